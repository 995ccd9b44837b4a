"""Honours in every ordinary way: a few holders of each kind and a few forms of title in each way of putting them."""

from datetime import date
from itertools import product

import pytest

from communities.extraction.reader import read_story

STORY = "兰亭社区走笔\n兰亭社区位于江城市北桥区梨园街道。{}\n{}"
TELLS_OF = "吴晓兰是社区的网格员。"
HAS_TEAM = "社区有一支“红马甲”志愿服务队,还有个兰亭合唱团。"
# How the text says it, with what it tells before; who is meant.
PLACES = (("兰亭社区", "", "兰亭社区"), ("社区", "", "兰亭社区"))
PEOPLE = (("网格员吴晓兰", "", "吴晓兰"), ("她", TELLS_OF, "吴晓兰"))
TEAMS = (
    ("“红马甲”志愿服务队", "", "“红马甲”志愿服务队"),
    ("这支队伍", HAS_TEAM.split(",")[0] + "。", "“红马甲”志愿服务队"),
)
# As it is written, as it is read, its level.
FOR_PLACES = (("江城市“文明社区”", "文明社区", "市"), ("省级绿色社区", "省级绿色社区", "省"))
FOR_PEOPLE = (("“江城好人”", "江城好人", "市"), ("全省优秀社区工作者", "全省优秀社区工作者", "省"))
FOR_TEAMS = (
    ("全省“优秀志愿服务团队”", "优秀志愿服务团队", "省"),
    ("北桥区先进志愿服务集体", "北桥区先进志愿服务集体", "区"),
)
KINDS = ((PLACES, FOR_PLACES), (PEOPLE, FOR_PEOPLE), (TEAMS, FOR_TEAMS))

WON = (
    "{0}两度获评{1}。", "{0}受到表彰,获评{1}。", "{0}摘得{1}的桂冠。", "{0}收获{1}。", "{0}又添{1}的荣誉。",
    "在表彰会上,{0}接过了{1}的奖牌。", "{1}名单出炉,{0}名列其中。", "{1}评选揭晓,{0}榜上有名。",
)  # fmt: skip
NOT_YET = {
    "公示": (
        "{0}拟被命名为{1},目前正在公示。", "{1}公示名单出炉,{0}榜上有名。", "{1}拟推荐名单公示,{0}在列。",
    ),
    "推荐参评": ("街道推荐{0}参评{1}。", "街道已推荐{0}参加{1}评选。", "街道把{0}推荐为{1}人选。"),
    "申报": ("{0}今年申报{1},结果年底公布。", "{0}提交了{1}的申报材料。"),
    "目标": (
        "{0}计划明年申报{1}。", "{0}还在申报{1}。", "{0}希望明年能评上{1}。", "{0}正朝着{1}努力。", "{0}想争一争{1}。",
        "{0}力争明年拿下{1}。", "明年,{0}要向{1}迈进。", "{0}提出了争创{1}的目标。",
    ),
}  # fmt: skip
NEVER = (
    "{0}申报{1},未能通过。", "有人问{0},怎么不去申报{1}?", "评上{1}的,优先推荐。", "{0}还没有评上{1}。",
    "{1}评选开始报名。",
)  # fmt: skip


def honours(sentence, before=""):
    proposals = read_story(STORY.format(before, sentence), date(2023, 11, 1)).proposals
    return [(str(one.value), one.level, one.status, one.recipient) for one in proposals if one.kind == "award"]


@pytest.mark.parametrize(
    ("way", "status", "holder", "title"),
    [
        (way, status, holder, title)
        for holders, titles in KINDS
        for (way, status), holder, title in product(
            [(way, "获得") for way in WON] + [(way, status) for status, ways in NOT_YET.items() for way in ways],
            holders,
            titles,
        )
    ],
)
def test_an_honour_has_its_title_level_status_and_holder(way, status, holder, title):
    said, before, name = holder
    written, read, level = title
    assert honours(way.format(said, written), before) == [(read, level, status, name)]


