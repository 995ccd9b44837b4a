"""One window, one community: the ornament of the portal, drawn as SVG.

A published community is a lit 满洲窗: dark wood, coloured glass, a centre pane with corners notched inwards (委角).
One still to come, and every empty state, is an unlit window: the lattice alone. A window measures 200 × 264 units.
"""

import hashlib
import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

WOOD = "#0B3B39"
KAPOK, KAPOK_DEEP = "#CF4B33", "#B23A25"
AMBER, AMBER_LIGHT, AMBER_DEEP, AMBER_PALE = "#E9A93A", "#F3C76B", "#D6922A", "#FBE3B0"
JADE, JADE_LIGHT, JADE_PALE = "#3F9A7B", "#8CC7AE", "#EEF6F0"
SEA, SEA_LIGHT, SEA_DEEP, SEA_PALE = "#2F7FAE", "#86BBD6", "#1E5F8C", "#EAF3F4"
SHELL = "#F6F1E1"  # oyster shell, ground thin: what panes were made of before glass

FRAME, GLASS, BAR = 6, 19, 3  # widths of the wooden frame, of the coloured border, of the bars between two panes
NOTCH = 24  # radius of the centre pane's corners

MOTIFS = {"kapok": _("穗花（木棉与稻穗）"), "pearl": _("海洋（明珠与水波）")}
LATTICES = ("bubu", "guibei", "taofang", "denglong", "bing")


class Point(NamedTuple):
    x: float
    y: float

    def towards(self, other: "Point", share: float) -> "Point":
        return Point(self.x + share * (other.x - self.x), self.y + share * (other.y - self.y))


class Box(NamedTuple):
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def at(self, across: float, down: float) -> Point:
        """The point at these shares of the width and the height."""
        return Point(self.x + across * self.w, self.y + down * self.h)

    def inset(self, by: float) -> "Box":
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def grid(self, columns: int, rows: int) -> list[tuple[int, int, "Box"]]:
        w, h = self.w / columns, self.h / rows
        return [(i, j, Box(self.x + i * w, self.y + j * h, w, h)) for j in range(rows) for i in range(columns)]


class Palette(NamedTuple):
    """The glass of one window: the border, the pane behind the notches, the ground and the lights of the centre."""

    corner: str
    short: str
    long: str
    middle: str
    behind: str
    ground: str
    lights: tuple[str, str, str]


class Lattice(NamedTuple):
    """The bars, and the openings that are glazed when the window is lit: one path for each of the three lights."""

    bars: str
    panes: tuple[str, str, str]


WINDOW = Box(0, 0, 200, 264)
PALETTES = (
    Palette(JADE, AMBER, SEA_LIGHT, SEA, JADE, JADE_PALE, (JADE_LIGHT, AMBER_PALE, KAPOK)),
    Palette(SEA, AMBER, JADE_LIGHT, JADE, SEA, SEA_PALE, (SEA_LIGHT, AMBER_LIGHT, SEA)),
    Palette(KAPOK, JADE_LIGHT, AMBER, AMBER_LIGHT, JADE, SHELL, (AMBER_LIGHT, JADE_LIGHT, KAPOK)),
    Palette(AMBER, KAPOK, JADE_LIGHT, JADE, AMBER, SHELL, (AMBER_PALE, JADE_LIGHT, AMBER)),
    Palette(KAPOK, SEA_LIGHT, SEA, JADE_LIGHT, KAPOK, SEA_PALE, (SEA_LIGHT, AMBER_PALE, KAPOK)),
    Palette(AMBER, SEA, KAPOK, AMBER_LIGHT, SEA, SHELL, (AMBER_LIGHT, SEA_LIGHT, KAPOK)),
)


# Marks on paper


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def path(*steps: str | float) -> str:
    """path("M", 6, 6, "H", 194) is "M6 6H194"."""
    written = ""
    for step in steps:
        if isinstance(step, str):
            written += step
        else:
            written += " " * written[-1:].isdigit() + number(step)
    return written


