"""What is not public is on no public page and in no JSON: everything hidden is planted with a word to look for."""

import pytest
from django.utils import timezone
from django.utils.http import urlencode

from articles.body import from_text
from communities.enums import DeclarationKind
from communities.models import AwardLevel, HonourStatus, Indicator
from tests.factories import (
    ActivityFactory,
    AliasFactory,
    AwardFactory,
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    ContactCardFactory,
    ContributorFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    InstitutionFactory,
    ListingFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
    UserFactory,
)

CANARY = "金丝雀"
FILING_NUMBER = "51190202000048"
HIDDEN_SLUGS = ["jinsique", "jin-si-que"]


@pytest.fixture
def community(db):
    """A published community with one of each public thing, by people whose names are nobody's business."""
    community = CommunityFactory(name="穗花北社区", street=StreetFactory(name="昌岗街道"))
    people = {"recorded_by": UserFactory(name=f"{CANARY}甲"), "confirmed_by": UserFactory(name=f"{CANARY}乙")}
    source = SourceFactory(title="公开的报道", description=f"{CANARY}内部说明")
    FactFactory(community=community, source=source, **people)
    RecognitionFactory(community=community, source=source, **people)
    ShowcaseFactory(community=community)
    StoryFactory(title="公开的故事", slug="gong-kai", communities=[community], published_at="2019-12-05T00:00Z")
    return community


def words(**columns):
    return {
        "indicator": Indicator.objects.get(code="location"),
        "text": f"{CANARY}路口",
        "words": f"{CANARY}路口",
        "value": None,
        "unit": "",
        "qualifier": "",
        "quote": f"位于{CANARY}路口",
        "source": SourceFactory(title=f"{CANARY}报"),
        **columns,
    }


def hidden_statements(community, state):
    FactFactory(**words(community=community, state=state))
    FactFactory(**words(community=None, estate=EstateFactory(community=community), state=state))
    FactFactory(**words(community=None, facility=FacilityFactory(community=community), state=state))
    award = AwardFactory(title=f"{CANARY}奖", level=AwardLevel.objects.get(code="national"))
    for status in ("won", "goal"):
        RecognitionFactory(
            community=community,
            award=award,
            state=state,
            status=HonourStatus.objects.get(code=status),
            quote=f"“{CANARY}奖”",
            source=SourceFactory(title=f"{CANARY}报"),
        )
    shown = RecognitionFactory(
        community=community,
        listing=ListingFactory(community=community, state=state, open_ending=f"{CANARY}等", quote=f"{CANARY}等"),
    )
    assert shown.listing.state == state
    hidden_telling(community, state)


def hidden_telling(community, state):
    """One hidden row of every kind that is told beside figures and awards."""
    hidden = {"state": state, "quote": f"{CANARY}一句", "source": SourceFactory(title=f"{CANARY}报")}
    place = {"community": community, **hidden}
    hall = InstitutionFactory(community=community, kind_code="council_hall")
    CouncilPartyFactory(institution=hall, name=f"{CANARY}方", **hidden)
    for kind in ("research", "practice_station"):
        InstitutionFactory(name=f"{CANARY}{kind}", kind_code=kind, **place)
    InstitutionFactory(**{**place, "community": None}, street=community.street, name=f"{CANARY}党工委")
    FacilityFactory(name=f"{CANARY}图书室", **place)
    TeamFactory(name=f"{CANARY}舞蹈队", **place)
    ProgrammeFactory(name=f"{CANARY}做法", **place)
    for kind in DeclarationKind.values:
        DeclarationFactory(words=f"{CANARY}{kind}", kind=kind, **place)
    DeclarationFactory(**{**place, "community": None}, district=community.street.district, words=f"{CANARY}区")
    activity = ActivityFactory(name=f"{CANARY}讲座", kind="online", held_on="2019-12-05", **place)
    activity.tags.add(f"{CANARY}主题")
    ActivityFactory(name=f"{CANARY}预告", stage="announced", held_on="2999-12-05", **place)
    TopicFactory(title=f"{CANARY}议题", outcome=f"{CANARY}结果", **place)
    PortraitFactory(person=PersonFactory(name=f"{CANARY}人"), **place)


def waiting_statements(community):
    hidden_statements(community, "waiting")


def retired_statements(community):
    hidden_statements(community, "retired")


def a_replacement_that_waits(community):
    FactFactory(**words(community=community, state="waiting", replaces=FactFactory(**words_shown(community))))


def words_shown(community):
    return words(community=community, text="江南大道", words="江南大道", quote="江南大道", source=SourceFactory())


def hidden_community(community, state):
    street = StreetFactory(name=f"{CANARY}街道", district=community.street.district)
    hidden = CommunityFactory(
        street=street, name=f"{CANARY}社区", state=state, summary=f"{CANARY}简介", introduction=f"{CANARY}概况"
    )
    hidden.tags.add(f"{CANARY}标签")
    AliasFactory(community=hidden, name=f"{CANARY}别名")
    ContactCardFactory(community=hidden, address=f"{CANARY}路1号")
    ShowcaseFactory(community=hidden, title=f"{CANARY}代表", order=1)
    FactFactory(**words(community=hidden))
    RecognitionFactory(community=hidden, award=AwardFactory(title=f"{CANARY}奖"))
    RecognitionFactory(community=None, person=PersonFactory(name=f"{CANARY}丙", community=hidden))
    StoryFactory(
        title="另一个故事",
        slug="ling-yi",
        communities=[community, hidden],
        published_at="2019-12-06T00:00Z",
        body=from_text("邻里坐到一起。\n\n都在说这里的事。"),
    )


def draft_community(community):
    hidden_community(community, "draft")


def withdrawn_community(community):
    hidden_community(community, "withdrawn")


def hidden_story(community, state):
    story = StoryFactory(
        title=f"{CANARY}故事",
        deck=f"{CANARY}副题",
        origin="original",
        source=SourceFactory(title=f"{CANARY}报"),
        source_credit=f"记者{CANARY}",
        state=state,
        communities=[community],
        body=from_text(f"{CANARY}导语。\n\n## {CANARY}小标题\n\n约4800人住在这里。"),
    )
    story.tags.add(f"{CANARY}标签")
    BylineFactory(story=story, contributor=ContributorFactory(name=f"{CANARY}记者"))
    fact = community.facts.published().first()
    CitationFactory(story=story, fact=fact, anchor="p2", caption=f"{CANARY}大字")


def draft_story(community):
    hidden_story(community, "draft")


def withdrawn_story(community):
    hidden_story(community, "withdrawn")


def citations_of_what_is_not_public(community):
    story = StoryFactory(title="又一个故事", slug="you-yi", communities=[community], published_at="2019-12-07T00:00Z")
    for state in ("waiting", "retired"):
        fact = FactFactory(community=community, state=state, subtype=f"{CANARY}人口")
        CitationFactory(story=story, fact=fact, anchor="p2", caption=f"{CANARY}大字")


def nothing_but_the_names_of_staff(community):
    pass


SECRETS = [
    nothing_but_the_names_of_staff,
    waiting_statements,
    retired_statements,
    a_replacement_that_waits,
    draft_community,
    withdrawn_community,
    draft_story,
    withdrawn_story,
    citations_of_what_is_not_public,
]


def public_answers(client, community):
    """Every public page and JSON that links and lists lead to, and the filters that might find more."""
    searches = [{"q": words} for words in ("社区", "金", "jinsique", "jsq")]
    filters = [{"level": "national"}, {"level": "unstated"}, {"street": "jinsique"}]
    paths = [
        "/",
        "/communities/",
        "/communities/suihuabei/",
        community.street.get_absolute_url(),
        "/activities/",
        "/activities/?month=2019-12",
        "/activities.ics",
        "/communities/suihuabei/activities.ics",
        "/stories/",
        "/stories/2019/gong-kai/",
        "/stories/2019/ling-yi/",
        "/stories/2019/you-yi/",
        "/api/communities/",
        "/api/communities/suihuabei/",
        *(f"/communities/?{urlencode(query)}" for query in searches + filters),
    ]
    return {path: client.get(path) for path in paths}


@pytest.mark.parametrize("plant", SECRETS, ids=lambda plant: plant.__name__)
def test_what_is_hidden_is_on_no_public_page(client, community, plant):
    plant(community)

    answers = public_answers(client, community)

    assert [path for path, answer in answers.items() if CANARY in answer.text] == []
    assert {path for path, answer in answers.items() if answer.status_code != 200} <= {
        "/stories/2019/ling-yi/",
        "/stories/2019/you-yi/",
    }


@pytest.mark.parametrize("plant", [draft_community, withdrawn_community, draft_story, withdrawn_story])
def test_what_is_hidden_is_not_found_at_its_own_address(client, community, plant):
    plant(community)
    paths = [
        *(f"/communities/{slug}/" for slug in HIDDEN_SLUGS),
        *(f"/api/communities/{slug}/" for slug in HIDDEN_SLUGS),
        *(f"/communities/{CANARY}{ending}/" for ending in ("", "社区", "别名", "居委会")),
        *(f"/stories/{year}/jin-si-que-gu-shi/" for year in (2019, timezone.localdate().year)),
    ]

    assert {client.get(path).status_code for path in paths} <= {404, 410}  # what was public once is said to be gone


@pytest.mark.parametrize("plant", [draft_community, withdrawn_community])
def test_what_is_hidden_is_not_counted(client, community, plant):
    plant(community)

    answer = client.get("/communities/")

    assert answer.context["count"] == 1
    assert len(client.get("/api/communities/").json()["results"]) == 1


def test_the_same_word_is_found_once_it_is_public(client, community):
    FactFactory(**words(community=community))

    found = {path for path, answer in public_answers(client, community).items() if CANARY in answer.text}

    assert found >= {"/", "/communities/", "/communities/suihuabei/", "/api/communities/suihuabei/"}


def test_the_filing_number_of_another_site_is_on_no_page_of_the_demonstration(client, demonstration):
    story = client.get("/").context["story"]
    paths = ["/", "/communities/", "/communities/suihuabei/", "/stories/", story.get_absolute_url()]
    paths += ["/api/communities/", "/api/communities/suihuabei/"]

    answers = [client.get(path) for path in paths]

    assert {answer.status_code for answer in answers} == {200}
    assert [path for path, answer in zip(paths, answers, strict=True) if FILING_NUMBER in answer.text] == []
