"""Two people edit one row: the second sees both texts, loses nothing, and chooses."""

import pytest

from articles.models import Story
from communities.models import Alias, Community, ContactCard
from portal.history.models import ChangeRecord
from tests.factories import (
    AliasFactory,
    BylineFactory,
    CommunityFactory,
    ContactCardFactory,
    ContributorFactory,
    SourceFactory,
    StoryFactory,
)
from tests.factories.forms import add_row, submit
from tests.portal.versions.screens import choices, differences, opened, page_of, typed_again


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
    story = BylineFactory(story=StoryFactory(communities=[first], state="draft")).story
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
