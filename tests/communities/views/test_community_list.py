"""The directory: filters that say what they cannot use, and every published community once."""

import pytest
from django.utils.http import urlencode

from communities.models import AwardLevel, Street
from tests.factories import AliasFactory, CommunityFactory, DistrictFactory, ShowcaseFactory, StreetFactory

LEFT_OUT = "有筛选条件在这里找不到，已略过。"


def directory(client, **query):
    return client.get(f"/communities/?{urlencode(query, doseq=True)}")


def found(client, **query):
    return [card.community.slug for card in directory(client, **query).context["cards"]]


def facets(client, name):
    return [(facet.value, facet.label, facet.count) for facet in directory(client).context["form"].facets[name]]


@pytest.fixture
def three(db):
    """Two communities of 昌岗街 and one of 新港街, with a designation and tags each in its own way."""
    district = DistrictFactory()
    changgang = StreetFactory(district=district, name="昌岗街道", code="440105003")
    xingang = StreetFactory(district=district, name="新港街道", code="440105002")
    suihuabei = CommunityFactory(street=changgang, name="穗花北社区")
    suihuanan = CommunityFactory(street=changgang, name="穗花南社区")
    haiyang = CommunityFactory(street=xingang, name="海洋社区")
    ShowcaseFactory(community=suihuabei)
    ShowcaseFactory(community=haiyang, level=AwardLevel.objects.get(code="district"))
    suihuabei.tags.add("居民议事厅", "城市体育")
    suihuanan.tags.add("居民议事厅")
    return suihuabei, suihuanan, haiyang


def test_without_filters_all_are_shown_in_pinyin_order(client, three):
    assert found(client) == ["haiyang", "suihuabei", "suihuanan"]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({"street": "changgang"}, ["suihuabei", "suihuanan"]),
        ({"street": ["changgang", "xingang"]}, ["haiyang", "suihuabei", "suihuanan"]),
        ({"level": "district"}, ["haiyang"]),
        ({"level": "unstated"}, ["suihuabei"]),
        ({"level": ["district", "unstated"]}, ["haiyang", "suihuabei"]),
        ({"tag": "居民议事厅"}, ["suihuabei", "suihuanan"]),
        ({"tag": ["居民议事厅", "城市体育"]}, ["suihuabei", "suihuanan"]),
        ({"q": "穗花"}, ["suihuabei", "suihuanan"]),
        ({"q": "suihua"}, ["suihuabei", "suihuanan"]),
        ({"q": "Sui Hua Bei"}, ["suihuabei"]),
        ({"q": "shb"}, ["suihuabei"]),
        ({"q": " 海洋 "}, ["haiyang"]),
        ({"q": "穗花", "street": "changgang", "tag": "城市体育", "level": "unstated"}, ["suihuabei"]),
        ({"q": "海洋", "street": "changgang"}, []),
        ({"q": "没有这个名字"}, []),
        ({"view": "grid"}, ["haiyang", "suihuabei", "suihuanan"]),
    ],
)
def test_filters_narrow_the_list(client, three, query, slugs):
    assert found(client, **query) == slugs


def test_an_alias_leads_to_the_community(client, three):
    AliasFactory(community=three[2], name="海印桥脚")

    assert found(client, q="桥脚") == ["haiyang"]


def test_a_community_found_by_several_words_of_its_own_is_shown_once(client, three):
    for name in ("穗花北老街", "穗花北新街"):
        AliasFactory(community=three[0], name=name)

    assert found(client, q="穗花北") == ["suihuabei"]


@pytest.mark.parametrize(
    "query", [{"street": "nowhere"}, {"level": "planet"}, {"tag": "没有这个标签"}, {"street": "x" * 10_000}]
)
def test_an_unknown_filter_is_left_out_with_a_sentence(client, three, query):
    answer = directory(client, **query)

    assert [card.community.slug for card in answer.context["cards"]] == ["haiyang", "suihuabei", "suihuanan"]
    assert answer.context["form"].sentences == [LEFT_OUT]
    assert LEFT_OUT in answer.text


