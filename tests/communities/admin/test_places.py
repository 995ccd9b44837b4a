"""Places at the desk: addresses that pages can have, tags that fit, and buttons for what residents see."""

import pytest

from communities.models import Alias, Award, Community, ContactCard, Estate, FormerSlug, Showcase
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, ShowcaseFactory, SourceFactory, StreetFactory, UserFactory
from tests.factories.forms import errors, seen, submit

ADD = "/admin/communities/community/add/"


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


def page_of(community, verb="change"):
    return f"/admin/communities/community/{community.pk}/{verb}/"


def verbs():
    return [line.verb for line in ChangeRecord.objects.order_by("number")]


def test_a_new_community_is_a_draft_with_its_line_and_its_readings(desk):
    answer = submit(desk, ADD, street=StreetFactory().pk, name="上涌社区")

    community = Community.objects.get()
    assert (answer.status_code, community.state, community.slug) == (302, "draft", "shangchong")
    assert verbs() == ["created"]


def test_a_reading_may_be_corrected_and_the_old_address_leads_on(desk, community):
    submit(desk, page_of(community), slug="suihua", pinyin="sui hua")

    community.refresh_from_db()
    assert (community.slug, community.pinyin) == ("suihua", "sui hua")
    assert [row.slug for row in FormerSlug.objects.all()] == ["suihuabei"]
    assert verbs() == ["changed"]


@pytest.mark.parametrize("slug", ["穗花北", "Suihuabei", "sui hua", "a/b", "../x", "<b>", "x" * 65])
def test_an_address_that_no_page_could_have_is_refused_in_words(client, desk, community, slug):
    answer = submit(desk, page_of(community), slug=slug)

    assert list(errors(answer)) == ["slug"]
    assert client.get("/communities/").status_code == 200


def test_an_address_that_is_taken_is_refused_in_words(desk, community):
    other = CommunityFactory(name="海洋社区")

    answer = submit(desk, page_of(other), slug="suihuabei")

    assert list(errors(answer)) == ["slug"]


def test_tags_are_parted_as_people_write_them(desk, community):
    submit(desk, page_of(community), tags="居民议事厅、城市体育，“全民阅读”;居民议事厅")

    assert sorted(community.tags.names()) == ["全民阅读", "城市体育", "居民议事厅"]


@pytest.mark.parametrize("tag", ["长" * 41, "长" * 101, "长" * 10_000, "㍿" * 11, "ﷺ" * 30])
def test_a_tag_that_is_too_long_is_refused_in_words(desk, community, tag):
    answer = submit(desk, page_of(community), tags=f"议事，{tag}")

    assert errors(answer) == {"tags": [f"标签“{tag[:10]}…”太长，每个标签最多 40 个字。"]}
    assert list(community.tags.names()) == []


@pytest.mark.parametrize("tag", ["长" * 40, "𠮷", "🏮", "a/b", "<b>", "%", "议事 厅"])
def test_a_tag_of_any_characters_is_taken_and_found(client, desk, community, tag):
    submit(desk, page_of(community), tags=tag)

    found = client.get("/communities/", {"tag": tag}).context["cards"]

    assert [card.community for card in found] == [community]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "长" * 101}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"code": "44010500300"}, "code"),
        ({"code": "４４０１０５００３００１"}, "code"),
        ({"summary": "长" * 121}, "summary"),
        ({"introduction": "长" * 1001}, "introduction"),
        ({"street": "0"}, "street"),
        ({"motif": "dragon"}, "motif"),
        ({"pinyin": "x" * 256}, "pinyin"),
    ],
)
def test_a_slip_is_answered_beside_its_field(desk, community, typed, field):
    answer = submit(desk, page_of(community), **typed)

    assert list(errors(answer)) == [field]
    assert verbs() == (["refused"] if field == "street" else [])  # no page offers that street


def test_a_second_community_of_the_same_name_in_one_street_is_refused_in_words(desk, community):
    answer = submit(desk, ADD, street=community.street.pk, name="穗花北社区")

    assert list(errors(answer)) == ["__all__"]
    assert Community.objects.count() == 1


def test_aliases_estates_and_facilities_are_kept_with_the_community(desk, community):
    submit(desk, page_of(community), row=("aliases", {"name": "穗花北老街", "kind": "spoken"}))
    submit(desk, page_of(community), row=("estates", {"name": "穗花新村"}))

    assert (Alias.objects.get().community, Estate.objects.get().community) == (community, community)


def test_a_contact_card_that_says_nothing_is_refused_in_words(desk, community):
    answer = submit(desk, page_of(community), row=("contact_card", {"source": SourceFactory().pk}))

    assert "地址、电话、办公时间至少填一项。" in answer.text
    assert ContactCard.objects.count() == 0


