import pytest

from communities.extraction.reader import read_story

HONOURS = [
    ("广东省文明社区/省/获得", "云山社区荣获“广东省文明社区”称号"),
    ("全国文明单位/国家/获得", "2020年,云山社区被评为全国文明单位"),
    (
        "广州市先进基层党组织/市/获得,广州市绿色社区/市/获得",
        "云山社区先后获得广州市先进基层党组织、广州市绿色社区等荣誉",
    ),
    ("全国综合减灾示范社区/国家/获得", "云山社区被应急管理部命名为“全国综合减灾示范社区”"),
    ("海珠区先进居委会/区/获得", "2003年—2006年连续四年被评为海珠区先进居委会"),
    ("省级民主法治示范社区/省/获得", "获评省级民主法治示范社区"),
    ("绿色社区/省/获得,绿色社区/市/获得", "先后荣获省市“绿色社区”"),
    ("最美志愿者/区/获得", "居民张三丰获区“最美志愿者”称号"),
    ("广州好人/市/候选", "云山社区居民张三丰入围“广州好人”候选名单"),
    ("广东省文明社区/省/申报", "云山社区已申报“广东省文明社区”"),
    ("全国示范性老年友好型社区/国家/公示", "云山社区入选全国示范性老年友好型社区拟命名名单"),
    ("五星级社区/其他/获得", "云山社区被评为五星级社区"),
    ("三八红旗手/区/获得", "她被海珠区妇联授予“三八红旗手”称号"),
    ("一等奖/其他/获得", "云山社区合唱团荣获一等奖"),
    ("全国最美社区/国家/获得", "云山社区入选“全国最美社区”"),
    ("广东省五一劳动奖章/省/获得", "李明获得广东省五一劳动奖章"),
    ("海珠区优秀共产党员/区/获得", "李明多次被评为海珠区优秀共产党员"),
    ("市级文明社区/市/获得", "云山社区顺利通过市级文明社区复评"),
    ("南粤家庭工作示范社区/省/获得", "被评为南粤家庭工作示范社区"),
    ("十佳志愿者/市/获得", "获得广州市“十佳志愿者”荣誉称号"),
]
NO_HONOURS = [
    "以创建“全国文明城市”为目标",
    "开展“最美家庭”评选活动",
    "举办“学雷锋”活动",
    "居民获得感增强",
    "获得居民好评",
    "推动建成市级文明社区",
    "获悉社区有新变化",
    "取得良好成效",
    "开展“好媳妇”评选",
    "获得街道拨款",
    "努力打造“红色物业”品牌",
    "社区是全国文明城市的一个缩影",
    "创建“无毒社区”",
    "弘扬“志愿精神”",
    "推荐社区“身边好人”",
    "参加“书香社区”创建",
    "通过“社区随手拍”平台",
    "成为居民的“贴心人”",
    "被称为“小巷总理”",
]


def honours_in(clause):
    story = f"海珠区云山社区\n{clause}。\n云山社区很好。"
    return [p for p in read_story(story).proposals if p.kind == "award"]


@pytest.mark.parametrize(("honours", "clause"), HONOURS, ids=[clause for _honours, clause in HONOURS])
def test_an_honour_has_its_title_level_and_status(honours, clause):
    assert [f"{p.value}/{p.level}/{p.status}" for p in honours_in(clause)] == honours.split(",")


@pytest.mark.parametrize("clause", NO_HONOURS)
def test_a_goal_a_contest_or_a_compliment_is_no_honour(clause):
    assert honours_in(clause) == []


def test_an_open_list_is_said_to_be_open():
    honours = honours_in("云山社区先后获得“广东省文明社区”“广州市绿色社区”等多项荣誉")

    assert [p.details.get("open_ending") for p in honours] == [None, "等多项荣誉"]


def test_a_run_of_years_is_kept_in_its_words():
    (honour,) = honours_in("2003年—2006年连续四年被评为海珠区先进居委会")

    assert honour.details["repetition"] == "2003年—2006年"
