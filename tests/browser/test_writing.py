"""The editor of stories: blocks that split and join, kinds, links, an input method, and what is saved of it."""

import pytest
from playwright.sync_api import expect

from articles.body import from_text, to_text
from articles.models import Story
from tests.browser.test_desk_pages import faults_of
from tests.browser.test_pictures import add
from tests.browser.writing import ADD, draft, leave, open_story, page_of, paste, put_caret, select, words
from tests.factories import CitationFactory, CommunityFactory, FactFactory, UserFactory

pytestmark = pytest.mark.browser

TEXT = "邻里坐到一起。\n\n## 头一件事\n\n约4800人住在这里。\n\n末段。"
SAVE = {"name": "保存并继续编辑"}


@pytest.fixture
def site(live_server, unsealed):
    """A portal without the demonstration: one community, one story."""
    return live_server.url


@pytest.fixture
def community(unsealed):
    return CommunityFactory(name="海幢社区", state="published")


@pytest.fixture
def story(community):
    UserFactory(role="street_staff", username="street_staff")
    return draft(body=from_text(TEXT), communities=[community])


@pytest.fixture
def page(open_browser, story):
    page = open_browser()
    open_story(page, story)
    yield page
    leave(page)


def save(page, story):
    with page.expect_navigation():
        page.get_by_role("button", **SAVE).click()
    expect(page.locator(".messages .success")).to_be_visible()
    return Story.objects.get(pk=story.pk)


def anchors(story):
    return [row["anchor"] for row in story.body]


def test_blocks_divide_join_change_kind_and_keep_their_anchors(page, story):
    put_caret(page, 2, 2)
    page.keyboard.press("Enter")
    assert words(page)[2:4] == [("paragraph", "约4"), ("paragraph", "800人住在这里。")]

    page.keyboard.press("Backspace")
    page.keyboard.type("大")
    assert words(page)[2:] == [("paragraph", "约4大800人住在这里。"), ("paragraph", "末段。")]
    for _step in range(2):
        page.keyboard.press("Control+z")
    assert words(page)[2:4] == [("paragraph", "约4"), ("paragraph", "800人住在这里。")]
    page.keyboard.press("Control+z")
    assert words(page)[2:] == [("paragraph", "约4800人住在这里。"), ("paragraph", "末段。")]
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+z")

    put_caret(page, 3, 3)
    page.keyboard.press("Enter")
    page.keyboard.type("- 头一项")
    page.keyboard.press("Enter")
    page.keyboard.type("次一项")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("说得好")
    page.keyboard.press("Control+Alt+9")
    put_caret(page, 0, 0)
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowUp")

    kept = save(page, story)
    assert to_text(kept.body) == TEXT + "\n\n- 头一项\n\n- 次一项\n\n> 说得好"
    assert anchors(kept) == ["p1", "s1", "p2", "p3", "p4", "p5", "p6"]


def test_a_changed_paragraph_keeps_its_anchor_and_a_heading_gets_its_own(page, story):
    put_caret(page, 2, 0)
    page.keyboard.type("现在")
    put_caret(page, 3, 0)
    page.keyboard.press("Control+Alt+2")

    kept = save(page, story)
    assert [(row["kind"], row["anchor"], row["text"]) for row in kept.body] == [
        ("lede", "p1", "邻里坐到一起。"),
        ("heading", "s1", "头一件事"),
        ("paragraph", "p2", "现在约4800人住在这里。"),
        ("heading", "s2", "末段。"),
    ]


def compose(page, *steps):
    """As an input method does: letters that change under the caret, without keys that the page would see as such."""
    session = page.context.new_cdp_session(page)
    for step in steps:
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
    return session


def press_in_composition(session, key, code):
    for kind in ("rawKeyDown", "keyUp"):
        session.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "windowsVirtualKeyCode": 229, "nativeVirtualKeyCode": code, "key": key, "code": key},
        )


def test_an_input_method_is_left_alone_until_it_is_done(page, story):
    put_caret(page, 3, 2)
    session = compose(page, "l", "lin", "linli")
    press_in_composition(session, "Enter", 13)
    assert words(page)[3:] == [("paragraph", "末段linli。")]  # the letters stand, nothing was divided

    session.send("Input.imeSetComposition", {"text": "邻里", "selectionStart": 2, "selectionEnd": 2})
    session.send("Input.insertText", {"text": "邻里"})
    press_in_composition(session, "Enter", 13)  # Safari's: the key comes after the end
    page.keyboard.type("好")
    assert words(page)[3:] == [("paragraph", "末段邻里好。")]

    put_caret(page, 1, 0)
    compose(page, "da").send("Input.insertText", {"text": "大"})
    page.keyboard.press("Enter")
    assert words(page)[1:3] == [("heading", "大"), ("heading", "头一件事")]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert words(page)[1] == ("heading", "头一件事")

    assert to_text(save(page, story).body) == TEXT.replace("末段。", "末段邻里好。")


