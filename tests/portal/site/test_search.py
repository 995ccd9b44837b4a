"""The page of results: everything public that was asked for, counted honestly, and nothing else."""

import logging
import re

import pytest

from articles.body import from_text
from tests.factories import (
    ActivityFactory,
    AliasFactory,
    AwardFactory,
    CommunityFactory,
    EstateFactory,
    FacilityFactory,
    InstitutionFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    StoryFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
)


def found(client, q, **filters):
    """The titles of the hits on the first page, by kind."""
    hits = client.get("/search/", {"q": q, **filters}).context["results"].hits
    return [(hit.kind, re.sub("</?mark>", "", hit.title)) for hit in hits]


@pytest.fixture
def changgang(db):
    return StreetFactory(name="昌岗街道")


@pytest.fixture
def suihuabei(changgang):
    return CommunityFactory(name="穗花北社区", street=changgang, summary="邻里的事商量着办。")


@pytest.mark.parametrize(
    "typed",
    [
        *("穗", "花北", "穗花北", "穗花北社", "穗花北社区", "穗花北居委会", "穗花北社区居委会"),
        *("shb", "SHBSQ", "suihua", "Sui Hua Bei", "ｓｈｂ"),
        *("昌岗街 穗花北", "商量着办", "穗花新村", "老街坊"),
    ],
)
def test_a_community_is_found_by(client, suihuabei, typed):
    EstateFactory(community=suihuabei, name="穗花新村")
    AliasFactory(community=suihuabei, name="老街坊")
    CommunityFactory(name="海洋社区")

    assert found(client, typed, kind="community") == [("community", "穗花北社区")]


def test_every_word_must_be_found(client, suihuabei):
    assert found(client, "穗花北 商量", kind="community") == [("community", "穗花北社区")]
    assert found(client, "穗花北 没有的词") == []


def test_everything_public_is_found_as_what_it_is(client, changgang):
    street = CommunityFactory(name="䶮里社区", street=changgang)
    place = {"community": street}
    ActivityFactory(name="䶮活动", **place)
    TopicFactory(title="䶮议题", **place)
    InstitutionFactory(name="䶮研究所", **place)
    FacilityFactory(name="䶮图书室", **place)
    TeamFactory(name="䶮舞蹈队", **place)
    ProgrammeFactory(name="䶮做法", **place)
    PortraitFactory(person=PersonFactory(name="䶮先生"), **place)
    RecognitionFactory(award=AwardFactory(title="䶮奖"), **place)
    StoryFactory(title="䶮报道", communities=[street])

    assert found(client, "䶮") == [
        ("community", "䶮里社区"),
        ("person", "䶮先生"),
        ("award", "䶮奖"),
        ("activity", "䶮活动"),
        ("topic", "䶮议题"),
        ("institution", "䶮研究所"),
        ("facility", "䶮图书室"),
        ("team", "䶮舞蹈队"),
        ("programme", "䶮做法"),
        ("story", "䶮报道"),
    ]


def test_what_is_not_public_is_never_found(client, db):
    for state in ("draft", "withdrawn"):
        hidden = CommunityFactory(name=f"䶮{state}社区", state=state)
        StoryFactory(title=f"䶮{state}", state=state, body=from_text("䶮"))
        for factory in (ActivityFactory, InstitutionFactory, FacilityFactory, TeamFactory, ProgrammeFactory):
            factory(name=f"䶮{state}", community=hidden)
        PortraitFactory(person=PersonFactory(name=f"䶮{state}先生"), community=hidden)
        RecognitionFactory(award=AwardFactory(title=f"䶮{state}奖"), community=hidden)
    for state in ("waiting", "retired"):
        for factory in (ActivityFactory, InstitutionFactory, FacilityFactory, TeamFactory, ProgrammeFactory):
            factory(name=f"䶮{state}", state=state)
        TopicFactory(title=f"䶮{state}", state=state)
        PortraitFactory(person=PersonFactory(name=f"䶮{state}先生"), state=state)
        RecognitionFactory(award=AwardFactory(title=f"䶮{state}奖"), state=state)
    RecognitionFactory(award=AwardFactory(title="䶮人奖"), community=None, person=PersonFactory(name="䶮某"))

    answer = client.get("/search/", {"q": "䶮"})

    assert answer.context["results"].count == 0
    assert set(re.findall("䶮.?", answer.text)) == {"䶮”", '䶮"'}  # only what was typed, said again


