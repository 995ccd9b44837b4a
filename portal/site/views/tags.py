from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from portal.paging import page_after
from portal.site.tags import public_tags, rows_under

PAGE_SIZE = 200


@require_safe
def tag_list(request):
    page = page_after(public_tags(), token=request.GET.get("after", ""), key=["slug"], size=PAGE_SIZE)
    return render(request, "portal/tag_list.html", {"page": page})


@require_safe
def tag_detail(request, slug):
    tag = get_object_or_404(public_tags(), slug=slug)
    return render(request, "portal/tag_detail.html", {"tag": tag, "tagged": rows_under(tag)})


@require_safe
def tag_by_name(request, name):
    """/tags/志愿服务/, typed by hand, leads to the slug."""
    tag = public_tags().filter(name__iexact=name).first() or public_tags().filter(slug=name.lower()).first()
    if tag is None:
        raise Http404
    return redirect("tag_detail", slug=tag.slug)
