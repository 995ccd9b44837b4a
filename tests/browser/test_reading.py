"""Journeys of readers: with a keyboard only, without scripts, on paper, and from a figure back to its source."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Story
from communities.models import Fact
from tests.factories import CommunityFactory

pytestmark = pytest.mark.browser

FOCUSED = "() => document.activeElement.textContent.trim()"
HAS_FOCUS_IN_MAIN = "() => document.querySelector('main').contains(document.activeElement)"


def path_of(page):
    return page.evaluate("location.pathname + location.search + location.hash")


def tab_to(page, name):
    """Press Tab until the link of this name has the focus, as somebody without a mouse does."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    pytest.fail(f"60 times Tab did not lead to {name}")


def test_static_files_are_really_served(open_browser):
    page = open_browser()

    page.goto("/")
    sheet = page.request.get(page.locator('link[rel="stylesheet"]').get_attribute("href"))

    assert (sheet.status, sheet.headers["content-type"].split(";")[0]) == (200, "text/css")
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"


def test_with_the_keyboard_one_skips_to_the_text(open_browser):
    page = open_browser()
    page.goto("/communities/suihuabei/")

    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    skip = page.locator(".skip")
    shown = skip.evaluate("element => element.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")

    assert (first, shown) == ("跳到正文", True)
    assert path_of(page) == "/communities/suihuabei/#main"
    assert page.evaluate(HAS_FOCUS_IN_MAIN)


def test_whatever_has_the_focus_can_be_seen(open_browser):
    page = open_browser()
    page.goto("/communities/suihuabei/")
    marks = """() => {
        const style = getComputedStyle(document.activeElement);
        return [document.activeElement.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)];
    }"""
    unmarked = []

    for _press in range(40):
        page.keyboard.press("Tab")
        name, style, width = page.evaluate(marks)
        if style == "none" or width < 2:
            unmarked.append(name)

    assert unmarked == []


def test_elder_mode_is_chosen_by_keyboard_and_stays_until_it_is_left(open_browser):
    page = open_browser()
    is_elder = "() => document.documentElement.classList.contains('elder')"
    page.goto("/communities/?q=穗花")
    here = path_of(page)

    tab_to(page, "长者模式")
    page.keyboard.press("Enter")
    page.wait_for_function(is_elder)
    assert path_of(page) == here

    tab_to(page, "报道")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/")
    assert page.evaluate(is_elder)

    tab_to(page, "标准版")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.documentElement.classList.contains('elder')")
    assert path_of(page) == "/stories/"
    assert page.context.cookies() == []


def test_a_footnote_leads_to_its_source_and_on_to_our_paragraph(open_browser):
    figure = Fact.objects.get(indicator__code="mediation_cases").text
    page = open_browser()
    page.goto("/communities/suihuabei/")

    note = page.locator("#council .fig", has_text=figure).locator(".ref a")
    number = note.inner_text()
    note.click()
    page.wait_for_url("**#src-*")
    assert path_of(page) == f"/communities/suihuabei/#src-{number}"
    source = page.locator(":target")
    assert figure in source.inner_text()
    assert source.evaluate("element => element.getBoundingClientRect().top < innerHeight")

    source.get_by_role("link", name="本站对应段落").click()
    page.wait_for_url("**/stories/**")
    assert path_of(page) == Story.objects.get().get_absolute_url() + "#p5"
    assert figure in page.locator(":target").inner_text()


def test_every_footnote_of_a_profile_has_its_source(open_browser):
    page = open_browser()
    page.goto("/communities/suihuabei/")

    lost = page.evaluate("""() => [...document.querySelectorAll(".ref a")].map(link => link.hash)
        .filter(hash => !document.querySelector(`.sources ${hash}`))""")
    numbers = page.locator(".sources > li").evaluate_all("items => items.map(item => item.id)")

    assert lost == []
    assert numbers == [f"src-{number}" for number in range(1, len(numbers) + 1)]


def test_without_scripts_one_finds_a_community_and_reads_on(open_browser):
    elsewhere = CommunityFactory(name="东晓南社区", published_at=timezone.now())
    page = open_browser(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto("/communities/")
    expect(page.get_by_text("共3个社区")).to_be_visible()

    page.get_by_text("筛选社区").click()
    page.get_by_label("昌岗街").check()
    page.get_by_role("button", name="查看结果").click()
    expect(page).to_have_url(re.compile("street="))
    expect(page.get_by_text("共1个社区")).to_be_visible()
    expect(page.get_by_text(elsewhere.name)).to_have_count(0)
    expect(page.get_by_label("昌岗街")).to_be_checked()

    page.get_by_role("link", name="穗花北社区").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("穗花北社区")

    page.locator(".tags a", has_text="全民阅读").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("全民阅读")
    expect(page.get_by_role("link", name="穗花北社区", exact=True).first).to_be_visible()

    page.goto("/communities/?tag=全民阅读")
    expect(page.get_by_text("共1个社区")).to_be_visible()
    page.get_by_text("筛选社区").click()
    page.get_by_role("link", name="清除").click()
    expect(page.get_by_text("共3个社区")).to_be_visible()


def test_a_profile_prints_on_a4_with_footnotes_in_brackets(open_browser):
    page = open_browser()
    page.goto("/communities/suihuabei/")
    page.emulate_media(media="print")

    # The crumbs stay: on a notice board they say which street and district this is.
    shown = page.evaluate("""() => [".nav", ".modes", ".toc", ".skip"].filter(name =>
        [...document.querySelectorAll(name)].some(element => element.getClientRects().length))""")
    brackets = page.locator(".ref a").first.evaluate("""link => ["::before", "::after"].map(edge =>
        getComputedStyle(link, edge).content)""")
    ground = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    paper = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", paper)
    }
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", paper)

    assert shown == []
    assert brackets == ['"["', '"]"']
    assert ground == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert boxes == {(0, 0, 595, 842)}
    assert len(pages) >= 1


def test_one_searches_without_scripts_and_arrives_at_the_paragraph(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/")

    page.get_by_label("想了解什么？").fill("登革热")
    page.get_by_label("想了解什么？").press("Enter")
    hit = page.get_by_role("link", name=Story.objects.get().title)
    expect(hit).to_be_visible()
    marked = page.locator(".hits mark").all_text_contents()
    hit.click()

    assert set(marked) == {"登革热"}
    expect(page).to_have_url(re.compile(f"{Story.objects.get().get_absolute_url()}#p10$"))
    expect(page.locator("#p10")).to_contain_text("登革热")


def test_a_figure_in_a_story_leads_to_its_line_and_from_there_to_its_source(open_browser):
    page = open_browser()
    page.goto(Story.objects.get().get_absolute_url())

    page.locator("#p5 a.to-fact").click()
    page.wait_for_url("**/communities/**")
    line = page.locator(f"tr{page.evaluate('location.hash')}")
    line.locator(".ref a").click()
    page.wait_for_url("**#src-*")

    assert "28起" in line.inner_text()
    assert "今年以来成功协调民事纠纷28起" in page.locator(page.evaluate("location.hash")).inner_text()


def test_two_communities_are_ticked_in_the_directory_and_compared_without_scripts(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/communities/")

    for name in ("海洋社区", "穗花北社区"):
        page.get_by_label(f"选来对比：{name}").check()
    page.get_by_role("button", name="对比选中的社区").first.click()

    expect(page).to_have_url(re.compile(r"/communities/compare/\?c=haiyang&c=suihuabei$"))
    expect(page.locator(".table--cmp thead th")).to_have_text(["项目", "海洋社区", "穗花北社区"])
