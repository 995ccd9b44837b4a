"""The text of a story in a form: an area for light markup, over which the editor is laid where scripts run.

The area always holds the whole text. Beside it the editor sends the same text as blocks, which know their anchors,
together with the words of the area that they stand for; when the two do not agree, as after somebody chose the other
person's text, the area counts.
"""

import json
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.autosaving import FIELDS
from articles.body import Block

WORDS_OF_KINDS = {
    "lede": _("导语"),
    "paragraph": _("段落"),
    "heading": _("小标题"),
    "item": _("列表项"),
    "step": _("编号项"),
    "quote": _("引文"),
    "picture": _("图片"),
}


class BodyWidget(forms.Textarea):
    """The area, the blocks that stand in it at first (`blocks`), and everything that the editor needs of the page."""

    blocks: list[Block] = []
    account: int | None = None
    story: int | None = None
    uploads: bool = False  # whether this person may add to the library

    def render(self, name, value, attrs=None, renderer=None):
        area = super().render(name, value, attrs, renderer)
        context = {
            "area": area,
            "name": name,
            "area_id": (attrs or {}).get("id", ""),
            "blocks": json.dumps(self.blocks, ensure_ascii=False),
            "account": self.account,
            "story": self.story or "",
            "uploads": self.uploads,
            "fields": " ".join(FIELDS),
            "kinds": WORDS_OF_KINDS,
        }
        return render_to_string("admin/articles/writing.html", context)

    def blocks_sent(self, data: Any, name: str) -> list[Any] | None:
        """The blocks that the editor sent for just this text, None when there are none or the text is another."""
        try:
            sent = json.loads(data.get(f"{name}_blocks") or "null")
        except (ValueError, RecursionError):
            return None
        if not isinstance(sent, dict) or not isinstance(sent.get("blocks"), list):
            return None
        return sent["blocks"] if _plain(sent.get("text")) == _plain(data.get(name)) else None


def _plain(words: Any) -> str:
    return words.replace("\r\n", "\n").strip() if isinstance(words, str) else ""
