"""Stories as readers see them."""

import re

import pytest

from articles.body import from_text
from articles.models import FormerSlug
from portal.bin.actions.rows import delete_row
from portal.images.actions.pictures import withdraw_picture
from tests.factories import (
    CitationFactory,
    CommunityFactory,
    FactFactory,
    PersonFactory,
    PortraitFactory,
    SourceFactory,
    StoryFactory,
)
from tests.factories.pictures import PictureFactory


def test_the_list_holds_every_published_story_once_newest_first(client, db):
    for number in range(45):
        StoryFactory(title=f"第{number:02}篇", published_at=f"2019-12-05T{number // 60:02}:{number % 60:02}Z")
    StoryFactory(title="草稿", state="draft")

    pages, after = [], ""
    while not pages or after:
        assert len(pages) < 45, "The pages lead on after the last story."
        page = client.get("/stories/", {"after": after}).context["page"]
        pages.append([story.title for story in page.rows])
        after = page.after

    newest = [f"第{number:02}篇" for number in range(44, -1, -1)]
    assert pages == [newest[:20], newest[20:40], newest[40:]]


def test_an_empty_list_says_so(client, db):
    assert "报道：暂无收录" in client.get("/stories/").text


def test_a_story_has_its_paragraphs_at_their_anchors(client, db):
    story = StoryFactory(body=from_text("导语。\n\n## 甲\n\n一段。"))

    page = client.get(story.get_absolute_url()).text

    assert re.findall(r'<(?:p|h2) id="([ps]\d)"', page) == ["p1", "s1", "p2"]


def test_lists_quotations_and_pictures_are_drawn_as_what_they_are(client, db):
    picture = PictureFactory(alt="围坐", caption="", credit="穗文明")
    text = f"导语。\n\n- 甲\n- 乙\n\n1. 丙\n\n> 引\n\n> 文\n\n![图{picture.pk}] [说明](/stories/)"
    page = client.get(StoryFactory(body=from_text(text)).get_absolute_url()).text

    prose = re.sub(r">\s+<", "><", page[page.index('<article class="prose">') : page.index("</article>")])
    assert '<ul class="prose__list"><li id="p2">甲</li><li id="p3">乙</li></ul>' in prose
    assert '<ol class="prose__list"><li id="p4">丙</li></ol>' in prose
    assert '<blockquote><p id="p5">引</p><p id="p6">文</p></blockquote>' in prose
    figure = prose[prose.index('<figure id="p7" class="photo photo--lead">') : prose.index("</figure>")]
    assert 'alt="围坐" loading="lazy"' in figure
    caption = '<span><a href="/stories/">说明</a></span><span class="photo__credit">图：穗文明</span>'
    assert figure.endswith(f"<figcaption>{caption}</figcaption>")


def test_the_picture_has_the_words_of_the_library_where_the_story_gives_none(client, db):
    picture = PictureFactory(caption="库里的说明")

    page = client.get(StoryFactory(body=from_text(f"导语。\n\n![图{picture.pk}]")).get_absolute_url()).text

    assert "<figcaption><span>库里的说明</span>" in page


def test_a_withdrawn_picture_vanishes_from_the_text_and_a_deleted_one_breaks_nothing(client, recorder):
    picture = PictureFactory(alt="围坐")
    story = StoryFactory(body=from_text(f"导语。\n\n![图{picture.pk}] 看不见的话\n\n末段。"))
    assert "看不见的话" in client.get(story.get_absolute_url()).text

    withdraw_picture(picture, by=recorder)
    withdrawn = client.get(story.get_absolute_url()).text
    delete_row(picture, reason="错图", by=recorder)
    deleted = client.get(story.get_absolute_url())

    assert [word in withdrawn for word in ("看不见的话", picture.token, "<figure", "末段。")] == [False] * 3 + [True]
    assert (deleted.status_code, "看不见的话" in deleted.text) == (200, False)


def test_the_demonstrations_story_ties_its_figures_to_facts(client, demonstration):
    page = client.get(client.get("/").context["story"].get_absolute_url())

    ties = [(citation.anchor, citation.fact.indicator.code) for citation, _place in page.context["reading"].figures]
    assert ties == [
        ("p2", "population"),
        ("p2", "building_area_m2"),
        ("p2", "green_area_m2"),
        ("p5", "mediation_cases"),
        ("p7", "activity_sessions"),
        ("p7", "activity_participants"),
        ("p9", "area_km2"),
        ("p9", "households"),
        ("p9", "population"),
        ("p10", "party_members"),
        ("p12", "role_count"),
        ("p12", "role_count"),
    ]
    marked = re.findall(r'<data value="([\d.]+)" data-indicator="([a-z_0-9]+)"[^>]*>([^<]+)</data>', page.text)
    assert {
        ("4800", "population", "约4800人"),
        ("138000", "building_area_m2", "约13.8万平方米"),
        ("16000", "green_area_m2", "约1.6万平方米"),
        ("28", "mediation_cases", "28起"),
        ("18", "activity_sessions", "18场次"),
        ("600", "activity_participants", "600多人次"),
        ("0.265", "area_km2", "约0.265平方公里"),
        ("2287", "households", "2287户"),
        ("7076", "population", "约7076人"),
        ("100", "party_members", "100多名"),
    } <= set(marked)


