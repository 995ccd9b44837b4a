"""Words that mean a place named before: 社区, 街道, 全区, 该小区, 新村里, 那里."""

import re

_HAN = r"\u3400-\u9fff"
_NUMERAL = r"两三四五六七八九十\d"
_STREET_DOES = (
    r"(?=[党办统通投出拨积坚辖共全现已也还联组依在指有内总将把拥累先去今面另每拿为算请挤腾让计准从给花再又就则便才]|的[这那]"
    rf"|一共|总共|前后|[{_HAN}]{{2,4}}(?:队|中心|站|所|会)[共现有已])"
)
_DISTRICT_PAYS = rf"(?=财政|里(?:[今去]年)?[安拨投出拿]|[{_HAN}]{{2,3}}[局委办](?:[今去]年)?[^,。;]{{0,2}}全[区县])"
_OF_SORT = "(?:老旧?|安置|回迁|商住|新建?)?"
_TAKEN = "(?=[列纳划改定作])"
_ESTATE_HAS = r"(?=里|[内共现总已每装添盖改]|\d|有[\d一二三四五六七八九十]|建于|住[着了有\d]|所在|归|今年|去年)"
_SO_MANY = "个社区(?=[现共有均都一])"

# By the level of the place that is meant. Each word begins with a literal sign, and what may not stand before it comes
# behind that sign: so re looks only at the signs with which one begins. The first that fits is meant.
_WORDS = {
    "street": (
        r"全(?:街道?|镇)", r"整个街道?", r"该(?:街道?|镇|乡)", r"本(?:街道?|镇|乡)", r"我(?:街道?|镇|乡)",
        rf"街(?<![个各]街)道{_STREET_DOES}", rf"镇(?<![{_HAN}]镇)[上里](?=[共现还也有先又今去投拨出\d])", r"辖内各社区",
    ),
    "district": (
        rf"区(?<=[,。;、:]区){_DISTRICT_PAYS}", rf"县(?<=[,。;、:]县){_DISTRICT_PAYS}", r"全[区县]", r"我区", r"本区", r"该区",
    ),
    "city": (r"全市", r"我市", r"本市", r"该市"),
    "province": (r"全省", r"我省", r"本省", r"该省"),
    "estate": (
        rf"该(?:{_OF_SORT}小区|宿舍|大院|楼院|家属[院区]|公寓|楼盘)", rf"本(?:{_OF_SORT}小区|楼盘)",
        rf"这个?(?:[^,。;:]{{1,16}}的)?{_OF_SORT}小区", r"这个(?:[^,。;:、]{1,10}的)?老?(?:院子|大院|楼院|院落)",
        rf"院(?:(?<![{_HAN}]院)|(?<=[在给为]院))子?里", rf"院(?:(?<![{_HAN}]院)|(?<=在院))内", rf"院(?<=把院)[子落]{_TAKEN}",
        rf"家(?:(?<![{_HAN}]家)|(?<=在家))属院", rf"家(?<=把家)属院{_TAKEN}", r"家(?<=年家)属院(?=改造)", r"它(?<=[给为]它)(?![们的])",
        rf"大(?<=把大)院{_TAKEN}", rf"宿(?<=把宿)舍区?{_TAKEN}",
        rf"小区(?:(?<![{_HAN}]小区)|(?=[内共现总有占建绿住位地由拥东新改已还也设停南西北于])|(?<=把小区){_TAKEN})",
    ),
    "called": tuple(
        word + _ESTATE_HAS
        for word in ("新[村城]", "宿舍区?", "公寓", "花园", "家(?:园|属[院区])", "大院", "里弄", "苑", "东院", "西院", "南院", "北院")
    ),
    "there": (r"那[里儿](?=[现共总只仅才也]?有|住[着了]|一共|总共)",),
    "community": (
        r"该社区", r"本社区", r"全社区(?!的?[居党]|[共各])", r"我们?社区", r"居委会?", rf"辖(?<![{_HAN}]辖)区?(?=[{_HAN}])",
        r"社区(?:(?<![个各全辖内下大型级、]社区)(?![\d一二两三四五六七八九十约近、])(?=[^文服治工居法民矫网医教内两环群体干志卫图]|$)|(?=居委|工作站|内|“?两委|党))",
        r"该村(?=[内现共里委党])", r"村(?=[内现共里委党])",
    ),
    # Begun with any numeral: looked for only where one counts communities.
    "several": (
        *(rf"{sign}(?<![{_HAN}]{sign})[{_NUMERAL}]{{0,2}}{_SO_MANY}" for sign in "两三四五六七八九十0123456789"),
        *(rf"{when[0]}(?<![{_HAN}]{when[0]}){when[1]}[{_NUMERAL}]{{1,3}}{_SO_MANY}" for when in ("如今", "目前", "现在")),
    ),
}  # fmt: skip
# By the number of the group that matched.
_LEVELS = ("", *(level for level, words in _WORDS.items() for _word in words))
_COUNTED = "个社区"


def _one_of(levels: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"{word[0]}({word[1:]})" for level in levels for word in _WORDS[level]))


_PRONOUN_OR_SEVERAL, _PRONOUN = _one_of(list(_WORDS)), _one_of(list(_WORDS)[:-1])


def pronouns_in(words: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of ``words[start:end]`` for places that were named before, each with the level that it means."""
    pattern = _PRONOUN if words.find(_COUNTED, start, end) < 0 else _PRONOUN_OR_SEVERAL
    return [(*found.span(), _LEVELS[found.lastindex or 0]) for found in pattern.finditer(words, start, end)]
