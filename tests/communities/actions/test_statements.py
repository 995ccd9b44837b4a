"""How a fact comes, stands and goes: one records it, another confirms it, and only then the public sees it.

What holds for statements of every kind is tried in test_every_statement.py.
"""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from communities.actions.statements import confirm_statement, record_statement, replace_statement, retire_statement
from communities.models import Fact, Indicator
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, FactFactory, SourceFactory, UserFactory

OWN_ENTRY = "这一条是您录入的，请由另一位同事确认。"


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


def population(community, /, text="约4813人", **columns):
    """An unsaved fact; its text occurs nowhere else on a page."""
    value = Decimal("".join(filter(str.isdigit, text)) or 1)
    return Fact(
        **{
            "community": community,
            "indicator": Indicator.objects.get(code="population"),
            "text": text,
            "value": value,
            "qualifier": "约",
            "unit": "人",
            "source": SourceFactory(),
            "quote": f"总人口{text}",
            **columns,
        }
    )


def in_public(client, community):
    """What the page and the JSON say of the community's facts."""
    page = client.get(community.get_absolute_url())
    profile = client.get(f"/api{community.get_absolute_url()}").json()
    shown = [line.fact.text for line in page.context["profile"].sheet]
    assert [fact["text"] for fact in profile["facts"]] == shown
    return shown


def lines():
    return [(line.verb, line.target_type, line.by_id) for line in ChangeRecord.objects.order_by("number")]


# Recorded


def test_what_waits_is_on_no_page_and_in_no_json(client, community, recorder):
    record_statement(population(community, text="约4813人"), by=recorder)

    assert in_public(client, community) == []
    for path in ("/", "/communities/", community.get_absolute_url(), f"/api{community.get_absolute_url()}"):
        assert "4813" not in client.get(path).text


def test_a_draft_cannot_bring_its_own_standing(community, recorder, confirmer):
    draft = population(community, recorded_by=confirmer, state="published")

    statement = record_statement(draft, by=recorder)

    assert (statement.recorded_by, statement.state) == (recorder, "waiting")


def test_a_confirmation_cannot_be_smuggled_in_with_a_draft(community, recorder, confirmer):
    draft = population(community, confirmed_by=confirmer, confirmed_at=community.published_at)

    with pytest.raises(ValidationError):
        record_statement(draft, by=recorder)

    assert (Fact.objects.count(), lines()) == (0, [])


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"quote": "照" * 41}, "quote"),
        ({"quote": ""}, "quote"),
        ({"text": ""}, "text"),
        ({"community": None}, "__all__"),
        ({"words": "约4813人"}, "__all__"),
        ({"value": None, "unit": ""}, "__all__"),
        ({"quote_start": 3}, "__all__"),
        ({"as_of": "去年"}, "as_of"),
        ({"value": Decimal("1e30")}, "value"),
        ({"value": Decimal("0.00000000000000000001")}, "value"),
    ],
)
def test_a_draft_that_breaks_a_rule_is_refused_by_field_and_leaves_nothing(community, recorder, columns, field):
    with pytest.raises(ValidationError) as refusal:
        record_statement(population(community, **columns), by=recorder)

    assert field in refusal.value.message_dict
    assert (Fact.objects.count(), lines()) == (0, [])


# Confirmed


def test_what_is_confirmed_is_on_the_page_and_in_the_json(client, community, recorder, confirmer):
    confirm_statement(record_statement(population(community, text="约4813人"), by=recorder), by=confirmer)

    assert in_public(client, community) == ["约4813人"]


def test_nobody_confirms_what_they_recorded(client, community, recorder):
    statement = record_statement(population(community), by=recorder)

    with pytest.raises(PermissionDenied, match=f"^{OWN_ENTRY}$"):
        confirm_statement(statement, by=recorder)

    assert in_public(client, community) == []
    assert len(lines()) == 1