def test_the_demonstrations_story_is_the_sites_own_and_names_the_report(client, demonstration):
    story = client.get("/").context["story"]

    assert story.byline == ["本站整理", "据记者廖靖文、通讯员穗文明的报道"]
    assert "原报道刊发日期：未载明" in client.get(story.get_absolute_url()).text


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_a_fact_that_is_not_public_is_no_data_in_a_story(client, db, state):
    story = StoryFactory(body=from_text("导语。\n\n约4800人住在这里。"))
    CitationFactory(story=story, anchor="p2", fact=FactFactory(state=state), caption="住在这里的人。")

    page = client.get(story.get_absolute_url())

    assert page.context["reading"].figures == []
    assert "<data" not in page.text


def test_a_community_that_is_not_public_is_not_linked(client, db):
    story = StoryFactory(body=from_text("海洋社区里。"), communities=[CommunityFactory(name="海洋社区", state="draft")])

    page = client.get(story.get_absolute_url())

    assert page.context["reading"].communities == []
    assert "/communities/haiyang/" not in page.text


def test_a_wrong_year_leads_to_the_right_one(client, db):
    StoryFactory(title="邻里", published_at="2019-12-05T00:00Z")

    answer = client.get("/stories/2018/lin-li/")

    assert (answer.status_code, answer["Location"]) == (301, "/stories/2019/lin-li/")


@pytest.mark.parametrize("year", ["2019", "0", "9" * 30])
def test_a_draft_is_not_found(client, db, year):
    StoryFactory(title="邻里", state="draft")

    assert client.get(f"/stories/{year}/lin-li/").status_code == 404


@pytest.mark.parametrize("slug", ["lin-li", "former"])
@pytest.mark.parametrize("year", ["2019", "0"])
def test_a_withdrawn_story_says_that_it_is_gone_and_nothing_of_itself(client, db, year, slug):
    story = StoryFactory(title="邻里", slug="lin-li", state="withdrawn", body=from_text("䶮家的事。"))
    FormerSlug.objects.create(slug="former", story=story)

    answer = client.get(f"/stories/{year}/{slug}/")

    assert answer.status_code == 410
    assert re.findall("<h1>(.*?)</h1>", answer.text) == ["这一页已经撤下"]
    assert "邻里" not in answer.text
    assert "䶮" not in answer.text


def test_a_former_address_leads_to_the_story_for_ever(client, db):
    story = StoryFactory(title="邻里", published_at="2019-12-05T00:00Z")
    FormerSlug.objects.create(slug="former", story=story)

    answer = client.get("/stories/2018/former/")

    assert (answer.status_code, answer["Location"]) == (301, "/stories/2019/lin-li/")


def test_the_former_address_of_a_draft_is_not_found(client, db):
    FormerSlug.objects.create(slug="former", story=StoryFactory(state="draft"))

    assert client.get("/stories/2019/former/").status_code == 404


def test_the_source_is_linked_only_by_an_address_of_the_web(client, db):
    story = StoryFactory(source=SourceFactory(title="原报道", url="https://example.cn/a"))

    page = client.get(story.get_absolute_url()).text

    assert '<a href="https://example.cn/a" rel="external">看原报道</a>' in page


def test_hostile_words_of_staff_are_shown_as_words(client, db):
    hostile = "<script>alert('穗')</script>"
    words = {"title": hostile, "deck": hostile, "source_credit": hostile, "body": from_text(hostile)}
    story = StoryFactory(slug="safe", source=SourceFactory(title=hostile), **words)
    story.tags.add(hostile)

    pages = [client.get(path).text for path in (story.get_absolute_url(), "/stories/", "/")]

    assert ["<script>" in page for page in pages] == [False, False, False]
    assert ["&lt;script&gt;alert(&#x27;穗&#x27;)" in page for page in pages] == [True, True, True]


def stories_of(client, **filters):
    page = client.get("/stories/", filters)
    return [story.title for story in page.context["page"].rows], page.context["form"].sentences


