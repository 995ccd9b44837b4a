"""The second factor: who must have one, and whether a code that somebody typed is theirs, of now, and not used yet."""

import re
import secrets
import unicodedata

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from portal.access.viewer import standing_of
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.sign_in import one_time, recovery
from portal.sign_in.keyed import keys
from portal.sign_in.models import SecondFactor

POWERFUL = {Role.FINAL_REVIEWER.value, Role.DISTRICT_ADMIN.value}  # superusers hold no role and are powerful too


def is_required_of(user: User) -> bool:
    """Whether they may work at the desk only with a second factor."""
    return settings.REQUIRE_MFA and (user.is_superuser or bool(POWERFUL & standing_of(user).reaches.keys()))


def factor_of(user: User) -> SecondFactor | None:
    return SecondFactor.objects.filter(user=user).first()


def key_of(factor: SecondFactor) -> str | None:
    """The key under which it was set; None when the portal has given that key up, and with it this factor."""
    return next((key for key in keys() if one_time.mark_of(key) == factor.key_mark), None)


def new_salt() -> str:
    return secrets.token_hex(32)


def new_secret(salt: str) -> bytes:
    """What the telephone is told while a factor is being set, under the key of today."""
    return one_time.secret_from(salt, settings.SECRET_KEY)


def fits_new(salt: str, typed: str) -> int | None:
    """The step whose code was typed to prove that the telephone has the new secret; None when it is wrong."""
    return one_time.matching_step(new_secret(salt), digits_of(typed), step_now())


def accept(user: User, typed: str) -> bool:
    """Whether this is a code of theirs: from the telephone, once, or a recovery code, once. Asking uses it up."""
    factor = factor_of(user)
    if factor is None:
        return False
    return accept_from_telephone(factor, typed) or recovery.use(user, typed)


def accept_from_telephone(factor: SecondFactor, typed: str) -> bool:
    key, now = key_of(factor), step_now()
    if key is None:
        return False
    step = one_time.matching_step(one_time.secret_from(factor.salt, key), digits_of(typed), now)
    if step is None:
        return False
    # A step that lies ahead of every possible one was left by a clock that ran ahead; it must not lock anybody out.
    unused = Q(last_step__lt=step) | Q(last_step__gt=now + one_time.TOLERANCE)
    return SecondFactor.objects.filter(unused, pk=factor.pk).update(last_step=step) == 1


def step_now() -> int:
    return one_time.step_at(timezone.now().timestamp())


def digits_of(typed: str) -> str:
    """Six digits as people type them: 123 456, １２３４５６."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", typed))
