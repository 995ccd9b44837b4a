"""The second factor: who must have one, how it is set, that every code opens once, and who may take it away."""

import base64
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from portal.accounts.models import User
from portal.history.models import ChangeRecord, Verb
from portal.qr import Drawing
from portal.sign_in import one_time, recovery, second_factor
from portal.sign_in.actions.second_factors import remove_second_factor, reset_second_factor
from portal.sign_in.checks import second_factor_is_asked
from portal.sign_in.models import RecoveryCode, SecondFactor
from tests.factories import StreetFactory, UserFactory
from tests.factories.forms import submit
from tests.portal.sign_in.conftest import PASSWORD, at_once, code_of, give_factor, is_in, try_to_log_in

SET = "/admin/account/second-factor/"
CODE = "/admin/login/code/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_MFA = True


def enter(client, user, code):
    """Password, then code."""
    try_to_log_in(client, user.username)
    return client.post(CODE, {"code": code})


def secret_on(page):
    """The secret as somebody types it from the page."""
    return "".join(re.findall(r"<code>([A-Z2-7]{1,4})</code>", page.text))


def show(secret):
    """What a telephone with this secret shows now."""
    return one_time.code_at(base64.b32decode(secret), second_factor.step_now())


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


# Keeping it


@pytest.fixture
def inside(client, li):
    """Li with a second factor, logged in; the recovery codes."""
    codes = give_factor(li)
    enter(client, li, code_of(li, steps=-1))
    return codes


def test_another_telephone_is_set_only_after_the_old_one_agreed(client, li, inside):
    before = SecondFactor.objects.get().salt
    refused = client.get(SET)
    assert "先用原来的手机证明是您本人" in refused.text
    assert secret_on(refused) == ""

    submit(client, SET, code=inside[0])
    submit(client, SET, code=show(secret_on(client.get(SET))))

    assert SecondFactor.objects.get().salt != before
    assert recovery.left(li) == 10
    assert not recovery.use(li, inside[1])


def test_who_sets_one_of_their_own_will_gives_the_password_first(client, li):
    try_to_log_in(client, "li")
    assert secret_on(client.get(SET)) == ""

    assert "现在的密码不对。" in submit(client, SET, current="wrong").text
    submit(client, SET, current=PASSWORD)
    submit(client, SET, code=show(secret_on(client.get(SET))))

    assert SecondFactor.objects.get().user == li


def test_setting_it_ends_the_other_sessions(client, li, sessions):
    other = Client()
    try_to_log_in(other, "li")
    try_to_log_in(client, "li")

    submit(client, SET, current=PASSWORD)
    submit(client, SET, code=show(secret_on(client.get(SET))))

    assert (is_in(client), is_in(other)) == (True, False)


def test_new_recovery_codes_make_the_old_ones_void(client, li, inside):
    answer = submit(client, "/admin/account/recovery-codes/", code=code_of(li))

    fresh = re.findall(r"<li><code>([a-z2-9-]{14})</code></li>", answer.text)
    assert len(fresh) == 10
    assert (recovery.use(li, inside[0]), recovery.use(li, fresh[0])) == (False, True)


def test_who_need_not_have_one_may_stop_using_it(client, li, inside):
    submit(client, "/admin/account/second-factor/remove/", code=inside[0])

    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert try_to_log_in(Client(), "li")["Location"] == "/admin/"


def test_who_must_have_one_may_not(client, boss):
    codes = give_factor(boss)
    enter(client, boss, codes[0])

    answer = client.post("/admin/account/second-factor/remove/", {"code": codes[1]}, follow=True)

    assert "您的角色必须使用动态口令，不能停用" in answer.text
    assert SecondFactor.objects.exists()
    with pytest.raises(PermissionDenied, match="您的角色必须使用动态口令"):
        remove_second_factor(boss, by=boss)


def test_pages_about_a_factor_that_is_not_there_are_not_there(client, li):
    try_to_log_in(client, "li")

    pages = ["/admin/account/second-factor/remove/", "/admin/account/recovery-codes/"]

    assert {client.get(page).status_code for page in pages} == {404}


