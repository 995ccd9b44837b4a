from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from communities.activity_list import ActivityList, build_options, read_activity
from communities.calendar_files import MOST_EVENTS, write_calendar
from communities.forms.activities import ActivityFilterForm
from communities.models import Activity, Community
from communities.structured_data import activity_data
from communities.views.moved import follow_community
from portal.images.sharing import shared_image
from portal.meta import Meta


@require_safe
def activity_list(request):
    form = ActivityFilterForm(request.GET, options=build_options())
    found = ActivityList(form.chosen, token=request.GET.get("after", ""), today=timezone.localdate())
    return render(request, "communities/activity_list.html", {"form": form, "list": found, "page": found.page})


@require_safe
def activity_detail(request, number):
    found = read_activity(number)
    if found is None:
        raise Http404
    event = activity_data(found.activity)
    pictures = (shared_image(held.picture, "row") for held in found.activity.pictures.all())
    image = next((image for image in pictures if image), None)
    meta = Meta(image=image, nodes=[event] if event else [])
    context = {"meta": meta, "found": found, "activity": found.activity}
    return render(request, "communities/activity_detail.html", context)


@require_safe
def calendar(request):
    return calendar_file(request, _("社区文明实践活动"), Activity.objects.public())


@require_safe
def community_calendar(request, slug):
    community = Community.objects.published().filter(slug=slug).first()
    if community is None:
        return follow_community(slug, "community_calendar")
    name = _("%(community)s文明实践活动") % {"community": community.name}
    return calendar_file(request, name, Activity.objects.public().filter(community=community))


@require_safe
def activity_calendar(request, number):
    """One activity to put into one's own calendar."""
    activity = get_object_or_404(Activity.objects.public().with_day().numbered(number))
    return calendar_file(request, activity.name, Activity.objects.filter(pk=activity.pk))


# Told apart by their bytes: a row that is retired, a theme that is renamed or a community that is withdrawn changes
# no time that could stand in Last-Modified.
@cache_control(public=True, max_age=60)
@conditional_page
def calendar_file(request, name, activities):
    newest = activities.with_day().select_related("community", "source").prefetch_related("tags")
    content = write_calendar(name, newest.order_by("-held_on", "-pk")[:MOST_EVENTS])
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
