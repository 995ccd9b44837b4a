"""The doors that stock admin leaves open under row scoping, each tried with planted canaries of another street."""

import re

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from articles.models import Notice, Story
from communities.models import Award, Community, ContactCard, Fact, Intake, Person, Source, Stewardship
from portal.accounts.models import User
from portal.history.models import ChangeRecord, Verb
from portal.images.models import Picture
from tests.factories import AwardFactory, FactFactory, StoryFactory, StreetFactory, UserFactory
from tests.factories.forms import FormReader, submit
from tests.factories.pictures import PictureFactory
from tests.factories.portal import grant
from tests.factories.world import fill

CANARY = "鸩酒"


@pytest.fixture
def changgang(db):
    return fill(StreetFactory(name="昌岗街道"))


@pytest.fixture
def xingang(db, changgang):
    """The other street, in which nothing is public and every word of it a canary."""
    return fill(StreetFactory(name="新港街道"), canary=CANARY)


@pytest.fixture
def staff(changgang):
    person = UserFactory()
    grant(person, "street_staff", street=changgang.street)
    return person


@pytest.fixture
def desk(client, staff, xingang):
    client.force_login(staff)
    return client


def of(place, model):
    return next(row for row in place.rows if isinstance(row, model))


def address(model, page, *arguments):
    base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    return base + {"list": "", "add": "add/", "change": "{}/change/", "history": "{}/history/", "delete": "{}/delete/"}[
        page
    ].format(*arguments)


def clean(answer):
    """Neither the canary nor its pinyin is anywhere in the answer."""
    words = answer.content.decode() + str(answer.headers)
    return CANARY not in words and "zhenjiu" not in words


REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_lists_searches_and_facets_show_nothing_of_another_street(desk, model):
    for question in ({}, {"q": CANARY}, {"_facets": "True"}, {"all": ""}, {"o": "1"}, {"p": "1"}, {"_popup": "1"}):
        answer = desk.get(address(model, "list"), question)
        assert answer.status_code in (200, 302, 403)
        assert clean(answer) or question.get("q"), f"{model.__name__} {question}"
        if question.get("q") and answer.status_code == 200 and admin.site._registry[model].search_fields:
            assert answer.context["cl"].result_count == 0
    assert clean(desk.get("/admin/"))


def test_another_streets_row_answers_exactly_like_one_that_never_was(desk, xingang):
    gone = 987654321
    for row in xingang.rows:
        model = type(row)
        if model not in admin.site._registry:
            continue
        for page in ("change", "history", "delete"):
            there, never = (desk.get(address(model, page, number)) for number in (row.pk, gone))
            assert (there.status_code, there.get("Location")) == (never.status_code, never.get("Location"))
            bodies = [re.sub(r"[“「]?\d{1,9}[”」]?", "#", answer.content.decode()) for answer in (there, never)]
            assert bodies[0] == bodies[1]


def test_messages_about_a_row_that_is_not_there_name_its_number_only(desk, xingang):
    answer = desk.get(address(Community, "change", xingang.community.pk), follow=True)

    assert clean(answer)


@pytest.mark.parametrize(
    ("app", "model", "field"),
    [
        ("communities", "fact", "community"),
        ("communities", "fact", "street"),
        ("communities", "fact", "facility"),
        ("communities", "fact", "source"),
        ("communities", "activity", "speakers"),
        ("communities", "activity", "host"),
        ("communities", "community", "picture"),
        ("articles", "story", "communities"),
        ("articles", "story", "source"),
    ],
)
def test_autocompletes_offer_nothing_of_another_street(desk, app, model, field):
    for term in ("", CANARY, CANARY[0]):
        question = {"term": term, "app_label": app, "model_name": model, "field_name": field}
        answer = desk.get("/admin/autocomplete/", question)
        assert answer.status_code == 200
        assert CANARY not in str(answer.json())


def test_a_fact_cannot_be_planted_in_another_street(desk, staff, xingang, changgang):
    content = {
        "community": xingang.community.pk,
        "indicator": of(changgang, Fact).indicator_id,
        "source": of(changgang, Source).pk,
        "text": "约5000人",
        "quote": "约5000人",
    }
    before = Fact._base_manager.count()

    answer = desk.post(address(Fact, "add"), content)

    assert answer.status_code == 200
    assert "选择一个有效的选项" in answer.text
    assert (Fact._base_manager.count(), clean(answer)) == (before, True)


def test_a_story_cannot_be_planted_in_another_street(desk, xingang, changgang):
    before = Story._base_manager.count()

    answer = submit(
        desk,
        address(Story, "add"),
        title="试",
        origin="original",
        text="一段。",
        communities=[xingang.community.pk],
    )

    assert (answer.status_code, Story._base_manager.count()) == (200, before)


