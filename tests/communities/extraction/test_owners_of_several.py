"""Whose a figure is where a story tells of several communities: rolls, labels, people at home somewhere, who pays."""

import pytest

from tests.communities.extraction.test_owners import owners

NOTICE = (
    "柳浪区梨园街道办事处\n关于表扬2023年度先进集体和先进个人的通报\n各社区：\n名单如下：\n一、先进集体（2个）\n东亭社区、翠屏社区\n"
    "二、先进个人（2名）\n方明远（翠屏社区党委书记）\n沈家禾 永安社区第三网格\n"
)
OF_THE_DISTRICT = (
    "关于2023年度文明社区考评情况的通报\n各街道：\n从考评看，各街道比较重视，全年投入创建经费1860万元。其中，梨园街道东亭社区组建志愿服务队9支。"
    "石溪街道翠屏社区调解纠纷46件。\n"
)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        # Lines of a roll open no section.
        (
            NOTICE + "受表扬的集体中，东亭社区的做法值得学习。该社区有居民4127户。沿河巡逻队现有队员26人。",
            {("households", 4127): "东亭社区", ("role_count", 26): "东亭社区"},
        ),
        # What is told of a person or a team belongs where the story has placed them.
        (
            NOTICE + "东亭社区有居民4127户。沈家禾负责联系独居老人27户。",
            {("households", 4127): "东亭社区", ("households_subgroup", 27): "永安社区"},
        ),
        (
            NOTICE.replace("沈家禾 永安社区第三网格", "永安社区“赶潮人”志愿服务队")
            + "东亭社区有居民4127户。“赶潮人”志愿服务队一年清运垃圾56吨。",
            {("households", 4127): "东亭社区", ("waste_tonnes", 56): "永安社区"},
        ),
        # A paragraph with a label; one that goes on about the community of the one before.
        (
            "关于表扬先进典型的通报\n一、授予梨园街道东亭社区、石溪街道翠屏社区“示范社区”称号\n东亭社区（梨园街道）：辖区居民2870户。\n"
            "翠屏社区（石溪街道）：由3个村改制而成。组织志愿者清理楼道堆物48吨。",
            {("households", 2870): "东亭社区", ("waste_tonnes", 48): "翠屏社区"},
        ),
        (
            "梨园街道简介\n梨园街道面积21.6平方公里，下辖12个社区。\n东亭社区　地处街道东北部，面积1.35平方公里。\n"
            "社区文体活动活跃，现有醒狮队队员45人。\n辖区有幼儿园21所。",
            {("area_km2", 1.35): "东亭社区", ("role_count", 45): "东亭社区", ("facility_count", 21): "梨园街道"},
        ),
        # A notice about several communities is its issuer's.
        (OF_THE_DISTRICT + "柳浪区精神文明建设办公室\n2024年1月5日", {("funding_yuan", 18_600_000): "柳浪区"}),
        # A heading that sorts communities is none; what labels a paragraph is one, whatever its signs mean.
        (
            "梨园街道概况\n梨园街道地处市区东部。\n【重点社区】\n东亭社区 位于街道南部。户籍人口3842人。",
            {("population", 3842): "东亭社区"},
        ),
        (
            "柳浪区：两个社区两张名片\n翠屏社区：夜话聊出邻里亲\n翠屏社区有居民3120户。\n火把场社区：流动人口也是一家人\n火把场社区下辖7个居民小组。",
            {("households", 3120): "翠屏社区", ("resident_groups", 7): "火把场社区"},
        ),
        # A community next door, in a story about another.
        (
            "家门口的夜校\n柳浪区东亭社区夜校开课两年\n东亭社区有居民4120户。东亭社区夜校开了30个班。\n与之一街之隔的翠屏社区今年也办起了夜校，学员118人。",
            {("households", 4120): "东亭社区"},
        ),
    ],
)
def test_where_a_story_tells_of_several_communities(text, whose):
    found = owners(text)

    assert {key: found.get(key, "missing") for key in whose} == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        # What a street pays is its own, what is made of it the community's.
        (
            "东亭社区的春天\n东亭社区是柳浪区梨园街道最老的社区。街道统筹各类资金1860万元，新增停车位310个。东亭社区有居民2760户。",
            {("funding_yuan", 18_600_000): "梨园街道", ("facility_count", 310): "东亭社区"},
        ),
        # Landmarks, and where a street lies.
        (
            "梨园街道概况\n梨园街道南到粮道巷，北抵护城河。面积2.6平方公里。粮道巷社区有居民3200户。粮道巷社区位于街道西部。",
            {("area_km2", 2.6): "梨园街道", ("households", 3200): "粮道巷社区"},
        ),
        (
            "渔坪社区的食堂\n渔坪社区在海桐区榕门街道东头，共有居民2860户。渔坪社区长者食堂开张。",
            {("households", 2860): "渔坪社区"},
        ),
        # What a street was made of.
        (
            "钟湾街道简介\n钟湾街道位于清漪区西南部。2005年由原钟湾乡和河北路街道合并设立，户籍人口6.23万人。",
            {("population", 62_300): "钟湾街道"},
        ),
        (
            "槐荫街道概况\n槐荫街道位于清漪区西南部。街道成立于2005年9月，2019年12月原青塘乡并入，现辖区面积21.6平方公里。\n"
            "青塘社区 原青塘乡政府所在地，有居民1975户。\n街道党工委下辖党支部47个，党员2135名。",
            {("area_km2", 21.6): "槐荫街道", ("party_members", 2135): "槐荫街道"},
        ),
        # What a street was before, who is next door, and who is only an example.
        (
            "柳湾街道简介\n柳湾街道成立于2001年，前身为城东镇，2005年与石桥乡合并，辖区面积5.6平方公里。",
            {("area_km2", 5.6): "柳湾街道"},
        ),
        (
            "柳堤社区简介\n柳堤社区地处柳湾街道腹地，毗邻东亭社区，现有居民3200户。",
            {("households", 3200): "柳堤社区"},
        ),
        (
            "柳湾街道简介\n在柳湾街道，像东亭社区这样的邻里中心共有6个，党员3100名。",
            {("party_members", 3100): "柳湾街道"},
        ),
        (
            "柳堤社区简介\n柳堤社区借鉴东亭社区经验，组建志愿服务队6支。柳堤社区有居民3200户。",
            {("households", 3200): "柳堤社区"},
        ),
        # An estate by other words, one that only a word joins, and one for which something is made.
        (
            "麦园社区简介\n麦园社区因麦园新村得名。这个建于1992年的小区有住宅楼38栋。麦园社区常住人口6800人。",
            {("buildings", 38): "麦园新村", ("population", 6800): "麦园社区"},
        ),
        (
            "东亭社区由永丰一村、永丰二村和申棉公寓3个小区组成，有居民4087户。申棉公寓有地下室。东亭社区有党员300名。",
            {("households", 4087): "东亭社区", ("party_members", 300): "东亭社区"},
        ),
        (
            "东亭社区2021年工作总结\n东亭社区地处老城。社区争取资金46万元，为北苑小区加装电梯5台。",
            {("funding_yuan", 460_000): "东亭社区", ("equipment_count", 5): "北苑小区"},
        ),
        # The title names the street, the story is about its one community.
        (
            "梨园街道：社区夜校点亮夜生活\n梨园街道东亭社区三楼灯火通明。\n东亭社区地处老工业区，常住居民3276户。东亭社区有夜校。\n课堂热闹，今年投入资金25万元。",
            {("households", 3276): "东亭社区", ("funding_yuan", 250_000): "东亭社区"},
        ),
        # Somebody does something to a 社区: no name.
        (
            "梨园街道有党员300名。连续6年义务辅导社区儿童，协助社区化解纠纷13件。",
            {("party_members", 300): "梨园街道", ("mediation_cases", 13): "梨园街道"},
        ),
    ],
)
def test_what_stands_beside_a_community_does_not_take_its_figures(text, whose):
    found = owners(text)

    assert {key: found.get(key, "missing") for key in whose} == whose


