"""What is done, in ordinary words: nouns × ways to put their figure, and the same nouns where they count nothing."""

from decimal import Decimal
from itertools import product

import pytest

from communities.extraction.reader import read_story

STORY = "兰亭社区走笔\n兰亭社区位于林河街道。{}。"

EVENTS = ["健康讲座", "法治宣传", "手工课", "书画展", "棋牌赛", "跳蚤市场", "义剪", "生日会", "百家宴", "送戏下乡"]
HOW_MANY_EVENTS = [
    ("累计开展{}46场", "46", "累计"),
    ("46场{}吸引了2300多人次参加", "46", None),
    ("{}办了46回", "46", None),
    ("平均每月开展{}6场", "6", "平均/每月"),
    ("社区每年举办{}40多场", "40", "每年/多"),
    ("{}已持续开展了三年,累计46场", "46", "累计"),
    ("近两年,社区举办各类{}约46场", "46", "约"),
]
NO_EVENTS = [
    "计划明年举办{}46场",
    "拟举办{}46场",
    "每年举办{}不少于46场",
    "每场{}补贴46元",
    "他参加过46场{}",
]
COUNCILS = ["议事会", "居民代表会议", "楼栋会", "屋场会", "庭院会", "“小板凳”议事会", "民主评议会"]
HOW_MANY_COUNCILS = [
    ("召开{}26场", "26", None),
    ("{}开了26回", "26", None),
    ("先后召开26次{}", "26", "先后"),
    ("截至6月底,已召开{}20多期", "20", "多"),
]
SERVED = ["老人", "独居老人", "残疾人", "困难群众", "环卫工人", "居民"]
DEEDS = ["理了发", "过了生日", "陪诊", "清洗油烟机", "讲解了政策", "配送午餐", "磨了剪刀"]
FOR_WHOM = [
    ("给96位{}{}", "96", None),
    ("先后为96位{}{}", "96", "先后"),
    ("为社区90余名{}{}", "90", "余"),
    ("帮96位{}{}", "96", None),
]
VISITS = ["走访", "慰问", "帮扶", "看望", "资助", "照料"]
VISITED = [
    ("空巢老人86户", "service_recipients"),
    ("困难家庭86户", "households_subgroup"),
    ("86户家庭", "service_recipients"),
]
QUARRELS = ["邻里纠纷", "停车纠纷", "家庭矛盾", "信访积案"]
HOW_MANY_QUARRELS = [
    ("就地化解{}86余件", "86", "余"),
    ("把86起{}化解在萌芽状态", "86", None),
    ("年均调解{}86起,成功率98%", "86", "年均"),
]
# In a sentence of quarrels, other things by the 件 are none of them.
NO_QUARRELS = ["维修水电家具", "代办医保", "办结微心愿", "送药上门", "更换楼道灯"]
JOINED = ["居民", "外来务工人员", "新居民", "志愿者", "老人"]
HOW_MANY_JOINED = ["860余名{}参加了活动", "组织860余名{}参加植树活动"]
QUOTAS = ["限{}30名报名", "面向辖区招募{}30名", "预计将有30名{}参加"]


def figures(sentence):
    """All counted facts of one sentence, as (indicator, value, qualifier)."""
    return {
        (proposal.field, proposal.value, proposal.qualifier)
        for proposal in read_story(STORY.format(sentence)).proposals
        if proposal.kind != "activity" and isinstance(proposal.value, Decimal)
    }


@pytest.mark.parametrize(("noun", "way"), list(product(EVENTS, HOW_MANY_EVENTS)))
def test_events_are_counted_whatever_they_are_called(noun, way):
    words, value, qualifier = way

    assert ("activity_sessions", Decimal(value), qualifier) in figures(words.format(noun))


@pytest.mark.parametrize(("noun", "words"), list(product(EVENTS, NO_EVENTS)))
def test_events_that_are_planned_ruled_priced_or_heard_by_one_are_none_of_the_place(noun, words):
    assert figures(words.format(noun)) == set()


@pytest.mark.parametrize(("noun", "way"), list(product(COUNCILS, HOW_MANY_COUNCILS)))
def test_meetings_in_which_residents_talk_are_councils(noun, way):
    words, value, qualifier = way

    assert figures(words.format(noun)) == {("council_meetings", Decimal(value), qualifier)}


