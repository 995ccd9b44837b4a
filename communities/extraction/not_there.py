"""Things, places, money and cases that a noun counts, but that are not the place's: taken away, gone to see, lost, titled."""

import re

from communities.extraction.figures import Figure

GOES_ON = re.compile(r"[\u3400-\u9fff]")
_BODY_OF = re.compile(
    r"(?:自管|管委会|业委会|业主委员会|物业|党支部|党组织|代表|负责人|书记|主任|点位|出入口|门岗|试点|网格)"
)
_GIVES_MONEY = re.compile(r"捐|筹|募|发放|资助|慰问|送|奖励|补助|补贴|拨|投入|垫")
_VOLUME = re.compile(r"(?<!调解)量(?:就|还)?(?:有|为|达|是)*$")
_TITLED = re.compile(
    r"(?:文明|示范|先进|卫生|平安|和谐|绿色|安全|优秀|无邪教|无毒|无违建|无违|星级|样板|宜居|节水|园林式)$"
)
_VISITED = frozenset("estates community_count buildings units_in_area shops facility_count".split())
_WENT_TO = re.compile(
    r"(?:走访|走进|探访|来到|走遍|跑遍|检查|抽查|巡查|督查|排查|到访)(?:了|过)?(?:[\u3400-\u9fff]{0,4}|[\u3400-\u9fff]{2,10}[市区县])$"
)
_WENT_ROUND = re.compile(r"(?:走访|探访|检查|抽查|巡查|督查|排查)(?:了|过)?[^,。;、\d]{0,10}\d[^,。;、]{0,4}$")
# 已建成区级以上文明社区49个: how many a district has made.
_MADE_SUCH = re.compile(r"(?:建成|创成|创建|打造)(?:了|出)?[^,。;]{0,14}$")
# What was taken away is not what there is.
_TAKEN_AWAY = re.compile(
    r"(?:撤|拆|移|清|搬|收|拔|取|清理|淘汰|停用|取缔|回收|处理)(?:掉|除|走|去|离|并|下|回)?(?:了|掉|的)*(?:[\u3400-\u9fff]{0,5}的|老旧?|旧|散落|破旧?|闲置|露天|废旧?|路边|门前)?(?:[\u3400-\u9fff]{0,2})"
    r"(?:垃圾桶|分类桶|车棚|充电桩|飞线|摊位|座椅|宣传栏|橱窗|公告栏|遮阳棚|雨棚|铁门|地锁|花箱|健身器材|单车|旱厕|公厕|投放点|垃圾站)$"
)
_ADDED = re.compile(r"(?:增划|划入|划出|划归|并入|析出|析置|撤并|合并|撤销)(?:了)?[\u3400-\u9fff]{0,8}$")
_AMISS = re.compile(r"(?:的)?(?:缺口|不足|短缺|紧张|难找|被占)")
_MENDED = re.compile(
    r"经手|自家|自己家|家里闲置|修好|修过|修理|维修|检修|抢修|修复|清洗|借[出阅]|回收|捐出|旧[\u3400-\u9fff]{0,4}换"
)
_OF_COMMUNITY = re.compile(r"(?:社区|村)(?:现有|有|共有|设有|内有|拥有)$")
_GIVES_PRIZES = re.compile(r"发放|拿出|设立|[总累共]计|奖金池")
_COLLECTS = re.compile(r"收集|征集|收到|接收|反映|梳理")
_ADVISES = re.compile(r"提供|接受|解答|受理")
_OTHER_CASE = re.compile(r"[提方议档预图备答草]案$")
_FOR_WHOM = re.compile(r"(?:惠及|受益)(?:了|居民)*$")
_TIDIES = re.compile(r"清|规范|整|摆|停|拖|移|劝|纠|治")
_OTHER_MONEY = re.compile(
    r"存款|余额|贷款|产值|收入|税收|纳税|销售|营业额|利润|捡|拾到|丢失|遗失|被骗|挽回|损失|诈骗|归还|失主|欠"
)
_PRICE = re.compile(
    r"(?:(?:每|[一1](?=[部台套盏座][\u3400-\u9fff]{1,8}(?:造价|要|需|得|成本|均价)))(?:[餐人户家月次天位部台套盏座栋单梯]|年(?!(?:[^,。;]{0,14}(?:发放|投入|拿出|安排|列支|筹集|拨付|补助社区)))|个[^,。]{1,8}?补[助贴])|人均|户均|自掏腰包|自费)"
)
_COME_FROM = re.compile(r"(?:来自|出自|毕业于)$")
_CHANGED = re.compile(r"换(?:了|过)$|(?:文明|先进|示范|卫生|平安)单位$")  # 三年换了四家物业公司
_TAKES_PART = re.compile(r"[^,。]{0,10}(?:联合|授予|参[加会展]|到场|签约|代表|[作承]了?承诺|承诺)")
_THINGS = frozenset(("equipment_count", "facility_count"))
_PLACES = frozenset("estates community_count units_in_area buildings facility_count".split())
THERE = _THINGS | _PLACES | frozenset("shops funding_yuan mediation_cases activity_sessions bikes_tidied".split())