def element(name: str, *children: str, **attributes: str | float) -> str:
    written = name
    for key, value in attributes.items():
        written += f' {key.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
    return f"<{written}>{''.join(children)}</{name}>" if children else f"<{written}/>"


def fill(colour: str, d: str) -> str:
    return element("path", d=d, fill=colour)


def stroke(colour: str, width: float, d: str, **attributes: str) -> str:
    return element("path", d=d, fill="none", stroke=colour, stroke_width=width, **attributes)


def polyline(points: Sequence[Point]) -> str:
    return path("M", *points[0], *(step for point in points[1:] for step in ("L", *point)))


def polygon(corners: Sequence[Point]) -> str:
    return polyline(corners) + "Z"


def rectangle(box: Box) -> str:
    return path("M", box.x, box.y, "H", box.right, "V", box.bottom, "H", box.x, "Z")


def diamond(box: Box) -> str:
    return polygon([box.at(0.5, 0), box.at(1, 0.5), box.at(0.5, 1), box.at(0, 0.5)])


def notched(box: Box, r: float) -> str:
    """委角: a rectangle whose four corners are bitten away by quarter circles."""
    bite = ("a", r, r, 0, 0, 0)
    top = ("M", box.x + r, box.y, "H", box.right - r, *bite, r, r)
    right = ("V", box.bottom - r, *bite, -r, r)
    bottom = ("H", box.x + r, *bite, -r, -r)
    return path(*top, *right, *bottom, "V", box.y + r, *bite, r, -r, "Z")


# Lattices: each fits any box


@cache
def lattice(kind: str) -> str:
    """The path of an unlit window's bars."""
    return draw_lattice(kind, WINDOW.inset(FRAME)).bars


@cache
def draw_lattice(kind: str, box: Box) -> Lattice:
    return DRAWN_AS[kind](box)


def bubu(box: Box) -> Lattice:
    """步步锦: frame within frame, each held by short struts."""
    step = box.w / 8
    frames = [box.inset(step * k) for k in range(4)]
    outlines = [rectangle(frame) for frame in frames]
    bars = "".join(outlines)
    for k, (outer, inner) in enumerate(pairwise(frames)):
        for share in (0.5,) if k % 2 else (0.25, 0.75):
            x = inner.at(share, 0).x
            bars += path("M", x, outer.y, "v", step, "M", x, outer.bottom, "v", -step)
        for share in (0.33, 0.67) if k % 2 else (0.2, 0.5, 0.8):
            y = inner.at(0, share).y
            bars += path("M", outer.x, y, "h", step, "M", outer.right, y, "h", -step)
    return Lattice(bars, (outlines[1], outlines[2], outlines[3]))


def guibei(box: Box) -> Lattice:
    """龟背锦: the hexagons of a turtle's shell. Zigzags run from top to bottom, short bars join them."""
    columns, rows = round(box.w / 38), round(box.h / 42)
    side, half = box.w / columns / 1.5, box.h / rows / 2
    zigzags = [
        [Point(box.x + (1.5 * i + 0.5 + (i + j) % 2 / 2) * side, box.y + j * half) for j in range(2 * rows + 1)]
        for i in range(columns)
    ]
    bars = rectangle(box) + "".join(polyline(zigzag) for zigzag in zigzags)
    lights = ["", "", ""]
    for i, (left, right) in enumerate(pairwise(zigzags)):
        for j in range(1 - i % 2, 2 * rows, 2):
            bars += polyline([left[j], right[j]])
            if j + 2 <= 2 * rows:  # j + 1 is the middle of a whole hexagon: modulo three, no two neighbours match
                lights[(j + 1) % 3] += polygon([*left[j : j + 3], *reversed(right[j : j + 3])])
    return Lattice(bars, (lights[0], lights[1], lights[2]))


