"""Addresses from which an account has come in before; a stranger who uses up its wide limit does not shut these out."""

from datetime import timedelta

from django.utils import timezone

from portal.accounts.names import fold
from portal.client_address import household
from portal.sign_in.keyed import digest
from portal.sign_in.models import KnownAddress

KEPT = timedelta(days=90)


def digest_of(user_id: int, address: str) -> str:
    return digest("address", user_id, household(address))


def remember(user, address: str) -> None:
    """Note that they came in from here, today."""
    KnownAddress.objects.update_or_create(
        user=user, digest=digest_of(user.pk, address), defaults={"last_used_at": timezone.now()}
    )


def is_known(name: str, address: str) -> bool:
    """Whether the account of this name, if there is one, has come in from this address."""
    fresh = KnownAddress.objects.filter(user__folded_name=fold(name), last_used_at__gt=timezone.now() - KEPT)
    return any(row.digest == digest_of(row.user_id, address) for row in fresh)


def purge() -> int:
    """Forget those that were not used for KEPT; gives their number."""
    return KnownAddress.objects.filter(last_used_at__lte=timezone.now() - KEPT).delete()[0]
