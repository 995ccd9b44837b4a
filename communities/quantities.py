"""Figures as a source states them: 约13.8万平方米 is kept in its words, and is also 138000 平方米.

The words around a number are part of the statement (to drop 约 is to misreport it), so a quantity is a row of parts
that spells the source again. Only 十百千万亿 are multiplied out; 公顷 and 亩 stay units of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from portal.text.normalise import IDEOGRAPHS
from portal.text.numbers import ARABIC_RUN, HAN_DIGITS, HAN_RUN, MULTIPLIERS, read_number

Kind = Literal["qualifier", "number", "unit"]
Part = tuple[Kind, str]

# The unit each spelling stands for; a unit that is not here stands for itself (人, 人次, 亩, ...).
UNITS = {
    "m2": "平方米",
    "m²": "平方米",
    "㎡": "平方米",
    "km2": "平方公里",
    "km²": "平方公里",
    "㎢": "平方公里",
    "平方千米": "平方公里",
    "个百分点": "个百分点",  # here because of its 百: a unit of any other words contains no numeral
}

ATTENDANCES = "人次"  # never compared with people

# Units that count the same thing.
# What is counted says which word fits it (61部电梯, 9所学校), so words that only count are one unit.
EQUAL_UNITS = [
    {"人", "名", "位", "个人"},
    {"栋", "幢"},
    {"场", "场次", "次", "期", "节", "堂", "届"},
    {"起", "件", "宗", "例"},
    {"间", "个", "家", "所", "座", "处", "支", "台", "部", "套", "辆", "盏", "张", "册", "条", "项", "块"},
]

# A share is a plain fraction without a unit: its sign, and the decimal places by which it moves the point.
SHARES = {"%": ("%", 2), "％": ("%", 2), "百分之": ("%", 2), "‰": ("‰", 3), "千分之": ("‰", 3), "成": ("成", 1)}

BEFORE = (
    *("约", "大约", "约为", "大概", "近", "将近", "接近"),
    *("超", "超过", "超出", "逾", "过", "达", "达到", "多达", "高达", "至少", "最少", "不少于", "不低于"),
    *("不足", "不到", "不超过", "至多", "最多", "最高"),
    *("共", "共计", "共有", "总共", "总计", "合计", "累计", "先后", "今年以来"),
    *("平均", "人均", "户均", "日均", "月均", "年均", "每天", "每周", "每月", "每年", "拟建"),
)
VAGUE = ("数", "几", "好几", "上")  # before a bare multiplier: 数十, 上百
AFTER = ("多", "余", "几", "来")
TRAILING = ("左右", "上下", "以上", "以下", "以内", "及以上", "及以下", "不等", "之多", "有余", "多", "余")

# What each group of the pattern below contributes, in the order in which the groups stand.
_KINDS: dict[str, Kind] = {
    "before": "qualifier",
    "share": "unit",
    "vague": "qualifier",
    "round": "number",
    "number": "number",
    "times": "unit",
    "after": "qualifier",
    "unit": "unit",
    "trailing": "qualifier",
}
_SCALES_AND_MORE = MULTIPLIERS + "".join(AFTER)
_NOT_IN_UNITS = ("分之", "至", "到", "几")  # else 百分之几 would read as 100 分之几, and 3至几人 as 3 至几人
_SHARED_MULTIPLIERS = MULTIPLIERS.replace("十", "")


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of ``words`` and the blanks after it.

    It is atomic and tries the longest first, so 超过 is never tried again as 超 and 过: that would be exponential.
    """
    return rf"(?>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\s*+"


