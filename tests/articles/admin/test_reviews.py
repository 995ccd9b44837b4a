"""The review desk: what waits for whom, and deciding by the page that shows it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.enums import CheckItem
from articles.models import PreviewLink, Remark, Revision, Story
from articles.signing import seen_of
from portal.addresses import absolute
from portal.history.models import ChangeRecord, Verb
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.newsroom import bring_to, pass_review, return_it, submitted

QUEUE = "/admin/articles/revision/"


@pytest.fixture
def place(db):
    return CommunityFactory(street=StreetFactory(name="昌岗街道"), name="穗花北社区")


def address(revision, verb="change"):
    return f"/admin/articles/revision/{revision.pk}/{verb}/"


def sheet(revision, **typed):
    return {"seen": seen_of(revision), "checklist": list(CheckItem.values), **typed}


def reviewer(client, place, role):
    """Somebody of this role, logged in, for the street or its district."""
    where = {"role__street": place.street} if role in ("first_reviewer", "street_staff", "reporter") else {}
    person = UserFactory(role=role, **where)
    client.force_login(person)
    return person


def state_of(revision):
    return Revision.objects.get(pk=revision.pk).state


def titles(answer):
    return {queue.key: [line.revision.title for line in queue.lines] for queue in answer.context["queues"]}


@pytest.mark.parametrize(
    ("role", "state", "then"),
    [
        ("first_reviewer", "first", "second"),
        ("second_reviewer", "second", "final"),
        ("final_reviewer", "final", "published"),
    ],
)
def test_each_reviewer_finds_and_passes_what_waits_for_them(client, place, role, state, then):
    revision = bring_to(submitted(title="商量出来的好邻里", communities=[place]), state)
    reviewer(client, place, role)

    waiting = titles(client.get(QUEUE))[state]
    answer = client.post(address(revision, "approve"), sheet(revision))

    assert waiting == ["商量出来的好邻里"]
    assert (answer.status_code, answer["Location"], state_of(revision)) == (302, QUEUE, then)
    assert titles(client.get(QUEUE))[state] == []


def test_the_oldest_waits_in_front_and_what_is_late_says_so(client, place, settings):
    young = submitted(title="新的", communities=[place])
    old = submitted(title="旧的", communities=[place])
    Revision.objects.filter(pk=old.pk).update(entered_at=timezone.now() - timedelta(hours=settings.REVIEW_HOURS + 1))
    reviewer(client, place, "first_reviewer")

    (queue,) = client.get(QUEUE).context["queues"]

    assert [(line.revision, line.is_late) for line in queue.lines] == [(old, True), (young, False)]


def test_what_a_colleague_claimed_comes_last_and_can_be_taken_over(client, place):
    claimed = submitted(title="一", communities=[place])
    free = submitted(title="二", communities=[place])
    colleague = UserFactory(role="first_reviewer", role__street=place.street)
    client.force_login(colleague)
    client.post(address(claimed, "claim"), {"seen": seen_of(claimed)})

    person = reviewer(client, place, "first_reviewer")
    (queue,) = client.get(QUEUE).context["queues"]
    client.post(address(claimed, "claim"), {"seen": seen_of(claimed)})

    assert [line.revision for line in queue.lines] == [free, claimed]
    assert Revision.objects.get(pk=claimed.pk).claimed_by == person


def test_another_streets_text_is_neither_listed_nor_there(client, place):
    revision = submitted(title="别街的稿子", communities=[CommunityFactory()])
    reviewer(client, place, "first_reviewer")

    listed = titles(client.get(QUEUE))
    page = client.get(address(revision))
    answer = client.post(address(revision, "approve"), sheet(revision))

    assert listed == {"first": []}
    assert (page.status_code, "别街的稿子" in page.text) == (302, False)
    assert (answer.status_code, state_of(revision)) == (404, "first")


@pytest.mark.parametrize(("role", "state"), [("second_reviewer", "second"), ("final_reviewer", "final")])
def test_who_decided_before_does_not_decide_again(client, place, role, state):
    person = reviewer(client, place, role)
    revision = bring_to(pass_review(submitted(communities=[place]), by=person), state)

    listed = titles(client.get(QUEUE))[state]
    page = client.get(address(revision))
    answer = client.post(address(revision, "approve"), sheet(revision))

    assert listed == []
    assert "同一篇稿子的三审须由三个人完成" in page.text
    assert f'action="{address(revision, "approve")}"' not in page.text
    assert (answer.status_code, state_of(revision)) == (403, state)
    assert ChangeRecord.objects.filter(verb=Verb.REFUSED).count() == 1


def test_a_superuser_reviews_nothing(client, place):
    revision = submitted(communities=[place])
    client.force_login(UserFactory(is_superuser=True))

    answer = client.post(address(revision, "approve"), sheet(revision))

    assert (answer.status_code, state_of(revision)) == (403, "first")


def test_an_incomplete_sheet_is_answered_with_what_is_missing_and_what_was_typed(client, place):
    revision = submitted(communities=[place])
    reviewer(client, place, "first_reviewer")

    answer = client.post(address(revision, "approve"), sheet(revision, checklist=["proof"], opinion="第二段再核"))

    assert (answer.status_code, state_of(revision)) == (422, "first")
    assert "还有6项没有确认" in answer.text
    assert "第二段再核</textarea>" in answer.text
    assert 'value="proof"' in answer.text


def test_going_back_needs_a_reason_and_reaches_the_author(client, place):
    author = UserFactory(role="reporter", role__street=place.street)
    revision = submitted(communities=[place], by=author)
    reviewer(client, place, "first_reviewer")

    without = client.post(address(revision, "return"), sheet(revision, checklist=[]))
    client.post(address(revision, "return"), sheet(revision, checklist=[], opinion="“600人次”漏了“多”字"))

    assert (without.status_code, state_of(revision)) == (422, "returned")
    client.force_login(author)
    assert "“600人次”漏了“多”字" in client.get(address(revision)).text


def test_two_who_decide_one_after_the_other_learn_who_was_first(client, place):
    revision = submitted(communities=[place])
    typed = sheet(revision, opinion="我的意见")
    reviewer(client, place, "first_reviewer")
    pass_review(revision)

    answer = client.post(address(revision, "approve"), typed, follow=True)

    assert state_of(revision) == "second"
    assert (
        any("已经有人处理过了" in str(message) for message in answer.context["messages"]) or answer.status_code == 403
    )


def test_a_last_review_may_set_the_time(client, place):
    revision = bring_to(submitted(communities=[place]), "final")
    person = reviewer(client, place, "final_reviewer")
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)

    past = client.post(address(revision, "approve"), sheet(revision, publish_at="2019-12-05T09:00"))
    client.post(address(revision, "approve"), sheet(revision, publish_at=tomorrow.strftime("%Y-%m-%dT%H:%M")))

    now = Revision.objects.get()
    assert (past.status_code, now.state, now.publish_at) == (422, "approved", tomorrow)
    client.post(address(revision, "publish"), {"seen": seen_of(now)})
    assert (state_of(revision), Story.objects.get().state) == ("published", "published")
    assert person in [row.person for row in now.signatures.all()]


def test_what_waits_for_its_time_can_be_stopped_with_a_reason(client, place):
    later = timezone.now() + timedelta(days=1)
    revision = bring_to(submitted(communities=[place]), "approved", publish_at=later)
    reviewer(client, place, "final_reviewer")

    client.post(address(revision, "stop"), {"seen": seen_of(revision)})
    without_a_reason = state_of(revision)
    client.post(address(revision, "stop"), {"seen": seen_of(revision), "reason": "日期写错"})

    assert (without_a_reason, state_of(revision)) == ("approved", "returned")


def test_remarks_hang_on_their_paragraph_until_they_are_settled(client, place):
    revision = submitted(communities=[place], text="导语。\n\n600人次参加。")
    person = reviewer(client, place, "first_reviewer")

    client.post(address(revision, "remark"), {"anchor": "p2", "words": "漏了“多”字。"})
    said = Remark.objects.get()
    client.post(address(revision, "remark"), {"answers": said.pk, "words": "已改。"})
    client.post(f"{address(revision, 'settle')}{said.pk}/")

    said.refresh_from_db()
    assert (said.anchor, said.by, said.settled_by, said.replies.get().words) == ("p2", person, person, "已改。")
    assert "漏了“多”字。" in client.get(address(revision)).text
    assert not ChangeRecord.objects.filter(target_label__contains="多").exists()


@pytest.mark.parametrize(
    "typed", [{"anchor": "p9", "words": "一"}, {"anchor": "x", "words": "一"}, {"words": ""}, {"words": "长" * 2001}]
)
def test_a_remark_on_nothing_is_refused_in_words(client, place, typed):
    revision = submitted(communities=[place])
    reviewer(client, place, "first_reviewer")

    answer = client.post(address(revision, "remark"), typed)

    assert (answer.status_code, Remark.objects.count()) == (422, 0)
    assert "留言还没有保存" in answer.text
    assert typed["words"] in answer.text


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_a_link_shows_one_revision_to_whoever_holds_it_and_ends(client, place, how):
    revision = submitted(title="没有公开的稿子", communities=[place])
    reviewer(client, place, "first_reviewer")
    client.post(address(revision, "link"))
    page = client.get(address(revision))
    preview = page.context["preview"]
    again = client.get(address(revision)).context["preview"]
    stranger = type(client)()

    shown = stranger.get(preview)
    link = PreviewLink.objects.get()
    if how == "revoked":
        client.post(f"{address(revision, 'revoke')}{link.pk}/")
    elif how == "expired":
        PreviewLink.objects.update(made_at=timezone.now() - timedelta(days=8), expires_at=timezone.now())
    after = stranger.get(preview)

    assert (shown.status_code, "没有公开的稿子" in shown.text) == (200, True)
    assert "noindex" in shown["X-Robots-Tag"]
    assert shown["Cache-Control"].count("no-store") == 1
    assert again == ""
    assert after.status_code == 404


def test_the_address_of_a_preview_is_that_of_the_site_whatever_the_request_says(client, place, settings):
    settings.ALLOWED_HOSTS = ["other.example.cn"]
    revision = submitted(communities=[place])
    reviewer(client, place, "first_reviewer")
    client.post(address(revision, "link"), headers={"host": "other.example.cn"})

    preview = client.get(address(revision), headers={"host": "other.example.cn"}).context["preview"]

    assert preview.startswith(absolute("/preview/"))
    assert "other.example.cn" not in preview


@pytest.mark.parametrize("reason", ["", "\0", "a\0b", "长" * 201, "𠮷" * 200])
def test_an_odd_reason_stops_nothing_and_breaks_nothing(client, place, reason):
    later = timezone.now() + timedelta(days=1)
    revision = bring_to(submitted(communities=[place]), "approved", publish_at=later)
    reviewer(client, place, "final_reviewer")

    answer = client.post(address(revision, "stop"), {"seen": seen_of(revision), "reason": reason}, follow=True)

    is_fine = reason == "𠮷" * 200
    assert (answer.status_code, state_of(revision)) == (200, "returned" if is_fine else "approved")
    assert len(list(answer.context["messages"])) == 1


def test_a_day_more_than_a_year_away_is_refused_by_the_step_itself(client, place):
    revision = bring_to(submitted(communities=[place]), "final")
    reviewer(client, place, "final_reviewer")

    answer = client.post(address(revision, "approve"), sheet(revision, publish_at="2099-01-01T09:00"))

    assert (answer.status_code, state_of(revision)) == (422, "final")
    assert "定时发布最多定在一年以内。" in answer.text


@pytest.mark.parametrize("token", ["x", "A" * 32, "a" * 500])
def test_a_made_up_link_leads_nowhere(client, db, token):
    assert client.get(f"/preview/{token}/").status_code == 404


def test_the_sheet_says_who_signed_what(client, place):
    revision = bring_to(submitted(communities=[place]), "published")
    reviewer(client, place, "final_reviewer")

    page = client.get(address(revision, "sheet")).text

    assert revision.sha256 in page
    assert page.count("事实有出处，引用未走样") == 3
    assert all(str(row.person) in page for row in revision.signatures.all())


def test_the_page_of_a_revision_tells_the_author_and_changes_nothing(client, place):
    author = reviewer(client, place, "reporter")
    revision = return_it(submitted(communities=[place], by=author))

    assert client.get(address(revision)).status_code == 200
    assert client.post(address(revision), {"title": "别的"}).status_code == 403
    assert client.get(f"{QUEUE}add/").status_code == 403
