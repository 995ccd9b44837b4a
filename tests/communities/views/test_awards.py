"""The award wall and the page of one award, as a reader meets them."""

import pytest

from communities.models import AwardLevel, HonourStatus
from tests.factories import (
    AwardFactory,
    CommunityFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
)

CANARY = "金丝雀"


def status(code):
    return HonourStatus.objects.get(code=code)


def hung(page):
    return {
        row.label: [(item.award.title, str(item.holder)) for item, _note in row.won] for row in page.context["hung"]
    }


def holders(page):
    return [str(held.holder) for _label, found in page.context["profile"].holders for held in found]


def test_the_wall_of_the_demonstration_holds_what_was_won(client, demonstration):
    assert hung(client.get("/awards/")) == {
        "省级": [("广东省城市体育先进社区", "穗花北社区")],
        "市级": [
            ("广州市城市体育先进社区", "穗花北社区"),
            ("广州市创建充分就业达标社区", "穗花北社区"),
            ("广州市计划生育两无先进社区", "穗花北社区"),
            ("广州市六好和谐平安社区", "穗花北社区"),
        ],
        "区级": [("海珠好人", "徐进栋"), ("海珠区社区法律顾问先进个人", "王燕莉")],
    }


def test_the_wall_says_where_candidacies_are_and_shows_none(client, db):
    RecognitionFactory(award__title=CANARY, status=status("candidate"))
    RecognitionFactory()

    page = client.get("/awards/").text

    assert CANARY not in page
    assert "候选、入围、公示、申报和目标都不等于获得，不上荣誉墙。" in page


def test_an_empty_wall_says_so(client, db):
    page = client.get("/awards/")

    assert (page.status_code, page.context["count"]) == (200, 0)
    assert "荣誉：暂无收录" in page.text


def test_a_filter_that_does_not_exist_is_left_out_with_a_sentence(client, db):
    RecognitionFactory(award__title="和谐社区")

    page = client.get("/awards/?level=universe&holder=cats&year=1800")

    assert page.context["form"].sentences == ["有筛选条件在这里找不到，已略过。"]
    assert hung(page) == {"市级": [("和谐社区", str(page.context["page"].rows[0].community))]}


def test_filters_that_fit_nothing_together_lead_out_again(client, db):
    RecognitionFactory(year=2019)
    RecognitionFactory(community=None, group_name="穗花艺术团", award__level=AwardLevel.objects.get(code="province"))

    page = client.get("/awards/?level=province&year=2019").text

    assert "没有符合条件的荣誉" in page
    assert "清除全部条件" in page


def test_a_long_wall_goes_on_behind_its_last_plaque(client, db):
    award = AwardFactory()
    RecognitionFactory.create_batch(61, award=award)

    first = client.get("/awards/")
    second = client.get(f"/awards/?after={first.context['page'].after}")

    assert [len(page.context["page"].rows) for page in (first, second)] == [60, 1]
    assert [[row.count for row in page.context["hung"]] for page in (first, second)] == [[61], [61]]
    assert 'rel="next"' in first.text
    assert 'rel="next"' not in second.text


def test_the_front_page_shows_some_of_each_level_and_leads_to_all(client, db):
    for code in ("province", "city"):
        RecognitionFactory.create_batch(13, award=AwardFactory(level=AwardLevel.objects.get(code=code)))
    newest = RecognitionFactory(year=2019)

    page = client.get("/")

    province, city = page.context["levels"]
    assert [(row.level.code, row.count, len(row.won)) for row in (province, city)] == [
        ("province", 13, 12),
        ("city", 14, 12),
    ]
    assert city.won[0][0] == newest
    assert 'href="/awards/?level=city">市级全部14项' in page.text


def test_a_level_that_is_shown_whole_on_the_front_page_leads_nowhere(client, db):
    RecognitionFactory.create_batch(12, award=AwardFactory())

    assert "全部12项" not in client.get("/").text


def test_a_level_that_was_inferred_and_an_award_without_a_year_are_told_as_such(client, db):
    award = AwardFactory(title="海珠好人", is_level_inferred=True)
    RecognitionFactory(award=award)

    wall, page = client.get("/awards/").text, client.get(award.get_absolute_url()).text

    assert "级别据名称推定" in wall
    assert [words for words in ("级别据名称推定", "颁发机构：未注明", "年份未注明") if words not in page] == []


def test_an_award_shows_all_who_hold_it_with_year_and_source(client, db):
    award = AwardFactory(title="和谐社区", issuer="广州市民政局")
    north = CommunityFactory(name="北社区")
    RecognitionFactory(award=award, community=north, year=2015, source__title="旧闻", quote="甲句")
    RecognitionFactory(award=award, community=north, year=2019, source__title="新闻", quote="乙句")
    person = PortraitFactory(person__name="徐进栋").person
    RecognitionFactory(award=award, community=None, person=person)
    RecognitionFactory(award=award, community=None, group_name="穗花艺术团")

    page = client.get("/awards/he-xie-she-qu/")

    profile = page.context["profile"]
    told = [(item.year, note.quote) for item, note in profile.holders[0][1][0].told]
    assert holders(page) == ["北社区", "徐进栋", "穗花艺术团"]
    assert told == [(2019, "乙句"), (2015, "甲句")]
    assert profile.counts == {"community": 1, "person": 1, "group": 1}
    assert [str(source) for source, _notes in profile.sources][:2] == ["新闻", "旧闻"]
    assert "广州市民政局" in page.text


def test_a_candidacy_stands_apart_and_holds_nothing(client, demonstration):
    page = client.get("/awards/guang-zhou-hao-ren/")

    profile = page.context["profile"]
    assert (profile.holders, profile.counts["person"]) == ([], 0)
    assert [(str(item.holder), item.status.name) for item, _note in profile.candidacies] == [("徐进栋", "候选")]
    assert "获得者：暂无收录" in page.text


@pytest.mark.parametrize("code", ["won", "candidate"])
def test_nobody_who_may_not_be_shown_is_named_with_an_award(client, db, code):
    award = AwardFactory()
    RecognitionFactory(award=award)
    hidden = {"award": award, "status": status(code)}
    RecognitionFactory(community=CommunityFactory(name=f"{CANARY}社区", state="draft"), **hidden)
    RecognitionFactory(community=None, person=PersonFactory(name=f"{CANARY}人"), **hidden)
    for state in ("waiting", "retired"):
        RecognitionFactory(community=None, group_name=f"{CANARY}队{state}", state=state, **hidden)

    pages = [client.get(path).text for path in ("/awards/", award.get_absolute_url(), "/")]

    assert [CANARY in page for page in pages] == [False] * 3


@pytest.mark.parametrize("hidden", [{"state": "waiting"}, {"state": "retired"}, {"community__state": "draft"}])
def test_an_award_that_nobody_shown_has_to_do_with_has_no_page(client, db, hidden):
    award = RecognitionFactory(award__title=CANARY, **hidden).award

    answer = client.get(award.get_absolute_url())

    assert answer.status_code == 404
    assert CANARY not in answer.text


def test_a_title_of_sixty_characters_and_odd_ones_is_written_whole(client, db):
    title = "𠮷䶮" + "先" * 58
    award = RecognitionFactory(award__title=title, quote="先进").award

    assert [title in client.get(path).text for path in ("/awards/", award.get_absolute_url())] == [True, True]


def test_a_plaque_leads_to_the_award_and_to_its_holder(client, demonstration):
    for path in ("/", "/awards/"):
        page = client.get(path).text
        assert '<a href="/awards/hai-zhu-hao-ren/">海珠好人</a>' in page
        assert '<a href="/good-people/xujindong/">徐进栋</a>' in page