@pytest.mark.parametrize(
    ("way", "holder", "title"),
    [(way, *pair) for way in NEVER for holders, titles in KINDS for pair in product(holders, titles)],
)
def test_what_nobody_got_or_asked_for_is_no_honour(way, holder, title):
    assert honours(way.format(holder[0], title[0]), holder[1]) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("江城市“文明社区”的称号授予了兰亭社区。", ("文明社区", "市", "兰亭社区")),
        ("省级绿色社区颁给了兰亭社区。", ("省级绿色社区", "省", "兰亭社区")),
        ("市里把“江城好人”的荣誉给了网格员吴晓兰。", ("江城好人", "市", "吴晓兰")),
        ("全省“优秀志愿服务团队”花落兰亭合唱团。", ("优秀志愿服务团队", "省", "兰亭合唱团")),
        ("去年,市民政局授予兰亭社区省级绿色社区称号。", ("省级绿色社区", "省", "兰亭社区")),
        ("去年,市委宣传部授予网格员吴晓兰江城市道德模范称号。", ("江城市道德模范", "市", "吴晓兰")),
        ("作为全省“优秀志愿服务团队”,“红马甲”志愿服务队没有停步。", ("优秀志愿服务团队", "省", "“红马甲”志愿服务队")),
        ("曾获北桥区先进志愿服务集体的兰亭合唱团也来了。", ("北桥区先进志愿服务集体", "区", "兰亭合唱团")),
        ("全省优秀社区工作者、网格员吴晓兰也来了。", ("全省优秀社区工作者", "省", "吴晓兰")),
        ("“江城好人”获得者网格员吴晓兰也来了。", ("江城好人", "市", "吴晓兰")),
    ],
)
def test_a_title_may_stand_before_its_holder_and_a_holder_before_a_plain_title(sentence, expected):
    title, level, holder = expected
    assert honours(sentence) == [(title, level, "获得", holder)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("去年,合唱团参加全区文艺汇演并获二等奖。", [("全区文艺汇演二等奖", "区", "获得", "合唱团")]),
        ("吴晓兰在全省网格员技能大赛中获得第一名。", [("全省网格员技能大赛第一名", "省", "获得", "吴晓兰")]),
        ("吴晓兰拿了全省网格员技能大赛的一等奖。", [("全省网格员技能大赛一等奖", "省", "获得", "吴晓兰")]),
        ("吴晓兰跑步得了第一名。", []),
        ("在刚刚结束的“江城好人”评选中,社区居民何满仓当选。", [("江城好人", "市", "获得", "何满仓")]),
        ("“江城市最美楼长”投票启动,兰亭社区何满仓是候选人之一。", [("江城市最美楼长", "市", "候选", "何满仓")]),
        ("社区被确定为江城市“完整社区”建设试点。", [("完整社区", "市", "评选项目", "兰亭社区")]),
        (
            "区文明委授予兰亭社区“文明社区”称号、授予何满仓家庭“文明家庭”称号。",
            [("文明社区", "区", "获得", "兰亭社区"), ("文明家庭", "区", "获得", "何满仓家庭")],
        ),
        (
            "街道党工委表彰了一批先进,兰亭社区党委获评“先进基层党组织”。",
            [("先进基层党组织", "街道", "获得", "兰亭社区党委")],
        ),
        (
            "社区居委会评出“最美楼长”2名,何满仓、沈月琴当选。",
            [("最美楼长", "社区", "获得", "何满仓"), ("最美楼长", "社区", "获得", "沈月琴")],
        ),
        ("全国劳模何满仓讲了一堂党课。", [("全国劳模", "国家", "获得", "何满仓")]),
        (
            "“明年,我们想把‘全国民主法治示范社区’的牌子拿回来。”她说。",
            [("全国民主法治示范社区", "国家", "目标", "兰亭社区")],
        ),
        ("社区锣鼓队在2023年全市社火大赛中夺得金奖。", [("全市社火大赛金奖", "市", "获得", "锣鼓队")]),
        ("社区年内荣获“江城市健康社区”称号。", [("江城市健康社区", "市", "获得", "兰亭社区")]),
        ("社区正争创全国社区治理创新实验区。", [("全国社区治理创新实验区", "国家", "目标", "兰亭社区")]),
        ("从教三十年的退休教师沈月琴一家获评江城市“最美家庭”。", [("最美家庭", "市", "获得", "沈月琴一家")]),
        ("“敲门嫂”项目入围全省优秀志愿服务项目终评。", [("全省优秀志愿服务项目", "省", "入围", "“敲门嫂”项目")]),
        ("这里的兰桥商圈是北桥区三大商圈之一。", []),
        (
            "授予“老樟树”巡防队、五里堆村红白理事会等2支队伍“先进志愿队伍”称号。",
            [
                ("先进志愿队伍", "社区", "获得", "“老樟树”巡防队"),
                ("先进志愿队伍", "社区", "获得", "五里堆村红白理事会"),
            ],
        ),
        (
            "社区有一支“红围裙”助餐队。队长何满仓今年67岁。他带的这支队伍,去年捧回了“江城市优秀志愿团队”奖牌。",
            [("江城市优秀志愿团队", "市", "获得", "“红围裙”助餐队")],
        ),
        ("12名骑手被评为“最美志愿者”。", []),
        (
            "居民何满仓、沈月琴两位老人被评为“江城好人”。",
            [("江城好人", "市", "获得", "何满仓"), ("江城好人", "市", "获得", "沈月琴")],
        ),
        ("获得一等奖的居民可领取一桶油。", []),
        ("被评为“清洁家庭”的住户,门口挂上了红牌子。", []),
        (
            "社区获评省级绿色社区,“红马甲”志愿服务队获评江城市优秀志愿服务组织,网格员吴晓兰获评“江城好人”。",
            [
                ("省级绿色社区", "省", "获得", "兰亭社区"),
                ("江城市优秀志愿服务组织", "市", "获得", "“红马甲”志愿服务队"),
                ("江城好人", "市", "获得", "吴晓兰"),
            ],
        ),
    ],
)
def test_an_honour_is_read_in_its_sentence(sentence, expected):
    assert honours(sentence) == expected
