"""The second factor: who must have one, how it is set, and that every code opens once."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.qr import Drawing
from portal.sign_in import recovery, second_factor
from portal.sign_in.models import RecoveryCode, SecondFactor
from tests.factories import UserFactory
from tests.factories.forms import submit
from tests.portal.sign_in.conftest import (
    CODE,
    at_once,
    code_of,
    enter,
    give_factor,
    is_in,
    secret_on,
    show,
    try_to_log_in,
)

SET = "/admin/account/second-factor/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_MFA = True


# Who must have one


@pytest.mark.parametrize(
    ("person", "must"),
    [
        (lambda: UserFactory(is_superuser=True), True),
        (lambda: UserFactory(role="district_admin"), True),
        (lambda: UserFactory(role="second_reviewer"), False),
        (lambda: UserFactory(), False),
    ],
    ids=["superuser", "district admin", "second reviewer", "no role"],
)
def test_the_powerful_must_have_one(db, person, must):
    assert second_factor.is_required_of(person()) == must


def test_nobody_must_where_the_setting_is_off(boss, settings):
    settings.REQUIRE_MFA = False

    assert not second_factor.is_required_of(boss)


def test_who_must_have_one_is_led_to_setting_it_before_anything_else(client, boss):
    try_to_log_in(client, "boss")

    pages = ["/admin/", "/admin/communities/fact/", "/admin/account/", "/admin/account/recovery-codes/"]

    assert {client.get(page)["Location"] for page in pages} == {SET}
    assert client.post("/admin/accounts/user/add/", {"username": "x"})["Location"] == SET
    assert User.objects.count() == 1


def test_a_role_that_is_given_today_obliges_today(client, li):
    try_to_log_in(client, "li")
    assert is_in(client)

    User.objects.filter(pk=li.pk).update(is_superuser=True)

    assert client.get("/admin/")["Location"] == SET


def test_outside_the_desk_they_are_nobody_until_then(client, boss):
    try_to_log_in(client, "boss")

    assert not client.get("/about/").context["user"].is_authenticated


# Setting it


def test_setting_it_up(client, boss, sessions):
    try_to_log_in(client, "boss")
    page = client.get(SET)

    answer = submit(client, SET, code=show(secret_on(page)))

    codes = re.findall(r"<li><code>([a-z2-9-]{14})</code></li>", answer.text)
    assert len(set(codes)) == 10
    assert [row.with_second_factor for row in sessions(boss)] == [True]
    assert is_in(client)
    assert enter(Client(), boss, codes[0])["Location"] == "/admin/"


def test_the_qr_code_says_what_stands_beside_it(client, boss, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "portal.sign_in.views.account.draw", lambda words: drawn.append(words) or Drawing(side=1, path="")
    )
    try_to_log_in(client, "boss")

    page = client.get(SET)

    assert parse_qs(urlsplit(drawn[0]).query)["secret"] == [secret_on(page)]


def test_a_wrong_code_sets_nothing_and_the_secret_stays(client, boss):
    try_to_log_in(client, "boss")
    secret = secret_on(client.get(SET))

    answer = submit(client, SET, code="000000" if show(secret) != "000000" else "111111")

    assert "这六位数字不对，或已经过时" in answer.text
    assert secret_on(answer) == secret
    assert not SecondFactor.objects.exists()


@pytest.mark.parametrize("typed", ["", "a\x00b", "９" * 20, "穗花北社区", "1" * 5000])
def test_anything_may_be_typed_as_a_code(client, boss, li, typed):
    give_factor(li)
    try_to_log_in(client, "boss")
    other = Client()
    try_to_log_in(other, "li")

    assert client.post(SET, {"code": typed}).status_code == 200
    assert other.post(CODE, {"code": typed}).status_code == 200


def test_the_secret_is_kept_nowhere_and_not_shown_again(client, boss):
    try_to_log_in(client, "boss")
    secret = secret_on(client.get(SET))
    submit(client, SET, code=show(secret))

    kept = [str(value) for row in SecondFactor.objects.values_list() for value in row]

    assert secret not in kept
    assert secret not in "".join(client.get(page).text for page in (SET, "/admin/account/"))


def test_recovery_codes_are_kept_as_digests(li):
    codes = give_factor(li)

    kept = RecoveryCode.objects.values_list("digest", flat=True)

    assert {len(digest) for digest in kept} == {64}
    assert not set(kept) & set(codes)


# Coming in with it


def test_the_password_alone_opens_nothing(client, li):
    give_factor(li)

    answer = try_to_log_in(client, "li", next="/admin/password_change/")

    assert answer["Location"] == "/admin/login/code/?next=%2Fadmin%2Fpassword_change%2F"
    assert client.get(answer["Location"]).status_code == 200
    assert not is_in(client)


def test_password_and_code_open_the_desk(client, li, sessions):
    give_factor(li)

    answer = enter(client, li, f" {code_of(li)[:3]} {code_of(li)[3:]}")

    assert answer["Location"] == "/admin/"
    assert is_in(client)
    assert [row.with_second_factor for row in sessions(li)] == [True]


def test_a_code_opens_once(li):
    give_factor(li)
    code = code_of(li)

    assert enter(Client(), li, code).status_code == 302
    again = enter(Client(), li, code)

    assert again.status_code == 200
    assert "口令不对，或已经用过" in again.text


def test_an_older_code_opens_nothing_after_a_newer_one(li):
    give_factor(li)

    assert enter(Client(), li, code_of(li, steps=1)).status_code == 302
    assert enter(Client(), li, code_of(li)).status_code == 200


def test_a_clock_that_ran_ahead_shuts_nobody_out(client, li):
    give_factor(li)
    SecondFactor.objects.update(last_step=second_factor.step_now() + 1_000_000)

    assert enter(client, li, code_of(li)).status_code == 302


@pytest.mark.parametrize("write", [str, str.upper, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_recovery_code_opens_once_however_it_is_typed(li, write):
    code = give_factor(li)[3]

    assert enter(Client(), li, write(code)).status_code == 302
    assert enter(Client(), li, code).status_code == 200
    assert recovery.left(li) == 9


def test_somebody_elses_codes_open_nothing(client, li, boss):
    give_factor(li)
    codes = give_factor(boss)

    assert enter(client, li, codes[0]).status_code == 200
    assert recovery.left(boss) == 10


def test_five_wrong_codes_lock_and_ask_for_the_password_again(client, li):
    give_factor(li)
    try_to_log_in(client, "li")

    statuses = [client.post(CODE, {"code": "zzz"}).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [429]
    assert client.get(CODE)["Location"] == "/admin/login/?next=%2Fadmin%2F"
    assert enter(Client(), li, code_of(li)).status_code == 429


def test_codes_are_guessed_fifteen_times_at_most_from_wherever(li):
    give_factor(li)
    tried = 0
    for number in range(20):
        client = Client()
        try_to_log_in(client, "li", address=f"203.0.113.{number}")
        answer = client.post(CODE, {"code": "zzz"}, headers={"X-Forwarded-For": f"203.0.113.{number}"})
        tried += answer.status_code == 200

    assert tried == 15


def test_the_second_step_ends_after_ten_minutes(client, li):
    give_factor(li)
    try_to_log_in(client, "li")
    session = client.session
    session["log_in_pending"] = {**session["log_in_pending"], "at": session["log_in_pending"]["at"] - 601}
    session.save()

    assert client.post(CODE, {"code": code_of(li)})["Location"].startswith("/admin/login/")


def test_a_password_that_is_changed_meanwhile_ends_the_second_step(client, li):
    give_factor(li)
    try_to_log_in(client, "li")
    li.set_password("another horse battery")
    li.save()

    assert client.post(CODE, {"code": code_of(li)})["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("lost", [{"is_active": False}, {"is_staff": False}])
def test_an_account_that_is_closed_meanwhile_does_not_come_in(client, li, lost):
    give_factor(li)
    try_to_log_in(client, "li")
    User.objects.filter(pk=li.pk).update(**lost)

    assert client.post(CODE, {"code": code_of(li)})["Location"].startswith("/admin/login/")


def test_the_key_before_still_opens_while_it_is_kept(client, li, settings):
    codes = give_factor(li)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [settings.SECRET_KEY]

    assert enter(client, li, code_of(li)).status_code == 302
    assert enter(Client(), li, codes[0]).status_code == 302


def test_without_its_key_a_factor_dies_and_the_page_says_so(client, li, settings):
    give_factor(li)
    code = code_of(li)
    settings.SECRET_KEY = "n" * 50

    answer = enter(client, li, code)

    assert "网站换过签名密钥，原来的动态口令都作废了" in answer.text


def test_of_many_who_send_one_code_at_once_one_comes_in(shared_database):
    def prepare():
        user = UserFactory(username="li")
        return give_factor(user)[0], code_of(user)

    ((recovery_code, code),) = at_once(prepare, 1)

    by_code = at_once(lambda: second_factor.accept(User.objects.get(username="li"), code), 12)
    by_recovery_code = at_once(lambda: second_factor.accept(User.objects.get(username="li"), recovery_code), 12)

    assert (sum(by_code), sum(by_recovery_code)) == (1, 1)
