"""What is made of a pasted story before anything is kept: its source, its proposals, in whose record it is read."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.enums import CreditRole, ProposalKind, ProposalState
from communities.extraction.decoding import RefusedTextError
from communities.extraction.shapes import Byline, Reading
from communities.extraction.shapes import Proposal as Found
from communities.homes import Gazetteer, Home, homes_of
from communities.models import Community, District, Estate, Intake, Proposal, Source, Street
from portal.access.viewer import everywhere
from portal.text.normalise import clean_line, place_form

LONGEST_NAME, LONGEST_FIELD = 100, 40
FIRST_DAY = date(1949, 10, 1)  # of the press that is read here
KEPT_DAYS = 30  # after the last decision: long enough for the colleague who confirms
KEPT_DAYS_AT_MOST = 180  # after the story was read, whoever may still mean to decide

# Places first, then people, whom honours belong to; the rest as the story tells it.
FIRST = [
    ProposalKind.STREET,
    ProposalKind.COMMUNITY,
    ProposalKind.ESTATE,
    ProposalKind.PERSON,
]
KINDS = set(ProposalKind.values)
SENTENCE_ENDS = "。\r\n"


@dataclass(frozen=True)
class Where:
    """In whose record a story is read: a district, and the street when a street's own staff do it."""

    district: District
    street: Street | None = None


def refuse_odd_text(text: str) -> None:
    """RefusedTextError for a text without words, or with signs that no database keeps."""
    if not text.strip():
        raise RefusedTextError(_("没有读到文字。请粘贴报道的正文。"))
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise RefusedTextError(_("文字里有存不下的控制字符。请从原网页重新复制，或另存为 UTF-8 文本再试。"))


def refuse_odd_day(published_on: date | None) -> None:
    """ValidationError for a day on which no report appeared: of a year only "1" was typed, or one too many."""
    if published_on and not FIRST_DAY <= published_on <= timezone.localdate() + timedelta(days=1):
        sentence = _("发布日期要在 1949 年 10 月 1 日以后，不能晚于明天。请核对年份。")
        raise ValidationError({"published_on": sentence})


def district_named_in(text: str) -> District:
    """In which district's record a story is read when nobody says so; ValidationError when that is open."""
    districts = list(District.objects.order_by("pk"))
    if len(districts) == 1:
        return districts[0]
    if not districts:
        raise ValidationError(_("门户里还没有区。请先在工作台建一个区，再导入报道。"))
    found = [one for one in districts if one.name and one.name in text]
    if len(found) != 1:
        raise ValidationError(_("门户里有几个区，报道里看不出是哪一个。请在工作台粘贴这篇报道。"))
    return found[0]


def same_text_before(text: str, where: Where) -> Intake | None:
    """The intake of the very same words in this district, if somebody has read them in already.

    One whose words were deleted before all was decided does not count: only reading them again shows what is open.
    """
    found = Intake.objects.filter(district=where.district, digest=_digest(text)).with_counts()
    return found.exclude(text_deleted_at__isnull=False, open__gt=0).order_by("pk").first()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_of(text: str, reading: Reading, where: Where, *, publisher: str, url: str) -> Source:
    """The report as a source, not stored yet; its byline and date as far as the reader found them."""
    published = (
        reading.published_on if reading.published_on and len(reading.published_on) == len("2019-12-05") else None
    )
    source = Source(
        title=clean_line(reading.title or "")[:200],
        description=_("粘贴的报道：%(start)s……") % {"start": clean_line(text[:200])[:30]},
        publisher=clean_line(publisher),
        url=url.strip(),
        published_on=date.fromisoformat(published) if published else None,
        is_undated=published is None,
        credits=_credits(reading.byline),
        street=where.street,
    )
    source.remember_text(text)
    return source


def _credits(byline: Byline) -> list[dict[str, str]]:
    roles = (
        (CreditRole.REPORTER, byline.reporters),
        (CreditRole.CORRESPONDENT, byline.correspondents),
        (CreditRole.PHOTOGRAPHER, byline.photographers),
        (CreditRole.EDITOR, byline.editors),
        (CreditRole.INTERN, tuple(name for role, name in byline.others if "实习" in role)),
    )
    return [{"role": str(role.value), "name": name} for role, names in roles for name in names]


def names_on_record(district: District) -> list[str]:
    """How the record calls the streets, communities and estates of a district: the reader need not guess at these."""
    with everywhere():
        found = [
            Street.objects.filter(district=district),
            Community.objects.filter(street__district=district),
            Estate.objects.filter(community__street__district=district),
        ]
        return sorted({name for rows in found for name in rows.values_list("name", flat=True)})


def outline_of(reading: Reading) -> dict[str, Any]:
    """What the reader says of the text as a whole: what it left out, the headings, what it wants to ask."""
    told = reading.as_json()
    return {name: told[name] for name in ("removed", "headings", "warnings")}


