"""What a password must not be. Names of the district's places are added upstairs, in portal/site/passwords.py."""

import re
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LEAST_DIFFERENT = 6
CLASSES = (r"[A-Z]", r"[a-z]", r"[0-9]", r"[^A-Za-z0-9]")


class CompositionValidator:
    """Refuses one character typed again and again, which is long and yet nothing.

    Classes of characters, as 等级保护 asks for them, only where PASSWORD_CLASSES says so: length is worth more.
    """

    def validate(self, password, user=None):
        if len(set(password)) < LEAST_DIFFERENT:
            raise ValidationError(sentence_on_variety(), code="password_repeats")
        if sum(bool(re.search(kind, password)) for kind in CLASSES) < settings.PASSWORD_CLASSES:
            raise ValidationError(sentence_on_classes(), code="password_too_plain")

    def get_help_text(self):
        return sentence_on_variety() + (sentence_on_classes() if settings.PASSWORD_CLASSES else "")


def sentence_on_variety() -> str:
    return _("密码里至少要有%(count)s个不同的字符。") % {"count": LEAST_DIFFERENT}


def sentence_on_classes() -> str:
    return _("大写字母、小写字母、数字、其他字符，密码里至少要有其中%(count)s类。") % {
        "count": settings.PASSWORD_CLASSES
    }


def squeezed(password: str) -> str:
    """As a guesser sees it: in small letters, without blanks and marks, full width as half."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", password).casefold())


def without(words: set[str], password: str) -> str:
    """What is left of the squeezed password once these words are taken out, the longest first."""
    rest = squeezed(password)
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest
