"""What a page costs does not grow with what stands on it: one row of everything or fifty, as many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.body import from_text
from communities.enums import DeclarationKind
from communities.models import AwardLevel, Fact, HonourStatus, Indicator, Series
from portal.history import book
from portal.history.models import Verb
from portal.site.models import SiteSettings
from tests.factories import (
    ActivityFactory,
    AliasFactory,
    AwardFactory,
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    ContactCardFactory,
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
)
from tests.factories.pictures import PictureFactory

MANY = 50
TEXT = "穗花北社区坐到一起。\n\n## 头一件事\n\n约4800人住在这里。"
# Every page with the most it may ask: a front page 6, a list 4, a detail 6, whatever stands on them.
PAGES = {
    "/": 6,
    "/communities/": 4,
    "/communities/?q=社区&street=changgang&level=unstated&tag=议事": 4,
    "/communities/suihuabei/": 6,
    "/communities/compare/?c=suihuabei&c=linju1": 6,
    "/streets/changgang/": 6,
    "/good-people/": 4,
    "/good-people/?street=changgang&community=suihuabei&level=city": 4,
    "/good-people/xujindong/": 6,
    "/awards/": 4,
    "/awards/?level=district&holder=community&year=1971": 4,
    "/awards/he-xie-she-qu/": 6,
    "/stories/": 4,
    "/stories/?month=2019-12&community=suihuabei&tag=yi-shi": 4,
    "/stories/?after=lin-li": 4,
    "/stories/2019/lin-li/": 6,
    "/search/": 4,
    "/search/?q=社区": 4,
    "/search/?q=邻里 议事&kind=story&street=changgang": 4,
    "/search/?q=没有这样的词": 4,
    "/council/": 4,
    "/council/?community=suihuabei&year=2019": 4,
    "/activities/": 4,
    "/activities/?month=2019-12&series=women-de-jieri&community=suihuabei&tag=yi-shi&kind=lecture": 4,
    "/activities/?year=2019&occasion=春节": 4,
    "/activities/?when=upcoming": 4,
    "/activities/?after=2019-12-05.9999": 4,
    "/activities/2019/": 6,
    "/activities/2019.ics": 3,
    "/activities.ics": 2,
    "/communities/suihuabei/activities.ics": 3,
    "/tags/": 4,
    "/tags/yi-shi/": 6,
    "/communities/suihuabei/poster/": 5,
    "/communities/suihuabei/leaflet/": 5,
    "/about/": 1,
    "/accessibility/": 1,
    "/contact/": 1,
    "/privacy/": 1,
    "/api/": 0,
    "/api/openapi.json": 0,
    "/api/docs/": 1,
    "/api/communities/": 4,
    "/api/communities/suihuabei/": 6,
    "/api/communities/?street=changgang&after=suihuabei": 4,
    "/api/streets/": 4,
    "/api/streets/changgang/": 6,
    "/api/facts/": 4,
    "/api/facts/?community=suihuabei&street=changgang&indicator=population": 4,
    "/api/indicators/?after=population": 4,
    "/api/awards/": 4,
    "/api/awards/?level=city": 4,
    "/api/levels/": 4,
    "/api/people/": 4,
    "/api/people/?community=suihuabei&after=xujindong": 4,
    "/api/people/xujindong/": 6,
    "/api/activities/": 4,
    "/api/activities/?series=women-de-jieri&community=suihuabei&theme=yi-shi": 4,
    "/api/council/?community=suihuabei": 4,
    "/api/series/?after=women-de-jieri": 4,
    "/api/stories/": 4,
    "/api/stories/?community=suihuabei&after=lin-li": 4,
    "/api/stories/lin-li/": 6,
    "/api/tags/?after=yi-shi": 4,
}
LISTS = [
    "communities/community",
    "communities/fact",
    "communities/recognition",
    "communities/listing",
    "communities/award",
    "communities/source",
    "communities/person",
    "communities/showcase",
    "communities/street",
    "communities/estate",
    "communities/facility",
    "communities/team",
    "communities/institution",
    "communities/councilparty",
    "communities/programme",
    "communities/declaration",
    "communities/portrait",
    "communities/activity",
    "communities/activitypicture",
    "images/picture",
    "communities/topic",
    "articles/story",
    "articles/contributor",
    "accounts/user",
    "history/changerecord",
]


def agreed():
    """Somebody whose photo may be shown."""
    return {"consented_on": date(2026, 11, 1), "picture": PictureFactory()}


class District:
    """One community and one story with everything that can stand on them, and others beside them."""

    def __init__(self, people):
        recorder, confirmer = people
        self.people = {"recorded_by": recorder, "confirmed_by": confirmer}
        self.street = StreetFactory(name="昌岗街道")
        self.community = CommunityFactory(
            street=self.street, name="穗花北社区", published_at="2019-12-05T00:00Z", picture=PictureFactory()
        )
        self.person = PersonFactory(name="徐进栋", **agreed())
        self.award = AwardFactory(title="和谐社区", level=AwardLevel.objects.get(code="district"))
        festival = Series.objects.get(name="我们的节日").occasions.first()
        self.activity = ActivityFactory(
            pk=2019,
            held_on="2018-12-05",
            community=self.community,
            series=festival.series,
            occasion=festival,
            **self.people,
        )
        ShowcaseFactory(community=self.community)
        ContactCardFactory(community=self.community)
        self.story = StoryFactory(
            picture=PictureFactory(),
            title="邻里",
            origin="original",
            published_at="2019-12-05T00:00Z",
            body=from_text(TEXT),
        )

    def add(self, number):
        """One more of everything."""
        source = SourceFactory(credits=[{"role": "reporter", "name": "廖靖文"}] * 2)
        place = {"community": self.community}
        figures = [("population", "人"), ("activity_sessions", "场次"), ("mediation_cases", "起")]
        facts = [
            FactFactory(**place, **self.people, source=source, indicator=Indicator.objects.get(code=code), unit=unit)
            for code, unit in figures
        ]
        FactFactory(community=None, estate=EstateFactory(**place), source=source, **self.people)
        FactFactory(community=None, facility=FacilityFactory(**place), source=source, **self.people)
        FactFactory(**place, source=SourceFactory(), state="waiting", recorded_by=self.people["recorded_by"])
        for level, status in [("city", "won"), ("province", "won"), ("district", "goal")]:
            RecognitionFactory(
                **place,
                **self.people,
                source=source,
                award=AwardFactory(level=AwardLevel.objects.get(code=level)),
                status=HonourStatus.objects.get(code=status),
                listing=ListingFactory(**place, **self.people, source=source),
            )
        RecognitionFactory(community=None, person=PersonFactory(**place), source=source, **self.people)
        RecognitionFactory(community=None, group_name=f"第{number}队", award=self.award, source=source, **self.people)
        self.add_told(number, source)
        AliasFactory(**place)
        self.community.tags.add(f"标签{number}", "议事")
        for fact in facts:
            CitationFactory(story=self.story, fact=fact, anchor="p2", caption="住在这里的人。")
        BylineFactory(story=self.story)
        self.story.tags.add(f"标签{number}")
        self.add_beside(number, source)

    def add_told(self, number, source):
        """One more of everything that is told beside figures and awards."""
        common = {**self.people, "source": source}
        place = {"community": self.community, **common}
        hall = InstitutionFactory(**place, kind_code="council_hall")
        station = InstitutionFactory(**place, kind_code="practice_station")
        InstitutionFactory(**place)
        InstitutionFactory(**{**place, "community": None, "street": self.street})
        CouncilPartyFactory(institution=hall, **common)
        TeamFactory(**place)
        ProgrammeFactory(**place)
        ProgrammeFactory(**{**place, "community": None, "street": self.street, "serves": self.community})
        for kind in DeclarationKind.values:
            DeclarationFactory(**place, kind=kind)
        DeclarationFactory(**{**place, "community": None, "district": self.street.district})
        TopicFactory(**place)
        portrait = PortraitFactory(**place, person=PersonFactory(**agreed()))
        RecognitionFactory(community=None, person=portrait.person, **common)
        PortraitFactory(person=self.person, **place)
        RecognitionFactory(community=None, person=self.person, **common)
        series = Series.objects.get(name="我们的节日")
        for run in ({"series": series, "occasion": series.occasions.first()}, {"speakers": [portrait.person]}):
            activity = ActivityFactory(**place, host=station, held_on="2019-12-05", **run)
            activity.pictures.create(picture=PictureFactory())
            activity.tags.add(f"主题{number}", "议事")
        ActivityFactory(**place, stage="announced", held_on="2999-12-05")
        self.activity.tags.add(f"主题{number}")
        self.activity.speakers.add(portrait.person)

    def add_beside(self, number, source):
        """Another community and another story, linked with the first."""
        other = CommunityFactory(street=self.street, name=f"邻居{number}社区", picture=PictureFactory())
        ShowcaseFactory(community=other, source=source)
        ContactCardFactory(community=other, source=source)
        other.tags.add("议事")
        for code in ("population", "activity_sessions"):
            indicator = Indicator.objects.get(code=code)
            FactFactory(community=other, indicator=indicator, source=source, **self.people)
        goal = HonourStatus.objects.get(code="goal")
        RecognitionFactory(community=other, award=self.award, status=goal, source=source, **self.people)
        RecognitionFactory(community=other, award=self.award, year=1970 + number, source=source, **self.people)
        RecognitionFactory(community=other, status=goal, source=source, **self.people)
        self.story.communities.add(self.community, other)
        another = StoryFactory(title=f"邻里{number}", origin="original", source=source, communities=[self.community])
        another.tags.add("议事", f"标签{number}")
        BylineFactory.create_batch(2, story=another)
        book.record(Verb.CHANGED, other, by=self.people["recorded_by"])


@pytest.fixture
def district(recorder, confirmer):
    return District([recorder, confirmer])


def cost(client, path):
    client.get(path)  # content types and the like are looked up once a process
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(queries)


def costs(client, paths):
    return {path: cost(client, path) for path in paths}


def grow(district):
    for number in range(2, MANY + 1):
        district.add(number)


def test_a_page_costs_the_same_with_one_row_of_everything_and_with_fifty(client, district):
    district.add(1)
    with_one = costs(client, PAGES)

    grow(district)

    assert costs(client, PAGES) == with_one


def test_no_page_asks_more_than_its_kind_may(client, district):
    SiteSettings.objects.create(pk=1)
    district.add(1)

    assert {path: asked for path, asked in costs(client, PAGES).items() if asked > PAGES[path]} == {}


def test_the_many_rows_are_really_on_the_pages(client, district):
    district.add(1)
    grow(district)

    profile = client.get("/communities/suihuabei/").context["profile"]
    story = client.get("/stories/2019/lin-li/").context
    assert (len(profile.sheet), profile.award_count, len(profile.candidacies)) == (5 * MANY, 2 * MANY, MANY)
    telling = profile.telling
    assert (len(profile.listings), len(telling.facilities), len(telling.teams)) == (3 * MANY, MANY, MANY)
    assert (len(telling.units), len(telling.bodies), len(telling.council.parties)) == (MANY, MANY, MANY)
    assert (len(telling.programmes), len(telling.activities), len(telling.people)) == (2 * MANY, 3 * MANY + 1, 2 * MANY)
    reading = story["reading"]
    shown = (len(reading.communities), len(reading.figures), len(story["story"].byline))
    assert shown == (MANY + 1, 3 * MANY, MANY + 1)
    assert client.get("/communities/").context["count"] == MANY + 1
    award = client.get("/awards/he-xie-she-qu/").context["profile"]
    assert (award.counts["community"], award.counts["group"], len(award.candidacies)) == (MANY, MANY, MANY)
    assert client.get("/awards/").context["page"].after
    people = client.get("/good-people/").context["page"]
    assert (len(people.rows), bool(people.after)) == (24, True)
    assert len(client.get("/").context["cards"]) == 6


def test_a_list_of_the_desk_costs_the_same_with_one_row_and_with_fifty(client, superuser, district):
    client.force_login(superuser)
    district.add(1)
    paths = [f"/admin/{name}/" for name in LISTS]
    with_one = costs(client, paths)

    grow(district)

    assert costs(client, paths) == with_one


def test_the_front_page_shows_a_story_by_many_at_the_cost_of_one(client, db):
    story = StoryFactory(origin="original")
    BylineFactory(story=story)
    with_one = cost(client, "/")

    BylineFactory.create_batch(MANY, story=story)

    assert cost(client, "/") == with_one


def test_a_fact_with_many_rivals_costs_what_a_fact_with_one_costs(client, superuser, db):
    client.force_login(superuser)
    fact = FactFactory()
    FactFactory(community=fact.community, text="约4900人", value=4900)
    with_one = cost(client, f"/admin/communities/fact/{fact.pk}/change/")

    for number in range(MANY):
        FactFactory(community=fact.community, text=f"约{5000 + number}人", value=5000 + number)

    assert cost(client, f"/admin/communities/fact/{fact.pk}/change/") == with_one
    assert Fact.objects.rivals_of(fact).count() == MANY + 1


@pytest.mark.parametrize("path", ["/health/live", "/admin/login/"])
def test_what_needs_no_data_asks_for_none(client, db, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        client.get(path)


def test_ended_showcases_do_not_make_the_front_page_dearer(client, db):
    community = ShowcaseFactory().community
    with_one = cost(client, "/")

    ShowcaseFactory.create_batch(MANY, community=community, ended_on=date(2018, 1, 1))

    assert cost(client, "/") == with_one
    assert len(client.get("/").context["cards"]) == 1