def test_a_known_filter_beside_an_unknown_one_still_counts(client, three):
    answer = directory(client, street=["changgang", "nowhere"])

    assert [card.community.slug for card in answer.context["cards"]] == ["suihuabei", "suihuanan"]
    assert answer.context["form"].sentences == [LEFT_OUT]


def test_a_name_that_is_too_long_is_cut_with_a_sentence(client, three):
    answer = directory(client, q="长" * 65)

    assert answer.context["form"].sentences == ["名称太长，只按前 64 个字查找。"]
    assert f'value="{"长" * 64}"' in answer.text


def test_nothing_found_says_what_to_do(client, three):
    assert "没有找到符合条件的社区" in directory(client, q="没有这个名字").text


def test_what_was_asked_for_stays_in_the_form(client, three):
    page = directory(client, q="穗花", street="changgang").text

    assert 'value="穗花"' in page
    assert '<input type="checkbox" name="street" value="changgang" checked>' in page
    assert '<input type="checkbox" name="street" value="xingang">' in page


def test_streets_are_offered_in_the_order_of_their_codes_with_their_counts(client, three):
    assert facets(client, "street") == [("xingang", "新港街", 1), ("changgang", "昌岗街", 2)]


def test_levels_are_offered_with_the_unstated_last(client, three):
    assert facets(client, "level") == [("district", "区级", 1), ("unstated", "级别未注明", 1)]


def test_tags_are_offered_by_use(client, three):
    assert facets(client, "tag") == [("居民议事厅", "居民议事厅", 2), ("城市体育", "城市体育", 1)]


def test_every_tag_on_a_page_leads_to_its_communities(client, three):
    for number in range(12):
        three[2].tags.add(f"常见{number:02}")
        three[1].tags.add(f"常见{number:02}")

    assert found(client, tag="城市体育") == ["suihuabei"]


def test_what_only_a_draft_has_is_not_offered(client, three):
    street = Street.objects.get(name="新港街道")
    draft = CommunityFactory(state="draft", street=StreetFactory(district=street.district, name="赤岗街道"))
    draft.tags.add("内部标签")
    ShowcaseFactory(community=draft, level=AwardLevel.objects.get(code="national"))

    offered = directory(client).context["form"].facets

    values = {facet.value for rows in offered.values() for facet in rows}
    assert values == {"changgang", "xingang", "district", "unstated", "居民议事厅", "城市体育"}


@pytest.mark.parametrize("query", [{}, {"q": "穗花"}, {"street": "changgang"}])
def test_drafts_are_neither_listed_nor_counted(client, three, query):
    CommunityFactory(state="draft", street=three[0].street, name="穗花东社区")
    CommunityFactory(state="withdrawn", street=three[0].street, name="穗花西社区")

    answer = directory(client, **query)

    slugs = {card.community.slug for card in answer.context["cards"]}
    assert slugs <= {"haiyang", "suihuabei", "suihuanan"}
    assert answer.context["count"] == len(slugs)


def test_the_pages_of_the_directory_hold_every_community_once(client, db):
    street = StreetFactory()
    for number in range(50):
        CommunityFactory(street=street, slug=f"c{number:02}", pinyin=f"c{number:02}")

    pages, after = [], ""
    while not pages or after:
        assert len(pages) < 50, "The pages lead on after the last community."
        page = directory(client, after=after).context["page"]
        pages.append([row.slug for row in page.rows])
        after = page.after

    assert pages == [[f"c{number:02}" for number in range(*ends)] for ends in ((0, 24), (24, 48), (48, 50))]


def test_the_next_page_keeps_the_filters(client, db):
    street = StreetFactory(name="昌岗街道")
    for number in range(25):
        CommunityFactory(street=street, slug=f"c{number:02}", pinyin=f"c{number:02}")

    page = directory(client, street="changgang", q="社区").text

    assert 'rel="next" href="?street=changgang&amp;q=%E7%A4%BE%E5%8C%BA&amp;after=c23"' in page


def test_an_empty_directory_says_so(client, db):
    answer = directory(client)

    assert (answer.status_code, answer.context["count"], answer.context["cards"]) == (200, 0, [])
