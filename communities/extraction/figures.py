"""Every number of a paragraph with the words that belong to it: 约1.8万余人, 3至5人, 18场次, 24.4%.

Numerals are read by portal.text.numbers; this module knows what may stand around them. A number inside a date, an
address, a telephone number, an ordinal or a name is no figure and is not returned.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters

from communities.extraction.qualifiers import BEGINS_TRAILING, TRAILING, WINDOW, qualifiers_before
from communities.extraction.times import Time
from communities.extraction.units import CLASS_OF, EQUAL_UNITS, UNIT, unit_at
from portal.text.numbers import ARABIC_RUN, HAN_RUN, MULTIPLIERS, RUN, read_number

_number = lru_cache(maxsize=4096)(read_number)
_RUN = re.compile(RUN)
_RANGE = re.compile(rf"多?[至到~—-]{{1,2}}({RUN})")
_BEGINS_RANGE = frozenset("多至到~—-")
_AFTER = re.compile(rf"(多|余|几|来)?([{MULTIPLIERS}]*)(多|余)?")
_BEGINS_AFTER = frozenset(f"多余几来{MULTIPLIERS}")
_TENTHS = re.compile(
    r"([一二两三四五六七八九1-9])(?<![第收变建形完促].)(?<![\d.][1-9])成(?:([一二三四五六七八九])(?![一二三四五六七八九十百千万])|半)?(?=[,。;!?、)以左多的上升是]|[提增]|[始修]?建于|居民|住户|业主|村民|$)"
)
_SOME_MORE = re.compile(r"多(?=的|[始修]?建|是|为|居|住|房|楼)")  # 七成多建于…
_FRACTION = re.compile(
    r"(?=[一二三四五六七八九十\d半])(?<![百千万\d])(?:([二三四五六七八九十]|\d{1,2})分之([一二两三四五六七八九]|\d{1,2})|(一半|半数)(?![个天年月路途身边])|(?<=[近占过超])半(?=[,。;、!以]|$))"
)
_SPOKEN_SHARE = re.compile(rf"(百|千)分之({HAN_RUN}|{ARABIC_RUN})(多|余|左右)?")
_ORDINAL = re.compile(
    r"(?:第|前|初|腊|[A-Za-z]|No\.|排名|位列|名列|星期|(?<!每)周|礼拜|高|[0-9A-Za-z]\+|[-—]|编号|门牌|尾号|\d[.:/])$"
)
_APPLIANCE = re.compile(r"(?<![A-Za-z])(?:AED|LED|KTV|WiFi)$")  # AED35台: no number of a house
_ENDS_ORDINAL = frozenset(f"第前初腊名列期周拜高—号牌位+-.:/{ascii_letters}")
_LETTER_AFTER = re.compile(r"[A-Za-z+](?!m)|:\d|[.]\d")
_BEGINS_LETTER_AFTER = frozenset(f"+:.{ascii_letters}")
_ESTIMATE = re.compile(r"([十百千]?)([一二两三四五六七八九])([一二三四五六七八九])([十百千万]{0,2})")
# A mobile number, one with or without the code of its town, 400-…, a short number, a time of day; begins with any digit.
_PHONE = re.compile(
    r"\d(?<!\d\d)(?:(?<=1)[3-9]\d{9}|(?:(?<=0)\d{2,3}[—-]?\d|)\d{6,7}(?:[—-]\d{1,4})?|(?<=4)00[—-]?\d{3,4}[—-]?\d{3,4}|(?<=1)\d{4}|\d?:\d{2}(?:[—~至-]\d{1,2}:\d{2})?)(?!\d)"
)
_FIVE_DIGITS = re.compile(r"\d\d{4}")  # in a row: what each of them has, unless it is a time of day or begins with 400
_MINUTES = re.compile(r":\d\d")
_ROUND = frozenset(("十", "百", "千", "万", "亿", "百万", "千万", "仟", "佰"))  # 近百人, 近百万元
_AT_LEAST = frozenset(("至少", "最少", "不止"))
_INDEFINITE = re.compile(r"((?<![人户次场件总个车])数|好几|几|(?<![车街网早晚路线会台场])上)$")
_SPEECH_MARK = re.compile(r"[,。!?]")
_EXCLUDED_NAMES = re.compile(r"《[^《》]{1,90}》|“[^“”]{1,24}”")
_NOUN_WITHOUT_UNIT = re.compile(
    r"(?:党支部|支部|党小组|居民小组|村民小组|社区|行政村|小区|网格|单元|居委会)(?![\u3400-\u9fff])"
)
_PEOPLE_WITHOUT_UNIT = re.compile(
    r"(?:(?:常住|户籍|总)人口(?=[里中,。占])|(?:居民|群众|村民|业主|党员|志愿者|义工|职工)(?=[,。;、!)]|$|参|加|在|的|住|生活|受益))"
)
_MAY_LACK_UNIT = re.compile(r"(?:下属|下设|下辖|设有|现有|共有|分为|辖|设|共)$")
_ENDS_LACK = frozenset("属辖设有为共")
_PAIR = re.compile(r"(?<![0-9])([1-8])、$")  # 7、8名
_LABEL = re.compile(r"(?:[:|]|人次|人口|人数|户数|总数)(?:约|近|超过?|达到?|为|共|有|逾|已|却|刚+|突破)*$")
_ENDS_LABEL = frozenset(":|次口数约近超过达到为共有逾已刚破")
_MONEY_BEFORE = re.compile(
    r"(?:投入|投资|资金|经费|筹资|捐款|拨款|耗资|花费|花了|善款)(?:了|近|约|超过?|达|共|有|为)*$"
)
_UNIT_AHEAD = re.compile(r"\(([\u3400-\u9fff]{1,4})\)[:|]$")
_ALONE = re.compile(r"[ ,、;。()!?]|$")


@dataclass(slots=True)  # not frozen: a story has hundreds, and a frozen one costs several times as much
class Figure:
    """A number with its words; ``words[start:end]`` runs from the first qualifier to the last."""

    start: int
    end: int
    number_start: int
    unit_start: int
    unit_end: int
    value: Decimal | None
    high: Decimal | None
    unit: str
    unit_class: str
    qualifiers: tuple[str, ...]
    is_one: bool = False  # 一个, 一名: rather an article than a count


def find_figures(words: str, times: list[Time]) -> list[Figure]:
    """Return the figures of one paragraph in order; ``times`` are its times, whose digits are taken."""
    runs = list(_RUN.finditer(words))
    if not runs and "半" not in words:
        return []
    tenths = list(_tenths(words)) if "成" in words else []
    tenths += _fractions(words) if "分之" in words or "半" in words else []
    taken = taken_spans(words, times) + [(figure.number_start, figure.end) for figure in tenths]
    taken.sort()
    figures: list[Figure] = []
    place = floor = 0
    for found in runs:
        start, end = found.span()
        if start < floor:
            continue
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if place < len(taken) and taken[place][0] < end:
            continue
        numeral = found[0]
        if "," in numeral and _number(numeral) is None:
            figures += _parted(words, start, numeral, floor)
        elif (figure := _figure(words, start, end, numeral, floor)) is not None:
            figures.append(figure)
        floor = figures[-1].end if figures else 0
    return sorted([*figures, *tenths], key=lambda figure: figure.start) if tenths else figures


def _tenths(words: str) -> Iterator[Figure]:
    """九成, 三成五: shares in tenths."""
    for found in _TENTHS.finditer(words):
        ten, one = found.groups()
        value = Decimal(int(ten) if ten.isdigit() and ten.isascii() else _int_of(ten)) / 10 + (
            Decimal(_int_of(one)) / 100 if one else Decimal(5 * found[0].endswith("半")) / 100
        )
        yield _spoken(words, found, value)


def _fractions(words: str) -> Iterator[Figure]:
    """四分之一, 一半, 过半: shares that are told as parts of a whole."""
    for found in _FRACTION.finditer(words):
        whole, part = (_number(piece) if piece else None for piece in found.group(1, 2))
        value = (part / whole).quantize(Decimal("0.0001")) if part and whole else Decimal("0.5")
        if value < 1:
            yield _spoken(words, found, value)


def _spoken(words: str, found: re.Match[str], value: Decimal) -> Figure:
    before, begins = qualifiers_before(words, found.start(), max(0, found.start() - 8))
    if not before and words[found.start() - 1 : found.start()] == "过":
        before, begins = ["过"], found.start() - 1  # 过半
    trailing = TRAILING.match(words, found.end()) or _SOME_MORE.match(words, found.end())
    qualifiers = (*before, *([trailing[0]] if trailing else []))
    ends = trailing.end() if trailing else found.end()
    return Figure(begins, ends, found.start(), found.end(), found.end(), value, None, "%", "share", qualifiers)


def taken_spans(words: str, times: list[Time]) -> list[tuple[int, int]]:
    """Where digits are no figures: in times, telephone numbers and names."""
    taken = [(time.start, time.end) for time in times]
    if "400" in words or (":" in words and _MINUTES.search(words)) or _FIVE_DIGITS.search(words):
        for found in _PHONE.finditer(words):
            after = words[found.end() : found.end() + 3]
            if ":" in found[0] or not (UNIT.match(after) or after[:1] in ("多", "余", *MULTIPLIERS)):
                taken.append(found.span())
    if "“" in words or "《" in words:
        for found in _EXCLUDED_NAMES.finditer(words):
            if not _SPEECH_MARK.search(found[0]):  # “我们有3000多人，” is speech; “千场大宣讲” is a name
                taken.append(found.span())
    return taken


def _parted(words: str, start: int, numeral: str, floor: int) -> Iterator[Figure]:
    """The figures of a run such as 3,20人: a comma that does not group digits parts two numbers."""
    for piece in numeral.split(","):
        figure = _figure(words, start, start + len(piece), piece, floor)
        if figure is not None:
            yield figure
        start += len(piece) + 1


def _figure(words: str, start: int, end: int, numeral: str, floor: int) -> Figure | None:
    before = words[start - 1] if start > floor else ""
    if before == "之" and words.endswith(("百分之", "千分之"), floor, start):
        return _share(words, start - 3, floor)
    if numeral in ("百", "千") and words.startswith("分之", end):
        return _share(words, start, floor)
    if before in _ENDS_ORDINAL:
        left = words[max(floor, start - WINDOW) : start]
        if _ORDINAL.search(left) and not left.endswith("达第") and not _APPLIANCE.search(left):
            return None
    if numeral == "4050" and words.startswith("人员", end):
        return None  # a group of people by their age, no number of them
    low = None
    behind = words[end : end + 1]
    if behind in _BEGINS_RANGE and (ranged := _RANGE.match(words, end, min(len(words), end + 45))):
        low, numeral, end = numeral, ranged[1], ranged.end()
        behind = words[end : end + 1]
    elif (
        before == "、"
        and (pair := _PAIR.search(words[max(floor, start - WINDOW) : start]))
        and int(pair[1]) + 1 == _number(numeral)
    ):
        low, start = pair[1], start - len(pair[0])
    if behind in _BEGINS_LETTER_AFTER and _LETTER_AFTER.match(words, end) and not UNIT.match(words, end):
        return None
    return _with_unit(words, start, end, numeral, low, floor)


def _with_unit(words: str, start: int, end: int, numeral: str, low: str | None, floor: int) -> Figure | None:
    after = _AFTER.match(words, end) if words[end : end + 1] in _BEGINS_AFTER else None
    unit_start = after.end() if after else end
    unit = unit_at(words, unit_start)
    if unit is None and after:
        unit_start = after.end(2)
        unit = unit_at(words, unit_start)
    if unit in ("平方公里", "平方千米") and words[start - 2 : start] == "0、" and start >= floor + 2:
        start, numeral = start - 2, f"0.{numeral}"  # 面积0、31平方公里: the mark slipped
    if unit is None and words[unit_start : unit_start + 2] in (" k", " m", " K", " M"):
        unit_start += 1  # 18.37 km2
        unit = unit_at(words, unit_start)
    if unit is not None:
        return _counted(words, start, numeral, low, floor, after, unit_start, unit, unit_start + len(unit))
    before = words[start - 1] if start else ""
    if (
        before in _ENDS_LACK
        and _NOUN_WITHOUT_UNIT.match(words, unit_start)
        and _MAY_LACK_UNIT.search(words[max(0, start - 6) : start])
    ):
        left_out = "个"  # 下属26党支部
    elif (after or end - start > 2) and _PEOPLE_WITHOUT_UNIT.match(words, unit_start):
        left_out = "人"  # 8000多居民
    elif (
        ((after and after[2]) or numeral[-1] in "万亿")
        and _MONEY_BEFORE.search(words[max(floor, start - 12) : start])
        and _ALONE.match(words, unit_start)
    ):
        left_out = "元"  # 投入500多万
    else:
        is_labelled = low is None and before in _ENDS_LABEL and _LABEL.search(words[max(0, start - 10) : start])
        return _bare(words, start, end, numeral, after, floor) if is_labelled else None
    return _counted(words, start, numeral, low, floor, after, unit_start, left_out, unit_start)


def _counted(
    words: str,
    start: int,
    numeral: str,
    low: str | None,
    floor: int,
    after: re.Match[str] | None,
    unit_start: int,
    unit: str,
    unit_end: int,
) -> Figure | None:
    more, scale, too = after.groups() if after else (None, "", None)
    has_digit = numeral[0] not in MULTIPLIERS  # or it is a bare 十, 百, 万: 几十, 上百, 近万
    vague = None if has_digit else _INDEFINITE.search(words[max(floor, start - 3) : start])
    begin = start - len(vague[1]) if vague else start
    qualifiers, before_start = qualifiers_before(words, begin, floor)
    ahead = len(qualifiers)
    if more:
        qualifiers.append(more)
    if too:
        qualifiers.append(too)
    trailing = TRAILING.match(words, unit_end) if words[unit_end : unit_end + 1] in BEGINS_TRAILING else None
    if trailing and not (trailing[0] in "余多" and (more or too)):
        qualifiers.append(trailing[0])
    value, high = _number(numeral + scale), None
    if value is None or low is not None or not has_digit:
        value, high = _amounts(numeral + scale, low, bool(qualifiers))
    spelling = unit.lower()
    unit_class = CLASS_OF[spelling]
    if vague:
        qualifiers.insert(ahead, vague[1] + numeral + scale)
        value, high = (_number(f"一{numeral}{scale}") if vague[1] == "上" else None), None
    elif value is None:
        return None
    elif unit_class == "share":
        moved = -3 if unit == "‰" else -2
        value, high = value.scaleb(moved), high.scaleb(moved) if high is not None else None
    spelt = EQUAL_UNITS.get(spelling, unit)
    ends = unit_end + len(trailing[0]) if trailing else unit_end
    is_one = numeral == "一" and _AT_LEAST.issuperset(qualifiers)
    return Figure(
        before_start, ends, start, unit_start, unit_end, value, high, spelt, unit_class, tuple(qualifiers), is_one
    )


def _bare(words: str, start: int, end: int, numeral: str, after: re.Match[str] | None, floor: int) -> Figure | None:
    """居民小组:18, 参与人次3.1万: a number behind a label that says what is counted; no unit follows."""
    more, scale, too = after.groups() if after else (None, "", None)
    end = after.end() if after else end
    before, begins = qualifiers_before(words, start, floor)
    value = _amounts(numeral + scale, None, bool(before))[0]
    if value is None or not _ALONE.match(words, end):
        return None
    headed = _UNIT_AHEAD.search(words, max(floor, start - 8), start)
    if headed and (unit := headed[1].lstrip("万亿")) in CLASS_OF:  # 户数(户):2946, 人口(万人):1.2
        value = _amounts(numeral + scale + headed[1].removesuffix(unit), None, bool(before))[0]
        unit_class = CLASS_OF[unit]
        return Figure(begins, end, start, end, end, value, None, EQUAL_UNITS.get(unit, unit), unit_class, tuple(before))
    qualifiers = (*before, *filter(None, (more, too)))
    return Figure(begins, end, start, end, end, value, None, "", "bare", qualifiers)


def _share(words: str, start: int, floor: int) -> Figure | None:
    found = _SPOKEN_SHARE.match(words, start)
    amount = _number(found[2]) if found else None
    if found is None or amount is None:
        return None
    before, begins = qualifiers_before(words, start, floor)
    value = amount.scaleb(-2 if found[1] == "百" else -3)
    qualifiers = (*before, *filter(None, [found[3]]))
    return Figure(
        begins,
        found.end(),
        start,
        start,
        found.end(3) if found[3] else found.end(),
        value,
        None,
        "%",
        "share",
        qualifiers,
    )


def _amounts(numeral: str, low: str | None, is_bounded: bool) -> tuple[Decimal | None, Decimal | None]:
    amount = _number(numeral)
    if amount is None:
        rough = _ESTIMATE.fullmatch(numeral)
        if rough and _int_of(rough[2]) + 1 == _int_of(rough[3]):
            lower, upper = (_number(rough[1] + rough[place] + rough[4]) for place in (2, 3))
            return lower, upper
    if numeral[0] in MULTIPLIERS and not numeral.startswith("十"):
        # A bare 百, 千, 万 counts only where something says so: 近百人, 超千户; 千家万户 is a figure of speech.
        amount = _number(f"一{numeral}") if is_bounded and numeral in _ROUND else None
    if low is None or amount is None:
        return amount, None
    scale = numeral[len(numeral.rstrip(MULTIPLIERS)) :].lstrip("十")
    readings = (_number(low + scale), _number(low))
    lower = next((reading for reading in readings if reading is not None and reading < amount), None)
    return (lower, amount) if lower is not None else (None, None)


def _int_of(sign: str) -> int:
    """The value of one Chinese digit."""
    return "零一二三四五六七八九".index(sign.replace("两", "二"))
