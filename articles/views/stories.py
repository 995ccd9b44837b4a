from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.models import Citation, Story
from articles.prose import show_body
from portal.paging import page_after

PAGE_SIZE = 20


@require_safe
def story_list(request):
    page = page_after(
        Story.objects.published().prefetch_related("bylines__contributor"),
        token=request.GET.get("after", ""),
        key=["-published_at", "-pk"],
        size=PAGE_SIZE,
    )
    return render(request, "articles/story_list.html", {"page": page})


@require_safe
def story_detail(request, year, slug):
    stories = Story.objects.published().select_related("source").prefetch_related("bylines__contributor", "tags")
    story = stories.filter(slug=slug).first()
    if story is None:
        raise Http404
    if story.year != year:
        return redirect(story, permanent=True)
    communities = list(story.communities.published().with_place())
    citations = list(
        Citation.objects.filter(story=story, fact__state="published").select_related(
            "fact__indicator", "fact__community", "fact__estate__community", "fact__facility__community", "fact__street"
        )
    )
    context = {
        "story": story,
        "blocks": show_body(story, communities, citations),
        "communities": communities,
        "figures": [citation for citation in citations if citation.fact.is_figure],
    }
    return render(request, "articles/story_detail.html", context)
