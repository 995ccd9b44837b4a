"""The pages that every public site owes its readers, and security.txt for those who find a weakness."""

from datetime import UTC, datetime

import pytest
from django.conf import settings as django_settings

from portal.elder_mode.preference import COOKIE, SIZE_COOKIE
from portal.site.models import SiteSettings
from portal.site.views.security import security_lines

PAGES = {
    "/about/": "关于本站",
    "/accessibility/": "无障碍声明",
    "/contact/": "联系我们",
    "/privacy/": "隐私说明",
}
FILLED = {
    "phone": "020-12345678转801",
    "help_phone": "020-87654321",
    "email": "wenming@example.cn",
    "address": "昌岗中路一号",
    "hours": "工作日九点到五点",
}


@pytest.mark.parametrize(("path", "heading"), PAGES.items())
def test_each_page_is_there_and_every_page_leads_to_it(client, db, path, heading):
    assert f"<h1>{heading}</h1>" in client.get(path).text
    assert f'<li><a href="{path}">{heading}</a></li>' in client.get("/communities/").text


@pytest.mark.parametrize("path", ["/contact/", "/accessibility/"])
def test_what_is_filled_in_shows_how_to_reach_us(client, db, path):
    SiteSettings.objects.create(pk=1, **FILLED)

    page = client.get(path).text

    assert [value for value in FILLED.values() if value not in page] == []
    assert '<a href="tel:02012345678">020-12345678转801</a>' in page
    assert "还没有公布" not in page


@pytest.mark.parametrize("path", PAGES)
def test_readers_never_see_what_is_not_filled_in(client, db, path):
    page = client.get(path).text

    assert "待填写" not in page
    assert "<dd></dd>" not in page


@pytest.mark.parametrize("path", ["/contact/", "/about/"])
def test_staff_see_what_is_still_to_be_filled_in(client, superuser, path):
    client.force_login(superuser)

    assert '<span class="todo">〔待填写〕</span>' in client.get(path).text


@pytest.mark.parametrize("path", PAGES)
def test_a_district_adds_its_own_words_as_words(client, db, path):
    field = f"{path.strip('/')}_text"
    SiteSettings.objects.create(pk=1, **{field: "本区第一段。\n\n<b>第二段</b>"})

    page = client.get(path).text

    assert "<p>本区第一段。</p>" in page
    assert "&lt;b&gt;第二段&lt;/b&gt;" in page
    assert [other for other in PAGES if other != path and "本区第一段" in client.get(other).text] == []


def test_the_privacy_page_names_every_cookie_there_is_and_how_long_logs_are_kept(client, db):
    SiteSettings.objects.create(pk=1, log_days=200)

    page = client.get("/privacy/").text

    names = [COOKIE, SIZE_COOKIE, django_settings.SESSION_COOKIE_NAME, django_settings.CSRF_COOKIE_NAME]
    assert [name for name in names if f"“{name}”" not in page] == []
    assert "200天，到期删除" in page


def test_logs_are_not_said_to_be_kept_for_less_than_the_law_asks(db):
    with pytest.raises(Exception, match="keeps_logs_long_enough"):
        SiteSettings.objects.create(pk=1, log_days=179)


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_cost_one_question(client, db, path, django_assert_num_queries):
    SiteSettings.objects.create(pk=1)

    with django_assert_num_queries(1):
        client.get(path)


# security.txt


def test_without_a_contact_there_is_no_security_txt(client, db):
    SiteSettings.objects.create(pk=1, phone="020-12345678")

    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    ("given", "contact"),
    [
        ({"email": "a@example.cn"}, "a@example.cn"),
        ({"email": "a@example.cn", "security_email": "b@example.cn"}, "b@example.cn"),
    ],
)
def test_security_txt_says_where_to_write(client, db, given, contact):
    SiteSettings.objects.create(pk=1, **given)

    answer = client.get("/.well-known/security.txt")

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.text.splitlines()[0] == f"Contact: mailto:{contact}"


@pytest.mark.parametrize("now", [datetime(2026, 11, 25, 23, 59, tzinfo=UTC), datetime(2028, 2, 29, tzinfo=UTC)])
def test_security_txt_never_runs_out_and_promises_less_than_a_year(settings, now):
    settings.BASE_URL = "https://wenming.example.cn"

    lines = dict(line.split(": ", 1) for line in security_lines("a@example.cn", now).splitlines())

    expires = datetime.fromisoformat(lines["Expires"])
    assert 100 < (expires - now).days < 365
    assert lines["Canonical"] == "https://wenming.example.cn/.well-known/security.txt"
    assert lines["Preferred-Languages"] == "zh, en"
