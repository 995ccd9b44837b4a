"""Rooms, machines, houses, areas and money, each put in every ordinary way: nouns × templates."""

from itertools import product

import pytest

from communities.extraction.reader import read_story

TWELVE = 12
PLACES = [
    ("处", "口袋公园"),
    ("处", "晾晒区"),
    ("处", "垃圾收集点"),
    ("间", "书画室"),
    ("间", "谈心室"),
    ("家", "长者食堂"),
    ("家", "卫生室"),
    ("座", "过街天桥"),
    ("条", "健身步道"),
    ("个", "邻里议事点"),
]
MACHINES = [
    ("台", "除颤仪"),
    ("台", "微波炉"),
    ("盏", "庭院灯"),
    ("把", "折叠椅"),
    ("张", "护理床"),
    ("套", "人脸识别系统"),
    ("扇", "防盗门"),
    ("组", "晾衣杆"),
    ("个", "灶台"),
    ("块", "电子屏"),
]
OF_PLACES = [
    "社区有12{unit}{noun}。",
    "社区现有{noun}12{unit},方便居民。",
    "去年,社区新建12{unit}{noun}。",
    "{noun}由2{unit}增加到12{unit}。",
    "几年下来,12{unit}{noun}相继建成。",
    "社区{noun}达12{unit}。",
    "社区里的12{unit}{noun}都由居民自己管理。",
]
OF_MACHINES = [
    "社区安装12{unit}{noun}。",
    "社区添置{noun}12{unit}。",
    "小区里12{unit}{noun}全部更新。",
    "{noun}数量从2{unit}增加到12{unit}。",
    "活动室里摆着12{unit}{noun}。",
    "社区{noun}共有12{unit}。",
    "社区新增口袋公园2处、{noun}12{unit}。",
]
NOT_THERE = [
    "社区计划新建12{unit}{noun}。",
    "居民希望增设12{unit}{noun}。",
    "该项目建成后,可新增{noun}12{unit}。",
    "社区还缺{noun}12{unit}。",
    "附近有12{unit}{noun}。",
    "刘大爷一天跑了12{unit}{noun}。",
]
NOBODYS = [
    "王奶奶家里有12{unit}{noun}。",
    "他花2000元买了12{unit}{noun}。",
    "小偷偷走了12{unit}{noun}。",
    "社区明年将更换{noun}12{unit}。",
]
COUNTED = [
    ("estates", "个", "封闭式小区"),
    ("estates", "个", "居民院落"),
    ("buildings", "栋", "居民楼栋"),
    ("buildings", "栋", "安置房"),
    ("shops", "家", "理发店"),
    ("units_in_area", "家", "企业"),
]
COUNTS = [
    "社区有12{unit}{noun}。",
    "社区由12{unit}{noun}组成。",
    "辖区{noun}众多,共12{unit}。",
    "社区有居民2106户,分布在12{unit}{noun}。",
    "社区12{unit}{noun}中,党员不少。",
    "社区有居民2106户,{noun}12{unit}。",
]
ROOMS = ["爱心超市", "健身房", "四点半课堂", "共享厨房", "妇女儿童之家", "文化广场"]
AREAS = [
    "社区{noun}面积260平方米。",
    "社区建成一个260平方米的{noun}。",
    "{noun}于2021年建成,占地260平方米。",
    "{noun}共三层,建筑面积260平方米。",
    "占地260平方米、集健身休闲于一体的{noun}建成。",
    "社区把闲置库房改造成260平方米的{noun}。",
]
AREAS_OF_THE_PLACE = [
    ("office_area_m2", "社区拥有1200平方米的办公用房。"),
    ("office_area_m2", "社区工作用房1200平方米。"),
    ("activity_outdoor_area_m2", "社区有1200平方米的室外活动场地。"),
    ("activity_indoor_area_m2", "社区有1200平方米室内活动场所。"),
    ("green_area_m2", "社区有1200平方米的绿地。"),
]
NO_AREAS = ["王大爷家只有38平方米。", "每间活动室60平方米。", "她一家三口住在38平方米的平房里。", "粉刷墙面600平方米。"]
MONEY = [
    "社区向企业争取{sum}。",
    "社区累计投入{sum}。",
    "街道下拨经费{sum}。",
    "{sum}的改造款到了社区。",
    "社区花{sum}装了路灯。",
    "社区将{sum}用于修路。",
    "社区每年投入{sum}。",
]
NO_FUNDING = [
    "她拿出{sum}要谢志愿者。",
    "每桌花费不到{sum}。",
    "每处凉亭造价{sum}。",
    "看病花了{sum},刘大爷犯了愁。",
    "她垫付了{sum}医药费。",
    "钱包里有{sum}现金。",
    "粉刷费{sum}由楼上邻居出。",
]


