"""Publishing, withdrawing, designating: what residents see at once, with its line in the book."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from communities.actions.places import designate_showcase, end_showcase, publish_community, withdraw_community
from communities.models import Showcase
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, FactFactory, ShowcaseFactory, SourceFactory


def verbs():
    return [line.verb for line in ChangeRecord.objects.order_by("number")]


def designation(community):
    return Showcase(
        community=community, title="优秀代表", called_by="海珠区", source=SourceFactory(), citation="就是其中的优秀代表"
    )


def test_a_published_community_is_shown_with_its_line(client, recorder):
    community = CommunityFactory(state="draft")
    before = client.get(community.get_absolute_url()).status_code

    publish_community(community, by=recorder)

    assert (before, client.get(community.get_absolute_url()).status_code) == (404, 200)
    assert verbs() == ["published"]


def test_publishing_a_community_does_not_publish_what_waits(client, recorder):
    community = CommunityFactory(state="draft")
    FactFactory(community=community, state="waiting")

    publish_community(community, by=recorder)

    assert client.get(community.get_absolute_url()).context["profile"].sheet == []


def test_a_withdrawn_community_is_gone_with_its_line(client, recorder):
    community = CommunityFactory(name="穗花北社区")

    withdraw_community(community, by=recorder)

    assert client.get(community.get_absolute_url()).status_code == 410
    assert "穗花北" not in client.get("/communities/").text
    assert verbs() == ["withdrawn"]


def test_published_again_the_first_time_stays(recorder):
    first = datetime(2019, 12, 5, tzinfo=UTC)
    community = CommunityFactory(published_at=first)

    withdraw_community(community, by=recorder)
    publish_community(community, by=recorder)

    community.refresh_from_db()
    assert (community.state, community.published_at) == ("published", first)


def test_a_designated_community_stands_on_the_front_page(client, recorder):
    community = CommunityFactory()
    before = client.get("/").context["cards"]

    designate_showcase(designation(community), by=recorder)

    assert (before, [card.community for card in client.get("/").context["cards"]]) == ([], [community])
    assert [(line.verb, line.target_id, line.note) for line in ChangeRecord.objects.all()] == [
        ("designated", str(community.pk), "优秀代表")
    ]


def test_a_second_designation_at_the_same_time_is_refused(recorder):
    showcase = ShowcaseFactory()

    with pytest.raises(ValidationError, match="这个社区已经是示范社区；请先终止旧的一条。"):
        designate_showcase(designation(showcase.community), by=recorder)

    assert (list(Showcase.objects.all()), verbs()) == ([showcase], [])


def test_an_ended_designation_leaves_the_front_page_but_not_the_site(client, recorder):
    showcase = ShowcaseFactory()

    end_showcase(showcase, by=recorder)

    assert client.get("/").context["cards"] == []
    assert client.get(showcase.community.get_absolute_url()).context["profile"].showcase is None
    assert (showcase.ended_on, verbs()) == (timezone.localdate(), ["ended"])


def test_of_several_designations_only_todays_counts(client, db):
    today = ShowcaseFactory(order=5)
    ShowcaseFactory(community=today.community, ended_on=date(2018, 1, 1), order=1)
    ended = ShowcaseFactory(ended_on=date(2018, 1, 1), order=1)

    assert [card.community for card in client.get("/").context["cards"]] == [today.community]
    assert client.get(today.community.get_absolute_url()).context["profile"].showcase == today
    assert client.get(ended.community.get_absolute_url()).context["profile"].showcase is None


def test_a_designated_draft_stays_hidden(client, db):
    ShowcaseFactory(community=CommunityFactory(name="穗花北社区", state="draft"))

    page = client.get("/")

    assert page.context["cards"] == []
    assert "穗花北" not in page.text
