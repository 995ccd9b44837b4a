"""The start page: what waits for whom, the oldest first, at the same cost for one row of everything and for fifty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.access.viewer import looking_as
from portal.site.desk.start_page import start_page
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    InstitutionFactory,
    ListingFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    StoryFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.pictures import PictureFactory

STATEMENTS = [
    *(FactFactory, RecognitionFactory, ActivityFactory, InstitutionFactory, FacilityFactory, TeamFactory),
    *(ProgrammeFactory, DeclarationFactory, ListingFactory, CouncilPartyFactory, PortraitFactory, TopicFactory),
]


def pile(user, key):
    return next((pile for pile in start_page(user).piles if pile.section.key == key), None)


def names(found):
    return [item.name for item in found.items]


def test_what_others_recorded_waits_for_who_may_confirm(recorder, confirmer):
    FactFactory(state="waiting", recorded_by=recorder, text="约4813人")

    assert [name[-6:] for name in names(pile(confirmer, "confirm"))] == ["约4813人"]
    assert pile(recorder, "confirm") is None


def test_what_somebody_recorded_waits_for_others_and_is_not_counted_as_theirs(recorder):
    FactFactory(state="waiting", recorded_by=recorder)

    assert pile(recorder, "recorded").count == 1
    assert start_page(recorder).count == 0


@pytest.mark.parametrize("state", ["published", "retired"])
def test_what_was_decided_waits_no_more(confirmer, state):
    FactFactory(state=state)

    assert pile(confirmer, "confirm") is None


def test_kinds_stand_together_the_oldest_first(recorder, confirmer):
    now = timezone.now()
    for days, factory, words in [
        (1, ActivityFactory, "新的灯会"),
        (3, TeamFactory, "老的合唱队"),
        (2, TopicFactory, "中间的议题"),
    ]:
        told = {"title": words} if factory is TopicFactory else {"name": words}
        factory(state="waiting", recorded_by=recorder, recorded_at=now - timedelta(days=days), **told)

    assert [name.partition("·")[2] for name in names(pile(confirmer, "confirm"))] == [
        "老的合唱队",
        "中间的议题",
        "新的灯会",
    ]


def test_a_long_pile_shows_its_beginning_and_leads_to_the_lists(recorder, confirmer):
    for _row in range(7):
        FactFactory(state="waiting", recorded_by=recorder)
    ActivityFactory(state="waiting", recorded_by=recorder)

    found = pile(confirmer, "confirm")

    assert (found.count, len(found.items), found.has_more) == (8, 6, True)
    assert found.lists == [
        ("事实", 7, "/admin/communities/fact/?state__exact=waiting"),
        ("活动", 1, "/admin/communities/activity/?state__exact=waiting"),
    ]


def test_every_statement_is_named_and_told(recorder, confirmer):
    for factory in STATEMENTS:
        factory(state="waiting", recorded_by=recorder)

    found = pile(confirmer, "confirm")

    assert found.count == len(STATEMENTS)
    assert {item.told.partition("，")[2] for item in found.items} == {f"{recorder}录入"}


def test_drafts_and_unused_pictures_wait_for_who_may_go_on_with_them(recorder, confirmer):
    StoryFactory(state="draft", title="写到一半", written_by=recorder)
    StoryFactory(state="draft", title="别人写的", written_by=confirmer)
    CommunityFactory(state="draft", name="瑞宝社区")
    PictureFactory(uploaded_by=recorder, alt="议事厅")
    PictureFactory(uploaded_by=confirmer, alt="别人传的")

    assert names(pile(recorder, "drafts")) == ["写到一半"]
    assert names(pile(recorder, "unpublished")) == ["瑞宝社区"]
    assert [name.split()[-1] for name in names(pile(recorder, "unused"))] == ["议事厅"]
    assert pile(confirmer, "drafts") is None


def test_a_community_shows_what_is_public_of_it_and_what_waits(recorder):
    community = CommunityFactory()
    FactFactory(community=community)
    FactFactory(community=None, estate=EstateFactory(community=community))
    TeamFactory(community=community, state="waiting")
    TeamFactory(community=community, state="retired")

    place = next(place for place in start_page(recorder).places if place.community == community)

    assert (place.public, place.waiting) == (2, 1)


def test_an_empty_desk_says_so(client, recorder):
    client.force_login(recorder)

    page = client.get("/admin/").text

    assert "都处理完了" in page
    assert "还没有社区" in page


def test_one_row_of_everything_and_fifty_cost_the_same(client, recorder, confirmer):
    def fill():
        for factory in STATEMENTS:
            factory(state="waiting", recorded_by=recorder)
        CommunityFactory(state="draft")
        StoryFactory(state="draft")

    def cost(user):
        client.force_login(user)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/admin/").status_code == 200
        return len(queries)

    fill()
    once = [cost(user) for user in (recorder, confirmer)]
    for _round in range(9):
        fill()

    assert [cost(user) for user in (recorder, confirmer)] == once
    assert max(once) <= 16


def test_nobody_is_shown_what_waits_or_stands_in_another_street(db, recorder):
    ours, theirs = StreetFactory(), StreetFactory()
    FactFactory(state="waiting", recorded_by=recorder, community=CommunityFactory(street=theirs), text="约4813人")
    FactFactory(state="waiting", recorded_by=recorder, community=CommunityFactory(street=ours), text="约300人")
    CommunityFactory(street=theirs, state="draft")
    staff = UserFactory(role="street_staff", role__street=ours)

    with looking_as(staff):
        page = start_page(staff)

    assert [(pile.section.key, pile.count) for pile in page.piles] == [("confirm", 1)]
    assert [item.name[-5:] for item in page.piles[0].items] == ["约300人"]
    assert {place.community.street_id for place in page.places} == {ours.pk}
