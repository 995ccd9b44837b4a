"""A reporter before the editor, as a person uses it: by name, by key, by pasting."""

import json

from django.urls import reverse

from tests.browser.test_desk_pages import log_in
from tests.factories import StoryFactory

ADD = "/admin/articles/story/add/"

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def page_of(story):
    return reverse("admin:articles_story_change", args=[story.pk])


def draft(**given):
    return StoryFactory(**{"title": "邻里议事", "state": "draft", **given})


def open_story(page, story, name="street_staff"):
    log_in(page, name)
    page.goto(page_of(story))
    page.locator("[data-desk]").wait_for()


def words(page):
    """Kind and text of every block, as the page shows them."""
    found = page.locator(".writing__block").evaluate_all(
        "rows => rows.map(row => [row.dataset.kind, row.querySelector('[data-words]').textContent])"
    )
    return [tuple(row) for row in found]


def put_caret(page, place, offset):
    """Into the block of this place, before the character of this offset, as a click does."""
    box = page.locator("[data-words]").nth(place)
    box.focus()
    box.evaluate(
        """(element, offset) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          let node = walker.nextNode(), left = offset;
          while (node && left > node.length) { left -= node.length; node = walker.nextNode(); }
          document.getSelection().collapse(node ?? element, node ? left : 0);
        }""",
        offset,
    )


def select(page, place, start, end):
    put_caret(page, place, start)
    for _step in range(end - start):
        page.keyboard.press("Shift+ArrowRight")


def paste(page, *, html="", text=""):
    page.evaluate(PASTE, [html, text])


def sent_blocks(page):
    return json.loads(page.locator("[data-blocks-sent]").input_value())["blocks"]


def leave(page):
    """Go away, and wait until the portal has heard what the page still had to say."""
    page.goto("/admin/", wait_until="networkidle")
