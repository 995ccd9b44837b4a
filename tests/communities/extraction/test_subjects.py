"""Who or what the clause of an honour is about, in stories of their own."""

import pytest

from communities.extraction.can_hold import can_hold
from communities.extraction.reader import read_story


def honours_of(story):
    return [f"{p.value}/{p.recipient}" for p in read_story(story).proposals if p.kind == "award"]


@pytest.mark.parametrize(
    "name", ["柳堤社区", "“红马甲”巡逻队", "韩志远", "绿城物业自管会", "“心手相连,点亮生命”", "快板《夸社区》"]
)
def test_people_places_and_bodies_can_hold_an_honour(name):
    assert can_hold(name)


@pytest.mark.parametrize(
    "name", ["秋天", "去年年底", "市里", "“先进社区”两块牌子", "“一老一小”做文章", "评选办法》", "荣誉墙", "家庭"]
)
def test_times_spots_sums_and_pieces_of_clauses_hold_none(name):
    assert not can_hold(name)


def test_a_heading_over_some_communities_is_no_community():
    story = (
        "江城市青石街道概况\n\n青石街道位于江城市北桥区。\n\n【重点社区】\n\n"
        "柳堤社区面积2.1平方公里,先后被评为岭南省卫生村、江城市文明社区。"
    )

    assert honours_of(story) == ["岭南省卫生村/柳堤社区", "江城市文明社区/柳堤社区"]


def test_a_title_of_streets_goes_to_the_street_that_the_story_is_about():
    story = (
        "青石街道工作总结\n\n青石街道位于江城市北桥区。柳堤社区建成了驿站。\n\n"
        "下一步,力争驿站达到15个以上,争创省级“红色引擎”示范街道。"
    )

    assert honours_of(story) == ["省级“红色引擎”示范街道/青石街道"]


@pytest.mark.parametrize(
    ("story", "levels"),
    [
        (
            "青石街道召开总结表彰大会\n\n1月8日,青石街道召开2022年度总结表彰大会。柳堤社区、梅坞社区荣获“综合考核优胜单位”,双塔社区获“进步奖”。",
            "街道街道街道",
        ),
        (
            "志愿者受表彰\n\n30日,江城市志愿服务项目大赛启动仪式暨表彰先进典型活动举行。吴晓兰等30名志愿者获“最美志愿者”称号。",
            "市",
        ),
    ],
)
def test_whose_ceremony_it_is_tells_the_level(story, levels):
    found = [p for p in read_story(story).proposals if p.kind == "award"]

    assert "".join(p.level for p in found) == levels


def test_a_paper_recommends_each_for_a_title_of_its_own():
    story = (
        "关于推荐“岭南省和谐社区”的公示\n\n青石街道位于江城市北桥区。\n\n"
        "经研究,拟推荐柳堤社区为“岭南省和谐社区”,拟推荐韩志远为“岭南省优秀社区工作者”。现予以公示。"
    )
    found = [p for p in read_story(story).proposals if p.kind == "award"]

    assert [f"{p.value}/{p.status}/{p.recipient}" for p in found] == [
        "岭南省和谐社区/推荐参评/柳堤社区",
        "岭南省优秀社区工作者/推荐参评/韩志远",
    ]


