"""The read-only JSON, whose keys and values other people's programs rely on."""

from datetime import date
from decimal import Decimal

import pytest

from communities.models import AwardLevel, HonourStatus, Indicator
from tests.factories import (
    AwardFactory,
    CommunityFactory,
    ContactCardFactory,
    DistrictFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    PersonFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
)

SITE = "https://wenming.example.cn"


@pytest.fixture(autouse=True)
def address(settings):
    settings.BASE_URL = SITE


@pytest.fixture
def community(db):
    street = StreetFactory(district=DistrictFactory(name="海珠区"), name="昌岗街道")
    return CommunityFactory(street=street, name="穗花北社区")


@pytest.fixture
def report(db):
    return SourceFactory(
        title="社区里的好日子",
        publisher="广州日报",
        url="https://example.cn/a",
        is_undated=False,
        published_on=date(2019, 12, 5),
        credits=[{"role": "reporter", "name": "廖靖文"}, {"role": "correspondent", "name": "穗文明"}],
    )


def source_of(quote):
    return {
        "title": "社区里的好日子",
        "publisher": "广州日报",
        "published_on": "2019-12-05",
        "url": "https://example.cn/a",
        "credits": [{"role": "reporter", "name": "廖靖文"}, {"role": "correspondent", "name": "穗文明"}],
        "quote": quote,
    }


UNSAID = {"title": None, "publisher": None, "published_on": None, "url": None, "credits": [], "quote": ""}


def profile(client, community):
    return client.get(f"/api/communities/{community.slug}/").json()


def values(client, community):
    return [fact["value"] for fact in profile(client, community)["facts"]]


def test_a_fact_says_everything_that_its_source_says(client, community, report):
    FactFactory(
        community=community,
        source=report,
        indicator=Indicator.objects.get(code="activity_sessions"),
        text="累计18场次",
        value=Decimal("18"),
        qualifier="累计",
        unit="场次",
        as_of="2019",
        period_text="今年以来",
        period_start=date(2019, 1, 1),
        period_end=date(2019, 12, 31),
        period_reason="同节“2019年”",
        quote="累计18场次活动",
    )

    assert profile(client, community)["facts"] == [
        {
            "indicator": "activity_sessions",
            "label": "文明实践活动",
            "subtype": None,
            "value": 18,
            "text": "累计18场次",
            "qualifier": "累计",
            "unit": "场次",
            "as_of": "2019",
            "period": {
                "text": "今年以来",
                "start": "2019-01-01",
                "end": "2019-12-31",
                "resolved": True,
                "reason": "同节“2019年”",
            },
            "owner": {"level": "community", "name": "穗花北社区"},
            "source": source_of("累计18场次活动"),
        }
    ]


def test_what_the_source_does_not_say_is_null(client, community):
    source = SourceFactory(title="", description="内部说明", credits=[])
    FactFactory(community=community, source=source, text="4800人", qualifier="", unit="", quote="4800人")

    fact = profile(client, community)["facts"][0]

    unsaid = {key for key, value in fact.items() if value is None}
    assert unsaid == {"subtype", "qualifier", "unit", "as_of", "period"}
    assert fact["source"] == {**UNSAID, "quote": "4800人"}


@pytest.mark.parametrize(
    ("value", "high", "said"),
    [
        ("138000", None, 138000),
        ("0.265", None, 0.265),
        ("3", "5", [3, 5]),
        ("0.1", "0.2", [0.1, 0.2]),
        ("0", None, 0),
        ("120000000", None, 120000000),
    ],
)
def test_a_value_is_a_plain_number_or_both_ends_of_a_range(client, community, value, high, said):
    FactFactory(community=community, value=Decimal(value), high=high and Decimal(high))

    assert values(client, community) == [said]


def test_the_value_of_a_description_is_its_words(client, community):
    FactFactory(
        community=community,
        indicator=Indicator.objects.get(code="location"),
        text="商业地段",
        words="商业地段",
        value=None,
        unit="",
        qualifier="",
    )

    assert values(client, community) == ["商业地段"]


def test_an_estates_fact_names_the_estate_as_its_owner(client, community):
    FactFactory(community=None, estate=EstateFactory(community=community, name="穗花新村"))

    assert profile(client, community)["facts"][0]["owner"] == {"level": "estate", "name": "穗花新村"}


def test_an_award_says_everything_that_its_source_says(client, community, report):
    award = AwardFactory(
        title="广州市文明社区",
        level=AwardLevel.objects.get(code="city"),
        issuer="广州市文明委",
        is_level_inferred=True,
    )
    RecognitionFactory(award=award, community=community, source=report, year=2019, quote="“广州市文明社区”称号")

    assert profile(client, community)["awards"] == [
        {
            "title": "广州市文明社区",
            "level": "市",
            "level_inferred": True,
            "status": "获得",
            "recipient": "穗花北社区",
            "issuer": "广州市文明委",
            "year": 2019,
            "source": source_of("“广州市文明社区”称号"),
        }
    ]