def is_not_there(
    field: str, noun: str, phrase: str, figure: Figure, left: str, right: str, clause: str, end: int
) -> bool:
    """Whether what is counted, one of ``THERE``, is no part of the place: 撤掉散落的垃圾桶213只."""
    if field in _VISITED and (
        _WENT_TO.search(left) or (left.startswith("、") and _WENT_ROUND.search(clause[: clause.find(left)]))
    ):
        return True  # 记者走访了6个小区, 检查餐饮店32家; 走访居民1860户、商户136家
    if field in _THINGS and (_TAKEN_AWAY.search(left) or (right and _AMISS.match(right, end))):
        return True  # 撤掉散落的垃圾桶213只, 三个老小区车位缺口近600个
    if field in _PLACES and _is_other_place(field, noun, phrase, figure, left, right, end):
        return True
    if field == "equipment_count":
        is_paper = figure.unit in ("份", "张", "幅", "条") and "床" not in noun and noun[-1] not in "椅凳桌台"
        return is_paper or _MENDED.search(clause) is not None  # 他经手的小家电、自行车有1.2万件
    if field == "funding_yuan":
        if noun == "现金" and (figure.value or 0) < 10_000 and not _GIVES_MONEY.search(clause):
            return True  # 手机壳里夹着100元现金, 包内装有2500元现金
        if noun == "奖金" and not _GIVES_PRIZES.search(clause):
            return True  # 授予他称号,奖金两千元
        return _OTHER_MONEY.search(left) is not None or _PRICE.search(left) is not None
    if field == "mediation_cases":
        if noun == "诉求" and _COLLECTS.search(left + phrase):
            return True  # 收集诉求3800余条
        if noun == "案" and _OTHER_CASE.search(phrase):
            return True  # 提案112件
        return "量" in left and _VOLUME.search(left) is not None  # 信访量有1700多件
    if field == "activity_sessions":  # 提供法律咨询86次, 上门服务4600次: no events
        return (noun == "咨询" and _ADVISES.search(left) is not None) or (noun == "服务" and "上门" in left[-6:])
    return field == "bikes_tidied" and not _TIDIES.search(clause)  # 工程车辆6辆


def _is_other_place(field: str, noun: str, phrase: str, figure: Figure, left: str, right: str, end: int) -> bool:
    """13个小区业委会, 市级文明小区19个, 三年换了四家物业公司: a body, a title or what was there before."""
    if field != "facility_count" and end and _BODY_OF.match(right, end):
        return True  # 13个小区业委会
    if _TITLED.search(right[: max(end - len(noun), 0)] if end else left[: left.rfind(noun)]) and not (
        field == "community_count" and not end and _MADE_SUCH.search(left)
    ):
        return True  # 市级文明小区19个: how many hold a title
    if field == "community_count":
        return (
            figure.unit != "个"
            or (not end and GOES_ON.match(right) is not None)
            or _OF_COMMUNITY.search(left) is not None
            or _ADDED.search(left) is not None  # 2010年增划原桐林乡两个行政村
        )
    if _COME_FROM.search(left) or (field == "buildings" and _FOR_WHOM.search(left)):
        return True
    if field != "units_in_area":
        return False
    return (
        "内设" in phrase  # 6个内设机构
        or _CHANGED.search(left) is not None
        or (right != "" and _TAKES_PART.match(right) is not None)
    )
