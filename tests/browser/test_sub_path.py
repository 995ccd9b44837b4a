"""The portal as its server runs it, at the root of a host and under /wenming of another site: nothing leaves it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

import pytest

from tests.architecture.pages import ADDRESSES, HOST, Reader, is_internal
from tests.architecture.repository import ROOT, told

pytestmark = pytest.mark.browser
PATIENCE = 60  # seconds
PASSWORD = "correct horse battery"
# The demonstration, without the command that keeps its passwords in var/.
FILL = f"""
from portal.accounts.models import User
from tests.architecture.conftest import load_demonstration
load_demonstration()
User.objects.create_superuser("three", password="{PASSWORD}", name="three")
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(server, path, **headers):
    """Status, headers and body of one answer; the path begins below the sub-path."""
    with closing(HTTPConnection(server.host, timeout=PATIENCE)) as connection:
        connection.request("GET", server.prefix + path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


class Server:
    """gunicorn with the environment of an operator, on a database of its own with the demonstration in it."""

    def __init__(self, folder, prefix):
        self.prefix, self.port = prefix, free_port()
        self.host = f"127.0.0.1:{self.port}"
        self.base_url = f"http://{self.host}"
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
        self.environment = {
            **kept,
            "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "STATIC_ROOT": f"{folder}/static",
            "MEDIA_ROOT": f"{folder}/media",
            "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
            "BASE_URL": self.base_url,
            "SCRIPT_NAME": prefix,
            "REQUIRE_MFA": "off",  # tests/browser/test_sign_in.py sets second factors
        }

    def manage(self, *arguments):
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", self.host, "--threads", "4"]
        quiet = ["--no-control-socket", "--log-level", "error"]
        self.process = subprocess.Popen([*command, *quiet], cwd=ROOT, env=self.environment)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not self.is_there():
            assert self.process.poll() is None, "gunicorn stopped"
            time.sleep(0.1)

    def is_there(self):
        try:
            return ask(self, "/health/live")[0] == 200
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sub-path")
    server = Server(folder, "")
    server.manage("migrate", "--verbosity", "0")
    server.manage("collectstatic", "--no-input", "--verbosity", "0")
    server.manage("shell", "--verbosity", "0", "--command", FILL)
    return folder


@pytest.fixture(scope="module", params=["", "/wenming"], ids=["at the root", "below another site"])
def server(request, prepared):
    running = Server(prepared, request.param)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def walk(server):
    reader = Reader(prefix=server.prefix, server=server.host)
    reader.walk()
    return reader


def test_every_link_answers_and_no_link_leaves_the_site(server, walk):
    lost = {page.address: page.status for page in walk.answers.values() if page.status >= 400}
    outside = []
    for page in walk.pages:
        for tag in page.tree.tags:
            for address in (tag[name] for name in ADDRESSES if name in tag):
                target = urlsplit(urljoin(HOST + page.address, address))
                if is_internal(address) and not target.path.startswith(f"{server.prefix}/"):
                    outside.append(f"{page.address}: {tag}")
    redirects = [page.headers["Location"] for page in walk.answers.values() if 300 <= page.status < 400]

    assert lost == {f"{server.prefix}/no-such-page/": 404}
    assert len(walk.pages) > 30
    told(outside, "Every address of a page lies under the path of the site:")
    told([there for there in redirects if not there.startswith(f"{server.prefix}/")], "A redirect stays in the site:")


def test_every_file_that_a_page_asks_for_is_there(server, walk):
    files = {
        tag["href"] or tag["src"]
        for page in walk.pages
        for tag in page.find("link", "img", "script", "source")
        if tag["rel"] in ("", "icon", "stylesheet") and (tag["href"] or tag["src"])
    }

    assert any("portal." in name for name in files)
    told([name for name in files if walk.open(name).status != 200], "A page asks for a file that is not there:")


def test_every_page_names_its_address_with_host_and_path(server, walk):
    def canonical(page):
        return [tag["href"] for tag in page.find("link") if tag["rel"] == "canonical"]

    found = {page.address: canonical(page) for page in walk.pages if page.status == 200}

    told(
        [
            f"{address}: {canonical}"
            for address, canonical in found.items()
            if [there.partition("?")[0] for there in canonical] != [server.base_url + address.partition("?")[0]]
        ],
        "The canonical address is BASE_URL, the sub-path and the path:",
    )
    assert f"{server.prefix}/no-such-page/" not in found


def test_what_machines_read_has_the_whole_address(server):
    start = f"{server.base_url}{server.prefix}/"
    texts = {
        path: ask(server, path)[2]
        for path in ["/feeds/stories.atom", "/sitemap.xml", "/sitemap-communities.xml", "/robots.txt"]
    }
    profile = json.loads(ask(server, "/api/communities/suihuabei/")[2])

    found = {path: re.findall(rf"{re.escape(server.base_url)}[^<\"\s]*", text) for path, text in texts.items()}
    assert all(found.values())
    told(
        [f"{path}: {there}" for path, addresses in found.items() for there in addresses if not there.startswith(start)],
        "Feeds, sitemaps and robots.txt carry the sub-path:",
    )
    assert f"Disallow: {server.prefix}/admin/" in texts["/robots.txt"].splitlines()
    assert profile["url"] == f"{start}communities/suihuabei/"


def test_a_forged_host_is_refused_and_stands_in_no_link(server):
    assert ask(server, "/feeds/stories.atom", Host="evil.example")[0] == 400


def test_the_elder_mode_is_remembered_for_this_site_and_leads_back_into_it(server):
    page = ask(server, "/communities/")[2]
    link = re.search(r'href="([^"]*/mode/elder/\?next=[^"]*)"', page)[1].replace("&amp;", "&")

    status, headers, _body = ask(server, link.removeprefix(server.prefix))

    assert (status, headers["Location"]) == (302, f"{server.prefix}/communities/")
    assert f"Path={server.prefix}/;" in headers["Set-Cookie"]


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/neighbour/"])
def test_the_mode_never_leads_to_another_site(server, target):
    _status, headers, _body = ask(server, f"/mode/elder/?next={target}")

    stays = target.startswith(f"{server.prefix}/") and not target.startswith("//")
    assert headers["Location"] == (target if stays else f"{server.prefix}/")


def test_the_desk_lets_people_in_and_keeps_its_cookies_to_itself(server, browser):
    context = browser.new_context(base_url=server.base_url)
    page = context.new_page()
    failed = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)

    page.goto(f"{server.prefix}/admin/")
    page.fill("#id_username", "three")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{server.base_url}{server.prefix}/admin/")
    page.goto(f"{server.prefix}/admin/communities/fact/")

    assert page.locator("h1").last.inner_text()
    assert {cookie["path"] for cookie in context.cookies()} == {f"{server.prefix}/"}
    assert failed == []
    context.close()
