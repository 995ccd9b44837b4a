"""Stories on their road, by the same actions as in the newsroom: nothing here goes around a review."""

from articles.actions.road import approve_revision, return_revision, submit_story
from articles.actions.stories import save_story
from articles.body import from_text
from articles.enums import CheckItem, RevisionState
from articles.models import Story
from articles.signing import Sheet, seen_of
from tests.factories.communities import CommunityFactory
from tests.factories.portal import UserFactory

WHOLE = list(CheckItem.values)


def write_draft(*, by=None, communities=None, title="邻里坐到一起", text="约4800人住在这里。", **columns):
    """A draft that somebody wrote, about a public community."""
    columns = {"origin": "original", **columns}
    story = Story(title=title, body=from_text(text), written_by=by, **columns)
    places = communities if communities is not None else [CommunityFactory()]
    return save_story(story, by=by, parts=lambda: story.communities.set(places))


def submitted(**columns):
    """A draft sent to the first review by its author."""
    author = columns.pop("by", None) or UserFactory()
    return submit_story(write_draft(by=author, **columns), by=author)


def pass_review(revision, *, by=None, checklist=None, **given):
    """The next review, by somebody who had no hand in the text."""
    sheet = Sheet(WHOLE if checklist is None else checklist)
    return approve_revision(revision, by=by or UserFactory(), seen=seen_of(revision), sheet=sheet, **given)


def bring_to(revision, state, **given):
    """Through the reviews until the revision stands where it is wanted."""
    while revision.state not in (state, RevisionState.PUBLISHED):
        last = given if revision.state == RevisionState.FINAL else {}
        revision = pass_review(revision, **last)
    assert revision.state == state
    return revision


def return_it(revision, *, by=None, opinion="第二段的数字请核对"):
    return return_revision(revision, by=by or UserFactory(), seen=seen_of(revision), sheet=Sheet(opinion=opinion))


def three_people():
    """Reviewers who had no hand in anything yet."""
    return [UserFactory() for _ in range(3)]
