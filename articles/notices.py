"""Who is told what along the road: written with the step itself, so that a step and its notices are kept or neither.

Mail is another matter: `manage.py send_notices` sends later what nobody has read, and no step ever waits for a mail
server.
"""

from collections.abc import Iterable

from django.utils import timezone

from articles.enums import NoticeKind, Part
from articles.models import Notice, Revision
from articles.road import stage_at
from communities.models import Stewardship
from portal.access.decisions import refusal
from portal.access.matrix import MATRIX
from portal.access.viewer import everywhere
from portal.accounts.models import User

REPEATS = (NoticeKind.REMARK,)


def tell(kind: NoticeKind, revision: Revision, people: Iterable[User], *, but: User | None = None) -> None:
    """One notice for each of these people, except who did it; of what happens again, as remarks do, it is new again."""
    told = [person for person in people if but is None or person.pk != but.pk]
    what = {"kind": kind, "revision": revision, "state": revision.state}
    with everywhere():
        if kind in REPEATS:
            again = {"read_at": None, "mailed_at": None, "at": timezone.now()}
            Notice.objects.filter(person__in=told, **what).update(**again)
        Notice.objects.bulk_create([Notice(person=person, **what) for person in told], ignore_conflicts=True)


def waits_no_longer(revision: Revision) -> None:
    """A review is done, or called off: what told of its waiting is old news for everybody who has not read it."""
    asked = [NoticeKind.WAITING, NoticeKind.LATE]
    with everywhere():
        Notice.objects.unread().filter(revision=revision, kind__in=asked).update(read_at=timezone.now())


def authors_of_revision(revision: Revision) -> list[User]:
    with everywhere():
        signed = revision.signatures.filter(part=Part.AUTHOR, person__is_active=True).select_related("person")
        return [row.person for row in signed]


def reviewers_for(revision: Revision) -> list[User]:
    """Everybody who may decide on a revision where it waits now: by role, by place, and by having had no hand in it."""
    if (stage := stage_at(revision.state)) is None:
        return []
    roles = {role for line in stage.approve.lines for role, cell in MATRIX[line].cells.items() if cell.reach != "."}
    with everywhere():
        held = Stewardship.objects.on(timezone.localdate()).filter(role__in=roles, person__is_active=True)
        people = User.objects.filter(pk__in=held.values("person")).order_by("pk")
        return [person for person in people if any(not refusal(person, line, revision) for line in stage.approve.lines)]


def tell_reviewers(revision: Revision, *, but: User | None = None) -> None:
    """Tell whoever may decide next that something waits for them."""
    tell(NoticeKind.WAITING, revision, reviewers_for(revision), but=but)