_BEFORE = re.compile(_any_of(BEFORE))
_QUANTITY = re.compile(
    rf"""
    (?P<before>(?:{_any_of(BEFORE)})*)
    (?P<share>{_any_of(("百分之", "千分之"))})?
    (?:
        (?P<vague>{_any_of(VAGUE)})(?P<round>[{MULTIPLIERS}]++\s*+)
    |
        (?P<number>
            (?:(?P<low>{ARABIC_RUN}[{MULTIPLIERS}]*+|{HAN_RUN})\s*+[至到~～–—－-]\s*+)?
            (?P<high>{ARABIC_RUN}|{HAN_RUN})\s*+
        )
    )
    (?:(?P<times>[{MULTIPLIERS}]*+\s*+)(?P<after>{_any_of(AFTER)}))?
    (?(share)|(?P<unit>
        (?P<scale>[{MULTIPLIERS}]*+)\s*+
        (?P<base>(?i:{_any_of([*UNITS, "%", "％", "‰"])})
            |(?:(?!{_any_of([*TRAILING, *_NOT_IN_UNITS])}|[{HAN_DIGITS}{MULTIPLIERS}])[{IDEOGRAPHS}]){{1,6}}\s*+)
    ))
    (?P<trailing>{_any_of(TRAILING)})?
    """,
    re.VERBOSE,
)
# Units of land by the unit of their indicators: 1公顷 is 10,000 平方米, 1亩 is 2,000/3.
LAND = {
    "平方米": ((Decimal(2000) / 3, "亩"),),
    "平方公里": ((Decimal("0.01"), "公顷"), (Decimal(2) / 3000, "亩")),
}
_ROUNDED = Decimal("0.005")  # of the scale: values that were turned into another unit of land are rounded

