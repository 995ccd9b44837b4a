"""A keyboard that counts, for journeys of people who never touch a mouse."""

from statistics import quantiles

from playwright.sync_api import expect

from tests.browser.test_desk import PASSWORD

LOADED = "performance.getEntriesByType('navigation')[0].loadEventStart"


class Keys:
    """One person's keyboard: every key is a stroke, and so is pasting, whatever the length of what is pasted.

    `waits` are the milliseconds from a key to the loaded page behind it, redirects included, as the browser took them.
    """

    def __init__(self, page):
        self.page, self.pressed, self.waits = page, 0, []
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def press(self, *names):
        for name in names:
            self.page.keyboard.press(name)
            self.pressed += 1

    def paste(self, words):
        """From the clipboard, as people do it; a field gets the events of a real paste."""
        self.page.evaluate("words => navigator.clipboard.writeText(words)", words)
        self.press("ControlOrMeta+V")

    def decide(self, key):
        """Press a key that leads to the next page, and wait for that page."""
        with self.page.expect_navigation():
            self.press(key)
        self.waits.append(self.page.evaluate(LOADED))

    def open(self, address):
        """The address bar, an address from the clipboard, Enter: no page can see these, so they are only counted."""
        self.page.goto(address)
        self.pressed += 3
        self.waits.append(self.page.evaluate(LOADED))

    def focus(self, locator, most=12):
        """Tab on until the focus is there."""
        for _step in range(most):
            if locator.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        expect(locator).to_be_focused()

    def log_in(self, username):
        self.open("/admin/")
        expect(self.page.get_by_label("用户名")).to_be_focused()
        self.paste(username)
        self.press("Tab")
        self.paste(PASSWORD)
        self.decide("Enter")


def strokes(*people):
    return sum(keys.pressed for keys in people)


def seconds(*people, each=1.0):
    """How long people take: `each` second a stroke, and the usual wait for every page.

    The fastest tenth stands for all pages: what a page takes while this machine has nothing else to do. Other tests
    that run beside this one do not decide; pages that have become slow for good move it.
    """
    waits = [wait for keys in people for wait in keys.waits]
    return each * strokes(*people) + len(waits) * quantiles(waits, n=10)[0] / 1000
