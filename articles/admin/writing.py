"""What the editor asks of the portal while somebody writes: pictures, figures, and a place for what is not saved yet.

All of it is scoped like the pages of the desk: pictures and facts that this person sees, stories that they may change,
and autosaves of their own.
"""

import json

from django.core.exceptions import RequestDataTooBig
from django.db.models import Q
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import autosaving
from communities.models import Community, Fact
from portal.access.routes import Lines
from portal.images.models import Picture

MOST_SHOWN = 24
LONGEST_NUMBER = 18


class WritingMixin:
    """Mixed into the admin of stories: routes beside the form, and the autosave that ends when the form is saved."""

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("pictures/", wrap(require_safe(self.pictures_view)), name=f"{name}_pictures"),
            path("facts/", wrap(require_safe(self.facts_view)), name=f"{name}_facts"),
            path(
                "autosave/",
                wrap(require_http_methods(["GET", "HEAD", "POST"])(self.autosave_view)),
                name=f"{name}_autosave",
            ),
            *super().get_urls(),
        ]

    def route_lines(self):
        scope = self.desk_scope
        look = Lines((scope.view,))
        return {
            **super().route_lines(),
            "pictures": look,
            "facts": look,
            "autosave": Lines((scope.view,), (scope.add, scope.change, "story.edit_as_new_revision")),
        }

    # Pictures and figures

    def pictures_view(self, request):
        """Pictures of the library that this person may put into a story, by words or by number."""
        if reason := self.refusal_to("view", request):
            return refused(reason)
        found = Picture.objects.kept()
        if numbers := numbers_in(request, "id"):
            found = found.filter(pk__in=numbers)
        else:
            found = self.matching(found, request, ("alt__icontains", "caption__icontains", "credit__icontains"))
        return JsonResponse({"results": [told_of_picture(row) for row in found[:MOST_SHOWN]]})

    def facts_view(self, request):
        """Facts that stand today about the communities of a story, by words, or facts by their numbers."""
        if reason := self.refusal_to("view", request):
            return refused(reason)
        found = Fact.objects.with_everything().order_by("indicator__order", "-pk")
        if numbers := numbers_in(request, "id"):
            found = found.filter(pk__in=numbers)
        else:
            communities = Community.objects.filter(pk__in=numbers_in(request, "community"))
            words = ("text__icontains", "indicator__name__icontains", "subtype__icontains", "quote__icontains")
            found = self.matching(found.current().about_communities(communities), request, words)
        return JsonResponse({"results": [told_of_fact(row) for row in found[:MOST_SHOWN]]})

    def matching(self, found, request, lookups):
        """The rows that have each of the words somewhere, or the number that was typed."""
        for word in request.GET.get("q", "")[:60].split():
            number = [int(word)] if is_number(word) else []
            found = found.filter(any_of(lookups, word) | any_of(("pk__in",), number))
        return found

    # Autosaves

    def autosave_view(self, request):
        """GET: who is logged in, and what they have not saved. POST: keep, or throw away."""
        if request.method != "POST":
            reason = self.refusal_to("view", request)
            return refused(reason) if reason else self.standing(request)
        try:
            sent = read_json(request)
            if "discard" in sent:
                keys = [autosaving.check_key(key) for key in as_list(sent["discard"])[:20]]
                return JsonResponse({"discarded": autosaving.discard_autosaves(request.user, keys)})
            return self.keep_autosave(request, sent)
        except autosaving.AutosaveError as fault:
            may_write = not (self.refusal_to("add", request) and self.refusal_to("change", request))
            return refused(str(fault), status=400 if may_write else 403)

    def keep_autosave(self, request, sent):
        story = self.story_in(request, sent.get("story"))
        if story is None and sent.get("story"):
            return refused(_("这篇报道不在了，或不在您负责的范围内。您写的还在这一页上，请复制出来。"), status=404)
        reason = self.refusal_to("change", request, story) if story else self.refusal_to("add", request)
        if reason:
            return refused(reason)
        number, based_on = sent.get("number", 0), sent.get("based_on", "")
        if not isinstance(number, int) or not isinstance(based_on, str) or len(based_on) > 120:
            raise autosaving.AutosaveError(_("自动保存的内容看不懂。"))
        kept = autosaving.keep_autosave(
            request.user,
            key=autosaving.check_key(sent.get("key")),
            story=story,
            number=number,
            based_on=based_on,
            content=autosaving.check_content(sent.get("content")),
        )
        if not kept.is_taken and not kept.is_finished:
            replaced = [autosaving.check_key(key) for key in as_list(sent.get("replaces"))[:20]]
            autosaving.discard_autosaves(request.user, replaced)
        return JsonResponse(
            {
                "number": kept.number,
                "at": clock(kept.at),
                "taken": kept.is_taken,
                "finished": kept.is_finished,
                "others": [{"key": row.key, "at": clock(row.at)} for row in kept.others],
            }
        )

    def standing(self, request):
        story = self.story_in(request, request.GET.get("story"))
        asked = [key for key in request.GET.getlist("key")[:50] if len(key) <= 32]
        found = autosaving.open_autosaves(request.user, story) if story or not request.GET.get("story") else []
        return JsonResponse(
            {
                "account": request.user.pk,
                "token": get_token(request),
                "found": [told_of_autosave(row) for row in found],
                "finished": autosaving.finished_among(request.user, asked),
            }
        )

    def story_in(self, request, number):
        return self.get_object(request, str(number)) if number and is_number(str(number)) else None

    def response_add(self, request, obj, post_url_continue=None):
        self.finish_autosave(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self.finish_autosave(request, obj)
        return super().response_change(request, obj)

    def finish_autosave(self, request, story):
        """The page says under which key it kept what is saved by now, and whose words it took over."""
        try:
            keys = [autosaving.check_key(key) for key in request.POST.get("text_key", "").split()[:20]]
        except autosaving.AutosaveError:
            return  # no page of ours
        if keys:
            autosaving.finish_autosave(request.user, key=keys[0], story=story)
            autosaving.discard_autosaves(request.user, keys[1:])


def refused(reason, status=403):
    return JsonResponse({"error": str(reason)}, status=status)


def read_json(request):
    try:
        is_long = len(request.body) > autosaving.LONGEST
    except RequestDataTooBig:
        is_long = True
    if is_long:
        raise autosaving.AutosaveError(_("内容太长，不能自动保存。"))
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as fault:
        raise autosaving.AutosaveError(_("自动保存的内容看不懂。")) from fault
    if not isinstance(sent, dict):
        raise autosaving.AutosaveError(_("自动保存的内容看不懂。"))
    return sent


def as_list(value):
    return value if isinstance(value, list) else []


def is_number(word):
    return word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER


def numbers_in(request, name):
    return [int(number) for number in request.GET.getlist(name)[:100] if is_number(number)]


def clock(moment):
    """As the page says it: the time, with the day when it was not today."""
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return date_format(local, "TIME_FORMAT" if is_today else "DATETIME_FORMAT")


def told_of_autosave(row):
    return {
        "key": row.key,
        "number": row.number,
        "at": clock(row.at),
        "stamp": row.at.isoformat(),
        "based_on": row.based_on,
        "content": row.content,
    }


def told_of_picture(row):
    address = f"lead-{row.sizes['lead'][0][0]}.jpg"
    return {
        "id": row.pk,
        "alt": row.alt,
        "caption": row.caption,
        "credit": row.credit,
        "src": reverse("admin:images_picture_file", args=[row.pk, address]),
    }


def told_of_fact(row):
    when = row.period_text or row.as_of
    told = " · ".join(str(part) for part in (row.owner, row.label, when, row.get_state_display()) if part)
    return {"id": row.pk, "text": row.text, "told": told}


def any_of(lookups, value):
    found = Q(pk__in=[])
    for lookup in lookups:
        found |= Q(**{lookup: value})
    return found
