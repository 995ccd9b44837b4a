"""What waits for whom among facts, awards, activities and places; the communities that somebody looks after."""

from django.db.models import F, Min, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from communities.access import decidable, refusal_to_record
from communities.models import (
    Activity,
    Community,
    CouncilParty,
    Declaration,
    Facility,
    Fact,
    Institution,
    Listing,
    Portrait,
    Programme,
    Proposal,
    Recognition,
    Team,
    Topic,
)
from communities.models.proposals import DECIDE, PLACE_LINES
from portal.access.decisions import refusal, rows
from portal.accounts.models import User
from portal.records import PublicationState
from portal.waiting import Kind, Section, Tally

# Every kind of statement, with what its name needs.
NAMED_WITH = {
    Fact: ["indicator", "community", "street", "estate", "facility"],
    Recognition: ["award", "community", "person"],
    Activity: ["community"],
    Institution: ["community", "street"],
    Facility: ["community"],
    Team: ["community"],
    Programme: ["community", "street", "district"],
    Declaration: ["community", "street", "district"],
    Listing: ["community"],
    CouncilParty: ["institution__community"],
    Portrait: ["person", "community"],
    Topic: ["community"],
}


# How it belongs to a community, where that is not by a column of its own.
PLACE_COLUMNS = {
    Fact: ["community", "estate__community", "facility__community"],
    CouncilParty: ["institution__community"],
}


def to_confirm(user):
    """What others recorded and this person may make public."""
    return [
        waiting(model, rows(user, model.CONFIRM_ACTION, model.objects.all()))
        for model in NAMED_WITH
        if not user.is_superuser and not refusal(user, model.CONFIRM_ACTION)
    ]


def recorded_by_me(user):
    """What this person recorded and somebody else has still to confirm."""
    return [
        waiting(model, model.objects.filter(recorded_by=user))
        for model in NAMED_WITH
        if not refusal_to_record(user, model)
    ]


def to_decide(user):
    """Reports that were read in, each by the first of its proposals that this person may decide on."""
    if refusal(user, DECIDE) and all(refusal(user, line) for line in PLACE_LINES.values()):
        return []
    mine = decidable(user)
    first = mine.order_by().values("intake").annotate(first=Min("order"))
    found = Proposal.objects.open().filter(
        order=Subquery(first.filter(intake=OuterRef("intake")).values("first")[:1]),
        pk__in=mine.values("pk"),
    )
    found = found.select_related("intake__source").annotate(read_at=F("intake__recorded_at"))
    return [Kind(found, "read_at", lambda _row: _("还有没定的"), lambda row: str(row.intake), state="open")]


def unpublished(user):
    """Communities that somebody began and residents do not see."""
    if refusal(user, Community.desk_scope.change):
        return []
    drafts = rows(user, Community.desk_scope.change, Community.objects.filter(state=PublicationState.DRAFT))
    drafts = drafts.select_related("street")
    return [Kind(drafts, "pk", lambda community: community.street.name)]


def waiting(model, found):
    called = Coalesce(NullIf("name", Value("")), "username")
    recorder = Subquery(User.objects.filter(pk=OuterRef("recorded_by_id")).values(called=called)[:1])
    found = found.awaiting_confirmation().select_related(*NAMED_WITH[model]).annotate(recorder=recorder)
    return Kind(found, "recorded_at", told, shown_name)


def told(statement):
    return _("%(kind)s，%(who)s录入") % {"kind": statement._meta.verbose_name, "who": statement.recorder}


def shown_name(statement):
    words = f"{statement} {statement.text}" if isinstance(statement, Fact) else str(statement)
    place = getattr(statement, "community", None)
    return words if place is None or words.startswith(str(place)) else f"{place}·{words}"


SECTIONS = [
    Section("confirm", _("等我确认"), _("同事录入的，核对来源后确认，居民才看得到。"), to_confirm),
    Section(
        "recorded",
        _("我录入的，等同事确认"),
        _("您自己不能确认；等久了，可以提醒同事。"),
        recorded_by_me,
        is_for_others=True,
    ),
    Section(
        "proposals",
        _("等我采录的报道"),
        _("从报道里读出来的，看着原句采用或不采用；采用的再由同事确认。"),
        to_decide,
    ),
    Section("unpublished", _("还没有发布的社区"), _("资料齐了就发布；没发布的，居民看不到。"), unpublished),
]


def tallies(communities):
    """What is said of these communities, public and waiting, for counting."""
    for model in NAMED_WITH:
        for place in PLACE_COLUMNS.get(model, ["community"]):
            found = model.objects.filter(**{f"{place}__in": communities})
            yield Tally(found.published(), place, is_public=True)
            yield Tally(found.awaiting_confirmation(), place, is_public=False)
