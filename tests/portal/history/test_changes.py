"""Field-level history: what each field said before and after, who changed it, when and why; and how it is erased."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from communities.actions.entries import save_entry
from communities.models import Source
from portal.history import book
from portal.history.actions.erasing import erase_contents
from portal.history.models import ChangeReason, ChangeRecord, FieldChange
from portal.site.models import SiteSettings
from portal.windows import MOTIFS
from tests.factories import (
    AliasFactory,
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    ContactCardFactory,
    ContributorFactory,
    PersonFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, submit
from tests.factories.pictures import PictureFactory
from tests.portal.site.test_desk import address


@pytest.fixture
def superuser(db):
    """Who may open every form there is: a superuser writes no stories, so they hold a role as well."""
    return UserFactory(is_superuser=True, role="street_staff")


@pytest.fixture
def desk(client, superuser):
    client.force_login(superuser)
    return client


def page_of(row, page="change"):
    return address(type(row), page, row.pk)


def changes():
    return {change.field: (change.before, change.after) for change in FieldChange.objects.all()}


def test_a_change_names_its_fields_in_the_book_and_keeps_their_words_apart(recorder):
    source = SourceFactory(title="旧题", publisher="广州日报", credits=[])
    source.title, source.credits = "新题", [{"role": "reporter", "name": "廖靖文"}]

    save_entry(source, by=recorder, reason="报纸更正")

    line = ChangeRecord.objects.get()
    assert (line.details, line.note, line.by_id) == ({"fields": ["title", "credits"]}, "", recorder.pk)
    assert changes() == {"title": ("旧题", "新题"), "credits": ("", "记者 廖靖文")}
    assert list(ChangeReason.objects.values_list("number", "words")) == [(line.number, "报纸更正")]


def test_a_save_that_changes_nothing_leaves_no_line(recorder):
    save_entry(SourceFactory(), by=recorder)

    assert ChangeRecord.objects.count() == 0


def test_relations_and_choices_are_told_by_name(recorder):
    old, new = StreetFactory(name="昌岗街道"), StreetFactory(name="新港街道")
    community = CommunityFactory(street=old, motif="")
    community.street, community.motif = new, "kapok"

    save_entry(community, by=recorder)

    assert changes() == {"street": ("昌岗街道", "新港街道"), "motif": ("", MOTIFS["kapok"])}


def test_tags_and_inline_rows_are_told_with_their_owner(desk):
    community = AliasFactory(name="老街", kind="spoken").community
    community.tags.add("党建")

    submit(desk, page_of(community), tags="党建、议事", **{"aliases-0-name": "新街"})

    assert ChangeRecord.objects.get().details == {"fields": ["tags", "aliases"]}
    assert changes() == {
        "tags": ("党建", "党建\n议事"),
        "aliases": ("别名 老街；类别 习惯称呼", "别名 新街；类别 习惯称呼"),
    }


def test_a_deleted_inline_row_is_told(desk):
    card = ContactCardFactory(phone="020-1234")

    submit(desk, page_of(card.community), **{"contact_card-0-DELETE": "on"})

    assert ChangeRecord.objects.get().details == {"fields": ["contact_card"]}
    before, after = changes()["contact_card"]
    assert ("020-1234" in before, after) == (True, "")


def test_a_storys_byline_communities_and_text_are_told(desk):
    story = BylineFactory(story=StoryFactory(communities=[CommunityFactory(name="甲社区")], state="draft")).story
    other, writer = CommunityFactory(name="乙社区"), ContributorFactory(name="穗文明")

    submit(
        desk,
        page_of(story),
        text="新的导语。",
        communities=[other.pk],
        change_reason="重写",
        **{"bylines-0-contributor": writer.pk},
    )

    told = changes()
    assert set(told) == {"body", "communities", "bylines"}
    assert told["communities"] == ("甲社区", "乙社区")
    assert told["body"][1] == "新的导语。"
    assert "穗文明" in told["bylines"][1]
    assert ChangeReason.objects.get().words == "重写"


@pytest.mark.parametrize(
    ("factory", "name"),
    [
        (ContributorFactory, "name"),
        (UserFactory, "name"),
        (PersonFactory, "name"),
        (PictureFactory, "alt"),
        (lambda: Tag.objects.create(name="旧名"), "name"),
        (lambda: SiteSettings.objects.create(pk=1, name="旧名"), "name"),
        (CommunityFactory, "summary"),
    ],
)
def test_every_kind_of_row_leaves_line_words_and_reason(desk, superuser, factory, name):
    row = factory()
    old = getattr(row, name)

    submit(desk, page_of(row), change_reason="更正", **{name: "新名"})

    line = ChangeRecord.objects.get()
    assert (line.verb, line.by_id, line.details["fields"]) == ("changed", superuser.pk, [name])
    assert changes() == {name: (old, "新名")}
    assert ChangeReason.objects.get().words == "更正"


def test_a_new_account_and_a_new_contributor_leave_their_lines(desk):
    submit(desk, "/admin/articles/contributor/add/", name="穗文明", kind="person")
    password = "correct horse battery"
    submit(desk, "/admin/accounts/user/add/", username="chen", name="陈晓", password1=password, password2=password)

    lines = ChangeRecord.objects.order_by("number").values_list("verb", "target_type")
    assert list(lines) == [("created", "articles.contributor"), ("created", "accounts.user")]


def test_of_a_password_only_the_fact_is_told(desk):
    account = UserFactory()
    new = "another horse battery"

    submit(desk, f"/admin/accounts/user/{account.pk}/password/", password1=new, password2=new)

    assert ChangeRecord.objects.get().details == {"fields": ["password"]}
    assert changes() == {"password": ("", "")}
    assert "内容不在历史里" in desk.get(page_of(account, "history")).text


def test_the_book_of_a_person_holds_no_name(desk):
    person = PersonFactory(name="徐进栋")

    submit(desk, page_of(person), name="徐进楝", change_reason="徐进栋本人来电")

    line = ChangeRecord.objects.get()
    assert "徐进" not in f"{line.target_label}{line.note}{line.details}"


# The page


def test_the_history_page_shows_old_and_new_who_and_why(desk, superuser):
    source = SourceFactory(title="社区旧事", publisher="广州日报")
    submit(desk, page_of(source), title="社区新事", change_reason="报纸更正")

    page = desk.get(page_of(source, "history")).text

    assert "社区<del>旧</del>事" in page
    assert "社区<ins>新</ins>事" in page
    assert "原因：报纸更正" in page
    assert f"{superuser}，" in page


def test_the_page_escapes_what_was_typed(desk):
    source = SourceFactory(title="旧")
    submit(desk, page_of(source), title="<script>alert(1)</script>", change_reason="<b>x</b>")

    page = desk.get(page_of(source, "history")).text

    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_a_part_tells_also_what_happened_to_it_on_its_owners_page_and_the_other_way(desk):
    card = ContactCardFactory(phone="020-1234")
    submit(desk, page_of(card.community), **{"contact_card-0-phone": "020-5678"})
    submit(desk, page_of(card), phone="020-9999")

    for row in (card, card.community):
        page = re.sub("<(ins|del|/ins|/del)>", "", desk.get(page_of(row, "history")).text)
        assert ("020-5678" in page, "020-9999" in page) == (True, True)


def test_history_is_not_for_those_who_may_not_see_the_row(client, db):
    client.force_login(UserFactory())

    there, never = (client.get(page_of(row, "history")) for row in (SourceFactory(), Source(pk=987654321)))

    assert (there.status_code, there["Location"]) == (never.status_code, never["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("page", ["0", "99", "x", "-1", "9" * 30])
def test_any_page_of_a_history_opens(desk, page):
    assert desk.get(page_of(SourceFactory(), "history"), {"page": page}).status_code == 200


def test_a_long_history_costs_as_many_questions_as_a_short_one(desk, recorder):
    source = SourceFactory(title="题")
    submit(desk, page_of(source), title="题一")
    desk.get(page_of(source, "history"))  # what a session asks once is not counted
    with CaptureQueriesContext(connection) as short:
        desk.get(page_of(source, "history"))
    for number in range(20):
        source.title = f"题{number}"
        save_entry(source, by=recorder, reason="更正")

    with CaptureQueriesContext(connection) as long:
        desk.get(page_of(source, "history"))

    assert len(long) == len(short)


# What both began from


def test_the_conflict_page_knows_what_both_began_from(desk):
    community = CommunityFactory(summary="原来的介绍")
    form = FormReader(desk.get(page_of(community)).text).fields
    submit(desk, page_of(community), summary="她的介绍")
    submit(desk, page_of(community), summary="她又改的介绍")

    answer = desk.post(page_of(community), {**form, "summary": "我的介绍"})

    assert [item.before for item in answer.context["conflict"].differences] == ["原来的介绍"]


# Erasing


def test_erasing_empties_contents_and_reasons_and_leaves_the_book_whole(recorder):
    person, source = PersonFactory(name="徐进栋"), SourceFactory(description="徐进栋的来信")
    for row, name in ((person, "name"), (source, "description")):
        setattr(row, name, "改过")
        save_entry(row, by=recorder, reason="应徐进栋要求")

    emptied = erase_contents(person, words=["徐进栋"], by=recorder)

    assert emptied == FieldChange.objects.filter(is_erased=True).count() + 2
    assert not FieldChange.objects.filter(before__contains="徐进栋").exists()
    assert ChangeReason.objects.count() == 0
    assert book.faults() == []
    assert ChangeRecord.objects.order_by("-number").first().verb == "erased"


def test_what_is_erased_is_said_to_be_gone(desk, recorder):
    person = PersonFactory(name="徐进栋")
    submit(desk, page_of(person), name="徐进楝")
    erase_contents(person, by=recorder)

    page = desk.get(page_of(person, "history")).text

    assert "徐进栋" not in page
    assert "内容不在历史里：从不记录，或已按要求清除。" in page


def test_erased_contents_cannot_be_kept_half(recorder):
    source = SourceFactory(title="旧题")
    source.title = "新题"
    save_entry(source, by=recorder)

    with pytest.raises(IntegrityError, match="erased_is_empty"), transaction.atomic():
        FieldChange.objects.update(is_erased=True)


def test_the_command_erases_and_refuses_what_is_not_there(recorder, capsys):
    person = PersonFactory(name="徐进栋")
    person.name = "改过"
    save_entry(person, by=recorder)

    call_command("erase_history", "communities.person", str(person.pk))

    assert "已清除" in capsys.readouterr().out
    for model, number in (("communities.person", "99999"), ("nothing.here", "1"), ("communities.person", "x")):
        with pytest.raises(CommandError, match="没有这一条"):
            call_command("erase_history", model, number)


# Scopes


def test_names_from_outside_ones_scope_are_in_no_history(client, desk):
    here, there = StreetFactory(name="昌岗街道"), StreetFactory(name="新港街道")
    mine = CommunityFactory(street=here, name="穗花北社区")
    theirs = CommunityFactory(street=there, name="赤岗金丝雀社区", state="draft")
    story = CitationFactory(story=StoryFactory(communities=[mine], state="draft")).story
    submit(desk, page_of(story), communities=[mine.pk, theirs.pk])
    submit(desk, page_of(story), communities=[mine.pk])

    district = desk.get(page_of(story, "history")).text
    client.force_login(UserFactory(role="street_staff", role__street=here))
    street = client.get(page_of(story, "history"))

    assert "赤岗金丝雀社区" in district
    assert (street.status_code, "金丝雀" in street.text, "不在您的范围内" in street.text) == (200, False, True)
    assert "穗花北社区" in street.text


def test_parts_tell_rows_of_scopes_by_number_only(desk):
    citation = CitationFactory(story__state="draft")

    submit(desk, page_of(citation.story), **{"citations-0-caption": "住在这里的人"})

    before, after = changes()["citations"]
    assert f"事实 {citation.fact_id}" in before
    assert (str(citation.fact) in after, "住在这里的人" in after) == (False, True)
