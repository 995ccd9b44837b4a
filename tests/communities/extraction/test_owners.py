"""Whose a figure is: the place that the sentence is about, not the one that it names last or in passing."""

import pytest

from communities.extraction.reader import read_story


def owners(text):
    """The owner's name of each figure, by indicator and value."""
    return {
        (proposal.field, float(proposal.value)): proposal.owner.name if proposal.owner else None
        for proposal in read_story(text).proposals
        if proposal.kind in ("fact", "mediation")
        and not isinstance(proposal.value, str | tuple)
        and proposal.value is not None
    }


OVERVIEW = (
    "梨园街道下辖12个社区，总面积6.5平方公里。东亭社区位于街道北部，面积0.8平方公里。该社区有居民3200户。"
    "街道现有党员3100名，街道有小学5所。"
)
REPORT = (
    "石溪街道2023年工作总结\n一年来，街道党工委扎实工作。\n一、民生实事\n投入资金320万元。翠屏社区建成口袋公园1个，"
    "面积800平方米；永安社区新增停车位60个。\n二、平安建设\n全年调解矛盾纠纷216件。其中翠屏社区调解38件。"
)
TABLE = "青山区文明社区巡礼\n翠屏社区\n面积0.8平方公里\n户数2800户\n永安社区\n面积1.1平方公里\n户数3500户"
ESTATE = (
    "“以前这里是臭水沟。”家住石溪街道翠屏社区幸福里小区的李大爷说。幸福里小区建成于1992年，有16栋楼、640户。"
    "去年，小区纳入老旧小区改造，总投资1200万元。"
)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (OVERVIEW, {("community_count", 12): "梨园街道", ("area_km2", 6.5): "梨园街道", ("area_km2", 0.8): "东亭社区"}),
        (
            OVERVIEW,
            {("households", 3200): "东亭社区", ("party_members", 3100): "梨园街道", ("facility_count", 5): "梨园街道"},
        ),
        (
            REPORT,
            {
                ("funding_yuan", 3200000): "石溪街道",
                ("facility_area_m2", 800): "翠屏社区",
                ("facility_count", 60): "永安社区",
            },
        ),
        (REPORT, {("mediation_cases", 216): "石溪街道", ("mediation_cases", 38): "翠屏社区"}),
        (TABLE, {("households", 2800): "翠屏社区", ("households", 3500): "永安社区", ("area_km2", 1.1): "永安社区"}),
        (
            ESTATE,
            {
                ("buildings", 16): "幸福里小区",
                ("households", 640): "幸福里小区",
                ("funding_yuan", 12000000): "幸福里小区",
            },
        ),
        # Communities are counted in a street, and who belongs to it is not spoken of by that.
        ("翠屏社区\n翠屏社区位于石溪街道。年内实现所辖12个社区全覆盖。", {("community_count", 12): "石溪街道"}),
        ("翠屏社区\n翠屏社区是老家属院。这里归石溪街道管，46栋楼、1500户。", {("households", 1500): "翠屏社区"}),
        (
            "石溪街道简介\n石溪街道南与新塘街道接壤，北连菜园镇，面积5.1平方公里。",
            {("area_km2", 5.1): "石溪街道"},
        ),
        # A line of labels below the name of a community speaks of it, whatever street stands beside the name.
        (
            "棚改社区巡礼\n【翠屏社区】石溪街道\n户数：1860户　人口：4900人\n"
            "【永安社区】新塘街道\n户数：930户　人口：2600人",
            {("households", 1860): "翠屏社区", ("population", 2600): "永安社区"},
        ),
        # The community that a portrait reaches but once, and the street that it only lies in.
        (
            "李桂香的钥匙\n说事室在槐影社区。望江区石溪街道的这个社区，前身是纱厂家属院，41栋楼里住着2100户。",
            {("buildings", 41): "槐影社区", ("households", 2100): "槐影社区"},
        ),
        # Short names of two signs, where a list says whose they are.
        (
            "青山区两个社区\n旧墟、鹿潭两个社区晒账单。鹿潭社区有居民900户，旧墟社区有居民800户。"
            "\n纠纷最多的却是旧墟——墟市里有商铺640间。",
            {("shops", 640): "旧墟社区"},
        ),
        # A sum of several communities is the district's where no street is named.
        (
            "青山区文明社区巡礼\n【翠屏社区】\n翠屏社区有居民900户。\n【永安社区】\n永安社区有居民800户。\n■数读"
            "\n2个社区共有注册志愿者5300人。",
            {("volunteers", 5300): "青山区"},
        ),
        # A name with 都市 in it, right behind its street; a road with a number is no street.
        (
            "高新区两个社区入选\n石溪街道田园都市社区成立于2010年，约9平方公里，共2800户。街道办在南环街18号。",
            {("area_km2", 9): "田园都市社区", ("households", 2800): "田园都市社区"},
        ),
        # What is no name of a place: a group in quotation marks, 三无小区, somebody who came.
        (
            "翠屏社区的“姐妹家园”\n翠屏社区有个“姐妹家园”。姐妹家园有会员260人，三无小区6个，常住人口1.5万人。",
            {("population", 15000): "翠屏社区"},
        ),
        ("翠屏社区\n翠屏社区有居民900户。\n老邓来社区六年，加装电梯18部。", {("equipment_count", 18): "翠屏社区"}),
        # A community called by an everyday word, below its street; a figure of speech in a title.
        (
            "文化社区（石溪街道文化社区）\n文化社区隶属于望江市石溪街道，总占地0.12平方公里。社区现有居民1500户。",
            {("area_km2", 0.12): "文化社区", ("households", 1500): "文化社区"},
        ),
        (
            "翠屏社区：老纺织城里的幸福家园\n翠屏社区隶属于望江市石溪街道，共有居民楼110栋。社区“两委”共9人。",
            {("buildings", 110): "翠屏社区", ("staff_count", 9): "翠屏社区"},
        ),
        # Names that hold other words: a town that is a street, a community by its whole name, a title that runs on.
        (
            "木棉镇街道\n木棉镇街道，榄江区辖街道。东与白沙街道相连，南接那陇镇。面积28.6平方千米。\n"
            "2013年撤乡设镇，改设木棉镇街道。",
            {("area_km2", 28.6): "木棉镇街道"},
        ),
        (
            "戈壁滩上的好社区\n说起祁水新区驼铃路街道的祁水南苑社区，人人夸。南苑社区有68栋楼。南苑社区食堂供餐11.3万人次。",
            {("buildings", 68): "祁水南苑社区"},
        ),
        (
            "社区党组织巡察汇报材料新群社区位于开发区中心，面积5.2平方公里。社区完成撤村建居，有小区2个，是“平安家庭”建设示范村社区。",
            {("area_km2", 5.2): "新群社区", ("estates", 2): "新群社区"},
        ),
        (
            "政府街社区简介\n政府街社区成立于2001年，地处县城。主要街道有西街、北街。辖区常住人口1176户、3076人。",
            {("households", 1176): "政府街社区"},
        ),
        # Brackets speak of a part only.
        (
            "梨园街道概况\n梨园街道现有党委6个(其中社区党委4个，东亭社区党委最近成立)，党支部48个，党员3100名。",
            {("party_branches", 48): "梨园街道", ("party_members", 3100): "梨园街道"},
        ),
        # A list of places that only says where.
        (
            "浅溪街道消息：浅溪街道在荷塘社区、数谷社区、桥东社区各开一个教学点，第一期共招收学生138名，投入资金12万元。",
            {("funding_yuan", 120000): "浅溪街道"},
        ),
        # What a place is done to is no topic.
        (
            "翠屏社区的新家\n翠屏社区地处石溪街道中部。社区把石溪街道综合文化站搬到家门口，新建活动室3间。",
            {("facility_count", 3): "翠屏社区"},
        ),
        # A district that is counted, and one that opens its clause.
        (
            "南湖区共有社区87个，其中梨园街道12个。全区注册志愿者6.5万人。",
            {("community_count", 87): "南湖区", ("community_count", 12): "梨园街道", ("volunteers", 65000): "南湖区"},
        ),
        # The figure of a district inside the sentence of a community.
        (
            "南湖区共有社区87个。东亭社区有居民3200户。东亭社区在全区87个社区的满意度测评中位列第一。",
            {("community_count", 87): "南湖区", ("households", 3200): "东亭社区"},
        ),
        # The city is not named: nobody else's figure all the same.
        (
            "我市开展邻里节活动。全市各社区共举办活动560场。在石溪街道翠屏社区，吸引居民800余人参加。",
            {("activity_sessions", 560): "全市"},
        ),
        # What was repaired is a road, a 大镇 is what a place is, and 镇上 means the town, not its community.
        (
            "梨园街道近况\n梨园街道投资280万元整修了学宫路、贡院街，新增绿地1200平方米。",
            {("green_area_m2", 1200): "梨园街道"},
        ),
        ("古渡镇见闻\n古渡镇是沿海大镇，常住人口8.7万人。", {("population", 87000): "古渡镇"}),
        (
            "东亭社区走笔\n东亭社区位于古渡镇东头，面积2平方公里。镇上有商铺67家。社区有居民5860户。",
            {("shops", 67): "古渡镇", ("households", 5860): "东亭社区"},
        ),
        # A word that leads to a name is no part of it; works are no community, though one was called after them.
        (
            "梨园街道近况\n梨园街道东亭社区从老船工宿舍里的28户困难家庭入手，全年上门服务1900人次。",
            {("service_recipients", 1900): "东亭社区"},
        ),
        (
            "东亭社区走笔\n东亭社区2009年由原轴承厂居委会和建国路居委会合并成立，面积0.8平方公里。王秀兰退休前在轴承厂做质检。"
            "社区有居民5860户。",
            {("households", 5860): "东亭社区"},
        ),
        # Below the title of an estate its community is spoken of where a clause begins with its name.
        (
            "柳河区\n油脂厂宿舍改造见闻\n油脂厂宿舍建于1985年，有9栋楼。东亭社区常住居民3208户，调解纠纷37起。油脂厂宿舍是老小区，"
            "有412户人家。",
            {("households", 3208): "东亭社区", ("households", 412): "油脂厂宿舍", ("buildings", 9): "油脂厂宿舍"},
        ),
        # 家属区 is an estate; it is not where its community was once that, and not where something opens beside it.
        (
            "东亭社区概况\n东亭社区位于梨园街道，有4个片区。\n船厂家属区 建于1958年，楼房42栋；\n"
            "春晖小区 建成最晚，18栋楼里住着716户人家。",
            {("buildings", 42): "船厂家属区", ("buildings", 18): "春晖小区"},
        ),
        (
            "东亭社区走笔\n东亭社区位于梨园街道。东亭社区是上世纪八十年代建起来的船厂家属区，有52栋楼。",
            {("buildings", 52): "东亭社区"},
        ),
        (
            "东亭社区走笔\n东亭社区位于梨园街道，其中船厂宿舍建于1958年。食堂在船厂宿舍1号门旁开张，社区有居民5860户。",
            {("households", 5860): "东亭社区"},
        ),
        (
            "幸福里小区见闻\n幸福里小区建于1983年，有楼房14栋。去年，小区列入全市改造计划，总投资1860万元。",
            {("funding_yuan", 18600000): "幸福里小区"},
        ),
        (
            "东亭社区走笔\n东亭社区改造了船厂宿舍的下水管网860米。该宿舍建于1986年，有楼房14栋。",
            {("buildings", 14): "船厂宿舍"},
        ),
        (
            "东亭社区走笔\n东亭社区位于梨园街道。梨园街道和辖区6家共建单位一起凑了7.8万元，添了4台空调。东亭社区的夏令营热闹。",
            {("equipment_count", 4): "东亭社区"},
        ),
        # An estate that is taken up is told of in its paragraph, 院里 is its yard, and what a district has is its own.
        (
            "东亭社区走笔\n东亭社区位于柳河区梨园街道，有居民5860户。\n2021年，棉纺厂宿舍列入改造计划。王秀兰挨家劝，开了16场楼栋议事会。"
            "腾出来的空地上，添了120个停车位。\n棉纺厂宿舍的老人都说好。",
            {
                ("council_meetings", 16): "棉纺厂宿舍",
                ("facility_count", 120): "棉纺厂宿舍",
                ("households", 5860): "东亭社区",
            },
        ),
        (
            "老齿轮厂家属院“坐上”了电梯\n齿轮厂家属院建于1984年，在东亭社区。\n去年，家属院改造项目启动。一年下来，外墙重新做了防水，院里新增停车位132个。",
            {("facility_count", 132): "齿轮厂家属院"},
        ),
        (
            "东亭社区走笔\n东亭社区位于柳河区梨园街道，有居民5860户。柳河区目前建成社区食堂21家。",
            {("facility_count", 21): "柳河区", ("households", 5860): "东亭社区"},
        ),
        (
            "梨园街道办事处关于表扬平安建设先进的通报\n一、授予东亭社区扁担哥志愿服务队“先进集体”称号。\n二、主要事迹\n"
            "1．西桥社区。现有居民2745户。\n2．扁担哥志愿服务队。成立于2019年，现有志愿者46名。",
            {("volunteers", 46): "东亭社区", ("households", 2745): "西桥社区"},
        ),
        # What a community was made of, is, or lies in turns nothing.
        (
            "东亭社区概况\n东亭社区由原东门居委会、糖坊街居委会合并组建，西至糖坊街，有居民5860户。居委会设在糖坊街48号，办公用房860平方米。"
            "糖坊街原是旧时作坊集中之地。社区党委有党员326名。",
            {("office_area_m2", 860): "东亭社区", ("party_members", 326): "东亭社区"},
        ),
        (
            "两个社区的冬天\n梨园街道东亭社区是老企业家属区，面积0.4平方公里，61栋楼里住着2874户。\n"
            "梨园街道新立社区由新立村整建制转来，现有居民1925户。",
            {("area_km2", 0.4): "东亭社区", ("households", 2874): "东亭社区", ("households", 1925): "新立社区"},
        ),
        # An estate is one however its name ends, and lies in a community without being it; borders turn nothing.
        (
            "向阳里加装电梯\n向阳里是月牙河街道的一个老旧小区，建于1983年，共有13栋楼、702户居民。",
            {("buildings", 13): "向阳里", ("households", 702): "向阳里"},
        ),
        (
            "辽河里小区的菜园\n辽河里小区是2004年建成的回迁小区，位于辽河街道柳条社区，共有24栋楼、1312户。",
            {("buildings", 24): "辽河里小区", ("households", 1312): "辽河里小区"},
        ),
        (
            "水口镇：一江两岸\n水口镇地处江北，与月山镇、沙冈街道相邻。全镇总面积33平方公里，常住人口6.8万人。",
            {("area_km2", 33): "水口镇", ("population", 68000): "水口镇"},
        ),
        (
            "老职工下山记\n农垦九委的大名叫兴垦社区。社区辖楼房52栋，居民2195户。兴垦社区的老人都爱说往事。",
            {("buildings", 52): "兴垦社区", ("households", 2195): "兴垦社区"},
        ),
        (
            "建设街社区工作总结\n一、基本情况。我社区位于建设街中段，有居民2633户。\n二、存在问题。化肥厂家属楼仍无物业，110户居民不便。",
            {("households", 2633): "建设街社区"},
        ),
        (
            "东亭社区食堂开张\n东亭社区食堂设在纺织路。东亭社区60岁以上老人有1945人。柳河区去年建成社区食堂36家，东亭社区这一家最晚。",
            {("population_elderly", 1945): "东亭社区", ("facility_count", 36): "柳河区"},
        ),
        (
            "湖里区东亭社区素描\n2003年“村改居”，东亭村的牌子摘下，东亭社区成立。如今的东亭面积1.2平方公里，"
            "社区有党员214名。拟建的1500平方米社区运动公园还没动工。社区有文体队伍11支。",
            {("area_km2", 1.2): "东亭社区", ("party_members", 214): "东亭社区", ("team_count", 11): "东亭社区"},
        ),
        (
            "东亭社区\n东亭社区有居民3200户。社区在枫林大院建起长者食堂，日均用餐180人次，装“一键呼叫”设备96台。"
            "枫林大院有16栋楼。",
            {
                ("service_recipients", 180): "东亭社区",
                ("equipment_count", 96): "东亭社区",
                ("buildings", 16): "枫林大院",
            },
        ),
        (
            "东亭社区\n东亭社区面积0.28平方公里。去年，三个院落拆墙合一，取名“和苑”。和苑占地3.2万平方米，有21栋楼。",
            {("land_area_m2", 32000): "和苑", ("buildings", 21): "和苑"},
        ),
        (
            "旧院换新颜\n东亭社区有居民2570户。三个院落合一，取名“和苑”。和苑有21栋楼。“和苑管家团”的团长是魏占山。\n"
            "翠屏社区有居民3120户。\n志愿服务队有160名志愿者。\n永安社区有居民4015户。",
            {("volunteers", 160): "翠屏社区", ("buildings", 21): "和苑", ("households", 3120): "翠屏社区"},
        ),
        (
            "东亭社区工作总结\n东亭社区有居民3200户。枫林大院建于1983年，有16栋楼。全年在辖区清运楼道杂物140余吨。",
            {("buildings", 16): "枫林大院", ("waste_tonnes", 140): "东亭社区"},
        ),
        (
            "关于三季度工作情况的通报\n各街道办事处:\n全区注册志愿者达11.3万人。\n(一)梨园街道东亭社区。该社区有居民4215户。\n"
            "(二)石溪街道翠屏社区。该社区有居民5038户。\n"
            "联系人:李丹 邮编:000031\n柳浪区精神文明建设委员会办公室\n2024年10月12日",
            {("volunteers", 113000): "柳浪区", ("households", 4215): "东亭社区", ("households", 5038): "翠屏社区"},
        ),
    ],
)
def test_a_figure_belongs_to_the_place_that_is_spoken_of(text, whose):
    found = owners(text)

    assert {key: found.get(key, "missing") for key in whose} == whose


