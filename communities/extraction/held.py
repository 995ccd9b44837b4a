"""What was held so many times, where no noun says it: meetings, lessons, councils, by their verb or by what came of them."""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named, ahead_of

_HELD = re.compile(
    r"办了|开了|讲课|举办|举行|讲|召开|开设|开课|开讲|开展|组织|推出|播出|放映|演出|办起|共办|已办|讲座|活动|课|会|大集|夜话|宣传|集市|”$"
)
_COUNCIL = re.compile(
    r"议事[会团队]|评议团|协商会|议事协商|恳谈会|院坝会|坝坝会|圆桌会|板凳会|居民代表会|议事亭|议事厅|听证会|说事|话事|“[^“”]{1,5}(?:议|说|话)[^“”]{0,3}会?”"
)
_QUOTED_COUNCIL = re.compile(
    r"“[^“”]{0,8}(?:[议说话谈]事|协商|恳谈|圆桌)[^“”]{0,3}”(?:已|共|一共|累计|先后|就|连续)*(?:举?办|开)(?:了|起)?$"
)
_SOMEBODY_WENT = re.compile(r"[他她我](?:[\u3400-\u9fff]{0,6})(?:参加|出席|听|看|观摩|参与|当)过$")
_TALKED = re.compile(r"(?:开议|商议|合议|评议|[就已共先再]议|^议)(?:了|过)?$")
_AGREED = re.compile(
    r",?(?:先后|累计|一共|共)?(?:议定|商定|议成|议决|敲定|议出|商议|协商|讨论决定|定下)(?:了)?[\u3400-\u9fff]{0,8}\d"
)
_FOR_ONE_THING = re.compile(
    r"[光单](?:是|为|为了|就)?[^。;]{2,24}就$|[光单](?:是|为|为了)[^。;]{2,24}就[^,。;]{1,3}了?$"
    r"|为了?(?:这|那)?一[盏个件处块棵条扇道堵口根排段桩张][^。;]{1,24}(?:开|议|聊|谈|商量|讨论|协商|跑)了$"
)  # 光是晾衣架装哪边,就议了四回
_ANNOUNCED = re.compile(
    r"每班限|限额?\d+[人名]|额满|先到先得|面向\d|面向[^,。;]{0,8}(?:岁|青少年|儿童|学生)|招收\d+|欢迎报名|学费"
)  # a course that may be entered
_HELD_AGAIN = re.compile(r"(?:[已连续共]办|举办|举行|办[了过到]|开[了过到])(?:了|过|到)?$")  # 邻居节已办八届
_STARTED = re.compile(r"(?:开展|举办|举行|组织|走进|宣讲|普及|讲授|播放|放映|上演|展演)[^,。]{0,12}$")
_PHASE = re.compile(r"工程|项目|改造|建设|竣工|完工|启动|规划|小区|开工|已")
_EVENT_NOUN = re.compile(
    r"(?:出摊|摆摊|出诊|坐诊|开讲|演出|展演|汇演|会演|教学|辅导|走亲|宣讲|宣传|培训|讲座|义诊|联欢|比赛|竞赛|活动|交流|采风|上课|开课|排练|体验|送戏|下乡|进社区|沙龙|义卖|义剪|读书会|观影|放映|授课|党课|主题党日|大扫除|清洁日|演练)(?:了|共|已|达|累计|约)*$"
)
_PARTY_MEETINGS = re.compile(
    r"(?:召开|组织|开展|落实|过好|举行)(?:了)?(?:“三会一课”|三会一课|组织生活会?|支委会|党小组会|“第一议题”学习)$"
)
# 法治宣传46场, 手工课办了46回: what is held, by the last sign of its name.
_HELD_THINGS = r"(?:宣传|[\u3400-\u9fff](?:展|[比竞联棋球]?赛|课|会|营|宴|节|集|夜)|市场|快闪|下乡|阅读|共读|义[卖剪诊拍演]|出摊|主题日|活动日|行动|服务日|接力|演练)"
_HELD_SO_OFTEN = re.compile(
    rf"每[月年季周](?:都|还|平均)?(?:举办|开展|组织|举行|开设|办)(?:各类)?[\u3400-\u9fff“”]{{0,10}}{_HELD_THINGS}”?$"
)
_HELD_TIMES = re.compile(rf"{_HELD_THINGS}”?(?:已|共|就|先后|连续|一共|累计)*(?:举?办|开展|举行|开|搞|组织)了$")
_WHOLE_TIME = frozenset(("", "全年", "一年", "去年", "至今", "迄今", "目前", "已"))
_LESSONS_GO_ON = re.compile(r"(?:开课|开讲|开班|授课|讲座|举办)[^,。;]{0,8},$")
_SUMMED = frozenset(("累计", "共", "共计", "一共", "总计", "合计", "累计达", "先后"))
# 义诊已开展了三年,累计46场: what was held is said in the clause before.
_GOES_ON = re.compile(
    r"(?:举?办|开展|开[起设]?|举行|坚持|持续|推出|实施)(?:了|起|至今|以来|下来)?[^,。;]{0,8},$|以来,$"
)
# “红砖议事会”…。2022年共举办36期: which meeting it was is said before.
_MET = re.compile(
    r"[,、]?(?:(?:19|20)\d\d年|去年|今年|全年|[一二三四五六两\d]年(?:多)?(?:来|间|里|下来)?|前后|先后|累计|共|已|一共|总共|至今|迄今|目前|就)*(?:召开|开会|开了会?|开过|举办|举行|开办|办了|组织)(?:了)?(?:共|累计)?"
)
_TO_TALK = re.compile(r"议事|协商会|恳谈会|院坝会|坝坝会|圆桌会|板凳会|听证会|说事|楼栋会|屋场会|庭院会")
_EVENTS_NEAR = re.compile(r"讲座|培训|演出|义诊|集市|宣讲|课")
_NEAR = 60
_MANY_TIMES = 10
_SO_MANY_EVENTS = re.compile(
    r"(?![\u3400-\u9fff]{0,4}(?:雨|雪|火|病|仗|官司|考试|风波|灾|胜|败|梦|误会|风|球(?!赛)|架))[\u3400-\u9fff“”]{2,14}?(?:吸引|走进|惠及|覆盖|让|带动|轮番|轮流|先后|陆续|接连|送到|进(?=[小社楼院村校企])|,|;|、|。|$)"
)
_ROUNDS = re.compile(r"检查|巡查|巡逻|走访|排查|入户|上门|消杀|督查|巡河|抽查|暗访|执法|服务$")


