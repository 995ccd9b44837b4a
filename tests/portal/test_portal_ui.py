"""The drawn parts of a page: as many panes as were counted, and no visitor's word left unescaped."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template import Context, Template, TemplateSyntaxError

from portal.icons import ICONS
from portal.windows import LATTICES, MOTIFS

HOSTILE = '"><script>alert(1)</script>'


def render(source, **context):
    return Template("{% load portal_ui %}" + source).render(Context(context))


def parse(html):
    return ElementTree.fromstring(html)  # noqa: S314 - our own drawing


def texts(svg):
    return [node.text for node in svg.iter("text")]


def panes(svg):
    return [node for node in svg.iter("path") if node.get("class") == "pane"]


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_hidden_from_screen_readers(name):
    svg = parse(render("{% icon name %}", name=name))

    assert svg.attrib == {"class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"}


def test_unknown_icon_fails_and_lists_the_icons():
    with pytest.raises(TemplateSyntaxError, match=r"There is no icon 'unicorn'\. There are: arrow, back"):
        render('{% icon "unicorn" %}')


def test_logo_is_drawn():
    assert parse(render("{% logo %}")).get("class") == "logo"


@pytest.mark.parametrize("motif", [*MOTIFS, ""])
def test_lit_window_is_an_ornament(motif):
    svg = parse(render("{% lit_window motif slug 7 %}", motif=motif, slug="suihuabei"))

    assert svg.attrib == {"viewBox": "0 0 200 264", "aria-hidden": "true", "focusable": "false"}
    assert [node.get("id") for node in svg.iter("clipPath")] == ["lit-7"]


def test_every_unlit_window_uses_a_symbol_the_page_carries_once():
    symbols = parse(render("{% lattice_symbols %}"))
    windows = [parse(render("{% unlit_window kind %}", kind=kind)) for kind in LATTICES]

    carried = ["#" + node.get("id") for node in symbols.iter("symbol")]
    assert [node.get("href") for window in windows for node in window.iter("use")] == carried


def test_the_symbols_take_no_room_without_inline_style():
    symbols = parse(render("{% lattice_symbols %}"))

    assert (symbols.get("class"), symbols.get("width"), symbols.get("height")) == ("vh", "0", "0")


def test_unknown_lattice_fails():
    with pytest.raises(TemplateSyntaxError, match="There is no lattice 'brick'"):
        render('{% unlit_window "brick" %}')


@pytest.mark.parametrize("count", [1, 5, 6, 7, 18, 60, Decimal("18.000")])
def test_pane_chart_has_as_many_panes_as_the_count(count):
    assert len(panes(parse(render("{% pane_chart count '2019年累计' %}", count=count)))) == count


def test_pane_chart_says_what_it_shows():
    svg = parse(render("{% pane_chart 18 '2019年累计18场次，一格代表一场' %}"))

    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "2019年累计18场次，一格代表一场，共18格"


@pytest.mark.parametrize("count", [0, -1, 61, 600, 1.5, None, "", "18", Decimal("18.5")])
def test_pane_chart_draws_nothing_it_could_not_draw_truly(count):
    assert render("{% pane_chart count '活动' %}", count=count) == ""


@pytest.mark.parametrize("width", [1, 6])
def test_no_two_neighbouring_panes_share_a_colour(width):
    """Beside (1) and below (6) each pane stands another colour."""
    colours = [pane.get("fill") for pane in panes(parse(render("{% pane_chart 60 '活动' %}")))]

    pairs = [(k, k + width) for k in range(60 - width) if width == 6 or k % 6 != 5]
    assert [pair for pair in pairs if colours[pair[0]] == colours[pair[1]]] == []


def council_chart(*parties):
    return render("{% council_chart '居民议事厅' parties %}", parties=parties)


def test_council_chart_seats_three_parties_and_names_them():
    svg = parse(council_chart("社区居民", "物业公司", "政府部门"))

    assert texts(svg) == ["居民议事厅", "社区居民", "物业公司", "政府部门"]
    assert svg.get("aria-label") == "居民议事厅三方沟通示意：社区居民、物业公司、政府部门"


@pytest.mark.parametrize("parties", [(), ("居民", "物业"), ("居民",) * 4, ("居民", "物业", "街道综合治理办公室")])
def test_council_chart_draws_nothing_where_names_have_no_room(parties):
    assert council_chart(*parties) == ""


def test_council_chart_escapes_the_names():
    assert "<b>" not in council_chart("<b>甲", "乙", "丙")


def show_all(count):
    return render('{% include "components/show_all.html" with count=count only %}', count=count).strip()


def test_a_list_of_more_than_twelve_can_be_unfolded():
    assert (show_all(0), show_all(12)) == ("", "")
    assert show_all(13) == '<label class="show-all"><input type="checkbox">展开全部，一共13个</label>'


def level_chart(*counts):
    tones = ["kapok-glass", "dai", "sea-glass"]
    rows = [
        {"label": label, "count": count, "tone": tone}
        for label, count, tone in zip(["省级", "市级", "区级"], counts, tones, strict=False)
    ]
    return parse(render("{% level_chart rows '收录荣誉' %}", rows=rows))


def blocks(svg):
    return [node.get("d").count("Z") for node in svg.iter("path") if node.get("fill")]


def test_level_chart_draws_one_block_for_each_award():
    svg = level_chart(1, 4, 0)

    assert texts(svg) == ["省级", "1项", "市级", "4项", "区级", "暂无收录"]
    assert blocks(svg) == [1, 4]
    assert svg.get("aria-label") == "收录荣誉"


def test_level_chart_fits_twelve_blocks():
    assert blocks(level_chart(3, 12, 7)) == [3, 12, 7]


def test_level_chart_draws_bars_when_a_level_has_more_than_twelve():
    svg = level_chart(1, 13, 400)

    assert blocks(svg) == [1, 1, 1]
    assert texts(svg)[1::2] == ["1项", "13项", "400项"]


def test_level_chart_takes_objects_too():
    class Row:
        label, count, tone = "省级", 2, "kapok-glass"

    assert blocks(parse(render("{% level_chart rows '荣誉' %}", rows=[Row()]))) == [2]


def test_level_chart_refuses_a_tone_that_is_no_colour_of_ours():
    with pytest.raises(TemplateSyntaxError, match="There is no tone"):
        render("{% level_chart rows '荣誉' %}", rows=[{"label": "省级", "count": 1, "tone": "x);fill:url(//evil"}])


@pytest.mark.parametrize(("surname", "size"), [("徐", "44"), ("欧阳", "32"), ("阿依古", "23"), ("\U00020bb7", "44")])
def test_person_face_frames_the_surname(surname, size):
    (letter,) = parse(render("{% person_face surname 'sea' %}", surname=surname)).iter("text")

    assert (letter.text, letter.get("font-size")) == (surname, size)


def test_person_face_refuses_an_unknown_tone():
    with pytest.raises(TemplateSyntaxError, match=r"There is no tone 'pink'\. There are: kapok, amber, jade, sea"):
        render("{% person_face '徐' 'pink' %}")


@pytest.mark.parametrize(
    "source",
    [
        "{% person_face hostile 'sea' %}",
        "{% pane_chart 3 hostile %}",
        "{% level_chart rows hostile %}",
        "{% lit_window '' hostile 1 %}",
    ],
)
def test_hostile_words_stay_words(source):
    html = render(source, hostile=HOSTILE, rows=[{"label": HOSTILE, "count": 2, "tone": "dai"}])

    assert "<script" not in html
    assert [node.tag for node in parse(html).iter() if node.tag == "script"] == []


def test_hostile_words_can_still_be_read():
    assert texts(parse(render("{% person_face hostile 'sea' %}", hostile=HOSTILE))) == [HOSTILE]


def test_nothing_is_styled_inline():
    """The content security policy would drop it."""
    rows = [{"label": "省级", "count": 2, "tone": "dai"}]
    html = render(
        "{% logo %}{% icon 'arrow' %}{% lit_window 'kapok' 'a' 1 %}{% lit_window '' 'a' 2 %}{% lattice_symbols %}"
        "{% unlit_window 'bing' %}{% pane_chart 7 '活动' %}{% level_chart rows '荣誉' %}{% person_face '徐' 'sea' %}",
        rows=rows,
    )

    assert "style" not in html


class Year:
    """A year as year_chart takes it."""

    def __init__(self, year, text, value, *, is_firm=True):
        fact = type("Fact", (), {"written": text, "value": Decimal(value)})
        self.year, self.is_firm, self.line = year, is_firm, type("Line", (), {"fact": fact})


def year_chart(*rows, label="人口，逐年"):
    return parse(render("{% year_chart rows label %}", rows=rows, label=label))


def test_year_chart_writes_every_year_with_the_words_of_its_source():
    svg = year_chart(Year("2018", "约4800人", 4800), Year("2019", "4900多人", 4900))

    assert texts(svg) == ["2018年", "约4800人", "2019年", "4900多人"]
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "人口，逐年")


def test_year_chart_draws_what_is_not_firm_in_outline():
    svg = year_chart(Year("2018", "18场次", 18), Year("2019", "28场次", 28, is_firm=False))

    assert [path.get("fill") for path in svg.iter("path")] == ["var(--sea-glass)", "none"]


def test_year_chart_keeps_hostile_words_words():
    svg = year_chart(Year("2018", HOSTILE, 1), Year("2019", "2人", 2), label=HOSTILE)

    assert texts(svg)[1] == HOSTILE
    assert [node.tag for node in svg.iter() if node.tag == "script"] == []
