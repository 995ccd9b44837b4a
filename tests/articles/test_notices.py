"""Who is told what, once, and that no step waits for a mail server."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.actions.remarks import add_remark
from articles.actions.road import withdraw_story
from articles.models import Notice, Revision
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.newsroom import bring_to, pass_review, return_it, submitted

INBOX = "/admin/articles/notice/"


@pytest.fixture
def place(db):
    return CommunityFactory(street=StreetFactory(name="昌岗街道"))


@pytest.fixture
def reviewers(place):
    """A first reviewer of the street, one of another street, and the two of the district."""
    return {
        "here": UserFactory(role="first_reviewer", role__street=place.street),
        "elsewhere": UserFactory(role="first_reviewer", role__street=StreetFactory(name="新港街道")),
        "second": UserFactory(role="second_reviewer"),
        "final": UserFactory(role="final_reviewer"),
    }


def told(kind):
    return {notice.person for notice in Notice.objects.filter(kind=kind)}


def test_who_may_decide_next_is_told_that_something_waits(place, reviewers):
    revision = submitted(communities=[place])
    first = told("waiting")
    pass_review(revision, by=reviewers["here"])

    assert first == {reviewers["here"]}
    assert told("waiting") == {reviewers["here"], reviewers["second"]}


def test_once_it_is_decided_nobody_is_asked_to_review_it_any_more(place, reviewers):
    colleague = UserFactory(role="first_reviewer", role__street=place.street)
    revision = submitted(communities=[place])
    pass_review(revision, by=colleague)

    assert {notice.person for notice in Notice.objects.unread()} == {reviewers["second"]}


def test_who_wrote_it_is_not_told_to_review_it(place, reviewers):
    submitted(communities=[place], by=reviewers["here"])

    assert told("waiting") == set()


def test_authors_are_told_what_became_of_it(place):
    author, reviewer = UserFactory(), UserFactory()
    returned = return_it(submitted(title="一", communities=[place], by=author))
    add_remark(returned, by=reviewer, words="第二段再核")
    published = bring_to(submitted(title="二", communities=[place], by=author), "published")
    withdraw_story(published.story, by=reviewer, reason="内容有误")

    for kind in ("returned", "remark", "published", "withdrawn"):
        assert told(kind) == {author}, kind


def test_a_second_remark_is_news_again(place):
    author, reviewer = UserFactory(), UserFactory()
    revision = submitted(communities=[place], by=author)
    add_remark(revision, by=reviewer, words="第一句")
    Notice.objects.update(read_at=timezone.now(), mailed_at=timezone.now())

    add_remark(revision, by=reviewer, words="第二句")

    (notice,) = Notice.objects.filter(kind="remark")
    assert (notice.person, notice.read_at, notice.mailed_at) == (author, None, None)


def test_what_is_late_is_told_once(place, reviewers, settings):
    revision = submitted(communities=[place])
    Revision.objects.filter(pk=revision.pk).update(
        entered_at=timezone.now() - timedelta(hours=settings.REVIEW_HOURS, minutes=1)
    )

    call_command("send_notices")
    call_command("send_notices")

    assert [notice.person for notice in Notice.objects.filter(kind="late")] == [reviewers["here"]]


def test_a_mail_tells_everything_unread_once_and_no_title(place, settings):
    settings.MAIL = {"EMAIL_HOST": "mail.example.cn"}
    author = UserFactory(email="chen@example.cn")
    return_it(submitted(title="没有公开的稿子", communities=[place], by=author))
    return_it(submitted(title="另一篇", communities=[place], by=author))

    call_command("send_notices")
    call_command("send_notices")

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["chen@example.cn"], "有 2 条通知等您看")
    assert "没有公开的稿子" not in letter.body
    assert letter.body.count("/admin/articles/revision/") == 2


def test_a_dead_mail_server_loses_nothing(place, settings, monkeypatch):
    settings.MAIL = {"EMAIL_HOST": "mail.example.cn"}
    author = UserFactory(email="chen@example.cn")
    return_it(submitted(communities=[place], by=author))

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("articles.mailing.send_mail", refuse)
        with pytest.raises(CommandError, match="有 1 封没有寄出"):
            call_command("send_notices")
    call_command("send_notices")

    assert len(mail.outbox) == 1


def test_an_inbox_is_its_owners_alone(client, place):
    author, other = UserFactory(role="reporter"), UserFactory(role="district_admin")
    return_it(submitted(title="退回的稿子", communities=[place], by=author))
    notice = Notice.objects.get(person=author)
    client.force_login(other)

    listed = client.get(INBOX).text
    answer = client.post(f"{INBOX}{notice.pk}/open/")

    assert "退回的稿子" not in listed
    assert answer.status_code == 404


def test_opening_a_notice_marks_it_as_read_and_leads_to_the_text(client, place):
    author = UserFactory(role="reporter")
    revision = return_it(submitted(communities=[place], by=author))
    client.force_login(author)

    before = client.get("/admin/").text
    answer = client.post(f"{INBOX}{Notice.objects.get().pk}/open/")
    after = client.get("/admin/").text

    assert answer["Location"] == f"/admin/articles/revision/{revision.pk}/change/"
    assert ('class="adm-head__count">1<' in before, "adm-head__count" in after) == (True, False)


def test_all_are_read_at_once(client, place):
    author = UserFactory(role="reporter")
    return_it(submitted(communities=[place], by=author))
    client.force_login(author)

    client.post(f"{INBOX}read/")

    assert not Notice.objects.unread().exists()


def test_the_start_page_lists_what_waits_and_what_came_back(client, place, reviewers):
    author = UserFactory(role="reporter", role__street=place.street)
    submitted(title="等初审的稿子", communities=[place], by=author)
    return_it(submitted(title="退回的稿子", communities=[place], by=author))

    client.force_login(reviewers["here"])
    of_reviewer = client.get("/admin/").text
    client.force_login(author)
    of_author = client.get("/admin/").text

    assert ("等初审的稿子" in of_reviewer, "退回的稿子" in of_reviewer) == (True, False)
    assert ("退回的稿子" in of_author, "等我审的稿子" in of_author) == (True, False)
