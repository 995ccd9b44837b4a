"""What the four actions promise of a statement of any kind: who may, what stays behind, the sentence why not."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from communities.actions.statements import confirm_statement, record_statement, replace_statement, retire_statement
from communities.models import Fact
from communities.models.statements import SourcedStatement
from portal.history.models import ChangeRecord
from tests.factories import STATEMENT_FACTORIES, UserFactory, draft_of

PEOPLE = {
    "no role": lambda: UserFactory(),
    "a district admin who has left": lambda: UserFactory(role="district_admin", is_active=False),
    "a reviewer who has left": lambda: UserFactory(role="second_reviewer", is_active=False),
    "no staff": lambda: UserFactory(is_staff=False),
}
REVIEWER = {"a reviewer": lambda: UserFactory(role="second_reviewer")}

of_every_kind = pytest.mark.parametrize("kind", STATEMENT_FACTORIES, ids=lambda kind: kind._meta.model.__name__)


def refused(people):
    return pytest.mark.parametrize("person", people.values(), ids=people)


def lines():
    return [(line.verb, line.target_type, line.by_id) for line in ChangeRecord.objects.order_by("number")]


def standing(statement):
    return type(statement).objects.values_list("state", flat=True).get(pk=statement.pk)


def newer_than(older, kind):
    """A draft that may stand in the place of an older statement: a figure must be of the same owner."""
    same = {"community": older.community} if isinstance(older, Fact) else {}
    return draft_of(kind, **same)


def test_every_kind_of_statement_is_tried_below():
    kinds = {model for model in apps.get_app_config("communities").get_models() if issubclass(model, SourcedStatement)}

    assert {factory._meta.model for factory in STATEMENT_FACTORIES} == kinds


# Recorded


@of_every_kind
def test_what_is_recorded_waits_and_leaves_one_line(recorder, kind):
    statement = record_statement(draft_of(kind), by=recorder)

    statement.refresh_from_db()
    assert (statement.state, statement.recorded_by, statement.confirmed_by) == ("waiting", recorder, None)
    assert lines() == [("recorded", statement._meta.label_lower, recorder.pk)]


@of_every_kind
@pytest.mark.parametrize("quote", ["", "照" * 41])
def test_a_quote_that_is_no_clause_is_refused_and_leaves_nothing(recorder, kind, quote):
    draft = draft_of(kind, quote=quote)

    with pytest.raises(ValidationError) as refusal:
        record_statement(draft, by=recorder)

    assert list(refusal.value.message_dict) == ["quote"]
    assert (type(draft).objects.count(), lines()) == (0, [])


@of_every_kind
@refused({**PEOPLE, **REVIEWER})
def test_who_may_not_record_is_told_so_and_nothing_is_kept(db, kind, person):
    draft = draft_of(kind)

    with pytest.raises(PermissionDenied, match=f"^您的角色不能录入{draft._meta.verbose_name}。$"):
        record_statement(draft, by=person())

    assert (type(draft).objects.count(), lines()) == (0, [])


# Confirmed


@of_every_kind
def test_what_another_confirms_is_public_and_leaves_one_line_more(recorder, confirmer, kind):
    statement = record_statement(draft_of(kind), by=recorder)

    confirmed = confirm_statement(statement, by=confirmer)

    assert (confirmed.state, confirmed.confirmed_by, confirmed.is_self_confirmed) == ("published", confirmer, False)
    assert lines()[1:] == [("confirmed", statement._meta.label_lower, confirmer.pk)]


@of_every_kind
def test_nobody_confirms_what_they_recorded(recorder, kind):
    statement = record_statement(draft_of(kind), by=recorder)

    with pytest.raises(PermissionDenied, match=r"^这一条是您录入的，请由另一位同事确认。$"):
        confirm_statement(statement, by=recorder)

    assert (standing(statement), len(lines())) == ("waiting", 1)


@of_every_kind
def test_a_superuser_does_not_confirm(superuser, kind):
    statement = kind(state="waiting")

    with pytest.raises(PermissionDenied, match=r"^超级管理员不参与确认，请由承担审核角色的同事确认。$"):
        confirm_statement(statement, by=superuser)

    assert (standing(statement), lines()) == ("waiting", [])


@of_every_kind
@refused(PEOPLE)
def test_who_may_not_confirm_is_told_so_and_nothing_changes(db, kind, person):
    statement = kind(state="waiting")

    with pytest.raises(PermissionDenied, match=f"^您的角色不能确认{statement._meta.verbose_name}。$"):
        confirm_statement(statement, by=person())

    assert (standing(statement), lines()) == ("waiting", [])


@of_every_kind
@pytest.mark.parametrize("state", ["published", "retired"])
def test_only_what_waits_is_confirmed(confirmer, kind, state):
    statement = kind(state=state)

    with pytest.raises(PermissionDenied, match=r"^这一条不在待确认状态，可能已经有人处理过了。$"):
        confirm_statement(statement, by=confirmer)

    assert (standing(statement), lines()) == (state, [])


# Replaced


@of_every_kind
def test_the_old_one_stays_public_until_the_new_one_is_confirmed(recorder, confirmer, kind):
    older = kind()

    newer = replace_statement(older, draft=newer_than(older, kind), by=recorder)
    while_waiting = (standing(older), standing(newer))
    confirm_statement(newer, by=confirmer)

    older.refresh_from_db()
    assert (while_waiting, newer.replaces) == (("published", "waiting"), older)
    assert (older.state, older.retirement_reason, standing(newer)) == ("retired", "由新的一条替换", "published")
    assert [verb for verb, _type, _by in lines()] == ["replaced", "confirmed"]


@of_every_kind
@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_only_what_is_public_is_replaced(recorder, kind, state):
    statement = kind(state=state)

    with pytest.raises(PermissionDenied, match=r"^只有已确认的内容可以替换；待确认的请先停用，再重新录入。$"):
        replace_statement(statement, draft=draft_of(kind), by=recorder)

    assert (type(statement).objects.count(), lines()) == (1, [])


@of_every_kind
def test_only_one_replacement_waits_at_a_time(recorder, kind):
    older = kind()
    replace_statement(older, draft=newer_than(older, kind), by=recorder)

    with pytest.raises(PermissionDenied, match=r"^这一条已经录入了替换内容，请先处理那一条。$"):
        replace_statement(older, draft=newer_than(older, kind), by=recorder)

    assert (type(older).objects.count(), len(lines())) == (2, 1)


@of_every_kind
@refused({**PEOPLE, **REVIEWER})
def test_who_may_not_replace_is_told_so_and_nothing_changes(db, kind, person):
    statement = kind()

    with pytest.raises(PermissionDenied, match=f"^您的角色不能录入{statement._meta.verbose_name}。$"):
        replace_statement(statement, draft=draft_of(kind), by=person())

    assert (type(statement).objects.count(), standing(statement), lines()) == (1, "published", [])


# Retired


@of_every_kind
@pytest.mark.parametrize("state", ["waiting", "published"])
def test_what_is_retired_says_by_whom_and_why_and_leaves_one_line(recorder, kind, state):
    statement = kind(state=state)

    retired = retire_statement(statement, reason=" 原报道已更正 ", by=recorder)

    assert (retired.state, retired.retired_by, retired.retirement_reason) == ("retired", recorder, "原报道已更正")
    line = ChangeRecord.objects.get()
    assert (line.verb, line.by_id, line.note) == ("retired", recorder.pk, "原报道已更正")


@of_every_kind
def test_nothing_is_retired_without_a_reason(recorder, kind):
    statement = kind()

    with pytest.raises(ValidationError) as refusal:
        retire_statement(statement, reason="\u3000\n", by=recorder)

    assert refusal.value.message_dict == {"reason": ["请写明停用的原因。"]}
    assert (standing(statement), lines()) == ("published", [])


@of_every_kind
def test_nothing_is_retired_twice(recorder, kind):
    statement = kind(state="retired")

    with pytest.raises(PermissionDenied, match=r"^这一条已经停用。$"):
        retire_statement(statement, reason="再来一次", by=recorder)

    assert lines() == []


@of_every_kind
@refused({**PEOPLE, **REVIEWER})
def test_who_may_not_retire_is_told_so_and_nothing_changes(db, kind, person):
    statement = kind()

    with pytest.raises(PermissionDenied, match=f"^您的角色不能停用{statement._meta.verbose_name}。$"):
        retire_statement(statement, reason="原报道已更正", by=person())

    assert (standing(statement), lines()) == ("published", [])