@pytest.mark.parametrize("phone", ["打电话", "020-12345678<script>", "javascript:1"])
def test_a_phone_that_no_telephone_dials_is_refused_in_words(desk, community, phone):
    answer = submit(desk, page_of(community), row=("contact_card", {"phone": phone, "source": SourceFactory().pk}))

    assert "电话只写数字、空格、横线和“转”。" in answer.text
    assert ContactCard.objects.count() == 0


# Publishing


@pytest.mark.parametrize(
    ("state", "verb", "now", "line"),
    [
        ("draft", "publish", "published", "published"),
        ("withdrawn", "publish", "published", "published"),
        ("published", "withdraw", "withdrawn", "withdrawn"),
    ],
)
def test_the_buttons_change_what_residents_see(desk, state, verb, now, line):
    community = CommunityFactory(state=state)

    page = desk.get(page_of(community)).text
    answer = desk.post(page_of(community, verb), seen(community))

    community.refresh_from_db()
    assert f'action="{page_of(community, verb)}"' in page
    assert (answer.status_code, community.state, verbs()) == (302, now, [line])


def test_the_state_is_no_field_of_the_form(desk):
    community = CommunityFactory(state="draft")
    form = desk.get(page_of(community)).context["adminform"].form

    assert {"state", "published_at"}.isdisjoint(form.fields)


@pytest.mark.parametrize(("role", "status"), [("second_reviewer", 403), ("", 404)])
@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_who_may_not_change_a_community_does_not_publish_it(client, community, role, status, verb):
    client.force_login(UserFactory(role=role))

    answer = client.post(page_of(community, verb))

    community.refresh_from_db()
    assert (answer.status_code, community.state, verbs()) == (status, "published", ["refused"])


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_publishing_needs_a_post_and_a_community(desk, community, verb):
    assert desk.get(page_of(community, verb)).status_code == 405
    for number in (0, 99999999999999999999):
        assert desk.post(f"/admin/communities/community/{number}/{verb}/").status_code == 404


def test_a_reviewer_reads_a_community_and_edits_nothing(client, community, confirmer):
    client.force_login(confirmer)

    page = client.get(page_of(community))
    forged = client.post(page_of(community), {"name": "改名社区"})

    community.refresh_from_db()
    assert (page.status_code, forged.status_code, community.name) == (200, 403, "穗花北社区")


@pytest.mark.parametrize("kind", ["fact", "recognition"])
def test_only_who_may_record_is_shown_the_way_to_a_new_statement(client, community, recorder, confirmer, kind):
    way = f"/admin/communities/{kind}/add/?community={community.pk}"
    shown, opened = {}, {}
    for who in (recorder, confirmer):
        client.force_login(who)
        shown[who] = way in client.get(page_of(community)).content.decode()
        opened[who] = client.get(way).status_code

    assert shown == {recorder: True, confirmer: False}
    assert opened == {recorder: 200, confirmer: 403}


# Designations


def designation(community, **more):
    return {
        "community": community.pk,
        "title": "优秀代表",
        "called_by": "海珠区",
        "source": SourceFactory().pk,
        "citation": "就是其中的优秀代表",
        **more,
    }


def test_a_designation_at_the_desk_leaves_its_line(desk, community):
    submit(desk, "/admin/communities/showcase/add/", **designation(community))

    assert (Showcase.objects.get().community, verbs()) == (community, ["designated"])


def test_a_second_designation_is_refused_in_words(desk):
    showcase = ShowcaseFactory()

    answer = submit(desk, "/admin/communities/showcase/add/", **designation(showcase.community))

    assert errors(answer) == {"__all__": ["这个社区已经是示范社区；请先终止旧的一条。"]}
    assert Showcase.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"citation": ""}, "citation"),
        ({"citation": "照" * 41}, "citation"),
        ({"since": "去年"}, "since"),
        ({"ended_on": "2999-12-31"}, "ended_on"),
        ({"order": "-1"}, "order"),
        ({"order": "9" * 40}, "order"),
    ],
)
def test_a_designation_that_breaks_a_rule_is_refused_in_words(desk, community, more, field):
    answer = submit(desk, "/admin/communities/showcase/add/", **designation(community, **more))

    assert list(errors(answer)) == [field]
    assert Showcase.objects.count() == 0


def test_an_award_may_hint_where_its_lines_break(desk, db):
    submit(desk, "/admin/communities/award/add/", title="广州市文明社区", breaks="广州市|文明社区", level=level("city"))
    submit(desk, "/admin/communities/award/add/", title="广州市平安社区", breaks="另一个|名称", level=level("city"))

    assert [award.lines for award in Award.objects.order_by("pk")] == [["广州市", "文明社区"], ["广州市平安社区"]]


def level(code):
    return Award._meta.get_field("level").related_model.objects.get(code=code).pk
