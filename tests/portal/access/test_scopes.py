"""One row and many rows get the same answer, for everybody, everywhere; and nobody's rows are more than their scope."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from articles.models import Notice, Story
from communities.models import Community, Person, Source, Street
from portal.access.decisions import refusal, rows
from portal.access.matrix import MATRIX
from portal.access.scopes import DeskScope, Scoped, scope_of
from portal.access.viewer import UnscopedQueryError, at_the_desk, everywhere, looking_as
from portal.accounts.models import User
from portal.accounts.roles import OF_A_DISTRICT, Role
from portal.images.models import Picture
from tests.factories import CommunityFactory, FactFactory, StoryFactory, StreetFactory, UserFactory
from tests.factories.portal import grant
from tests.factories.world import build_world, people_of

SCOPED = [model for model in apps.get_models() if issubclass(model, Scoped)]


def lines_of(scope: DeskScope, model):
    named = {scope.view, scope.add, scope.change, scope.delete}
    named |= {getattr(model, "CONFIRM_ACTION", ""), getattr(model, "RETIRE_ACTION", "")}
    return sorted(named - {""})


@pytest.fixture
def world(db):
    return build_world()


def ids(model):
    return model._meta.label


@pytest.mark.parametrize("state", ["draft", "published"])
def test_one_row_and_many_rows_agree_for_everybody(db, state):
    world = build_world(state=state, statement_state="published" if state == "published" else "waiting")
    people = [person for place in world.values() for person in people_of(place).values()]
    of_community = UserFactory()
    grant(of_community, "street_staff", community=world["changgang"].community)
    two_roles = people_of(world["changgang"])["reporter"]
    grant(two_roles, "second_reviewer", district=world["tianhe"].street.district)
    people += [of_community, two_roles, UserFactory(), UserFactory(is_superuser=True), UserFactory(is_active=False)]

    faults = []
    for model in [*SCOPED, User]:
        stored = list(model._base_manager.all())
        for line in lines_of(scope_of(model), model):
            for person in people:
                with looking_as(person):  # whose standing is read once
                    many = set(rows(person, line, model._base_manager.all()).values_list("pk", flat=True))
                    one = {row.pk for row in stored if not refusal(person, line, row)}
                faults += [f"{model.__name__} {line} {person}: {many} {one}"] if many != one else []

    assert not faults, "\n".join(faults[:20])


def test_every_scoped_kind_stands_in_the_world(world):
    empty = {model.__name__ for model in SCOPED if not model._base_manager.exists()}

    assert empty <= {"Stewardship"}


@pytest.mark.parametrize("role", ["street_staff", "first_reviewer"])
def test_a_role_of_one_street_sees_the_rows_of_that_street_and_shared_sources(world, role):
    person = people_of(world["changgang"])[role]
    expected = {model: set() for model in SCOPED}
    expected[Source] = set(Source._base_manager.filter(street=None).values_list("pk", flat=True))
    for row in [*world["changgang"].rows, world["changgang"].street]:
        if type(row) is not Notice:  # a notice is its reader's alone
            expected[type(row)].add(row.pk)

    with looking_as(person):
        seen = {model: set(model.objects.values_list("pk", flat=True)) for model in SCOPED}

    assert seen == expected


@pytest.mark.parametrize("role", OF_A_DISTRICT)
def test_a_role_of_the_district_sees_its_streets_and_no_other_district(world, role):
    person = people_of(world["changgang"])[role]

    with looking_as(person):
        seen = set(Community.objects.values_list("pk", flat=True))

    assert seen == {world["changgang"].community.pk, world["xingang"].community.pk}


def test_who_looks_after_the_only_district_sees_rows_of_no_place_too(db):
    person, story = UserFactory(role="district_admin"), StoryFactory()

    with looking_as(person):
        assert Story.objects.get() == story


def test_a_reporter_sees_what_they_wrote_and_what_is_public_in_their_street(world):
    reporter = people_of(world["changgang"])["reporter"]
    own = StoryFactory(state="draft", written_by=reporter)
    public = CommunityFactory(street=world["changgang"].street)
    CommunityFactory(street=world["xingang"].street)

    with looking_as(reporter):
        assert [story.pk for story in Story.objects.all()] == [own.pk]
        assert [community.pk for community in Community.objects.all()] == [public.pk]


def test_a_story_of_two_streets_is_seen_by_both_and_changed_by_neither(world):
    both = [world["changgang"].community, world["xingang"].community]
    story = StoryFactory(communities=both, state="draft")
    staff = people_of(world["changgang"])["street_staff"]

    assert refusal(staff, "page.list_and_search_staff", story) == ""
    assert refusal(staff, "story.edit", story) == "这条内容不在您负责的范围内。"
    assert refusal(staff, "story.edit", story, chosen={"communities": both[:1]}) == ""


def test_nobody_confirms_what_they_recorded(world, settings):
    second = people_of(world["changgang"])["second_reviewer"]
    own = FactFactory(community=world["changgang"].community, state="waiting", recorded_by=second)

    assert refusal(second, "fact.confirm", own) == "这一条是您录入或写的，请由另一位同事决定。"
    settings.SELF_CONFIRMATION = True
    assert refusal(second, "fact.confirm", own) == ""


def test_an_account_without_a_role_sees_nothing_of_any_place(world):
    with looking_as(UserFactory()):
        assert [model.__name__ for model in SCOPED if model.objects.exists()] == []


@pytest.mark.parametrize("how", [{"is_active": False}, {"is_active": False, "is_superuser": True}])
def test_an_account_that_was_shut_sees_nothing(world, how):
    person = UserFactory(**how)
    grant(person, "district_admin")

    with looking_as(person):
        assert not Community.objects.exists()
    assert refusal(person, "community.create_or_edit", world["changgang"].community) == "这个账号已停用。"


def test_a_stranger_sees_nothing(world):
    with looking_as(AnonymousUser()):
        assert not Community.objects.exists()


@pytest.mark.parametrize("model", SCOPED, ids=ids)
def test_a_scoped_model_raises_at_a_desk_without_a_viewer(db, model):
    with at_the_desk(), pytest.raises(UnscopedQueryError):
        model.objects.exists()


def test_public_pages_and_commands_see_all(world):
    assert Community.objects.count() == 3


def test_a_rule_over_all_rows_looks_everywhere(world):
    with looking_as(UserFactory()):
        assert Community.objects.count() == 0
        with everywhere():
            assert Community.objects.count() == 3
        assert Community.objects.count() == 0


def test_relations_and_prefetches_keep_to_the_scope(world):
    staff = people_of(world["changgang"])["street_staff"]
    person = Person.objects.get(community=world["changgang"].community)
    story = StoryFactory(communities=[world["changgang"].community, world["xingang"].community])

    with looking_as(staff):
        assert story.communities.get() == world["changgang"].community
        assert list(Story.objects.prefetch_related("communities").get(pk=story.pk).communities.all()) == [
            world["changgang"].community
        ]
        assert world["xingang"].street.communities.count() == 0
        assert person.portraits.count() == 1


def test_what_must_be_unique_is_unique_beyond_the_scope(world):
    staff = people_of(world["changgang"])["street_staff"]
    twin = Community(name="别的社区", slug=world["xingang"].community.slug, street=world["changgang"].street)

    with looking_as(staff), pytest.raises(Exception, match="slug"):
        twin.full_clean()


def test_a_pinyin_slug_steps_aside_for_one_that_this_person_does_not_see(world):
    staff = people_of(world["changgang"])["street_staff"]
    taken = CommunityFactory(street=world["xingang"].street, name="同名社区")

    with looking_as(staff):
        made = Community.objects.create(name="同名社区", street=world["changgang"].street)

    assert (taken.slug, made.slug) == ("tongming", "tongming-2")


def test_a_picture_held_elsewhere_is_not_called_unused(world):
    staff = people_of(world["changgang"])["street_staff"]
    shared = Picture._base_manager.get(scope=world["xingang"].street.pk)
    Picture.objects.filter(pk=shared.pk).update(scope=None)

    with looking_as(staff):
        assert not Picture.objects.unused().filter(pk=shared.pk).exists()


def test_standings_cost_the_same_for_one_record_and_for_fifty(world, django_assert_max_num_queries):
    person = UserFactory()
    for _number in range(50):
        grant(person, "street_staff", street=StreetFactory())

    with looking_as(person), django_assert_max_num_queries(2):
        list(Community.objects.all())
        list(Street.objects.all()[:0])


def test_roles_are_those_of_the_matrix():
    assert set(MATRIX["fact.confirm"].cells) == {"anonymous", *Role.values, "superuser"}
