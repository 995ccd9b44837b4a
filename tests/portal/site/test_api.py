"""The read-only JSON: what each address lists, and what it refuses."""

import pytest

from articles.body import from_text
from communities.models import AwardLevel, FormerSlug, HonourStatus, Indicator, Series
from portal.site.api import ENDPOINTS
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    DeclarationFactory,
    EstateFactory,
    FactFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    StoryFactory,
    StreetFactory,
    TopicFactory,
)
from tests.factories.pictures import PictureFactory

SITE = "https://wenming.example.cn"
HIDDEN = "暗河"  # stands in everything that must not be seen, and in nothing else


@pytest.fixture(autouse=True)
def address(settings):
    settings.BASE_URL = SITE


@pytest.fixture
def street(db):
    return StreetFactory(name="昌岗街道")


@pytest.fixture
def community(street):
    return CommunityFactory(street=street, name="穗花北社区")


def rows_of(client, path):
    """The rows of a list, page by page to the end."""
    found, address = [], path
    while address:
        assert len(found) < 1000, f"{path} leads on without end."
        answer = client.get(address).json()
        found += answer["results"]
        address = answer["next"] and answer["next"].removeprefix(SITE)
    return found


def listed(client, path, key):
    return [row[key] for row in rows_of(client, path)]


def refusal(client, path):
    answer = client.get(path)
    return answer.status_code, answer.json().get("parameter"), answer.json()["error"]


# What each address lists


def test_the_index_names_every_address_and_each_of_them_answers(client, community):
    index = client.get("/api/").json()

    assert [row["path"] for row in index["endpoints"]] == [endpoint.address for endpoint in ENDPOINTS]
    assert index["description"] == f"{SITE}/api/openapi.json"
    open_doors = [row["url"].removeprefix(SITE) for row in index["endpoints"] if "{" not in row["path"]]
    assert {client.get(path).status_code for path in open_doors} == {200}


def test_facts_say_where_they_belong(client, street, community):
    FactFactory(community=None, estate=EstateFactory(community=community, name="穗花新村"))
    FactFactory(community=None, street=street)

    found = client.get("/api/facts/").json()["results"]

    here = {"slug": "changgang", "name": "昌岗街", "url": f"{SITE}/streets/changgang/"}
    there = {"slug": "suihuabei", "name": "穗花北社区", "url": f"{SITE}/communities/suihuabei/"}
    assert [(row["owner"]["name"], row["community"], row["street"]) for row in found] == [
        ("穗花新村", there, here),
        ("昌岗街道", None, here),
    ]


def test_facts_are_narrowed_by_community_street_and_indicator(client, street, community):
    places = [community, CommunityFactory(street=street, name="邻居社区"), CommunityFactory(name="远处社区")]
    for number, place in enumerate(places, 1):
        FactFactory(community=place, text=f"{number}人", value=number)
    FactFactory(community=None, street=street, text="4人", value=4)
    sessions = Indicator.objects.get(code="activity_sessions")
    FactFactory(community=community, indicator=sessions, text="5场次", value=5, unit="场次")

    def values(query):
        return listed(client, f"/api/facts/?{query}", "value")

    assert values("") == [1, 2, 3, 4, 5]
    assert values("community=suihuabei") == [1, 5]
    assert values("street=changgang") == [1, 2, 4, 5]
    assert values("street=changgang&indicator=population") == [1, 2, 4]


@pytest.mark.parametrize(("path", "key"), [("/api/facts/?community=suihuabei", "value"), ("/api/streets/", "slug")])
def test_a_long_list_leads_on_without_losing_or_repeating(client, community, path, key):
    for number in range(1, 121):
        FactFactory(community=community, text=f"{number}人", value=number, subtype=f"细类{number}")
        StreetFactory(name=f"第{number:03}街道", slug=f"s{number:03}", pinyin=f"s{number:03}")

    found = listed(client, path, key)

    assert len(found) == len(set(found)) == (120 if key == "value" else 121)


def test_indicators_say_in_what_they_count(client, db):
    population = next(row for row in rows_of(client, "/api/indicators/") if row["code"] == "population")
    assert population == {
        "code": "population",
        "name": "人口",
        "kind": "number",
        "unit": "人",
        "group": Indicator.objects.get(code="population").group.name,
    }


def test_an_award_lists_who_holds_it_apart_from_who_hopes_for_it(client, community):
    award = AwardFactory(title="广州市文明社区", level=AwardLevel.objects.get(code="city"))
    person = PortraitFactory(person=PersonFactory(name="徐进栋"), community=community).person
    RecognitionFactory(award=award, community=community, year=2019)
    RecognitionFactory(award=award, community=None, group_name="穗花舞蹈队")
    RecognitionFactory(award=award, community=None, person=person, status=HonourStatus.objects.get(code="candidate"))

    entry = client.get("/api/awards/?level=city").json()["results"][0]

    holders = [(row["recipient"], row["kind"], row["url"], row["year"]) for row in entry["holders"]]
    assert holders == [
        ("穗花北社区", "community", f"{SITE}/communities/suihuabei/", 2019),
        ("穗花舞蹈队", "group", None, None),
    ]
    assert [(row["recipient"], row["status"]) for row in entry["candidates"]] == [("徐进栋", "候选")]


