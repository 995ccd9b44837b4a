"""The version of a row: what a page carries, so that a change made after it was opened is noticed.

It has two halves: the number of the newest line on the row in the record book, and a fingerprint of the row with its
relations, tags and parts. The first says since when; the second sees changes that left no line, whoever made them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.history.contents import digest_of
from portal.history.models import lines_on
from portal.text.keys import is_key


def version_of(row: models.Model) -> str:
    """The version of a row as it was read from the database."""
    return f"{newest_number(row)}-{digest_of(row)}"


def newest_number(row: models.Model) -> int:
    """The number of the newest line on a row, 0 when the book has none."""
    return lines_on(row).values_list("number", flat=True).first() or 0


def number_in(version: str) -> int | None:
    """The number that a version carries, None when nobody made such a version."""
    number, dash, _digest = version.partition("-")
    return int(number) if dash and is_key(number) else None


@dataclass(frozen=True)
class LastChange:
    """Who changed a row after a page with it was opened, and when; unknown when the change left no line."""

    by: str
    at: datetime | None

    def __str__(self) -> str:
        if self.at is None:
            return str(self.by)
        when = date_format(timezone.localtime(self.at), "DATETIME_FORMAT")
        return _("%(who)s于%(when)s") % {"who": self.by, "when": when}


def last_change_since(row: models.Model, version: str) -> LastChange:
    """The newest change of the row after `version`."""
    line = lines_on(row).filter(number__gt=number_in(version) or 0).first()
    if line is None:
        return LastChange(_("另一位同事"), None)
    if line.by_id is None:
        return LastChange(_("系统"), line.at)
    person = User.objects.filter(pk=line.by_id).first()
    return LastChange(str(person) if person else _("账号 %(number)s") % {"number": line.by_id}, line.at)


def refusal_of_version(row: models.Model, version: str) -> str:
    """Why a button on a page of this version may not act: "" while the row still stands as the page showed it."""
    if version == version_of(row):
        return ""
    return _("这一页打开之后，%(change)s改过它，所以刚才的操作没有执行。下面是现在的内容，请看过再决定。") % {
        "change": last_change_since(row, version)
    }