def test_links_are_checked_follow_their_words_and_can_be_taken_off(page, story):
    select(page, 2, 6, 8)
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="链接")
    expect(dialog).to_contain_text("加在“住在”上。")
    dialog.get_by_label("网址").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("这不是能用的网址")
    dialog.get_by_label("网址").fill("https://example.org/公告?a=1")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)

    put_caret(page, 2, 0)
    page.keyboard.type("𠮷日，")
    put_caret(page, 2, 12)
    page.keyboard.type("于")  # at its end: outside
    assert page.locator(".writing__words a").all_inner_texts() == ["住在"]
    kept = save(page, story)
    assert kept.body[2]["links"] == [{"start": 9, "end": 11, "url": "https://example.org/公告?a=1"}]

    put_caret(page, 2, 11)
    page.get_by_role("button", name="链接").click()
    page.get_by_role("button", name="去掉链接").click()
    assert "links" not in save(page, story).body[2]


LATE = 500  # milliseconds after which a browser that has much to do tells that a window was closed
TELL_LATE = """late => document.addEventListener("close", (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  setTimeout(() => event.target.dispatchEvent(new Event("close")), late);
}, true)"""


def test_a_closed_window_has_given_its_answer_before_the_next_key(page, story):
    page.evaluate(TELL_LATE, LATE)
    select(page, 2, 6, 8)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="链接").get_by_label("网址").fill("/communities/")
    page.keyboard.press("Enter")
    put_caret(page, 2, 0)
    page.keyboard.type("𠮷日，")
    page.wait_for_timeout(2 * LATE)
    assert page.locator(".writing__words a").all_inner_texts() == ["住在"]

    select(page, 2, 0, 2)
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+F10")
    page.wait_for_timeout(2 * LATE)
    expect(page.get_by_role("button", name="段落", exact=True)).to_be_focused()


TRICKY = [
    {"kind": "lede", "anchor": "p1", "text": "- 不是列表 [方] \\[反] 𠮷"},
    {"kind": "paragraph", "anchor": "p2", "text": "\\\\1. 不是编号](x)"},
    {
        "kind": "paragraph",
        "anchor": "p3",
        "text": "## 不是小标题，见𠮷[公告]",
        "links": [{"start": 9, "end": 11, "url": "/a"}],
    },
    {"kind": "heading", "anchor": "s1", "text": "> 题 ## 里"},
    {"kind": "step", "anchor": "p4", "text": "1. 一"},
    {"kind": "step", "anchor": "p5", "text": "二"},
    {"kind": "item", "anchor": "p6", "text": "![图3] 不是图"},
    {"kind": "step", "anchor": "p7", "text": "又从一起"},
    {"kind": "quote", "anchor": "p8", "text": "\\> 引"},
    {"kind": "paragraph", "anchor": "p9", "text": "![图12] 也不是图"},
]


def test_the_area_beside_the_editor_holds_what_the_portal_itself_would_write(page, story):
    story.body = TRICKY
    story.save()
    page.reload()
    put_caret(page, 0, 0)
    page.keyboard.type("x")
    page.keyboard.press("Backspace")

    expect(page.locator("textarea[name=text]")).to_have_value(to_text(TRICKY))
    assert save(page, story).body == TRICKY


def test_a_long_story_answers_each_key_at_once(page, story):
    put_caret(page, 3, 3)
    paste(page, text="\n".join(f"第{number}段，" + "街坊坐到一张桌前商量。" * 8 for number in range(1000)))
    expect(page.locator(".writing__block")).to_have_count(1004)
    put_caret(page, 500, 2)
    for _step in range(3):
        page.keyboard.press("Enter")
    page.keyboard.type("快" * 20)

    assert words(page)[503][1].startswith("快" * 20)
    assert len(save(page, story).body) == 1005


def test_several_blocks_are_chosen_copied_and_removed_by_keys(page, story):
    put_caret(page, 1, 2)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("[data-saved]")).to_contain_text("选中了 3 段")
    page.keyboard.press("Control+x")
    assert words(page) == [("lede", "邻里坐到一起。"), ("paragraph", "")]

    page.keyboard.press("Control+v")
    assert words(page)[1:] == [("heading", "头一件事"), ("paragraph", "约4800人住在这里。"), ("paragraph", "末段。")]
    for _step in range(2):
        page.keyboard.press("Control+a")
    page.keyboard.type("新")
    assert words(page) == [("lede", "新")]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    for _step in range(2):
        page.keyboard.press("Control+a")
    press_in_composition(session := compose(page), "x", 88)
    session.send("Input.insertText", {"text": "新新"})
    assert words(page) == [("lede", "新新")]
    for _step in range(2):
        page.keyboard.press("Control+z")
    assert len(words(page)) == 4