def test_the_highest_award_stands_first_and_a_level_can_be_picked(client, community):
    for code in ("district", "province", "city"):
        RecognitionFactory(community=community, award=AwardFactory(level=AwardLevel.objects.get(code=code)))

    assert listed(client, "/api/awards/", "level") == ["省", "市", "区"]
    assert listed(client, "/api/awards/?level=district", "level") == ["区"]


def test_a_person_is_told_with_portraits_honours_and_the_basis_of_naming_them(client, community):
    portrait = PortraitFactory(person=PersonFactory(name="徐进栋"), community=community, role="社区民警")
    RecognitionFactory(community=None, person=portrait.person, award=AwardFactory(title="广州好人"))

    person = client.get("/api/people/xujindong/").json()

    assert client.get("/api/people/?community=suihuabei").json()["results"] == [person]
    assert (person["name"], person["basis"], person["url"]) == (
        "徐进栋",
        "公开报道",
        f"{SITE}/good-people/xujindong/",
    )
    assert [(row["role"], row["community"]["name"]) for row in person["portraits"]] == [("社区民警", "穗花北社区")]
    assert [row["title"] for row in person["honours"]] == ["广州好人"]


def test_activities_are_narrowed_by_series_community_theme_and_period(client, community):
    festivals = Series.objects.get(slug="women-de-jieri")
    ActivityFactory(community=community, name="甲", series=festivals, held_on="2019-12-05")
    ActivityFactory(community=community, name="乙", held_on="2019").tags.add("党建")
    ActivityFactory(name="丙", held_on="2018-12")

    def names(query):
        return listed(client, f"/api/activities/?{query}", "name")

    assert names("") == ["甲", "乙", "丙"]
    assert names("series=women-de-jieri") == ["甲"]
    assert names("community=suihuabei") == ["甲", "乙"]
    assert names("theme=dang-jian") == ["乙"]
    assert names("period=2019") == ["甲", "乙"]
    assert names("period=2019-12") == ["甲"]


def test_one_activity_is_what_stands_in_the_list(client, community):
    activity = ActivityFactory(community=community)

    assert client.get(f"/api/activities/{activity.pk}/").json() == client.get("/api/activities/").json()["results"][0]


def test_topics_of_councils_say_how_far_they_came(client, community):
    topic = TopicFactory(community=community, title="加装电梯", outcome="按楼层分摊。", decided_on="2019-06")
    TopicFactory(title="停车")

    told = client.get("/api/council/?community=suihuabei").json()["results"]

    shown = [(row["id"], row["title"], row["progress"], row["outcome"], row["decided_on"]) for row in told]
    assert shown == [(topic.pk, "加装电梯", "已议定", "按楼层分摊。", "2019-06")]
    assert listed(client, "/api/council/", "title") == ["加装电梯", "停车"]
    profile = client.get("/api/communities/suihuabei/").json()
    assert [row["title"] for row in profile["topics"]] == ["加装电梯"]


def test_a_story_has_paragraphs_that_can_be_pointed_at_and_the_facts_they_state(client, community):
    story = StoryFactory(title="邻里", communities=[community], published_at="2019-12-05T00:00Z", origin="original")
    BylineFactory(story=story, contributor__name="廖靖文")
    CitationFactory(story=story, fact=FactFactory(community=community), anchor="p2", caption="住在这里的人。")

    told = client.get("/api/stories/lin-li/").json()

    assert (told["url"], told["byline"]) == (f"{SITE}/stories/2019/lin-li/", ["记者 廖靖文", "据记者陈晓的报道"])
    assert told["paragraphs"] == [
        {"kind": "lede", "anchor": "p1", "text": "邻里坐到一起。", "links": [], "picture": None},
        {"kind": "heading", "anchor": "s1", "text": "头一件事", "links": [], "picture": None},
        {"kind": "paragraph", "anchor": "p2", "text": "约4800人住在这里。", "links": [], "picture": None},
    ]
    cited = [(row["anchor"], row["caption"], row["fact"]["text"]) for row in told["citations"]]
    assert cited == [("p2", "住在这里的人。", "约4800人")]
    assert [row["slug"] for row in told["communities"]] == ["suihuabei"]


