"""Every public page in every mode and width: readable, reachable by a finger, nothing sideways, no findings of axe."""

import pytest

from articles.models import Story
from communities.models import Activity, Person
from tests.browser.judging import MEASURE, MODES, judge

pytestmark = pytest.mark.browser


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

    findings = [fault for path in paths for fault in judge(page, path, mode)]

    assert not findings, "\n".join(sorted(set(findings)))


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
