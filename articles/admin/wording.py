from django.contrib import admin, messages
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.actions.wording import save_term
from articles.models import CommunityWordingHit, WordingHit, WordingTerm
from portal.access.admin import DeskAdmin
from portal.versions.admin import VersionedAdmin

SHOWN = 20  # pages that a term's own page lists


@admin.register(WordingTerm)
class WordingTermAdmin(VersionedAdmin):
    """用词提示: ended by a last day, never deleted. Whoever saves one is told which public pages hold it."""

    list_display = ["words", "kind", "advice", "authority", "valid_from", "valid_until"]
    list_filter = ["kind"]
    search_fields = ["words", "advice", "authority"]
    fieldsets = [
        (None, {"fields": ["words", "kind", "advice", "reason", "authority", "exceptions"]}),
        (_("有效期"), {"fields": [("valid_from", "valid_until")]}),
        (_("公开页面上的"), {"fields": ["public_pages"]}),
    ]
    readonly_fields = ["public_pages"]

    @admin.display(description=_("用到的页面"))
    def public_pages(self, term):
        """The newest published stories and communities of the viewer that hold the term."""
        if not term.pk:
            return "—"
        rows = [(hit.story, hit.uses) for hit in WordingHit.objects.filter(term=term).select_related("story")[:SHOWN]]
        places = CommunityWordingHit.objects.filter(term=term).select_related("community")[:SHOWN]
        rows += [(hit.community, hit.uses) for hit in places]
        pieces = [(desk_page(row), row, uses) for row, uses in rows]
        return format_html_join("，", _('<a href="{}">{}</a>（{} 处）'), pieces) or _("没有")

    def keep(self, request, row, form, change, parts):
        save_term(row, by=request.user, reason=form.reason, parts=parts)
        if count := WordingHit.objects.filter(term=row).count() + CommunityWordingHit.objects.filter(term=row).count():
            messages.info(
                request,
                _("已公开的内容里有 %(count)d 处页面用到“%(words)s”，列在下面，也列在负责人的“等我处理”里。")
                % {"count": count, "words": row.words},
            )


def desk_page(row):
    """The address at the desk of the page where the words can be changed."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


class HitAdmin(DeskAdmin):
    """Where residents read a term: a list to work through; rows come and go by looking, not by hand."""

    list_filter = ["term__kind"]
    list_select_related = ["term"]
    ordering = ["-found_at", "-pk"]
    whose = ""  # the field that names the page

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("term", self.whose)

    def get_list_display(self, request):
        return ["__str__", "kind", "uses", "found_at"]

    def get_fields(self, request, obj=None):
        return ["page", "words", "kind", "hint", "uses", "found_at"]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    @admin.display(description=_("在哪里改"))
    def page(self, hit):
        row = getattr(hit, self.whose)
        return format_html('<a href="{}">{}</a>', desk_page(row), row)

    @admin.display(description=_("词语"))
    def words(self, hit):
        return hit.term.words

    @admin.display(description=_("类别"), ordering=F("term__kind"))
    def kind(self, hit):
        return hit.term.get_kind_display()

    @admin.display(description=_("提示"))
    def hint(self, hit):
        return hit.term.hint


@admin.register(WordingHit)
class WordingHitAdmin(HitAdmin):
    whose = "story"


@admin.register(CommunityWordingHit)
class CommunityWordingHitAdmin(HitAdmin):
    whose = "community"