def test_somebody_with_two_roles_plants_nothing_where_only_the_other_role_reads(client, changgang, xingang):
    both = UserFactory()
    grant(both, "street_staff", street=changgang.street)
    grant(both, "second_reviewer", district=changgang.street.district)
    client.force_login(both)
    content = {"title": "试", "origin": "original", "text": "一段。", "communities": [xingang.community.pk]}
    before = Story._base_manager.count()

    answer = submit(client, address(Story, "add"), **content)

    assert (answer.status_code, Story._base_manager.count()) == (200, before)
    assert "这条内容不在您负责的范围内。" in answer.text


def test_a_community_is_not_moved_to_another_street(desk, changgang, xingang):
    page = address(Community, "change", changgang.community.pk)
    fields = FormReader(desk.get(page).text).fields

    answer = desk.post(page, {**fields, "street": xingang.street.pk, "summary": "搬走的社区"})

    changgang.community.refresh_from_db()
    assert ("street" in fields, answer.status_code) == (False, 302)
    assert (changgang.community.street, changgang.community.summary) == (changgang.street, "搬走的社区")


def test_the_district_moves_a_community_within_itself(client, changgang, xingang):
    client.force_login(UserFactory(role="district_admin"))

    submit(client, address(Community, "change", changgang.community.pk), street=xingang.street.pk)

    changgang.community.refresh_from_db()
    assert changgang.community.street == xingang.street


@pytest.mark.parametrize(
    "lookup",
    [
        "phone__startswith=138",
        "phone__regex=^1",
        "community__contact_card__phone__startswith=138",
        "source__title__contains=鸩",
        "community__street__stewardships__person__password__startswith=argon",
        "recorded_by__password__startswith=a",
    ],
)
def test_no_address_reads_a_column_letter_by_letter(desk, lookup):
    for model in (ContactCard, Fact, Community, Person):
        assert desk.get(f"{address(model, 'list')}?{lookup}").status_code == 400


def test_an_address_that_counts_upwards_names_no_slug(desk, xingang):
    kind = ContentType.objects.get_for_model(Story).pk

    answer = desk.get(f"/admin/r/{kind}/{of(xingang, Story).pk}/")

    assert answer.status_code in (302, 404)
    assert clean(answer)


def test_rows_are_found_by_number_only(desk, xingang, changgang):
    for place in (xingang, changgang):
        slug = place.community.slug
        assert desk.get(f"{address(Community, 'change', slug)}?_to_field=slug").status_code == 400
        assert desk.get(address(Community, "change", slug)).status_code == 302
        assert desk.get(f"{address(Community, 'list')}?_to_field=slug&_popup=1").status_code == 400


def test_no_bulk_action_touches_a_row(desk, xingang):
    chosen = {"action": "delete_selected", "_selected_action": [xingang.community.pk], "post": "yes"}

    desk.post(address(Community, "list"), chosen)

    assert Community._base_manager.filter(pk=xingang.community.pk).exists()


def test_no_list_is_edited_in_place():
    assert [model.__name__ for model, page in admin.site._registry.items() if page.list_editable or page.actions] == []


def test_what_is_filled_in_beforehand_is_ones_own(desk, xingang):
    answer = desk.get(f"{address(Fact, 'add')}?community={xingang.community.pk}&source={of(xingang, Source).pk}")

    assert answer.status_code == 200
    assert clean(answer)


@pytest.mark.parametrize("number", ["1" + "0" * 20, "-1", "½", "穗花", "%00", "1;2"])
def test_an_odd_number_in_an_address_is_no_error(desk, number):
    assert desk.get(f"{address(Fact, 'add')}?community={number}").status_code in (200, 400)
    assert desk.get(f"{address(Fact, 'list')}?state={number}").status_code in (200, 302, 400)
    assert desk.get(f"{address(Fact, 'list')}?community__street__id__exact={number}").status_code in (200, 302, 400)


def test_the_picture_of_another_street_is_no_address(desk, xingang):
    picture = of(xingang, Picture)

    assert desk.get(f"/admin/images/picture/{picture.pk}/files/face-120.jpg").status_code == 404
    assert desk.post(f"/admin/images/picture/{picture.pk}/withdraw/").status_code == 404


@pytest.mark.parametrize("verb", ["confirm", "replace", "retire"])
def test_the_buttons_of_another_streets_statement_are_no_addresses(desk, xingang, verb):
    before, fact = ChangeRecord.objects.count(), of(xingang, Fact)

    answer = desk.post(f"/admin/communities/fact/{fact.pk}/{verb}/", {"reason": "试"})

    line = ChangeRecord.objects.first()
    assert (answer.status_code, ChangeRecord.objects.count()) == (404, before + 1)
    assert (line.verb, line.target_id) == (Verb.REFUSED, str(fact.pk))


def test_a_deletion_names_no_row_of_another_street(client, changgang, xingang):
    person = UserFactory()
    grant(person, "street_staff", street=changgang.street)
    own = StoryFactory(state="draft", communities=[changgang.community], written_by=person)
    client.force_login(person)

    answer = client.get(address(Story, "delete", own.pk))

    assert answer.status_code == 200
    assert clean(answer)


def test_what_one_once_did_there_is_forgotten_with_the_role(desk, staff, changgang):
    fact = FactFactory(community=changgang.community, state="waiting", text="约7777人")
    assert "7777" in desk.get(address(Fact, "list")).text
    Stewardship.objects.filter(person=staff).delete()

    assert desk.get(address(Fact, "list")).status_code == 403
    assert desk.get(address(Fact, "change", fact.pk)).status_code in (302, 403)
    assert "7777" not in desk.get("/admin/").text


def test_slugs_that_are_taken_elsewhere_are_said_without_a_name(desk, changgang, xingang):
    page = address(Community, "change", changgang.community.pk)

    answer = submit(desk, page, slug=xingang.community.slug)

    assert answer.status_code == 200
    assert "已存在" in answer.text


def test_the_same_photograph_in_another_street_is_no_news(xingang, changgang):
    """Refusing it would tell one street what another has."""
    there = of(xingang, Picture)

    own = PictureFactory(scope=changgang.street.pk, digest=there.digest)

    assert own.pk != there.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        PictureFactory(scope=changgang.street.pk, digest=there.digest)


def test_an_award_that_other_streets_hold_is_entered_by_a_street_and_changed_by_the_district(desk, client, db):
    award = AwardFactory(title="广州市文明社区")

    assert desk.get(address(Award, "add")).status_code == 200
    assert desk.post(address(Award, "change", award.pk), {"title": "改名"}).status_code == 403
    client.force_login(UserFactory(role="district_admin"))
    assert submit(client, address(Award, "change", award.pk), issuer="广州市文明办").status_code == 302


# Accounts


@pytest.mark.parametrize("role", ["street_staff", "first_reviewer", "second_reviewer", "final_reviewer", "reporter"])
def test_accounts_are_seen_by_admins_only(client, changgang, role):
    client.force_login(UserFactory(role=role))

    assert client.get(address(User, "list")).status_code == 403


def test_a_district_admin_sees_accounts_of_lower_rank_only(client, changgang):
    admin_account, peer = UserFactory(role="district_admin"), UserFactory(role="district_admin", username="peer")
    boss, lower = UserFactory(is_superuser=True, username="boss"), UserFactory(role="final_reviewer", username="lower")
    client.force_login(admin_account)

    page = client.get(address(User, "list")).text

    assert "lower" in page
    assert [name for name in ("peer", "boss") if f">{name}<" in page] == []
    for target in (peer, boss, admin_account):
        answer = client.post(
            f"/admin/accounts/user/{target.pk}/password/", {"password1": "x" * 14, "password2": "x" * 14}
        )
        assert answer.status_code in (302, 404)
        target.refresh_from_db()
        assert target.check_password("correct horse battery")
    assert client.get(f"/admin/accounts/user/{lower.pk}/password/").status_code == 200


def test_nobody_makes_themselves_or_others_superuser(client, changgang):
    admin_account, lower = UserFactory(role="district_admin"), UserFactory(role="reporter")
    client.force_login(admin_account)
    page = address(User, "change", lower.pk)

    submit(client, page, name="新名")
    client.post(page, {"username": lower.username, "name": "新名", "is_superuser": "on", "is_active": "on"})
    client.post(address(User, "change", admin_account.pk), {"username": admin_account.username, "is_superuser": "on"})

    assert not User.objects.filter(is_superuser=True).exists()


LEADS_ON = (Intake, Notice)  # have no page of their own; a notice is its reader's alone


def test_other_scopes_still_open(client, changgang, xingang):
    """The tests above would pass at a desk that shows nothing to anybody."""
    person = UserFactory()
    grant(person, "street_staff", street=xingang.street)
    client.force_login(person)

    for row in xingang.rows:
        if type(row) in admin.site._registry and type(row) not in LEADS_ON:
            assert client.get(address(type(row), "change", row.pk)).status_code == 200, type(row)
    assert CANARY in client.get(address(Community, "list")).text