def test_a_picture_comes_from_the_library_with_its_words(page, story):
    picture = add(640, 480, "议事厅")
    put_caret(page, 3, 3)
    page.get_by_role("button", name="图片", exact=True).click()
    dialog = page.get_by_role("dialog", name="从图片库里选")
    dialog.get_by_label("找：").fill("没有的")
    expect(dialog.get_by_text("没有找到。")).to_be_visible()
    dialog.get_by_label("找：").fill("议事")
    dialog.get_by_role("button", name="议事厅").click()
    expect(page.get_by_role("img", name="议事厅")).to_be_visible()
    page.keyboard.type("大家在商量")
    expect(page.locator("figcaption").last).to_contain_text(f"摄影或来源：{picture.credit}")

    kept = save(page, story)
    assert kept.body[-1] == {"kind": "picture", "anchor": "p4", "text": "大家在商量", "picture": picture.pk}
    expect(page.get_by_role("img", name="议事厅")).to_be_visible()
    page.get_by_role("button", name="移除图片").click()
    assert anchors(save(page, story)) == ["p1", "s1", "p2", "p3"]


def test_a_figure_of_the_community_is_tied_to_a_paragraph_old_or_new(page, story, community):
    fact = FactFactory(community=community, text="约4813人")
    put_caret(page, 3, 3)
    page.keyboard.press("Enter")
    page.keyboard.type("社区里有约4813人。")
    page.get_by_role("button", name="数字", exact=True).click()
    dialog = page.get_by_role("dialog", name="这一段说到的数字")
    dialog.get_by_label("找：").fill("4813")
    dialog.get_by_role("button", name="约4813人").click()
    page.locator(".writing__facts").get_by_label("大字说明").fill("都是街坊")

    kept = save(page, story)
    assert [(row.anchor, row.fact, row.caption) for row in kept.citations.all()] == [("p4", fact, "都是街坊")]

    expect(page.locator(".writing__facts li")).to_contain_text("约4813人")
    put_caret(page, 4, 0)
    page.keyboard.type("如今")
    page.locator(".writing__facts").get_by_label("大字说明").fill("")
    kept = save(page, story)
    assert [(row.anchor, row.caption) for row in kept.citations.all()] == [("p4", "")]
    page.get_by_role("button", name="移除数字").click()
    assert not save(page, story).citations.exists()


def test_a_paragraph_goes_with_its_figure(page, story, community):
    CitationFactory(story=story, anchor="p2", fact=FactFactory(community=community, text="约4800人"))
    page.reload()
    expect(page.locator(".writing__facts li")).to_contain_text("约4800人")

    put_caret(page, 2, 0)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Delete")

    kept = save(page, story)
    assert (anchors(kept), kept.citations.count()) == (["p1", "s1"], 0)


def test_a_new_story_begins_in_the_editor(page, community):
    page.goto(ADD)
    page.get_by_label("标题").fill("新的一篇")
    page.get_by_label("来稿方式").select_option("original")
    page.get_by_role("textbox", name="第 1 段，导语").click()
    paste(page, text="头一段\r\n\r\n第二段\n")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()

    assert to_text(Story.objects.get(title="新的一篇").body) == "头一段\n\n第二段"


def test_without_scripts_the_area_is_the_editor(open_browser, story):
    page = open_browser(java_script_enabled=False)
    page.goto("/admin/")
    page.get_by_label("用户名").fill("street_staff")
    page.get_by_label("密码").fill("correct horse battery")
    page.get_by_role("button", name="登录").click()
    page.goto(page_of(story))
    expect(page.locator("textarea[name=text]")).to_have_value(TEXT)
    page.locator("textarea[name=text]").fill(TEXT + "\n\n## 后来")

    assert anchors(save(page, story)) == ["p1", "s1", "p2", "p3", "s2"]


def go_along_the_toolbar(page, to):
    """Arrow by arrow, once around at most: a focus that was lost fails here, and is not sought for ever."""
    button = page.get_by_role("toolbar").get_by_role("button", name=to, exact=True)
    for _step in range(page.get_by_role("toolbar").get_by_role("button").count()):
        if button.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("ArrowRight")
    expect(button).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_and_its_windows_are_readable_and_reached_by_keys_in(scheme, open_browser, story, community):
    picture = add(640, 480, "议事厅")
    story.body = from_text(f"{TEXT}\n\n- 项\n\n1. 一\n\n> 引文\n\n![图{picture.pk}] 说明\n\n[见](/communities/)公告")
    story.save()
    CitationFactory(story=story, anchor="p2", fact=FactFactory(community=community, text="约4800人"))
    page = open_browser(color_scheme=scheme)
    open_story(page, story)
    expect(page.get_by_role("img", name="议事厅")).to_be_visible()
    expect(page.locator(".writing__facts li")).to_contain_text("约4800人")
    findings = list(faults_of(page, "editor"))

    put_caret(page, 2, 0)
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="段落", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="段落", exact=True)).to_have_attribute("aria-pressed", "true")
    for name, window in {"图片": "从图片库里选", "数字": "这一段说到的数字"}.items():
        go_along_the_toolbar(page, to=name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name=window).get_by_text("找到 1 个。")).to_be_visible()
        findings += faults_of(page, window)
        page.keyboard.press("Escape")
        page.keyboard.press("Alt+F10")
    page.keyboard.press("Escape")
    select(page, 2, 0, 2)
    page.keyboard.press("Control+k")
    findings += faults_of(page, "link")
    page.keyboard.press("Escape")
    assert not findings, "\n".join(findings)
