"""Withdrawn means gone within a minute: no answer lets a cache keep it for longer, whatever kind of answer it is."""

import re

import pytest

from tests.factories.district import District

SURFACES = [
    *("/", "/communities/", "/communities/suihuabei/", "/stories/2019/lin-li/", "/good-people/", "/search/?q=社区"),
    *("/feeds/stories.atom", "/communities/suihuabei/feed.atom", "/activities.ics", "/activities/2019000.ics"),
    *("/sitemap.xml", "/robots.txt", "/communities/suihuabei/facts.csv"),
    *("/communities/suihuabei/poster/", "/communities/suihuabei/leaflet/"),
    *("/api/", "/api/communities/suihuabei/", "/api/openapi.json", "/communities/穗花北社区/", "/nowhere/"),
]


@pytest.fixture
def district(recorder, confirmer):
    district = District([recorder, confirmer])
    district.add(1)
    return district


@pytest.mark.parametrize("path", SURFACES)
def test_no_cache_may_keep_it_for_more_than_a_minute(client, district, path):
    answer = client.get(path)

    assert answer.status_code == (404 if path == "/nowhere/" else 302 if "穗花北社区" in path else 200)
    caching = answer["Cache-Control"]
    seconds = [int(number) for number in re.findall(r"(?:max-age|s-maxage|stale-\S+)=(\d+)", caching)]
    assert "no-cache" in caching or "no-store" in caching or max(seconds) <= 60
    assert "immutable" not in caching
