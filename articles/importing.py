"""A report from elsewhere comes in: its source, its proposals, and a draft in which somebody tells it anew."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.actions.stories import save_story, tell_of_communities
from articles.body import BLOCK_LIMIT, TEXT_LIMIT, from_blocks
from articles.enums import StoryOrigin
from articles.models import Story
from communities.actions.intakes import take_in
from communities.extraction.reader import read_story
from communities.extraction.shapes import Reading
from communities.intakes import Where, same_text_before
from communities.models import Community, Intake
from portal.access.decisions import insist, refusal
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history.contents import lock
from portal.text.normalise import clean_line

WRITE, EDIT = "story.create", "story.edit"


@dataclass(frozen=True)
class Imported:
    """What one import made; no draft when whoever read the report in does not write stories."""

    intake: Intake
    story: Story | None


@transaction.atomic
def import_story(
    text: str, *, by: User | None, where: Where, published_on: date | None = None, publisher: str = "", url: str = ""
) -> Imported:
    """Read a report and keep its source and proposals, with a draft story that holds its words for rewriting.

    A superuser does not write, and street staff write about communities of their street that are on record: else there
    is no draft before somebody who does asks for it. Raises what `take_in` raises; then nothing is kept.
    """
    intake = take_in(text, by=by, where=where, published_on=published_on, publisher=publisher, url=url)
    told = communities_to_tell_of(intake, by)
    if refusal_to_begin(by, told):
        return Imported(intake, None)
    return Imported(intake, draft_story(intake, text, told, by=by, published_on=published_on))


def communities_to_tell_of(intake: Intake, by: User | None) -> list[Community]:
    """The communities on record that a report speaks of, as far as this person may write about them."""
    with everywhere():
        found = list(communities_of(intake))
    if by is None:
        return found
    return [one for one in found if not refusal(by, WRITE, Story(written_by=by), chosen={"communities": [one]})]


def refusal_to_begin(by: User | None, communities: list[Community]) -> str:
    """Why this person begins no draft about these communities: they do not write, or could not go on with it."""
    if by is None:
        return ""
    reason = refusal(by, WRITE)
    if not reason and refusal(by, EDIT, Story(written_by=by), chosen={"communities": communities}):
        reason = _("这篇报道说到的社区，还没有一个是您可以写的：请先把社区录进记录，再起草。")
    return reason


@transaction.atomic
def import_once(text: str, *, by: User | None, where: Where, **told: Any) -> tuple[Intake, bool]:
    """The report as somebody read it in before, or read in now, and whether it was now.

    Of two who send the same words at once, one waits here for the other. `told` is what `import_story` takes besides;
    it raises what that raises.
    """
    with everywhere():
        lock(where.district)
    if before := same_text_before(text, where):
        return before, False
    return import_story(text, by=by, where=where, **told).intake, True


def draft_of(intake: Intake) -> Story | None:
    """The draft that was begun from this report, whoever may see it; None where there is none (any more)."""
    with everywhere():
        return Story.objects.filter(source=intake.source_id, state="draft").order_by("pk").first()


def is_without_story(intake: Intake) -> bool:
    """Whether no story was ever begun from this report, and its words are still there to begin one from."""
    with everywhere():
        return not Story.objects.filter(source=intake.source_id).exists() and bool(intake.words)


@transaction.atomic
def go_on_with_draft(intake: Intake, *, by: User) -> Story | None:
    """The draft of a report, about the communities that are on record by now; begun here where nobody began one.

    None where a story was begun and is no draft any more. Raises PermissionDenied. A key pressed twice begins one.
    """
    with everywhere():
        lock(intake)
    told = communities_to_tell_of(intake, by)
    if (story := draft_of(intake)) is not None:
        return tell_of_communities(story, told, by=by)
    if not is_without_story(intake):
        return None
    insist(refusal_to_begin(by, told))
    return draft_story(intake, intake.words, told, by=by, published_on=intake.source.published_on)


def draft_story(
    intake: Intake, text: str, communities: list[Community], *, by: User | None, published_on: date | None = None
) -> Story:
    """A draft with the words of the report, without what was pasted along, about these communities."""
    reading = read_story(text, published_on)
    with everywhere():
        story = Story(
            title=_title(reading, communities),
            origin=StoryOrigin.COMPILED,
            source=intake.source,
            body=from_blocks(blocks_of(text, reading)),
            written_by=by,
        )
        return save_story(story, by=by, parts=lambda: story.communities.set(communities))


def communities_of(intake: Intake) -> QuerySet[Community]:
    """The communities on record that a report speaks of."""
    found = intake.proposals.exclude(community=None).values("community")
    return Community.objects.filter(pk__in=found).order_by("pk")


def _title(reading: Reading, communities: list[Community]) -> str:
    if reading.title:
        return reading.title[:80]
    headings = "、".join(heading.text for heading in reading.headings if heading.level == 1)
    names = "、".join(community.name for community in communities) or headings
    return (_("待定标题：%(names)s") % {"names": names} if names else _("待定标题"))[:80]


def blocks_of(text: str, reading: Reading) -> list[dict[str, str]]:
    """The words of a report as blocks of our own bodies: paragraphs and headings, without noise and byline."""
    left_out = [(removal.start, removal.end) for removal in reading.removed]
    left_out += [(span.start, span.end) for span in reading.byline.spans]
    headings = [heading.start for heading in reading.headings]
    blocks: list[dict[str, str]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        start, end = place, place + len(line)
        place = end
        words = clean_line(_without(text, start, end, left_out))
        if not words or words == reading.title:
            continue
        kind = "heading" if any(start <= first < end for first in headings) else "paragraph" if blocks else "lede"
        blocks.append({"kind": kind, "anchor": "", "text": words})
    return _at_most(blocks)


def _at_most(blocks: list[dict[str, str]]) -> list[dict[str, str]]:
    """As much of a very long report as one of our bodies holds."""
    kept, size = [], 0
    for block in blocks[:BLOCK_LIMIT]:
        size += len(block["text"])
        if size > TEXT_LIMIT:
            break
        kept.append(block)
    return kept


def _without(text: str, start: int, end: int, left_out: list[tuple[int, int]]) -> str:
    kept, place = [], start
    for first, last in sorted(left_out):
        if last <= start or first >= end:
            continue
        kept.append(text[place : max(first, place)])
        place = max(place, min(last, end))
    kept.append(text[place:end])
    return "".join(kept)