@pytest.mark.parametrize(
    "text",
    [
        "梨园街道是以居民聚居社区为主的街道。辖区现有居民10.4万人。梨园街道有党员300名。",
        "梨园街道辖区共设28个居委会。全部居委会采取直接选举，共选出居委会成员140人。梨园街道有党员300名。",
        "梨园街道总人口6万人，其中城镇常住人口4万人。梨园街道有党员300名。",
        "梨园街道\n行政区类别 街道\n电话区号 0997\n梨园街道有党员300名。",
        "为城市更新添彩，梨园街道有党员300名。",
        "记者来到东亭社区党群服务中心，东亭社区党员300名。东亭社区常住人口8000人。",
        "梨园街道有党员300名。哪儿都不如俺们社区有人情味，必要时可以请社区出面。辖区有居民2600户。",
        "梨园街道有党员300名。每逢街道开会，使得社区更多社区力争更多。辖区有居民2600户。",
        "梨园街道有党员300名。公示期内，有意见的向街道提出，因此七一村一级也能反映。辖区有居民2600户。",
    ],
)
def test_words_that_end_like_names_are_no_places(text):
    names = set(owners(text).values())

    assert names in ({"梨园街道"}, {"东亭社区"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("近日，柳浪区麒麟街道凤起社区榜上有名。凤起社区有志愿者618人。", "凤起社区"),
        ("新塱街碧翠湾小区实行封闭管理。新塱街碧翠湾小区有98户居民。", "碧翠湾小区"),
        ("第一中心社区位于梨园街道东侧。第一中心社区有居民2600户。", "第一中心社区"),
        ("不老屯镇常住人口8000人。不老屯镇面积19.3平方公里。", "不老屯镇"),
        ("将军路社区位于梨园街道。将军路社区有居民2600户。", "将军路社区"),
        ("向阳坡社区位于梨园街道。向阳坡社区有居民2600户。", "向阳坡社区"),
        ("那洪街道常住人口8000人。那洪街道面积19.3平方公里。", "那洪街道"),
        ("柳浪区：把难事办在家门口\n梨园街道青杏社区请来了律师。如今志愿者有128名。", "青杏社区"),
        ("在整个长新居民区，有独居老人103人。长新居民区党总支书记介绍，长新居民区共有1200户。", "长新居民区"),
    ],
)
def test_names_that_look_like_words_are_names_behind_their_street(text, name):
    assert set(owners(text).values()) == {name}
