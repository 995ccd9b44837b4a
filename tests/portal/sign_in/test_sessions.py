"""Sessions: who is logged in where, how one ends, and what holds at the next request."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from communities.models import Stewardship
from portal.accounts.models import User
from portal.history.models import ChangeRecord, Verb
from portal.sign_in.devices import kind_of
from portal.sign_in.models import DeskSession, KnownAddress, Tally
from tests.factories import UserFactory
from tests.portal.sign_in.conftest import fail, is_in, try_to_log_in

ACCOUNT = "/admin/account/"


@pytest.fixture
def inside(client, li):
    try_to_log_in(client, "li")
    return client


def age(**times):
    """Move the times of every session into the past."""
    now = timezone.now()
    DeskSession.objects.update(**{name: now - gone for name, gone in times.items()})


# How they end


@pytest.mark.parametrize(
    ("idle", "lasted", "goes_on"),
    [
        (timedelta(minutes=29), timedelta(hours=1), True),
        (timedelta(minutes=31), timedelta(hours=1), False),
        (timedelta(0), timedelta(hours=11, minutes=59), True),
        (timedelta(0), timedelta(hours=12, minutes=1), False),
        (timedelta(hours=-1), timedelta(hours=-1), True),  # the clock was set back by an hour
        (timedelta(days=-400), timedelta(days=-400), False),  # it had run ahead by more than a year
    ],
)
def test_a_session_ends_when_idle_and_when_the_day_is_over(inside, idle, lasted, goes_on):
    age(last_seen_at=idle, started_at=lasted)

    assert is_in(inside) == goes_on
    assert DeskSession.objects.exists() == goes_on


def test_who_comes_back_too_late_is_told_so(inside):
    age(last_seen_at=timedelta(minutes=31))

    page = inside.get("/admin/communities/fact/", follow=True)
    assert page.redirect_chain == [("/admin/login/?next=/admin/communities/fact/", 302)]
    assert "请重新登录。" in page.text


def test_who_sends_a_form_too_late_gets_the_words_back(inside):
    age(last_seen_at=timedelta(minutes=31))

    typed = "社区志愿服务小结：<b>第一段</b>\n第二段"
    page = inside.post("/admin/communities/source/add/", {"title": typed, "password1": "seven-lamps-over-water"})

    assert page.status_code == 403
    assert "登录已经结束，刚才的内容没有保存" in page.text
    assert page.context["texts"] == [typed]
    assert "社区志愿服务小结：&lt;b&gt;第一段&lt;/b&gt;\n第二段</textarea>" in page.text
    assert 'href="/admin/login/?next=%2Fadmin%2Fcommunities%2Fsource%2Fadd%2F"' in page.text


def test_words_come_back_too_when_the_password_was_changed_elsewhere(inside, li):
    li.set_password("another horse battery")
    li.save()

    page = inside.post("/admin/communities/source/add/", {"title": "社区志愿服务小结"})

    assert page.context["texts"] == ["社区志愿服务小结"]


def test_somebody_elses_words_are_given_back_to_nobody(li):
    """A form that another site sends in somebody's name is refused before."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(li)
    client.get("/admin/")
    age(last_seen_at=timedelta(minutes=31))

    page = client.post("/admin/communities/source/add/", {"title": "穗花北社区不存在"})

    assert page.status_code == 403
    assert "穗花北社区不存在" not in page.text


def test_the_doors_stay_open_to_whose_session_ended(inside, li):
    age(last_seen_at=timedelta(minutes=31))

    assert try_to_log_in(inside, "li").status_code == 302
    assert is_in(inside)


def test_using_it_keeps_it_open(inside):
    age(last_seen_at=timedelta(minutes=20))
    inside.get("/admin/")

    assert timezone.now() - DeskSession.objects.get().last_seen_at < timedelta(minutes=1)


def test_reading_is_not_written_down_more_than_once_a_minute(inside, django_assert_max_num_queries):
    age(last_seen_at=timedelta(seconds=50))
    before = DeskSession.objects.get().last_seen_at
    inside.get("/admin/")

    assert DeskSession.objects.get().last_seen_at == before


def test_what_nobody_stands_in_asks_nothing_about_the_session(inside, li):
    age(last_seen_at=timedelta(minutes=20))
    before = DeskSession.objects.get().last_seen_at
    inside.get("/api/")

    assert DeskSession.objects.get().last_seen_at == before


def test_a_closed_account_is_out_at_the_next_request(inside, li):
    User.objects.filter(pk=li.pk).update(is_active=False)

    assert not is_in(inside)


