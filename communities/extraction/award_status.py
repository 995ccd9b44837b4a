"""Whether an honour is won, or only hoped for, applied for, announced: by the words around its title."""

import re

from communities.extraction.award_words import AIMS_AT, LEVELLED, MAY_BE_HOPED, RENEWED, STATUS
from communities.extraction.sentences import Sentence

_GOAL_SET = re.compile(r"目标[:——][^。;!?]*$")
_AIMED = re.compile(r"(?:力争|计划|打算|争取|目标|确保)[^。]{0,60}$")
_INTENDED = re.compile(r"力争|计划|打算|争取|目标|确保|努力|着力|全力|致力|将|希望|准备|明年|今后|下一步|年内|年底前")
_WOULD = re.compile(r"(?:^请|可以|(?:^|[者均都民户家还即就便,])可|(?<![才技功全])能够?)$")
_UNDER_WAY = re.compile(
    r"(?:还在|也在|正(?:在)?(?:[与和同为][^,。;]{1,10})?|积极|全力|着手|准备|筹备|计划|打算|眼下|目前)$"
)
_BEING_SHOWN = re.compile(r"”?(?:推荐|拟)?(?:人选|候选人|对象),(?:目前|现|眼下)?(?:已|正在|正)?(?:处于)?公示")
_STILL_CANDIDATE = re.compile(r"”?(?:称号)?,(?:目前|现在?|眼下)?(?:还|仍|尚|也)*(?:只|仅)?(?:是|为|处于|在)候选")
_IS_LISTED = re.compile(
    r"”?(?:目前|现|已经?|也|还)*(?:进入|入选|列入)了?[^,。;“”]{0,8}(?:候选|入围|提名)(?:名单|行列|阶段|环节)"
)
_GOES_ON = re.compile(r"(?:并|同时|还|再|也)$")
_PLANNED = re.compile(
    r"计划|打算|准备|将(?=再|新[建增]|继续|进一步|于|建|启动|打造|改造)|力争|争取|明年|来年|下一步|今后|目标"
)
_ALREADY_IN = re.compile(r"”?(?:的)?(?:评选|角逐|竞选|评比),(?:目前|现)?(?:已经?|成功|顺利)*入围")
_HAS_WON = frozenset(("荣获", "获评", "获得", "荣膺", "喜获", "捧回", "摘得", "夺得", "斩获", "评为", "命名为", "授予"))
_PLANS_TO = re.compile(
    r"(?:计划|打算|力争|争取|准备|拟|考虑|有意|希望|盼着?|想|将|要)(?:在|于)?(?:明年|来年|今年|年内|年底|下半年|明年[初底上下]半?年?|\d{1,2}月|[再也还去]|继续|积极|一并)*$"
)
_REFUSED = re.compile(r"(?:不|没|别|未|从不|不去|不想|不再|没去|没敢|不敢|没有)(?:去|来|主动)?$")
_HOPED_TO = re.compile(r"(?:力争|争取|希望|盼着?|期待|想|目标是)[^,。;]{0,12}(?:能|能够)$")
_OF_WHOEVER = re.compile(r"”?(?:称号|荣誉)?的,(?!是|正是|还有|就是|有)")
_OF_ANYBODY = re.compile(
    r"”?(?:称号|荣誉)?的(?:居民|村民|住户|业主|家庭|商户|商家|党员|志愿者|个人|单位|小区|楼道|楼栋|院落|选手|学生|同学|孩子|团队|队伍)"
    r"(?:和(?:单位|个人|家庭|集体))?(?:们)?(?=[,、。;:]|可|将|均|都|每|能|优先|由|有|门|给予|奖|颁|代表|,)"
)
_SOMEBODY = re.compile(r"”?的[\u3400-\u9fff]{2,4}(?:同志|家庭)")
_ONLY_SAID = re.compile(
    r"”?(?:的|之)(?:评价|美誉|口碑|美称|称赞|赞誉|雅号|名声|昵称|外号|称呼|名号)"
)  # what people say
TAKES_PART = frozenset(("参加", "参与", "角逐", "竞逐", "竞争", "争夺", "争取"))
_STANDS = re.compile(r"正在?$|作为[^,。;]{0,8}(?:候选|提名|人选)[^,。;]{0,6}$|代表[^,。;]{2,10}$")
_ASKED_TO = re.compile(
    r"(?:请|欢迎|号召|动员|鼓励)[^,。;]{0,12}$|(?:大家|居民|群众|市民|家庭)们?(?:踊跃|积极|纷纷|都|一起)*$"
)
_IS_CANDIDATE = re.compile(r"候选|提名|投[上下]?[一二三四五六七八九十\d]?票|点赞|拉票|加油")
_IN_VAIN = re.compile(
    r"未能如愿|落选|未果|未能入选|未能评上|未能通过|没有?通过|没[能有]?[评批选]上|没成功|失之交臂|没能|落空|未通过"
)


