"""JSON-LD before a browser: a block of data, which the policy of the site does not refuse and nothing runs."""

import json

import pytest

pytestmark = pytest.mark.browser


def test_json_ld_is_read_as_data_and_the_policy_has_nothing_to_refuse(open_browser):
    page = open_browser()

    page.goto("/communities/suihuabei/")

    blocks = page.locator('script[type="application/ld+json"]').all_text_contents()
    kinds = [node["@type"] for block in blocks for node in json.loads(block)["@graph"]]
    assert kinds == ["AdministrativeArea", "BreadcrumbList"]
    place = json.loads(blocks[0])["@graph"][0]
    shown = page.locator('data[data-indicator="population"]').first.inner_text()
    assert [figure["value"] for figure in place["additionalProperty"] if figure["propertyID"] == "population"] == [
        "".join(shown.split())
    ]