def _worth_deciding(reading: Reading) -> list[Found]:
    """Without the byline, which stands in the source, and without totals that are proposed as facts anyway."""
    writers = {name for credit in _credits(reading.byline) for name in [credit["name"]]}
    counted = {one.start for one in reading.proposals if one.field in ("activity_sessions", "activity_participants")}

    def is_total(one: Found) -> bool:
        return one.kind == "activity" and one.start in counted and one.details.get("sessions") is not None

    return [
        one
        for one in reading.proposals
        if one.kind in KINDS
        and not (one.kind == "person" and one.owner is None and str(one.value) in writers)
        and not is_total(one)
        and one.end > one.start
    ]


def proposals_of(intake: Intake, reading: Reading, text: str) -> list[Proposal]:
    """The proposals of a story, not stored yet, in the order in which they are decided."""
    found = _worth_deciding(reading)
    homes = homes_of(found)
    rows = [_row(intake, one.as_json(), home) for one, home in zip(found, homes, strict=True)]
    rows += _new_places(intake, found, homes, text)
    rank = {kind: place for place, kind in enumerate(FIRST)}
    rows.sort(key=lambda row: (rank.get(ProposalKind(row.kind), len(rank)), row.start, row.end))
    for order, row in enumerate(rows, 1):
        row.order = order
    return rows


def _row(intake: Intake, content: dict[str, Any], home: Home) -> Proposal:
    return Proposal(
        intake=intake,
        kind=content["kind"],
        field=str(content["field"])[:LONGEST_FIELD],
        content=content,
        start=content["start"],
        end=content["end"],
        home_name=home.community[:LONGEST_NAME],
        home_street=home.street[:LONGEST_NAME],
        district=intake.district,
    )


def _new_places(intake: Intake, found: Sequence[Found], homes: Sequence[Home], text: str) -> list[Proposal]:
    """A proposal for every street and community that the story speaks of and the record does not have."""
    gazetteer = Gazetteer.of(intake.district)
    rows: dict[tuple[str, str], Proposal] = {}
    for one, home in zip(found, homes, strict=True):
        wanted = []
        if home.street and gazetteer.street(home.street) is None:
            wanted.append((ProposalKind.STREET, home.street, Home("", home.street)))
        if home.community and gazetteer.community(home) is None:
            wanted.append((ProposalKind.COMMUNITY, home.community, home))
        for kind, name, place in wanted:
            if (kind, place_form(name)) not in rows:  # 石涌街 and 石涌街道 are one
                rows[kind, place_form(name)] = _row(intake, _place_content(kind, name, one, text), place)
    return list(rows.values())


def _place_content(kind: str, name: str, one: Found, text: str) -> dict[str, Any]:
    """A new place in the shape of a proposal; it stands where the story first names it, else where it is spoken of."""
    start = text.find(name)
    start, end = (start, start + len(name)) if start >= 0 else (one.start, one.end)
    owner = one.owner.as_json() if one.owner else None
    first, last = _sentence_around(text, start, end)
    return {
        "kind": str(kind),
        "field": str(kind),
        "value": name,
        "text": name,
        "owner": owner,
        "details": {},
        "start": start,
        "end": end,
        "quote": text[start:end],
        "sentence": {"start": first, "end": last},
    }


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or heading begins and ends in which a name stands."""
    first = max(text.rfind(sign, 0, start) for sign in SENTENCE_ENDS) + 1
    ends = [found + (sign == "。") for sign in SENTENCE_ENDS if (found := text.find(sign, end)) >= 0]
    return first, min(ends, default=len(text))


def tied_to_places(intake: Intake) -> list[Proposal]:
    """Open proposals with the community and street that are on record by now, not stored."""
    gazetteer = Gazetteer.of(intake.district)
    changed = []
    for row in intake.proposals.filter(state=ProposalState.OPEN).filter(Q(community=None) | Q(street=None)):
        home = Home(row.home_name, row.home_street)
        row.community = row.community or gazetteer.community(home)
        street = row.community.street if row.community else gazetteer.street(home.street)
        row.street = street or intake.street
        changed.append(row)
    return changed


def texts_to_delete(now: datetime | None = None) -> QuerySet[Intake]:
    """Stories that nobody needs to look into any more: decided, and quiet for thirty days; or half a year old."""
    now = now or timezone.now()
    quiet = Q(open=0, last_decision__lt=now - timedelta(days=KEPT_DAYS))
    old = Q(recorded_at__lt=now - timedelta(days=KEPT_DAYS_AT_MOST))
    nothing = Q(offered=0, recorded_at__lt=now - timedelta(days=KEPT_DAYS))
    found = Intake.objects.filter(text__isnull=False).with_counts()
    return found.annotate(last_decision=Max("proposals__decided_at")).filter(quiet | old | nothing)