def test_a_small_office_may_confirm_its_own_and_the_book_says_so(community, recorder, settings):
    settings.SELF_CONFIRMATION = True
    statement = record_statement(population(community), by=recorder)

    confirmed = confirm_statement(statement, by=recorder)

    assert (confirmed.state, confirmed.is_self_confirmed) == ("published", True)
    assert [verb for verb, _type, _by in lines()] == ["recorded", "self_confirmed"]


def test_in_a_small_office_a_colleagues_confirmation_is_an_ordinary_one(community, recorder, confirmer, settings):
    settings.SELF_CONFIRMATION = True
    statement = record_statement(population(community), by=recorder)

    confirmed = confirm_statement(statement, by=confirmer)

    assert confirmed.is_self_confirmed is False
    assert [verb for verb, _type, _by in lines()] == ["recorded", "confirmed"]


@pytest.mark.parametrize("self_confirmation", [False, True])
def test_a_superuser_does_not_confirm(community, recorder, superuser, settings, self_confirmation):
    settings.SELF_CONFIRMATION = self_confirmation
    statement = record_statement(population(community), by=recorder)

    with pytest.raises(PermissionDenied, match="超级管理员不参与确认"):
        confirm_statement(statement, by=superuser)

    assert Fact.objects.get().state == "waiting"


def test_what_is_confirmed_is_not_confirmed_again(community, recorder, confirmer):
    statement = record_statement(population(community), by=recorder)
    confirm_statement(statement, by=confirmer)
    another = UserFactory(role="second_reviewer")

    with pytest.raises(PermissionDenied, match="可能已经有人处理过了"):
        confirm_statement(statement, by=another)  # still waiting in the memory of this page

    assert Fact.objects.get().confirmed_by == confirmer
    assert len(lines()) == 2


def test_what_was_dropped_is_not_confirmed_from_a_stale_page(community, recorder, confirmer):
    statement = record_statement(population(community), by=recorder)
    retire_statement(statement, reason="录错了", by=recorder)

    with pytest.raises(PermissionDenied, match="不在待确认状态"):
        confirm_statement(statement, by=confirmer)

    assert Fact.objects.get().state == "retired"


def test_a_second_public_fact_on_one_figure_from_one_source_is_refused(community, recorder, confirmer):
    source = SourceFactory()
    first = record_statement(population(community, source=source), by=recorder)
    second = record_statement(population(community, source=source, text="约4900人"), by=recorder)
    confirm_statement(first, by=confirmer)

    with pytest.raises(ValidationError):
        confirm_statement(second, by=confirmer)

    assert list(Fact.objects.published()) == [first]
    assert len(lines()) == 3


def test_public_facts_on_one_figure_from_two_sources_stand_side_by_side(client, community, recorder, confirmer):
    for text in ("约4813人", "约4900人"):
        confirm_statement(record_statement(population(community, text=text), by=recorder), by=confirmer)

    assert in_public(client, community) == ["约4813人", "约4900人"]


# Replaced


@pytest.fixture
def public(community, recorder, confirmer):
    return confirm_statement(record_statement(population(community, text="约4813人"), by=recorder), by=confirmer)


def test_the_old_fact_stays_public_until_the_new_one_is_confirmed(client, community, public, recorder, confirmer):
    newer = replace_statement(public, draft=population(community, text="约4900人"), by=recorder)
    while_waiting = in_public(client, community)
    confirm_statement(newer, by=confirmer)

    public.refresh_from_db()
    assert (while_waiting, in_public(client, community)) == (["约4813人"], ["约4900人"])
    assert (public.state, public.retired_by, public.retirement_reason) == ("retired", confirmer, "由新的一条替换")


def test_each_step_of_a_replacement_leaves_one_line(community, public, recorder, confirmer):
    newer = replace_statement(public, draft=population(community), by=recorder)
    confirm_statement(newer, by=confirmer)

    steps = [(line.verb, line.target_id, line.details) for line in ChangeRecord.objects.order_by("number")[2:]]
    assert steps == [
        ("replaced", str(newer.pk), {"replaces": public.pk, "source": newer.source_id}),
        ("confirmed", str(newer.pk), {"replaced": public.pk}),
    ]