_PUTS_FORWARD = re.compile(r"推荐(?:[^,。;]{1,30})?$")
_PART_ENDS = re.compile(r"[,。;、和“]")
_HOPED_BEHIND = re.compile(r"\((?:[^()]{0,8})(?:公示|候选|提名|拟|申报|推荐|入围)|,(?:目前)?(?:正在)?公示|,公示")
_BEING_MADE = re.compile(r"”?\((?:正在)?(?:创建|争创|培育|申创)")
_RULE = re.compile(r"凡|如果|若|对(?:于)?$")
_NOT_YET = re.compile(r"尚未|还没|没有|未能|未曾|不曾|从未|未$")
_STRIVES = re.compile(r"力争|争取|希望|有望|努力|即将|目标|早日|尽早|将(?=被|获)|明年|年底前")


def _put_forward_in(before: str) -> bool:
    """推荐柳堤社区…: whether the words before a verb say that somebody is put forward."""
    return _PUTS_FORWARD.search(before) is not None


def status_of(
    verb: str, ahead: str, behind: str, title: str, words: str, verb_at: int, sentence: Sentence
) -> str | None:
    """The status that the words around a title tell; None where it is neither held nor hoped for."""
    clause = sentence.clause_at(verb_at)
    before = words[clause.start : verb_at]
    after = behind
    behind = (
        _PART_ENDS.split(behind, maxsplit=1)[0]
        if not behind.startswith(("(", ",", "、"))
        else (behind if _HOPED_BEHIND.match(behind) else "")
    )
    near = f"{verb}|{ahead}|{behind}"
    if "(" in after[:2] and _BEING_MADE.match(after):
        return "目标"
    is_rule = _RULE.search(before[-16:]) or (before.endswith("对") and after.startswith(("”的", "的")))
    if is_rule and not _SOMEBODY.match(after):
        return None  # 凡被评为…的家庭: a rule, not an honour
    if before in {"", "被"} and _OF_WHOEVER.match(after):
        return None  # 评上“…”的,优先…: a rule for whoever it may be
    if before in {"", "被"} and _OF_ANYBODY.match(after):
        return None  # 被评为“…”的住户, 获得一等奖的居民: whoever it may be
    if verb in {"申报", "参评", "争创", "创建"} and _REFUSED.search(before):
        return None  # 怎么不去申报…
    if verb != "申报" and _HOPED_TO.search(before):
        return "目标"  # 希望明年能评上…
    if _WOULD.search(before[-4:]):
        return None  # 请获得…的同志上台, 可获得…证书
    if _IS_LISTED.match(after):
        return "候选"  # 正在申报的“…”已进入候选名单
    if verb in _ATTEMPTS:
        told = _told_of_attempt(verb, before, after, title, words, verb_at, sentence)
        if told != _UNTOLD:
            return told
    if _ONLY_SAID.match(after):
        return None
    if _BEING_SHOWN.match(after):
        return "公示"
    if _STILL_CANDIDATE.match(after):
        return "候选"
    if _IN_VAIN.search(after):
        return None
    if ahead.endswith("留给"):
        return "申报" if re.search(r"申报|申请", sentence.words) else "目标"  # 那是留给“…”的,申报材料已经递交
    if after.removeprefix("”").startswith(("留", "预留")):
        return "目标"  # 那是给“…”留的
    is_put_forward = verb == "推荐" or (verb == "为" and _put_forward_in(before))
    if is_put_forward and not re.search(r"公示|候选|提名", behind):
        return "推荐参评"
    if verb in {"授予", "命名", "表彰", "认定", "确定"} and before.endswith("拟"):
        return "公示"
    if RENEWED.search(behind) or (verb == "通过" and RENEWED.search(near)):
        return "获得"
    if verb in AIMS_AT:
        return "目标"
    may_be_hoped = MAY_BE_HOPED.search(near) or MAY_BE_HOPED.search(title) or title.endswith("示范点")
    for status, pattern in STATUS if may_be_hoped else ():
        is_site = status == "评选项目" and verb in {"成为", "是", "列为", "确定为"} and title.endswith("示范点")
        if is_site or pattern.search(near) or (status == "评选项目" and pattern.search(title)):
            if status in {"推荐参评", "公示"} and verb in {"推荐", "参评"} and re.search(r"公示", behind):
                return "公示"
            return status
    if _NOT_YET.search(before[-12:]):
        return None
    if verb in {"创建", "创成", "建成"} and _AIMED.search(words[max(sentence.start, verb_at - 70) : verb_at]):
        return "目标"
    if verb in {"创建", "建成"} and re.search(r"(?:19|20)\d\d年$", before):
        return "获得"
    if (
        verb == "创建"
        and re.search(r"为[^,。]{0,10}$", before)
        and re.match(r"[\u3400-\u9fff”]{0,3}(?:作出|做出|贡献|奠定|而努力)", after)
    ):
        return "目标"
    if verb == "创建" and re.search(r"正在|积极|全力|着力|努力|正$", before[-6:]):
        return "目标"
    if (
        _STRIVES.search(before[-16:])
        or (verb not in _HAS_WON and "年内" in before[-16:])
        or _GOAL_SET.search(words[max(sentence.start, verb_at - 80) : verb_at])
    ):
        return "目标"
    if verb == "创建" and before.endswith("成功"):
        return "获得"
    if verb == "建成" and not before.endswith(("成功", "已", "已经")):
        return None
    if verb in {"创建", "通过"} or (verb in {"是", "成为"} and after.startswith("的")):
        return None
    return "获得"


