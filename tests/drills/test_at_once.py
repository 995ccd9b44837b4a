"""Two at the very same moment: one decision, nothing unapproved in public, one publication.

RACES=50 runs the long drill. On SQLite a file, as in production; behind tests/with_postgresql.py the same there.
"""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from articles.actions.road import approve_revision
from articles.content import content_of, digest
from articles.due import publish_due
from articles.models import Revision, Signature, Story
from articles.signing import Sheet, seen_of
from articles.verification import faults_of_published
from portal.history import book
from portal.history.models import Verb, lines_on
from tests.at_once import at_once
from tests.factories import CommunityFactory, UserFactory
from tests.factories.forms import FormReader
from tests.factories.newsroom import WHOLE, bring_to, submitted

pytestmark = pytest.mark.usefixtures("real_database")

STAGES = ["first", "second", "final"]


def approval(revision, who, seen, *, looks=""):
    """Somebody approves what was open, perhaps after a look at another page."""
    number, sheet, reader = revision.pk, Sheet(WHOLE), Client()
    reader.force_login(who)

    def approve():
        for _time in range(2 if looks else 0):
            reader.get(looks)
        return approve_revision(Revision.objects.get(pk=number), by=who, seen=seen, sheet=sheet)

    return approve


def sending(client, page, form):
    """Somebody sends a form; what the next page says is the answer."""
    return lambda: client.post(page, form, follow=True)


def nothing_wrong():
    assert faults_of_published() == []
    assert book.faults() == []


def published_lines(story):
    return lines_on(story).filter(verb=Verb.PUBLISHED).count()


def test_of_two_approvals_at_once_one_counts(promise, rounds):
    line = promise("R17", "two reviewers approve at once: one decision")
    people = [UserFactory() for _ in range(2)]
    for number in rounds("RACES", 5):
        stage = STAGES[number % 3]
        revision = bring_to(submitted(), stage)
        seen = seen_of(revision)

        answers = at_once(*(approval(revision, who, seen) for who in people))

        refused = [answer for answer in answers if isinstance(answer, Exception)]
        assert [type(fault) for fault in refused] in ([PermissionDenied], [ValidationError], [OperationalError])
        assert Signature.objects.filter(revision=revision, part=stage).count() == 1
        assert published_lines(revision.story) == (1 if stage == "final" else 0)
        line.saw(f"one of two, the other refused ({type(refused[0]).__name__})")
    nothing_wrong()


def test_of_two_reviewers_at_their_desks_one_counts_and_the_other_keeps_what_was_typed(promise, rounds):
    line = promise("R17", "the same by the page: the opinion of the second stays on the screen")
    place = CommunityFactory()
    clients = []
    for _ in range(2):
        clients.append(Client(raise_request_exception=False))
        clients[-1].force_login(UserFactory(role="first_reviewer", role__street=place.street))
    for _number in rounds("RACES", 5):
        revision = submitted(communities=[place])
        page = f"/admin/articles/revision/{revision.pk}/"
        typed = {"seen": seen_of(revision), "checklist": WHOLE}

        answers = at_once(
            *(
                sending(client, f"{page}approve/", {**typed, "opinion": f"意见{who}"})
                for who, client in enumerate(clients)
            )
        )

        won = Signature.objects.get(revision=revision, part="first").opinion
        lost = next(place for place in (0, 1) if f"意见{place}" != won)
        assert f"意见{lost}" in answers[lost].text
        assert Revision.objects.get(pk=revision.pk).state == "second"
        line.saw(f"one of two; the other is told ({answers[lost].status_code}) and keeps the words")
    nothing_wrong()


def test_an_edit_against_the_last_approval_publishes_nothing_unapproved(promise, rounds):
    line = promise("R17", "a reviewer edits while another approves: nothing unapproved is public")
    place = CommunityFactory()
    editor = Client(raise_request_exception=False)
    editor.force_login(UserFactory(role="final_reviewer"))
    approver = UserFactory(role="final_reviewer")
    for number in rounds("RACES", 5):
        revision = bring_to(submitted(communities=[place], text="审过的一段。"), "final")
        page = f"/admin/articles/story/{revision.draft_id}/change/"
        form = {**FormReader(editor.get(page).text).fields, "text": f"没审过的一段，第{number}次。"}
        seen = seen_of(revision)

        # In every other round the approver looks at the page once more, so that the edit comes first now and then.
        looks = number % 2 and f"/admin/articles/revision/{revision.pk}/change/"

        saved, approved = at_once(sending(editor, page, form), approval(revision, approver, seen, looks=looks))

        story = Story.objects.get(pk=revision.story_id)
        if isinstance(approved, Exception):
            assert (story.state, saved.redirect_chain != []) == ("draft", True)
            assert [row.state for row in story.revisions.order_by("number")] == ["rewritten", "first"]
            line.saw("the edit came first: a new revision waits for its first review, nothing is public")
        else:
            assert (story.state, story.plain_text) == ("published", "审过的一段。")
            assert digest(content_of(story)) == revision.sha256
            line.saw(f"the approval came first: exactly its text is public, the edit is refused ({saved.status_code})")
        assert "没审过" not in "".join(Story.objects.filter(state="published").values_list("plain_text", flat=True))
    nothing_wrong()


def test_two_that_publish_what_is_due_publish_it_once(promise, rounds):
    line = promise("R34", "publish_due twice at once, a day late: each story once")
    for _number in rounds("RACES", 5):
        when = timezone.now() + timedelta(hours=1)
        revisions = [bring_to(submitted(), "approved", publish_at=when) for _ in range(2)]
        late = when + timedelta(days=1)

        answers = at_once(partial(publish_due, late), partial(publish_due, late))
        answers.append(publish_due(now=late))  # the next run, a minute later, catches up with what was locked

        done = [row.pk for answer in answers if isinstance(answer, list) for row in answer]
        assert sorted(done) == sorted(row.pk for row in revisions)
        assert [published_lines(row.story) for row in revisions] == [1, 1]
        locked = sum(isinstance(answer, Exception) for answer in answers)
        line.saw("each once" + (", one of the two had to wait for the next minute" if locked else ""))
    nothing_wrong()


def test_the_day_that_was_set_is_published_once_though_somebody_publishes_by_hand(promise, rounds):
    line = promise("R34", "publish_due against 立即发布: once")
    reviewer = UserFactory(role="final_reviewer")
    client = Client(raise_request_exception=False)
    client.force_login(reviewer)
    for _number in rounds("RACES", 5):
        when = timezone.now() + timedelta(hours=1)
        revision = bring_to(submitted(), "approved", publish_at=when)
        page = f"/admin/articles/revision/{revision.pk}/publish/"

        at_once(partial(publish_due, when), sending(client, page, {"seen": seen_of(revision)}))
        publish_due(now=when)

        assert Revision.objects.get(pk=revision.pk).state == "published"
        assert published_lines(revision.story) == 1
        line.saw("once")
    nothing_wrong()
