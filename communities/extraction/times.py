"""When: 2019年, 今年以来, 截至2020年11月底, 近年来. The words are kept; days are given as far as they are known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from communities.extraction.shapes import Period

_HAN_YEAR = r"[一二][〇零○0一二三四五六七八九]{3}"
_YEAR = rf"(?:(?:19|20)\d\d|{_HAN_YEAR})"
_YEAR_AHEAD = re.compile(_YEAR)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TAIL = r"(?:以来|以后|至今|起|期间|年初|年底|初|底|末|前后|上半年|下半年|全年|度)"

# The first signs of every choice of _TIME, asked first: most places fail there at once. 今 may stand alone.
_BEGINS_DIGIT = r"\d(?:[月年]|\d(?:[月世]|\d\d[年—~至到.\-/]))"  # 3月, 3年来, 12月, 20世纪, 2019年, 2019.3.5
_BEGINS = r"一二三四五六七八九十两数几多今本去上前当近长目现如至迄日主疫春暑寒节国中端元“全同年期下"
_SECOND = "止从在月世直季个半天〇零○题情假秋庆午旦间内度"  # besides what begins a time behind 到, 在 …
_TIME = re.compile(
    rf"""
    (?=[{_BEGINS}截到自从在于][\d{_BEGINS}{_SECOND}]|{_BEGINS_DIGIT}|今)
    (?P<cutoff>截至|截止到?|截止至|到|至|自从?|从|在|于)?
    (?:
        (?P<range>(?P<first>{_YEAR})年?[—~至到-]{{1,2}}(?P<last>{_YEAR})年)
      | (?P<dotted>(?P<dy>(?:19|20)\d\d)[.\-/](?P<dm>{_MONTH})[.\-/](?P<dd>{_DAY})(?!\d))
      | (?P<year>{_YEAR})年(?P<month>{_MONTH})?(?(month)月)(?P<day>(?(month){_DAY}))?(?(day)[日号])
        (?P<half>上半年|下半年|第?[一二三四]季度)?
      | (?P<this>今年|本年度?|今)(?(this)(?P<tmonth>{_MONTH})?(?(tmonth)月)(?P<tday>(?(tmonth){_DAY}))?(?(tday)[日号])(?P<thalf>上半年|下半年)?)
      | (?P<lastyear>去年|上一?年度?)(?P<lhalf>上半年|下半年)?
      | (?P<before>前年)
      | (?P<thismonth>本月|当月)
      | (?P<lastmonth>上个?月)
      | (?P<bare>{_MONTH}月{_DAY}日|{_MONTH}月(?:份|底|初|中旬|上旬|下旬)?)
      | (?P<same>全年|当年|同年|年内|年度|期间|当天|当日|同期)
      | (?P<open>近年来?|近几年来?|近[两二三四五六七八九十\d]年来?|[两二三四五六七八九十数几多\d]年来|多年来|一直以来|长期以来|目前|当前|现在|如今|至今|迄今为?止?|日前|近日|近期|
            主题教育期间|疫情(?:防控)?期间|[春暑寒]假期间|节日期间|(?:春节|国庆|中秋|端午|元旦)期间|“?十[一二三四五]五”?(?:期间|时期|以来)|
            (?:上世纪|20世纪|本世纪)[一二三四五六七八九十\d]{{1,2}}年代(?:初期?|中期|后期|末期?|末)?|[一二三四]季度|上半年|下半年)
    )
    (?P<tail>年?{_TAIL})?
    """,
    re.VERBOSE,
)
_QUICK = re.compile(
    r"年|月|前|今|期间|现在|近[日期]|以来|当[天日]|同期|季度|\.\d{1,2}[./-]|/\d{1,2}[./-]|-\d{1,2}[./-]"
)
_FOUNDING_BEFORE = ("建于", "建成于", "始于", "成立于", "生于", "落成于", "竣工于", "启用于", "毕业于")
_FOUNDING_AFTER = re.compile(
    r"(?:前后|年间|左右)?,?(?:初|底|末|正式|全面|率先)?(?:盖起|盖的|建起|修建|兴建|建成|落成|竣工|入住|成立|挂牌|投入使用|交付|出生|生[,，)]|启用|开盘|始建|组建|建立|建的|建设的|退休|入党|入伍|毕业)"
)
_BEGINS_FOUNDING = frozenset("前年左,初底末正全率盖建修兴落竣入成挂投交出生启开始组退毕")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CUTOFFS = frozenset(("截至", "截止", "截止到", "截止至", "自", "自从", "从"))  # what belongs to the words of a time
_SMALL = {"十": 10, **{sign: place for place, sign in enumerate("一二三四五六七八九", 1)}}


@dataclass(slots=True)  # not frozen: it would cost several times as much
class Time:
    """A time in a paragraph. ``shift`` counts years from the story's year where the text names none."""

    start: int
    end: int
    text: str
    first: str | None = None
    last: str | None = None
    as_of: str | None = None
    shift: int | None = None
    month: int | None = None
    half: str = ""
    founding: bool = False  # when something was built, not when it was counted
    carries: bool = False  # 全年, 期间: the time of the sentence before
    is_resolved: bool = False

    @property
    def year(self) -> int | None:
        return int(self.as_of[:4]) if self.as_of else None

    def period(self) -> Period:
        return Period(self.text, self.first, self.last, self.is_resolved)


