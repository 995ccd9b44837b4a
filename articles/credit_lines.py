"""How the trade prints who did what: 文/记者 廖靖文 通讯员 穗文明 图/陈晓 under the title, 编辑：… at the end.

Names of one role stand together, in the order of the byline; the roles stand in the order of the trade.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from communities.enums import CreditRole

WRITERS = (CreditRole.REPORTER, CreditRole.INTERN, CreditRole.CORRESPONDENT)
STAFF = (CreditRole.EDITOR, CreditRole.MANAGING_EDITOR, CreditRole.PROOFREADER)


@dataclass(frozen=True, slots=True)
class Credit:
    """One name of a byline and what it did."""

    role: str
    name: str

    def __str__(self) -> str:
        return _("%(role)s %(names)s") % {"role": CreditRole(self.role).label, "names": self.name}


def ordered(credits: Iterable[Credit], roles: Sequence[str]) -> list[Credit]:
    """Those of these roles, role by role; within a role as in the byline."""
    given = list(credits)
    return [credit for role in roles for credit in given if credit.role == role]


def by_role(credits: Iterable[Credit], roles: Sequence[str], words: str) -> list[str]:
    """Each role once with its names, as `words` say: 记者 廖靖文、陈晓."""
    given = list(credits)
    named = {role: _("、").join(credit.name for credit in given if credit.role == role) for role in roles}
    return [words % {"role": CreditRole(role).label, "names": names} for role, names in named.items() if names]


def line_under_title(credits: Iterable[Credit]) -> list[str]:
    """The pieces under the title: who wrote, and who took the pictures where both are named."""
    given = list(credits)
    writers = by_role(given, WRITERS, _("%(role)s %(names)s"))
    pictures = by_role(given, [CreditRole.PHOTOGRAPHER], _("%(role)s %(names)s"))
    if not writers or not pictures:
        return writers or pictures
    photographers = [credit.name for credit in ordered(given, [CreditRole.PHOTOGRAPHER])]
    if set(photographers) == {credit.name for credit in ordered(given, WRITERS)}:
        return [_("文、图/%s") % writers[0], *writers[1:]]
    return [_("文/%s") % writers[0], *writers[1:], _("图/%s") % _("、").join(photographers)]


def line_at_end(credits: Iterable[Credit]) -> list[str]:
    """The pieces below the text: 编辑：陈晓, 校对：李素芬."""
    return by_role(credits, STAFF, _("%(role)s：%(names)s"))


def authors_among(credits: Iterable[Credit]) -> list[Credit]:
    """Who answers for the words; of a story in pictures, who took them."""
    given = list(credits)
    return ordered(given, WRITERS) or ordered(given, [CreditRole.PHOTOGRAPHER])


def helpers_among(credits: Iterable[Credit]) -> list[Credit]:
    """Everybody else who is named, in the order of the trade."""
    given = list(credits)
    authors = authors_among(given)
    return [credit for credit in ordered(given, [CreditRole.PHOTOGRAPHER, *STAFF]) if credit not in authors]
