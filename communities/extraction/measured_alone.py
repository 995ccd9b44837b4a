"""Measures without a noun of their own: ground and floors, money, tonnes and hours, by what their clause says.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named

_OWN_MONEY = re.compile(r"的?(?:积蓄|私房钱|工资|退休金|养老金|压岁钱|存款|党费|特殊党费|稿费|奖金)")
_ASKED = re.compile(r"(?:花|投|用|筹|募|捐)[^。?]{0,8}多少(?:钱|资金)?\??$")  # 改造花了多少钱?1170万元


def ground_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """0.6平方公里内聚集了3870户: the place that is spoken of, unless something is done to the ground."""
    if re.search(
        r"改造|整治|拆除|种植|控制|管护|绿化|水域|水面|公园|湿地|林地|耕地|规划|核心区|园区|产业|累计|新增", left[-14:]
    ):
        return None
    return None if isinstance(before, tuple) and before[0] == "area_km2" else ("area_km2", None, 0)


def floor_alone(figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object) -> Named | None:
    """住宅52栋、2155户、13.5万平方米: what the houses before it have."""
    if isinstance(before, tuple) and before[0] in ("buildings", "households", "housing_units"):
        joined = sentence.paragraph.text[before[2].end : figure.start]
        return ("building_area_m2", None, 0) if joined in ("、", ",", "") else None
    return None


_OUT_OF_POCKET = re.compile(r"自掏|自费|自己掏|自个儿|自己攒|攒下|省下来?")
_RATE = re.compile(
    r"每[人户家餐次位份]|每[月年天](?![^,。]{0,4}(?:发放|支付|投入|补贴|花费|支出|开支|开销|拿出|安排))|人均|补贴(?:仅|只)|存款|余额|贷款|单价|售价|票价|餐费|只需|仅需|优惠|工资|月租|元钱|补助[^,。]{0,4}每"
)
_GIVEN = re.compile(
    r"(?:修|建|改造|装修|办|盖)[\u3400-\u9fff]{0,4}的$|资助|赞助|捐助|援助|特批|审批|批了|批给|掏|拿出|折合|折款|折价|支出|支付|发放|下拨|补了?$|凑|垫|贴了|拨|投入|筹|募|所得|义卖|资金|拨付|拨款|资本|捐|争取|投资|耗资|出资|配套|承担|合计|共计|经费|款|(?<![少省])花(?:[了去费]|$)|每[年月][^,。;]{0,6}开[支销]|投了|减免(?![^,。;]{0,8}税)[\u3400-\u9fff]{0,8}费"
)
_FOR_A_PURPOSE = re.compile(
    r"(?:资金|经费|善款|专项)|的[\u3400-\u9fff]{0,6}?(?:资金|经费|善款|[改建修助扶捐补]造?[\u3400-\u9fff]?款)|(?:全部|都|全)?用(?:于|来|在)(?!吃|餐)"
)


def money_alone(figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object) -> Named | None:
    """改造花了1170万元: what was given or spent for the place; neither prices nor somebody's own money."""
    if {"人均", "户均"}.intersection(figure.qualifiers):
        return None
    if _OUT_OF_POCKET.search(left) or _OWN_MONEY.match(right):
        return None  # somebody's own money
    if _RATE.search(left + right):
        return None
    asked = not left and _ASKED.search(sentence.paragraph.text, max(0, sentence.start - 24), sentence.start)
    found = asked or _GIVEN.search(left) or _FOR_A_PURPOSE.match(right)
    summed = (not left and any(word in figure.qualifiers for word in ("合计", "共计", "总计", "共"))) or (
        left.strip("、,") == "" and re.search(r"发放|津贴|补贴|补助|救助", clause) is not None
    )  # 发放津贴2.6万人次、312万元
    return ("funding_yuan", None, 0) if found or summed else None


def tonnes_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """清运300吨: waste, where something was cleared."""
    return ("waste_tonnes", None, 0) if re.search(r"清|垃圾|杂物|废|运走", clause) else None


_A_RULE = re.compile(r"每[天日晚周]|延时|满$")
_OF_HOURS = re.compile(r"时长|时数|志愿服务|服务|干了|付出|奉献|贡献|工时|累计|一人|人均|总计")
_SPENT = re.compile(r"仅用|用时|用了|只用|历时|提前|每天|不到$|长达")


def hours_alone(figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object) -> Named | None:
    """累计服务3600小时: what volunteers served, not how long something took."""
    if (figure.value is not None and figure.value == 24) or right.startswith("内") or "不少于" in figure.qualifiers:
        return None
    if _A_RULE.search(left):
        return None  # 服务满30小时可兑换: a rule
    counted = _OF_HOURS.search(left) or set(figure.qualifiers) & {
        "累计",
        "人均",
        "共",
        "总计",
    }
    spent = _SPENT.search(left)
    return (
        ("volunteer_hours", None, 0)
        if counted and not spent and re.search(r"志愿|时长|时数|义工", sentence.words)
        else None
    )
