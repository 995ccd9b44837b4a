"""Deleting for good what has no bin: a reason, a line, the last words in history; nothing that others depend on."""

import pytest
from django.core.management import call_command

from articles.models import Contributor
from communities.models import ContactCard, Person, Source
from portal.history.models import ChangeReason, ChangeRecord, FieldChange
from tests.factories import (
    BylineFactory,
    ContactCardFactory,
    ContributorFactory,
    FactFactory,
    PersonFactory,
    SourceFactory,
)
from tests.factories.forms import FormReader, seen, submit
from tests.portal.site.test_desk import address


@pytest.fixture
def desk(client, superuser):
    client.force_login(superuser)
    return client


def page_of(row, page="delete"):
    return address(type(row), page, row.pk)


def test_a_deletion_leaves_line_reason_and_last_words(desk, superuser):
    card = ContactCardFactory(phone="020-1234")

    page = desk.get(page_of(card)).text
    answer = submit(desk, page_of(card), reason="搬走了")

    line = ChangeRecord.objects.get()
    assert "不能恢复" in page
    assert (answer.status_code, ContactCard.objects.count()) == (302, 0)
    assert (line.verb, line.by_id, line.note) == ("deleted", superuser.pk, "")
    assert FieldChange.objects.get(field="phone").before == "020-1234"
    assert ChangeReason.objects.get().words == "搬走了"


def test_of_somebody_who_is_named_no_words_stay(desk):
    contributor = ContributorFactory(name="陈晓")

    submit(desk, page_of(contributor), reason="本人要求")

    assert Contributor.objects.count() == 0
    assert set(FieldChange.objects.values_list("before", "is_erased")) == {("", True)}
    assert "陈晓" not in ChangeRecord.objects.get().target_label


@pytest.mark.parametrize(
    ("make", "tie"),
    [
        (lambda: FactFactory().source, "事实 1 条"),
        (lambda: BylineFactory().contributor, "署名 1 条"),
    ],
)
def test_what_others_depend_on_is_not_deleted_and_it_is_said(desk, make, tie):
    row = make()

    answer = desk.post(page_of(row), {**seen(row), "reason": "不要了"}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [f"还有内容属于它，所以不能删除：{tie}。"]
    assert type(row).objects.filter(pk=row.pk).exists()


def test_what_changed_since_the_page_was_opened_is_not_deleted(desk):
    source = SourceFactory(title="旧题")
    form = FormReader(desk.get(page_of(source)).text).fields
    submit(desk, page_of(source, "change"), title="新题")

    answer = desk.post(page_of(source), {**form, "reason": "不要了"}, follow=True)

    assert "刚才的操作没有执行" in answer.text
    assert Source.objects.count() == 1


def test_history_of_what_is_gone_can_still_be_erased(desk):
    person = PersonFactory(name="徐进栋")
    submit(desk, page_of(person, "change"), name="徐进楝")
    submit(desk, page_of(person), reason="徐进栋本人要求")
    assert Person.objects.count() == 0

    call_command("erase_history", "communities.person", str(person.pk), "--also", "徐进栋")

    assert not FieldChange.objects.filter(is_erased=False).exists()
    assert ChangeReason.objects.count() == 0
    assert ChangeRecord.objects.order_by("-number").first().target_label == f"人物 {person.pk}"
