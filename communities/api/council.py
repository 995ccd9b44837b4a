"""What residents' councils take up and decide: things and outcomes, never the people between whom they mediated."""

from typing import Annotated, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.filters import COMMUNITY, refuse_unknown
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, said_by
from communities.models import Topic
from portal.endpoints.pages import PageJson, page_json
from portal.endpoints.parameters import AFTER_NUMBER
from portal.endpoints.table import Endpoint


class TopicJson(TypedDict):
    title: Annotated[str, _("议题；只写事，不写人。")]
    progress: Annotated[str, _("进展，如 议事中、已议定。")]
    outcome: Annotated[str | None, _("议定了什么。")]
    proposed_on: Annotated[str | None, _("提出时间：2019、2019-12 或 2019-12-05；未注明时是 null。")]
    met_on: Annotated[str | None, _("最近一场议事的时间。")]
    decided_on: Annotated[str | None, _("议定时间。")]
    meetings: Annotated[int | None, _("议事场数；来源未注明时是 null。")]
    notice: Annotated[str | None, _("公示情况。")]
    source: Annotated[SourceJson, _("出处。")]


class TopicRecordJson(TopicJson):
    """A topic away from its profile."""

    id: Annotated[int, _("编号。")]
    community: Annotated[PlaceLinkJson, _("哪个社区的议事厅。")]


def topic_json(topic: Topic) -> TopicJson:
    return {
        "title": topic.title,
        "progress": topic.get_progress_display(),
        "outcome": topic.outcome or None,
        "proposed_on": topic.proposed_on or None,
        "met_on": topic.met_on or None,
        "decided_on": topic.decided_on or None,
        "meetings": topic.meetings,
        "notice": topic.notice or None,
        "source": said_by(topic),
    }


def topic_record(topic: Topic) -> TopicRecordJson:
    return {**topic_json(topic), "id": topic.pk, "community": community_link(topic.community)}


def topic_list(*, community: str, after: str) -> PageJson[TopicRecordJson]:
    found = Topic.objects.public().select_related("community", "source")
    if community:
        found = found.filter(community__slug=community)
    filters = {"community": community}
    page = page_json("api_council", found, topic_record, key=["pk"], cursor="pk", after=after, filters=filters)
    if not page["results"]:
        refuse_unknown(**filters)
    return page


ENDPOINTS = [
    Endpoint(
        "api_council",
        "council/",
        topic_list,
        _("居民议事厅的议题：进展、时间和结果，不涉及当事人。"),
        parameters=(COMMUNITY, AFTER_NUMBER),
    ),
]
