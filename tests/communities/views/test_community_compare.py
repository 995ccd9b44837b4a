"""The page of communities side by side, and the way to it from the directory."""

import re

from communities.models import Indicator
from tests.factories import CommunityFactory, FactFactory

CANARY = "金丝雀"


def test_the_demonstration_says_that_its_populations_are_not_the_same_figure(client, demonstration):
    page = client.get("/communities/compare/?c=suihuabei&c=haiyang").text

    assert "“总人口”、“常住人口”口径不同，不是同一个数，不能互相比。" in page
    assert '<data value="4800" data-indicator="population" data-say="约四千八百人">' in page
    assert "_per_1000_residents" not in page
    assert "这里不换算“每千名居民”的数" in page


def test_what_is_reckoned_by_us_is_told_with_both_sources(client, db):
    for name, people in (("北社区", 4000), ("南社区", 8000)):
        community = CommunityFactory(name=name)
        FactFactory(community=community, text=f"{people}人", value=people, qualifier="")
        FactFactory(
            community=community,
            indicator=Indicator.objects.get(code="volunteers"),
            text="100多人",
            value=100,
            qualifier="多",
        )

    page = client.get("/communities/compare/?c=bei&c=nan").text

    found = re.findall(
        r'<data value="([\d.]+)" data-indicator="volunteers_per_1000_residents"[^>]*>.*?</data>(.*?)</span>', page
    )
    assert [(value, refs.count("<sup")) for value, refs in found] == [("25.0", 2), ("12.5", 2)]
    assert "本站按人口计算" in page


def test_fewer_than_two_lead_on_to_the_directory(client, db):
    CommunityFactory(name="北社区")

    for query in ("", "?c=bei", "?c=nowhere"):
        page = client.get(f"/communities/compare/{query}")
        assert (page.status_code, page.context["comparison"]) == (200, None)
        assert "请选两到四个社区" in page.text


def test_a_community_that_is_not_shown_is_not_compared(client, db):
    hidden = CommunityFactory(name=f"{CANARY}社区", state="draft")
    FactFactory(community=hidden, text="约4813人", value=4813)
    CommunityFactory(name="北社区")

    page = client.get(f"/communities/compare/?c=bei&c={hidden.slug}").text

    assert "4813" not in page
    assert CANARY not in page


def test_communities_without_figures_say_so(client, db):
    CommunityFactory(name="北社区")
    CommunityFactory(name="南社区")

    assert "这几个社区的数字正在核对" in client.get("/communities/compare/?c=bei&c=nan").text


def test_the_directory_has_a_box_for_each_community_and_a_button(client, db):
    CommunityFactory(name="北社区")
    assert 'form="compare"' not in client.get("/communities/").text

    CommunityFactory(name="南社区")
    page = client.get("/communities/").text

    boxes = re.findall(r'<input type="checkbox" name="c" value="(\w+)" form="compare">', page)
    assert boxes == ["bei", "nan"]
    assert '<form id="compare" action="/communities/compare/" method="get">' in page
    assert page.count("对比选中的社区") == 1


def test_the_fourth_is_the_last_that_can_be_added(client, db):
    slugs = [CommunityFactory(name=f"{number}号社区").slug for number in range(4)]

    pages = [client.get(f"/communities/compare/?{'&'.join(f'c={slug}' for slug in slugs[:n])}").text for n in (3, 4)]

    assert ["加进来比" in page for page in pages] == [True, False]
