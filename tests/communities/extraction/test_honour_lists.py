"""Lists of who was honoured, as notices and boards print them."""

import pytest

from communities.extraction.reader import read_story

LISTS = {
    "names that stand together": (
        "江城市关于2016年社区大记录活动的表彰通报\n一、“和睦邻里”大记录活动最佳组织奖：青石街道柳堤社区南浦街道梅坞社区北桥街道双塔社区",
        "柳堤社区 梅坞社区 双塔社区",
        "市/获得/2016",
    ),
    "two lists on a line": (
        "关于2016年度青石街道表彰先进的通报\n3、综治维稳先进社区：柳堤社区；文明创建先进社区：梅坞社区。",
        "柳堤社区 梅坞社区",
        "街道/获得/2016",
    ),
    "each with a few words": (
        "关于2016年度青石街道表彰先进的通报\n一、优秀居民代表（3名）：祝大顺，72岁，柳堤社区居民小组长；韩四清，个体户；熊桃香，退休教师。",
        "祝大顺 韩四清 熊桃香",
        "街道/获得/2016",
    ),
    "a table whose rows are as long as wrapped lines": (
        "关于2019年瀛洲区“最美邻里”拟表彰对象的公示\n经街道推荐、网络投票和综合评议，拟表彰徐留根等3名同志，现将名单予以公示，接受社会各界监督，如有异议请以书面形式反映。\n"
        "“最美邻里”拟表彰对象（3名）\n序号\t姓名\t性别\t年龄\t所在单位及职务\n"
        "1\t徐留根\t男\t52\t江堰街道渡口社区党总支书记\n2\t周亚萍\t女\t38\t望潮街道滨江社区副主任\n"
        "3\t陆  平\t男\t61\t望潮街道船厂社区楼栋长",
        "徐留根 周亚萍 陆平",
        "区/公示/2019",
    ),
    "several places on a line below their district": (
        "2023年度榕江市文明社区名单公示\n现予公示。\n一、文明社区（4个）\n青石区：书院街道翰林社区、凤仪街道百花洲社区、梅岭镇茶山村\n沙洲区：滨江街道望月社区",
        "翰林社区 百花洲社区 茶山村 望月社区",
        "市/公示/2023",
    ),
    "houses of estates on one long line": (
        "关于2022年度榕江市文明楼栋的公示\n一、文明楼栋（3个）\n书院街道翰林社区翰林苑小区3号楼、凤仪街道百花洲社区电力家属院2栋1单元、洋湖街道芙蓉里社区碧湖湾12栋。",
        "翰林苑小区3号楼 电力家属院2栋1单元 碧湖湾12栋",
        "市/公示/2022",
    ),
    "a table with its head": (
        "云麓区2024年优秀网格员候选人名单\n序号 姓名 性别 单位及职务\n"
        "1 方国庆 男 桃源街道朝阳社区网格员\n2 邓秋月 女 麓山街道后湖社区网格员",
        "方国庆 邓秋月",
        "区/候选/2024",
    ),
    "a table of which each cell is a line": (
        "2024年度西岭市十佳网格员名单\n序号\n姓名\n所在社区\n1\n袁立夏\n栖霞街道紫金社区\n2\n温如玉\n玄武街道太平门社区",
        "袁立夏 温如玉",
        "市/获得/2024",
    ),
    "people with their stories": (
        "2023年度嘉禾区最美社区工作者名单\n1.覃芳，女，45岁，北湖街道榕树头社区党委书记。扎根社区19年，化解纠纷460余起。\n"
        "2.柯玉兰，女，壮族，城关镇东门社区居委会主任。\n她挨家挨户上门。\n"
        "3.水 清，女，西湖街道柳岸社区社工。",
        "覃芳 柯玉兰 水清",
        "区/获得/2023",
    ),
    "names with what they are behind a colon": (
        "江左省第二届“最美社区工作者”名单：\n1.段晓燕：云麓区桃源街道朝阳社区党委书记\n2.蒲志刚：云麓区桃源街道银杏社区居委会主任",
        "段晓燕 蒲志刚",
        "省/获得/None",
    ),
    "communities behind the sentence that introduces them": (
        "关于命名兰溪市书香社区的通报\n经研究，决定命名以下3个社区为“书香社区”：兰江街道府前社区、兰江街道桃花坞社区、云山街道金钟岭社区。",
        "府前社区 桃花坞社区 金钟岭社区",
        "市/获得/None",
    ),
    "communities parted by blanks": (
        "中共云麓区委关于表彰2022年度先进社区的决定\n附件1\n先进社区名单（4个）\n"
        "桃源街道朝阳社区 桃源街道银杏社区\n麓山街道后湖社区 麓山街道天马社区",
        "朝阳社区 银杏社区 后湖社区 天马社区",
        "区/获得/2022",
    ),
    "names and where they belong": (
        "龙门街道2023年“邻里节”光荣榜\n【最美志愿者】\n彭秀珍（金穗社区）、谭卫国（金穗社区）、卢小妹（稻香社区）",
        "彭秀珍 谭卫国 卢小妹",
        "街道/获得/2023",
    ),
    "families of a community": (
        "清河街道2023年度“五好家庭”表彰名单\n五好家庭：\n杨柳社区 崔志强家庭、闫国梁家庭",
        "崔志强家庭 闫国梁家庭",
        "街道/获得/2023",
    ),
    "communities below the names of their districts": (
        "2022年度榕江市示范社区名单\n（共3个）\n一、青石区（2个）\n书院街道翰林社区\n梅岭镇茶山村\n二、沙洲区（1个）\n滨江街道望月社区",
        "翰林社区 茶山村 望月社区",
        "市/获得/2022",
    ),
    "party bodies below members": (
        "西岭市“两优一先”表彰对象公示\n先进基层党组织（2个）\n栖霞街道紫金社区党委\n玄武街道太平门社区党总支\n中共西岭市委组织部",
        "紫金社区党委 太平门社区党总支",
        "市/公示/None",
    ),
    "projects with who runs them": (
        "关于表扬2023年度优秀志愿服务项目的通报\n一、优秀志愿服务项目\n1. “四点半课堂”（桃源社区）\n"
        "2. “银龄守望”助老项目（杏林社区）\n"
        "桃源街道办事处\n2024年1月12日",
        "“四点半课堂” “银龄守望”助老项目",
        "街道/获得/2023",
    ),
    "who is voted for": (
        "关于开展“最美邻居”投票的公告\n以下为3名候选人名单：\n01 高兰英 育才社区\n02 潘国栋 育才社区",
        "高兰英 潘国栋",
        "其他/候选/None",
    ),
}

