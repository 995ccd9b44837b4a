from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.archive import build_choices, matching_stories
from articles.forms.archive import ArchiveForm
from articles.models import Story
from articles.reading import Reading
from articles.structured_data import article_of, story_data
from portal.gone import Gone
from portal.images.sharing import shared_image
from portal.meta import Meta
from portal.paging import page_after
from portal.records import PublicationState
from portal.together import fetch_together

PAGE_SIZE = 20


@require_safe
def story_list(request):
    form = ArchiveForm(request.GET, choices=build_choices())
    page = page_after(
        matching_stories(form.chosen).prefetch_related("bylines__contributor"),
        token=request.GET.get("after", ""),
        key=["-published_at", "-pk"],
        size=PAGE_SIZE,
        fetch=lambda rows: fetch_together(rows)[0],
    )
    return render(request, "articles/story_list.html", {"page": page, "form": form})


@require_safe
def story_detail(request, year, slug):
    stories = Story.objects.filter(slug=slug).select_related("source", "picture")
    stories = stories.prefetch_related("bylines__contributor", "tags")
    story = next(iter(fetch_together(stories)[0]), None) or story_formerly_at(slug)
    if story.state == PublicationState.WITHDRAWN:
        raise Gone
    if not story.is_published:
        raise Http404
    if (story.year, story.slug) != (year, slug):
        return redirect(story, permanent=True)
    reading = Reading(story)
    meta = Meta(
        article=article_of(story),
        image=shared_image(story.picture, "lead"),
        nodes=[story_data(story, reading.communities, reading.corrections)],
    )
    return render(request, "articles/story_detail.html", {"meta": meta, "story": story, "reading": reading})


def story_formerly_at(slug):
    """The story that once had this address; where it is now, or that it is gone, is said by the story itself."""
    story = Story.objects.filter(former_slugs__slug=slug).first()
    if story is None:
        raise Http404
    return story
