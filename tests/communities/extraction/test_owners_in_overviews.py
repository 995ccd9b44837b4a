"""Whose a figure is in overviews and roundups: a street by whatever name, an estate called like its community."""

import pytest

from communities.extraction.reader import read_story
from tests.communities.extraction.test_owners import owners

ROUNDUP = (
    "三个社区三种解题法\n——柳浪区城市社区治理工作综述\n小区是城市的细胞，社区是治理的底盘。今年以来，山阳市柳浪区投入资金3400余万元，"
    "在全区58个城市社区建成党群服务中心41个。记者近日走进石溪街道翠屏社区和梨园街道福临苑社区。\n"
    "翠屏：老街巷绣出新颜值\n翠屏社区有23条街巷。社区清理楼道堆物86吨。\n"
    "福临苑：新小区打开陌生门\n与前一家不同，福临苑社区2019年才挂牌，由福临苑、锦绣东城2个小区组成。今年以来，社区共办活动64场。\n"
)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        # 古里 is a word for long ago, and a name all the same, where the story begins with it.
        (
            "银古里街道概况\n银古里街道位于柳浪区东南部，常住人口8.64万人。街道党工委下设党支部62个。\n"
            "社区简介\n塔影社区 地处塔影巷，有楼栋104栋。",
            {
                ("population", 86_400): "银古里街道",
                ("party_branches", 62): "银古里街道",
                ("buildings", 104): "塔影社区",
            },
        ),
        # Below its own heading a community is meant, though an estate is called so; before any is named, none is.
        (
            ROUNDUP,
            {
                ("funding_yuan", 34_000_000): "柳浪区",
                ("waste_tonnes", 86): "翠屏社区",
                ("activity_sessions", 64): "福临苑社区",
            },
        ),
        # What a list says is an estate, however its name ends; a house number is no part of a name.
        (
            "东亭社区简介\n东亭社区居委会设在朝阳路68号湟水家园3号楼。辖区有湟水家园、金羚小区、水岸新城等小区19个。"
            "其中水岸新城为2016年建成的高层住宅区，占地面积8.2万平方米，有住宅1744套。",
            {("estates", 19): "东亭社区", ("land_area_m2", 82_000): "水岸新城", ("housing_units", 1744): "水岸新城"},
        ),
        (
            "东亭社区简介\n东亭社区辖3个小区。体量最大的西河花园占地面积6.2万平方米。",
            {("land_area_m2", 62_000): "西河花园"},
        ),
        (
            "海棠社区简介\n海棠社区2017年成立。最大的小区海棠湾花园2015年建成交付，有高层住宅22幢。",
            {("buildings", 22): "海棠湾花园"},
        ),
        # An address is no estate, though one is called like the road.
        (
            "东亭社区简介\n东亭社区有胜利新村、车站路小区、隆顺公寓等7个小区。设在车站路58号的社区居家养老服务中心有650平方米。",
            {("facility_area_m2", 650): "东亭社区"},
        ),
        (
            "琵琶湾社区简介\n琵琶湾社区辖龙开河小区等3个小区。设在龙开河小区6栋一楼的“甘棠茶馆”调解室接待居民63人次。",
            {("mediation_receptions", 63): "琵琶湾社区", ("buildings", 6): None},
        ),
        # A paper is no community, and a date is no figure that the next line goes on with.
        (
            "海棠里社区简介\n津门社区报 2023-10-24\n海棠里社区有居民3200户，低保户38户。",
            {("households", 3200): "海棠里社区", ("households_subgroup", 38): "海棠里社区"},
        ),
        # Who sent it out, and when, is not what the first sentence goes on with.
        (
            "五岁啦！星海社区的成长日记\n星海湾街道 2024-10-01 09:00\n"
            "2019年10月1日，星海社区在新湾区星海湾街道挂牌成立。\n"
            "现在的我们呢？\n常住人口2.1万人，居民6732户。",
            {("households", 6732): "星海社区"},
        ),
        # 和 is part of a name behind one sign; two estates may be told of at once; 辖 begins no village.
        (
            "银杏坝社区简介\n银杏坝社区辖天和悦府、锦绣天成等4个小区。天和悦府占地面积5.3公顷，住宅1380套。",
            {("land_area_m2", 53_000): "天和悦府", ("housing_units", 1380): "天和悦府"},
        ),
        (
            "月塘社区简介\n月塘社区有三个小区。旁边的翠湖春晓和金麟华府是后来开发的商品房小区，翠湖春晓2018年交付，共12栋；"
            "金麟华府绿化面积1.1万平方米。三个小区三种脾气。",
            {("buildings", 12): "翠湖春晓", ("green_area_m2", 11_000): "金麟华府"},
        ),
        (
            "卢边坊社区简介\n卢边坊社区位于潮连岛东侧，辖卢边村和巷口村，户籍人口2140人。",
            {("population", 2140): "卢边坊社区"},
        ),
        # 要数 is no part of a name, and 这个院子 is the one named just before.
        (
            "东亭社区见闻\n东亭社区成立于2004年。变化最大的要数轴承厂家属院。这个院子建于上世纪90年代，12栋楼全部做了外墙保温。",
            {("buildings", 12): "轴承厂家属院"},
        ),
        # 全社区 is the community's, behind an estate, too.
        (
            "东亭社区 地处塔影巷，始建于1992年的塔影小区是最早的一批住宅小区，全社区老旧楼栋占比78%。",
            {("share_old_buildings", 0.78): "东亭社区"},
        ),
        # Whom somebody calls in is not what the next sentence is about.
        (
            "东亭社区用议事会解开千千结\n东亭社区居民议事会成立三年。东亭社区书记王正礼找到梨园街道司法所和律师事务所搬救兵。"
            "“这一回，避免了80余人次的群体上访。”马晓东说。",
            {("petitions_avoided_people", 80): "东亭社区"},
        ),
        # What is short of something is so today, though the section ends with what is planned.
        (
            "东亭社区工作总结\n东亭社区有居民3200户。\n七、不足与打算\n社区室内活动场所仅有260平方米。明年拟建一处400平方米的食堂。",
            {("activity_indoor_area_m2", 260): "东亭社区"},
        ),
    ],
)
def test_whose_a_figure_is(text, whose):
    found = owners(text)

    assert {figure: found.get(figure) for figure in whose} == whose