ABOUT_ONE = "荷塘里的日子\n东亭社区位于梨园街道东头，有居民3200户。东亭社区去年办活动46场。"


@pytest.mark.parametrize(
    "told",
    [
        "西边的翠屏社区成立更早，如今在册党员215名。",
        "马路对面的翠屏社区新楼多，党员215名。",
        "翠屏社区也照着学，编进楼道的党员215名。",
        "再往里走是翠屏社区，前身是船厂生活区，党员215名。",
        "两处活动室，一处在东亭社区，另一处在翠屏社区，报到的党员215名。",
        "东亭社区挨着车站，翠屏社区有全街最大的菜市场，党员215名。",
        "来自翠屏社区的215名党员负责引导。",
        "只有翠屏社区有独立的活动室，登记党员215名。",
        "东亭社区安静；翠屏社区热闹，党员215名。",
        "梨园街道为此新设了翠屏社区，报到的党员215名。",
        "隔壁翠屏社区的活动室新，登记党员215名。",
        "\n△翠屏社区拆除围墙，出力的党员215名。",
    ],
)
def test_a_community_that_is_named_once_is_spoken_of_where_it_is_introduced(told):
    assert owners(ABOUT_ONE + told).get(("party_members", 215)) == "翠屏社区"


@pytest.mark.parametrize(
    "told",
    [
        "三年里社区越来越热闹，党员215名。",  # no name at all
        "端午社区包粽子，出力的党员215名。",
        "要说社区里谁最忙，还得数党员215名。",
        "\n一、授予2个社区“金帐旗社区治理先进集体”称号。金帐旗民政局登记的党员215名。",
        "\n（六）繁荣社区文化。社区组织文艺骨干，其中党员215名。",
        "开春社区发展党员，登记党员215名。",
        "短短三年社区变了样，党员215名。",
        "假期里社区有党员215名。",
        "百姓点单社区接单，党员215名。",
        "棚户区有党员215名，住着210户。",
        "少数民族人口占社区人口的一成，党员215名。",
        "东亭社区是全市最老的渔港社区，党员215名。",  # what it is, not another
        "这里离翠屏社区不远，党员215名。",  # another, in passing
        "翠屏社区的书记来取经，说这里好，东亭社区的党员215名都报了到。",
    ],
)
def test_no_other_community_is_spoken_of(told):
    assert owners(ABOUT_ONE + told).get(("party_members", 215)) == "东亭社区"