def heard_by_somebody(left: str) -> bool:
    """他听过46次讲座: where one person went is nothing that the place held."""
    return left.endswith("过") and _SOMEBODY_WENT.search(left) is not None


def is_announced(figure: Figure, sentence: Sentence) -> bool:
    """本期课程共12节,学费120元: lessons that may be entered have not been given."""
    return figure.unit in ("课时", "节", "堂", "期") and bool(
        _ANNOUNCED.search(
            sentence.paragraph.text, max(sentence.start, figure.start - 60), min(sentence.end, figure.end + 60)
        )
    )


def about_one_thing(figure: Figure, sentence: Sentence) -> bool:
    """光是晾衣架装哪边,就议了四回: how long one matter took, not how often the place met."""
    return (
        figure.unit in ("回", "次", "场", "轮")
        and (figure.value or 0) < _MANY_TIMES
        and _FOR_ONE_THING.search(ahead_of(sentence, figure)) is not None
    )


_EACH_TIME = re.compile(r"每[月周天年日季]")
_MET_TO_TALK = re.compile(r"召开|开了|(?:夜话|说事|话事|茶话|茶座)(?:共|一共)?(?:开|办|搞|举办|举行)?了?$")
_TAUGHT = re.compile(
    r"授课|开课|开班|上课|讲课|(?<!门)课$|班$|课程|讲堂|学堂|课堂|^[,]?(?:合计|共|累计)?$|办了?$|举办|推出|连续|讲了|播出"
)