@pytest.fixture
def archive(db):
    """Three stories in two months, the second at the very end of its month by the clock of Guangzhou."""
    haiyang, hidden = CommunityFactory(name="海洋社区"), CommunityFactory(name="䶮社区", slug="hidden", state="draft")
    for title, at, communities, tags in [
        ("甲", "2019-11-30T15:59Z", [haiyang], ["议事"]),
        ("乙", "2019-12-31T15:59Z", [hidden], ["科普", "议事"]),
        ("丙", "2019-12-31T16:00Z", [haiyang, hidden], []),
    ]:
        StoryFactory(title=title, published_at=at, communities=communities).tags.add(*tags)
    for state in ("draft", "withdrawn"):
        story = StoryFactory(title="䶮", state=state, communities=[CommunityFactory(name="没有报道的社区")])
        story.tags.add("䶮")


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({"month": "2019-11"}, ["甲"]),
        ({"month": "2019-12"}, ["乙"]),
        ({"month": "2020-01"}, ["丙"]),
        ({"community": "haiyang"}, ["丙", "甲"]),
        ({"tag": "yi-shi"}, ["乙", "甲"]),
        ({"tag": "yi-shi", "community": "haiyang"}, ["甲"]),
        ({"tag": "ke-pu", "community": "haiyang"}, []),
        ({"month": "", "community": "", "tag": ""}, ["丙", "乙", "甲"]),
    ],
)
def test_the_list_is_narrowed_by(client, archive, filters, titles):
    assert stories_of(client, **filters) == (titles, [])


@pytest.mark.parametrize(
    "filters",
    [
        {"month": "2019-13"},
        {"month": "2019"},
        {"month": "0000-00"},
        {"community": "hidden"},
        {"tag": "yan"},
        {"tag": "议事"},
    ],
)
def test_a_filter_that_names_nothing_public_is_left_out_with_a_sentence(client, archive, filters):
    assert stories_of(client, **filters) == (["丙", "乙", "甲"], ["有筛选条件在这里找不到，已略过。"])


def test_the_filters_offer_what_public_stories_have_and_how_often(client, archive):
    menus = client.get("/stories/").context["form"].menus

    assert {
        menu["name"]: [(choice.value, choice.label, choice.count) for choice in menu["choices"]] for menu in menus
    } == {
        "month": [("2020-01", "2020年1月", 1), ("2019-12", "2019年12月", 1), ("2019-11", "2019年11月", 1)],
        "community": [("haiyang", "海洋社区", 2)],
        "tag": [("yi-shi", "议事", 2), ("ke-pu", "科普", 1)],
    }


def test_the_list_is_grouped_by_month(client, archive):
    page = client.get("/stories/").text

    months = re.findall(r'<section class="month".*?</section>', page, re.DOTALL)
    assert [
        (re.findall("<time[^>]*>(.*?月)</time>", month), re.findall("[甲乙丙]</a>", month)) for month in months
    ] == [
        (["2020年1月"], ["丙</a>"]),
        (["2019年12月"], ["乙</a>"]),
        (["2019年11月"], ["甲</a>"]),
    ]


def test_a_story_leads_to_its_neighbours_in_time(client, archive):
    def beside(title):
        reading = client.get(f"/stories/2019/{title}/", follow=True).context["reading"]
        return [story and story.title for story in (reading.newer, reading.older)]

    assert [beside(slug) for slug in ("jia", "yi", "bing")] == [["乙", None], ["丙", "甲"], [None, "乙"]]


def test_two_stories_of_one_moment_stand_beside_each_other(client, db):
    first, second = StoryFactory.create_batch(2, published_at="2019-12-05T00:00Z")

    older = client.get(f"/stories/2019/{second.slug}/").context["reading"].older

    assert older == first


def test_a_story_names_the_people_whom_its_communities_introduce(client, db):
    haiyang, elsewhere = CommunityFactory(), CommunityFactory()
    shown = PortraitFactory(community=haiyang, person=PersonFactory(name="徐进栋"), role="社区民警")
    PortraitFactory(community=haiyang, person=shown.person, role="又一身份")
    PortraitFactory(community=haiyang, person=PersonFactory(name="不在文中"))
    PortraitFactory(community=elsewhere, person=PersonFactory(name="王燕莉"))
    for state in ("waiting", "retired"):
        PortraitFactory(community=haiyang, person=PersonFactory(name=f"李{state}"), state=state)
    text = "徐进栋和王燕莉，还有李waiting、李retired。"
    story = StoryFactory(body=from_text(text), communities=[haiyang])

    page = client.get(story.get_absolute_url())

    assert page.context["reading"].people == [shown]
    assert '<a href="/good-people/xujindong/">徐进栋</a><span class="muted">社区民警</span>' in page.text


def test_the_figures_of_a_story_lead_to_their_lines_on_the_profile(client, demonstration):
    story = client.get(client.get("/").context["story"].get_absolute_url())
    places = [place for _citation, place in story.context["reading"].figures]

    pages = {address: client.get(address).text for address in {place.partition("#")[0] for place in places}}
    missing = [p for p in places if f'<tr id="{p.partition("#")[2]}">' not in pages[p.partition("#")[0]]]

    assert (len(places), sorted(pages), missing) == (12, ["/communities/haiyang/", "/communities/suihuabei/"], [])


def test_tags_of_a_story_lead_to_everything_under_them(client, db):
    story = StoryFactory()
    story.tags.add("志愿服务")

    assert '<a class="tag" href="/tags/zhi-yuan-fu-wu/">志愿服务</a>' in client.get(story.get_absolute_url()).text
