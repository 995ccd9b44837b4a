"""How a story is shown: what people typed stays words, the first mention is linked, cited figures are data."""

from decimal import Decimal
from html import unescape

import pytest
from django.utils.html import escape

from articles.body import from_text
from articles.prose import lay_over, place_of, runs_of, show_body
from communities.models import Fact, Indicator
from portal.text.speech import spoken
from tests.factories import (
    CitationFactory,
    CommunityFactory,
    EstateFactory,
    FactFactory,
    StoryFactory,
    StreetFactory,
)
from tests.factories.pictures import PictureFactory

HOSTILE = "<script>alert('穗')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;穗&#x27;)&lt;/script&gt;"


def show(text, communities=(), citations=()):
    story = StoryFactory.build(body=from_text(text), source=None)
    return [str(block.html) for block in show_body(story, [*communities], [*citations])]


def link(community):
    return f'<a href="/communities/{community.slug}/">{community.name}</a>'


def cited(text, value, code="population", anchor="p1", **columns):
    fact = FactFactory(text=text, value=Decimal(value), indicator=Indicator.objects.get(code=code), **columns)
    return CitationFactory.build(story=None, fact=fact, anchor=anchor)


def data(text, value, code="population"):
    """The figure, led to the one fact there is with these words."""
    fact = Fact.objects.filter(value=value).latest("pk")
    place = f"/communities/{fact.community.slug}/#fact-{fact.pk}"
    figure = f'<data value="{value}" data-indicator="{code}" data-say="{escape(spoken(unescape(text)))}">{text}</data>'
    return f'<a class="to-fact" href="{place}">{figure}</a>'


@pytest.fixture
def suihuabei(db):
    return CommunityFactory(name="穗花北社区")


@pytest.fixture
def haiyang(db):
    return CommunityFactory(name="海洋社区")


def test_hostile_words_are_shown_as_words():
    assert show(f"{HOSTILE}\n\n## {HOSTILE}") == [ESCAPED, ESCAPED]


def test_hostile_words_around_links_and_figures_are_shown_as_words(suihuabei):
    text = f"{HOSTILE}穗花北社区{HOSTILE}约4800人{HOSTILE}"

    shown = show(text, [suihuabei], [cited("约4800人", "4800")])

    assert shown == [ESCAPED + link(suihuabei) + ESCAPED + data("约4800人", 4800) + ESCAPED]


def test_a_hostile_name_is_linked_as_words(db):
    community = CommunityFactory(name=HOSTILE, slug="safe")

    assert show(f"在{HOSTILE}里", [community]) == [f'在<a href="/communities/safe/">{ESCAPED}</a>里']


def test_a_hostile_figure_is_data_as_words(db):
    assert show(f"有{HOSTILE}人", (), [cited(HOSTILE, "5")]) == [f"有{data(ESCAPED, 5)}人"]


def test_only_the_first_mention_is_linked(suihuabei):
    shown = show("穗花北社区和穗花北社区。\n\n穗花北社区又来了。", [suihuabei])

    assert shown == [f"{link(suihuabei)}和穗花北社区。", "穗花北社区又来了。"]


def test_each_community_has_its_own_first_mention(suihuabei, haiyang):
    shown = show("穗花北社区。\n\n海洋社区和穗花北社区。", [suihuabei, haiyang])

    assert shown == [f"{link(suihuabei)}。", f"{link(haiyang)}和穗花北社区。"]


def test_a_heading_is_not_linked(suihuabei):
    shown = show("导语\n\n## 穗花北社区\n\n穗花北社区。", [suihuabei])

    assert shown == ["导语", "穗花北社区", f"{link(suihuabei)}。"]


def test_a_community_that_is_not_mentioned_is_not_linked(suihuabei, haiyang):
    assert show("海洋社区", [suihuabei, haiyang]) == [link(haiyang)]


def test_a_cited_figure_is_data_in_its_paragraph_alone(db):
    shown = show("约4800人。\n\n约4800人。", (), [cited("约4800人", "4800", anchor="p2")])

    assert shown == ["约4800人。", f"{data('约4800人', 4800)}。"]


def test_a_figure_of_a_community_that_is_not_public_leads_nowhere(db):
    hidden = cited("28起", "28", community=CommunityFactory(state="draft"))

    bare = '<data value="28" data-indicator="population" data-say="二十八起">28起</data>'
    assert show("28起", (), [hidden]) == [bare]


def test_a_figure_of_an_estate_leads_to_the_page_of_its_community(db):
    fact = FactFactory(community=None, estate=EstateFactory(community=CommunityFactory(slug="haiyang")))

    assert place_of(fact) == f"/communities/haiyang/#fact-{fact.pk}"


def test_a_figure_of_a_street_leads_to_the_street(db):
    fact = FactFactory(community=None, street=StreetFactory(slug="xingang"))

    assert place_of(fact) == "/streets/xingang/"


def test_the_first_place_of_a_figure_is_marked_once(db):
    assert show("28起，28起", (), [cited("28起", "28")]) == [f"{data('28起', 28)}，28起"]


def test_two_figures_of_one_paragraph_are_both_data(db):
    shown = show("累计18场次，600多人次", (), [cited("600多人次", "600"), cited("18场次", "18")])

    assert shown == [f"累计{data('18场次', 18)}，{data('600多人次', 600)}"]


@pytest.mark.parametrize("text", ["已协调128起", "已协调1.28起", "已协调1,28起"])
def test_the_end_of_a_longer_number_is_not_the_figure(db, text):
    assert show(text, (), [cited("28起", "28")]) == [text]