NO_LISTS = (
    "桃源社区居民委员会成员候选人名单公示\n主任候选人：岑小芳\n委员候选人：石磊、路遥",
    "关于中标候选人的公示\n第一中标候选人：榕江市宏达建设有限公司",
    "关于困难补贴的公示\n拟享受困难残疾人补贴人员名单\n岑小芳 石磊",
    "关于公布社区便民服务点的通知\n现将便民服务点名单公布如下：\n1.金穗社区党群服务中心：龙门路12号\n2.文明实践站：金穗社区2楼\n联系人：彭秀珍",
    "云麓区优秀社区评选通知\n以下文件一并执行：\n1.《文明社区管理办法》\n2.《优秀志愿者评选标准》",
    "2023年文明创建情况通报\n活动安排如下：\n1.5月6日 金穗社区 文明家庭宣讲会\n2.5月8日 稻香社区 志愿者培训",
    "2022年度社区工作情况通报\n一、先进做法\n金穗社区 建立议事厅\n二、文明创建\n金穗社区、稻香社区完成整治。",
)


def honours_of(story):
    return [p for p in read_story(story).proposals if p.kind == "award"]


@pytest.mark.parametrize(("story", "names", "honour"), LISTS.values(), ids=LISTS)
def test_each_of_a_list_holds_the_honour(story, names, honour):
    honours = honours_of(story)

    assert {p.recipient for p in honours} == set(names.split())
    assert {f"{p.level}/{p.status}/{p.details['year']}" for p in honours} == {honour}


@pytest.mark.parametrize("story", NO_LISTS)
def test_places_papers_and_events_are_no_list_of_honours(story):
    assert honours_of(story) == []


def test_what_the_story_of_somebody_in_a_list_tells_is_theirs():
    story = (
        "榕江市十佳网格员名单\n1.覃芳，女，北湖街道榕树头社区网格员。\n"
        "2.闵远航，男，南湖街道荷塘社区网格员。入户900余户。2021年获评“榕江市抗疫先锋”。"
    )

    assert ("榕江市抗疫先锋", "闵远航") in [(p.value, p.recipient) for p in honours_of(story)]


def test_the_list_ends_where_the_paper_is_signed():
    story = "云麓区文明单位名单\n1.云麓区第一小学\n2.朝阳社区党支部\n云麓区文明办\n2024年3月1日"

    assert [p.recipient for p in honours_of(story)] == ["云麓区第一小学", "朝阳社区党支部"]


def test_one_sentence_gives_several_honours_to_bodies_families_and_people():
    story = (
        "西岭区文明办关于表彰先进的决定\n决定授予西岭区第一小学、西岭区人民医院“文明单位”称号，"
        "授予紫金社区“夕阳红”志愿队、钟山社区居委会“先进集体”称号，授予韦国强、古春燕等10名同志“先进个人”称号。"
    )

    assert [(p.value, p.recipient) for p in honours_of(story)] == [
        ("文明单位", "西岭区第一小学"),
        ("文明单位", "西岭区人民医院"),
        ("先进集体", "“夕阳红”志愿队"),
        ("先进集体", "钟山社区居委会"),
        ("先进个人", "韦国强"),
        ("先进个人", "古春燕"),
    ]
