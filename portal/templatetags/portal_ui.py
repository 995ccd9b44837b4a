"""The drawn parts of a page: icons, windows, charts of panes, framed surnames. Load with {% load portal_ui %}."""

import json
import unicodedata

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from portal import charts, qr, windows
from portal.icons import ICONS
from portal.windows import Box, notched, rectangle

register = template.Library()

ORNAMENT = mark_safe('viewBox="0 0 200 264" aria-hidden="true" focusable="false"')

PANE, PANE_GAP, PANE_COLUMNS, MOST_PANES = 53, 6, 6, 60
PANE_COLOURS = (  # read diagonally, so that no pane has a neighbour of its own colour
    *(windows.AMBER, windows.JADE, windows.KAPOK, windows.SEA_LIGHT),
    *(windows.JADE_LIGHT, windows.AMBER, windows.SEA, windows.KAPOK),
)

TONES = ("kapok-glass", "amber-glass", "jade-glass", "sea-glass", "dai", "line-strong")
ROW, BLOCK, BLOCK_GAP, BARS_WIDTH, MOST_BLOCKS = 50, 44, 4, 192, 12
LETTER = 16  # the size of the chart's letters, in its own units

FACES = {  # frame, ground and letter
    "kapok": (windows.KAPOK, "#FBEAE5", "#872815"),
    "amber": (windows.AMBER, windows.SHELL, windows.KAPOK_DEEP),
    "jade": (windows.JADE_LIGHT, windows.JADE_PALE, "#13593F"),
    "sea": (windows.SEA_LIGHT, windows.SEA_PALE, windows.SEA_DEEP),
}
LETTER_SIZES = {1: 44, 2: 32, 3: 23}


def ours(markup):
    """Markup drawn from our own constants and numbers, in which no reader's or editor's word can stand."""
    return mark_safe(markup)  # noqa: S308 - see above; everything else goes through format_html


# What could end a <script> or open a comment in it; the two line ends are none in JSON, but were once in scripts.
IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}


def data_block(data):
    """Data for machines in a <script> that no browser runs, escaped as Django's json_script does it."""
    words = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))  # noqa: S308 - see above


@register.simple_tag
def icon(name):
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"There is no icon {name!r}. There are: {', '.join(ICONS)}")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', ours(ICONS[name])
    )


@register.simple_tag
def logo():
    """The mark: a window of nine panes, the pearl in the middle."""
    corners = {windows.KAPOK: "M4 4h10v10H4zM34 34h10v10H34z", windows.AMBER: "M34 4h10v10H34zM4 34h10v10H4z"}
    sides = {windows.JADE_LIGHT: "M16 4h16v10H16zM16 34h16v10H16z", windows.SEA_LIGHT: "M4 16h10v16H4zM34 16h10v16H34z"}
    glass = {windows.WOOD: "M0 0h48v48H0z", **corners, **sides, windows.SEA: "M16 16h16v16H16z"}
    return format_html(
        '<svg class="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">{}{}</svg>',
        format_html_join("", '<path fill="{}" d="{}"/>', glass.items()),
        mark_safe('<circle cx="24" cy="24" r="6.2" fill="#FFF8E6"/>'),
    )


@register.simple_tag
def qr_code(address):
    """{% qr_code address %}: an absolute address to scan; always black on white, also in the dark."""
    drawing = qr.draw(address)
    return format_html(
        '<svg class="qr__code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>',
        *(drawing.side, format_html(_("二维码，扫一扫打开 {address}"), address=address), drawing.path),
    )


@register.simple_tag
def lit_window(motif, seed, uid):
    """{% lit_window community.motif community.slug forloop.counter %}: `uid` once per page."""
    return format_html("<svg {}>{}</svg>", ORNAMENT, ours(windows.lit_window(motif, seed=seed, uid=str(uid))))


