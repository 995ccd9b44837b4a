"""generate_load: believable rows that keep every rule, the same for the same seed, never beside a real district."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.content import content_of, digest
from articles.models import Byline, Story
from communities.models import Activity, Community, Fact
from portal.accounts.models import User
from portal.history import book
from portal.history.models import ChangeRecord
from portal.site.models import SiteSettings
from tests.factories import DistrictFactory

AMOUNTS = {"communities": 12, "activities": 60, "stories": 20, "facts": 150}
KINDS = (Community, Fact, Activity, Story)


def load(**changed):
    call_command("generate_load", **AMOUNTS | changed)


def contents():
    """What the rows say, without the numbers that a database gives them."""
    return [
        list(Community.objects.order_by("slug").values_list("slug", "name", "street__code", "state", "published_at")),
        list(Activity.objects.order_by("pk").values_list("community__slug", "name", "held_on", "quote", "state")),
        list(Fact.objects.order_by("pk").values_list("community__slug", "indicator__code", "text", "as_of", "state")),
        list(Story.objects.order_by("pk").values_list("slug", "title", "plain_text", "state", "published_at")),
    ]


def test_as_many_rows_as_were_asked_for(db):
    load()

    assert [kind.objects.count() for kind in KINDS] == [12, 150, 60, 20]


def test_a_community_has_eight_facts_where_nobody_says_how_many(db):
    load(facts=None)

    assert Fact.objects.count() == 12 * 8


def test_every_row_would_pass_its_form(db):
    load()

    for kind in KINDS:
        for row in kind.objects.all():
            row.full_clean()


def test_what_waits_is_not_confirmed_and_nobody_confirmed_their_own(db):
    load(activities=400)

    assert set(Activity.objects.values_list("state", flat=True)) == {"published", "waiting", "retired"}
    assert not Activity.objects.filter(state="waiting", confirmed_by__isnull=False).exists()
    assert not Activity.objects.filter(is_self_confirmed=True).exists()


def test_the_pages_of_what_was_loaded_open(client, db):
    load()
    story = Story.objects.published().filter(bylines__isnull=False).first()
    community = Community.objects.published().first()

    assert client.get(story.get_absolute_url()).status_code == 200
    assert client.get(community.get_absolute_url()).status_code == 200
    assert Byline.objects.exclude(story__origin="original").count() == 0


def test_what_residents_read_is_what_its_revision_says(db):
    load()

    for story in Story.objects.filter(published_at__isnull=False):
        assert story.revision.is_from_before
        assert story.revision.state == story.state
        assert digest(content_of(story)) == story.revision.sha256
    assert not Story.objects.filter(published_at=None, revision__isnull=False).exists()


def contents_of_a_load(seed):
    """Of a load into an empty database, which is empty again afterwards."""
    with transaction.atomic():
        load(seed=seed)
        found = contents()
        transaction.set_rollback(True)
    return found


def test_the_same_seed_makes_the_same_rows_and_another_seed_others(db):
    first = contents_of_a_load(7)

    assert contents_of_a_load(7) == first
    assert contents_of_a_load(8) != first


def test_the_whole_load_is_one_line_in_the_book(db):
    load()
    before = ChangeRecord.objects.count()

    load()

    line = ChangeRecord.objects.first()
    assert ChangeRecord.objects.count() == before + 1
    assert (line.verb, line.details) == ("loaded", {**AMOUNTS, "seed": 1})
    assert book.faults() == []


def test_a_second_load_adds_to_the_first(db):
    load()

    load()

    assert [kind.objects.count() for kind in KINDS] == [24, 300, 120, 40]


def test_nobody_can_log_in_as_who_recorded_the_load(db):
    load()

    assert not any(user.is_active or user.has_usable_password() for user in User.objects.all())


def test_it_adds_to_the_demonstration(demonstration):
    SiteSettings.objects.create(pk=1, is_demonstration=True)

    load()

    assert Community.objects.filter(slug="suihuabei").exists()
    assert Community.objects.count() == 2 + 12


def test_it_refuses_a_real_district(db):
    DistrictFactory()

    with pytest.raises(CommandError, match="已有真实的区"):
        load()

    assert Community.objects.count() == 0


def test_rows_about_communities_need_communities(db):
    with pytest.raises(CommandError, match="--communities"):
        load(communities=0)


def test_too_many_facts_are_refused_and_leave_nothing(db):
    with pytest.raises(CommandError, match="--facts"):
        load(communities=1, facts=100_000)

    assert not User.objects.exists()


@pytest.mark.parametrize("words", ["-1", "许多", "1e9"])
def test_an_odd_amount_is_wrong_usage(words):
    with pytest.raises(CommandError, match="--stories"):
        call_command("generate_load", "--communities=1", "--activities=1", f"--stories={words}")