def taofang(box: Box) -> Lattice:
    """套方: squares set inside diamonds."""
    light, dark, squares = "", "", ""
    for i, j, cell in box.grid(round(box.w / 47), round(box.h / 50)):
        if (i + j) % 2:
            dark += diamond(cell)
        else:
            light += diamond(cell)
        half, centre = cell.w / 5, cell.at(0.5, 0.5)
        squares += rectangle(Box(centre.x - half, centre.y - half, 2 * half, 2 * half))
    return Lattice(rectangle(box) + light + dark + squares, (light, dark, squares))


def denglong(box: Box) -> Lattice:
    """灯笼锦: four lanterns hung in their frames, a flame in each."""
    margin = box.w / 12
    bars, lanterns, flames = rectangle(box), ["", ""], ""
    for i, j, cell in box.grid(2, 2):
        lantern, centre = cell.inset(margin), cell.at(0.5, 0.5)
        lanterns[(i + j) % 2] += notched(lantern, margin * 0.75)
        flames += diamond(Box(centre.x - 10, centre.y - 14, 20, 28))
        for side in ((0.5, 0), (0.5, 1), (0, 0.5), (1, 0.5)):
            bars += polyline([cell.at(*side), lantern.at(*side)])
    bars += polyline([box.at(0.5, 0), box.at(0.5, 1)]) + polyline([box.at(0, 0.5), box.at(1, 0.5)])
    return Lattice(bars + lanterns[0] + lanterns[1] + flames, (lanterns[0], lanterns[1], flames))


def bing(box: Box) -> Lattice:
    """冰裂: ice that cracks, the largest piece first."""
    chance = random.Random(28)  # noqa: S311 - an ornament, and it must be the same on every page
    pieces = [[box.at(0, 0), box.at(1, 0), box.at(1, 1), box.at(0, 1)]]
    bars = rectangle(box)
    for _crack in range(round(box.w / 7.2)):
        largest = max(range(len(pieces)), key=lambda k: area(pieces[k]))
        one, other = crack(pieces.pop(largest), chance)
        pieces += [one, other]
        bars += polyline([one[0], one[-1]])
    chance.shuffle(pieces)
    lights = ["".join(polygon(piece) for piece in pieces[k::4]) for k in range(3)]  # every fourth piece stays clear
    return Lattice(bars, (lights[0], lights[1], lights[2]))


def crack(piece: list[Point], chance: random.Random) -> tuple[list[Point], list[Point]]:
    """Two pieces, parted by a line from the longest side to another, rather an opposite one than a neighbour."""
    count = len(piece)
    sides = list(pairwise([*piece, piece[0]]))
    lengths = [math.dist(*side) for side in sides]
    longest = lengths.index(max(lengths))
    others = [k % count for k in range(longest + 1, longest + count)]
    neighbours = (others[0], others[-1])
    pull = {k: lengths[k] * (1 if k in neighbours else 1.9) * chance.uniform(0.8, 1.2) for k in others}
    reached = max(others, key=lambda k: pull[k])
    start, end = (a.towards(b, chance.uniform(0.36, 0.64)) for a, b in (sides[longest], sides[reached]))
    corners = piece[longest + 1 :] + piece[: longest + 1]
    parting = others.index(reached) + 1
    return [start, *corners[:parting], end], [end, *corners[parting:], start]


def area(piece: Sequence[Point]) -> float:
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairwise([*piece, piece[0]]))) / 2


DRAWN_AS: dict[str, Callable[[Box], Lattice]] = dict(
    zip(LATTICES, (bubu, guibei, taofang, denglong, bing), strict=True)
)


# Lit windows