def find_times(words: str) -> list[Time]:
    """Return the times of one paragraph in order."""
    if not _QUICK.search(words):
        return []
    return [time for found in _TIME.finditer(words) if (time := _time(found, words)) is not None]


def resolve(time: Time, year: int | None) -> Time:
    """Give a time that counts from the story's year its days, if that year is known."""
    if time.shift is None or year is None or time.as_of:
        return time
    first, last = _days(year + time.shift, time.month, None, time.half)
    is_open = "以来" in time.text or "至今" in time.text
    return Time(
        time.start, time.end, time.text, first, None if is_open else last, _as_of(year + time.shift, time.month, None),
        shift=time.shift, month=time.month, half=time.half, founding=time.founding, carries=time.carries, is_resolved=True,
    )  # fmt: skip


def year_of(words: str) -> int | None:
    """The year that a date or a text such as 二〇一九年 begins with."""
    found = _YEAR_AHEAD.match(words)
    return int(found[0].translate(_DIGITS)) if found else None


def _time(found: re.Match[str], words: str) -> Time | None:
    start, end = found.span()
    cutoff, years, dotted, year = found.group("cutoff", "range", "dotted", "year")
    if cutoff and cutoff not in _CUTOFFS:
        start = found.end("cutoff")
    if start and words[start - 1].isdigit() and words[start].isdigit():
        return None
    time = Time(start, end, words[start:end])
    time.founding = words.endswith(_FOUNDING_BEFORE, 0, start) or (
        words[end : end + 1] in _BEGINS_FOUNDING and _FOUNDING_AFTER.match(words, end, end + 10) is not None
    )
    if years:
        time.as_of = str(_year(found["last"]))
        time.first, time.last = f"{_year(found['first'])}-01-01", f"{time.as_of}-12-31"
        return time
    if dotted:
        return _dated(time, int(found["dy"]), _small(found["dm"]), _small(found["dd"]), "")
    if year:
        return _dated(time, _year(year), _small(found["month"]), _small(found["day"]), found["half"] or "")
    return _relative(found, time)


def _relative(found: re.Match[str], time: Time) -> Time | None:
    this, last, before, bare, same, opens = found.group("this", "lastyear", "before", "bare", "same", "open")
    if this:
        if this == "今" and not found["tmonth"]:
            return None
        time.shift, time.month = 0, _small(found["tmonth"])
        time.half = found["thalf"] or _half_in(found["tail"])
    elif last:
        time.shift, time.half = -1, found["lhalf"] or _half_in(found["tail"])
    elif before:
        time.shift = -2
    elif bare:
        time.shift, time.month = 0, _small(bare[: bare.index("月")])
    elif same:
        time.carries = True
    elif opens in ("上半年", "下半年"):
        time.shift, time.half = 0, opens
    return time


def _dated(time: Time, year: int, month: int | None, day: int | None, half: str) -> Time | None:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    time.first, time.last = _days(year, month, day, half or _half_in(time.text))
    if "截至" in time.text or "截止" in time.text:
        time.first = None
    if time.text.endswith(("以来", "至今", "起", "以后")):
        time.last = None
    time.as_of = _as_of(year, month, day)
    return time


def _half_in(words: str | None) -> str:
    if not words or "半年" not in words:
        return ""
    return "上半年" if "上半年" in words else "下半年" if "下半年" in words else ""


def _as_of(year: int, month: int | None, day: int | None) -> str:
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def _days(year: int, month: int | None, day: int | None, half: str) -> tuple[str, str]:
    if month and day:
        return (f"{year:04}-{month:02}-{day:02}",) * 2
    if month:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{monthrange(year, month)[1]}"
    if not half:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    first, last = {"上半年": (1, 6), "下半年": (7, 12)}.get(half, (1, 12))
    if half.endswith("季度"):
        last = 3 * _SMALL[half[-3]]
        first = last - 2
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]}"


def _year(words: str) -> int:
    return int(words.translate(_DIGITS))


def _small(words: str | None) -> int | None:
    """A month or day: 12, 十二, 二十一."""
    if not words:
        return None
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _SMALL[words]
    return (_SMALL[tens] if tens else 1) * 10 + (_SMALL[ones] if ones else 0)
