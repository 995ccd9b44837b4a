"""Every public page in every mode and width: readable, reachable by a finger, nothing sideways, no findings of axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Story
from communities.models import Activity, Person

pytestmark = pytest.mark.browser

WIDTHS = [320, 390, 768, 1280, 1920]
JUDGED_BY_AXE = [390, 1280]
MODES = ["normal", "elder", "dark", "grey"]

MEASURE = """() => {
  const seen = element => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.clipPath === "none";
  };
  const name = element =>
    `${element.tagName}.${element.getAttribute("class")} ${element.textContent.trim().slice(0, 12)}`;
  const letters = element => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    return element.ownerSVGElement ? size * element.getScreenCTM().a : size;
  };
  const written = [...document.querySelectorAll("body *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    && seen(element) && !element.closest("symbol"));
  const targets = [...document.querySelectorAll(".btn, .nav a, .mode, a.tag")].filter(seen);
  const wide = [...document.querySelectorAll("body *")].filter(element =>
    element.getBoundingClientRect().right > innerWidth + 1 && seen(element));
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: wide.slice(0, 3).map(name),
    letters: written.map(element => [letters(element), name(element)]),
    targets: targets.map(element => [element.getBoundingClientRect().height, name(element)]),
    body: parseFloat(getComputedStyle(document.body).fontSize),
    root: document.documentElement.className,
    ground: getComputedStyle(document.body).backgroundColor,
    filter: getComputedStyle(document.documentElement).filter,
  };
}"""


@pytest.fixture
def paths(demonstration):
    story = Story.objects.get().get_absolute_url()
    activity = Activity.objects.filter(kind="talk").first().get_absolute_url()
    nothing_found = "/communities/?q=没有这个名字的社区"
    people = [person.get_absolute_url() for person in Person.objects.public()]
    return [
        *("/", "/communities/", nothing_found, "/communities/suihuabei/", "/communities/haiyang/"),
        *("/streets/changgang/", "/streets/xingang/", *people),
        *("/communities/compare/", "/communities/compare/?c=suihuabei&c=haiyang"),
        *("/awards/", "/awards/hai-zhu-hao-ren/", "/awards/guang-zhou-hao-ren/"),
        "/good-people/",
        *(story, "/stories/", "/stories/?tag=dang-jian"),
        *("/search/?q=志愿服务", "/search/?q=赛龙舟"),
        "/council/",
        *("/about/", "/accessibility/", "/contact/", "/privacy/"),
        *("/communities/suihuabei/poster/", "/communities/suihuabei/leaflet/"),
        *("/activities/", "/activities/?month=2019-12", activity),
        *("/tags/", "/tags/dang-jian/"),
        "/api/docs/",
        "/admin/login/",
        "/no-such-page/",
    ]


@pytest.mark.parametrize("mode", MODES)
def test_every_page_is_readable_in(mode, open_in, paths):
    page = open_in(mode)
    smallest, lowest = (22, 60) if mode == "elder" else (16, 44)
    findings = []

    for path in paths:
        page.witness.is_listening = True
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(path)
        seen = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            seen[width] = page.evaluate(MEASURE)
        page.witness.is_listening = False  # axe adds a style of its own, which the policy rightly refuses
        for width in JUDGED_BY_AXE:
            page.set_viewport_size({"width": width, "height": 900})
            for fault in Axe().run(page).response["violations"]:
                findings.append(f"{path} at {width}: axe {fault['id']}: {fault['nodes'][0]['html'][:100]}")
        for width, view in seen.items():
            here = f"{path} at {width}:"
            findings += [f"{here} {view['overflow']} px sideways, {view['wide']}"] if view["overflow"] > 0 else []
            findings += [
                f"{here} {size:.1f} px letters: {name}" for size, name in view["letters"] if size < smallest - 0.1
            ]
            findings += [
                f"{here} {height:.1f} px high: {name}" for height, name in view["targets"] if height < lowest - 0.1
            ]
        assert_styled(seen[1280], mode)

    assert not findings, "\n".join(sorted(set(findings)))


def assert_styled(view, mode):
    """The stylesheet was there: without it every page would pass by being plain."""
    assert view["body"] == (24 if mode == "elder" else 18)
    assert view["root"].split() == {"elder": ["elder"], "grey": ["mourning"]}.get(mode, [])
    assert view["filter"] == ("grayscale(1)" if mode == "grey" else "none")
    assert (view["ground"] == "rgb(255, 255, 255)") == (mode != "dark")


@pytest.mark.parametrize("mode", ["normal", "elder"])
def test_nothing_slides_sideways_when_letters_are_twice_as_large(mode, open_in, paths):
    """A reader who sets the browser's letters to 32 px instead of 16, on a phone.

    That setting is what is tried, through the browser's own protocol: a style laid over the page is refused by the
    policy, and zooming to a window 195 px wide would be something else, which WCAG 1.4.10 does not ask below 320 px.
    """
    page = open_in(mode)
    page.set_viewport_size({"width": 390, "height": 844})
    browser_settings = page.context.new_cdp_session(page)
    browser_settings.send("Page.enable")
    browser_settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    findings = []

    for path in paths:
        page.goto(path)
        view = page.evaluate(MEASURE)
        assert view["body"] == (48 if mode == "elder" else 36)
        findings += [f"{path}: {view['overflow']} px sideways, {view['wide']}"] if view["overflow"] > 0 else []

    assert not findings, "\n".join(findings)
