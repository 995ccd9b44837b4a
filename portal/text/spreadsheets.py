"""Tables as text that spreadsheet programs open: CSV with every cell kept from being taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel in a Chinese Windows reads UTF-8 as GBK
# What starts a formula, or hides one behind white space that the program drops; full-width forms count in some locales.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(words: str) -> str:
    """The words with ' before them when a spreadsheet program would run them."""
    return f"'{words}" if words.startswith(STARTS_A_FORMULA) else words


def to_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table as CSV with the line ends of RFC 4180; the caller guards the cells that hold words."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + text.getvalue()
