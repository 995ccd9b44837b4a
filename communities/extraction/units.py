"""Units: what each counts, its spellings, and where its signs are the beginning of another word."""

import re

# What a unit counts, and its spellings. The first spelling is the one that is proposed where spellings are equal.
UNIT_CLASSES: dict[str, tuple[str, ...]] = {
    "people": ("人", "名", "位", "口", "个人", "号人", "号", "人口", "口人", "口子人", "口子"),
    "visits": ("人次",),
    "households": ("户", "户家庭"),
    "household_visits": ("户次",),
    "km2": ("平方公里", "平方千米", "km2", "km²", "㎢"),
    "m2": ("平方米", "个平方米", "个平方", "平米", "㎡", "m2", "m²", "平方"),
    "land": ("公顷", "公倾", "亩"),
    "buildings": ("栋", "幢", "座"),
    "sets": ("套",),
    "sessions": ("场次", "场", "期", "次", "堂", "节", "课时", "回", "轮", "讲", "届"),
    "cases": ("起", "件", "宗", "例"),
    "pieces": (
        "个",
        "处",
        "家",
        "所",
        "间",
        "条",
        "项",
        "支",
        "类",
        "大类",
        "门",
        "种",
        "组",
        "对",
        "套",
        "座",
        "部",
        "块",
        "面",
        "样",
        "班",
    ),
    "machines": ("台", "部", "架", "具"),
    "batches": ("批次", "批"),
    "money": ("元", "人民币", "块钱", "美元"),
    "tonnes": ("吨",),
    "sheets": ("张", "份", "本", "册", "幅", "条"),
    "vehicles": ("辆次", "辆", "台次", "车次"),
    "hours": ("个小时", "小时", "个工时", "工时"),
    "age": ("周岁", "岁"),
    "share": ("%", "‰"),
    "points": ("个百分点",),
    "days": ("天", "日", "个工作日"),
    "years": ("年", "周年"),
    "quarters": ("个季度", "季度", "季"),
    "months": ("个月",),
    "other": (
        "把",
        "公里",
        "千米",
        "米",
        "盏",
        "棵",
        "株",
        "盆",
        "只",
        "根",
        "扇",
        "头",
        "辆车",
        "层",
        "倍",
        "斤",
        "公斤",
        "分钟",
        "个车位",
        "张床位",
        "片",
    ),
}
CLASS_OF = {unit: name for name, units in reversed(UNIT_CLASSES.items()) for unit in units}
CLASS_OF |= {"条": "pieces", "套": "sets", "座": "buildings", "部": "machines"}
EQUAL_UNITS = {
    "人口": "人",
    "口人": "人",
    "口子人": "人",
    "口子": "人",
    "大类": "类",
    "平方千米": "平方公里",
    "公倾": "公顷",
    "km2": "平方公里",
    "km²": "平方公里",
    "㎢": "平方公里",
}
EQUAL_UNITS |= dict.fromkeys(("个平方米", "个平方", "平米", "㎡", "m2", "m²", "平方"), "平方米")
_UNITS = sorted(CLASS_OF, key=len, reverse=True)
UNIT = re.compile(rf"(?:{'|'.join(map(re.escape, _UNITS))})", re.IGNORECASE)
# What makes of a unit of one sign the beginning of another word: 人民, 名称, 个性, 起来, 次数, 家庭 …
_OTHER_WORD = {
    "人": r"民|大|均|才|物|文|行|工|身|为(?=[因破造原之的])|生|性|事|居",
    "名": r"单|称|录|字|优",
    "位": r"于|置|居(?!民)",
    "口": r"袋|号|碑",
    "户": r"籍|外|均",
    "起": r"来|步|点|初|草|到|义|源",
    "次": r"数|要|序",
    "家": r"庭|园|风|长|训|门|乡|具|电|政|居|教|宴|底",
    "个": r"性|别|体|税",
    "所": r"有|以|在|谓|需",
    "间": r"隔|接",
    "条": r"件|例",
    "项": r"目",
    "支": r"部|持|撑|出|付|队",
    "类": r"似|型",
    "组": r"织|成|建|长",
    "对": r"于|象|接|标|面|外|社|居|辖",
    "期": r"间|待|望|盼|末",
    "场": r"所|地|馆|景|面",
    "节": r"约|目|日|能",
    "面": r"积|对|向|貌|临",
    "部": r"门|分|署",
    "块": r"状",
    "台": r"账|阶",
    "批": r"评|准",
    "张": r"贴",
    "元": r"旦|宵|素",
    "天": r"气|河|然|府",
    "日": r"常|前|益|均",
    "年": r"初|底|末|级|度|轻|龄|以|来|前|后|间|代|货|味",
    "季": r"节",
    "本": r"地|社|着|次|身",
    "份": r"额",
    "册": r"次|页",
    "例": r"如|会",
    "班": r"子",
    "根": r"(?![,。;、!?)]|$)",
    "扇": r"(?![,。;、!?)]|$|[增扩]|[\u3400-\u9fff]{1,3}[门窗])",
    "层": r"面|次|级",
    "样": r"本",
    "头": r"雁",
    "米": r"饭",
    "座": r"谈|位",
    "栋": r"梁",
    "套": r"餐",
    "轮": r"流|值|椅|车",
    "届": r"(?![,。;、!)]|$)",
    "回": r"访|收|应|归|家",
    "堂": r"食",
    "讲": r"话|究|解|述|座|台|堂|师|课|到|了|起|给|的|得|好|清|过|明|理|故|文|卫|道",
    "具": r"有|体|备",
    "号": r"(?!人|老人|居民(?![小楼院大])|街坊(?!社区|小区|[路里巷])|观众|党员|群众)",
    "把": r"(?![,。、;)]|$)",
}
# What is counted all the same: 2300人大关, 3支部队, 46户籍居民.
_YET_A_UNIT = {
    "人": r"大关|大代表|民调解员|文",
    "户": r"籍|外(?:劳动者|场|活动)",
    "名": r"单元|优抚",
    "家": r"长者|门店|庭医生|长学校|政|电|居家|门口|风",
    "所": r"在",
    "支": r"部|队",
    "组": r"织",
    "项": r"目",
    "个": r"性化|体(?:工商|户)",
    "把": r"[增扩]|[\u3400-\u9fff]{0,4}[椅伞锁手]",
    "对": r"象",
    "场": r"地",
    "节": r"目",
    "块": r"活动",
    "部": r"门",
    "条": r"例",
    "类": r"型",
    "年": r"级",
    "本": r"社区|地",
}
_LONGEST = 8  # signs of a unit and of what may make another word of it


