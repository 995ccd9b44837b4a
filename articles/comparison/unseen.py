"""Signs that nobody sees, made visible: a comparison must not hide what a text hides."""

import re
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BLANKS = {
    " ": gettext_lazy("空格"),
    "\u3000": gettext_lazy("全角空格"),
    "\u00a0": gettext_lazy("不换行空格"),
    "\t": gettext_lazy("制表符"),
    "\n": gettext_lazy("换行"),
}
# Controls, marks without width or that turn the direction of reading, lone surrogates (which no page can hold).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def shown(text: str) -> str:
    """The text with every hidden sign as its number: ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda sign: f"⟨U+{ord(sign[0]):04X}⟩", text)


def blanks_in(text: str) -> str:
    """What a text of nothing but blanks is made of, in words; "" when there is more in it."""
    if text.strip():
        return ""
    counted = Counter(text)
    said = [str(BLANKS.get(sign, f"U+{ord(sign):04X}")) for sign in counted]
    told = [
        word if count == 1 else _("%(count)d个%(word)s") % {"count": count, "word": word}
        for word, count in zip(said, counted.values(), strict=True)
    ]
    return "、".join(told)