def test_counts_by_kind_and_street_are_exact_and_narrow(client, changgang, suihuabei):
    haiyang = CommunityFactory(name="海洋社区", street=StreetFactory(name="新港街道"))
    for community, number in ((suihuabei, 2), (haiyang, 1)):
        for _number in range(number):
            ActivityFactory(name="科普讲座", community=community)
    hidden = CommunityFactory(state="draft", street=StreetFactory(name="别的街道"))
    StoryFactory(title="科普进社区", communities=[suihuabei, haiyang, hidden])

    def facets(**filters):
        results = client.get("/search/", {"q": "科普", **filters}).context["results"]
        kinds, streets = ([(facet.value, facet.count) for facet in each] for each in (results.kinds, results.streets))
        return results.count, kinds, streets

    assert facets() == (4, [("activity", 3), ("story", 1)], [("changgang", 3), ("xingang", 2)])
    assert facets(street="xingang") == (2, [("activity", 1), ("story", 1)], [("changgang", 3), ("xingang", 2)])
    assert facets(kind="activity") == (3, [("activity", 3), ("story", 1)], [("changgang", 2), ("xingang", 1)])
    assert found(client, "科普", kind="story", street="changgang") == [("story", "科普进社区")]
    assert facets(kind="nothing", street="nowhere") == facets()


def test_words_in_a_title_come_before_words_in_a_text(client, db):
    StoryFactory(title="别的事", body=from_text("科普"), published_at="2020-01-01T00:00Z")
    StoryFactory(title="科普课", published_at="2019-01-01T00:00Z")

    assert found(client, "科普") == [("story", "科普课"), ("story", "别的事")]


def test_a_hit_in_a_story_leads_to_its_paragraph(client, db):
    story = StoryFactory(body=from_text("导语。\n\n## 甲\n\n这里讲科普。"))

    hit = client.get("/search/", {"q": "科普"}).context["results"].hits[0]

    assert (hit.url, hit.excerpt) == (f"{story.get_absolute_url()}#p2", "这里讲<mark>科普</mark>。")


def test_pages_of_results_hold_everything_once(client, db):
    for number in range(45):
        ActivityFactory(name=f"第{number:02}讲")

    pages, after = [], ""
    while not pages or after:
        results = client.get("/search/", {"q": "讲", "after": after}).context["results"]
        pages.append([str(hit.title) for hit in results.hits])
        after = results.after

    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({title for page in pages for title in page}) == 45


def test_more_than_can_be_paged_to_is_counted_exactly_and_said(client, db):
    for number in range(61):
        ActivityFactory(name=f"第{number:02}讲")

    answer = client.get("/search/", {"q": "讲"})

    assert answer.context["results"].count == 61
    assert answer.context["sentences"] == [
        "找到的太多，每一类只列出最前面的一部分。多加一个词，或者选一个类型、街道，会更准。"
    ]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "\0", "\ud800", "'", '"', "\u202e", "(", "*", "%%%", "\\%"])
def test_signs_of_databases_and_controls_find_nothing_by_themselves(client, suihuabei, typed):
    StoryFactory()

    assert found(client, typed.encode("utf-8", "surrogatepass")) == []


def test_a_percent_sign_is_found_where_one_is_written(client, db):
    ActivityFactory(name="绿地率24.4%的秘密")
    ActivityFactory(name="绿地率24.45的秘密")

    assert found(client, "24.4%") == [("activity", "绿地率24.4%的秘密")]


def test_a_long_query_is_cut_with_a_note(client, db):
    answer = client.get("/search/", {"q": "穗" * 65})

    assert answer.context["form"].query.shown == "穗" * 64
    assert answer.context["sentences"] == ["您输入的太长，只按前 64 个字查找。"]


def test_a_filter_that_finds_nothing_is_left_out_with_a_sentence(client, suihuabei):
    answer = client.get("/search/", {"q": "穗花北", "kind": "story", "street": "nowhere"})

    assert answer.context["sentences"] == ["有筛选条件在这里找不到，已略过。"]
    assert [hit.kind for hit in answer.context["results"].hits] == ["community"]


def test_nothing_found_says_what_to_try(client, suihuabei):
    suihuabei.tags.add("议事")

    page = client.get("/search/", {"q": "赛龙舟"}).text

    assert "没有找到“赛龙舟”" in page
    assert '<a class="chip" href="/tags/yi-shi/">议事</a>' in page


def test_results_are_not_for_other_search_engines(client, db):
    assert '<meta name="robots" content="noindex">' in client.get("/search/").text


def test_what_was_searched_for_stands_in_no_log(client, suihuabei, caplog):
    with caplog.at_level(logging.DEBUG):
        client.get("/search/", {"q": "秘密的词"})

    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in said if "秘密的词" in line] == []


def test_the_front_page_asks_what_one_wants_to_know(client, db):
    page = client.get("/").text

    assert '<form class="search" action="/search/" method="get" role="search">' in page


def checked(page):
    return re.findall(r'name="(kind|street)" value="([a-z]*)" checked', page)


def test_chosen_filters_stay_chosen(client, changgang, suihuabei):
    ActivityFactory(name="穗花北活动", community=suihuabei)

    plain = client.get("/search/", {"q": "穗花北"}).text
    narrowed = client.get("/search/", {"q": "穗花北", "kind": "activity", "street": "changgang"}).text

    assert (checked(plain), "清除" in plain) == ([("street", "")], False)
    assert (checked(narrowed), "清除" in narrowed) == ([("kind", "activity"), ("street", "changgang")], True)
