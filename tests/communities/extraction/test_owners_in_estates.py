"""Whose a figure is where a community and then one of its estates is told of: how estates are introduced and called."""

import pytest

from tests.communities.extraction.test_owners import owners

OPENING = "荷塘里的日子\n东亭社区位于梨园街道东头，有居民3200户。"
LISTED = OPENING + "社区有枫林苑、粮库宿舍、南湾小区三个小区。"


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        # An estate that is called by its name.
        (OPENING + "河边的安置小区叫枫林花园，共21栋楼。", ("buildings", 21), "枫林花园"),
        (OPENING + "靠河的叫枫林新村，共240户。", ("households", 240), "枫林新村"),
        (OPENING + "北半叫枫林二期，有楼36栋。", ("buildings", 36), "枫林二期"),
        (OPENING + "场部大院如今叫枫林佳苑，共有楼房5栋。", ("buildings", 5), "枫林佳苑"),
        (OPENING + "社区里有座老院，叫粮库宿舍，3栋楼围出一块坝子。", ("buildings", 3), "粮库宿舍"),
        (OPENING + "旧改后建成枫林苑，24栋楼已全部交房。", ("buildings", 24), "枫林苑"),
        (OPENING + "搬迁户住进枫林苑，枫林苑首批交房204套。", ("housing_units", 204), "枫林苑"),
        # One that begins a sentence or half of one, whatever is said of it, with what leads to it.
        (LISTED + "粮库宿舍最老，只有12栋楼。", ("buildings", 12), "粮库宿舍"),
        (LISTED + "其中粮库宿舍最小，12栋；南湾小区最大，40栋。", ("buildings", 40), "南湾小区"),
        (LISTED + "去年，坡顶的粮库宿舍通了公交车，652户人家出门方便了。", ("households", 652), "粮库宿舍"),
        (LISTED + "社区里的粮库宿舍年头最长，1956年建成，4栋楼围成一个大院。", ("buildings", 4), "粮库宿舍"),
        # Those that a list behind a noun for estates names.
        (
            OPENING + "社区由矿上三个家属区组成：南院、北院和粮库宿舍。南院12栋，北院9栋。",
            ("facility_count", 9),
            "北院",
        ),
        # A noun for an estate, or 那里, stands for the one that was named last, though it was named in passing.
        (OPENING + "住在枫林新村的马大妈推窗就见河。新村建于1986年，共有32栋楼。", ("buildings", 32), "枫林新村"),
        (LISTED + "食堂就设在粮库宿舍一楼，宿舍96户老人下楼就能吃饭。", ("households_subgroup", 96), "粮库宿舍"),
        (OPENING + "搬迁户集中在枫林家园，那儿有11栋楼。", ("buildings", 11), "枫林家园"),
        (LISTED + "社区的公寓里住着96户。", ("households", 96), "东亭社区"),
        (OPENING + "山上的人家搬进枫林小区，如今这个小区有居民968户。", ("households", 968), "枫林小区"),
        # What ends like an estate and has houses is one; what is said again at once, too.
        (OPENING + "其中枫林东院建成最早，只有9栋楼。", ("buildings", 9), "枫林东院"),
        (OPENING + "最远的枫林片区在坡顶，125户。", ("households", 125), "枫林片区"),
        (OPENING + "社区里老楼多，单是枫林片区就有19栋。", ("buildings", 19), "枫林片区"),
        (OPENING + "搬走的人大多去了枫林新城，这个安置小区共有63栋楼。", ("buildings", 63), "枫林新城"),
        (OPENING + "早来的住枫林园，枫林园首批交房204套。", ("housing_units", 204), "枫林园"),
        (LISTED + "枫林苑12栋，粮库宿舍9栋，南湾小区最大，有40栋楼。", ("buildings", 40), "南湾小区"),
        (OPENING + "片区里有粮库宿舍和枫林花园两处小区：粮库宿舍人少，只有94户。", ("households", 94), "粮库宿舍"),
        # A community that an estate belongs to.
        (
            "枫林里加梯\n枫林里是一个老旧小区，有13栋楼。枫林里所属的东亭社区有居民4100户。",
            ("households", 4100),
            "东亭社区",
        ),
        ("枫林里记事\n枫林里是一条里弄。里弄归梨园街道东亭社区管，住着73户。", ("households", 73), "枫林里"),
        (
            "枫林里加梯\n枫林里是东亭社区的一个老旧小区，有13栋楼。枫林里由东亭社区托管。社区另外还有党员218名。",
            ("party_members", 218),
            "东亭社区",
        ),
        # What all of a community is called, and an estate at the end of a list.
        (OPENING + "东亭片区有党员218名，住着2100户。", ("party_members", 218), "东亭社区"),
        (OPENING + "辖区有两个家属院和一个新建的枫林公寓，总户数2874户。", ("households", 2874), "东亭社区"),
        (OPENING + "南头的碧波园是商品房，住着890户。", ("households", 890), "碧波园"),
        (OPENING + "社区一共三个院：东大院、西大院和粮库宿舍。东大院住着210户。", ("households", 210), "东大院"),
        (OPENING + "一、东亭社区慰问老人62名。二、枫林新村新增停车位44个。", ("facility_count", 44), "枫林新村"),
        (LISTED + "家住粮库宿舍的老赵来了，粮库宿舍离河最近，出了35名志愿者。", ("volunteers", 35), "粮库宿舍"),
        (OPENING + "枫林西院的住户最多，共有17栋。西院今年装了电梯6部。", ("equipment_count", 6), "枫林西院"),
        (OPENING + "住在和平里的孙桂芳当了楼长。和平里一共9栋楼。", ("buildings", 9), "和平里"),
        (OPENING + "最大的安置点是枫林新城，安置了1480户。", ("households", 1480), "枫林新城"),
        (LISTED + "其中粮库宿舍楼龄最长，枫林苑面积最大，15栋。", ("buildings", 15), "枫林苑"),
        (LISTED + "东亭社区多是船厂宿舍，有党员218名。", ("party_members", 218), "东亭社区"),
        (
            "路上的小区\n枫林新村最老，有26栋楼。南湾公寓有9栋楼。几个小区都归东亭社区管，社区有党员218名。",
            ("party_members", 218),
            "东亭社区",
        ),
        (OPENING + "最老的房子是糖厂宿舍，建于1968年。4栋楼，96户人家。", ("buildings", 4), "糖厂宿舍"),
        (OPENING + "社区有个枫林大杂院，院里住着41户。", ("households", 41), "枫林大杂院"),
        (LISTED + "粮库宿舍最大，28栋。三个院子住着6200人，党员218名。", ("party_members", 218), "东亭社区"),
        (
            "河边的院子\n东亭社区紧贴河岸，有粮库宿舍、船厂宿舍。粮库宿舍最大，28栋。船厂宿舍有9栋。几个小区合起来，党员218名。",
            ("party_members", 218),
            "东亭社区",
        ),
        ("楼长的账本\n账本上记着整个纺东院的事。纺东院是东亭社区的一个老院子，8栋楼。", ("buildings", 8), "纺东院"),
        (
            "加梯\n粮库宿舍原是“三无小区”。它隶属梨园街道工农社区，1981年建成，有居民楼11栋。如今的粮库宿舍有门禁。",
            ("buildings", 11),
            "粮库宿舍",
        ),
        # A line of a card that lists estates opens no section about the first.
        (
            "东亭社区过节\n东亭社区办了饺子宴。住在南湾小区的马大妈来了，枫林苑的戏队也来了。\n东亭社区名片\n"
            "▪ 辖南湾小区、枫林苑、粮库宿舍3个小区\n▪ 居民3380户\n▪ 党员412名",
            ("households", 3380),
            "东亭社区",
        ),
        (
            "梨园街道东亭社区2023年工作总结\n东亭社区位于梨园街道，辖南湾小区、枫林苑2个小区。\n一、加梯\n"
            "南湾小区建成于1994年，没有电梯。我们成立专班，全年召开征询会67场。",
            ("activity_sessions", 67),
            "东亭社区",
        ),
        ("桂花苑的菜园\n桂花苑楼顶有一片菜园。桂花苑现有住户732户。", ("households", 732), "桂花苑"),
        (OPENING + "楼里一共有9栋的老党员218名。", ("party_members", 218), "东亭社区"),
        (OPENING + "社区里有210户装了新表，公园里住着90户渔民。", ("households", 210), "东亭社区"),
        (LISTED + "街道对枫林苑、南湾小区28栋楼实施改造，新增停车位210个。", ("facility_count", 210), "东亭社区"),
        (OPENING + "社区辖碧东亭、锦绣城2个小区。其中碧东亭小区不大，有楼房18栋。", ("buildings", 18), "碧东亭小区"),
        # 枫林苑邻里中心 is the community's, though an estate gave it its name.
        (LISTED + "枫林苑邻里中心由老粮站改建而成，总投资1260万元。", ("funding_yuan", 12600000), "东亭社区"),
        # No estate is told of: who lives there, what is beside it, a person who is called so.
        (LISTED + "粮库宿舍的王桂兰说，社区今年新增停车位60个。", ("facility_count", 60), "东亭社区"),
        (LISTED + "社区在粮库宿舍开了食堂，服务老人300人次。", ("service_recipients", 300), "东亭社区"),
        (OPENING + "掌勺的叫李大院，社区有党员218名。", ("party_members", 218), "东亭社区"),
        (LISTED + "粮库宿舍居民都来报名，社区去年办活动46场。", ("activity_sessions", 46), "东亭社区"),
    ],
)
def test_whose_figures_are_between_a_community_and_its_estates(text, figure, whose):
    assert owners(text).get(figure) == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("本周社区动态\n梨园街道的东亭社区有居民3200户。", "东亭社区"),
        ("几年前社区与兵站结对。\n梨园街道的东亭社区有居民3200户。", "东亭社区"),
        ("新房子\n留在山下的住枫林新村，共有居民3200户。", "枫林新村"),
        ("新房子\n一家人搬进枫林小区，枫林小区有居民3200户。", "枫林小区"),
        ("新名字\n东亭社区去年更名为枫林社区，有居民3200户。", "枫林社区"),
        ("新邻居\n让新社区热闹起来不容易。东亭社区有居民3200户。", "东亭社区"),
        ("新邻居\n去年创成省级无废社区。梨园街道东亭社区有居民3200户。", "东亭社区"),
        ("新邻居\n纸坊街居委会并入东亭社区，社区居民增加到3200户。", "东亭社区"),
        ("新邻居\n老人常到东亭社区，社区有居民3200户。", "东亭社区"),
        ("运河古镇的新邻居\n东亭社区有居民3200户。", "东亭社区"),
    ],
)
def test_what_leads_to_a_name_is_no_part_of_it(text, whose):
    assert owners(text).get(("households", 3200)) == whose


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        ("新家\n望江市青山区梨园街道九级社区，原是九级村。九级家园有居民楼26栋。", ("buildings", 26), "九级家园"),
        ("新家\n望江市青山区梨园街道九级社区，原是九级村，有党员88名。", ("party_members", 88), "九级社区"),
        (
            "新家\n青山区梨园街道船厂一区社区有居民3200户。船厂二区社区有居民900户。",
            ("households", 900),
            "船厂二区社区",
        ),
        ("青山区梨园街道的老东亭社区\n东亭社区紧靠码头，有居民3200户。", ("households", 3200), "东亭社区"),
        ("从村到社区\n东亭社区去年由东亭村改来，有居民3200户。", ("households", 3200), "东亭社区"),
        ("油田人\n东亭社区是油田社区，有居民3200户。", ("households", 3200), "东亭社区"),
        ("油田人\n东亭社区分东亭一区到东亭五区，共有居民3200户。", ("households", 3200), "东亭社区"),
        ("油田人\n东亭社区有5个院。东亭二区添车位160个，东亭四区加装电梯12部。", ("equipment_count", 12), "东亭四区"),
        ("沟里\n东亭社区不大。沟口的职工楼建得最早，住着56户人家。", ("households", 56), "职工楼"),
        ("里巷\n平安里是东亭社区的一片老里弄，住着360户人家。", ("households", 360), "平安里"),
        ("沟里\n东亭社区的网格员每天走遍枫林西院，西院19栋楼她都熟。", ("buildings", 19), "枫林西院"),
        ("老院\n邮电新村有6栋楼。去年，东亭社区牵头给院里添了36个停车位。", ("facility_count", 36), "邮电新村"),
        (
            "老院\n枫林家属院有6栋楼。东亭社区牵头。区住建局把家属院列入名单，投资420万元。",
            ("funding_yuan", 4_200_000),
            "枫林家属院",
        ),
        # None of them is a name of its own.
        ("里巷\n东亭社区是梨园街道最大的社区，有居民3200户。", ("households", 3200), "东亭社区"),
        ("里巷\n东亭社区是老商贸区，有居民3200户。", ("households", 3200), "东亭社区"),
        ("新家\n梨园街道两级社区联动。东亭社区有居民3200户。", ("households", 3200), "东亭社区"),
        (
            "对手\n东亭社区有居民3200户。老东亭社区的人都搬走了。老东亭社区有居民900户。",
            ("households", 900),
            "老东亭社区",
        ),
    ],
)
def test_names_of_parts_and_parts_of_names(text, figure, whose):
    assert owners(text).get(figure) == whose


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        ("卡片\n小区：锦绣江南\n社区：东亭社区\n楼栋：24栋\n户数：360户", ("households", 360), "锦绣江南"),
        ("名称：枫林苑小区\n位置：青山区梨园街道东亭社区\n楼栋：24栋\n户数：360户", ("households", 360), "枫林苑小区"),
        (
            "卡片\n名称：银河里\n所在社区：东亭社区\n类型：老旧小区\n楼栋：24栋\n户数：360户",
            ("households", 360),
            "银河里",
        ),
        ("如东里\n如东里在青山区东亭社区，1976年建成，住着360户。如今的如东里变了样。", ("households", 360), "如东里"),
        (
            "如东里\n如东里在东亭社区东头，9栋楼。青山区把如东里列入更新名单，投资31万元。",
            ("funding_yuan", 310_000),
            "如东里",
        ),
        ("两个院\n枫林小区有13栋楼，水岸花都有9栋楼。水岸花都没有物业。", ("buildings", 9), "水岸花都"),
        ("两个院\n东亭社区有居民3200户。先到的是枫林东院，这里有9栋楼。", ("buildings", 9), "枫林东院"),
        ("两个院\n东亭社区还管着临江佳园，那里只有6幢楼。", ("buildings", 6), "临江佳园"),
        ("两个院\n枫林新村有20栋楼。东亭社区今年给它装了路灯86盏。", ("equipment_count", 86), "枫林新村"),
        ("祥里\n祥里小区住着360户，后来成立了祥里社区。祥里社区有党员218名。", ("households", 360), "祥里小区"),
        ("祥里\n祥里小区住着360户，后来成立了祥里社区。祥里社区有党员218名。", ("party_members", 218), "祥里社区"),
        ("大院\n船厂家属院在梨园街道，有楼24栋。东亭社区有党员218名。", ("buildings", 24), "船厂家属院"),
        # What is of the community all the same.
        ("卡片\n社区：东亭社区\n街道：梨园街道\n楼栋：24栋\n户数：3200户", ("households", 3200), "东亭社区"),
        ("名称：东亭社区\n物业小区：枫林苑、柳林苑\n楼栋：24栋\n户数：3200户", ("households", 3200), "东亭社区"),
        ("两个院\n枫林新村有20栋楼。东亭社区管着它。社区去年装路灯86盏。", ("equipment_count", 86), "东亭社区"),
        ("两个院\n西桥社区与东亭社区同属梨园街道，有居民3200户。", ("households", 3200), "西桥社区"),
    ],
)
def test_estates_of_cards_and_those_that_a_story_comes_to(text, figure, whose):
    assert owners(text).get(figure) == whose


@pytest.mark.parametrize(
    ("lines", "whose"),
    [
        ("社区：东亭社区\n区：青山区\n镇街：梨园街道\n小区：枫林南苑、枫林北苑", "东亭社区"),
        ("名称：东亭社区\n街道：梨园街道\n区：青山区", "东亭社区"),
        ("社区：东亭社区\n小区：枫林南苑", "枫林南苑"),
        ("社区：西桥社区\n户数：900户\n社区：东亭社区\n街道：梨园街道", "东亭社区"),
    ],
)
def test_of_what_a_card_is_whose_lines_say_where(lines, whose):
    assert owners(f"{lines}\n居民：3200户").get(("households", 3200)) == whose