# Verbs of what somebody does for an honour: whether they have it already, the words around them tell.
_ATTEMPTS = TAKES_PART | {"申报", "创建", "争创", "创成", "建成", "通过", "打造成", "打造成为", "建设成", "建设成为"}
_UNTOLD = "?"


def _told_of_attempt(
    verb: str, before: str, after: str, title: str, words: str, verb_at: int, sentence: Sentence
) -> str | None:
    """What the words around such a verb tell at once; ``_UNTOLD`` where they tell no more than those of any other."""
    clause = sentence.clause_at(verb_at)
    if verb == "申报" and (_UNDER_WAY.search(before[-14:]) or before.endswith("创建")):
        return "目标"  # 正在申报: at work on it; 已申报, 提交申请: asked for
    if verb == "申报" and (
        _PLANS_TO.search(before)
        or (
            (_GOES_ON.search(before) or not before)
            and _PLANNED.search(words, max(sentence.start, clause.start - 40), clause.start)
        )
    ):
        return "目标"  # 计划明年申报…; 明年计划加装电梯,并申报…
    if verb == "申报" and re.match(r"”?(?:一事)?(?:提上|列入|纳入)", after):
        return "目标"  # 把申报“…”提上了日程
    if verb in {"创建", "争创", "创成", "建成"} and re.match(r"”?(?:称号)?作为[^,。;]{0,10}(?:目标|任务)", after):
        return "目标"
    if verb in {"创建", "争创", "创成", "建成"} and re.match(r"”?(?:称号)?为(?:奋斗|总|工作)?目标", after):
        is_aim = LEVELLED.match(title) is not None and not title.endswith(("城市", "城区"))
        return "目标" if is_aim else None  # 以创建“…”为目标: an aim that somebody gives, and not the city's own
    if verb in TAKES_PART and _ALREADY_IN.match(after):
        return "入围"
    if verb in TAKES_PART:
        if _put_forward_in(before):
            return "推荐参评"
        if _ASKED_TO.search(before):
            return None
        return "候选" if _STANDS.search(before) or _IS_CANDIDATE.search(words, verb_at, sentence.end) else None
    if verb.startswith(("打造成", "建设成")):
        return "目标" if _INTENDED.search(words, max(sentence.start, verb_at - 70), verb_at) else None
    if verb == "创建" and re.search(r"(?:支持|推动|指导|帮助|引导)[^,。;]{2,14}$", before):
        return "目标"
    if verb in {"创建", "争创"} and re.match(r"”?(?:的)?申报", after):
        return "目标"
    if verb in {"创建", "建成", "创成"} and re.match(r"”?\d+(?:余|多)?个", after):
        return None  # 再创建“…”30个: how many there shall be
    if verb == "通过" and re.search(r"(?:确保|力争|争取|迎接|准备|计划|打算|将)(?:顺利|成功|高质量)?$", before):
        return "目标"
    return _UNTOLD
