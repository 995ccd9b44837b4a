"""How often somebody may be wrong, from where, and for whom."""

import logging
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from portal.sign_in import known, throttling
from portal.sign_in.models import KnownAddress, Tally
from portal.sign_in.throttling import WINDOW, Purpose
from tests.portal.sign_in.conftest import PASSWORD, at_once, fail, is_in, try_to_log_in

ELSEWHERE = "203.0.113.9"


def begin(name="li", address="198.51.100.1", *, is_known=False, purpose=Purpose.PASSWORD):
    return throttling.begin(purpose, name, address, is_known=lambda: is_known)


def let_pass(time):
    """Move all failures into the past."""
    for tally in Tally.objects.all():
        tally.failures = [at - time.total_seconds() for at in tally.failures]
        tally.latest -= time
        tally.save()


def test_five_wrong_passwords_lock_kindly(client, li):
    assert fail("li", 5) == [200] * 5

    answer = try_to_log_in(client, "li")

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900
    assert "试错的次数太多了。为了保护账号，请过15分钟再试" in answer.text
    assert 'value="li"' in answer.text  # what was typed stays
    assert not is_in(client)


def test_the_lock_opens_by_itself(client, li):
    fail("li", 5)
    let_pass(WINDOW)

    assert try_to_log_in(client, "li").status_code == 302


def test_waiting_is_told_to_the_second(db):
    for _ in range(5):
        begin()
    let_pass(timedelta(minutes=10))

    assert 295 <= begin().wait <= 300


def test_other_accounts_and_other_addresses_are_not_locked(li, boss):
    fail("li", 5)

    assert try_to_log_in(Client(), "boss").status_code == 302
    assert try_to_log_in(Client(), "li", address=ELSEWHERE).status_code == 302


def test_a_name_that_does_not_exist_is_locked_alike(client, db):
    assert fail("nobody", 5) == [200] * 5

    assert try_to_log_in(client, "nobody").status_code == 429


def test_an_address_has_twenty_failures(client, li):
    statuses = [fail(f"name-{number}", 1)[0] for number in range(20)]

    assert statuses == [200] * 20
    assert try_to_log_in(client, "li").status_code == 429
    assert try_to_log_in(client, "li", address=ELSEWHERE).status_code == 302


def test_a_subscriber_of_ipv6_counts_as_one(client, li):
    for number in range(20):
        fail(f"name-{number}", 1, address=f"2001:db8::{number:x}")

    assert try_to_log_in(client, "li", address="2001:db8::ffff").status_code == 429
    assert try_to_log_in(client, "li", address="2001:db8:0:1::1").status_code == 302


def fail_from_everywhere(username, times=50):
    for number in range(times):
        assert fail(username, 1, address=f"203.0.113.{number}") == [200]


def test_an_account_has_fifty_failures_from_wherever(client, li):
    fail_from_everywhere("li")

    assert try_to_log_in(client, "li").status_code == 429


def test_strangers_do_not_lock_somebody_out_of_their_own_place(client, li):
    try_to_log_in(Client(), "li", address="198.51.100.77")
    fail_from_everywhere("li")

    assert try_to_log_in(Client(), "li", address=ELSEWHERE).status_code == 429
    assert try_to_log_in(client, "li", address="198.51.100.77").status_code == 302


def test_a_known_address_may_still_be_wrong_five_times_only(li):
    try_to_log_in(Client(), "li", address="198.51.100.77")
    fail_from_everywhere("li")

    assert fail("li", 6, address="198.51.100.77") == [200] * 5 + [429]


def test_an_address_is_known_for_ninety_days(li):
    known.remember(li, ELSEWHERE)
    assert (known.is_known("LI", ELSEWHERE), known.is_known("li", "198.51.100.1")) == (True, False)

    KnownAddress.objects.update(last_used_at=timezone.now() - known.KEPT)

    assert not known.is_known("li", ELSEWHERE)
    assert known.purge() == 1


def test_the_right_password_forgets_earlier_mistakes(li):
    assert fail("li", 4) == [200] * 4
    assert try_to_log_in(Client(), "li").status_code == 302

    assert fail("li", 5) == [200] * 5


def test_the_right_password_frees_nobody_else_at_the_same_address(li, boss):
    fail("boss", 5)
    try_to_log_in(Client(), "li")

    assert try_to_log_in(Client(), "boss").status_code == 429


def test_what_is_refused_is_not_counted_again(db):
    for _ in range(5):
        begin()
    before = {tally.key: tally.failures for tally in Tally.objects.all()}

    assert begin().wait > 0
    assert {tally.key: tally.failures for tally in Tally.objects.all()} == before


def test_empty_names_lock_nobody(client, li):
    for name in ("", "   "):
        for _ in range(25):
            assert try_to_log_in(client, name, "x").status_code == 200

    assert Tally.objects.count() == 0
    assert try_to_log_in(client, "li").status_code == 302


def test_a_forged_header_does_not_lend_another_address(client, li):
    for number in range(5):
        client.post(
            "/admin/login/",
            {"username": "li", "password": "wrong"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
            REMOTE_ADDR="198.51.100.1",
        )

    answer = client.post("/admin/login/", {"username": "li", "password": PASSWORD}, REMOTE_ADDR="198.51.100.1")

    assert answer.status_code == 429


def test_a_clock_that_ran_ahead_locks_nobody_for_ever(db):
    for _ in range(5):
        begin()
    let_pass(-timedelta(days=400))

    assert begin().wait == 0


def test_the_counts_hold_without_any_cache(li, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert fail("li", 6) == [200] * 5 + [429]


def test_the_password_and_the_code_are_counted_apart(db):
    for _ in range(5):
        begin()

    assert begin(purpose=Purpose.CODE).wait == 0


def test_what_is_kept_names_neither_account_nor_address(li):
    fail("li", 1)
    known.remember(li, "198.51.100.1")

    kept = [str(value) for model in (Tally, KnownAddress) for row in model.objects.values_list() for value in row]

    assert not [value for value in kept if value == "li" or "198.51.100" in value]


def test_the_log_names_neither_account_nor_address(caplog, li):
    with caplog.at_level(logging.DEBUG):
        fail("somebody-else", 6)

    assert "somebody-else" not in caplog.text
    assert "198.51.100" not in caplog.text


def test_counts_that_say_nothing_any_more_go(db):
    begin()
    let_pass(throttling.KEPT + timedelta(minutes=1))
    begin(name="wang", address=ELSEWHERE)

    assert (throttling.purge(), Tally.objects.count()) == (3, 3)


def test_of_many_attempts_at_once_no_more_are_tried_than_may_fail(shared_database):
    passed = at_once(lambda: begin().wait == 0, 24)
    counted = at_once(lambda: {len(tally.failures) for tally in Tally.objects.all()}, 1)

    assert sum(passed) == 5
    assert counted == [{5}]