GONE = [
    "12盏路灯不亮了。",
    "12部电梯停运了两天。",
    "社区拆除破损长椅12把。",
    "志愿者清理出旧沙发12张。",
    "民警发现12处监控盲区。",
    "社区表彰了12家爱心商户。",
    "招聘会吸引12家企业参会。",
    "张师傅的12间铺面租出去了。",
    "12个单元装上了电梯。",
]
JOINED = [
    ("小区建成于1996年,有36栋楼1680户。", {("buildings", 36), ("households", 1680)}),
    ("社区有洒水车2台、清运车6辆。", {("equipment_count", 2), ("equipment_count", 6)}),
    ("小区原有车位260个,改造后多出了86个车位。", {("facility_count", 260), ("facility_count", 86)}),
    ("沿街有大小店铺120多家。", {("shops", 120)}),
    ("社区建成凉亭、步道等设施8处。", {("facility_count", 8)}),
    ("每年为80岁以上老人发放补贴12万元。", {("funding_yuan", 120000)}),
]


def figures(sentence):
    story = f"东亭社区走笔\n东亭社区位于梨园街道。{sentence}"
    return {
        (proposal.field, proposal.value)
        for proposal in read_story(story).proposals
        if proposal.kind == "fact" and not isinstance(proposal.value, str)
    }


def said(templates, nouns):
    return [template.format(unit=unit, noun=noun) for template, (unit, noun) in product(templates, nouns)]


@pytest.mark.parametrize("sentence", said(OF_PLACES, PLACES))
def test_a_place_is_known_by_the_last_word_of_its_name(sentence):
    assert ("facility_count", TWELVE) in figures(sentence)


@pytest.mark.parametrize("sentence", said(OF_MACHINES, MACHINES))
def test_a_machine_is_known_by_its_last_word_and_its_unit(sentence):
    assert ("equipment_count", TWELVE) in figures(sentence)


@pytest.mark.parametrize("sentence", [*said(NOT_THERE, PLACES), *said(NOBODYS, MACHINES)])
def test_what_is_wished_for_or_somebodys_own_counts_nothing(sentence):
    assert TWELVE not in {value for _field, value in figures(sentence)}


@pytest.mark.parametrize("sentence", GONE)
def test_what_is_broken_taken_away_honoured_or_invited_is_not_what_there_is(sentence):
    assert TWELVE not in {value for _field, value in figures(sentence)}


@pytest.mark.parametrize(("sentence", "expected"), JOINED)
def test_a_second_figure_leans_on_the_first(sentence, expected):
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    ("field", "sentence"),
    [(field, way.format(unit=unit, noun=noun)) for (field, unit, noun), way in product(COUNTED, COUNTS)],
)
def test_houses_shops_and_firms_are_counted_however_it_is_put(field, sentence):
    assert (field, TWELVE) in figures(sentence)


@pytest.mark.parametrize("sentence", [way.format(noun=noun) for way, noun in product(AREAS, ROOMS)])
def test_the_area_of_a_room_is_not_its_communitys(sentence):
    assert {(field, value) for field, value in figures(sentence) if value == 260} == {("facility_area_m2", 260)}


@pytest.mark.parametrize(("field", "sentence"), AREAS_OF_THE_PLACE)
def test_the_area_before_its_noun_is_the_places_own(field, sentence):
    assert figures(sentence) == {(field, 1200)}


@pytest.mark.parametrize("sentence", NO_AREAS)
def test_a_home_or_one_of_many_rooms_has_no_area_of_the_place(sentence):
    assert figures(sentence) == set()


@pytest.mark.parametrize("sentence", [way.format(sum=money) for way, money in product(MONEY, ["6万元", "近30万元"])])
def test_money_for_the_place_is_funding(sentence):
    assert {field for field, _value in figures(sentence)} == {"funding_yuan"}


@pytest.mark.parametrize("sentence", [way.format(sum=money) for way, money in product(NO_FUNDING, ["600元", "2000元"])])
def test_what_one_person_pays_or_a_thing_costs_is_no_funding(sentence):
    assert figures(sentence) == set()