def lit_window(motif: str, *, uid: str, seed: str = "") -> str:
    """What stands inside the <svg> of a lit window. Two windows on one page need two `uid`s.

    Without a motif, `seed` (a slug) decides once and for all which glass and which lattice.
    """
    if not re.fullmatch(r"[\w-]+", uid, re.ASCII):
        raise ValueError(f"{uid!r} cannot be part of an id")
    pane = WINDOW.inset(FRAME + GLASS + BAR)
    palette, art = MOTIF_ART[motif](pane) if motif else choose_art(seed, pane)
    outline = notched(pane, NOTCH)
    clip = element("clipPath", element("path", d=outline), id=f"lit-{uid}")
    centre = element("g", fill(palette.ground, rectangle(pane)), art, clip_path=f"url(#lit-{uid})")
    behind = fill(WOOD, rectangle(WINDOW)) + draw_border(pane, palette) + fill(palette.behind, rectangle(pane))
    return behind + clip + centre + stroke(WOOD, 3, outline)


def draw_border(pane: Box, palette: Palette) -> str:
    """The glass around the centre: a square in each corner, three panes above and below, five on either side."""
    columns, rows = (FRAME, pane.right + BAR), (FRAME, pane.bottom + BAR)
    corners = [Box(x, y, GLASS, GLASS) for x in columns for y in rows]
    across = [[Box(x, y, w, GLASS) for y in rows] for x, w in cut(pane.x, pane.w, (3, 4, 3))]
    down = [[Box(x, y, GLASS, h) for x in columns] for y, h in cut(pane.y, pane.h, (55.2, 15.2, 55.2, 15.2, 55.2))]
    glazing = (
        (palette.corner, corners),
        (palette.short, across[0] + across[2] + down[1] + down[3]),
        (palette.long, across[1] + down[0] + down[4]),
        (palette.middle, down[2]),
    )
    return "".join(fill(colour, "".join(map(rectangle, panes))) for colour, panes in glazing)


