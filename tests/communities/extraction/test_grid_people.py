"""People and homes in every ordinary way: a few nouns of each class in each way of putting a figure to them."""

from decimal import Decimal
from itertools import product

import pytest

from communities.extraction.reader import read_story

ROLES = ("网格员", "楼栋长", "物业管家", "红色讲解员", "村医", "环卫工人")
STAFF = ("专职社工", "“两委”成员")
VOLUNTEERS = ("注册志愿者", "志愿服务骨干")
PARTY = ("在职党员", "中共党员")
OLD = ("60岁以上老人", "72岁以上的居民", "寿星")
SOME = ("独居长者", "低保居民", "听障人士", "退役老兵", "回族居民", "行动不便的老人")
PASSING = ("外来务工人员", "农民工")
CLASSES = {
    "role_count": ROLES, "staff_count": STAFF, "volunteers": VOLUNTEERS, "party_members": PARTY,
    "population_elderly": OLD, "population_subgroup": SOME, "population_floating": PASSING,
}  # fmt: skip
ALL_HOMES = ("居民", "住户", "回迁户")
SOME_HOMES = ("低保户", "困难居民", "多子女家庭")
TEAMS = ("护水志愿队", "秧歌队", "合唱团", "居民自治组织", "京剧社")

THERE_ARE = [
    ("社区有46名{}。", None),
    ("社区{}共46人。", "共"),
    ("社区有党员80名、{}46名。", None),
    ("社区里的{}有四十六位。", None),
    ("社区{}较多,共有46人。", "共"),
    ("像她这样的{},社区有46名。", None),
    ("这里的{}增至46人。", None),
]
WORK = [
    ("社区配备{}46名。", None),
    ("46名{}分片包干。", None),
    ("社区{}从7名增加到46名。", None),
    ("如今,社区{}已有46人。", None),
]
LIVE = [
    ("院里住着46名{}。", None),
    ("社区有居民9600人,其中46人是{}。", None),
    ("社区为46名{}建立了台账。", None),
]
AT_HOME = ("社区有460户{}。", "社区有楼房32栋、{}460户。", "社区{}共计460户。")
ON_FILE = ("仅{}就有460户。", "社区为460户{}建立了台账。", "社区有居民3200户,其中460户是{}。")
OF_TEAMS = (
    "社区{}由46人组成。",
    "社区有一支46人的{}。",
    "{}现有46人。",
    "{}由最初的7人发展到46人。",
    "由46名居民组成的{}每天上岗。",
)
NOTHING = (
    "社区计划招募46名{}。",
    "每个网格配备2名{}。",
    "每次活动安排46名{}。",
    "3名{}赶到现场,把水管接好。",
    "名额:{}46名。",
    "她是社区第46名{}。",
    "家住46号楼的{}张桂兰来了。",
)


def read(sentence):
    proposals = read_story(f"兰亭社区走笔\n兰亭社区位于梨园街道。{sentence}").proposals
    return [fact for fact in proposals if isinstance(fact.value, Decimal)]


def the_figure(sentence, value):
    return [(fact.field, fact.owner.name, fact.qualifier) for fact in read(sentence) if fact.value == value]


@pytest.mark.parametrize(
    ("field", "noun", "way", "qualifier"),
    [
        (field, noun, way, qualifier)
        for (field, nouns), (way, qualifier) in [
            *product(CLASSES.items(), THERE_ARE),
            *product([("role_count", ROLES), ("staff_count", STAFF)], WORK),
            *product([("population_elderly", OLD), ("population_subgroup", SOME)], LIVE),
        ]
        for noun in nouns
    ],
)
def test_people_are_counted_by_what_they_are(field, noun, way, qualifier):
    assert the_figure(way.format(noun), 46) == [(field, "兰亭社区", qualifier)]


@pytest.mark.parametrize(
    ("field", "noun", "way"),
    [
        *product(("households",), ALL_HOMES, AT_HOME),
        *product(("households_subgroup",), SOME_HOMES, AT_HOME + ON_FILE),
    ],
)
def test_homes_are_counted_by_what_they_are(field, noun, way):
    assert [found[:2] for found in the_figure(way.format(noun), 460)] == [(field, "兰亭社区")]