def test_a_role_taken_away_ends_at_the_next_request(client, db):
    user = UserFactory(role="district_admin")
    client.force_login(user)
    assert client.get("/admin/communities/community/").status_code == 200

    Stewardship.objects.filter(person=user).delete()

    assert client.get("/admin/communities/community/").status_code == 403


def test_a_session_from_before_the_upgrade_goes_on_for_a_day_at_most(client, li):
    client.force_login(li)
    assert is_in(client)
    assert DeskSession.objects.count() == 1

    age(started_at=timedelta(hours=13))

    assert not is_in(client)


def test_the_cookie_goes_with_the_browser_and_the_row_after_a_day(inside, li):
    cookie = try_to_log_in(Client(), "li").cookies["sessionid"]

    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"], cookie["path"]) == ("", True, "Lax", "/")
    assert Session.objects.first().expire_date <= timezone.now() + timedelta(hours=12)


def test_the_number_of_a_session_changes_at_the_door(client, li):
    client.get("/admin/")
    client.session["planted"] = 1
    client.session.save()
    before = client.session.session_key

    try_to_log_in(client, "li")

    assert client.session.session_key != before
    assert "planted" not in client.session


# The list


def test_the_list_shows_device_and_coarse_address(inside, li):
    chrome = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
    )
    other = Client(headers={"User-Agent": chrome})
    try_to_log_in(other, "li", address="203.0.113.77")

    page = inside.get(ACCOUNT).text

    assert "Chrome，Windows" in page
    assert "203.0.113.x" in page
    assert "203.0.113.77" not in page
    assert page.count("（本机）") == 1


def test_one_of_several_is_ended(inside, li):
    other = Client()
    try_to_log_in(other, "li")
    number = DeskSession.objects.order_by("-pk").first().pk

    answer = inside.post(f"/admin/account/sessions/{number}/end/", follow=True)

    assert "那一处登录已结束。" in answer.text
    assert (is_in(inside), is_in(other)) == (True, False)
    assert ChangeRecord.objects.get(verb=Verb.SESSION_ENDED).details == {"session": number}


def test_all_others_are_ended(inside, li):
    others = [Client() for _ in range(3)]
    for other in others:
        try_to_log_in(other, "li")

    answer = inside.post("/admin/account/sessions/end/", follow=True)

    assert "已结束其他3处登录。" in answer.text
    assert [is_in(client) for client in (inside, *others)] == [True, False, False, False]


def test_this_one_is_ended_too(inside, li):
    answer = inside.post(f"/admin/account/sessions/{DeskSession.objects.get().pk}/end/")

    assert answer["Location"] == "/admin/login/"
    assert not is_in(inside)


def test_somebody_elses_session_does_not_exist(inside, boss):
    other = Client()
    try_to_log_in(other, "boss")
    number = DeskSession.objects.get(user=boss).pk

    answers = [inside.post(f"/admin/account/sessions/{found}/end/").status_code for found in (number, 10**6, 10**20)]

    assert answers == [404, 404, 404]
    assert is_in(other)


def test_the_page_of_an_account_says_nothing_to_strangers(client, db):
    assert client.get(ACCOUNT)["Location"].startswith("/admin/login/")


def test_anonymous_readers_get_no_session(client, db):
    assert not client.get("/").cookies
    assert not client.get("/admin/").cookies
    assert not Session.objects.exists()


# Devices and housekeeping


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130", "Edge，Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0", "微信，iPhone"),
        ("Mozilla/5.0 (Linux; Android 14; HarmonyOS) Chrome/114 Safari/537.36", "Chrome，鸿蒙"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox，Linux"),
        ("curl/8", "其他设备"),
        ("", "其他设备"),
        ("\x00" * 10_000 + "穗" * 10_000, "其他设备"),
    ],
)
def test_a_device_is_called_by_its_kind(agent, kind):
    assert kind_of(agent) == kind


def test_coming_in_tidies_up_after_others(inside, boss):
    DeskSession.objects.update(last_seen_at=timezone.now() - timedelta(days=1))

    try_to_log_in(Client(), "boss")

    assert [session.user for session in DeskSession.objects.all()] == [boss]


def test_the_housekeeping_deletes_what_is_over(inside, li, capsys):
    fail("li", 1)
    past = timezone.now() - timedelta(days=100)
    Tally.objects.update(latest=past)
    KnownAddress.objects.update(last_used_at=past)
    DeskSession.objects.update(last_seen_at=past)

    call_command("purge_sign_ins")

    assert capsys.readouterr().out == "已删除：失败计数 3 条，地址摘要 1 条，登录会话 1 条。\n"
    assert not (Tally.objects.exists() or KnownAddress.objects.exists() or DeskSession.objects.exists())
