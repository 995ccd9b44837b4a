"""置灰 by schedule: the whole site or the front page, the desk never, at once in any cache, a line in the book."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.history.models import ChangeRecord
from portal.site.actions.mourning import schedule_mourning
from portal.site.models import MourningScope, SiteSettings

START = datetime(2020, 4, 3, 16, 0, tzinfo=UTC)  # midnight in Beijing
END = START + timedelta(days=1)
NOON = START + timedelta(hours=12)
SECOND = timedelta(seconds=1)


def is_grey(answer):
    return "mourning" in re.search(r"<html[^>]*>", answer.text)[0]


@pytest.mark.parametrize(
    ("scope", "is_home", "at", "grey"),
    [
        (MourningScope.SITE, True, NOON, True),
        (MourningScope.SITE, False, NOON, True),
        (MourningScope.HOME, True, NOON, True),
        (MourningScope.HOME, False, NOON, False),
        (MourningScope.SITE, True, START - SECOND, False),
        (MourningScope.SITE, True, START, True),
        (MourningScope.SITE, False, END - SECOND, True),
        (MourningScope.SITE, False, END, False),
        (MourningScope.HOME, True, END, False),
    ],
)
def test_the_schedule_says_which_page_is_grey_and_when(scope, is_home, at, grey):
    site = SiteSettings(mourning_from=START, mourning_until=END, mourning_scope=scope)

    assert site.greys(is_home=is_home, at=at) is grey


@pytest.fixture
def mourn_now(db):
    def mourn(scope):
        now = datetime.now(UTC)
        times = {"mourning_from": now - timedelta(hours=1), "mourning_until": now + timedelta(hours=1)}
        SiteSettings.objects.create(pk=1, **times, mourning_scope=scope)

    return mourn


@pytest.mark.parametrize(("scope", "grey"), [("site", [True, True, True]), ("home", [True, False, False])])
def test_public_pages_follow_the_scope(client, mourn_now, scope, grey):
    mourn_now(scope)

    assert [is_grey(client.get(path)) for path in ("/", "/communities/", "/no-such-page/")] == grey


def test_the_desk_stays_coloured(client, mourn_now, superuser):
    mourn_now("site")
    client.force_login(superuser)

    assert [is_grey(client.get(path)) for path in ("/admin/", "/admin/portal_site/sitesettings/1/change/")] == [
        False
    ] * 2


@pytest.mark.parametrize("path", ["/", "/communities/", "/stories/", "/about/", "/no-such-page/"])
def test_no_cache_hands_out_a_page_without_asking(client, db, path):
    assert client.get(path)["Cache-Control"] == "no-cache"


def test_what_asks_for_another_rule_keeps_it(client, db):
    assert "no-store" in client.get("/mode/elder/")["Cache-Control"]
    assert "no-store" in client.get("/admin/login/")["Cache-Control"]


def test_setting_moving_and_calling_off_each_leave_a_line(superuser):
    site = SiteSettings.objects.create(pk=1)

    schedule_mourning(site, start=START, end=END, by=superuser)
    schedule_mourning(site, start=START, end=END, scope=MourningScope.HOME, by=superuser)
    schedule_mourning(site, start=None, end=None, by=superuser)

    lines = ChangeRecord.objects.order_by("number").values_list("verb", "by_id", "note")
    assert list(lines) == [
        ("changed", superuser.pk, "全站置灰，2020-04-04 00:00 至 2020-04-05 00:00"),
        ("changed", superuser.pk, "仅首页置灰，2020-04-04 00:00 至 2020-04-05 00:00"),
        ("changed", superuser.pk, "取消置灰"),
    ]
    assert SiteSettings.objects.get().mourning_from is None


@pytest.mark.parametrize(("start", "end"), [(START, None), (None, END), (END, START)])
def test_half_a_schedule_changes_nothing(superuser, start, end):
    site = SiteSettings.objects.create(pk=1)

    with pytest.raises(ValidationError, match="置灰的开始和结束要同时填"):
        schedule_mourning(site, start=start, end=end, by=superuser)

    assert ChangeRecord.objects.count() == 0
    assert SiteSettings.objects.get().mourning_from is None


def test_an_unknown_scope_is_refused_by_the_database(db):
    with pytest.raises(IntegrityError, match="mourning_scope_is_known"), transaction.atomic():
        SiteSettings.objects.create(pk=1, mourning_scope="everything")


def test_the_desk_books_greying_apart_from_other_changes(client, superuser):
    SiteSettings.objects.create(pk=1, name="旧名")
    client.force_login(superuser)
    address = "/admin/portal_site/sitesettings/1/change/"
    shown = client.get(address).context["adminform"].form
    typed = {name: shown[name].value() or "" for name in shown.fields if not name.startswith("mourning_")}
    times = {"mourning_from_0": "2020-04-04", "mourning_from_1": "00:00:00"}
    times |= {"mourning_until_0": "2020-04-05", "mourning_until_1": "00:00:00"}

    answer = client.post(address, {**typed, **times, "name": "新名", "mourning_scope": "home"})

    assert answer.status_code == 302
    lines = ChangeRecord.objects.order_by("number").values_list("note", "details")
    assert list(lines) == [
        ("", {"fields": ["name"]}),
        (
            "仅首页置灰，2020-04-04 00:00 至 2020-04-05 00:00",
            {"fields": ["mourning_from", "mourning_until", "mourning_scope"]},
        ),
    ]