@register.simple_tag
def lattice_symbols():
    """The lattices, once per page and out of sight, for every {% unlit_window %} on it."""
    return format_html(
        '<svg class="vh" width="0" height="0" aria-hidden="true" focusable="false">{}</svg>',
        format_html_join(
            "",
            '<symbol id="lat-{}" viewBox="0 0 200 264"><path d="{}"/></symbol>',
            ((kind, windows.lattice(kind)) for kind in windows.LATTICES),
        ),
    )


@register.simple_tag
def unlit_window(kind):
    if kind not in windows.LATTICES:
        raise template.TemplateSyntaxError(f"There is no lattice {kind!r}. There are: {', '.join(windows.LATTICES)}")
    frame = mark_safe('x="1.5" y="1.5" width="197" height="261"')
    return format_html(
        '<svg {}><rect class="lat-bg" {}/><use class="lat" href="#lat-{}"/><rect class="lat-fr" {}/></svg>',
        *(ORNAMENT, frame, kind, frame),
    )


@register.simple_tag
def pane_chart(count, label):
    """One lit pane for each thing counted; the rest of the last row stays dark. Draws nothing but 1 to 60."""
    if count not in range(1, MOST_PANES + 1):
        return ""
    count = int(count)  # a fact's amount is a Decimal
    step = PANE + PANE_GAP
    rows = -(-count // PANE_COLUMNS)
    boxes = [
        Box(PANE_GAP + k % PANE_COLUMNS * step, PANE_GAP + k // PANE_COLUMNS * step, PANE, PANE)
        for k in range(rows * PANE_COLUMNS)
    ]
    colours = (PANE_COLOURS[(k % PANE_COLUMNS + k // PANE_COLUMNS) % len(PANE_COLOURS)] for k in range(count))
    return format_html(
        '<svg class="pane-chart" viewBox="0 0 {0} {1}" role="img" aria-label="{2}">'
        '<path fill="{3}" d="M0 0H{0}V{1}H0Z"/>{4}<path fill="#fff" fill-opacity=".26" d="{5}"/>{6}</svg>',
        *(PANE_GAP + step * PANE_COLUMNS, PANE_GAP + step * rows),
        format_html(_("{label}，共{count}格"), label=label, count=count),
        windows.WOOD,
        format_html_join(
            "", '<path class="pane" fill="{}" d="{}"/>', zip(colours, map(rectangle, boxes), strict=False)
        ),
        "".join(notched(box.inset(5), 9) for box in boxes[:count]),
        draw_dark_panes(boxes[count:]),
    )


def draw_dark_panes(boxes):
    """Glass by night: the frame is there, the light is not."""
    if not boxes:
        return ""
    glass, lines = "", ""
    for box in boxes:
        glass += rectangle(box)
        lines += notched(box.inset(5), 9) + windows.diamond(box.inset(17))
    return format_html(
        '<path fill="#164B48" d="{}"/><path fill="none" stroke="#3A6E69" stroke-width="1.5" d="{}"/>', glass, lines
    )


@register.simple_tag
def level_chart(rows, label):
    """How many awards at each level. `rows` have a label, a count and a tone, the name of one of the colours in TONES.

    One block is one award as long as twelve fit; with more, every row is one bar drawn to the same scale.
    """
    rows = [read_row(row) for row in rows]
    axis = max([LETTER * 2, *(LETTER * len(name) for name, count, tone in rows)]) + LETTER
    most = max([1, *(count for name, count, tone in rows)])
    drawn = (
        [draw_level(name, count, tone, top=ROW * k, axis=axis, most=most)] for k, (name, count, tone) in enumerate(rows)
    )
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        *(axis + 6 + BARS_WIDTH + 64, max(ROW * len(rows) - 4, 0), label, format_html_join("", "{}", drawn)),
    )


def read_row(row):
    name, count, tone = (row[key] if isinstance(row, dict) else getattr(row, key) for key in ("label", "count", "tone"))
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"There is no tone {tone!r}. There are: {', '.join(TONES)}")
    return str(name), count, tone


def draw_level(name, count, tone, *, top, axis, most):
    start, baseline = axis + 6, top + 27
    if count:
        end, bars = measure_bars(count, most)
        shapes = "".join(rectangle(Box(start + offset, top + 4, width, 34)) for offset, width in bars)
        figure = _("%(count)d项") % {"count": count}
        value = format_html(
            '<path fill="var(--{})" d="{}"/><text x="{}" y="{}">{}</text>',
            *(tone, shapes, windows.number(start + end + 8), baseline, figure),
        )
    else:
        value = format_html('<text class="ax" x="{}" y="{}">{}</text>', start, baseline, _("暂无收录"))
    return format_html(
        '<text x="0" y="{}">{}</text><path stroke="var(--line-strong)" d="M{} {}v42"/>{}',
        baseline,
        name,
        axis,
        top,
        value,
    )


def measure_bars(count, most):
    """Where a row ends, and the start and width of each of its blocks."""
    if most > MOST_BLOCKS:
        width = max(BARS_WIDTH * count / most, 2)
        return width, [(0, width)]
    step = min(BLOCK + BLOCK_GAP, BARS_WIDTH / most)
    return step * count - BLOCK_GAP, [(step * k, step - BLOCK_GAP) for k in range(count)]


COLUMNS_WIDTH, COLUMNS_HEIGHT, COLUMNS_TOP = 320, 120, 26
BAR_STEP, BAR_TOP, BAR_THICKNESS, BAR_LONGEST = 58, 28, 20, 250
YEARS_WIDTH, YEAR_STEP, YEAR_TOP = 310, 56, 26


@register.simple_tag
def column_chart(columns, label):
    """How many of something in each of several equal spans, such as months: (name, count) pairs."""
    names, counts = [name for name, _count in columns], [count for _name, count in columns]
    boxes = charts.columns(counts, width=COLUMNS_WIDTH, height=COLUMNS_HEIGHT)
    ground = COLUMNS_TOP + COLUMNS_HEIGHT
    written = [
        (windows.number(box.at(0.5, 0).x), windows.number(box.y + COLUMNS_TOP - 6), count)
        for box, count in zip(boxes, counts, strict=True)
        if count
    ]
    named = ((windows.number(box.at(0.5, 0).x), ground + 22, name) for box, name in zip(boxes, names, strict=True))
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><path fill="var(--sea-glass)" d="{}"/>'
        '<path stroke="var(--line-strong)" d="M0 {}h{}"/><g text-anchor="middle">{}{}</g></svg>',
        *(COLUMNS_WIDTH, ground + 30, label),
        "".join(rectangle(box._replace(y=box.y + COLUMNS_TOP)) for box in boxes if box.h),
        *(ground, COLUMNS_WIDTH),
        format_html_join("", '<text x="{}" y="{}">{}</text>', written),
        format_html_join("", '<text class="ax" x="{}" y="{}">{}</text>', named),
    )


@register.simple_tag
def bar_chart(rows, label):
    """How many of something of each kind: (name, count, tone) rows, the name above its bar so that it may be long."""
    counts = [count for _name, count, _tone in rows]
    boxes = charts.bars(counts, width=BAR_LONGEST, step=BAR_STEP, top=BAR_TOP, thickness=BAR_THICKNESS)
    drawn = []
    for (name, count, tone), box in zip(rows, boxes, strict=True):
        if tone not in TONES:
            raise template.TemplateSyntaxError(f"There is no tone {tone!r}. There are: {', '.join(TONES)}")
        place = (windows.number(box.y - 8), name, tone, rectangle(box))
        drawn.append((*place, windows.number(box.right + 8), windows.number(box.y + 16), count))
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        *(COLUMNS_WIDTH, BAR_STEP * len(rows), label),
        format_html_join(
            "",
            '<text x="0" y="{}">{}</text><path fill="var(--{})" d="{}"/><text x="{}" y="{}">{}</text>',
            drawn,
        ),
    )


@register.simple_tag
def year_chart(rows, label):
    """A figure through the years: `rows` have a year, a line whose fact has text and value, and is_firm.

    What is not firm is drawn in outline; the words above a bar are the source's, with 约 and 多.
    """
    amounts = [row.line.fact.value for row in rows]
    boxes = charts.bars(amounts, width=YEARS_WIDTH, step=YEAR_STEP, top=YEAR_TOP, thickness=BAR_THICKNESS)
    drawn = (
        [draw_year(_("%(year)s年") % {"year": row.year}, row.line.fact.written, box, is_firm=row.is_firm)]
        for row, box in zip(rows, boxes, strict=True)
    )
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        *(YEARS_WIDTH + 2, YEAR_STEP * len(rows), label, format_html_join("", "{}", drawn)),
    )


