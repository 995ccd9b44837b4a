"""What people sign when they send, approve or return a text, and who counts as having written it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.checks.checking import check_story
from articles.checks.report import Finding, Report
from articles.content import content_of, digest
from articles.enums import CheckItem, CheckKind, Part
from articles.models import Revision, Signature, Story
from communities.models import Community
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history.models import Verb, lines_on


@dataclass(frozen=True)
class Sheet:
    """What a reviewer fills in: the points affirmed, an opinion, and whether contradictions were looked into."""

    checklist: Iterable[str] = ()
    opinion: str = ""
    overrules: bool = False  # approves over what contradicts the record, and says in the opinion why

    @property
    def missing(self) -> list[Any]:
        """The points that are not affirmed, as people read them."""
        given = set(self.checklist)
        return [item.label for item in CheckItem if item.value not in given]


def seen_of(revision: Revision) -> str:
    """What a page shows of a revision and its state; a decision on anything else is refused."""
    return f"{revision.pk}:{revision.state}:{revision.sha256}"


def report_on(revision: Revision) -> Report:
    """The check of figures and names of a revision, against the record as it stands now."""
    content = revision.content
    with everywhere():
        communities = list(Community.objects.filter(pk__in=content["communities"]).select_related("street"))
        return check_story(content["title"], content["deck"], content["body"], communities)


def told(finding: Finding) -> str:
    """A contradiction as the sheet keeps it: 600人次，资料库为600多人次."""
    if not finding.recorded or finding.kind == CheckKind.REPEAT:
        return f"{finding.said}：{finding.advice}"
    return _("%(said)s，资料库为%(recorded)s") % {"said": finding.said, "recorded": finding.recorded}


def authors_of(draft: Story) -> list[User]:
    """Everybody who saved the draft, by the record book, and who wrote the public text that it amends."""
    with everywhere():
        wrote = lines_on(draft).filter(verb__in=[Verb.CREATED, Verb.CHANGED], by_id__isnull=False)
        numbers: set[Any] = {*wrote.values_list("by_id", flat=True), draft.written_by_id}
        if draft.amends and draft.amends.revision_id:
            earlier = Signature.objects.filter(revision=draft.amends.revision_id, part=Part.AUTHOR)
            numbers |= {*earlier.values_list("person_id", flat=True)}
        return list(User.objects.filter(pk__in=numbers - {None}).order_by("pk"))


def faults_before_review(draft: Story) -> list[str]:
    """What a draft still lacks that a reviewer could not do without: sentences, none when it is ready."""
    found = []
    with everywhere():
        if not draft.communities.exists():
            found.append(_("请选写到的社区，审核人才知道归谁审。"))
        if draft.amends and digest(content_of(draft)) == digest(content_of(draft.amends)):
            found.append(_("修改稿同公开的文字一样，没有要审的内容。"))
    return found
