"""A person before Debian's Chromium: one browser for all journeys, a context of its own for each reader."""

import os
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from articles.demo import load_story
from communities.demo import Demonstration
from portal.site.models import SiteSettings
from tests.factories import UserFactory
from tests.factories.newsroom import three_people

# Playwright's synchronous API keeps an event loop running in the test's thread. Django takes that for asynchronous code
# and refuses the ORM, although nothing here is asynchronous: the test waits whenever the browser works.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
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


@pytest.fixture
def demonstration(unsealed):
    """The demonstration, committed, so that the server's threads see it; its two people are kept by role."""
    people = {role: UserFactory(role=role, username=role) for role in ("district_admin", "second_reviewer")}
    Demonstration(recorder=people["district_admin"], confirmer=people["second_reviewer"]).load()
    load_story(by=people["district_admin"], reviewers=three_people())
    return people


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
