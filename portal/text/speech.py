"""How a written figure is said: 约13.8万平方米 is 约十三点八万平方米, 2019年 二零一九年, 24.4% 百分之二十四点四.

Voices differ in what they make of digits; words in Chinese they all read alike. So the server says the figure, and the
page hands the words to the voice. Nothing but numerals, the signs of shares and abbreviated units is changed.
"""

import re

DIGITS = "零一二三四五六七八九"
LONGEST = 16  # digits; a longer row names something and is read one by one
YEARS = range(1900, 2100)  # before 年 these are years, not a duration

_FOLD = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_UNITS = {"㎡": "平方米", "m²": "平方米", "m2": "平方米", "㎢": "平方公里", "km²": "平方公里", "km2": "平方公里"}
_NUMERAL = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_WRITTEN = re.compile(
    rf"""
    (?P<iso>(?<![0-9-])[0-9]{{4}}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?(?![0-9-]))
    |(?P<number>{_NUMERAL})
    (?:(?P<share>[%‰])|(?P<unit>(?i:km²|km2|m²|m2)(?![0-9A-Za-z])|[㎡㎢]))?
    (?P<range>[-–—~～](?=[0-9]))?
    """,
    re.VERBOSE,
)
_KEEPS_TWO = "年月日号楼级期届第点"  # 二月, 二楼; before anything else that is counted 2 is 两


def spoken(text: str) -> str:
    """Return `text` with every figure in it written as it is said; no Arabic digit is left."""
    folded = text.translate(_FOLD)
    return _WRITTEN.sub(lambda match: _said(match, folded), folded)


def _said(match: re.Match[str], text: str) -> str:
    if match["iso"]:
        return _date(match["iso"])
    number, after = match["number"].replace(",", ""), text[match.end() : match.end() + 1]
    to = "至" if match["range"] else ""
    if match["share"]:
        return f"{'百分之' if match['share'] == '%' else '千分之'}{_number(number)}{to}"
    if match["unit"]:
        return f"{_counted(number, '平')}{_UNITS[match['unit'].lower()]}{to}"
    if _is_year(number, text[match.end() :]):
        return f"{_one_by_one(number)}{to}"
    return f"{_counted(number, after)}{to}"


def _is_year(number: str, rest: str) -> bool:
    is_one = len(number) == 4 and number.isdigit() and int(number) in YEARS
    return is_one and bool(re.match(r"年|(?:[0-9]{4})年|[至到][0-9]{4}年", rest))


def _date(iso: str) -> str:
    year, month, *day = iso.split("-")
    said = f"{_one_by_one(year)}年{whole(int(month))}月"
    return said + (f"{whole(int(day[0]))}日" if day else "")


def _counted(number: str, after: str) -> str:
    """A number before what it counts: 两户, but 二月."""
    return "两" if number == "2" and after and not after.isascii() and after not in _KEEPS_TWO else _number(number)


def _number(number: str) -> str:
    integer, _point, decimals = number.partition(".")
    if len(integer) > LONGEST or (len(integer) > 1 and integer.startswith("0")):
        said = _one_by_one(integer)
    else:
        said = whole(int(integer))
    return f"{said}点{_one_by_one(decimals)}" if decimals else said


def _one_by_one(digits: str) -> str:
    return "".join(DIGITS[int(digit)] for digit in digits)


def whole(number: int) -> str:
    """A whole number below ten thousand million million as it is said: 12 十二, 2019 两千零一十九, 16000 一万六千."""
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        many, rest = divmod(number, scale)
        if many:
            gap = DIGITS[0] if rest and rest < scale // 10 else ""
            return f"{'两' if many == 2 else whole(many)}{name}{gap}{_rest(rest)}"
    return _below_ten_thousand(number, leads=True)


def _rest(number: int) -> str:
    """What follows 亿 or 万: nothing, or a number whose tens are said in full, 一十."""
    if not number:
        return ""
    return whole(number) if number >= 10**4 else _below_ten_thousand(number, leads=False)


def _below_ten_thousand(number: int, *, leads: bool) -> str:
    if number == 0:
        return DIGITS[0]
    said, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if not digit:
            gap = bool(said)
            continue
        if gap:
            said, gap = said + DIGITS[0], False
        if scale == 10 and digit == 1 and leads and not said:
            said += name
        else:
            said += ("两" if digit == 2 and scale == 1000 else DIGITS[digit]) + name
    return said