@pytest.mark.parametrize(
    "words",
    [
        "社区有个“井台议事会”。三年来,先后开会19次",
        "居民在“井台议事会”上商量事情,三年来先后举办19期",
        "“井台说事”先后办了19期",
    ],
)
def test_a_meeting_without_a_name_is_the_one_that_was_named_before(words):
    assert {field for field, value, _ in figures(words) if value == 19} == {"council_meetings"}


@pytest.mark.parametrize("words", ["为了一盏路灯,议事会开了三回", "光是停车一事,议事会就开了4场"])
def test_how_long_one_matter_took_is_no_number_of_councils(words):
    assert figures(words) == set()


@pytest.mark.parametrize(("who", "deed", "way"), list(product(SERVED, DEEDS, FOR_WHOM)))
def test_whoever_something_is_done_for_was_served(who, deed, way):
    words, value, qualifier = way

    assert figures(words.format(who, deed)) == {("service_recipients", Decimal(value), qualifier)}


@pytest.mark.parametrize("words", ["把午餐送到了辖区86位高龄老人家中", "送餐给86位高龄老人", "86位高龄老人收到了春联"])
def test_who_gets_something_was_served(words):
    assert {field for field, _, _ in figures(words)} <= {"service_recipients", "activity_participants"}


def test_those_who_serve_and_those_on_file_are_no_recipients():
    assert figures("为15名网格员配备了手机") == {("role_count", Decimal(15), None)}
    assert figures("为126名独居老人建立“一户一档”") == {("population_subgroup", Decimal(126), None)}


@pytest.mark.parametrize(("verb", "whom"), list(product(VISITS, VISITED)))
def test_visited_homes_are_served_but_homes_of_a_kind_stay_what_they_are(verb, whom):
    words, field = whom

    assert figures(verb + words) <= {(field, Decimal(86), None)}


@pytest.mark.parametrize(("noun", "way"), list(product(QUARRELS, HOW_MANY_QUARRELS)))
def test_quarrels_that_were_settled(noun, way):
    words, value, qualifier = way

    assert figures(words.format(noun)) == {("mediation_cases", Decimal(value), qualifier)}


@pytest.mark.parametrize("noun", NO_QUARRELS)
def test_other_cases_beside_quarrels_are_no_mediation(noun):
    assert figures(f"调解纠纷36起,{noun}680件") == {("mediation_cases", Decimal(36), None)}


@pytest.mark.parametrize(("noun", "words"), list(product(JOINED, HOW_MANY_JOINED)))
def test_who_takes_part_is_counted_as_such(noun, words):
    (found,) = figures(words.format(noun))

    assert found[0] in ("activity_participants", "volunteers")
    assert found[1:] == (860, "余")


@pytest.mark.parametrize("words", ["480余人一同品尝小吃", "居民代表等480余人汇聚一堂"])
def test_a_gathering_counts_those_who_came(words):
    assert figures(words) == {("activity_participants", Decimal(480), "余")}


@pytest.mark.parametrize(("noun", "words"), list(product(JOINED, QUOTAS)))
def test_a_quota_counts_nobody(noun, words):
    assert figures(words.format(noun)) == set()


@pytest.mark.parametrize("words", ["家庭医生签约1360人", "医院离附近6个小区不远,家庭医生签约1360人"])
def test_the_end_of_a_word_is_no_qualifier(words):
    assert ("service_recipients", Decimal(1360), None) in figures(words)


@pytest.mark.parametrize(
    "words",
    [
        "短片点击量23万人次",
        "全年借阅图书8600册",
        "维修136盏路灯",
        "36名居民代表投了赞成票",
        "20多个孩子正跟着老师学剪纸",
        "比赛限报16支队伍",
        "一名网格员联系300户居民",
        "本期课程共12节,学费120元",
        "其他社区去年同期办了46场讲座",
        "记者走访发现,6家店铺占道经营",
    ],
)
def test_what_is_watched_borrowed_repaired_or_just_seen_counts_nothing_of_the_place(words):
    assert figures(words) == set()
