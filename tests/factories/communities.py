from decimal import Decimal

import factory
from django.utils import timezone

from communities.enums import (
    ActivityKind,
    AliasKind,
    DeclarationKind,
    ProgrammeKind,
    PublicationBasis,
    StatementState,
    TopicProgress,
)
from communities.models import (
    Activity,
    Alias,
    Award,
    AwardLevel,
    Community,
    ContactCard,
    CouncilParty,
    Declaration,
    District,
    Duty,
    Estate,
    Facility,
    Fact,
    HonourStatus,
    Indicator,
    Institution,
    InstitutionKind,
    Intake,
    IntakeText,
    Listing,
    Person,
    Portrait,
    Programme,
    Proposal,
    Recognition,
    Showcase,
    Source,
    Street,
    Team,
    Topic,
)
from portal.records import PublicationState
from tests.factories.portal import UserFactory


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ["code"]

    name = "海珠区"
    code = "440105"
    city = "广州市"


class StreetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Street

    district = factory.SubFactory(DistrictFactory)
    name = factory.Sequence(lambda number: f"第{number}街道")


class CommunityFactory(factory.django.DjangoModelFactory):
    """A published community; `state="draft"` makes one that residents must not see."""

    class Meta:
        model = Community

    street = factory.SubFactory(StreetFactory)
    name = factory.Sequence(lambda number: f"第{number}社区")
    state = PublicationState.PUBLISHED
    published_at = factory.LazyAttribute(lambda row: None if row.state == "draft" else timezone.now())


class EstateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Estate

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"第{number}新村")


class AliasFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Alias

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"老街坊{number}")
    kind = AliasKind.SPOKEN


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    title = factory.Sequence(lambda number: f"社区新事{number}")
    is_undated = True
    credits = factory.LazyFunction(lambda: [{"role": "reporter", "name": "陈晓"}])


class StatementFactory(factory.django.DjangoModelFactory):
    """A confirmed statement; `state="waiting"` or "retired" for the others."""

    class Meta:
        abstract = True

    source = factory.SubFactory(SourceFactory)
    state = StatementState.PUBLISHED
    recorded_by = factory.SubFactory(UserFactory)
    confirmed_by = factory.Maybe("is_confirmed", factory.SubFactory(UserFactory), None)
    confirmed_at = factory.LazyAttribute(lambda row: timezone.now() if row.is_confirmed else None)
    retired_by = factory.Maybe("is_retired", factory.SubFactory(UserFactory), None)
    retired_at = factory.LazyAttribute(lambda row: timezone.now() if row.is_retired else None)
    retirement_reason = factory.LazyAttribute(lambda row: "已更正" if row.is_retired else "")

    class Params:
        is_confirmed = factory.LazyAttribute(lambda row: row.state == StatementState.PUBLISHED)
        is_retired = factory.LazyAttribute(lambda row: row.state == StatementState.RETIRED)


class FactFactory(StatementFactory):
    class Meta:
        model = Fact

    community = factory.SubFactory(CommunityFactory)
    indicator = factory.LazyFunction(lambda: Indicator.objects.get(code="population"))
    text = "约4800人"
    value = Decimal("4800")
    qualifier = "约"
    unit = "人"
    quote = factory.LazyAttribute(lambda row: f"全社区{row.text}")


class AwardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Award

    title = factory.Sequence(lambda number: f"广州市文明单位{number}")
    level = factory.LazyFunction(lambda: AwardLevel.objects.get(code="city"))


class ListingFactory(StatementFactory):
    class Meta:
        model = Listing

    community = factory.SubFactory(CommunityFactory)
    open_ending = "等多项奖项"
    quote = "等多项奖项"


class RecognitionFactory(StatementFactory):
    class Meta:
        model = Recognition

    award = factory.SubFactory(AwardFactory)
    status = factory.LazyFunction(lambda: HonourStatus.objects.get(code="won"))
    community = factory.SubFactory(CommunityFactory)
    quote = factory.LazyAttribute(lambda row: f"“{row.award.title}”")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"陈{number}")
    basis = PublicationBasis.PUBLIC_REPORT
    basis_source = factory.SubFactory(SourceFactory)


class ShowcaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Showcase

    community = factory.SubFactory(CommunityFactory)
    title = "优秀代表"
    called_by = "海珠区"
    source = factory.SubFactory(SourceFactory)
    citation = "就是其中的优秀代表"


class ContactCardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContactCard

    community = factory.SubFactory(CommunityFactory)
    phone = "020-12345678"
    source = factory.SubFactory(SourceFactory)


class DutyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Duty

    card = factory.SubFactory(ContactCardFactory)
    person = factory.SubFactory(PersonFactory)
    duty = "社区法律顾问值班"
    hours = "每周三下午"
    source = factory.SubFactory(SourceFactory)


class FacilityFactory(StatementFactory):
    class Meta:
        model = Facility

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"第{number}图书室")
    kind = "图书室"
    quote = factory.LazyAttribute(lambda row: f"设有{row.name}")


class TeamFactory(StatementFactory):
    class Meta:
        model = Team

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"第{number}舞蹈队")
    quote = factory.LazyAttribute(lambda row: f"组织{row.name}")


