"""朗读, 分享, 打印, 字号: buttons that appear where they work, words in their order, pages that need none of it."""

import re

import pytest

pytestmark = pytest.mark.browser

# A device with voices: what it is asked to say is kept, and said at once.
DEVICE = """(() => {
  const voices = %s;
  window.said = [];
  const synth = new EventTarget();
  Object.assign(synth, {
    getVoices: () => voices,
    speak: (words) => { window.said.push(words.text); if (!window.isSlow) setTimeout(() => words.onend({}), 0); },
    cancel: () => { window.said.push("(cancel)"); }, pause: () => { window.said.push("(pause)"); },
    resume: () => { window.said.push("(resume)"); },
  });
  Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""
CHINESE = '[{lang: "en-US", localService: true}, {lang: "zh-CN", localService: true}]'
PROFILE = "/communities/suihuabei/"


def open_with(open_browser, voices, path=PROFILE, script="", **wishes):
    page = open_browser(**wishes)
    page.add_init_script(DEVICE % voices + ";" + script)
    page.goto(path)
    return page


def shown_buttons(page):
    return page.locator(".tools button:visible").all_inner_texts()


def test_without_scripts_only_the_size_of_letters_is_offered_and_it_is_remembered(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto(PROFILE)
    assert shown_buttons(page) == ["标准", "大", "特大"]

    with page.expect_navigation():
        page.get_by_role("button", name="特大").click()
    assert page.url.endswith(PROFILE)
    page.goto("/communities/")
    assert page.locator("html").get_attribute("class") == "text-largest"

    with page.expect_navigation():
        page.get_by_role("button", name="标准", exact=True).click()
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "voices",
    ["[]", '[{lang: "en-US", localService: true}]', '[{lang: "zh-CN", localService: false}]'],
    ids=["none", "English", "on a server"],
)
def test_without_a_chinese_voice_of_its_own_a_device_is_offered_no_reading(open_browser, voices):
    page = open_with(open_browser, voices)

    page.get_by_role("button", name="打印").wait_for()
    assert "朗读本页" not in shown_buttons(page)


def test_a_voice_that_comes_late_is_noticed(open_browser):
    page = open_with(open_browser, "[]", script="window.late = speechSynthesis.getVoices()")
    page.get_by_role("button", name="打印").wait_for()

    page.evaluate(
        "() => { late.push({lang: 'zh-CN', localService: true});"
        " speechSynthesis.dispatchEvent(new Event('voiceschanged')); }"
    )

    page.get_by_role("button", name="朗读本页").wait_for()


def test_a_page_is_read_in_order_with_figures_in_words_and_without_menus_and_marks(open_browser):
    page = open_with(open_browser, CHINESE)

    page.get_by_role("button", name="朗读本页").click()
    page.get_by_text("读完了").wait_for()

    said = [words for words in page.evaluate("said") if not words.startswith("(")]
    assert said[0] == "穗花北社区"
    assert said.index("总人口，约四千八百人，统计时间未注明") < said.index("社区概况") < said.index("荣誉")
    assert "文明实践活动，十八场次，二零一九年累计" in said
    assert [words for words in said if re.search("13.8|4800|2019年|长者模式|首页", words)] == []
    assert page.locator("[data-reading]").count() == 0


def test_reading_is_paused_resumed_and_stopped_by_keyboard(open_browser):
    page = open_with(open_browser, CHINESE, script="window.isSlow = true")
    toggle = page.locator("[data-read-toggle]")
    status = page.get_by_role("status").last

    toggle.focus()
    for shown, sentence in [
        ("暂停朗读", "开始朗读，按Esc键停止"),
        ("继续朗读", "已暂停"),
        ("暂停朗读", "开始朗读，按Esc键停止"),
    ]:
        page.keyboard.press("Enter")
        assert (toggle.inner_text(), status.inner_text()) == (shown, sentence)
    marked = page.locator("[data-reading]")
    assert marked.inner_text() == "穗花北社区"
    assert marked.evaluate("element => getComputedStyle(element).outlineWidth") == "3px"

    page.keyboard.press("Escape")
    assert (toggle.inner_text(), marked.count()) == ("朗读本页", 0)
    assert [words for words in page.evaluate("said") if words.startswith("(")][-3:] == [
        "(pause)",
        "(resume)",
        "(cancel)",
    ]


def test_the_address_is_copied_where_there_is_no_menu_to_share(open_browser):
    page = open_browser()
    page.add_init_script(
        "Object.defineProperty(navigator, 'share', {value: undefined});"
        "const clipboard = {writeText: async (text) => { window.copied = text; }};"
        "Object.defineProperty(navigator, 'clipboard', {value: clipboard});"
    )
    page.goto(PROFILE)

    page.get_by_role("button", name="分享").click()
    page.get_by_text("网址已复制").wait_for()

    assert page.evaluate("copied") == page.url


def test_print_opens_the_print_window_and_hides_inside_apps(open_browser):
    page = open_browser()
    page.add_init_script("window.print = () => { window.isPrinted = true; }")
    page.goto(PROFILE)
    page.get_by_role("button", name="打印", exact=True).click()
    assert page.evaluate("isPrinted")

    inside = open_browser(user_agent="Mozilla/5.0 MicroMessenger/8.0")
    inside.goto(PROFILE)
    inside.wait_for_load_state()
    assert inside.get_by_role("button", name="打印", exact=True).count() == 0


@pytest.mark.parametrize("path", ["poster/", "leaflet/"])
@pytest.mark.parametrize("mode", ["standard", "elder"])
def test_a_sheet_fills_one_a4_page(open_browser, path, mode):
    page = open_browser()
    page.goto(f"/mode/{mode}/?next={PROFILE}{path}")

    paper = page.pdf(prefer_css_page_size=True)

    sides = {
        tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", paper)
    }
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    assert sides == {(0, 0, 595, 842) if path == "poster/" else (0, 0, 842, 595)}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_largest_letters_slide_nothing_sideways(open_browser, width):
    page = open_browser(viewport={"width": width, "height": 900})

    for path in ["/", "/communities/", PROFILE, "/stories/", "/privacy/", "/no-such-page/"]:
        page.goto(f"/mode/text/?size=largest&next={path}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
