"""Entries are saved with their line; a community that moves leaves its old address behind as a signpost."""

import pytest

from communities.actions.entries import save_entry
from communities.models import Community, FormerSlug, Source
from portal.history.models import ChangeRecord
from tests.factories import (
    CommunityFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
    SourceFactory,
    StreetFactory,
)


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


def move(community, slug, by):
    community.slug = slug
    return save_entry(community, by=by)


def test_a_new_entry_is_saved_with_its_line(recorder):
    source = save_entry(Source(title="社区新事", is_undated=True), by=recorder)

    line = ChangeRecord.objects.get()
    assert (line.verb, line.target_id, line.by_id) == ("created", str(source.pk), recorder.pk)


def test_a_changed_entry_is_saved_with_its_line(recorder):
    source = SourceFactory()
    source.title = "社区新事（更正）"

    save_entry(source, by=recorder)

    line = ChangeRecord.objects.get()
    assert (line.verb, line.target_label) == ("changed", "社区新事（更正）")


def test_the_old_address_leads_to_the_new_one_for_good(client, community, recorder):
    move(community, "suihua", by=recorder)

    answer = client.get("/communities/suihuabei/")

    assert (answer.status_code, answer["Location"]) == (301, "/communities/suihua/")


def test_the_old_address_of_the_json_gives_the_profile_of_today(client, community, recorder):
    move(community, "suihua", by=recorder)

    answer = client.get("/api/communities/suihuabei/", follow=True)

    assert (answer.status_code, answer.json()["slug"]) == (200, "suihua")
    assert answer.json() == client.get("/api/communities/suihua/").json()


def street():
    return StreetFactory(slug="old")


def person():
    return PortraitFactory(person=PersonFactory(slug="old")).person


def award():
    return RecognitionFactory(award__slug="old").award


@pytest.mark.parametrize(("make", "place"), [(street, "streets"), (person, "good-people"), (award, "awards")])
def test_every_page_that_moves_is_found_at_its_old_address_for_good(client, recorder, make, place):
    move(make(), "new", by=recorder)

    answer = client.get(f"/{place}/old/")

    assert (answer.status_code, answer["Location"]) == (301, f"/{place}/new/")


def test_each_kind_of_page_has_old_addresses_of_its_own(client, recorder):
    for make in (street, person, award):
        move(make(), "new", by=recorder)

    places = ["streets", "good-people", "awards"]
    assert [client.get(f"/{place}/old/")["Location"] for place in places] == [f"/{place}/new/" for place in places]


def test_an_old_address_does_not_betray_a_person_or_an_award_that_is_not_shown(client, recorder):
    move(PortraitFactory(person=PersonFactory(slug="old"), state="waiting").person, "new", by=recorder)
    move(RecognitionFactory(award__slug="old", state="retired").award, "new", by=recorder)

    assert [client.get(f"/{place}/old/").status_code for place in ("good-people", "awards")] == [404, 404]


def test_an_address_of_long_ago_leads_to_the_newest(client, community, recorder):
    for slug in ("suihua", "suihua-2", "suihua-3"):
        move(community, slug, by=recorder)

    for slug in ("suihuabei", "suihua", "suihua-2"):
        assert client.get(f"/communities/{slug}/")["Location"] == "/communities/suihua-3/"


def test_a_community_that_moves_back_is_found_at_its_address(client, community, recorder):
    move(community, "suihua", by=recorder)
    move(community, "suihuabei", by=recorder)

    assert client.get("/communities/suihuabei/").status_code == 200
    assert client.get("/communities/suihua/")["Location"] == "/communities/suihuabei/"


def test_an_emptied_address_is_read_from_the_new_name_and_the_old_one_leads_on(client, community, recorder):
    community.name = "穗花社区"

    move(community, "", by=recorder)

    assert client.get("/communities/suihuabei/")["Location"] == "/communities/suihua/"


def test_an_address_that_somebody_else_takes_over_is_theirs(client, community, recorder):
    move(community, "suihua", by=recorder)
    newcomer = CommunityFactory(name="穗花背社区", slug="other")
    move(newcomer, "suihuabei", by=recorder)

    assert client.get("/communities/suihuabei/").context["profile"].community == newcomer
    assert list(FormerSlug.objects.filter(slug="suihuabei")) == []


def test_saving_without_a_move_leaves_no_signpost(community, recorder):
    community.summary = "邻里的事，商量着办。"

    save_entry(community, by=recorder)

    assert list(FormerSlug.objects.all()) == []


def test_a_new_community_leaves_no_signpost(recorder):
    save_entry(Community(name="海洋社区", street=StreetFactory()), by=recorder)

    assert list(FormerSlug.objects.all()) == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_an_old_address_does_not_betray_a_community_that_is_not_shown(client, recorder, state):
    community = CommunityFactory(name="穗花北社区", state=state)
    move(community, "suihua", by=recorder)

    assert client.get("/communities/suihuabei/").status_code == 404
    assert client.get("/api/communities/suihuabei/").status_code == 404