def test_each_commended_stands_before_its_own_title():
    story = (
        "大会举行\n\n柳堤社区位于江城市北桥区。大会表彰江城市民族宗教事务局为“全国民族团结进步模范集体”,"
        "表彰北桥区柳堤社区党总支书记韩志远为“全国民族团结进步模范个人”。"
    )

    assert honours_of(story) == ["全国民族团结进步模范集体/民族宗教事务局", "全国民族团结进步模范个人/韩志远"]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (
            "柳堤社区已被确定为全国城市更新试点,“坡上客厅”二期拟投入580万元",
            "全国城市更新试点/国家/评选项目/柳堤社区",
        ),
        (
            "网格员吴晓兰被授予“全市计划生育先进个人”,“夕阳红”巡逻队队长韩志远上榜“江城好人”",
            "全市计划生育先进个人/市/获得/吴晓兰,江城好人/市/获得/韩志远",
        ),
        (
            "争创省级和谐社区,力争社区党总支进入全区“五星级党组织”行列",
            "省级和谐社区/省/目标/柳堤社区,五星级党组织/区/目标/柳堤社区党总支",
        ),
        ("盟委授予韩志远“全盟防汛抗洪先进个人”称号", "全盟防汛抗洪先进个人/市/获得/韩志远"),
        ("网格员吴晓兰被镇里评为优秀网格员", "优秀网格员/街道/获得/吴晓兰"),
        ("社区又把申报“岭南省老年友好型社区”提上了日程", "岭南省老年友好型社区/省/目标/柳堤社区"),
        ("2023年2月,省住房和城乡建设厅公布省第二批绿色社区名单,柳堤社区榜上有名", "省第二批绿色社区/省/获得/柳堤社区"),
        ("昔日的“上访村”变成了“江城市信访工作示范社区”", "江城市信访工作示范社区/市/获得/柳堤社区"),
        ("柳堤社区居民吴晓兰家庭荣获“全国五好家庭”称号", "全国五好家庭/国家/获得/吴晓兰家庭"),
        ("其所在的3号楼被评为“北桥区文明楼栋”", "北桥区文明楼栋/区/获得/3号楼"),
        (
            "“江城市五四红旗团支部”“江城市巾帼文明岗”等荣誉接踵而至",
            "江城市五四红旗团支部/市/获得/柳堤社区,江城市巾帼文明岗/市/获得/柳堤社区",
        ),
        (
            "记者在荣誉墙上看到,江城市先进基层党组织、北桥区民生服务标兵社区、省级充分就业社区……大大小小的奖牌挂了14块",
            "江城市先进基层党组织/市/获得/柳堤社区,北桥区民生服务标兵社区/区/获得/柳堤社区,省级充分就业社区/省/获得/柳堤社区",
        ),
        (
            "社区荣誉:\n●江城市文明社区标兵(2010年-2018年连续九年)\n●北桥区综合考核一等奖(2018年度)",
            "江城市文明社区标兵/市/获得/柳堤社区,北桥区综合考核一等奖/区/获得/柳堤社区",
        ),
        ("墙上挂着省民政厅2019年命名的“和谐社区建设示范社区”", "和谐社区建设示范社区/省/获得/柳堤社区"),
        (
            "先来看看我们的成绩单:\n\n✅江城市先进基层党组织\n\n✅全国综合减灾示范社区\n\n⏳全国文明单位(创建中)",
            "江城市先进基层党组织/市/获得/柳堤社区,全国综合减灾示范社区/国家/获得/柳堤社区,全国文明单位/国家/目标/柳堤社区",
        ),
        (
            "“邻里红”志愿服务队\n\n成立时间:2015年\n\n所获荣誉:江城市最佳志愿服务组织(2019)",
            "江城市最佳志愿服务组织/市/获得/“邻里红”志愿服务队",
        ),
        ("今年我们正在冲“全国最美志愿服务社区”", "全国最美志愿服务社区/国家/目标/柳堤社区"),
        (
            "网格员吴晓兰的抽屉里有2019年的“北桥区最美楼长”、2021年的“岭南省最美家庭”证书",
            "北桥区最美楼长/区/获得/吴晓兰,岭南省最美家庭/省/获得/吴晓兰家庭",
        ),
        (
            "周末夜校开办3年,学员2000多人次,先后被评为岭南省优秀社区教育项目",
            "岭南省优秀社区教育项目/省/获得/周末夜校",
        ),
        ("社区里的石板古桥始建于明代,2013年被列为岭南省文物保护单位", "岭南省文物保护单位/省/获得/石板古桥"),
        ("“阿婆”茶档入选江城市“一社区一品牌”优秀案例", "江城市“一社区一品牌”优秀案例/市/获得/“阿婆”茶档"),
        (
            "青石街道柳堤社区、梅坞社区和南浦街道双塔社区3个社区被评为江城市绿色社区",
            "江城市绿色社区/市/获得/柳堤社区,江城市绿色社区/市/获得/梅坞社区,江城市绿色社区/市/获得/双塔社区",
        ),
        ("各组织纷纷成立,其中银龄志愿队2022年荣获江城市“五星级志愿服务组织”", "五星级志愿服务组织/市/获得/银龄志愿队"),
    ],
)
def test_what_follows_a_title_may_be_the_next_subject_and_whose_it_is_tells_the_level(words, held):
    story = f"柳堤社区的故事\n\n柳堤社区位于江城市北桥区青石街道。\n\n{words}。"
    found = [f"{p.value}/{p.level}/{p.status}/{p.recipient}" for p in read_story(story).proposals if p.kind == "award"]

    assert sorted(found) == sorted(held.split(","))


@pytest.mark.parametrize(
    "words",
    [
        "作为“全国文明单位”江城供电公司的结对单位,柳堤社区获赠图书300册",
        "江城市文明办将授予一批社区“文明社区”称号",
        "居民评选出的“最美楼长”每人获得200元奖励",
        "社区获得居民“最满意的社区”的评价",
        "社区与“岭南省文明校园”江城一中开展共建",
        "社区承办了江城市“十佳社区工作者”颁奖典礼",
        "活动现场为10户“最美家庭”颁发了奖牌",
    ],
)
def test_what_others_have_or_is_only_said_is_no_honour(words):
    assert honours_of(f"柳堤社区的故事\n\n柳堤社区位于江城市北桥区青石街道。\n\n{words}。") == []