def test_what_communities_shall_become_is_none():
    told = (
        "关于表扬2023年度睦邻社区建设先进集体的决定\n各街道：\n2023年，全区86个社区扎实推进睦邻社区建设，全年举办活动1240场。"
        "力争到2025年睦邻社区建成率达到60%。\n一、授予梨园街道东亭社区“示范社区”称号。\n柳浪区民政局\n2024年1月22日"
    )

    assert owners(told).get(("activity_sessions", 1240)) == "柳浪区"


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        ("柳浪区目前有老年食堂32家。", ("facility_count", 32)),
        ("柳浪区三十多年里建成小学32所。", ("facility_count", 32)),
        ("柳浪区今年搬迁安置居民3260户。", ("households", 3260)),
        ("柳浪区民政局介绍，节日期间全区共办活动86场。", ("activity_sessions", 86)),
    ],
)
def test_a_district_that_a_story_about_communities_looks_at(told, figure):
    story = "两家社区\n东亭社区有居民2100户。翠屏社区有居民1800户。"

    assert owners(story + told).get(figure) == "柳浪区"


def test_a_community_across_the_river_is_spoken_of_where_it_begins_a_sentence():
    told = "双桥镇有两个社区。东亭社区挨着镇政府，人口8600人。翠屏社区隔河相望，人口5200人。镇里又投入资金340万元。"

    assert owners(told).get(("population", 5200)) == "翠屏社区"


@pytest.mark.parametrize(
    "told",
    [
        "东亭社区（原纸坊街居委会）有居民3200户。",
        "东亭社区从前叫纸坊街居委会，如今有居民3200户。",
        "原纸坊街居委会2003年更名为东亭社区，有居民3200户。",
        "1998年，纸坊街居委会撤销，辖区划入东亭社区，社区居民增加到3200户。",
        "纸坊街居委会的老主任常来东亭社区坐坐。社区有居民3200户。",
        "东亭社区2003年由纸坊街社区更名而来，现有居民3200户。",
    ],
)
def test_what_a_community_was_called_is_none_of_its_own(told):
    story = f"老街坊\n{told}纸坊街居委会的牌子还挂在展馆里，展馆面积120平方米。"

    assert {owners(story).get(("households", 3200)), owners(story).get(("floor_area_m2", 120), "东亭社区")} == {
        "东亭社区"
    }


