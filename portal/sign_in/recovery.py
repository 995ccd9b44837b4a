"""Recovery codes: written down when the second factor is set, for the day on which the telephone is lost."""

import re
import secrets
import unicodedata

from django.utils import timezone

from portal.sign_in.keyed import digest, keys
from portal.sign_in.models import RecoveryCode

COUNT = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another on paper
GROUPS, LETTERS_IN_A_GROUP = 3, 4


def new_codes() -> list[str]:
    """Ten codes such as k7qm-2xpd-9fhw, of some 59 random bits each."""

    def group():
        return "".join(secrets.choice(LETTERS) for _ in range(LETTERS_IN_A_GROUP))

    return ["-".join(group() for _ in range(GROUPS)) for _ in range(COUNT)]


def store(user, codes: list[str]) -> None:
    """Keep these and no others, as digests."""
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create([RecoveryCode(user=user, digest=digest_of(user, code)) for code in codes])


def use(user, typed: str) -> bool:
    """Whether this is an unused code of theirs, which is used up by asking: of two askers at once, one is told yes."""
    digests = [digest_of(user, typed, key) for key in keys()]
    unused = RecoveryCode.objects.filter(user=user, digest__in=digests, used_at=None)
    return unused.update(used_at=timezone.now()) == 1


def digest_of(user, typed: str, key: str = "") -> str:
    """However it was typed: with or without hyphens and spaces, in capitals, in full width."""
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", typed)).lower()
    return digest("recovery", user.pk, letters, key=key)


def left(user) -> int:
    return RecoveryCode.objects.filter(user=user, used_at=None).count()