def test_a_story_tells_its_links_and_the_pictures_that_residents_see(client, db):
    shown, withdrawn = PictureFactory(alt="围坐"), PictureFactory(is_public=False, alt="隐没")
    text = f"见[公告](/stories/?月=1)和[名录](https://a.cn/甲)。\n\n![图{shown.pk}] 邻里\n\n![图{withdrawn.pk}] 看不见"
    StoryFactory(title="邻里", body=from_text(text))

    lede, picture = client.get("/api/stories/lin-li/").json()["paragraphs"]

    assert lede["links"] == [
        {"start": 1, "end": 3, "url": f"{SITE}/stories/?%E6%9C%88=1"},
        {"start": 4, "end": 6, "url": "https://a.cn/%E7%94%B2"},
    ]
    assert (picture["kind"], picture["anchor"], picture["text"]) == ("picture", "p2", "邻里")
    assert picture["picture"] == {
        "url": f"{SITE}{shown.address('lead', 1200)}",
        "width": 1200,
        "height": 900,
        "alt": "围坐",
        "caption": None,
        "credit": "穗文明",
    }


def test_stories_are_the_newest_first_and_narrowed_by_community_and_tag(client, community):
    StoryFactory(title="旧事", published_at="2018-12-05T00:00Z").tags.add("党建")
    StoryFactory(title="新事", published_at="2019-12-05T00:00Z", communities=[community])

    assert listed(client, "/api/stories/", "title") == ["新事", "旧事"]
    assert listed(client, "/api/stories/?community=suihuabei", "title") == ["新事"]
    assert listed(client, "/api/stories/?tag=dang-jian", "title") == ["旧事"]
    assert listed(client, "/api/tags/", "slug") == ["dang-jian"]


def test_a_street_is_told_with_its_communities_and_its_own_words(client, street, community):
    FactFactory(community=None, street=street, text="约8万人", value=80000)
    ProgrammeFactory(community=None, street=street, name="民情茶座")
    DeclarationFactory(community=None, street=street, words="共建共治")

    told = client.get("/api/streets/changgang/").json()

    assert (told["name"], told["full_name"], told["district"]) == ("昌岗街", "昌岗街道", "海珠区")
    assert [row["name"] for row in told["communities"]] == ["穗花北社区"]
    assert [row["text"] for row in told["facts"]] == ["约8万人"]
    assert [row["name"] for row in told["programmes"]] == ["民情茶座"]
    assert [row["text"] for row in told["statements"]] == ["共建共治"]


def test_a_community_answers_at_an_address_that_it_once_had(client, community):
    FormerSlug.objects.create(slug="suihua", community=community)

    assert client.get("/api/communities/suihua/").json()["slug"] == "suihuabei"


# What is refused, and how


@pytest.mark.parametrize(
    ("path", "status", "parameter", "sentence"),
    [
        ("/api/facts/?comunity=suihuabei", 400, "comunity", "这个地址没有参数“comunity”。"),
        ("/api/facts/?community=穗花北", 400, "community", "参数“community”的写法看不懂。"),
        ("/api/facts/?after=x", 400, "after", "参数“after”的写法看不懂。"),
        ("/api/activities/?period=2019-13", 400, "period", "参数“period”的写法看不懂。"),
        ("/api/facts/?street=a&street=b", 400, "street", "参数“street”只能写一次。"),
        ("/api/facts/?after=999999", 404, "after", "这一页的起点已经不在了，请从第一页重新读取。"),
        ("/api/communities/?after=nowhere", 404, "after", "这一页的起点已经不在了，请从第一页重新读取。"),
        ("/api/facts/?community=nowhere", 404, "community", "没有这个社区，或者它还没有发布。"),
        ("/api/communities/?street=nowhere", 404, "street", "没有这个街道。"),
        ("/api/facts/?indicator=nothing", 404, "indicator", "没有这个指标。"),
        ("/api/awards/?level=nothing", 404, "level", "没有这个荣誉级别。"),
        ("/api/activities/?series=nothing", 404, "series", "没有这个活动系列。"),
        ("/api/stories/?tag=nothing", 404, "tag", "没有找到带这个标签的内容。"),
        ("/api/streets/nowhere/", 404, None, "没有这个街道。"),
        ("/api/people/nobody/", 404, None, "没有这位人物，或者介绍还没有公开。"),
        ("/api/stories/nothing/", 404, None, "没有这篇报道，或者它还没有发布。"),
        ("/api/activities/999999999999999999999999/", 404, None, "没有这项活动，或者它还没有公开。"),
    ],
)
def test_a_refusal_names_the_parameter_and_says_why(client, community, path, status, parameter, sentence):
    assert refusal(client, path) == (status, parameter, sentence)


def test_a_filter_that_fits_nothing_gives_an_empty_list(client, community):
    assert client.get("/api/facts/?community=suihuabei").json() == {"next": None, "results": []}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_nothing_is_written_here(client, db, method):
    answer = getattr(client, method)("/api/facts/")

    assert (answer.status_code, answer["Allow"], answer["Access-Control-Allow-Origin"]) == (405, "GET, HEAD", "*")
    assert answer.json() == {"error": "这里只能读取（GET 或 HEAD），不能写入。"}


def test_whoever_has_this_answer_already_gets_none(client, community):
    known = client.get("/api/communities/")

    again = client.get("/api/communities/", headers={"If-None-Match": known["ETag"]})

    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    CommunityFactory()
    assert client.get("/api/communities/", headers={"If-None-Match": known["ETag"]}).status_code == 200