def sessions_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """开班96期, 开了22场: the sessions that a figure without a noun counts, None where it counts none."""
    if figure.unit == "届":
        held = _HELD_AGAIN.search(left) is not None
        return ("activity_sessions", None, 0) if held and (figure.value or 0) > 1 else None
    if figure.unit == "期" and (figure.value or 9) < 4 and (left.endswith("”") or _PHASE.match(right)):
        return None  # “坡上客厅”二期, 三期工程
    if figure.unit in ("场", "场次", "期") and "每" in left and _HELD_SO_OFTEN.search(left):
        return "activity_sessions", None, 0
    if figure.unit in ("回", "轮", "次") and (figure.value or 0) >= _MANY_TIMES and _HELD_TIMES.search(left):
        return "activity_sessions", None, 0
    if (
        left in _WHOLE_TIME
        and figure.unit in ("场", "场次", "期", "次")
        and _SUMMED.intersection(figure.qualifiers)
        and (_GOES_ON if figure.unit != "次" else _LESSONS_GO_ON).search(ahead_of(sentence, figure).removesuffix(left))
    ):
        return ("council_meetings" if _COUNCIL.search(sentence.words) else "activity_sessions"), None, 0
    is_many = figure.unit in ("场", "场次") and (figure.value or 0) >= _MANY_TIMES and "每年" in left
    if _EACH_TIME.search(left) and not is_many and not (figure.unit == "场次" and "每年" in left):
        return None
    if figure.unit in ("次", "场", "期") and _PARTY_MEETINGS.search(left):
        return "activity_sessions", None, 0
    if figure.unit == "次" and _STARTED.search(left) and not _ROUNDS.search(left):
        return "activity_sessions", None, 0
    if figure.unit == "期" and left.endswith(("坚持了", "播了", "推了", "坚持到")):
        return "activity_sessions", None, 0
    if figure.unit in ("节", "堂") and re.search(r"课(?:已|共|就|一共)?[上教讲开]了$", left):
        return "activity_sessions", None, 0
    if figure.unit in ("节", "堂") and right.startswith("课") and re.search(r"[上教讲开授](?:了|过|满)$", left):
        return "activity_sessions", None, 1
    if figure.unit in ("次", "场", "期", "回") and _MET.fullmatch(left) and (right in ("", "会") or right[:1] in "、("):
        near = sentence.paragraph.text[max(0, figure.start - _NEAR) : figure.start]
        if _TO_TALK.search(near) and not _EVENTS_NEAR.search(near):
            return "council_meetings", None, len(right) if right == "会" else 0
    if figure.unit in ("期", "场", "次", "回") and _QUOTED_COUNCIL.search(left):
        return "council_meetings", None, 0  # “码头说事”办了46期
    if figure.unit in ("节", "堂", "课时", "期", "讲") and _TAUGHT.search(
        left,
    ):
        return "activity_sessions", None, 0
    if (
        _TALKED.search(left)
        or _COUNCIL.search(left)
        or (_COUNCIL.search(sentence.words) and re.search(r"召开|开了|开会|举行|协商", left))
    ):
        return "council_meetings", None, 0
    if (
        figure.unit in ("次", "场", "期")
        and _AGREED.match(sentence.paragraph.text, figure.end)
        and re.search(r"开", left)
    ):
        return "council_meetings", None, 0  # 去年一共开了22场,议定事项45件
    if figure.unit in ("次", "场", "期") and _MET_TO_TALK.search(left):
        near = sentence.paragraph.text[max(0, figure.start - 90) : figure.start]
        if (
            _COUNCIL.search(near)
            or re.search(r"夜话|说事|话事", left)
            or re.search(r"议事|商量着?办|协商|围着[^,。]{1,6}议", near)
        ):
            return "council_meetings", None, 0  # 居民议事会…。至2021年底已召开67次
    if figure.unit in ("次", "场") and _EVENT_NOUN.search(left) and not _ROUNDS.search(left):
        return "activity_sessions", None, 0
    if figure.unit in ("次", "回", "节", "轮"):
        return None
    if figure.unit in ("场次", "堂") or _HELD.search(left):
        return "activity_sessions", None, 0
    if figure.unit == "场" and not left and (figure.value or 0) > 2 and _SO_MANY_EVENTS.match(right):
        return "activity_sessions", None, 0  # 46场法治宣传吸引了2300多人次
    if figure.unit == "场" and not re.match(
        r"[\u3400-\u9fff]{0,4}(?:雨|雪|火|病|仗|官司|考试|风波|灾|胜|败|梦|误会)", right
    ):
        return ("activity_sessions", None, 0) if re.search(r"[\u3400-\u9fff]", left[-2:]) else None
    return None
