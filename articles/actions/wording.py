"""Changes to the wording list, which looks at once through what residents read."""

from collections.abc import Callable

from django.db import transaction

from articles.models import WordingTerm
from articles.wording import look_for_term
from portal.accounts.models import User
from portal.history import changes


@transaction.atomic
def save_term(
    term: WordingTerm, *, by: User | None, reason: str = "", parts: Callable[[], None] | None = None
) -> WordingTerm:
    """Save a term of the wording list with one line in the book, and note which published pages hold it."""
    contents = changes.before(term)
    term.save()
    if parts is not None:
        parts()
    changes.record(term, contents, by=by, reason=reason)
    look_for_term(term)
    return term
