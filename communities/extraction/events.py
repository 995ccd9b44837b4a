"""Whether a noun is counted as part of the place or as part of an event: 居民3000人, 吸引居民300人."""

import re

from communities.extraction.figures import Figure
from communities.extraction.groups import BECAME, OF_ALL, is_kind_of_home, narrowed
from communities.extraction.not_there import GOES_ON, THERE, is_not_there
from communities.extraction.unnamed import EVENT, SERVICE

_STATIC = re.compile(
    r"总数|总量|现有|常住|户籍|总人口|居住|住着|入住|在册|辖(?:区|内)?有|现住|总人数|登记|占(?:总)?人口|实有|住有|生活着|其中|纳入[\u3400-\u9fff]{1,10}的"
)
_OUR_CHILDREN = re.compile(
    r"(?:社区|村|小区|辖区|这里|院子?)(?:里|内|上)?(?:的|有|上学的|学龄)*(?:孩子|小朋友)$|岁(?:以下|以内)?的?(?:孩子|小朋友)(?:就|也|共|约|近)*$|(?:职工|单亲|流动|困难|人口)家庭的(?:孩子|小朋友)$|(?:留守|留在家里?)[^,。]{0,8}孩子$"
)
_OF_A_LIST = re.compile(r"最美|最佳|优秀|先进|十佳")
_RESIDENTS = frozenset("居民 群众 街坊 村民 业主 居民群众".split())
_PASSERS_BY = frozenset("市民 游客 家长 嘉宾 小朋友 孩子 人群 市民群众".split())
_TAUGHT = re.compile(r"(?:(?<![吸征回没])[招接]?收|教|带|辅导|看护|托管)(?:了|过|着|下)?$")  # 每学期收240个孩子
_FIRM = frozenset(
    "总人口 常住人口 户籍人口 人口 实有人口 常住居民 户籍居民 居住人口 在册人口 服务人口 管理人口 人口总数".split()
)
_BESIDE = re.compile(r"(?:镇|乡|街道?|社区|村)?[、和及,]?")
# 已在11个社区推广: where something was taken up.
_SPREAD = re.compile(r"(?:中|里|内)?(?:全面|陆续|逐步|先后|成功)*(?:推广|推开|推行|铺开|复制|落地|实施|试行|试点|见效)")
_SERVED_HOMES = re.compile(
    r"走访|慰问|服务|惠及|受益|帮助|上门|入户|覆盖|送去|送上|送到|送达|赠送|看望|探访|探望|帮扶|救助|资助|关爱"
)
_FOR_THEM = re.compile(r"(?:^|[^成分划作])[为给][\u3400-\u9fff]{0,8}的?$")
_IN_CARE = re.compile(r"(?:要服务|服务着|管理?着|面对|照管着)(?:全(?:社区|村|街道|体)?的?|辖区内?的?)?$")
_IN_DANGER = re.compile(r"转移|疏散|撤离|被困|受灾")
_WITH_HOMES = re.compile(r"改造|发放|参与|报名|参加|签约|签订|意见|加装|安装")
_EACH_DAY = re.compile(r"每[天日周]")
_SERVED_SUBGROUP = re.compile(
    r"走访|慰问|服务|惠及|帮助|上门|送(?:到|去|上|给)|资助|救助|受益|受惠|接济|帮扶(?!对子)|关爱|看望|探望|探访|照料|照顾|照看|照护|陪护|看护"
)
_OFFICES = re.compile(r"派出所|卫生|司法|医院|税务|消防|银行|法院|部门")
_AT_EVENT = re.compile(r"设置|设立|现场|活动")
_OF_COMMITTEE = re.compile(r"(?:两委|两委”|班子|党委|居委会)(?:目前|现|共|由|有)*$")
_SERVED_VISITS = re.compile(r"慰问|服务|走访|看望|救助|义诊")
_HELD = re.compile(r"举办|举行")
_JOINS = re.compile(r"参加|参与")
_JOIN_IN = re.compile(
    r"(?:吸引|组织|邀请|共有|来自)(?:了)?(?=\|)|\|[\u3400-\u9fff]{0,3}(?:参加|参与|参赛|到场|同台|围坐|齐聚|欢聚|登台|比拼)"
)
_TALKED_INTO = re.compile(r"(?:带动|动员|劝说|说服|劝服|发动|引导|督促|劝)(?:了|着)?(?:身边的?|周边|周围)?$")
_COMMUNITIES = re.compile(
    r"辖(?:[\u3400-\u9fff]{1,8}、){1,12}[\u3400-\u9fff]{1,8}$|(?:街道|镇|乡|办事处)(?:内|所辖|下属)?$|(?:辖|有|共|设|分为|管|原有的?|全(?:街道?|[区镇市县])|覆盖|涉及|[街镇区]道?现|全部|组织|所有)(?:[、\u3400-\u9fff]{0,24}等)?$|(?:社区|村|居委会|居民委员会)(?:[:|]|总?数量?|为|达到?|增至)*$"
)


