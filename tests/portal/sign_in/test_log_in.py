"""Coming in: by the right password, with the same words and the same work for everything that is not right."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import resolve

from portal.history.models import ChangeRecord, Verb
from portal.sign_in.views import log_in
from tests.factories import UserFactory
from tests.portal.sign_in.conftest import LOG_IN, PASSWORD, is_in, try_to_log_in

WRONG = "用户名或密码不对。请看一下大小写和输入法；忘了密码，请联系本单位的账号管理员。"


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password was hashed, which is what takes time."""

    calls = 0

    def encode(self, password, salt):
        CountingHasher.calls += 1
        return super().encode(password, salt)


@pytest.fixture
def hasher(settings):
    settings.PASSWORD_HASHERS = ["tests.portal.sign_in.test_log_in.CountingHasher"]
    return CountingHasher


def test_the_right_password_opens_the_desk(client, li):
    answer = try_to_log_in(client, "li")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert is_in(client)


@pytest.mark.parametrize("typed", ["LI", "Li", "ｌｉ", " li "])
def test_case_and_width_of_the_name_do_not_matter(client, li, typed):
    assert try_to_log_in(client, typed).status_code == 302


def test_the_log_in_of_the_desk_is_ours():
    assert resolve(LOG_IN).func is log_in.log_in


def test_a_log_in_leaves_a_line_without_name_or_address(client, li):
    try_to_log_in(client, "li")

    line = ChangeRecord.objects.get(verb=Verb.SIGNED_IN)
    assert (line.by_id, line.target_label, set(line.details)) == (li.pk, f"账号 {li.pk}", {"session", "second_factor"})


CASES = {
    "unknown name": ("nobody", PASSWORD),
    "wrong password": ("li", "wrong"),
    "account that was closed": ("closed", PASSWORD),
    "account without a password": ("without", PASSWORD),
    "account that is not of the desk": ("outside", PASSWORD),
}


@pytest.fixture
def everybody(li):
    UserFactory(username="closed", is_active=False)
    UserFactory(username="outside", is_staff=False)
    UserFactory(username="without", password=None)


@pytest.mark.parametrize("case", CASES)
def test_whatever_is_wrong_is_answered_alike(client, everybody, case):
    answer = try_to_log_in(client, *CASES[case])

    assert answer.status_code == 200
    assert answer.context["form"].errors.get_json_data() == {"__all__": [{"message": WRONG, "code": "invalid_login"}]}
    assert list(answer.cookies) == ["csrftoken"]


@pytest.mark.parametrize("case", [*CASES, "right password"])
def test_whatever_is_wrong_costs_the_same_hashing(hasher, everybody, client, case):
    for user in ("li", "closed", "outside"):
        row = type(UserFactory.build()).objects.get(username=user)
        row.set_password(PASSWORD)
        row.save()
    hasher.calls = 0

    try_to_log_in(client, *CASES.get(case, ("li", PASSWORD)))

    assert hasher.calls == 1


def test_pages_of_wrong_attempts_differ_by_the_name_that_was_typed_alone(everybody):
    def page(name, password):
        client = Client()
        answer = try_to_log_in(client, name, password)
        return answer.text.replace(f'value="{name}"', "…").replace(str(answer.context["csrf_token"]), "…")

    assert len({page(*case) for case in CASES.values()}) == 1


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("li", ""), ("", ""), ("  ", "x")])
def test_what_is_missing_is_said_beside_its_field(client, li, name, password):
    answer = try_to_log_in(client, name, password)

    assert answer.status_code == 200
    assert "__all__" not in answer.context["form"].errors


@pytest.mark.parametrize(
    "typed", ["a\x00b", "x" * 10_000, "穗" * 10_000, "\u202e\ufeff", "𠮷", "' OR 1=1; --", "10" * 30]
)
def test_anything_may_be_typed(client, db, typed):
    for name, password in [(typed, "x"), ("li", typed), (typed, typed)]:
        assert try_to_log_in(client, name, password).status_code == 200


def test_bytes_that_are_no_text_may_be_sent(client, db):
    answer = client.post(LOG_IN, "username=%ED%A0%80&password=%FF", content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("/admin/communities/fact/", "/admin/communities/fact/"),
        ("https://evil.example/", "/admin/"),
        ("//evil.example/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("/admin/login/", "/admin/"),
        ("/admin/\r\nSet-Cookie: a=1", "/admin/%0D%0ASet-Cookie:%20a=1"),  # no header of its own
    ],
)
def test_the_way_back_never_leads_to_another_site(client, li, target, there):
    assert try_to_log_in(client, "li", next=target)["Location"] == there


def test_somebody_who_is_in_is_led_on(client, li):
    try_to_log_in(client, "li")

    answer = client.get(LOG_IN, {"next": "/admin/password_change/"})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/password_change/")


def test_the_page_says_when_no_codes_are_asked_for(client, db, settings):
    settings.REQUIRE_MFA = False
    without = client.get(LOG_IN).text
    settings.REQUIRE_MFA = True

    assert "这个网站现在不要求动态口令" in without
    assert "这个网站现在不要求动态口令" not in client.get(LOG_IN).text


def test_the_page_is_kept_by_no_cache_and_found_by_no_search_engine(client, db):
    answer = client.get(LOG_IN)

    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.text


def test_going_out_ends_the_session(client, li, sessions):
    try_to_log_in(client, "li")

    answer = client.post("/admin/logout/", follow=True)

    assert sessions(li) == []
    assert not is_in(client)
    assert "已退出。" in answer.text
    assert client.get("/admin/logout/").status_code == 405


def test_a_forged_form_lets_nobody_in(li):
    client = Client(enforce_csrf_checks=True)

    assert try_to_log_in(client, "li").status_code == 403
