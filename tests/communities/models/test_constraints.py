"""What must never be, the database refuses: every named constraint with the rows it is there to keep out."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction

from tests.communities.models.broken_rows import (
    CHECKS,
    STATEMENT_CHECKS,
    STATEMENTS,
    UNIQUES,
    by_one_person,
    decided,
    held_by,
    owned_by,
    words,
)
from tests.factories import (
    ActivityFactory,
    AliasFactory,
    CommunityFactory,
    ContactCardFactory,
    FactFactory,
    PersonFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StreetFactory,
)

TRIED_WITH_THEIR_ACTIONS = {  # tests/communities/actions/test_stewards.py
    *("stewardship_is_of_one_place", "stewardship_high_roles_are_of_a_district", "stewardship_role_is_known"),
    *("stewardship_ends_after_it_begins", "stewardship_is_ended_at_a_time"),
    *(f"stewardship_once_per_{place}" for place in ("district", "street", "community")),
}
REFUSED_TWICE = {
    "proposal_state_is_known"
}  # what such a proposal made is unknown, too; each database names one of both
TRIED_IN_TESTS_OF_RECORDS = {"community_knows_when_it_was_first_published", "community_state_is_known"}


def cases(table):
    return [
        pytest.param(name, make, id=f"{name}: {case}")
        for name, makers in table.items()
        for case, make in makers.items()
    ]


@pytest.mark.parametrize(("name", "make"), cases(CHECKS))
def test_a_row_that_breaks_a_rule_is_refused_by_the_database(db, name, make):
    with pytest.raises(IntegrityError, match=f"communities_{name}"), transaction.atomic():
        make()


@pytest.mark.parametrize("kind", STATEMENTS)
@pytest.mark.parametrize(("name", "make"), cases(STATEMENT_CHECKS))
def test_a_statement_that_breaks_a_rule_is_refused_by_the_database(db, kind, name, make):
    with pytest.raises(IntegrityError, match=f"communities_{kind}_{name}"), transaction.atomic():
        make(STATEMENTS[kind])


@pytest.mark.parametrize("name", UNIQUES)
def test_a_second_row_of_the_same_kind_is_refused_by_the_database(db, name):
    make, same = UNIQUES[name]()
    make(**same)

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        make(**same)


def test_every_named_constraint_is_tried():
    named = {
        constraint.name.removeprefix("communities_")
        for model in apps.get_app_config("communities").get_models()
        for constraint in model._meta.constraints
    }
    tried = {f"{kind}_{name}" for kind in STATEMENTS for name in STATEMENT_CHECKS}

    assert (
        tried | set(CHECKS) | set(UNIQUES) | TRIED_IN_TESTS_OF_RECORDS | TRIED_WITH_THEIR_ACTIONS | REFUSED_TWICE
        == named
    )


def test_a_proposal_in_a_state_that_nobody_knows_is_refused_by_the_database(db):
    which = "communities_proposal_(state_is_known|knows_what_it_made)"
    with pytest.raises(IntegrityError, match=which), transaction.atomic():
        decided(state="perhaps", made_type="", made_id=None)


@pytest.mark.parametrize("make", STATEMENTS.values(), ids=STATEMENTS)
def test_a_quote_of_more_than_forty_characters_is_refused_by_the_database(db, make):
    with pytest.raises(DatabaseError), transaction.atomic():  # by its column on PostgreSQL, by the check on SQLite
        make(quote="照" * 41)


@pytest.mark.parametrize(
    "make",
    [
        lambda: FactFactory(quote="照" * 40),
        lambda: FactFactory(quote="𠮷" * 40, quote_start=0, quote_end=40),
        lambda: FactFactory(quote="全社区", quote_start=0, quote_end=3),
        lambda: FactFactory(value=Decimal("3"), high=Decimal("5")),
        lambda: FactFactory(period_text="今年以来"),
        *(lambda day=day: ActivityFactory(held_on=day) for day in ("", "2019", "2019-12", "2019-02-28", "9999-12-31")),
        lambda: FactFactory(period_text="今年以来", period_start=date(2019, 1, 1)),
        lambda: FactFactory(period_text="当天", period_start=date(2019, 1, 1), period_end=date(2019, 1, 1)),
        lambda: FactFactory(**by_one_person(is_self_confirmed=True)),
        lambda: FactFactory(state="retired"),
        lambda: FactFactory(state="waiting"),
        lambda: words(),
        lambda: owned_by(street=StreetFactory()),
        lambda: held_by(group_name="穗花艺术团"),
        lambda: RecognitionFactory(year=1949),
        lambda: RecognitionFactory(year=2200),
        lambda: PersonFactory(basis="consent", basis_source=None, consented_on=date(2019, 12, 5)),
        lambda: SourceFactory(title="", description="关于两个社区的报道"),
        lambda: SourceFactory(is_undated=False, published_on=date(2019, 12, 5)),
        lambda: AliasFactory(community=None, street=StreetFactory()),
        lambda: ContactCardFactory(phone="", hours="周一至周五"),
    ],
)
def test_a_row_just_inside_a_rule_is_taken(db, make):
    assert make().pk


def test_a_community_may_be_designated_again_after_the_first_time_has_ended(db):
    ended = ShowcaseFactory(ended_on=date(2019, 12, 5))

    assert ShowcaseFactory(community=ended.community).pk


def test_two_streets_may_have_communities_of_the_same_name(db):
    slugs = [CommunityFactory(name="海洋社区").slug for _ in range(2)]

    assert slugs == ["haiyang", "haiyang-2"]


def test_a_retired_fact_leaves_its_place_to_another_of_the_same_source(db):
    retired = FactFactory(state="retired")

    assert FactFactory(community=retired.community, source=retired.source).pk