def _beginning_with(sign: str) -> re.Pattern[str]:
    """All units that begin with ``sign``, the longest first: its own pattern is asked faster than one for all units."""
    units = [re.escape(unit) for unit in _UNITS if unit[0] == sign and len(unit) > 1]
    if sign in CLASS_OF:
        other, yet = _OTHER_WORD.get(sign), _YET_A_UNIT.get(sign)
        stands = f"(?!{other})" if other else ""
        units.append(sign + (f"(?:(?={yet})|{stands})" if yet else stands))
    return re.compile("|".join(units), re.IGNORECASE)


def _signs_behind(sign: str) -> frozenset[str]:
    """With what sign behind it ``sign`` may be less or more than a unit: 人次, 人民."""
    longer = {unit[1] for unit in _UNITS if unit[0] == sign and len(unit) > 1}
    return frozenset(longer | {word[0] for word in _OTHER_WORD.get(sign, "").split("|") if word})


_BY_SIGN = {sign: _beginning_with(sign) for sign in {unit[0] for unit in CLASS_OF}}
_BY_SIGN |= {sign.upper(): pattern for sign, pattern in _BY_SIGN.items()}
_BY_SIGN["\u212a"] = _BY_SIGN["k"]  # the sign of the kelvin is a K to patterns that ask for no case
# Most units are one sign, and told by the next. Not those that are a unit only before some words, nor letters.
_SIGNS_BEHIND = {
    sign: _signs_behind(sign)
    for sign in _BY_SIGN
    if sign in CLASS_OF and sign > "\u3400" and not _OTHER_WORD.get(sign, "").startswith("(?!")
}


def unit_at(words: str, place: int) -> str | None:
    """The unit at ``place``, None where its signs begin another word."""
    sign = words[place : place + 1]
    behind = _SIGNS_BEHIND.get(sign)
    if behind is not None and words[place + 1 : place + 2] not in behind:
        return sign
    units = _BY_SIGN.get(sign)
    found = units.match(words, place, place + _LONGEST) if units else None
    return found[0] if found else None