def draw_year(year, words, box, *, is_firm):
    paint = 'fill="var(--sea-glass)"' if is_firm else 'fill="none" stroke="var(--sea-glass)" stroke-dasharray="5 4"'
    return format_html(
        '<text class="ax" x="0" y="{0}">{1}</text><text x="{2}" y="{0}" text-anchor="end">{3}</text>'
        '<path {4} stroke-width="2" d="{5}"/>',
        *(windows.number(box.y - 8), year, YEARS_WIDTH, words, ours(paint), rectangle(box) if box.w else ""),
    )


@register.simple_tag
def person_face(surname, tone):
    """A surname in a notched frame, in place of a photograph."""
    if tone not in FACES:
        raise template.TemplateSyntaxError(f"There is no tone {tone!r}. There are: {', '.join(FACES)}")
    frame, ground, letter = FACES[tone]
    width = sum(not unicodedata.category(character).startswith("M") for character in surname)  # marks take no room
    return format_html(
        '<svg class="person__face" viewBox="0 0 100 100" aria-hidden="true" focusable="false">'
        '<path fill="{}" d="M0 0h100v100H0z"/><path fill="{}" d="M4 4h92v92H4z"/>'
        '<path fill="{}" stroke="{}" stroke-width="3" d="{}"/>'
        '<text class="t-song" x="50" y="52" text-anchor="middle" dominant-baseline="central" font-size="{}"'
        ' font-weight="700" fill="{}">{}</text></svg>',
        *(windows.WOOD, frame, ground, windows.WOOD, notched(Box(10, 10, 80, 80), 18)),
        *(LETTER_SIZES.get(width, 17), letter, surname),
    )


