"""Codes against the vectors of RFC 4226 and RFC 6238, and around the edges of their half minutes."""

import hmac
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from portal.sign_in import one_time

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("step", "code"),
    list(
        enumerate(["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"])
    ),
)
def test_codes_are_those_of_rfc_4226(step, code):
    assert one_time.code_at(SECRET, step) == code


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds, code):
    assert one_time.code_at(SECRET, one_time.step_at(seconds), digits=8) == code


@pytest.mark.parametrize(("step", "found"), [(-2, None), (-1, -1), (0, 0), (1, 1), (2, None)])
def test_one_step_before_and_after_is_tolerated(step, found):
    now = 1000

    code = one_time.code_at(SECRET, now + step)

    assert one_time.matching_step(SECRET, code, now) == (None if found is None else now + found)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "口令口令口令", "\x00" * 6, "９" * 5000])
def test_what_is_no_code_fits_nothing(typed):
    assert one_time.matching_step(SECRET, typed, 1000) is None


def test_every_step_is_compared_whichever_fits(monkeypatch):
    """Else the time would tell which of the three it was."""
    compared = []
    monkeypatch.setattr(hmac, "compare_digest", lambda shown, typed: compared.append(typed) or shown == typed)
    codes = [one_time.code_at(SECRET, step) for step in (999, 1000, 1001)]

    for code in codes:
        one_time.matching_step(SECRET, code, 1000)

    assert compared == [code.encode() for code in codes for _ in range(3)]


def test_the_secret_follows_from_salt_and_key_and_from_nothing_less():
    secrets = {one_time.secret_from(salt, key) for salt in ("a", "b") for key in ("k", "l")}

    assert len(secrets) == 4
    assert {len(secret) for secret in secrets} == {20}


def test_the_address_for_the_telephone_holds_secret_issuer_and_account():
    address = urlsplit(one_time.address_of(SECRET, issuer="文明 社区&门户", account="li/ming"))

    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert unquote(address.path) == "/文明 社区&门户:li/ming"
    assert parse_qs(address.query) == {
        "secret": ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"],
        "issuer": ["文明 社区&门户"],
    }
