"""Numerals as Chinese texts write them: 13.8万, 1,819,037, 一千二百, 二〇一九.

Nothing is guessed: what could be read in two ways (三四十, 1万5, 13点8) is not read at all.
Spelling rules: GB/T 15835-2011 (numerals in publications) and the spoken short forms 两千三, 三万五.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

Scales = tuple[tuple[str, int], ...]

MULTIPLIERS = "十百千仟万萬亿億"
HAN_DIGITS = "零〇一二三四五六七八九两"

# Pattern sources, for use in larger patterns. A run is taken whole, readable or not: 三 is not a part of 三四十.
# Only repeats of one character class are possessive: Python before 3.11.5 mishandles possessive groups (gh-106052).
_BEHIND_ARABIC = rf"(?:[.．,，][0-9０-９]++)*(?:[{MULTIPLIERS}]++[0-9０-９{HAN_DIGITS}]++)*"
_BEHIND_HAN = rf"(?:点[{HAN_DIGITS}{MULTIPLIERS}]++)*"
ARABIC_RUN = rf"[0-9０-９]++{_BEHIND_ARABIC}"
HAN_RUN = rf"[{HAN_DIGITS}{MULTIPLIERS}]++{_BEHIND_HAN}"
# Either of them. It begins with the set of all signs that begin a run: to the next of a set re skips fast.
RUN = (
    rf"[0-9０-９{HAN_DIGITS}{MULTIPLIERS}]"
    rf"(?:(?<=[0-9０-９])[0-9０-９]*+{_BEHIND_ARABIC}[{MULTIPLIERS}]*+|[{HAN_DIGITS}{MULTIPLIERS}]*+{_BEHIND_HAN})"
)

LONGEST = 40  # characters; a longer "numeral" is an accident or an attack
EXACT = 80  # digits of precision: LONGEST digits before 万亿, with room to spare

_FOLD = str.maketrans("０１２３４５６７８９，．〇仟萬億", "0123456789,.零千万亿")
_TO_ARABIC = str.maketrans("零一二三四五六七八九两", "01234567892")
_ZERO = "零"
_DIGITS = frozenset("零一二三四五六七八九")
_SCALES: Scales = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_MYRIAD = 10**4

_RUN = re.compile(RUN)
_LITERAL = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[一二三四五六七八九两]")
_POINTED = re.compile(r"([零一二三四五六七八九两十百千万亿]+)点([零一二三四五六七八九]+)([万亿]*)")


@dataclass(frozen=True)
class Span:
    """A numeral found in a text: ``text[start:end]`` reads as ``value``."""

    start: int
    end: int
    value: Decimal


def read_number(text: str) -> Decimal | None:
    """Return the value of ``text`` if the whole of it is one numeral of at most ``LONGEST`` characters, else None.

    The value is exact: 13.8万 is 138000. A blank, a sign or a word beside the numeral makes it unreadable.
    """
    if len(text) > LONGEST:
        return None
    with localcontext(prec=EXACT):
        value = _read(text.translate(_FOLD))
        if value is None:
            return None
        whole = value.to_integral_value()
        return whole if whole == value else value


def find_number(text: str) -> Span | None:
    """Return the first readable numeral of ``text``, or None.

    Runs of numeral characters are read whole: of 三四十人 or 2019.5.3 no part is returned. A year is a numeral too,
    and so is the 一 of 统一: whoever calls this knows what the text is about.
    """
    for run in _RUN.finditer(text):
        value = read_number(run[0])
        if value is not None:
            return Span(run.start(), run.end(), value)
    return None


def _read(words: str) -> Decimal | None:
    if pointed := _POINTED.fullmatch(words):
        whole, decimals, multipliers = pointed.groups()
        value = _read(whole)
        return None if value is None else _read(f"{value}.{decimals.translate(_TO_ARABIC)}{multipliers}")
    # Two digits without a zero are an estimate (三四人, three or four), not a number.
    if _DIGITS.issuperset(words) and (_ZERO in words or len(words) > 2):
        return Decimal(words.translate(_TO_ARABIC))
    return _positional(words, _SCALES)


def _positional(words: str, scales: Scales) -> Decimal | None:
    """Read digits before falling multipliers, each used once: 一千二百, 1亿2000万."""
    for place, (mark, scale) in enumerate(scales, start=1):
        head, found, tail = words.rpartition(mark)
        if found:
            many = _count(head, scale, scales[place:])
            rest = _remainder(tail, scale, scales[place:])
            if many is None or rest is None or ("." in head and tail):
                return None
            return many * scale + rest
    return _literal(words)


def _count(head: str, scale: int, lower: Scales) -> Decimal | None:
    """How many of ``scale``: a numeral before 万 and 亿, a literal before 千, 百 and 十, or nothing (1) before 十."""
    if not head and scale == 10:
        return Decimal(1)
    return _positional(head, lower) if scale >= _MYRIAD else _literal(head)


def _remainder(tail: str, scale: int, lower: Scales) -> Decimal | None:
    """What follows the multiplier ``scale``: nothing, the next place unsaid (两千三), or a smaller numeral."""
    if not tail:
        return Decimal(0)
    digit = _literal(tail)
    if digit is not None and not tail[0].isascii():
        return digit * scale / 10
    # 零 announces skipped places, and without it a bare number must fill its place: 1万5 has two readings.
    ceiling = scale // 10 if tail.startswith(_ZERO) else scale
    floor = scale // 10 if digit is not None else 1
    rest = _positional(tail.removeprefix(_ZERO), lower)
    return rest if rest is not None and floor <= rest < ceiling else None


def _literal(words: str) -> Decimal | None:
    if not _LITERAL.fullmatch(words):
        return None
    return Decimal(words.replace(",", "").translate(_TO_ARABIC))