LONGEST_SEATED = 5  # characters that fit the frame of a party
COUNCIL_SEATS = ((200, 37), (67, 255), (333, 255))  # where the words of the three parties stand
COUNCIL_TABLE = mark_safe(
    '<path d="M200 32 66 246h268z" fill="none" stroke="var(--line)" stroke-width="2"/>'
    '<path d="M200 32v124M66 246l134-90 134 90" fill="none" stroke="var(--dai)" stroke-width="3"/>'
    '<path d="M140 4h120v52H140zM6 222h122v52H6zM272 222h122v52H272z" fill="var(--raise)" stroke="var(--dai)"'
    ' stroke-width="2"/><path d="M128 128h144v56H128z" fill="var(--dai)"/>'
    '<path d="M133 133h134v46H133z" fill="none" stroke="var(--on-dai)" stroke-opacity=".5"/>'
)


@register.simple_tag
def council_chart(title, parties):
    """The three parties of a residents' council around the hall; the same words stand in the text beside it.

    Draws nothing but three short names: another number has no seats, and a long name would run over its neighbours.
    """
    if len(parties) != len(COUNCIL_SEATS) or max(map(len, parties)) > LONGEST_SEATED:
        return ""
    label = _("{title}三方沟通示意：{parties}").format(title=title, parties=_("、").join(parties))
    seated = ((*seat, name) for seat, name in zip(COUNCIL_SEATS, parties, strict=True))
    return format_html(
        '<svg class="chart" viewBox="0 0 400 280" role="img" aria-label="{}">{}<g text-anchor="middle"'
        ' class="chart__song"><text x="200" y="163" class="chart__on">{}</text>{}</g></svg>',
        *(label, COUNCIL_TABLE, title, format_html_join("", '<text x="{}" y="{}">{}</text>', seated)),
    )
