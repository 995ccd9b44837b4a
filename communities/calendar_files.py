"""Activities as calendar files by RFC 5545: what telephones subscribe to.

Only activities of which the source states the day. Nothing here asks what day it is today, so the same rows give the
same bytes, and a telephone that asks again is told that nothing has changed.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from communities.models import Activity
from portal.addresses import absolute

MOST_EVENTS = 500  # the newest; telephones fetch the whole file again and again
CHINA = ZoneInfo("Asia/Shanghai")  # where the places are, whatever zone the server is set to


def write_calendar(name: str, activities: Iterable[Activity]) -> bytes:
    """One calendar file. The activities have a day, and their community, source and tags at hand."""
    calendar = Calendar()
    calendar.add("prodid", "-//wenming-portal//activities//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", CHINA.key)
    calendar.add_component(zone_of_china())
    for activity in activities:
        if activity.day:
            calendar.add_component(event_of(activity))
    return calendar.to_ical()


@cache
def zone_of_china() -> Timezone:
    """With the summer times of 1986 to 1991, for what the old neighbours tell of."""
    zone = Timezone.from_tzid(CHINA.key)
    del zone["comment"]  # a remark of the library's on the years it has drawn up
    return zone


def event_of(activity: Activity) -> Event:
    event = Event()
    event.add("uid", f"activity-{activity.number}@{urlsplit(settings.BASE_URL).hostname}")
    stamp = activity.confirmed_at or activity.recorded_at  # what is public has been confirmed
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add(
        "summary", _("{activity}（{community}）").format(activity=activity.name, community=activity.community.name)
    )
    for name, moment in moments_of(activity):
        event.add(name, moment)
    # Announced is not held: until a report says so, a calendar draws it lightly.
    event.add("status", "TENTATIVE" if activity.is_announced else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it fills nobody's working day
    event.add("url", absolute(activity.get_absolute_url()))
    event.add("description", description_of(activity))
    if activity.place:
        event.add("location", activity.place)
    if themes := [tag.name for tag in activity.tags.all()]:
        event.add("categories", themes)
    return event


def moments_of(activity: Activity):
    """Start and end where the source states them; a day without a time is a whole day."""
    if activity.starts_at is None:
        yield "dtstart", activity.day
        return
    yield "dtstart", datetime.combine(activity.day, activity.starts_at, CHINA)
    if activity.ends_at:
        yield "dtend", datetime.combine(activity.day, activity.ends_at, CHINA)


def description_of(activity: Activity) -> str:
    stage = _("预告，以社区当天的通知为准。") if activity.is_announced else ""
    source = _("出处：%s") % activity.source.display_name
    return "\n".join(line for line in (stage, activity.note, source) if line)
