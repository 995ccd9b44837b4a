"""What the editor of a story asks to have done with words: clean what was pasted, propose what could be set right.

Nothing is stored here. Both take JSON, as the editor sends it, or the bare page or text itself.
"""

import json
import re
from urllib.parse import urlsplit

from django.db.models import Q
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.body import ANCHOR, BodyError, from_blocks, from_text
from articles.cleaning import clean
from articles.typography import proposals
from portal.access.decisions import refusal
from portal.access.refused import note_refusal
from portal.access.routes import Lines
from portal.addresses import site_host
from portal.images.models import Picture

LARGEST = 2 * 1024 * 1024  # bytes of a page or text, in UTF-8
LARGEST_REQUEST = 2 * LARGEST  # a page as JSON: every quotation mark and line end becomes two
MOST_PICTURES = 200
WRITES = ("story.create", "story.edit", "story.edit_as_new_revision")
BLOCK_KEYS = ("kind", "anchor", "text", "links", "picture")
_PICTURE_FILE = re.compile(r"/pictures/(?P<token>[0-9a-f]{32})/|/images/picture/(?P<number>[1-9][0-9]{0,17})/files/")


class PastingMixin:
    """Mixed into the admin of stories: two routes beside the form, for whoever may write somewhere."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        views = {"clean": self.clean_view, "tidy": self.tidy_view}
        own = [
            path(f"{verb}/", self.admin_site.admin_view(require_POST(view)), name=f"{name}_{verb}")
            for verb, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def route_lines(self):
        return {**super().route_lines(), "clean": Lines((), WRITES), "tidy": Lines((), WRITES)}

    def clean_view(self, request):
        """{"html": …} or {"text": …} → {"blocks": […], "report": […]}; the blocks have no anchors yet."""

        def answer(sent):
            source = sent.get("html", sent.get("text"))
            if not isinstance(source, str):
                return fault(_("没有收到要清理的文字。请重新粘贴。"), 400)
            if len(source.encode("utf-8", "replace")) > LARGEST:
                return fault(too_large(), 413)
            cleaned = clean(source, picture_of=library_of(request, source))
            return JsonResponse({"blocks": cleaned.blocks, "report": cleaned.report})

        return answer_writer(request, answer, bare="html")

    def tidy_view(self, request):
        """{"blocks": […]} or {"text": …} → the blocks as they were read, and proposals that point into them."""

        def answer(sent):
            try:
                body = from_text(sent["text"]) if isinstance(sent.get("text"), str) else body_from(sent.get("blocks"))
            except BodyError as reason:
                return fault(str(reason), 400)
            return JsonResponse({"blocks": body, "proposals": [vars(found) for found in proposals(body)]})

        return answer_writer(request, answer, bare="text")


def answer_writer(request, answer, *, bare):
    """What `answer` says to what was sent; a sentence to whoever may not write, or sends too much or nonsense."""
    reasons = [refusal(request.user, line) for line in WRITES]
    if all(reasons):
        note_refusal(request, reasons[0])
        return fault(reasons[0], 403)
    raw = request.read(LARGEST_REQUEST + 1)
    if len(raw) > LARGEST_REQUEST:
        return fault(too_large(), 413)
    if request.content_type != "application/json":
        return answer({bare: raw.decode("utf-8", "replace")})
    try:
        sent = json.loads(raw)
    except (ValueError, RecursionError):
        sent = None
    return answer(sent) if isinstance(sent, dict) else fault(_("发来的内容看不懂。请刷新页面后再试。"), 400)


def fault(sentence, status):
    return JsonResponse({"error": str(sentence)}, status=status)


def too_large():
    return _("粘贴的内容超过 2 MB，没有读取，稿子没有变。请分几次粘贴；带大图的文档，先把图片传到图片库。")


def body_from(rows):
    """The blocks of an editor with the anchors that they have; what the editor says beside them is not asked for."""
    if not isinstance(rows, list):
        return from_blocks(rows)
    known = [{key: row[key] for key in BLOCK_KEYS if key in row} if isinstance(row, dict) else row for row in rows]
    before = [
        {"kind": row.get("kind"), "anchor": row["anchor"], "text": ""}
        for row in known
        if isinstance(row, dict) and ANCHOR.fullmatch(str(row.get("anchor")))
    ]
    return from_blocks(known, before=before)


def library_of(request, page):
    """Which pictures of the library, of those that this person sees, stand in a page: asked once, not for each."""
    found = list(_PICTURE_FILE.finditer(page))[:MOST_PICTURES]
    tokens = {one["token"] for one in found if one["token"]}
    numbers = {int(one["number"]) for one in found if one["number"]}
    if not found:
        return lambda address: None
    rows = Picture.objects.kept().filter(Q(token__in=tokens) | Q(pk__in=numbers)).values_list("token", "pk")
    by_name = {name: pk for token, pk in rows for name in (token, str(pk))}
    hosts = {"", request.get_host(), site_host()}

    def picture_of(address):
        try:
            is_ours = urlsplit(address.strip()).netloc in hosts
        except ValueError:
            return None
        one = _PICTURE_FILE.search(address) if is_ours else None
        return by_name.get(one["token"] or one["number"]) if one else None

    return picture_of
