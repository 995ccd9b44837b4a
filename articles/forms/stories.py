import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.addresses import fault_in_slug
from articles.body import BodyError, fault_in, from_blocks, from_text, to_text
from articles.enums import StoryOrigin
from articles.forms.writing import BodyWidget
from articles.models import Story
from articles.models.pictures import unknown_pictures
from communities.forms.places import TaggedForm
from portal.access.decisions import refusal
from portal.access.scopes import scope_of
from portal.images.models import Picture

PLACE = re.compile(r"\+([1-9][0-9]{0,3})")  # how the editor names a paragraph that has no anchor yet: its place


class StoryForm(TaggedForm):
    """A story as its writer sees it: one text, blank lines between paragraphs, `## ` before a heading.

    Paragraphs whose words stay keep their anchors, so footnotes elsewhere still lead to them.
    """

    text = forms.CharField(
        label=_("正文"),
        widget=BodyWidget(attrs={"rows": 24, "cols": 80}),
        help_text=_(
            "段落之间空一行，第一段是导语。小标题前写“## ”，列表每项前写“- ”或“1. ”，引文前写“> ”；"
            "图片写“![图12] 说明”，12 是图片库里的编号；链接写“[文字](https://网址)”。没有改动的段落保留原来的锚点。"
        ),
    )

    TOLD_AS = {"text": "body"}  # under which name history tells the field

    class Meta:
        model = Story
        fields = [
            *("title", "deck", "origin", "source", "source_credit", "reprint_title", "reprint_author"),
            *("picture", "communities", "tags", "slug"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].initial = to_text(self.instance.body)
            self.show_blocks(self.fields["text"].widget)

    def show_blocks(self, widget):
        """What the editor begins with: the body as it stands, or as it was sent; new blocks have no anchor yet."""
        body, there = self.instance.body, {block["anchor"] for block in self.instance.body}
        if self.is_bound:
            try:
                body = self.body_sent()
            except BodyError:
                body = from_text(self.data.get(self.add_prefix("text"), ""), before=body)
        widget.blocks = [{**block, "anchor": block["anchor"] if block["anchor"] in there else ""} for block in body]
        widget.story, request = self.instance.pk, getattr(self, "access_request", None)
        if request:
            widget.account = request.user.pk
            widget.uploads = not refusal(request.user, scope_of(Picture).add)

    def body_sent(self):
        """The body as it was sent: by the editor block by block, without scripts as one text. Raises BodyError."""
        known = {"before": self.instance.body, "used": self.instance.anchors_used}
        blocks = self.fields["text"].widget.blocks_sent(self.data, self.add_prefix("text"))
        self.instance.has_counted_blocks = blocks is not None
        if blocks is not None:
            return from_blocks(blocks, **known)
        body = from_text(self.data.get(self.add_prefix("text"), ""), **known)
        if fault := fault_in(body):
            raise BodyError(fault)
        return body

    def clean_text(self):
        try:
            body = self.body_sent()
        except BodyError as fault:
            raise ValidationError(str(fault)) from fault
        if numbers := unknown_pictures(body, before=self.instance.body):
            raise ValidationError(
                _("图片库里没有编号为 %(numbers)s 的图片，或者它不在您的范围内：请改用图片库里的编号，或删去这一段。"),
                params={"numbers": "、".join(map(str, numbers))},
            )
        self.instance.body = body
        return self.cleaned_data["text"]

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if fault := fault_in_slug(slug, self.instance):
            raise ValidationError(fault)
        return slug

    def clean(self):
        """Take over the credit of the source here already, so that one too long for us is said beside its field."""
        cleaned = super().clean()
        if cleaned.get("source") and not cleaned.get("source_credit"):
            cleaned["source_credit"] = cleaned["source"].credit_line
        self.clean_reprint(cleaned)
        return cleaned

    def clean_reprint(self, cleaned):
        """A reprint says what it reprints, taken from its source where the source knows; nothing else does."""
        if "origin" not in cleaned:
            return
        is_reprint, source = cleaned["origin"] == StoryOrigin.REPRINT, cleaned.get("source")
        known = {"reprint_title": source.title, "reprint_author": source.credit_line[:200]} if source else {}
        for name in ("reprint_title", "reprint_author"):
            if is_reprint and name in cleaned and not cleaned[name]:
                cleaned[name] = known.get(name, "")
                if not cleaned[name]:
                    self.add_error(name, _("转载的稿件请写明这一项。"))
            elif not is_reprint and cleaned.get(name):
                self.add_error(name, _("只有转载的稿件填这一项；不是转载的请留空，或把来稿方式改为转载。"))


class CitationFormSet(forms.BaseInlineFormSet):
    """Every citation names a paragraph of the text as it will be: a footnote must never lead nowhere."""

    def clean(self):
        super().clean()
        body = self.instance.body
        anchors = {block["anchor"] for block in body}
        is_counted = getattr(self.instance, "has_counted_blocks", False)
        for form in self.forms:
            anchor = form.cleaned_data.get("anchor") if hasattr(form, "cleaned_data") else None
            place = PLACE.fullmatch(anchor or "")
            if place and is_counted and int(place[1]) <= len(body):
                anchor = form.cleaned_data["anchor"] = form.instance.anchor = body[int(place[1]) - 1]["anchor"]
            if anchor and anchor not in anchors and not form.cleaned_data.get("DELETE"):
                form.add_error(
                    "anchor",
                    _("正文里没有锚点为 %(anchor)s 的段落。改过的段落会有新的锚点：请改指新的段落，或移除这条引用。")
                    % {"anchor": anchor},
                )