def test_behind_a_longer_number_the_figure_itself_is_found(db):
    assert show("128起中的28起", (), [cited("28起", "28")]) == [f"128起中的{data('28起', 28)}"]


def test_a_figure_told_otherwise_in_the_story_is_left_alone(db):
    assert show("近五千人住在这里", (), [cited("约4800人", "4800")]) == ["近五千人住在这里"]


def test_a_description_is_no_data(db):
    words = FactFactory(
        indicator=Indicator.objects.get(code="location"),
        text="商业地段",
        words="商业地段",
        value=None,
        unit="",
        qualifier="",
    )

    assert show("地处商业地段", (), [CitationFactory.build(story=None, fact=words, anchor="p1")]) == ["地处商业地段"]


def test_signs_of_patterns_in_a_figure_are_only_words(db):
    assert show("(约.*4800人)", (), [cited("约.*4800人", "4800")]) == [f"({data('约.*4800人', 4800)})"]


def test_of_two_marks_that_overlap_the_earlier_one_stays(db):
    names = CommunityFactory(name="花北社区"), CommunityFactory(name="穗花北社区")

    assert show("在穗花北社区里", names) == [f"在{link(names[1])}里"]


def test_of_two_marks_that_begin_together_the_shorter_one_stays(db):
    names = CommunityFactory(name="穗花"), CommunityFactory(name="穗花北社区")

    assert show("穗花北社区", names) == [f"{link(names[0])}北社区"]


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "一二三四五"),
        ([(0, 5, "X")], "X"),
        ([(3, 4, "Y"), (0, 1, "X")], "X二三Y五"),
        ([(0, 2, "X"), (2, 3, "Y")], "XY四五"),
        ([(0, 3, "X"), (2, 4, "Y")], "X四五"),
        ([(1, 4, "X"), (2, 3, "Y"), (4, 5, "Z")], "一XZ"),
    ],
)
def test_marks_take_the_place_of_their_characters(marks, shown):
    assert lay_over("一二三四五", marks) == shown


def test_a_figure_with_a_caption_stands_out_after_its_paragraph(db):
    story = StoryFactory.build(body=from_text("一段\n\n约4800人"), source=None)
    loud = CitationFactory.build(story=None, fact=FactFactory(), anchor="p2", caption="住在这里的人。")
    quiet = CitationFactory.build(story=None, fact=FactFactory(), anchor="p2")

    assert [block.pulls for block in show_body(story, [], [loud, quiet])] == [[], [loud]]


OUTSIDE = 'rel="external noopener noreferrer nofollow"'


def test_a_link_to_another_site_says_so_and_one_within_does_not():
    shown = show("见[公告](https://a.cn/?x=1&y=2)和[名录](/communities/)。")

    assert shown == [f'见<a href="https://a.cn/?x=1&amp;y=2" {OUTSIDE}>公告</a>和<a href="/communities/">名录</a>。']


def test_hostile_words_in_a_link_are_shown_as_words():
    assert show(f"[{HOSTILE}](/a/)") == [f'<a href="/a/">{ESCAPED}</a>']


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", 'https://a.cn/" onclick="x', "//evil.cn/", "data:text/html,x", ""]
)
def test_an_address_in_the_database_is_not_trusted(url):
    block = {"kind": "lede", "anchor": "p1", "text": "看这里", "links": [{"start": 1, "end": 3, "url": url}]}

    shown = show_body(StoryFactory.build(body=[block], source=None), [], [])

    assert [row.html for row in shown] == ["看这里"]


def test_a_community_named_in_a_link_is_linked_where_it_is_named_next(suihuabei):
    shown = show("[穗花北社区的公告](/a/)\n\n穗花北社区。", [suihuabei])

    assert shown == ['<a href="/a/">穗花北社区的公告</a>', f"{link(suihuabei)}。"]


def test_a_figure_beside_a_link_is_data(db):
    shown = show("[公告](/a/)说约4800人", (), [cited("约4800人", "4800")])

    assert shown == [f'<a href="/a/">公告</a>说{data("约4800人", 4800)}']


def test_a_figure_half_in_a_link_is_left_alone(db):
    assert show("约[4800人](/a/)", (), [cited("约4800人", "4800")]) == ['约<a href="/a/">4800人</a>']


def test_neighbours_of_one_kind_are_one_list():
    text = "导语\n\n- 甲\n- 乙\n\n1. 丙\n\n文\n\n- 丁\n\n> 引\n\n> 文\n\n段\n\n段二"
    story = StoryFactory.build(body=from_text(text), source=None)

    runs = [(run.kind, [str(block.html) for block in run.blocks]) for run in runs_of(show_body(story, [], []))]

    assert runs == [
        ("lede", ["导语"]),
        ("item", ["甲", "乙"]),
        ("step", ["丙"]),
        ("paragraph", ["文"]),
        ("item", ["丁"]),
        ("quote", ["引", "文"]),
        ("paragraph", ["段"]),
        ("paragraph", ["段二"]),
    ]


def test_a_picture_is_shown_when_residents_see_it_and_left_out_with_its_words_when_not(db):
    shown, withdrawn = PictureFactory(), PictureFactory(is_public=False)
    text = f"![图{shown.pk}] 甲\n\n![图{withdrawn.pk}] 乙\n\n![图{withdrawn.pk + 1}] 丙\n\n导语"
    story = StoryFactory.build(body=from_text(text), source=None)

    blocks = show_body(story, [], [], [shown, withdrawn])

    assert [(block.kind, block.html, block.picture) for block in blocks] == [
        ("picture", "甲", shown),
        ("lede", "导语", None),
    ]
