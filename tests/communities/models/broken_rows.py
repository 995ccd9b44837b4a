"""Rows that the database must refuse, by the named constraint that each of them breaks."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from communities.models import (
    ActivityPicture,
    AwardLevel,
    FormerSlug,
    HonourStatus,
    Indicator,
    IndicatorGroup,
    Occasion,
    Series,
)
from communities.models.awards import NEVER_WON
from tests.factories import (
    ActivityFactory,
    AliasFactory,
    AwardFactory,
    CommunityFactory,
    ContactCardFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    DistrictFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    InstitutionFactory,
    IntakeFactory,
    ListingFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    ProposalFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.pictures import PictureFactory

NOW = datetime(2019, 12, 5, tzinfo=UTC)
STATEMENTS = {
    "fact": FactFactory,
    "recognition": RecognitionFactory,
    "listing": ListingFactory,
    "institution": InstitutionFactory,
    "councilparty": CouncilPartyFactory,
    "facility": FacilityFactory,
    "team": TeamFactory,
    "programme": ProgrammeFactory,
    "declaration": DeclarationFactory,
    "activity": ActivityFactory,
    "portrait": PortraitFactory,
    "topic": TopicFactory,
}


def owned_by(**owners):
    return FactFactory(**{"community": None, **owners})


def held_by(**holders):
    return RecognitionFactory(**{"community": None, **holders})


def indicator(**columns):
    return Indicator.objects.create(code="new", name="新指标", group=IndicatorGroup.objects.first(), **columns)


def words(**columns):
    return FactFactory(
        indicator=Indicator.objects.get(code="location"),
        **{"text": "商业地段", "words": "商业地段", "value": None, "unit": "", "qualifier": "", **columns},
    )


def by_one_person(**columns):
    person = UserFactory()
    return {"recorded_by": person, "confirmed_by": person, "confirmed_at": NOW, **columns}


def decided(**columns):
    """An accepted proposal."""
    made = {"made_type": "communities.fact", "made_id": 1}
    return ProposalFactory(**{"state": "accepted", "decided_by": UserFactory(), "decided_at": NOW, **made, **columns})


def its_own_parent():
    return InstitutionFactory(pk=10**9, parent_id=10**9)


NO_DATES = ["2019-13", "2019-12-32", "2019-1", "2019-12-", "0000", "20191", "去年", "2019\n"]


def written_in(make, column):
    """A row for every way of writing what no calendar has."""
    return {repr(words): lambda words=words: make(**{column: words}) for words in NO_DATES}


CHECKS = {
    "activity_held_on_is_a_partial_date": written_in(ActivityFactory, "held_on"),
    "fact_as_of_is_a_partial_date": written_in(FactFactory, "as_of"),
    "showcase_since_is_a_partial_date": written_in(ShowcaseFactory, "since"),
    **{
        f"topic_{column}_is_a_partial_date": written_in(TopicFactory, column)
        for column in ("proposed_on", "met_on", "decided_on")
    },
    "person_is_pictured_with_consent": {"on a report alone": lambda: PersonFactory(picture=PictureFactory())},
    "institution_is_in_one_place": {
        "no place": lambda: InstitutionFactory(community=None),
        "two places": lambda: InstitutionFactory(street=StreetFactory()),
    },
    "institution_is_not_its_own_parent": {"its own": its_own_parent},
    "programme_is_of_one_place": {
        "no place": lambda: ProgrammeFactory(community=None),
        "two places": lambda: ProgrammeFactory(street=StreetFactory()),
    },
    "declaration_is_of_one_place": {
        "no place": lambda: DeclarationFactory(community=None),
        "two places": lambda: DeclarationFactory(district=DistrictFactory()),
    },
    "activity_counts_people_in_a_unit": {
        "no unit": lambda: ActivityFactory(participants=60, participants_text="60多人"),
        "no words": lambda: ActivityFactory(participants=60, participants_unit="people"),
        "no number": lambda: ActivityFactory(participants_unit="people", participants_text="60多人"),
    },
    "proposal_kind_is_known": {"another": lambda: ProposalFactory(kind="rumour")},
    "proposal_quotes_something": {"nothing": lambda: ProposalFactory(start=7, end=7)},
    "proposal_is_decided_by_and_at": {
        "by nobody": lambda: decided(decided_by=None),
        "at no time": lambda: decided(decided_at=None),
        "while it is open": lambda: decided(state="open", made_type="", made_id=None),
    },
    "proposal_knows_what_it_made": {
        "accepted as nothing": lambda: decided(made_type="", made_id=None),
        "accepted as no number": lambda: decided(made_id=None),
        "rejected as something": lambda: decided(state="rejected"),
    },
    "topic_progress_is_known": {"unknown": lambda: TopicFactory(progress="won")},
    "topic_says_what_was_decided": {
        progress: lambda progress=progress: TopicFactory(progress=progress, outcome="")
        for progress in ("decided", "announced", "done")
    },
    "topic_is_decided_when_it_has_a_day_of_decision": {
        progress: lambda progress=progress: TopicFactory(progress=progress, decided_on="2019")
        for progress in ("collecting", "discussing")
    },
    "topic_met_once_or_is_unknown": {"nought": lambda: TopicFactory(meetings=0)},
    "topic_holds_no_number_of_a_person": {
        **{
            column: lambda column=column: TopicFactory(**{column: "电话13800138000"})
            for column in ("title", "outcome", "notice", "quote")
        },
        "in full width": lambda: TopicFactory(outcome="１３８００１３８０００"),
    },
    "activity_stage_is_known": {"another": lambda: ActivityFactory(stage="maybe")},
    "activity_is_announced_for_a_day": {
        "no date": lambda: ActivityFactory(stage="announced"),
        "only a month": lambda: ActivityFactory(stage="announced", held_on="2026-12"),
    },
    "activity_has_hours_on_a_day": {
        "no day": lambda: ActivityFactory(starts_at=time(9)),
        "only a month": lambda: ActivityFactory(held_on="2026-12", starts_at=time(9)),
        "an end without a start": lambda: ActivityFactory(held_on="2026-12-05", ends_at=time(9)),
    },
    "activity_ends_after_it_starts": {
        "before": lambda: ActivityFactory(held_on="2026-12-05", starts_at=time(9), ends_at=time(8)),
        "at once": lambda: ActivityFactory(held_on="2026-12-05", starts_at=time(9), ends_at=time(9)),
    },
    "activity_keeps_the_number_it_replaces": {
        "a replacement of its own": lambda: ActivityFactory(replaces=ActivityFactory(), origin=None),
        "a first record with another's": lambda: ActivityFactory(origin=ActivityFactory()),
    },
    "activity_has_a_session_or_none": {"nought": lambda: ActivityFactory(sessions=0)},
    "activity_occasion_is_of_a_series": {
        "no series": lambda: ActivityFactory(occasion=Occasion.objects.get(name="中秋"))
    },
    "alias_belongs_to_one_place": {
        "no place": lambda: AliasFactory(community=None),
        "two places": lambda: AliasFactory(street=StreetFactory()),
    },
    "formerslug_leads_to_one_page": {
        "no page": lambda: FormerSlug.objects.create(slug="suihua"),
        "two pages": lambda: FormerSlug.objects.create(slug="suihua", street=StreetFactory(), award=AwardFactory()),
    },
    "community_slug_is_no_page_of_ours": {"the comparison": lambda: CommunityFactory(slug="compare")},
    "person_slug_is_no_page_of_ours": {"the nomination": lambda: PersonFactory(slug="nominate")},
    "contactcard_says_something": {
        "neither address, phone nor hours": lambda: ContactCardFactory(address="", phone="", hours=""),
    },
    "showcase_quotes_its_source": {"no quote": lambda: ShowcaseFactory(citation="")},
    "awardlevel_tone_is_known": {
        "that of a candidacy": lambda: AwardLevel.objects.filter(code="street").update(tone="n"),
    },
    "honourstatus_a_candidacy_is_not_won": {
        code: lambda code=code: HonourStatus.objects.filter(code=code).update(is_won=True) for code in NEVER_WON
    },
    "recognition_has_one_holder": {
        "none": lambda: held_by(),
        "community and person": lambda: held_by(community=CommunityFactory(), person=PersonFactory()),
        "community and group": lambda: held_by(community=CommunityFactory(), group_name="穗花艺术团"),
        "person and group": lambda: held_by(person=PersonFactory(), group_name="穗花艺术团"),
        "all three": lambda: held_by(community=CommunityFactory(), person=PersonFactory(), group_name="穗花艺术团"),
        "a group without a name": lambda: held_by(group_name=""),
    },
    "recognition_year_is_sane": {
        "before the republic": lambda: RecognitionFactory(year=1948),
        "two digits": lambda: RecognitionFactory(year=19),
        "far off": lambda: RecognitionFactory(year=2201),
    },
    "fact_has_one_owner": {
        "none": lambda: owned_by(),
        "community and estate": lambda: owned_by(community=CommunityFactory(), estate=EstateFactory()),
        "community and street": lambda: owned_by(community=CommunityFactory(), street=StreetFactory()),
        "estate and facility": lambda: owned_by(estate=EstateFactory(), facility=FacilityFactory()),
        "all four": lambda: owned_by(
            community=CommunityFactory(), street=StreetFactory(), estate=EstateFactory(), facility=FacilityFactory()
        ),
    },
    "fact_is_a_number_or_words": {
        "neither": lambda: FactFactory(value=None, unit="", qualifier=""),
        "both": lambda: FactFactory(words="约4800人"),
        "words with a unit": lambda: words(unit="人"),
        "words with an upper end": lambda: words(high=Decimal("5")),
    },
    "fact_range_goes_up": {
        "downwards": lambda: FactFactory(value=Decimal("5"), high=Decimal("3")),
        "level": lambda: FactFactory(value=Decimal("5"), high=Decimal("5")),
    },
    "fact_keeps_what_the_source_wrote": {"no text": lambda: FactFactory(text="", quote="全社区约4800人")},
    "fact_period_is_in_the_text": {
        "a start without words": lambda: FactFactory(period_start=date(2019, 1, 1)),
        "an end without words": lambda: FactFactory(period_end=date(2019, 12, 31)),
        "a reason without words": lambda: FactFactory(period_reason="同节“2019年”"),
        "words and an end without a start": lambda: FactFactory(period_text="2019年", period_end=date(2019, 12, 31)),
        "words and a reason without a start": lambda: FactFactory(period_text="今年以来", period_reason="同节"),
        "an end before the start": lambda: FactFactory(
            period_text="2019年", period_start=date(2019, 12, 31), period_end=date(2019, 1, 1)
        ),
    },
    "indicator_words_have_no_unit": {
        "words with a unit": lambda: indicator(kind="words", unit="人"),
        "words among the key figures": lambda: indicator(kind="words", key_order=5),
    },
    "indicator_kind_is_known": {"another kind": lambda: indicator(kind="picture")},
    "person_is_named_on_a_basis": {
        "consent without its day": lambda: PersonFactory(basis="consent", basis_source=None),
        "consent with a report instead": lambda: PersonFactory(basis="consent"),
        "a report that is not given": lambda: PersonFactory(basis_source=None),
        "a day instead of a report": lambda: PersonFactory(basis_source=None, consented_on=date(2019, 12, 5)),
        "no basis": lambda: PersonFactory(basis="", consented_on=date(2019, 12, 5)),
    },
    "source_is_dated_or_says_that_it_is_not": {
        "dated and undated at once": lambda: SourceFactory(is_undated=True, published_on=date(2019, 12, 5)),
        "neither": lambda: SourceFactory(is_undated=False, published_on=None),
    },
    "source_can_be_told_apart": {"neither title nor description": lambda: SourceFactory(title="", description="")},
}

STATEMENT_CHECKS = {
    "quotes_a_clause": {
        "nothing": lambda make: make(quote=""),
    },
    "quote_fits_its_offsets": {
        "a start alone": lambda make: make(quote="全社区", quote_start=3),
        "an end alone": lambda make: make(quote="全社区", quote_end=6),
        "too short": lambda make: make(quote="全社区", quote_start=3, quote_end=5),
        "too long": lambda make: make(quote="全社区", quote_start=3, quote_end=7),
        "backwards": lambda make: make(quote="全社区", quote_start=6, quote_end=3),
    },
    "state_is_known": {"another state": lambda make: make(state="deleted")},
    "confirmed_by_and_at": {
        "a person without a time": lambda make: make(state="waiting", confirmed_by=UserFactory()),
        "published by a person without a time": lambda make: make(confirmed_at=None),
    },
    "is_public_once_confirmed": {
        "public without confirmation": lambda make: make(confirmed_by=None, confirmed_at=None),
        "waiting though confirmed": lambda make: make(state="waiting", confirmed_by=UserFactory(), confirmed_at=NOW),
    },
    "confirmed_by_somebody_else": {
        "by the recorder": lambda make: make(**by_one_person()),
        "by the recorder, retired since": lambda make: make(**by_one_person(state="retired")),
    },
    "retired_by_at_and_why": {
        "no reason": lambda make: make(state="retired", retirement_reason=""),
        "no person": lambda make: make(state="retired", retired_by=None),
        "no time": lambda make: make(state="retired", retired_at=None),
        "a reason though it stands": lambda make: make(retirement_reason="已更正"),
        "a person though it waits": lambda make: make(state="waiting", retired_by=UserFactory()),
    },
}

# A unique rule as a maker that is called twice with the same arguments.
UNIQUES = {
    "proposal_has_its_place": lambda: (ProposalFactory, {"intake": IntakeFactory(), "order": 3}),
    "street_one_per_name": lambda: (StreetFactory, {"district": StreetFactory().district, "name": "昌岗街道"}),
    "community_one_per_name": lambda: (CommunityFactory, {"street": StreetFactory(), "name": "穗花北社区"}),
    "alias_once_per_street": lambda: (
        AliasFactory,
        {"street": StreetFactory(), "community": None, "name": "昌岗街"},
    ),
    "alias_once_per_community": lambda: (AliasFactory, {"community": CommunityFactory(), "name": "穗花北"}),
    "estate_one_per_name": lambda: (EstateFactory, {"community": CommunityFactory(), "name": "穗花新村"}),
    "activitypicture_once_per_activity": lambda: (
        ActivityPicture.objects.create,
        {"activity": ActivityFactory(), "picture": PictureFactory()},
    ),
    "occasion_once_per_series": lambda: (
        Occasion.objects.create,
        {"series": Series.objects.get(name="文明礼仪"), "name": "中秋"},
    ),
    **{
        f"formerslug_once_among_{kind}_slugs": lambda kind=kind, make=make: (
            FormerSlug.objects.create,
            {"slug": "suihua", kind: make()},
        )
        for kind, make in {
            "community": CommunityFactory,
            "street": StreetFactory,
            "person": PersonFactory,
            "award": AwardFactory,
        }.items()
    },
    "showcase_one_at_a_time": lambda: (ShowcaseFactory, {"community": CommunityFactory()}),
    **{
        f"{name}_replaced_once_at_a_time": lambda make=make: (make, {"replaces": make(), "state": "waiting"})
        for name, make in STATEMENTS.items()
    },
    "recognition_once_per_community_and_source": lambda: (
        RecognitionFactory,
        {"award": AwardFactory(), "community": CommunityFactory(), "source": SourceFactory()},
    ),
    "recognition_once_per_person_and_source": lambda: (
        RecognitionFactory,
        {"award": AwardFactory(), "community": None, "person": PersonFactory(), "source": SourceFactory()},
    ),
    "recognition_once_per_group_name_and_source": lambda: (
        RecognitionFactory,
        {"award": AwardFactory(), "community": None, "group_name": "穗花艺术团", "source": SourceFactory()},
    ),
    **{
        f"fact_once_per_{owner}_and_source": lambda owner=owner, make=make: (
            FactFactory,
            {"community": None, owner: make(), "source": SourceFactory()},
        )
        for owner, make in {
            "community": CommunityFactory,
            "street": StreetFactory,
            "estate": EstateFactory,
            "facility": FacilityFactory,
        }.items()
    },
}
