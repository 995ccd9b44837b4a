"""A person before Debian's Chromium: one browser for all journeys, a context of its own for each reader."""

import os
import sqlite3
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from articles.demo import load_story
from communities.demo import Demonstration
from portal.accounts.models import User
from portal.site.models import SiteSettings
from tests.factories import UserFactory
from tests.factories.newsroom import three_people

# Playwright's synchronous API keeps an event loop running in the test's thread. Django takes that for asynchronous code
# and refuses the ORM, although nothing here is asynchronous: the test waits whenever the browser works.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Chromium hears only the last list of features, so Playwright's own is said again. The last line is ours: a window
# draws the suggestions below its address bar in two pages of their own, half of what opening a context costs.
UNUSED_FEATURES = [
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    *("PreconnectToSearch", "TcpPortRandomizationWin"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNUSED_FEATURES)}",
]
PATIENCE = 15_000  # milliseconds; a busy machine is slow, a broken page never comes


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        expect.set_options(timeout=PATIENCE)
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        chromium = play.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


ROLES = ("district_admin", "second_reviewer")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as production has it: in memory, all threads of the server would share one connection.

    Then one request's transaction holds what another request wrote, and a table that is being read cannot be written.
    """
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "browser.sqlite3")


def load_demonstration():
    recorder, confirmer = (UserFactory(role=role, username=role) for role in ROLES)
    Demonstration(recorder=recorder, confirmer=confirmer).load()
    load_story(by=recorder, reviewers=three_people())


class Shelf:
    """The demonstration as the first test loaded it, to be laid over a database that holds nothing else.

    Only for SQLite, where a copy takes no time; elsewhere each test loads it.
    """

    def __init__(self):
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)
        self.bare = None  # how many rows each table had before

    def lay(self):
        if connection.vendor != "sqlite":
            load_demonstration()
        elif self.bare is None:
            bare = rows_of_tables()
            load_demonstration()
            connection.connection.backup(self.copy)
            self.bare = bare
        elif rows_of_tables() == self.bare:
            self.copy.backup(connection.connection)
            ContentType.objects.clear_cache()  # each flush numbers them anew, the copy has its own numbers
        else:  # the test has put something there already, which the copy would wipe out
            load_demonstration()


def rows_of_tables():
    quote, tables = connection.ops.quote_name, connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {quote(table)}" for table in tables))  # noqa: S608  # our own tables
        return dict(cursor.fetchall())


@pytest.fixture(scope="session")
def shelf():
    return Shelf()


@pytest.fixture
def demonstration(unsealed, shelf):
    """The demonstration, committed, so that the server's threads see it; its two people are kept by role."""
    shelf.lay()
    return {role: User.objects.get(username=role) for role in ROLES}


@pytest.fixture
def site(live_server, demonstration):
    """The address of a running portal with the demonstration in it."""
    return live_server.url


class Witness:
    """Hears what a page says behind its reader's back: errors in the console, refusals by the policy, other hosts."""

    def __init__(self, host):
        self.host, self.heard, self.is_listening = host, [], True

    def watch(self, page):
        page.on("console", self.hear_console)
        page.on("pageerror", lambda error: self.note(f"script error: {error}"))
        page.on("request", self.hear_request)
        page.on("requestfailed", self.hear_failure)

    def hear_console(self, message):
        # The browser reports the status of a page that is not there; that one is asked for on purpose.
        if message.type in ("error", "warning") and "no-such-page" not in message.location.get("url", ""):
            self.note(f"console: {message.text}")

    def hear_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.note(f"other host: {request.url}")

    def hear_failure(self, request):
        if request.failure != "net::ERR_ABORTED":  # an autocomplete drops its question when the next letter is typed
            self.note(f"not loaded: {request.url} {request.failure}")

    def note(self, sentence):
        if self.is_listening:
            self.heard.append(sentence)


@pytest.fixture
def open_browser(browser, site):
    """Open a context, as a new reader would: `open_browser(color_scheme="dark")` gives a page; nothing may be heard."""
    contexts, witnesses = [], []

    def open_one(**wishes):
        wishes = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", "reduced_motion": "reduce", **wishes}
        context = browser.new_context(base_url=site, **wishes)
        context.set_default_timeout(PATIENCE)
        witness = Witness(urlsplit(site).netloc)
        context.on("page", witness.watch)
        contexts.append(context)
        witnesses.append(witness)
        page = context.new_page()
        page.witness = witness
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert [sentence for witness in witnesses for sentence in witness.heard] == []


@pytest.fixture
def open_in(open_browser):
    """A page of a reader who prefers one mode, chosen as a person chooses it."""

    def open_in_mode(mode):
        if mode == "grey":
            now = timezone.now()
            SiteSettings.objects.create(mourning_from=now - timedelta(hours=1), mourning_until=now + timedelta(hours=1))
        page = open_browser(color_scheme="dark" if mode == "dark" else "light")
        if mode == "elder":
            page.goto("/")
            page.get_by_role("link", name="长者模式").first.click()
            page.wait_for_load_state()
        return page

    return open_in_mode
