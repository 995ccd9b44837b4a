"""A second factor that is there: moved to another telephone, given up, taken away from somebody who lost it."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from portal.history.models import ChangeRecord, Verb
from portal.sign_in import recovery
from portal.sign_in.actions.second_factors import remove_second_factor, reset_second_factor
from portal.sign_in.checks import second_factor_is_asked
from portal.sign_in.models import RecoveryCode, SecondFactor
from tests.factories import StreetFactory, UserFactory
from tests.factories.forms import submit
from tests.portal.sign_in.conftest import PASSWORD, code_of, enter, give_factor, is_in, secret_on, show, try_to_log_in

SET = "/admin/account/second-factor/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_MFA = True


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
