"""Everything that the database holds for readers is found by them: by links from the front page, or by the sitemap."""

from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings

from tests.architecture.repository import told

pytestmark = pytest.mark.django_db  # without a test that says so, the walk would read the database of development


def paths(addresses):
    return {unquote(urlsplit(address).path) for address in addresses}


def test_every_published_row_stands_in_the_sitemap_and_no_other(walk):
    public = {path for path, status in walk.rows.items() if status == 200}
    hidden = set(walk.rows) - public

    told(public - paths(walk.mapped), "A row whose page answers is missing from <app>/sitemaps.py:")
    told(hidden & paths(walk.mapped), "The sitemap names rows that readers must not see:")


def test_every_published_row_is_reached_by_links_from_the_front_page(walk, request):
    """But a street without communities: it has nothing to show yet, and only the sitemap knows it."""
    public = {path for path, status in walk.rows.items() if status == 200}

    told(public - paths(walk.answers) - walk.bare_streets, "No way leads from the front page to these rows:")
    if "empty" not in request.node.name:
        assert len(public) > 30


def test_every_address_of_the_sitemap_is_a_page_of_this_site_that_names_itself(walk):
    def judge(address):
        page = walk.answers.get(unquote(urlsplit(address).path)) or walk.answers.get(urlsplit(address).path)
        if not address.startswith(f"{settings.BASE_URL}/"):
            yield f"{address} does not begin with BASE_URL"
        elif page and page.status != 200:
            yield f"{address} answers {page.status}"
        elif page and [tag["href"] for tag in page.find("link") if tag["rel"] == "canonical"] != [address]:
            yield f"{address} calls itself otherwise"

    assert len(walk.mapped) == len(set(walk.mapped)) > 0
    told([finding for address in walk.mapped for finding in judge(address)], "The sitemap lists addresses as they are:")


def test_every_page_has_one_canonical_address_and_a_page_that_is_not_there_none(walk):
    def canonical(page):
        return [tag["href"] for tag in page.find("link") if tag["rel"] == "canonical"]

    def judge(page):
        found = canonical(page)
        if page.status != 200 and found:
            yield f"{page.status}, and names {found}"
        if page.status == 200 and paths(found) != {unquote(urlsplit(page.address).path)}:
            yield f"names {found}"
        if len(found) != (page.status == 200):
            yield f"{len(found)} canonical addresses"

    told(
        [f"{page.address}: {finding}" for page in walk.pages for finding in judge(page)],
        "A page has one address, told by components/meta.html:",
    )
