"""Tables that spreadsheet programs open: workbooks, whose cells have types, and CSV, where words are guarded."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

BYTE_ORDER_MARK = "\ufeff"  # without it Excel in a Chinese Windows reads UTF-8 as GBK
# What starts a formula, or hides one behind white space that the program drops; full-width forms count in some locales.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

LONGEST_CELL = 32_767  # characters; no spreadsheet program holds more


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


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook; a row holds words, numbers and days."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[int] = ()


def write_xlsx(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write a workbook, row by row. Words stay words: what begins with = is no formula, and nothing need be marked."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        for place, width in enumerate(sheet.widths, 1):
            page.column_dimensions[get_column_letter(place)].width = width
        heads = [_cell(page, heading) for heading in sheet.headings]
        for head in heads:
            head.font = Font(bold=True)
        page.append(heads)
        for row in sheet.rows:
            page.append([_cell(page, value) if isinstance(value, str) else value for value in row])
    book.save(file)


def _cell(page: Any, words: str) -> Any:
    """A cell typed as text, without the control characters that no workbook may hold."""
    cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("", words)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell
