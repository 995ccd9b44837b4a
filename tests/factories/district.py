"""A district with everything in it, as often as somebody wants: for what must hold with one row and with fifty."""

from datetime import date

from articles.body import from_text
from communities.enums import DeclarationKind
from communities.models import AwardLevel, HonourStatus, Indicator, Series
from portal.history import book
from portal.history.models import Verb
from tests.factories.articles import BylineFactory, CitationFactory, StoryFactory
from tests.factories.communities import (
    ActivityFactory,
    AliasFactory,
    AwardFactory,
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
    StreetFactory,
    TeamFactory,
    TopicFactory,
)
from tests.factories.pictures import PictureFactory

TEXT = """穗花北社区坐到一起。

## 头一件事

约4800人住在这里，见[公告](https://www.example.cn/notice)和[报道](/stories/)。

- 加装电梯
- 停车

> 有事好商量。

1. 报名
2. 议事

![图{picture}] 居民围坐
"""


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
            pk=2019000,  # beyond every sequence of a test database
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
            body=from_text(TEXT.format(picture=PictureFactory().pk)),
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