@pytest.mark.parametrize(
    ("told", "figure", "whose"),
    [
        ("街道防汛队共有队员320人。", ("role_count", 320), "梨园街道"),
        ("街道为此投入95万元。", ("funding_yuan", 950_000), "梨园街道"),
        ("翠屏社区有楼32栋。街道前后建成食堂12个。", ("facility_count", 12), "梨园街道"),
        ("街道每年拿出90万元支持。", ("funding_yuan", 900_000), "梨园街道"),
        ("梨园街道老年大学翠屏社区分校有党员150名。", ("party_members", 150), "翠屏社区"),
    ],
)
def test_a_street_and_what_bears_its_name(told, figure, whose):
    story = "梨园街道工作总结\n梨园街道面积6.5平方公里。东亭社区有居民3200户。翠屏社区有居民2100户。"

    assert owners(story + told).get(figure) == whose


def test_what_was_merged_into_a_community_is_part_of_it():
    told = (
        "老区新颜\n东亭社区由南关社区、北关社区合并而成，合并后有居民5100户。原南关社区的活动室改成了书房，有志愿者96名。"
        "北关社区原来的办公楼改成日间照料中心，有党员218名。"
    )

    assert set(owners(told).values()) == {"东亭社区"}


def test_a_community_called_after_its_street_is_no_street():
    told = "梨园街道东大街社区有居民2100户。家住东大街的王桂兰说，这里变了样。社区有党员215名，东大街社区建了食堂。"

    assert owners(told) == {("households", 2100): "东大街社区", ("party_members", 215): "东大街社区"}
    assert owners(told + "东大街党工委登记志愿者600名。")["volunteers", 600] == "东大街"


@pytest.mark.parametrize(
    ("told", "figure", "whose"),
    [
        ("青山区今年投入860万元，支持全区类似的老楼。", ("funding_yuan", 8_600_000), "青山区"),
        ("入冬前，青山区城管局为全区老旧管网投入2100万元。", ("funding_yuan", 21_000_000), "青山区"),
        ("区财政今年拿出1500万元，青山区全区的老院都从中支出。", ("funding_yuan", 15_000_000), "青山区"),
        ("青山区全区有志愿者8.4万人。", ("volunteers", 84_000), "青山区"),
        ("枫林苑有9栋楼。区财政拿出150万元，帮它换了管线。", ("funding_yuan", 1_500_000), "枫林苑"),
        ("青山区投入38万元，修了一座广场。", ("funding_yuan", 380_000), "东亭社区"),
        ("梨园街道另一个村改居社区王家坡社区人少，只有410户。", ("households", 410), "王家坡社区"),
        ("东亭社区挨着新塘街道的西桥社区。社区有党员218名。", ("party_members", 218), "东亭社区"),
    ],
)
def test_whose_a_figure_is_beside_the_one_that_is_told_of(told, figure, whose):
    assert owners(f"望江青山区：梨园街道东亭社区\n东亭社区有居民3200户。{told}").get(figure) == whose


@pytest.mark.parametrize(
    ("told", "figure", "whose"),
    [
        ("梨园街道夜校日前在东亭社区开课，首批学员240人来自各社区。", ("activity_participants", 240), "梨园街道"),
        (
            "东亭社区的“小板凳议事”有名。街道有9个社区。半年来，“小板凳”议事37场。",
            ("council_meetings", 37),
            "东亭社区",
        ),
        ("本月轮到东亭社区，它有党员218名。全年下来，街道的这处舞台演出96场。", ("activity_sessions", 96), "梨园街道"),
        ("本月轮到东亭社区，它有党员218名。全年下来，街道的这处舞台演出96场。", ("party_members", 218), "东亭社区"),
    ],
)
def test_communities_in_the_story_of_a_street(told, figure, whose):
    assert owners(f"青山区：梨园街道的百姓舞台\n梨园街道有一处百姓舞台。{told}").get(figure) == whose


