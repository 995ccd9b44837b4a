"""When something is not there or fails: a sentence, a way forward, the right number, no question to the database."""

import json
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import RequestFactory

from portal.site.middleware import LONGEST_NOTICE, read_notice
from portal.site.views import errors
from tests.factories import CommunityFactory

ELDER = {"elder": "1"}


class Down:
    """A database that answers nothing, as psycopg2 and sqlite3 report it."""

    def __init__(self, failure=OperationalError):
        self.failure, self.asked = failure, 0

    def __call__(self, execute, sql, params, many, context):
        self.asked += 1
        raise self.failure("connection refused: 口令")


@pytest.fixture
def down(db, client):
    client.raise_request_exception = False
    failing = Down()
    with connection.execute_wrapper(failing):
        yield failing


@pytest.mark.parametrize("path", ["/", "/communities/", "/communities/suihuabei/", "/stories/", "/no-such-page/"])
def test_without_the_database_a_page_says_to_come_back(client, down, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    assert "<h1>网站暂时打不开</h1>" in answer.text
    assert f'<a class="btn" href="{path}">再试一次</a>' in answer.text
    assert "口令" not in answer.text
    assert down.asked == 1


@pytest.mark.parametrize("path", ["/api/communities/", "/api/communities/suihuabei/"])
def test_without_the_database_machines_get_json(client, down, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"], answer["Content-Type"]) == (503, "60", "application/json")
    assert list(json.loads(answer.text)) == ["error"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_without_the_database_the_desk_says_so_and_logs_nobody_out(client, superuser):
    client.force_login(superuser)
    client.raise_request_exception = False

    with connection.execute_wrapper(Down()):
        answer = client.post("/admin/portal_site/sitesettings/1/change/", {"name": "海珠"})

    assert (answer.status_code, dict(answer.cookies)) == (503, {})
    assert "刚才提交的内容没有保存" in answer.text
    assert client.get("/admin/").status_code == 200


def test_a_closed_connection_is_the_database_too(client, db):
    client.raise_request_exception = False
    with connection.execute_wrapper(Down(InterfaceError)):
        assert client.get("/").status_code == 503


def test_the_process_lives_without_the_database(client, down):
    assert (client.get("/health/live").status_code, client.get("/health/ready").status_code) == (200, 503)


def test_another_failure_is_500_and_no_reason_to_wait(client, db, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("portal.site.views.about.render", lambda *arguments: 1 / 0)

    answer = client.get("/about/")

    assert (answer.status_code, "Retry-After" in answer) == (500, False)
    assert "<h1>网站出了点问题</h1>" in answer.text


@pytest.mark.parametrize(
    ("cookies", "opening"),
    [
        ({}, '<html lang="zh-Hans">'),
        (ELDER, '<html lang="zh-Hans" class="elder">'),
        ({"text": "large"}, '<html lang="zh-Hans" class="text-large">'),
        ({**ELDER, "text": "large"}, '<html lang="zh-Hans" class="elder">'),
    ],
)
@pytest.mark.parametrize("page", [errors.bad_request, errors.csrf_failure, errors.server_error, errors.unavailable])
def test_plain_error_pages_keep_how_the_reader_reads(page, cookies, opening):
    request = RequestFactory().get("/")
    request.COOKIES = cookies

    assert opening in page(request).text


def test_a_withdrawn_page_is_gone_and_a_draft_never_was(client, db):
    CommunityFactory(name="穗花北社区", state="withdrawn", published_at="2019-12-05T00:00Z")
    CommunityFactory(name="海洋社区", state="draft")

    gone, never = client.get("/communities/suihuabei/"), client.get("/communities/haiyang/")

    assert (gone.status_code, never.status_code) == (410, 404)
    assert "<h1>这一页已经撤下</h1>" in gone.text
    assert "穗花北" not in gone.text


def test_who_lost_the_way_can_search_and_go_on(client, db):
    CommunityFactory()

    page = client.get("/no-such-page/").text

    assert '<form class="search search--page" action="/search/" method="get" role="search">' in page
    assert '<li><a href="/communities/">社区名录</a></li>' in page


# The operator's sign on the door


@pytest.fixture
def sign(settings):
    return settings.VAR_DIR / "maintenance"


@pytest.mark.parametrize("path", ["/", "/communities/", "/admin/", "/no-such-page/", "/mode/elder/"])
def test_under_the_sign_every_address_waits(client, db, sign, path, django_assert_num_queries):
    sign.write_text("今天 18:00 恢复。\n")

    with django_assert_num_queries(0):
        answer = client.get(path)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "<p>今天 18:00 恢复。</p>" in answer.text
    assert answer["X-Frame-Options"] == "DENY"


def test_under_the_sign_machines_get_json(client, sign):
    sign.touch()

    answer = client.get("/api/communities/")

    assert json.loads(answer.text) == {"error": "我们正在更新网站，很快就好。请过几分钟再来。"}


def test_under_the_sign_the_supervisor_still_hears(client, db, sign):
    sign.touch()

    assert [client.get(path).status_code for path in ("/health/live", "/health/ready")] == [200, 200]


def test_without_the_sign_all_is_open_again(client, db, sign):
    sign.touch()
    sign.unlink()

    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (b"", ""),
        ("  今晚\n维护 ".encode(), "今晚 维护"),
        (b"\xff\xfe", ""),
        ("长".encode() * 999, "长" * LONGEST_NOTICE),
    ],
    ids=["empty", "lines", "not text", "too long"],
)
def test_the_sign_is_read_with_care(tmp_path, content, notice):
    (tmp_path / "maintenance").write_bytes(content)

    assert read_notice(tmp_path / "maintenance") == notice


def test_a_sign_that_is_a_folder_is_a_sign_without_words(tmp_path):
    assert (read_notice(tmp_path), read_notice(Path(tmp_path / "none"))) == ("", None)


def test_the_words_of_the_sign_are_no_markup(client, sign):
    sign.write_text("<script>alert(1)</script>")

    assert "<script" not in client.get("/").text
