"""Passwords: what is refused, changing one's own, and those that somebody else set or that are too old."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.history.models import ChangeRecord, Verb
from portal.settings import PASSWORD_HASHERS
from portal.sign_in.sessions import password_is_too_old
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.forms import submit
from tests.portal.sign_in.conftest import PASSWORD, is_in, try_to_log_in

PAGE = "/admin/password_change/"
GOOD = "seven-lamps-over-quiet-water"


@pytest.fixture
def places(db):
    CommunityFactory(name="穗花北社区", slug="suihuabei", street=StreetFactory(name="昌岗街道", slug="changgang"))


@pytest.mark.parametrize(
    "password",
    [
        "short-enough",
        GOOD,
        "正在下雨的清晨骑车去买豆浆",
        "suihuabei-kites-and-lamps",  # a local word beside words of its own
        "Tr0ub4dor&3-pelican",
    ],
)
def test_a_password_of_its_own_is_taken(places, password):
    validate_password(password, UserFactory(username="chenming", name="陈明"))


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        "password1234",
        "1234567890123",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "haizhu2026wenming",
        "HaiZhu_WenMing_2026",
        "ｗｅｎｍｉｎｇ123456",
        "文明社区文明社区文明社区",
        "海珠文明2026海珠文明",
        "suihuabei123456",
        "changgangsuihuabei",
        "昌岗穗花北昌岗穗花北",
        "chenming@2026!",
        "陈明陈明陈明陈明2026",
        "wenming!@#12345678",
        "woaini1314520woaini",
    ],
)
def test_what_is_guessed_first_is_refused(places, settings, password):
    CommunityFactory(name="海珠社区", slug="haizhu")

    with pytest.raises(ValidationError):
        validate_password(password, UserFactory(username="chenming", name="陈明"))


@pytest.mark.parametrize(
    ("classes", "password", "is_taken"),
    [
        (0, GOOD, True),
        (3, GOOD, False),
        (3, "Seven-lamps-over-quiet-water", True),
        (4, "Seven-lamps-over-quiet-water", False),
        (4, "Seven-lamps-over-7-quiet-waters", True),
    ],
)
def test_composition_is_asked_for_by_a_setting(db, settings, classes, password, is_taken):
    settings.PASSWORD_CLASSES = classes
    try:
        validate_password(password)
        taken = True
    except ValidationError:
        taken = False

    assert taken == is_taken


def test_what_is_asked_of_a_password_is_said_in_chinese(db):
    texts = [str(text) for text in password_validators_help_texts()]

    assert [text for text in texts if text.isascii() and text] == []
    assert "密码不能主要由地名（如本区、街道、社区的名字或拼音）、“文明”、用户名或常见的词组成。" in texts


def test_passwords_are_hashed_by_argon2():
    assert PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


# Changing one's own


@pytest.fixture
def inside(client, li):
    try_to_log_in(client, "li")
    return client


def change(client, current=PASSWORD, new=GOOD, again=GOOD):
    return submit(client, PAGE, current=current, new=new, again=again)


def test_changing_it_ends_the_other_sessions_and_keeps_this_one(inside, li, sessions):
    other = Client()
    try_to_log_in(other, "li")

    answer = change(inside)

    assert answer["Location"] == "/admin/account/"
    assert (is_in(inside), is_in(other)) == (True, False)
    assert len(sessions(li)) == 1
    assert try_to_log_in(Client(), "li").status_code == 200
    assert try_to_log_in(Client(), "li", GOOD).status_code == 302
    assert ChangeRecord.objects.get(verb=Verb.PASSWORD_SET).details == {}


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"current": "wrong"}, "current", "现在的密码不对。"),
        ({"current": ""}, "current", "这个字段是必填项。"),
        ({"again": "another"}, "again", "两次输入的新密码不一样。"),
        ({"new": PASSWORD, "again": PASSWORD}, "new", "新密码要和现在的不一样。"),
        ({"new": "wenming2026", "again": "wenming2026"}, "new", None),
        ({"new": "x" * 257}, "new", None),
        ({"new": "a\x00" * 10}, "new", "不允许是用空字符串。"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(inside, li, typed, field, sentence):
    answer = change(inside, **typed)

    errors = answer.context["form"].errors
    assert set(errors) == {field}
    assert sentence is None or errors[field] == [sentence]
    assert User.objects.get(pk=li.pk).check_password(PASSWORD)


def test_several_errors_of_a_field_are_heard_with_it(inside):
    page = change(inside, new="123456", again="123456").text

    assert page.count('id="id_new_error"') == 1
    assert 'aria-describedby="id_new_helptext id_new_error"' in page


def test_the_current_password_is_guessed_five_times_at_most(inside):
    for _ in range(5):
        change(inside, current="wrong")

    assert "试错的次数太多了" in change(inside).text


def test_a_stranger_is_sent_to_the_log_in(client, db):
    assert client.get(PAGE)["Location"].startswith("/admin/login/")


# Set by somebody else, or too old


def test_a_password_that_somebody_else_set_is_replaced_first(client, boss, li):
    client.force_login(boss)
    page = f"/admin/accounts/user/{li.pk}/password/"
    submit(client, page, password1="quiet-water-for-a-start", password2="quiet-water-for-a-start")
    newcomer = Client()
    try_to_log_in(newcomer, "li", "quiet-water-for-a-start")

    assert newcomer.get("/admin/")["Location"] == PAGE
    assert "这个密码是别人设的，或已用满规定的天数" in newcomer.get(PAGE).text
    change(newcomer, current="quiet-water-for-a-start")
    assert is_in(newcomer)


def test_a_new_account_begins_with_such_a_password(client, boss):
    client.force_login(boss)
    submit(
        client,
        "/admin/accounts/user/add/",
        username="neu",
        name="新",
        password1="quiet-water-for-a-start",
        password2="quiet-water-for-a-start",
    )

    assert User.objects.get(username="neu").password_is_provisional


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (90, True), (91, True), (92, False)])
def test_an_old_password_is_replaced_first_where_a_setting_says_so(inside, li, settings, days, is_due):
    settings.PASSWORD_MAX_AGE_DAYS = days
    User.objects.filter(pk=li.pk).update(password_set_at=timezone.now() - timedelta(days=91, hours=1))

    answer = inside.get("/admin/")

    assert (answer.get("Location") == PAGE) == is_due


def test_a_password_without_a_date_is_as_old_as_its_account(li, settings):
    settings.PASSWORD_MAX_AGE_DAYS = 90
    li.password_set_at, li.date_joined = None, timezone.now() - timedelta(days=91)

    assert password_is_too_old(li)


# Names


@pytest.mark.parametrize("name", ["LI", "ｌｉ", "Ｌi"])
def test_two_accounts_never_differ_by_case_or_width_alone(client, boss, li, name):
    client.force_login(boss)

    answer = submit(client, "/admin/accounts/user/add/", username=name, name="新", password1=GOOD, password2=GOOD)

    assert set(answer.context["adminform"].form.errors) == {"username"}
    assert User.objects.count() == 2
