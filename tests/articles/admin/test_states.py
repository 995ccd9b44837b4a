"""Every step of the desk in every state of the road: it happens where the road has it, and nowhere else."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles.actions.road import rewrite_revision, submit_story, take_back_revision, withdraw_story
from articles.actions.stories import amend_story, save_story
from articles.enums import CheckItem
from articles.models import Revision, Story
from articles.signing import seen_of
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.forms import seen
from tests.factories.newsroom import bring_to, return_it, submitted, write_draft

IN_REVIEW = {"first": "first_reviewer", "second": "second_reviewer", "final": "final_reviewer"}
BEING_WRITTEN = ("writing", "returned", "taken_back")
ONCE_PUBLIC = ("published", "superseded", "withdrawn")
STATES = [*BEING_WRITTEN, *IN_REVIEW, "approved", *ONCE_PUBLIC, "rewritten"]

# (step, who tries it): in which states it happens
HAPPENS = {
    ("submit", "street_staff"): BEING_WRITTEN,
    ("takeback", "street_staff"): {*IN_REVIEW, "rewritten"},  # after a rewriting, the new revision is taken back
    ("amend", "street_staff"): ONCE_PUBLIC,
    ("withdraw", "street_staff"): {"published", "superseded"},
    **{("approve", role): {state} for state, role in IN_REVIEW.items()},
    **{("return", role): {state} for state, role in IN_REVIEW.items()},
    ("publish", "final_reviewer"): {"approved"},
    ("stop", "final_reviewer"): {"approved"},
    # By roles that the road does not ask for it.
    ("submit", "first_reviewer"): set(),
    ("approve", "street_staff"): set(),
    ("approve", "district_admin"): set(),
    ("publish", "second_reviewer"): set(),
    ("amend", "final_reviewer"): set(),
}
OF_STORY = ("submit", "takeback", "amend", "withdraw")


def brought_to(state, author, place):
    """The revision, None while there is none, and the row of its text."""
    if state == "writing":
        return None, write_draft(by=author, communities=[place])
    revision = submitted(by=author, communities=[place])
    if state in IN_REVIEW:
        revision = bring_to(revision, state)
    elif state == "approved":
        revision = bring_to(revision, state, publish_at=timezone.now() + timedelta(days=1))
    elif state in ONCE_PUBLIC:
        revision = bring_to(revision, "published")
    elif state == "returned":
        revision = return_it(revision)
    elif state == "taken_back":
        revision = take_back_revision(revision, by=author, seen=seen_of(revision))
    elif state == "rewritten":
        rewrite_revision(revision, by=changed(revision.draft, UserFactory()))
    if state == "superseded":
        copy = amend_story(revision.story, by=author)
        changed(copy, author)
        bring_to(submit_story(copy, by=author), "published")
    if state == "withdrawn":
        withdraw_story(revision.story, by=author, reason="内容有误")
    revision = Revision.objects.get(pk=revision.pk)
    assert revision.state == state
    return revision, revision.draft or revision.story


def changed(draft, by):
    draft.deck = "添了副题"
    save_story(draft, by=by)
    return by


def of_role(role, street):
    """Somebody of this role: for the street where it is held for one, else for the district."""
    return UserFactory(role=role, **({"role__street": street} if role in ("street_staff", "first_reviewer") else {}))


def as_it_stands():
    revisions = Revision.objects.order_by("pk").values_list("pk", "state", "publish_at", "sha256")
    return [*revisions, *Story.objects.order_by("pk").values_list("pk", "state", "plain_text")]


@pytest.mark.parametrize("state", STATES)
def test_a_step_happens_where_the_road_has_it_and_nowhere_else(client, db, state):
    place = CommunityFactory(street=StreetFactory(name="昌岗街道"))
    people = {role: of_role(role, place.street) for role in {role for _step, role in HAPPENS}}
    revision, row = brought_to(state, UserFactory(), place)
    wrong = []
    for (step, role), where in HAPPENS.items():
        if revision is None and step not in OF_STORY:
            continue
        with transaction.atomic():
            client.force_login(people[role])
            before = as_it_stands()
            typed = {"reason": "试一试", "opinion": "试一试", "overrules": "on", "checklist": list(CheckItem.values)}
            typed |= seen(row) if step in OF_STORY else {"seen": seen_of(revision)}
            target = row if step in OF_STORY else revision
            answer = client.post(f"/admin/articles/{target._meta.model_name}/{target.pk}/{step}/", typed)
            if (as_it_stands() != before) != (state in where) or answer.status_code >= 500:
                wrong.append(f"{step} by {role}: {answer.status_code}, {as_it_stands()}")
            transaction.set_rollback(True)

    assert wrong == []