def test_how_few_there_are_is_no_qualifier():
    found = read_story(
        "东亭社区简介\n东亭社区面积只有0.32平方公里，约有居民3200户，工作人员仅约5人，平均年龄只有33岁。"
    ).proposals

    assert [(one.field, one.qualifier) for one in found if one.kind == "fact"] == [
        ("area_km2", None),
        ("households", "约"),
        ("staff_count", "约"),
        ("staff_average_age", "平均"),
    ]


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("东亭社区有注册志愿者1140名，其中在职党员228名。", "party_members", 228),
        ("东亭社区有注册志愿者1140名，其中党员志愿者228名。", "volunteers", 228),
        ("东亭社区有党员426名，到社区报到的在职党员另有512人。", "party_members", 512),
        ("东亭社区书法、古筝、智能手机等课程开到12类。", "course_types", 12),
        ("东亭社区邻里节上，600多名居民同吃百家宴。", "activity_participants", 600),
        ("去年以来，东亭社区因补偿款引起的群体上访避免了3批、180多人次。", "petitions_avoided_batches", 3),
        ("东亭社区因补偿款引起的群体上访避免了3批、180多人次。", "petitions_avoided_people", 180),
        ("东亭社区书记是个“90后”，和她搭班的11名社区工作者都住在附近。", "staff_count", 11),
    ],
)
def test_who_is_counted(clause, field, value):
    found = read_story(f"东亭社区简介\n{clause}").proposals

    assert (field, value) in [(one.field, one.value) for one in found]


@pytest.mark.parametrize(
    ("label", "value"), [("人口（万人）：1.2", 12_000), ("投入资金（万元）：86", 860_000), ("面积（公顷）：45", 0.45)]
)
def test_a_unit_in_brackets_counts_with_its_multiplier(label, value):
    (found,) = [one for one in read_story(f"东亭社区简介\n东亭社区基本情况。{label}；").proposals if one.kind == "fact"]

    assert (float(found.value), found.quote) == (value, label)


def test_kin_who_are_nearly_so_many_are_nearly_so_many():
    found = read_story("东亭社区简介\n东亭社区的邻居节吸引海内外乡亲近2000人参加。").proposals

    assert [(one.value, one.qualifier) for one in found if one.kind == "fact"] == [(2000, "近")]