class InstitutionFactory(StatementFactory):
    """A unit in the area; `kind__code="council_hall"` for a body of the community's own."""

    class Meta:
        model = Institution

    class Params:
        kind_code = "research"

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"第{number}研究所")
    kind = factory.LazyAttribute(lambda row: InstitutionKind.objects.get(code=row.kind_code))
    quote = factory.LazyAttribute(lambda row: row.name)


class CouncilPartyFactory(StatementFactory):
    class Meta:
        model = CouncilParty

    institution = factory.SubFactory(InstitutionFactory, kind_code="council_hall")
    name = factory.Sequence(lambda number: f"第{number}方")
    quote = factory.LazyAttribute(lambda row: f"{row.name}之间")


class ProgrammeFactory(StatementFactory):
    class Meta:
        model = Programme

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"做法{number}")
    kind = ProgrammeKind.METHOD
    quote = factory.LazyAttribute(lambda row: f"依托{row.name}")


class DeclarationFactory(StatementFactory):
    class Meta:
        model = Declaration

    community = factory.SubFactory(CommunityFactory)
    kind = DeclarationKind.GOAL
    words = factory.Sequence(lambda number: f"目标{number}")
    quote = factory.LazyAttribute(lambda row: f"以{row.words}为目标")


class ActivityFactory(StatementFactory):
    class Meta:
        model = Activity
        skip_postgeneration_save = True

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence(lambda number: f"第{number}讲")
    kind = ActivityKind.LECTURE
    replaces = None
    origin = factory.LazyAttribute(lambda row: row.replaces and (row.replaces.origin or row.replaces))
    quote = factory.LazyAttribute(lambda row: f"举办{row.name}")

    @factory.post_generation
    def speakers(self, create, given, **kwargs):
        if create:
            self.speakers.set(given or [])


class TopicFactory(StatementFactory):
    class Meta:
        model = Topic

    community = factory.SubFactory(CommunityFactory)
    title = factory.Sequence(lambda number: f"第{number}栋加装电梯")
    progress = TopicProgress.DECIDED
    outcome = "三方商定，按楼层分摊。"
    decided_on = "2019-06"
    quote = factory.LazyAttribute(lambda row: f"议定{row.title}")


class PortraitFactory(StatementFactory):
    class Meta:
        model = Portrait

    person = factory.SubFactory(PersonFactory)
    community = factory.SubFactory(CommunityFactory)
    role = "社区民警"
    deed = "守护居民平安。"
    quote = factory.LazyAttribute(lambda row: f"{row.role}{row.person.name}")


class IntakeFactory(factory.django.DjangoModelFactory):
    """A story of one clause that was read in, with its text."""

    class Meta:
        model = Intake
        skip_postgeneration_save = True

    source = factory.SubFactory(SourceFactory)
    district = factory.SubFactory(DistrictFactory)
    length = 12
    digest = "0" * 64

    @factory.post_generation
    def text(self, create, words, **kwargs):
        if create:
            IntakeText.objects.create(intake=self, text=words or "社区总人口约4803人。")


class ProposalFactory(factory.django.DjangoModelFactory):
    """An open proposal of a figure of its community."""

    class Meta:
        model = Proposal

    community = factory.SubFactory(CommunityFactory)
    street = factory.LazyAttribute(lambda row: row.community and row.community.street)
    district = factory.LazyAttribute(lambda row: row.street.district)
    intake = factory.LazyAttribute(lambda row: IntakeFactory(district=row.district, street=row.street))
    order = factory.Sequence(lambda number: number + 1)
    kind = "fact"
    field = "population"
    start, end = 0, 11
    home_name = factory.LazyAttribute(lambda row: row.community.name if row.community else "")
    home_street = factory.LazyAttribute(lambda row: row.street.name)
    content = factory.LazyAttribute(
        lambda row: {
            "kind": row.kind,
            "field": row.field,
            "owner": {"level": "community", "name": row.home_name, "street": row.home_street, "district": "海珠区"},
            "subtype": "总人口",
            "value": 4803,
            "text": "约4803人",
            "unit": "人",
            "qualifier": "约",
            "details": {},
            "start": row.start,
            "end": row.end,
            "quote": "社区总人口约4803人",
            "sentence": {"start": 0, "end": 13},
        }
    )


STATEMENT_FACTORIES = [
    *(FactFactory, RecognitionFactory, ListingFactory, InstitutionFactory, CouncilPartyFactory, FacilityFactory),
    *(TeamFactory, ProgrammeFactory, DeclarationFactory, TopicFactory, PortraitFactory, ActivityFactory),
]
# What a statement of each kind points to beside its source, saved before the statement itself.
POINTS_TO = {
    CouncilPartyFactory: lambda: {"institution": InstitutionFactory(kind_code="council_hall")},
    PortraitFactory: lambda: {"community": CommunityFactory(), "person": PersonFactory()},
    RecognitionFactory: lambda: {"community": CommunityFactory(), "award": AwardFactory()},
}


def draft_of(kind, **columns):
    """An unsaved statement, as a form hands it to the actions."""
    related = POINTS_TO.get(kind, lambda: {"community": CommunityFactory()})()
    standing = {"state": StatementState.WAITING, "recorded_by": None}
    return kind.build(**{"source": SourceFactory(), **related, **standing, **columns})