def test_a_replacement_may_come_from_the_same_source(client, community, public, recorder, confirmer):
    draft = population(community, text="约4900人", source=public.source)

    confirm_statement(replace_statement(public, draft=draft, by=recorder), by=confirmer)

    assert in_public(client, community) == ["约4900人"]


def test_a_replacement_that_cannot_be_confirmed_leaves_the_old_one_public(
    client, community, public, recorder, confirmer
):
    other = record_statement(population(community, text="约5000人"), by=recorder)
    confirm_statement(other, by=confirmer)
    clash = population(community, text="约4900人", source=other.source)
    newer = replace_statement(public, draft=clash, by=recorder)

    with pytest.raises(ValidationError):
        confirm_statement(newer, by=confirmer)

    assert in_public(client, community) == ["约4813人", "约5000人"]


def test_only_one_replacement_waits_at_a_time(community, public, recorder):
    replace_statement(public, draft=population(community), by=recorder)

    with pytest.raises(PermissionDenied, match="已经录入了替换内容"):
        replace_statement(public, draft=population(community), by=recorder)

    assert Fact.objects.awaiting_confirmation().count() == 1


def test_a_fact_whose_replacement_was_dropped_can_be_replaced_again(client, community, public, recorder, confirmer):
    dropped = replace_statement(public, draft=population(community, text="约4900人"), by=recorder)
    retire_statement(dropped, reason="看错一行", by=recorder)

    again = replace_statement(public, draft=population(community, text="约4700人"), by=recorder)
    confirm_statement(again, by=confirmer)

    assert in_public(client, community) == ["约4700人"]


def test_a_replacement_can_be_replaced_in_its_turn(client, community, public, recorder, confirmer):
    second = replace_statement(public, draft=population(community, text="约4900人"), by=recorder)
    confirm_statement(second, by=confirmer)

    third = replace_statement(second, draft=population(community, text="约5000人"), by=recorder)
    confirm_statement(third, by=confirmer)

    assert in_public(client, community) == ["约5000人"]
    assert third.replaces == second


def test_a_replacement_is_confirmed_though_the_old_one_was_retired_meanwhile(
    client, community, public, recorder, confirmer
):
    newer = replace_statement(public, draft=population(community, text="约4900人"), by=recorder)
    retire_statement(public, reason="原报道已更正", by=recorder)

    confirm_statement(newer, by=confirmer)

    public.refresh_from_db()
    assert in_public(client, community) == ["约4900人"]
    assert public.retirement_reason == "原报道已更正"


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_only_what_is_public_is_replaced(community, recorder, state):
    statement = FactFactory(community=community, state=state)

    with pytest.raises(PermissionDenied, match="只有已确认的内容可以替换"):
        replace_statement(statement, draft=population(community), by=recorder)

    assert Fact.objects.count() == 1


def test_nobody_confirms_their_own_replacement(client, community, public, recorder):
    newer = replace_statement(public, draft=population(community, text="约4900人"), by=recorder)

    with pytest.raises(PermissionDenied, match=OWN_ENTRY):
        confirm_statement(newer, by=recorder)

    assert in_public(client, community) == ["约4813人"]


# Retired


def test_what_is_retired_is_no_longer_public(client, community, public, recorder):
    retire_statement(public, reason="原报道已更正", by=recorder)

    assert in_public(client, community) == []


@pytest.mark.parametrize("reason", ["", " ", "\u3000\n"])
def test_nothing_is_retired_without_a_reason(client, community, public, recorder, reason):
    with pytest.raises(ValidationError, match="请写明停用的原因。"):
        retire_statement(public, reason=reason, by=recorder)

    assert in_public(client, community) == ["约4813人"]
    assert len(lines()) == 2


def test_nothing_is_retired_twice(public, recorder):
    retire_statement(public, reason="原报道已更正", by=recorder)

    with pytest.raises(PermissionDenied, match="这一条已经停用。"):
        retire_statement(public, reason="再来一次", by=recorder)

    assert Fact.objects.get().retirement_reason == "原报道已更正"