def by_event(
    field: str, noun: str, figure: Figure, left: str, right: str, clause: str, end: int, before: str | None
) -> str | None:
    """The same noun is counted as part of the place or as part of an event: 居民3000人, 吸引居民300人."""
    phrase = right[:end] if end else left[: left.rfind(noun) + len(noun)]
    if field == "households":
        if noun.endswith("家庭") and is_kind_of_home(phrase):
            field = "households_subgroup"
        elif end and _TALKED_INTO.search(left) and GOES_ON.match(right, end):
            return None  # 带动32户居民自行拆除违建
    if field in OF_ALL:
        field = narrowed(field, noun, phrase)
    if field == "households" and figure.unit_class == "households":
        return _households_by_event(noun, figure, left, right, clause, end)
    if field == "households_subgroup":
        if end and _is_few(figure, left) and GOES_ON.match(right, end):
            return None  # 三楼的3户低保户不同意
        if noun == "家庭" and _JOIN_IN.search(left[-10:] + "|" + right[end : end + 8]):
            return "activity_participants"  # 48个家庭参加运动会
        if figure.unit_class == "households" and noun.endswith(("户", "家庭")) and "累计" not in left:
            return field  # 走访慰问低保户37户: the noun says which households they are
        if _SERVED_SUBGROUP.search(left + right):
            return "service_recipients"
    elif field in THERE:
        if is_not_there(field, noun, phrase, figure, left, right, clause, end):
            return None
        if field == "shops" and noun == "摊位":
            if _OFFICES.search(clause):
                return "service_points"  # 派出所、卫生服务站一溜摆开14个摊位
            if _AT_EVENT.search(clause):
                return None  # 活动设置了8个便民摊位
    elif field == "role_count":
        if noun in ("成员", "委员") and _OF_COMMITTEE.search(left):
            return "staff_count"
    elif field == "activity_participants" and figure.unit_class == "visits" and _SERVED_VISITS.search(left):
        return "service_recipients"
    ahead = right[: end - len(noun)] if end else left[-len(noun) - 8 :]
    if ahead and field != "honours_count" and _OF_A_LIST.search(ahead):
        return None  # 评选出最美志愿者20位: how many were honoured
    if field == "community_count":
        return field if before == field or _are_communities(figure, left, right, end) else None
    if field == "volunteers" and (figure.unit_class == "visits" or _HELD.search(clause)):
        joins = _JOINS.search(left[-8:] + right[end : end + 4])
        return "activity_participants" if joins else field
    if field == "activity_sessions" and figure.unit_class == "pieces":
        if noun.endswith("服务"):
            return None if noun == "服务" and GOES_ON.match(right, end) else "service_items"  # 搭建5类服务载体
        return field if figure.unit == "个" and noun in ("活动", "专场") else None
    if figure.unit_class != "people":
        return field
    return _people_by_event(field, noun, figure, left, right, clause, end)


def _households_by_event(noun: str, figure: Figure, left: str, right: str, clause: str, end: int) -> str | None:
    around = left + right
    served = (
        _SERVED_HOMES.search(around) is not None
        or "惠及" in clause
        or (right != "" and _FOR_THEM.search(left) is not None)  # 为隔离的42户送菜
    )
    if _IN_CARE.search(left):
        return "households"  # 12名社工服务着全社区3200户居民
    served = served and not _ON_FILE.search(clause)
    if _IN_DANGER.search(around):
        return None
    event = served or _WITH_HOMES.search(around) is not None
    is_few = figure.value is not None and figure.value < 30 and GOES_ON.match(right, end) is not None
    if end and (_AGREED.match(right, end) or (_is_few(figure, left) and is_few and not served)):
        return None  # 360户居民签了字, 楼上两户业主吵了起来
    if end and is_few and not served and not _STATIC.search(around) and noun in ("居民", "住户"):
        return None  # 一楼的4户居民不同意
    if event and not _STATIC.search(around):
        return "service_recipients" if served and not _EACH_DAY.search(left) else None
    return "households"


_OF_A_DISTRICT = re.compile(r"[市区县](?:目前|现|共)?(?:有|的)?$")
_JUST_COMMUNITIES = re.compile(r"(?:社区|村)(?![文服工书主党居委两干支团网])")