@pytest.mark.parametrize(("team", "way"), [*product(TEAMS, OF_TEAMS)])
def test_members_are_volunteers_in_a_team_of_volunteers_only(team, way):
    field = "volunteers" if "志愿" in team else "role_count"
    assert [found[:2] for found in the_figure(way.format(team), 46)] == [(field, "兰亭社区")]


@pytest.mark.parametrize(("noun", "way"), [*product(ROLES + VOLUNTEERS + PARTY, NOTHING)])
def test_plans_scenes_and_ordinals_count_nobody(noun, way):
    assert read(way.format(noun)) == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("六成以上居民年过六旬。", {("share_elderly", "0.6")}),
        ("这里近四成是老年人。", {("share_elderly", "0.4")}),
        ("有党员80名,70岁以上的占46%。", {("party_members", "80")}),
        ("户籍人口与流动人口分别为5100人、7200人。", {("population", "5100"), ("population_floating", "7200")}),
        ("东亭是个有3200多户、1万多人的老社区。", {("households", "3200"), ("population", "10000")}),
        ("社区有网格员、楼长等46人。", {("role_count", "46")}),
        ("260余名居民报名当志愿者。", {("volunteers", "260")}),
        ("有1280人注册为志愿者。", {("volunteers", "1280")}),
        ("32名大学生担任课业辅导员。", {("role_count", "32")}),
        ("12名社工服务着全社区3200户居民。", {("staff_count", "12"), ("households", "3200")}),
        ("每名网格员管350户居民。", set()),
        ("网格员小张负责380户居民。", set()),
        ("楼上楼下两户业主吵了起来。", set()),
        ("全楼36户居民都同意装电梯。", set()),
        ("共有12支舞蹈队参加比赛。", set()),
        ("居民3200户,户均2.7人。", {("households", "3200")}),
        ("社工13名,其中9名取得了社会工作师证书。", {("staff_count", "13"), ("staff_count", "9")}),
        ("社区只有7名工作人员,要管8600多人。", {("staff_count", "7"), ("population", "8600")}),
        ("她发动了28位邻居加入巡逻队。", {("role_count", "28")}),
        ("加入“木鱼”服务队的居民已有42名。", {("role_count", "42")}),
        ("136名残疾人中,46名有了工作。", {("population_subgroup", "136")}),
        ("合唱团里老年人占四成。", set()),
        ("老周家的两个孩子都上大学了。", set()),
        ("有一支13人的社工队伍。", {("staff_count", "13")}),
        ("62名楼道长中,有38名是退休党员。", {("role_count", "62"), ("party_members", "38")}),
        ("“姐妹帮帮团”如今有26位妈妈。", {("role_count", "26")}),
        ("社区工作者平均年龄34岁。", {("staff_average_age", "34")}),
        ("直管党员平均年龄已达61岁。", set()),
        ("持有社会工作者职业资格证书的11人。", {("role_count", "11")}),
        ("流动人口最多时超过4000人。", {("population_floating", "4000")}),
        ("建起32个楼栋微信群。", set()),
        ("81名骑手注册成为“木鱼”志愿者。", {("volunteers", "81")}),
        ("36名商户报名当义工。", {("volunteers", "36")}),
        ("工作人员少、任务重,人均服务居民超过700人。", set()),
        ("她们两人获评“最美社工”。", set()),
        ("志愿者队伍偏老,平均年龄达58岁。", set()),
        ("居民多是园区的年轻职工,平均年龄只有33岁。", set()),
        ("居民区现有社工13名,平均年龄46岁。", {("staff_count", "13"), ("staff_average_age", "46")}),
        ("社区18岁以下的孩子就有1940人。", {("population_subgroup", "1940")}),
        (
            "社区有楼房40栋,其中七成多的房子是上世纪八十年代建的。",
            {("buildings", "40"), ("share_old_buildings", "0.7")},
        ),
        ("六成以上的房子是上世纪八十年代以前建的。", {("share_old_buildings", "0.6")}),
    ],
)
def test_a_figure_of_people_is_read_in_its_sentence(sentence, figures):
    assert {(fact.field, str(fact.value)) for fact in read(sentence)} == figures
