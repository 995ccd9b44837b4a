"""What is planned, told of one grid, or may be taken in is no figure of the place."""

import pytest

from communities.extraction.reader import read_story


def figures(text):
    return {
        proposal.field
        for proposal in read_story(text).proposals
        if proposal.kind == "fact" and not isinstance(proposal.value, str)
    }


@pytest.mark.parametrize("lead", ["2023，我们还要：", "接下来，社区准备做好这几件事：", "明年的目标是："])
def test_what_stands_below_a_line_that_leads_to_plans_is_planned(lead):
    story = f"晒晒云山社区的成绩单\n云山社区住着5120户。\n{lead}\n再建1个社区食堂，加装20部电梯，志愿者达到2500人！"

    assert figures(story) == {"households"}


def test_a_numbered_heading_ends_the_plans():
    story = "云山社区总结\n云山社区住着5120户。\n明年我们将：\n新增车位30个。\n二、基本情况\n现有党员300名。"

    assert figures(story) == {"households", "party_members"}


@pytest.mark.parametrize(
    "sentence",
    [
        "老许管着9栋楼、512户、1400多口人，他天天在楼里转。",
        "新建的托育园可收托60名幼儿。",
        "七、下步打算。新建口袋公园2个，改造小区3个。",
        "全年收到提案112件。",
        "收集诉求3700余条。",
        "网格员老吕一人联系着6个院落、310户居民。",
        "2024年再培育10个示范点，把志愿服务队发展到60支以上。",
        "劝阻不文明行为4000多起，大家的矛盾少了。",
    ],
)
def test_what_is_of_one_person_or_may_be_is_no_figure(sentence):
    assert figures(f"云山社区新闻\n云山社区在城东。\n{sentence}") == set()


def test_public_revenue_is_no_plan():
    story = "云山村简介\n云山村实现一般公共预算收入3.6亿元，村级集体经济总收入突破2000万元。"

    assert figures(story) == {"funding_yuan"}