# Words around a numeral that together are no quantity: 先后有214人次, 近四成, 5 120人, the 412 of a table's cell.
_ANY_NUMERAL = re.compile(
    rf"""
    (?P<qualifier>一共|[^0-9０-９{HAN_DIGITS}{MULTIPLIERS}]*+)
    (?P<number>{HAN_RUN}成(?:{HAN_RUN})?|(?:{ARABIC_RUN}|{HAN_RUN})(?:[ ][0-9]{{3}}(?![0-9]))*+(?:[.][0-9]++)?)
    (?P<unit>.*+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Quantity:
    """One written quantity: the words of the source in order, and what they amount to in the base unit.

    ``value`` is None where the source is indefinite (数十人). Of a range it is the lower bound, ``high`` the upper.
    ``unit`` is the base unit, "" for a share: 24.4% has the value 0.244.
    """

    parts: tuple[Part, ...]
    value: Decimal | None
    high: Decimal | None
    unit: str

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The quantity exactly as the source wrote it."""
        return "".join(words for _, words in self.parts)

    @property
    def before(self) -> str:
        """The qualifiers before the number, run together: 近, 共约."""
        return "".join(self._words("qualifier", self.parts[: self._place]))

    @property
    def number(self) -> str:
        """The numeral as written, without the multiplier after Arabic digits: 13.8 of 13.8万, 3至5 of 3至5人."""
        return self.parts[self._place][1].strip()

    @property
    def after(self) -> str:
        """The qualifiers after the number, or after the unit, run together: 多, 余, 左右."""
        return "".join(self._words("qualifier", self.parts[self._place :]))

    @property
    def unit_text(self) -> str:
        """The unit as written, with its multiplier: 万平方米. Of a share it is the sign, also for 百分之."""
        written = "".join(self._words("unit", self.parts))
        return SHARES[written][0] if written in SHARES else written

    @property
    def qualifier(self) -> str:
        """All qualifiers in order, joined by a slash: 近/余. Empty when the source states the number flat."""
        return "/".join(self._words("qualifier", self.parts))

    @property
    def _place(self) -> int:
        return [kind for kind, _ in self.parts].index("number")

    @staticmethod
    def _words(wanted: Kind, parts: Iterable[Part]) -> Iterator[str]:
        return (words.strip() for kind, words in parts if kind == wanted)


def read_quantity(text: str) -> Quantity | None:
    """Return the quantity that the whole of ``text`` states, or None.

    Qualifiers, numeral and unit may have blanks between them, not around them. A unit is one of ``UNITS``, a share
    sign, or 1 to 6 ideographs. None also when the numeral does not read (三四十人), a range falls (5至3人), or nothing
    says of a bare multiplier that it counts (百人; but 近百人 is 100).
    """
    match = _QUANTITY.fullmatch(text)
    if match is None:
        return None
    value, high = _amounts(match)
    if value is None and not match["vague"]:
        return None
    base = (match["base"] or match["share"]).strip()
    if base in SHARES:
        return Quantity(tuple(_parts(match)), _share(value, base), _share(high, base), unit="")
    return Quantity(tuple(_parts(match)), value, high, UNITS.get(base.lower(), base))


def written_parts(text: str, value: Decimal | None = None, unit: str = "") -> tuple[Part, ...]:
    """Cut any words of a source into the parts of a figure; what `read_quantity` cannot read, at its first numeral.

    ``value`` in ``unit`` is what they amount to: where the source has the unit elsewhere, over a column or before the
    number (党支部：26), it is added as the number counts it, such as 万元 to a 120 that is 1200000 元.
    """
    quantity = read_quantity(text)
    if quantity is not None:
        return quantity.parts
    match = _ANY_NUMERAL.fullmatch(text)
    if match is None:
        return (("number", text),)
    written = match["unit"]
    if unit and not written.strip(_SCALES_AND_MORE):
        number = match["number"].replace(" ", "") + "".join(sign for sign in written if sign in MULTIPLIERS)
        written += unit_counted(number, value, unit)
    parts: list[Part] = [("qualifier", match["qualifier"]), ("number", match["number"]), ("unit", written)]
    return tuple(part for part in parts if part[1])


def unit_counted(numeral: str, value: Decimal | None, unit: str) -> str:
    """The unit in which a bare numeral makes that value: 万元 of 120 for 1200000 元; "" where none does."""
    number = read_number(numeral)
    if number is None or value is None:
        return ""
    for scale, word in ((1, unit), (10**4, f"万{unit}"), (10**8, f"亿{unit}")):
        if number * scale == value:
            return word
    land = LAND.get(unit, ())
    return next((word for scale, word in land if abs(number * scale - value) <= _ROUNDED * scale), "")


def same_unit(one: str, other: str) -> bool:
    """Whether two units count the same thing: 起 and 件, but not 人 and 人次."""
    return one == other or any(one in units and other in units for units in EQUAL_UNITS)


def _parts(match: re.Match[str]) -> Iterator[Part]:
    for group, kind in _KINDS.items():
        words = match[group] or ""
        for word in _BEFORE.findall(words) if group == "before" else filter(None, [words]):
            yield kind, word


def _share(amount: Decimal | None, sign: str) -> Decimal | None:
    return None if amount is None else amount.scaleb(-SHARES[sign][1])


def _amounts(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Return the value and, of a range, the upper bound. A qualifier may stand inside a numeral: 100多万 is 100万."""
    if match["vague"]:
        return None, None
    numeral = match["high"] + (match["times"] or "").strip() + (match["scale"] or "")
    amount = read_number(numeral)
    bounded = match["before"] or match["share"] or match["after"] or match["trailing"]
    if amount is None and bounded and numeral[0] in MULTIPLIERS:
        amount = read_number(f"一{numeral}")
    if amount is None or match["low"] is None:
        return amount, None
    return _lower_bound(match["low"], numeral, amount), amount


def _lower_bound(low: str, high: str, ceiling: Decimal) -> Decimal | None:
    """Read the start of a range: the end's multiplier is shared (3至5万) unless that would overtake it (8000至1万)."""
    multiplier = high[len(high.rstrip(_SHARED_MULTIPLIERS)) :]
    readings = (read_number(low + multiplier), read_number(low))
    return next((value for value in readings if value is not None and value < ceiling), None)