def test_a_goal_is_a_designation_and_no_award(client, community):
    goal = RecognitionFactory(
        award=AwardFactory(title="市级文明社区"), community=community, status=HonourStatus.objects.get(code="goal")
    )

    found = profile(client, community)

    assert (found["awards"], [(row["title"], row["status"]) for row in found["designations"]]) == (
        [],
        [(goal.award.title, "目标")],
    )


def test_a_persons_award_is_not_the_communitys(client, community):
    RecognitionFactory(community=None, person=PersonFactory(community=community))

    assert profile(client, community)["awards"] == []


def test_a_contact_card_says_what_is_known(client, community, report):
    ContactCardFactory(community=community, phone="020-12345678", hours="周一至周五", source=report)

    assert profile(client, community)["contacts"] == [
        {"address": None, "phone": "020-12345678", "hours": "周一至周五", "duties": [], "source": source_of("")}
    ]


def test_facilities_are_listed_with_their_kind(client, community):
    FacilityFactory(community=community, name="穗花图书室", kind="", extent="多处", quote="设有多处穗花图书室")

    found = [
        (row["name"], row["kind"], row["qualifier"], row["source"]["quote"])
        for row in profile(client, community)["facilities"]
    ]
    assert found == [("穗花图书室", None, "多处", "设有多处穗花图书室")]


def test_stories_are_listed_with_their_address(client, community):
    story = StoryFactory(title="邻里", communities=[community], source_credit="记者廖靖文")

    assert profile(client, community)["stories"] == [
        {
            "title": "邻里",
            "byline": ["本站整理", "据记者廖靖文的报道"],
            "published_on": story.published_on.isoformat(),
            "url": f"{SITE}/stories/{story.year}/lin-li/",
        }
    ]


def test_the_head_of_a_profile(client, community, report):
    ShowcaseFactory(
        community=community,
        title="优秀代表",
        called_by="广州日报",
        level=AwardLevel.objects.get(code="district"),
        since="2019",
        source=report,
        citation="就是其中的优秀代表",
    )

    head = {key: profile(client, community)[key] for key in ("slug", "name", "street", "district", "url", "showcase")}
    assert head == {
        "slug": "suihuabei",
        "name": "穗花北社区",
        "street": "昌岗街",
        "district": "海珠区",
        "url": f"{SITE}/communities/suihuabei/",
        "showcase": {
            "title": "优秀代表",
            "called_by": "广州日报",
            "level": "区",
            "since": "2019",
            "source": source_of("就是其中的优秀代表"),
        },
    }


def test_an_empty_profile_promises_every_list(client, community):
    found = profile(client, community)

    assert {key: value for key, value in found.items() if value in (None, [])} == {
        "showcase": None,
        **{
            kind: []
            for kind in (
                *("facts", "awards", "designations", "facilities", "contacts", "stories"),
                *(
                    "activities",
                    "institutions",
                    "teams",
                    "people",
                    "programmes",
                    "statements",
                    "council_parties",
                    "topics",
                ),
            )
        },
    }


def test_the_list_of_communities(client, community):
    RecognitionFactory(
        award=AwardFactory(title="市级文明社区"), community=community, status=HonourStatus.objects.get(code="goal")
    )

    assert client.get("/api/communities/").json() == {
        "next": None,
        "results": [
            {
                "slug": "suihuabei",
                "name": "穗花北社区",
                "street": "昌岗街",
                "district": "海珠区",
                "url": f"{SITE}/communities/suihuabei/",
                "showcase": None,
                "designations": [{"title": "市级文明社区", "level": "市", "status": "目标"}],
            }
        ],
    }


def test_the_list_leads_on_page_by_page(client, db):
    for number in range(120):
        CommunityFactory(slug=f"c{number:03}", pinyin=f"c{number:03}")

    answer, slugs, pages = client.get("/api/communities/").json(), [], 0
    while True:
        assert pages < 120, "The pages lead on after the last community."
        pages += 1
        slugs += [row["slug"] for row in answer["results"]]
        if not answer["next"]:
            break
        answer = client.get(answer["next"].removeprefix(SITE)).json()

    assert (slugs, pages) == ([f"c{number:03}" for number in range(120)], 3)


@pytest.mark.parametrize("path", ["/api/communities/", "/api/communities/suihuabei/", "/api/communities/nowhere/"])
def test_other_sites_may_read_the_json(client, community, path):
    answer = client.get(path)

    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("application/json", "*")


def test_chinese_stands_in_the_json_as_it_is(client, community):
    assert "穗花北社区" in client.get("/api/communities/").text


def test_addresses_come_from_the_setting_and_not_from_the_request(client, community, settings):
    settings.ALLOWED_HOSTS = ["evil.example"]

    answer = client.get("/api/communities/", headers={"host": "evil.example"})

    assert "evil.example" not in answer.text


def test_an_unknown_community_is_answered_in_json(client, db):
    answer = client.get("/api/communities/nowhere/")

    assert (answer.status_code, answer.json()) == (404, {"error": "没有这个社区，或者它还没有发布。"})


@pytest.mark.parametrize("path", ["/api/nothing/", "/api/communities/穗花北/", "/api/communities/A/"])
def test_an_unknown_address_of_the_json_is_answered_in_json(client, db, path):
    answer = client.get(path)

    assert (answer.status_code, answer.json()) == (404, {"error": "没有这个地址。"})