def cut(start: float, length: float, shares: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Start and size of each pane when a length is shared out, with a bar between neighbours."""
    glass = length - BAR * (len(shares) - 1)
    for share in shares:
        size = glass * share / sum(shares)
        yield start, size
        start += size + BAR


def choose_art(seed: str, pane: Box) -> tuple[Palette, str]:
    glass, kind, order, *_ = hashlib.sha256(seed.encode()).digest()
    palette = PALETTES[glass % len(PALETTES)]
    drawn = draw_lattice(LATTICES[kind % len(LATTICES)], pane)
    lights = list(permutations(palette.lights))[order % 6]
    return palette, "".join(map(fill, lights, drawn.panes)) + stroke(WOOD, 2.4, drawn.bars)


# Motifs


def draw_kapok(pane: Box) -> tuple[Palette, str]:
    """木棉, the flower of Guangzhou, over two ears of rice, its 穗."""
    centre, foot = pane.at(0.5, 0.345), pane.at(0.5, 0.98)
    halo = element("circle", cx=centre.x, cy=pane.at(0, 0.36).y, r=pane.w * 0.41, fill=AMBER_PALE)
    stem = stroke(WOOD, 3, polyline([pane.at(0.5, 1), pane.at(0.5, 0.5)]))
    ears = "".join(draw_ear(Point(foot.x + 5 * side, foot.y), pane.h * 0.56, pane.w * 0.34 * side) for side in (1, -1))
    palette = Palette(KAPOK, AMBER, JADE_LIGHT, JADE, KAPOK, SHELL, (AMBER, JADE, KAPOK))
    return palette, halo + stem + ears + draw_flower(centre, pane.w * 0.31) + draw_inner_line(pane)


def draw_flower(centre: Point, r: float) -> str:
    bulge, x, y = (r * 0.62, -r * 0.28), r * 0.52, -r * 0.98
    petal = path("M", 0, 0, "C", -bulge[0], bulge[1], -x, y, 0, -r, "C", x, y, *bulge, 0, 0, "Z")
    petals, stamens = "", ""
    for k in range(5):
        petals += element("path", d=petal, transform=f"rotate({72 * k})", fill=KAPOK_DEEP if k % 2 else KAPOK)
    for k in range(10):
        angle = math.radians(36 * k + 18)
        stamens += element("circle", cx=r * 0.36 * math.sin(angle), cy=-r * 0.36 * math.cos(angle), r=r * 0.045)
    return element(
        "g",
        element("g", petals, stroke=SHELL, stroke_width=1.6),
        element("circle", r=r * 0.24, fill=AMBER),
        element("g", stamens, fill=AMBER_LIGHT),
        transform=f"translate({number(centre.x)} {number(centre.y)})",
    )


def draw_ear(root: Point, height: float, lean: float) -> str:
    """稻穗: a stalk that bows to the side it leans to, two rows of grain, one leaf."""
    top = Point(root.x + lean * 0.18, root.y - height * 1.02)
    tip = Point(root.x + lean, root.y - height * 0.7)
    grains = {AMBER: "", AMBER_DEEP: ""}
    for k in range(7):
        share = 0.5 + k / 12
        a, b = root.towards(top, share), top.towards(tip, share)  # the tangent of the stalk at this share of its length
        spot, heading = a.towards(b, share), math.degrees(math.atan2(b.x - a.x, a.y - b.y))
        for side in (-1, 1):
            turn = f"translate({number(spot.x)} {number(spot.y)}) rotate({number(heading + 30 * side)})"
            colour = AMBER if side * lean > 0 else AMBER_DEEP
            grains[colour] += element("ellipse", cx=3.6 * side, cy=-4, rx=3.1, ry=6.6, transform=turn)
    joint = root.towards(top, 0.1).towards(top.towards(tip, 0.1), 0.1)
    leaf = path("M", *joint, "q", lean * 0.55, -height * 0.02, lean, -height * 0.3)
    leaf += path("Q", joint.x + lean * 0.62, joint.y - height * 0.24, *joint, "Z")
    stalk = stroke(JADE, 2.4, path("M", *root, "Q", *top, *tip))
    ears = (element("g", drawn, fill=colour, stroke=SHELL, stroke_width=0.8) for colour, drawn in grains.items())
    return stalk + "".join(ears) + fill(JADE, leaf)


def draw_pearl(pane: Box) -> tuple[Palette, str]:
    """海珠, the pearl of the sea: a light over four bands of water."""
    light = pane.at(0.52, 0.33)
    drawn = element("circle", cx=light.x, cy=light.y, r=pane.w * 0.26, fill=AMBER)
    drawn += element("circle", cx=light.x, cy=light.y, r=pane.w * 0.17, fill=AMBER_LIGHT)
    drawn += fill(SEA_LIGHT, wave(pane, pane.at(-0.1, 0.5), step=0.4, crests=3))
    drawn += fill(SEA, wave(pane, pane.at(-0.24, 0.62), step=0.375, crests=4))
    drawn += fill(JADE, wave(pane, pane.at(-0.06, 0.74), step=0.4333, crests=3))
    drawn += fill(SEA_DEEP, wave(pane, pane.at(-0.3, 0.86), step=0.375, crests=4))
    palette = Palette(AMBER, SEA_LIGHT, SEA, JADE_LIGHT, SEA, SEA_PALE, (SEA_LIGHT, SEA, AMBER))
    return palette, drawn + draw_inner_line(pane)


def wave(pane: Box, start: Point, step: float, crests: int) -> str:
    """A band of water from its rippling surface down to the sill; the frame hides where it begins and ends."""
    w, h = pane.w * step, pane.h * 0.085
    surface = "".join(path("q", w / 2, h if k % 2 else -h, w, 0) for k in range(crests))
    return path("M", *start) + surface + path("V", pane.bottom, "H", start.x, "Z")


def draw_inner_line(pane: Box) -> str:
    return stroke(WOOD, 1.2, notched(pane.inset(6), NOTCH), opacity=".55")


MOTIF_ART: dict[str, Callable[[Box], tuple[Palette, str]]] = {"kapok": draw_kapok, "pearl": draw_pearl}