def _are_communities(figure: Figure, left: str, right: str, end: int) -> bool:
    return bool(
        _COMMUNITIES.search(left)
        or (left.endswith("在") and end and _SPREAD.match(right, end))
        or _OF_A_DISTRICT.search(left)
        or "全覆盖" in right[:12]
        or ("共" in figure.qualifiers and "、" in left)
        or (_BESIDE.fullmatch(left) and _JUST_COMMUNITIES.match(right))
    )


_TO_SAFETY = re.compile(r"(?:转移|疏散|撤离)(?:安置)?(?:了|受灾|被困|群众|居民|村民|老人)*$")
_WHO_JOIN = re.compile(r"[^,]{0,14}(?:参加|出席|到场|齐聚|参观|观看|收看|聆听)")
_WHO_JOINED = re.compile(r"(?:参加|参与|出席)[^,。;]{1,12}的$")
_ON_FILE = re.compile(
    r"建(?:立|起|了)?[^,。;]{0,8}(?:档(?!次)|台账)"
)  # 为126名独居老人建立“一户一档”: all that there are
_IN_NEED = re.compile(r"(?:需要?|急需|无人|没人|缺人)[\u3400-\u9fff]{1,8}的")  # 需要照顾的老人
_WHO_BECAME = re.compile(
    r"(?:(?:成为|注册为?|加入|报名|当上?)(?:[^,。“”]{0,6}|“[^“”]{2,8}”)(志愿|义工)[\u3400-\u9fff]{0,4}|加入[“”\u3400-\u9fff]{1,12}(?:队|团|社|协会)”?)的[\u3400-\u9fff]{2}$"
)
_AGREED = re.compile(
    r"(?:都|全|已|也|终于|全部|一致|不)*(?:签(?:[了字名]|订|署)|同意|愿意|反对|赞成|投票|投了|交了|缴|响应|表示|报名)"
)
_TOGETHER = re.compile(r"[、和与及][\u3400-\u9fff]{2,6}?(?:一起|一同|共同|一道|齐)")
_LIVE_SO = re.compile(
    r"一度|长期|常年|多年|至今|依然|依旧|仍|普遍|大多|多数|多半|绝大|基本|几乎|都(?:是|住)|住|在(?:此|这里?)(?:生活|居住|安家)|生活|居住|世代|祖祖辈辈|饱受|面临|吃水|出行|告别了?|喝上|用上|住上|搬进|家家"
)
_THERE_ARE = re.compile(r"有|共|住|含|辖")


def _is_few(figure: Figure, left: str) -> bool:
    """两位年轻的大学生: some people, where nothing says that the place has them."""
    return figure.value is not None and figure.value < 10 and not _THERE_ARE.search(left)


_OF_A_PEOPLE = re.compile(r"[^民汉家宗贵各]族$")
_TO_BE_SERVED = re.compile(r"(?:要服务|服务着|管理?着|面对|照管着)$")
_COME_TO_AN_EVENT = re.compile(
    r"参加|参与|吸引|观看|聆听|报名|招收|招录|招生|接收(?![\u3400-\u9fff]{0,4}(?:退休|退役|刑满|矫正|复员|转业))|到场|欢聚|齐聚|相聚|围坐|同席|同吃|登台|应邀|受邀|前来|出席|参观|现场|领取"
)
_TURN_INTO = re.compile(r"(?:变|转)(?:为|成|市民)")
_GOT_SOMETHING = re.compile(
    r"(?:都|也|已|还)?(?:学会|掌握|收到|领到|吃上|穿上|尝到|享受|拿到|考取|用上|体验|尝试|登上)"
)
_BROUGHT_AWAY = re.compile(r"转移|疏散|撤离|获救|解救|被困|受灾|隔离")
_VISITED_MEMBERS = re.compile(
    r"(?:慰问|走访|看望|帮扶|关爱|救助|资助|探访|服务|接待|帮助)(?:[困老]|生活困难|患病|高龄)*(?:党员)?$"
)
_CAME_ALONG = re.compile(r"(?:[\u3400-\u9fff]{0,4}(?:参加|到场|登台|同台|欢聚|围坐|观看)|参与)(?!管理|治理|共治)")
_WHO_CAME_ALONG = re.compile(r"(?:参加|参与|到场)[^,。;]{0,8}(?:的|有)*$")
_HIRED = re.compile(r"聘[用请任](?:了)?[\u3400-\u9fff]{0,6}$")
_DOES_SOMETHING = re.compile(r"(?![里中内的])[\u3400-\u9fff]")