# Taking it away from somebody who lost it


def reset_page(user):
    return f"/admin/accounts/user/{user.pk}/second-factor/reset/"


def test_a_superuser_resets_somebody_elses(client, boss, li):
    give_factor(li)
    other = Client()
    enter(other, li, code_of(li))
    enter(client, boss, give_factor(boss)[0])

    answer = submit(client, reset_page(li), note="手机丢失，本人当面核对")

    line = ChangeRecord.objects.get(verb=Verb.FACTOR_REMOVED)
    assert answer["Location"] == f"/admin/accounts/user/{li.pk}/change/"
    assert (line.by_id, line.target_id, line.note) == (boss.pk, str(li.pk), "手机丢失，本人当面核对")
    assert not SecondFactor.objects.filter(user=li).exists()
    assert not is_in(other)
    assert try_to_log_in(Client(), "li")["Location"] == "/admin/"


def test_a_reset_says_why(client, boss, li):
    give_factor(li)
    enter(client, boss, give_factor(boss)[0])

    submit(client, reset_page(li), note="")

    assert SecondFactor.objects.filter(user=li).exists()


def test_nobody_resets_their_own(client, boss):
    codes = give_factor(boss)
    enter(client, boss, codes[0])

    client.post(reset_page(boss), {"note": "x"})

    assert SecondFactor.objects.filter(user=boss).exists()
    with pytest.raises(PermissionDenied, match="自己的动态口令不能自己重置"):
        reset_second_factor(boss, note="x", by=boss)


def test_a_district_admin_resets_those_of_lower_rank_only(client, boss, settings):
    settings.REQUIRE_MFA = False
    street = StreetFactory()
    admin, equal = (UserFactory(role="district_admin", role__district=street.district) for _ in range(2))
    staff = UserFactory(role="street_staff", role__street=street)
    for user in (boss, equal, staff):
        give_factor(user)
    client.force_login(admin)

    answers = [client.post(reset_page(user), {"note": "手机丢失"}).status_code for user in (staff, equal, boss)]

    assert answers == [302, 404, 404]
    assert set(SecondFactor.objects.values_list("user", flat=True)) == {boss.pk, equal.pk}
    for user in (equal, boss):
        with pytest.raises(PermissionDenied):
            reset_second_factor(user, note="x", by=admin)


def test_others_reset_nothing_and_do_not_learn_which_accounts_exist(client, li, boss):
    give_factor(boss)
    try_to_log_in(client, "li")

    pages = [reset_page(boss), "/admin/accounts/user/99999/second-factor/reset/"]

    assert [client.post(page, {"note": "x"}).status_code for page in pages] == [403, 403]
    assert SecondFactor.objects.filter(user=boss).exists()


def test_the_operator_resets_the_last_superuser_by_a_command(boss, capsys):
    give_factor(boss)

    call_command("reset_second_factor", "BOSS")

    assert not SecondFactor.objects.exists()
    assert ChangeRecord.objects.get(verb=Verb.FACTOR_REMOVED).by_id is None
    with pytest.raises(CommandError, match="没有用户名为"):
        call_command("reset_second_factor", "nobody")


def test_what_is_done_to_a_factor_stands_in_the_book(client, boss):
    try_to_log_in(client, "boss")
    secret = secret_on(client.get(SET))
    submit(client, SET, code=show(secret))

    lines = list(ChangeRecord.objects.order_by("number").values_list("verb", "by_id"))

    assert lines == [(Verb.SIGNED_IN, boss.pk), (Verb.FACTOR_SET, boss.pk)]
    assert secret not in str(list(ChangeRecord.objects.values()))


def test_the_check_before_going_live_says_when_codes_are_off(settings):
    assert second_factor_is_asked(None) == []
    settings.REQUIRE_MFA = False

    assert [found.id for found in second_factor_is_asked(None)] == ["sign_in.W001"]