def test_what_was_before_a_merger_is_of_the_parts():
    told = (
        "合并以后\n东亭社区由南关社区、北关社区合并成立。"
        "合并前，南关社区1310户，北关社区有1655户。东亭社区有党员218名。"
    )

    assert owners(told) == {
        ("households", 1310): "南关社区",
        ("households", 1655): "北关社区",
        ("party_members", 218): "东亭社区",
    }


@pytest.mark.parametrize("where", ["所在", "属地", "地址", "所属街道", "上级单位"])
def test_a_card_is_of_what_it_names(where):
    card = f"名称：东亭社区\n{where}：望江市青山区梨园街道，西邻横江\n户数：3200户\n党员：218名"

    assert set(owners(card).values()) == {"东亭社区"}


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        ("青山区：文化街道\n文化街道在东亭社区办起夜市，带动就业230人。", ("service_recipients", 230), "文化街道"),
        ("位于青山区的五星街道，总面积18平方公里。", ("area_km2", 18), "五星街道"),
        ("五星社区位于青山区的梨园街道，面积0.8平方公里。", ("area_km2", 0.8), "五星社区"),
        ("梨园街道大事\n3月，衙门口社区揭牌，居民2400户。\n5月，街道办邻里节。", ("households", 2400), "衙门口社区"),
        ("梨园街道\n东亭社区、系马桩社区的书记都来了。系马桩社区有居民2400户。", ("households", 2400), "系马桩社区"),
        (
            "梨园街道\n东亭社区有党员218名。“我们社区2400户，没有广场。”西桥社区书记陆平说。",
            ("households", 2400),
            "西桥社区",
        ),
        ("平安院\n平安院不是院，是东亭社区的一个小区，有居民2400户。", ("households", 2400), "平安院"),
        ("梨园街道\n近年来，文明社区建设加快。梨园街道有居民2400户。", ("households", 2400), "梨园街道"),
        ("东亭社区\n家门口社区食堂开张。东亭社区有居民2400户。", ("households", 2400), "东亭社区"),
        ("梨园街道\n全街道开展平安街道、文化街道创建。梨园街道有居民2400户。", ("households", 2400), "梨园街道"),
    ],
)
def test_names_that_are_made_of_everyday_words(text, figure, whose):
    assert owners(text).get(figure) == whose


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        (
            "青山区：养老数据\n青山区60岁以上老人9.8万人。其中，梨园街道老人1.4万人；新塘街道老人1.1万人。"
            "梨园街道东亭社区有活动站2所。",
            ("population_elderly", 98_000),
            "青山区",
        ),
        ("梨园街道\n东亭社区有党员218名。今年街道再投入80万元。", ("funding_yuan", 800_000), "梨园街道"),
        ("梨园街道\n梨园街道夜校设在东亭社区，招收学员240人。", ("activity_participants", 240), "梨园街道"),
        (
            "油田\n炼油厂福利二区有楼52栋，福利三区有楼38栋。两个区都归东亭社区管。东亭社区有党员218名。",
            ("buildings", 52),
            "福利二区",
        ),
        (
            "老院\n枫林佳园是东亭社区的小区。枫林佳园的物业由社区自己管，去年新增车位180个。",
            ("facility_count", 180),
            "枫林佳园",
        ),
        (
            "湖边\n东亭社区居民分布在湖景花园、蠡湖人家、隐秀苑3个小区。蠡湖人家1380户。",
            ("households", 1380),
            "蠡湖人家",
        ),
        (
            "石下\n古城南里社区在古城街道，不大。南里社区2260户。古城南里社区的人都熟。",
            ("households", 2260),
            "古城南里社区",
        ),
        (
            "湖边\n东亭社区有两个院，一个叫枫林居，只有4栋楼。枫林居住着96户老人。",
            ("households_subgroup", 96),
            "枫林居",
        ),
        ("湖边\n东亭社区第一区、第二区都改完了，有居民3200户。", ("households", 3200), "东亭社区"),
    ],
)
def test_owners_in_stories_of_all_sorts(text, figure, whose):
    assert owners(text).get(figure) == whose
