"""What a document says besides its body, in the words of the desk; rows of other tables by the names that are given.

`names` holds, under "sources", "pictures", "communities" and "facts", how each number reads. A number without a name is
told as a number, so that nothing that was changed goes unsaid.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.comparison.words import cut
from articles.enums import StoryOrigin
from communities.enums import CreditRole

Names = Mapping[str, Mapping[int, str]]
Document = Mapping[str, Any]

SEPARATOR = "、"
LABELS = {
    "title": gettext_lazy("标题"),
    "deck": gettext_lazy("副题"),
    "origin": gettext_lazy("来稿方式"),
    "source": gettext_lazy("原报道"),
    "source_credit": gettext_lazy("原报道署名"),
    "reprint_title": gettext_lazy("原题"),
    "reprint_author": gettext_lazy("原作者"),
    "picture": gettext_lazy("题图"),
    "communities": gettext_lazy("写到的社区"),
    "tags": gettext_lazy("标签"),
    "bylines": gettext_lazy("署名"),
    "citations": gettext_lazy("引用的事实"),
}
PROSE = ("title", "deck", "source_credit", "reprint_title", "reprint_author")
ROWS = {"source": "sources", "picture": "pictures"}


def label_of(field: str) -> str:
    """What the desk calls a field; one that this module does not know is called by its own name."""
    return str(LABELS.get(field, field))


def name_of(kind: str, number: Any, names: Names, *, with_number: bool = False) -> str:
    """How the row of this number reads."""
    name = names.get(kind, {}).get(number, "")
    if not name:
        return _("第%(number)s号") % {"number": number}
    return _("%(name)s（第%(number)s号）") % {"name": name, "number": number} if with_number else name


class Teller:
    """Says the fields of two documents; `places` says how an anchor reads."""

    def __init__(self, names: Names, places: Mapping[str, str]):
        self.names, self.places = names, places

    def words_of(self, field: str, value: Any, *, exactly: bool = False) -> list[str]:
        """The field cut into words, or into items if it is a list. `exactly` tells apart what reads alike."""
        if value is None or value in ("", []):
            return []
        if field in PROSE:
            return cut(str(value))
        items = list(self._items(field, value, exactly))
        return [word for item in items for word in (SEPARATOR, item)][1:]

    def _items(self, field: str, value: Any, exactly: bool) -> Iterator[str]:
        if field == "origin":
            yield _label(StoryOrigin, value)
        elif field in ROWS:
            yield name_of(ROWS[field], value, self.names, with_number=exactly)
        elif field == "communities":
            yield from (name_of(field, number, self.names, with_number=exactly) for number in value)
        elif field == "tags":
            yield from map(str, value)
        elif field == "bylines":
            yield from (self._byline(row, exactly) for row in value)
        elif field == "citations":
            yield from (self._citation(row, exactly) for row in value)
        else:
            yield json.dumps(value, ensure_ascii=False, sort_keys=True)

    def _byline(self, row: Document, exactly: bool) -> str:
        said = _("%(role)s %(name)s") % {"role": _label(CreditRole, row.get("role")), "name": row.get("name")}
        return _("%(said)s（第%(number)s号）") % {"said": said, "number": row.get("contributor")} if exactly else said

    def _citation(self, row: Document, exactly: bool) -> str:
        anchor = str(row.get("anchor", ""))
        said = {
            "place": self.places.get(anchor, anchor),
            "fact": name_of("facts", row.get("fact"), self.names, with_number=exactly),
            "caption": row.get("caption"),
        }
        return (_("%(place)s：%(fact)s，标注“%(caption)s”") if said["caption"] else _("%(place)s：%(fact)s")) % said


def _label(choices: Any, value: Any) -> str:
    return str(dict(choices.choices).get(value, value))
