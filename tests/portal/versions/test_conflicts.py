"""Two people edit one row: the second sees both texts, loses nothing, and chooses."""

import pytest
from django.contrib import admin
from taggit.models import Tag

from articles.models import Story
from communities.admin.accounts import StewardshipAdmin
from communities.admin.statements import StatementAdmin
from communities.models import Alias, Community, ContactCard, Estate
from portal.accounts.models import User
from portal.history.admin import ChangeRecordAdmin
from portal.history.models import ChangeRecord
from portal.site.models import SiteSettings
from tests.factories import (
    AliasFactory,
    BylineFactory,
    CommunityFactory,
    ContactCardFactory,
    ContributorFactory,
    EstateFactory,
    FactFactory,
    PersonFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, add_row, submit
from tests.factories.pictures import PictureFactory
from tests.portal.site.test_desk import ROWS, WRITTEN_ELSEWHERE, address, ids


@pytest.fixture
def desk(client, db):
    """Somebody who may open every form there is."""
    client.force_login(UserFactory(is_superuser=True, role="street_staff"))
    return client


@pytest.fixture
def other(client, db):
    """Another person at another screen."""
    another = type(client)()
    another.force_login(UserFactory(is_superuser=True, role="street_staff", name="李素芬"))
    return another


def page_of(row):
    return address(type(row), "change", row.pk)


def opened(client, row):
    """What a person's browser holds once they have opened the page of a row."""
    return FormReader(client.get(page_of(row)).text).fields


def differences(answer):
    return {item.name: (item.mine, item.theirs, item.touched) for item in answer.context["conflict"].differences}


def typed_again(answer):
    return FormReader(answer.text).fields


def choices(answer, **chosen):
    """What the radio buttons send, which stand above the form and belong to it."""
    names = [item.name for item in answer.context["conflict"].differences if item.is_open]
    return {f"take:{name}": chosen.get(name.replace("-", "_"), "mine") for name in names}


def test_the_second_of_two_sees_both_texts_and_nothing_is_saved(desk, other):
    community = CommunityFactory(summary="原来的介绍")
    mine = opened(desk, community)
    submit(other, page_of(community), summary="她的介绍")

    answer = desk.post(page_of(community), {**mine, "summary": "我的介绍"})

    community.refresh_from_db()
    assert (answer.status_code, community.summary) == (409, "她的介绍")
    assert differences(answer) == {"summary": ("我的介绍", "她的介绍", "both")}
    assert typed_again(answer)["summary"] == ["我的介绍"]
    assert f"李素芬于{ChangeRecord.objects.first().at.astimezone():%Y}年" in answer.text
    assert "两人都改了，请选一个" in answer.text


@pytest.mark.parametrize(("take", "saved"), [("mine", "我的介绍"), ("theirs", "她的介绍")])
def test_one_takes_either_text_and_saves_again(desk, other, take, saved):
    community = CommunityFactory(summary="原来的介绍")
    mine = opened(desk, community)
    submit(other, page_of(community), summary="她的介绍")
    answer = desk.post(page_of(community), {**mine, "summary": "我的介绍", "introduction": "我的概况"})

    again = desk.post(page_of(community), {**typed_again(answer), **choices(answer, summary=take)})

    community.refresh_from_db()
    assert (again.status_code, community.summary, community.introduction) == (302, saved, "我的概况")


def test_what_only_the_other_changed_stays_as_the_other_saved_it(desk, other):
    community = CommunityFactory(summary="原来的介绍", introduction="原来的概况")
    mine = opened(desk, community)
    submit(other, page_of(community), summary="她的介绍", tags="议事")

    answer = desk.post(page_of(community), {**mine, "introduction": "我的概况"})
    again = desk.post(page_of(community), typed_again(answer))

    community.refresh_from_db()
    assert {name: touched for name, (_m, _t, touched) in differences(answer).items()} == {
        "summary": "theirs",
        "introduction": "mine",
        "tags": "theirs",
    }
    assert again.status_code == 302
    assert (community.summary, community.introduction) == ("她的介绍", "我的概况")
    assert [tag.name for tag in community.tags.all()] == ["议事"]


def test_a_third_save_is_noticed_too(desk, other):
    community = CommunityFactory(summary="原来的介绍")
    mine = opened(desk, community)
    submit(other, page_of(community), summary="她的介绍")
    answer = desk.post(page_of(community), {**mine, "summary": "我的介绍"})
    submit(other, page_of(community), summary="又改过")

    again = desk.post(page_of(community), {**typed_again(answer), **choices(answer, summary="mine")})

    community.refresh_from_db()
    assert (again.status_code, community.summary) == (409, "又改过")
    assert differences(again) == {"summary": ("我的介绍", "又改过", "both")}


def test_the_same_form_sent_twice_is_saved_once_and_said_so(desk):
    community = CommunityFactory(summary="原来的介绍")
    form = {**opened(desk, community), "summary": "新的介绍", "tags": "议事、党建"}
    add_row(form, "aliases", {"name": "老街", "kind": "spoken"})

    answers = [desk.post(page_of(community), form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Alias.objects.count() == 1
    assert ChangeRecord.objects.filter(target_type="communities.community").count() == 1


def test_a_form_without_a_version_is_not_saved(desk):
    community = CommunityFactory(summary="原来的介绍")
    form = opened(desk, community)
    del form["form_version"], form["form_opened"]

    answer = desk.post(page_of(community), {**form, "summary": "我的介绍"})

    community.refresh_from_db()
    assert (answer.status_code, community.summary) == (409, "原来的介绍")


@pytest.mark.parametrize("words", ["", "7", "x-y", "9" * 40 + "-a", "²-a", "a\x00b", "-" * 9999, "[" * 99_999])
@pytest.mark.parametrize("name", ["form_version", "form_opened"])
def test_a_broken_version_is_no_error(desk, name, words):
    community = CommunityFactory(summary="原来的介绍")
    form = {**opened(desk, community), "form_version": "1-old", name: words, "summary": "我的介绍"}

    answer = desk.post(page_of(community), {key: value for key, value in form.items() if key != "form_opened" or words})

    assert answer.status_code == 409


def test_a_change_that_left_no_line_is_noticed(desk):
    community = CommunityFactory(summary="原来的介绍")
    form = opened(desk, community)
    Community.objects.update(summary="从命令行改的")

    answer = desk.post(page_of(community), {**form, "summary": "我的介绍"})

    assert answer.status_code == 409
    assert "另一位同事保存过它" in answer.text


# Rows that are edited together with their owner


def test_a_row_that_both_changed_is_compared_field_by_field(desk, other):
    alias = AliasFactory(name="老街")
    community = alias.community
    mine = opened(desk, community)
    submit(other, page_of(community), **{"aliases-0-name": "她的老街"})

    answer = desk.post(page_of(community), {**mine, "aliases-0-name": "我的老街", "aliases-0-kind": "former"})
    again = desk.post(page_of(community), {**typed_again(answer), **choices(answer, aliases_0_name="theirs")})

    alias.refresh_from_db()
    assert differences(answer) == {
        "aliases-0-name": ("我的老街", "她的老街", "both"),
        "aliases-0-kind": ("旧称", "习惯称呼", "mine"),
    }
    assert (again.status_code, alias.name, alias.kind) == (302, "她的老街", "former")


def test_rows_that_each_of_two_added_are_both_kept(desk, other):
    community = CommunityFactory()
    mine = opened(desk, community)
    submit(other, page_of(community), row=("aliases", {"name": "她加的", "kind": "spoken"}))
    add_row(mine, "aliases", {"name": "我加的", "kind": "spoken"})

    answer = desk.post(page_of(community), mine)
    again = desk.post(page_of(community), typed_again(answer))

    assert (answer.status_code, again.status_code) == (409, 302)
    assert list(Alias.objects.order_by("pk").values_list("name", flat=True)) == ["她加的", "我加的"]


def test_a_row_that_the_other_deleted_is_gone_when_i_did_not_touch_it(desk, other):
    alias = AliasFactory(name="老街")
    community = alias.community
    mine = opened(desk, community)
    submit(other, page_of(community), **{"aliases-0-DELETE": "on"})

    answer = desk.post(page_of(community), {**mine, "summary": "我的介绍"})
    again = desk.post(page_of(community), typed_again(answer))

    assert (answer.status_code, again.status_code) == (409, 302)
    assert {touched for _m, _t, touched in differences(answer).values()} == {"mine", "theirs"}
    assert Alias.objects.count() == 0


@pytest.mark.parametrize(("take", "left"), [("mine", ["我的老街"]), ("theirs", [])])
def test_a_row_that_i_changed_and_the_other_deleted_is_mine_to_choose(desk, other, take, left):
    community = AliasFactory(name="老街").community
    mine = opened(desk, community)
    submit(other, page_of(community), **{"aliases-0-DELETE": "on"})

    answer = desk.post(page_of(community), {**mine, "aliases-0-name": "我的老街"})
    again = desk.post(page_of(community), {**typed_again(answer), **choices(answer, aliases_0=take)})

    assert (answer.status_code, again.status_code) == (409, 302)
    assert list(Alias.objects.values_list("name", flat=True)) == left


@pytest.mark.parametrize(("take", "left"), [("mine", []), ("theirs", ["她的老街"])])
def test_a_row_that_i_delete_and_the_other_changed_is_mine_to_choose(desk, other, take, left):
    community = AliasFactory(name="老街").community
    mine = opened(desk, community)
    submit(other, page_of(community), **{"aliases-0-name": "她的老街"})

    answer = desk.post(page_of(community), {**mine, "aliases-0-DELETE": "on"})
    again = desk.post(
        page_of(community), {**typed_again(answer), **choices(answer, aliases_0_DELETE=take, aliases_0_name="theirs")}
    )

    assert (answer.status_code, again.status_code) == (409, 302)
    assert list(Alias.objects.values_list("name", flat=True)) == left


def test_a_part_saved_on_its_own_page_is_noticed_on_the_page_of_its_owner(desk, other):
    card = ContactCardFactory(phone="020-1234")
    mine = opened(desk, card.community)
    submit(other, page_of(card), phone="020-5678")

    answer = desk.post(page_of(card.community), {**mine, "contact_card-0-phone": "020-9999"})

    assert differences(answer) == {"contact_card-0-phone": ("020-9999", "020-5678", "both")}
    assert ContactCard.objects.get().phone == "020-5678"


def test_two_cards_made_at_once_become_one(desk, other):
    community, source = CommunityFactory(), SourceFactory()
    card = {"phone": "020-5678", "source": source.pk}
    mine = opened(desk, community)
    submit(other, page_of(community), row=("contact_card", card))
    add_row(mine, "contact_card", {**card, "phone": "020-9999"})

    answer = desk.post(page_of(community), mine)
    again = desk.post(page_of(community), {**typed_again(answer), **choices(answer)})

    assert (answer.status_code, again.status_code) == (409, 302)
    assert ContactCard.objects.get().phone == "020-9999"


def test_a_story_is_compared_in_text_relations_and_byline(desk, other):
    first, second = CommunityFactory.create_batch(2)
    story = BylineFactory(story=StoryFactory(communities=[first])).story
    another = ContributorFactory(name="穗文明")
    mine = opened(desk, story)
    submit(other, page_of(story), communities=[first.pk, second.pk], text="她的导语。")

    answer = desk.post(page_of(story), {**mine, "text": "我的导语。", "bylines-0-contributor": another.pk})
    again = desk.post(page_of(story), {**typed_again(answer), **choices(answer, text="mine")})

    story = Story.objects.get()
    found = differences(answer)
    assert found.pop("bylines-0-contributor")[::2] == ("穗文明", "mine")
    assert found == {
        "text": ("我的导语。", "她的导语。", "both"),
        "communities": (first.name, f"{first.name}\n{second.name}", "theirs"),
    }
    assert again.status_code == 302
    assert set(story.communities.all()) == {first, second}
    assert (story.lede, story.bylines.get().contributor) == ("我的导语。", another)


# Every form of the desk

READ_ONLY = (StatementAdmin, ChangeRecordAdmin, StewardshipAdmin)
EDITED_IN_PLACE = [model for model in ROWS if not isinstance(admin.site._registry[model], READ_ONLY)]


@pytest.mark.parametrize("model", EDITED_IN_PLACE, ids=ids)
def test_a_form_that_nobody_touched_differs_in_nothing(desk, model):
    """Whatever stands in a form comes back as it is stored: otherwise every conflict would show false differences."""
    row = ROWS[model]()
    fields = opened(desk, row)

    answer = desk.post(page_of(row), {**fields, "form_version": "0-old"})

    assert answer.status_code == 302


EDITED = {
    Community: ("summary", CommunityFactory),
    Story: ("title", StoryFactory),
    SiteSettings: ("name", lambda: SiteSettings.objects.create(pk=1, name="旧名")),
    User: ("name", UserFactory),
    Tag: ("name", lambda: Tag.objects.create(name="议事")),
    Estate: ("name", EstateFactory),
}
MORE = [
    (StreetFactory, "name"),
    (SourceFactory, "title"),
    (PersonFactory, "name"),
    (PictureFactory, "alt"),
    (ContributorFactory, "name"),
]


@pytest.mark.parametrize(("factory", "name"), [*((make, name) for name, make in EDITED.values()), *MORE])
def test_every_form_notices_that_somebody_else_saved_first(desk, other, factory, name):
    row = factory()
    mine = opened(desk, row)
    submit(other, page_of(row), **{name: "她的"})

    answer = desk.post(page_of(row), {**mine, name: "我的"})

    row.refresh_from_db()
    assert (answer.status_code, getattr(row, name)) == (409, "她的")


def test_every_page_that_edits_carries_a_version(desk):
    """The list of forms above is complete: who registers another admin gives it versions too."""
    bare = []
    for model in ROWS:
        if model not in WRITTEN_ELSEWHERE:
            fields = FormReader(desk.get(address(model, "add")).text).fields
            if not fields.get("form_once", [""])[0]:
                bare.append(model.__name__)

    assert bare == []


# Buttons


@pytest.mark.parametrize(("verb", "state"), [("publish", "draft"), ("withdraw", "published")])
def test_a_button_does_not_act_on_what_changed_since_its_page_was_opened(desk, other, verb, state):
    community = CommunityFactory(state=state)
    button = {"form_version": opened(desk, community)["form_version"][0]}
    submit(other, page_of(community), summary="她的介绍")

    answer = desk.post(page_of(community).replace("change", verb), button, follow=True)

    community.refresh_from_db()
    assert community.state == state
    assert ["刚才的操作没有执行" in str(message) for message in answer.context["messages"]] == [True]


def test_a_button_pressed_twice_counts_once(desk):
    community = CommunityFactory(state="draft")
    button = {"form_version": opened(desk, community)["form_version"][0]}

    answers = [desk.post(page_of(community).replace("change", "publish"), button) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert ChangeRecord.objects.count() == 1


def test_a_confirmation_sent_twice_counts_once(client, confirmer):
    client.force_login(confirmer)
    fact = FactFactory(state="waiting")
    button = {"form_version": client.get(page_of(fact)).context["version"]}

    answers = [client.post(page_of(fact).replace("change", "confirm"), button) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [line.verb for line in ChangeRecord.objects.all()] == ["confirmed"]


# New rows


def test_a_new_row_sent_twice_is_kept_once_and_found_the_second_time(desk):
    street = StreetFactory()
    form = FormReader(desk.get(address(Community, "add")).text).fields
    form = {**form, "street": street.pk, "name": "海幢社区"}

    answers = [desk.post(address(Community, "add"), form) for _ in range(2)]

    community = Community.objects.get()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[1]["Location"] == page_of(community)
    assert ChangeRecord.objects.count() == 1


def test_a_refused_form_may_be_corrected_and_sent_again(desk):
    form = FormReader(desk.get(address(Community, "add")).text).fields
    refused = desk.post(address(Community, "add"), {**form, "name": "海幢社区"})

    kept = desk.post(address(Community, "add"), {**typed_again(refused), "street": StreetFactory().pk})

    assert (refused.status_code, kept.status_code) == (200, 302)
    assert Community.objects.count() == 1
