"""The bin: deleted with a reason, gone from everywhere, brought back for thirty days, then gone for good."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Byline, Citation, Story
from communities.actions.places import publish_community
from communities.models import Alias, Community, ContactCard, Estate
from portal.bin.actions.rows import delete_row, purge_row, restore_row
from portal.bin.deleted import removable_models
from portal.history import book, seals
from portal.history.models import ChangeReason, ChangeRecord, FieldChange, Verb
from portal.images.models import Picture
from tests.factories import (
    AliasFactory,
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    ContactCardFactory,
    DistrictFactory,
    EstateFactory,
    FactFactory,
    StoryFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, seen, submit
from tests.factories.pictures import PictureFactory
from tests.portal.site.test_desk import address

NAME = "穗花北社区"

# A row of every kind that may go into the bin.
DELETABLE = {
    Community: lambda: CommunityFactory(name=NAME, state="draft"),
    Story: lambda: StoryFactory(title=NAME, state="draft"),
    Picture: lambda: PictureFactory(alt=NAME),
}
KINDS = pytest.mark.parametrize("model", DELETABLE, ids=lambda model: model.__name__)


@pytest.fixture
def desk(client, recorder):
    client.force_login(recorder)
    return client


def page_of(row, page="change"):
    return address(type(row), page, row.pk)


def days_later(days):
    """Let everything in the book have happened so many days earlier, and one thing just now, as on a living portal."""
    with seals.lifted():
        for line in ChangeRecord.objects.all():
            ChangeRecord.objects.filter(pk=line.pk).update(at=line.at - timedelta(days=days))
    book.record(Verb.CHANGED, DistrictFactory(), by=None)


def test_every_model_that_can_be_deleted_is_tried_here():
    assert set(removable_models()) == set(DELETABLE)


@KINDS
def test_a_row_is_deleted_with_a_reason_and_brought_back_by_a_button(desk, recorder, model):
    row = DELETABLE[model]()

    deleted = submit(desk, page_of(row, "delete"), reason="重复录入")
    bin_page = desk.get(address(model, "bin")).text
    restored = desk.post(page_of(row, "restore"))

    row.refresh_from_db()
    assert (deleted.status_code, restored.status_code, row.is_deleted) == (302, 302, False)
    assert [word in bin_page for word in (NAME, str(recorder), "重复录入")] == [True, True, True]
    lines = ChangeRecord.objects.order_by("number").values_list("verb", "by_id", "note")
    assert list(lines) == [("deleted", recorder.pk, ""), ("restored", recorder.pk, "")]
    assert ChangeReason.objects.get().words == "重复录入"


@KINDS
def test_what_lies_in_the_bin_is_nowhere_at_the_desk(desk, recorder, model):
    row = DELETABLE[model]()
    delete_row(row, reason="重复录入", by=recorder)

    listed = list(desk.get(address(model, "changelist")).context["cl"].result_list)
    pages = [desk.get(page_of(row, page)).status_code for page in ("change", "history", "delete")]
    start = desk.get("/admin/").text

    assert (listed, pages) == ([], [302, 302, 302])
    assert NAME not in start


@pytest.mark.parametrize("model", [Community, Story])
def test_the_filter_by_state_offers_no_bin(desk, model):
    found = desk.get(address(model, "changelist")).context["cl"]

    offered = [str(choice["display"]) for choice in found.filter_specs[0].choices(found)]

    assert offered == ["全部", "草稿", "已发布", "已撤下"]


@pytest.mark.parametrize(("model", "name"), [(Community, "communities"), (Picture, "picture")])
def test_what_lies_in_the_bin_cannot_be_chosen(client, recorder, model, name):
    desk = client
    desk.force_login(UserFactory(role="street_staff"))
    row = delete_row(DELETABLE[model](), reason="重复录入", by=recorder)

    answer = submit(desk, page_of(StoryFactory(state="draft")), **{name: [row.pk]})
    asked = {"app_label": "articles", "model_name": "story", "field_name": name, "term": NAME}
    found = desk.get("/admin/autocomplete/", asked)

    assert list(answer.context["adminform"].form.errors) == [name]
    assert found.json()["results"] == []


def test_residents_and_the_json_see_nothing_of_what_lies_in_the_bin(client, recorder):
    community, story = DELETABLE[Community](), DELETABLE[Story]()
    public = StoryFactory(communities=[community])
    for row in (community, story):
        delete_row(row, reason="重复录入", by=recorder)

    lists = ["/", "/communities/", "/communities/?q=穗花", "/stories/", "/search/?q=穗花", public.get_absolute_url()]
    machines = ["/api/communities/", "/api/stories/", "/sitemap-communities.xml", "/sitemap-stories.xml"]
    answers = {page: client.get(page) for page in (*lists, *machines)}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert [page for page, answer in answers.items() if NAME in answer.text or community.slug in answer.text] == []
    assert client.get(f"/communities/{community.slug}/").status_code == 404
    assert client.get(f"/api/communities/{community.slug}/").status_code == 404


@KINDS
def test_nobody_deletes_without_a_reason(desk, model):
    row = DELETABLE[model]()

    answers = [submit(desk, page_of(row, "delete"), reason=reason) for reason in ("", "  ", "a\x00b", "字" * 201)]
    with pytest.raises(ValidationError, match="请写明删除的原因"):
        delete_row(row, reason=" ", by=None)

    row.refresh_from_db()
    assert [list(answer.context["form"].errors) for answer in answers] == [["reason"]] * 4
    assert (row.is_deleted, ChangeRecord.objects.count()) == (False, 0)


def test_a_deletion_that_is_stale_or_sent_twice_is_not_done(desk):
    community = DELETABLE[Community]()
    form = FormReader(desk.get(page_of(community, "delete")).text).fields
    submit(desk, page_of(community), summary="改过的介绍")

    answer = desk.post(page_of(community, "delete"), {**form, "reason": "重复录入"}, follow=True)
    fresh = {**seen(community), "reason": "重复录入"}
    twice = [desk.post(page_of(community, "delete"), fresh).status_code for _ in range(2)]

    assert "刚才的操作没有执行" in answer.text
    assert twice == [302, 302]
    assert [line.verb for line in ChangeRecord.objects.order_by("number")] == ["changed", "deleted", "refused"]


def test_a_restoration_sent_twice_counts_once(desk, recorder):
    community = delete_row(DELETABLE[Community](), reason="重复录入", by=recorder)

    answers = [desk.post(page_of(community, "restore")).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert ChangeRecord.objects.filter(verb="restored").count() == 1


# What must stay


@pytest.mark.parametrize("state", ["published", "withdrawn"])
@pytest.mark.parametrize("factory", [CommunityFactory, StoryFactory])
def test_what_was_public_is_never_deleted(desk, factory, state):
    row = factory(state=state)

    answer = desk.get(page_of(row, "delete"))

    with pytest.raises(PermissionDenied, match="公开过的"):
        delete_row(row, reason="重复录入", by=None)
    assert answer.status_code == 403


@pytest.mark.parametrize("state", ["published", "waiting", "retired"])
def test_a_community_of_which_something_is_recorded_stays(desk, state):
    fact = FactFactory(community=DELETABLE[Community](), state=state)

    answer = desk.get(page_of(fact.community, "delete"), follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["还有内容属于它，所以不能删除：事实 1 条。"]


def test_the_database_refuses_a_public_row_in_the_bin(recorder):
    community = CommunityFactory()

    with pytest.raises(IntegrityError, match="knows_when_it_was_first_published"), transaction.atomic():
        Community.objects.filter(pk=community.pk).update(state="deleted")


def test_what_lies_in_the_bin_is_not_published(recorder):
    community = delete_row(DELETABLE[Community](), reason="重复录入", by=recorder)

    with pytest.raises(ValidationError, match="请先恢复"):
        publish_community(community, by=recorder)


@KINDS
@pytest.mark.parametrize(("role", "statuses"), [("second_reviewer", [403, 403, 403]), ("", [302, 404, 403])])
def test_who_may_not_delete_neither_deletes_nor_restores_nor_looks(client, recorder, model, role, statuses):
    row, binned = DELETABLE[model](), DELETABLE[model]() if model is not Community else CommunityFactory(state="draft")
    delete_row(binned, reason="重复录入", by=recorder)
    client.force_login(UserFactory(role=role))

    answers = [
        client.post(page_of(row, "delete"), {**seen(row), "reason": "重复录入"}),
        client.post(page_of(binned, "restore")),
        client.get(address(model, "bin")),
    ]

    assert [answer.status_code for answer in answers] == statuses
    assert list(ChangeRecord.objects.values_list("verb", flat=True)) == ["refused", "refused", "deleted"]


# For good


def test_after_thirty_days_a_row_goes_for_good_with_its_parts_and_the_contents_of_its_history(desk, recorder, capsys):
    community = DELETABLE[Community]()
    for factory in (AliasFactory, EstateFactory, ContactCardFactory):
        factory(community=community)
    community.tags.add("议事")
    submit(desk, page_of(community), summary="改过的介绍")
    delete_row(community, reason="重复录入", by=recorder)
    days_later(31)

    call_command("purge_deleted")

    assert "已彻底删除 1 条" in capsys.readouterr().out
    assert [model.objects.count() for model in (Community, Alias, Estate, ContactCard)] == [0, 0, 0, 0]
    assert not FieldChange.objects.filter(is_erased=False).exists()
    verbs = ChangeRecord.objects.filter(target_type="communities.community").order_by("number")
    assert [line.verb for line in verbs] == ["changed", "deleted", "purged", "erased"]


def test_a_story_goes_for_good_with_byline_and_citations(recorder):
    story = DELETABLE[Story]()
    BylineFactory(story=story)
    CitationFactory(story=story)
    delete_row(story, reason="重复录入", by=recorder)
    days_later(30)

    call_command("purge_deleted")

    assert [model.objects.count() for model in (Story, Byline, Citation)] == [0, 0, 0]


@KINDS
def test_before_thirty_days_nothing_goes_and_after_them_nothing_comes_back(desk, recorder, model):
    row = delete_row(DELETABLE[model](), reason="重复录入", by=recorder)
    days_later(29)
    call_command("purge_deleted")
    kept = model._base_manager.filter(pk=row.pk).exists()
    days_later(1)

    answer = desk.post(page_of(row, "restore"))
    with pytest.raises(PermissionDenied, match="超过 30 天"):
        restore_row(row, by=recorder)

    assert (kept, answer.status_code) == (True, 403)
    assert "已过期" in desk.get(address(model, "bin")).text


@pytest.mark.parametrize("days", [3, 31, 400])
def test_a_clock_that_jumped_ahead_deletes_nothing(recorder, days):
    community = delete_row(DELETABLE[Community](), reason="重复录入", by=recorder)
    with seals.lifted():
        ChangeRecord.objects.update(at=timezone.now() - timedelta(days=days))

    with pytest.raises(CommandError, match="时钟可能跳快了"):
        call_command("purge_deleted")

    assert Community.objects.get() == community


def test_what_was_brought_back_meanwhile_is_not_purged(recorder):
    community = delete_row(DELETABLE[Community](), reason="重复录入", by=recorder)
    restore_row(community, by=recorder)
    days_later(31)

    assert purge_row(community, by=None) is False
    assert Community.objects.count() == 1


def test_deleted_again_the_thirty_days_begin_anew(recorder):
    community = delete_row(DELETABLE[Community](), reason="重复录入", by=recorder)
    restore_row(community, by=recorder)
    days_later(31)
    delete_row(community, reason="又删除", by=recorder)

    call_command("purge_deleted")

    assert Community.objects.count() == 1


def test_what_came_to_depend_on_it_keeps_it_and_is_told(recorder):
    community = delete_row(DELETABLE[Community](), reason="重复录入", by=recorder)
    FactFactory(community=community)
    days_later(31)

    with pytest.raises(CommandError, match=f"没有删除：社区 {community.pk}"):
        call_command("purge_deleted")

    assert Community.objects.count() == 1
