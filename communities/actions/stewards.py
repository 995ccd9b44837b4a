"""Who looks after what: roles are granted and taken back here, each with its line in the record book."""

from django.db import transaction
from django.utils import timezone

from communities.access import refusal_to_end, refusal_to_grant, refusal_to_merge
from communities.models import Community, Stewardship, Street
from portal.access.decisions import insist
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb


@transaction.atomic
def grant_stewardship(stewardship: Stewardship, *, by: User | None) -> Stewardship:
    """Store an unsaved record; the role holds from its first day. Raises PermissionDenied, ValidationError by field.

    `by` is None for the operator's shell, which stands above all roles.
    """
    User.objects.select_for_update().get(pk=stewardship.person_id)  # a rank is judged and changed by one at a time
    if by is not None:
        insist(refusal_to_grant(by, stewardship))
    stewardship.granted_by = by
    stewardship.full_clean()
    stewardship.save(force_insert=True)
    book.record(Verb.GRANTED, stewardship, by=by, details=_told(stewardship))
    return stewardship


@transaction.atomic
def end_stewardship(stewardship: Stewardship, *, by: User | None) -> Stewardship:
    """Take a role back; it is gone with the person's next request."""
    stewardship = Stewardship.objects.select_for_update().get(pk=stewardship.pk)
    if by is not None:
        insist(refusal_to_end(by, stewardship))
    stewardship.ended_at, stewardship.ended_by = timezone.now(), by
    stewardship.save(update_fields=["ended_at", "ended_by"])
    book.record(Verb.TAKEN_BACK, stewardship, by=by, details=_told(stewardship))
    return stewardship


def _told(stewardship: Stewardship) -> dict[str, object]:
    """What the book says of it: numbers, never a name."""
    place = {name: getattr(stewardship, f"{name}_id") for name in ("district", "street", "community")}
    return {"person": stewardship.person_id, "role": stewardship.role, **{k: v for k, v in place.items() if v}}


@transaction.atomic
def merge_street(street: Street, *, into: Street, by: User) -> Street:
    """One street office takes over another: its communities move, and who looked after them goes on doing so.

    The old street keeps its row, its facts and its address, which leads on to the new one.
    """
    street = Street.objects.select_for_update().get(pk=street.pk)
    insist(refusal_to_merge(by, street, into))
    Community.objects.filter(street=street).update(street=into)
    Street.objects.filter(merged_into=street).update(merged_into=into)
    street.merged_into = into
    street.save(update_fields=["merged_into"])
    book.record(Verb.MERGED, street, by=by, details={"into": into.pk})
    return street
