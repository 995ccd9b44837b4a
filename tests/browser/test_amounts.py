"""A site with nothing in it and one with fifty of everything are as readable as the demonstration, in every mode."""

from io import BytesIO

import pytest
from django.db import transaction

from tests.browser.judging import MODES, judge
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.district import District
from tests.factories.pictures import photo

pytestmark = pytest.mark.browser

MANY = {"normal": 50, "elder": 14, "dark": 14, "grey": 14}  # fourteen fold a list, too
WIDTHS = [320, 1280]
LISTS = ["/", "/communities/", "/awards/", "/good-people/", "/activities/", "/council/", "/stories/", "/tags/"]
PLACES = ["/communities/suihuabei/", "/streets/changgang/"]
OF_MANY = [
    *("/good-people/xujindong/", "/activities/2019000/", "/awards/he-xie-she-qu/", "/stories/2019/lin-li/"),
    *("/communities/suihuabei/poster/", "/communities/suihuabei/leaflet/"),
]


@pytest.fixture
def site(live_server, unsealed):
    """A running portal without the demonstration."""
    return live_server.url


@pytest.fixture
def open_page(open_in):
    """A page in a mode. Its pictures, which stand in the library without files, are answered with one of ours."""
    image = BytesIO()
    photo(960, 640).save(image, "PNG")

    def open_one(mode):
        page = open_in(mode)
        page.context.route(
            "**/pictures/**", lambda route: route.fulfill(body=image.getvalue(), content_type="image/png")
        )
        return page

    return open_one


def grow(count):
    district = District([UserFactory(role="district_admin"), UserFactory(role="second_reviewer")])
    with transaction.atomic():
        for number in range(1, count + 1):
            district.add(number)


@pytest.mark.parametrize("mode", MODES)
def test_a_site_with_nothing_is_readable_in(mode, open_page):
    CommunityFactory(street=StreetFactory(name="昌岗街道"), name="穗花北社区")
    page = open_page(mode)

    findings = [fault for path in [*LISTS, *PLACES] for fault in judge(page, path, mode, widths=WIDTHS)]

    assert findings == []


@pytest.mark.parametrize("mode", MODES)
def test_a_site_with_much_of_everything_is_readable_in(mode, open_page):
    page = open_page(mode)
    grow(MANY[mode])

    findings = [
        fault
        for path in [*LISTS, *PLACES, *OF_MANY]
        for fault in judge(page, path, mode, widths=WIDTHS, axe_widths=[390])
    ]

    assert findings == []


def test_a_long_list_shows_twelve_until_its_reader_unfolds_it_and_all_when_a_link_leads_into_it(open_page):
    page = open_page("normal")
    grow(13)
    page.goto("/communities/suihuabei/")
    rows = page.locator("#facts tbody tr")
    folded = [row.is_visible() for row in rows.all()]

    page.get_by_label("展开全部，一共65个").check()
    unfolded = [row.is_visible() for row in rows.all()]
    page.goto(f"/communities/suihuabei/#{rows.last.get_attribute('id')}")
    page.reload()

    assert folded == [True] * 12 + [False] * 53
    assert unfolded == [True] * 65
    assert rows.last.is_visible()
