"""Punctuation of horizontal Simplified Chinese (GB/T 15834), and lines that are no part of a story: as proposals.

Nothing is changed here. Each proposal says where, what stands there, what should, and why; a person looks at them and
takes those that they want. Digits, units, times, addresses and foreign words are left as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from articles.body import Block, block_of
from communities.extraction.cleaning import noise_of
from communities.extraction.folding import fold
from portal.text.normalise import IDEOGRAPHS


@dataclass(frozen=True)
class Proposal:
    """In block number `block` (from 0) the characters from `start` to `end`, which are `before`, become `after`."""

    block: int
    start: int
    end: int
    before: str
    after: str
    why: str


Change = tuple[int, int, str, str]  # from, to, what should stand there, why

_HAN = re.compile(f"[{IDEOGRAPHS}]")
_WIDE_SIGNS = "，。、；：？！“”‘’（）《》〈〉【】「」『』…—·"
_WIDE = re.compile(f"[{IDEOGRAPHS}{_WIDE_SIGNS}]")
_KEPT = re.compile(  # each begins where a run begins, so that a long one is read once
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/#=&_-]"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]+"
    r"|(?<![A-Za-z0-9.-])[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+(?:/[!-~]*)?"
    r"|(?<![0-9])[0-9]++(?:[.,:][0-9]++)+"
)
_MARKS = re.compile(r"(?<! ) *+(?P<mark>[,;:?!.]) *+")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_SEEN_THROUGH = " \xa0\u3000\"'()[]<>,;:?!."
_ELLIPSIS = re.compile(r"\.{3,}|。{3,}|·{3,}|…+")
_DASH = re.compile(r"-{2,}|－{2,}|—{3,}|―+|─{2,}")  # one — alone may join two names or months
_BLANKS = re.compile(r"[ \t\xa0\u3000]+")
_ROLE = re.compile(r"(?:记者|通讯员|摄影|摄|编辑|责编|校对|作者|供稿|文|图|来源|审核|监制)$")
_ROLE_AFTER = re.compile(r"(?:记者|通讯员|摄影|编辑|责编|校对|作者|供稿|来源|审核|监制)")
_SIGNERS = "责任编辑|责编|编辑|校对|审核|审校|监制|排版|供稿|投稿|初审|复审|终审|一审|二审|三审|值班编委"
_SIGNATURE = re.compile(rf"[（(【\[]?(?:{_SIGNERS})[ \u3000]*[:：|丨/].{{1,60}}")
_TAIL = re.compile(
    r"(?:欢迎|记得|别忘了)?(?:点击|长按|扫码|扫描).{0,16}(?:关注|二维码|订阅).{0,12}|.{0,12}关注我们.{0,6}"
)
_CORNERS = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def proposals(blocks: Iterable[Block]) -> list[Proposal]:
    """Everything that could be set right in these blocks, in order, without overlap."""
    found: list[Proposal] = []
    for number, block in enumerate(blocks):
        text = block["text"]
        if why := noise(block):
            found.append(Proposal(number, 0, len(text), text, "", why))
            continue
        position = 0
        for start, end, after, reason in sorted(_changes(block), key=lambda change: (change[0], -change[1])):
            if start >= position and text[start:end] != after:
                found.append(Proposal(number, start, end, text[start:end], after, reason))
                position = end
    return found


def applied(blocks: Iterable[Block], taken: Iterable[Proposal]) -> list[Block]:
    """The blocks with the proposals that somebody took; links stay with their words, a block without words goes."""
    by_block: dict[int, list[Proposal]] = {}
    for proposal in taken:
        by_block.setdefault(proposal.block, []).append(proposal)
    changed = [_applied_to(block, by_block.get(number, [])) for number, block in enumerate(blocks)]
    return [block for block in changed if block["text"] or block["kind"] == "picture"]


def noise(block: Block) -> str:
    """Why a block is no part of a story but of the page that it was copied from; "" for all others."""
    text = block["text"].strip()
    if block["kind"] == "picture" or not text:
        return ""
    if _SIGNATURE.fullmatch(text):
        return _("编辑、审核等署名不在正文里：请填到署名里，再删去这一行。")
    if _TAIL.fullmatch(text):
        return _("公众号或网页的尾巴，不是正文。")
    why = noise_of(fold(text))
    return _("像是%(what)s，不是正文。") % {"what": why} if why else ""


def _changes(block: Block) -> Iterator[Change]:
    text = block["text"]
    if not _HAN.search(text):
        return
    kept = [found.span() for found in _KEPT.finditer(text)]
    is_kept = bytearray(len(text))
    for start, end in kept:
        is_kept[start:end] = b"\1" * (end - start)
    before, after = _neighbours(text)
    yield from _long_marks(text, is_kept)
    yield from _marks(text, is_kept, before, after)
    yield from _brackets(text, is_kept)
    yield from _quotes(text, is_kept)
    yield from (
        (place, place + 1, _CORNERS[sign], _("横排简体文字用弯引号。"))
        for place, sign in enumerate(text)
        if sign in _CORNERS
    )
    if block["kind"] != "heading":  # 不忘初心 牢记使命: there the blank is the punctuation
        yield from _blanks(text)


def _neighbours(text: str) -> tuple[list[str], list[str]]:
    """For each place the nearest sign on either side that tells in which script one is; "" at the ends."""
    before, after = [], []
    last = ""
    for sign in text:
        before.append(last)
        last = last if sign in _SEEN_THROUGH else sign
    last = ""
    for sign in reversed(text):
        after.append(last)
        last = last if sign in _SEEN_THROUGH else sign
    return before, after[::-1]


def _is_wide(sign: str) -> bool:
    return bool(_WIDE.match(sign))


def _long_marks(text: str, is_kept: bytearray) -> Iterator[Change]:
    """…… and ——: two each, as one sign."""
    for found in _ELLIPSIS.finditer(text):
        start, end = found.span()
        if not is_kept[start] and _beside_han(text, start, end):
            yield start, end, "……", _("省略号是六个点，占两个字。")
    for found in _DASH.finditer(text):
        start, end = found.span()
        if not is_kept[start] and _beside_han(text, start, end):
            yield start, end, "——", _("破折号占两个字，不断开。")


def _beside_han(text: str, start: int, end: int) -> bool:
    return _is_wide(text[start - 1 : start]) or _is_wide(text[end : end + 1])


def _marks(text: str, is_kept: bytearray, before: list[str], after: list[str]) -> Iterator[Change]:
    for found in _MARKS.finditer(text):
        place, mark = found.start("mark"), found["mark"]
        left, right = before[place], after[place]
        if is_kept[place] or (mark == "." and "." in (text[place + 1 : place + 2], text[place - 1 : place])):
            continue
        is_fit = _is_wide(left) or _is_wide(right)
        if mark == ".":
            is_fit = _is_wide(left) and (not right or _is_wide(right))
        elif mark == ":":
            is_fit = _is_wide(left) or (_is_wide(right) and not left.isdigit())
        if is_fit:
            yield found.start(), found.end(), _FULL[mark], _("中文里的标点用全角。")


def _brackets(text: str, is_kept: bytearray) -> Iterator[Change]:
    """( and ) that belong together, where one of them or what they hold is Chinese."""
    opened: list[int] = []
    han = [0]
    for sign in text:
        han.append(han[-1] + bool(_HAN.match(sign)))
    for place, sign in enumerate(text):
        if sign in "(（" and not is_kept[place]:
            opened.append(place)
        elif sign in ")）" and not is_kept[place] and opened:
            start = opened.pop()
            is_chinese = (
                han[place] > han[start] or _is_wide(text[start - 1 : start]) or (text[start] + sign) in ("（)", "(）")
            )
            if is_chinese:
                yield start, start + 1, "（", _("中文里的括号用全角。")
                yield place, place + 1, "）", _("中文里的括号用全角。")


def _quotes(text: str, is_kept: bytearray) -> Iterator[Change]:
    """Straight quotation marks by turns; where their number is odd, nobody knows which is which."""
    for sign, pair in (('"', "“”"), ("'", "‘’")):
        places = [place for place, each in enumerate(text) if each == sign and not is_kept[place]]
        if sign == "'":  # let's, O'Neil
            places = [
                place
                for place in places
                if not text[place - 1 : place].isascii() or not text[place + 1 : place + 2].isascii()
            ]
        if len(places) % 2:
            continue
        for start, end in list(pairwise(places))[::2]:
            if _HAN.search(text, start, end) or _beside_han(text, start, end + 1):
                yield start, start + 1, pair[0], _("引号成对，用弯引号。")
                yield end, end + 1, pair[1], _("引号成对，用弯引号。")


def _blanks(text: str) -> Iterator[Change]:
    """Between Chinese signs stands no blank, but within quotation marks and in a line of names it parts words."""
    depth = position = 0
    for found in _BLANKS.finditer(text):
        start, end = found.span()
        depth += text.count("“", position, start) - text.count("”", position, start)
        position = start
        if depth > 0 or not (_is_wide(text[start - 1 : start]) and _is_wide(text[end : end + 1])):
            continue
        if not _ROLE.search(text, max(start - 4, 0), start) and not _ROLE_AFTER.match(text, end):
            yield start, end, "", _("中文之间不空格。")


def _applied_to(block: Block, taken: list[Proposal]) -> Block:
    cuts = sorted(
        {0, len(block["text"]), *(edge for link in block.get("links", ()) for edge in (link["start"], link["end"]))}
    )
    url_at = {link["start"]: link["url"] for link in block.get("links", ())}
    pieces: list[tuple[str, str]] = []
    text = block["text"]
    for start, end in pairwise(cuts):
        words, position = "", start
        for proposal in sorted(taken, key=lambda proposal: proposal.start):
            if start <= proposal.start < end:
                words += text[position : proposal.start] + proposal.after
                position = min(max(proposal.end, position), end)
            elif proposal.start < start < proposal.end:
                position = min(proposal.end, end)
        pieces.append((words + text[position:end], url_at.get(start, "")))
    return block_of(block["kind"], pieces, anchor=block["anchor"], picture=block.get("picture", 0))
