"""Who may do what: "" is yes, a sentence is the reason why not, in the same words everywhere."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from communities import access
from communities.models import Fact, Listing, Recognition
from portal.access.decisions import insist
from tests.factories import FactFactory, ListingFactory, RecognitionFactory, UserFactory

FACTORIES = [FactFactory, RecognitionFactory, ListingFactory]
YES = ""
STALE = "这一条不在待确认状态，可能已经有人处理过了。"
SUPERUSER = "超级管理员不参与确认，请由承担审核角色的同事确认。"
OWN = "这一条是您录入的，请由另一位同事确认。"
NOT_PUBLIC = "只有已确认的内容可以替换；待确认的请先停用，再重新录入。"
REPLACED = "这一条已经录入了替换内容，请先处理那一条。"
RETIRED = "这一条已经停用。"

PEOPLE = {
    "district admin": lambda: UserFactory(role="district_admin"),
    "reviewer": lambda: UserFactory(role="second_reviewer"),
    "superuser": lambda: UserFactory(is_superuser=True),
    "no role": lambda: UserFactory(),
    "stranger": lambda: AnonymousUser(),
    "admin who left": lambda: UserFactory(role="district_admin", is_active=False),
}


def test_going_on_without_a_refusal():
    assert insist("") is None


def test_a_refusal_is_raised_in_its_own_words():
    with pytest.raises(PermissionDenied, match=r"^这一条已经停用。$"):
        insist(RETIRED)


@pytest.mark.parametrize("model", [Fact, Recognition, Listing])
@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("district admin", True),
        ("reviewer", False),
        ("superuser", True),
        ("no role", False),
        ("stranger", False),
        ("admin who left", False),
    ],
)
def test_who_may_record(db, model, person, may):
    no = f"您的角色不能录入{model._meta.verbose_name}。"

    assert access.refusal_to_record(PEOPLE[person](), model) == ("" if may else no)


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize(
    ("person", "state", "refusal"),
    [
        ("district admin", "waiting", YES),
        ("reviewer", "waiting", YES),
        ("superuser", "waiting", SUPERUSER),
        ("no role", "waiting", "您的角色不能确认{}。"),
        ("stranger", "waiting", "您的角色不能确认{}。"),
        ("admin who left", "waiting", "您的角色不能确认{}。"),
        ("reviewer", "published", STALE),
        ("reviewer", "retired", STALE),
        ("superuser", "published", STALE),
    ],
)
def test_who_may_confirm(db, factory, person, state, refusal):
    statement = factory(state=state)

    found = access.refusal_to_confirm(PEOPLE[person](), statement)

    assert found == refusal.format(statement._meta.verbose_name)


@pytest.mark.parametrize(("allowed", "refusal"), [(False, OWN), (True, YES)])
def test_who_may_confirm_their_own(recorder, settings, allowed, refusal):
    settings.SELF_CONFIRMATION = allowed

    assert access.refusal_to_confirm(recorder, FactFactory(state="waiting", recorded_by=recorder)) == refusal


@pytest.mark.parametrize(
    ("person", "state", "refusal"),
    [
        ("district admin", "published", YES),
        ("superuser", "published", YES),
        ("reviewer", "published", "您的角色不能录入事实。"),
        ("no role", "published", "您的角色不能录入事实。"),
        ("district admin", "waiting", NOT_PUBLIC),
        ("district admin", "retired", NOT_PUBLIC),
    ],
)
def test_who_may_replace(db, person, state, refusal):
    assert access.refusal_to_replace(PEOPLE[person](), FactFactory(state=state)) == refusal


@pytest.mark.parametrize(("state", "refusal"), [("waiting", REPLACED), ("published", REPLACED), ("retired", YES)])
def test_what_has_a_replacement_is_not_replaced_a_second_time(recorder, state, refusal):
    older = FactFactory()
    FactFactory(state=state, replaces=older)

    assert access.refusal_to_replace(recorder, older) == refusal


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize(
    ("person", "state", "refusal"),
    [
        ("district admin", "published", YES),
        ("district admin", "waiting", YES),
        ("superuser", "published", YES),
        ("reviewer", "published", "您的角色不能停用{}。"),
        ("no role", "waiting", "您的角色不能停用{}。"),
        ("district admin", "retired", RETIRED),
        ("no role", "retired", RETIRED),
    ],
)
def test_who_may_retire(db, factory, person, state, refusal):
    statement = factory(state=state)

    found = access.refusal_to_retire(PEOPLE[person](), statement)

    assert found == refusal.format(statement._meta.verbose_name)