def _people_by_event(field: str, noun: str, figure: Figure, left: str, right: str, clause: str, end: int) -> str | None:
    if not end:
        left = left[: left.rfind(noun) + len(noun)]  # 残疾人为36人: what stands between only joins them
    around, reason = left + right, right[:14] + left
    if _TO_SAFETY.search(left):
        return None  # 组织党员转移群众600余人
    if field == "population_subgroup" and _HIRED.search(left):
        return "role_count"  # 聘用下岗职工26人
    if field == "population_subgroup" and end and _TAUGHT.search(left) and "学徒" not in noun:
        return "activity_participants"
    if field == "role_count" and (became := BECAME.match(right, end)) and became[1]:
        return "volunteers"  # 81名骑手注册成为志愿者
    if field in ("population", "population_elderly", "population_subgroup"):
        if not end and (joined := _WHO_BECAME.search(left)):
            return "volunteers" if joined[1] else "role_count"  # 加入“…”服务队的居民已有42名
        if became := BECAME.match(right, end):
            return "volunteers" if became[1] else "role_count"  # 260名居民报名当志愿者, 32名大学生担任辅导员
        if field == "population" and not end and _OF_A_PEOPLE.search(left[: max(left.rfind(noun), 0)]):
            return "population_subgroup"  # 回族居民3200人
        if noun in _FIRM or _STATIC.search(around) or (field != "population" and _ON_FILE.search(clause)):
            return field
        if _TO_BE_SERVED.search(left):
            return field  # 16名社工要服务1.5万居民
        if _is_few(figure, left) and re.search(r"(?:新来|新加入|又来|加入|新增)了?$", left):
            return None  # 队里又新来了4名大学生
        if _COME_TO_AN_EVENT.search(reason):
            return "activity_participants"
        if SERVICE.search(_IN_NEED.sub("", reason) if "的" in left else reason):
            return "service_recipients"
        if EVENT.search(reason):
            return "activity_participants"
        if field == "population_elderly" and end and _is_few(figure, left):
            return None
        if _TURN_INTO.match(right[end:]):
            return field  # 9043名村民变市民
        if _GOT_SOMETHING.match(right[end:]):
            return "activity_participants"  # 150名妇女学会了用手机
        if _BROUGHT_AWAY.search(around):
            return None
        if noun in _RESIDENTS and end and _LIVE_SO.match(right, end) and (figure.value or 0) >= 100:
            return field  # 6900多名居民一度受困: how they all live
        if noun in _RESIDENTS and end and field == "population" and _DOES_SOMETHING.match(right[end:]):
            return (
                None if _is_few(figure, left) else "activity_participants"
            )  # ３００余名居民同桌过节: somebody does something
        if noun in _RESIDENTS and end and _TOGETHER.match(right, end):
            return "activity_participants"  # 160余名居民、志愿者一起动手
        if field == "population_subgroup" and end and _is_few(figure, left):
            return None  # 两位年轻的大学生
        few = figure.value is not None and figure.value < 100
        return None if field == "population" and noun in _RESIDENTS and few else field
    if (
        field == "activity_participants"
        and noun in _PASSERS_BY
        and not _TAUGHT.search(left)
        and not (EVENT.search(around) or SERVICE.search(around))
    ):
        if noun in ("孩子", "小朋友") and (left == noun or _OUR_CHILDREN.search(left)) and (figure.value or 0) >= 20:
            return "population_subgroup"  # 社区里的孩子就有1970名
        return field if figure.value is None or figure.value >= 20 else None  # 5位小朋友恰逢生日
    if (
        field in ("role_count", "staff_count", "volunteers", "party_members")
        and not end
        and right.startswith(("开展", "参加", "参与", "进行", "投入", "齐聚", "对", "到场"))
    ):
        return "activity_participants"
    if field == "population_floating" and (
        _CAME_ALONG.match(right[end:]) or _WHO_CAME_ALONG.search(left[: max(left.rfind(noun), 0)] if not end else left)
    ):
        return "activity_participants"  # 860名外来务工人员参加了活动
    if (
        field == "staff_count"
        and noun == "职工"
        and re.search(r"参与|欢聚|相聚|齐聚|来了$|现场", right[end:][:8] + left[-3:])
    ):
        return "activity_participants"
    if field == "party_members" and _VISITED_MEMBERS.search(left):
        return "service_recipients"
    if field in ("role_count", "staff_count", "party_members") and (
        _WHO_JOIN.match(right) or _WHO_JOINED.search(left if end else left[: left.rfind(noun)])
    ):
        return "activity_participants"
    if field == "staff_count" and re.search(r"(?:最盛|鼎盛|全盛|高峰)(?:时期?|期)", left):
        return None  # 最盛时职工近万人: of a works that was
    if field == "staff_count" and noun in ("干部", "职工") and re.search(r"退休|参加|参与", around):
        return None
    return field
