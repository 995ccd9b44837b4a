"""Setting a second factor, renewing its recovery codes, taking it away. Codes are given out here, once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb
from portal.sign_in import one_time, recovery
from portal.sign_in.access import refusal_to_remove_second_factor, refusal_to_reset_second_factor
from portal.sign_in.actions.sessions import end_sessions
from portal.sign_in.keyed import keys
from portal.sign_in.models import DeskSession, RecoveryCode, SecondFactor
from portal.sign_in.second_factor import fits_new


@transaction.atomic
def set_second_factor(user: User, *, salt: str, code: str, session: DeskSession, by: User) -> list[str]:
    """Keep the factor whose telephone just showed `code`; gives ten recovery codes, to be shown this once.

    A factor that was there before is replaced. Other sessions of the account end; this one counts as confirmed.
    Raises ValidationError when the code does not fit.
    """
    step = fits_new(salt, code)
    if step is None:
        raise ValidationError(_("这六位数字不对，或已经过时。请看手机上正在显示的一组再输；手机时间要准。"))
    SecondFactor.objects.update_or_create(
        user=user, defaults={"salt": salt, "key_mark": one_time.mark_of(keys()[0]), "last_step": step}
    )
    codes = recovery.new_codes()
    recovery.store(user, codes)
    end_sessions(user, but=session, by=by)
    session.with_second_factor = True
    session.save(update_fields=["with_second_factor"])
    book.record(Verb.FACTOR_SET, user, by=by)
    return codes


@transaction.atomic
def renew_recovery_codes(user: User, *, by: User) -> list[str]:
    """Ten new recovery codes, to be shown this once; the old ones no longer open anything."""
    codes = recovery.new_codes()
    recovery.store(user, codes)
    book.record(Verb.CODES_RENEWED, user, by=by)
    return codes


@transaction.atomic
def remove_second_factor(user: User, *, by: User) -> None:
    """Take one's own factor away; raises PermissionDenied for those who must have one."""
    if refusal := refusal_to_remove_second_factor(by, user):
        raise PermissionDenied(refusal)
    _forget(user)
    book.record(Verb.FACTOR_REMOVED, user, by=by)


@transaction.atomic
def reset_second_factor(user: User, *, note: str, by: User | None) -> None:
    """Take somebody's lost factor away and end their sessions; they set a new one when they log in next.

    `by` is None for the command that an operator runs. Raises PermissionDenied with the reason: never one's own.
    """
    if by is not None and (refusal := refusal_to_reset_second_factor(by, user)):
        raise PermissionDenied(refusal)
    _forget(user)
    end_sessions(user, by=by)
    book.record(Verb.FACTOR_REMOVED, user, by=by, note=note)


def _forget(user: User) -> None:
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
