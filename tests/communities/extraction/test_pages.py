"""What pages have around and between the sentences of a story: paths, buttons, other stories, lines cut in two."""

import pytest

from communities.extraction.reader import read_story

STORY = "东亭社区现有居民3200户。社区党委下设党支部6个，开展活动40场。"


def figures(text):
    return {
        (proposal.field, float(proposal.value))
        for proposal in read_story(text).proposals
        if proposal.kind in ("fact", "mediation") and not isinstance(proposal.value, str | tuple)
    }


def honours(text):
    return {
        (proposal.value, proposal.level, proposal.status, proposal.recipient)
        for proposal in read_story(text).proposals
        if proposal.kind == "award"
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("锦埠县融媒体中心 > 公告公示", "导航路径"),
        ("首页 > 新闻 > 社区 > 正文", "导航路径"),
        ("请输入您要查询的百科知识:", "网页按钮"),
        ("【打印】 【关闭窗口】", "网页按钮"),
        ("东亭社区现有居民3200户。", None),
    ],
)
def test_what_belongs_to_the_page_is_removed_and_shown(line, why):
    removed = {removal.quote: removal.why for removal in read_story(f"{line}\n{STORY}").removed}

    assert removed.get(line) == why


def test_other_stories_below_are_no_part_of_this_one():
    below = f"{STORY}\n{STORY}\n新闻推荐\n沙湖社区有居民5000户。(记者 白露 通讯员 霜降)"

    reading = read_story(below)

    assert ("households", 5000.0) not in figures(below)
    assert reading.byline.reporters == ()
    assert [removal.why for removal in reading.removed] == ["别的新闻"]


def test_a_label_at_the_top_of_a_page_removes_nothing_but_itself():
    assert ("households", 3200.0) in figures(f"新闻\n相关新闻\n{STORY}\n{STORY}\n{STORY}")


def test_a_line_that_begins_with_a_figure_goes_on():
    text = "幸福里小区位于东亭社区，是2001年建成的花园式小区，小区总建筑面积\n\n78463平方米，有居民618户。"

    assert ("building_area_m2", 78463.0) in figures(text)


def test_the_sections_of_an_announcement_say_what_will_be():
    text = (
        "关于举办东亭社区邻里节的通知\n各居民小组：\n一、活动内容\n设摊位50个，邀请8名医生坐诊。去年展览参观居民1800余人次。\n"
        "二、社区情况\n东亭社区有党员412名。"
    )

    found = figures(text)

    assert ("activity_participants", 1800.0) in found
    assert ("party_members", 412.0) in found
    assert not {value for _field, value in found} & {50.0, 8.0}


def test_a_list_whose_paper_lost_its_title_is_a_list():
    text = (
        "经评选程序，提出第三届青林市文明村镇候选名单。为接受社会监督，现公示如下:\n一、第三届青林市文明村镇:\n"
        "南山县:龙潭镇、曹庙镇、岔路镇水楼村\n二、第三届青林市文明社区:\n北湖区:东亭社区、沙湖社区"
    )

    found = honours(text)

    assert ("第三届青林市文明社区", "市", "公示", "东亭社区") in found
    assert len(found) == 5


@pytest.mark.parametrize(
    ("clause", "honour"),
    [
        ("东亭社区被省公安厅授予模范小区。", ("模范小区", "省", "获得", "东亭社区")),
        ("2003年，东亭社区被市授予爱国卫生工作先进单位。", ("爱国卫生工作先进单位", "市", "获得", "东亭社区")),
        (
            "东亭社区先后荣获全国科普示范社区、安徽省三星级志愿服务广场、安徽省卫生社区等荣誉称号。",
            ("安徽省三星级志愿服务广场", "省", "获得", "东亭社区"),
        ),
        (
            "东亭社区被命名为“市级绿色社区”，还入围了全省“美好家园”典型案例。",
            ("全省“美好家园”典型案例", "省", "入围", "东亭社区"),
        ),
    ],
)
def test_who_gives_an_honour_says_that_it_is_one(clause, honour):
    assert honour in honours(f"东亭社区概况\n{clause}")


@pytest.mark.parametrize(
    ("clause", "absent"),
    [
        ("东亭社区全年0余个活动。", 0.0),
        ("东亭社区有耕地面积2017亩。", 1344666.7),
        ("大约每10个人就有一位注册志愿者。", 10.0),
        ("书法家在东亭社区写了4个多小时。", 4.0),
        ("本次共有450名离退休干部被授予先进个人称号。", 450.0),
        ("市民为11户东亭社区“好邻居”候选居民投票。", 11.0),
        ("会上评选出了两名居民身边的道德模范。", 2.0),
        ("志愿服务1小时得1分，积分可以兑换大米。", 1.0),
        ("文件说，每个示范点补助3万元。", 30000.0),
        ("东亭社区准备把调解室扩建到100平方米。", 100.0),
        ("今年东亭社区还要新增2个助餐点。", 2.0),
    ],
)
def test_what_only_looks_like_a_figure_of_the_community_is_none(clause, absent):
    assert absent not in {value for _field, value in figures(f"东亭社区概况\n{clause}")}


@pytest.mark.parametrize(
    "clause",
    [
        "大会共评选出10个“河阳省十佳志愿服务项目”、10名“河阳省最美志愿者”。",
        "东亭社区今年打造“十分钟便民圈”。",
    ],
)
def test_how_many_titles_were_given_is_nobodys_honour(clause):
    assert honours(f"东亭社区概况\n{clause}") == set()


def test_a_goal_ends_where_another_work_begins():
    found = honours("东亭社区概况\n东亭社区争创省级“绿色社区”，打造“十分钟便民圈”。")

    assert found == {("绿色社区", "省", "目标", "东亭社区")}


def test_what_was_spent_is_money():
    assert ("funding_yuan", 186000.0) in figures("东亭社区概况\n东亭社区改造共花去18.6万元。")


def test_workers_from_elsewhere_are_part_of_the_population():
    assert ("population_floating", 40000.0) in figures("东亭社区概况\n东亭社区共有外来工近4万人。")


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("街道党工委副书记任景刚宣读了决定。", "任景刚"),
        ("网格员卞志刚荣获“平安卫士”称号。", "卞志刚"),
        ("社区书记王芳刚从外面回来。", "王芳"),
        ("荣杰、丁强等5人来了。", "丁强"),
    ],
)
def test_where_a_name_ends(clause, name):
    assert name in {proposal.value for proposal in read_story(clause).proposals if proposal.kind == "person"}


def test_a_title_on_two_lines_that_ends_with_plans_makes_no_plan_of_the_report():
    done = "翠屏社区2016年工作总结\n及2017年工作打算\n一、基本情况\n翠屏社区现有住户1873户。\n"
    text = done + "二、2017年打算\n1、再办培训班8期。"

    values = [proposal.value for proposal in read_story(text).proposals if proposal.kind == "fact"]
    assert values == [1873]
