"""Lines → paragraphs and headings.

A paragraph's words are compact: blanks are dropped except between two words of a language that needs them, so that a
figure is one run of signs wherever it was wrapped. ``offsets`` lead every sign back to the text as read.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from communities.extraction.cleaning import Line
from communities.extraction.shapes import Heading, Removal
from communities.extraction.tables import find_tables, said_by

_ENDS = "。!?;…：:”\"')）】》"
_LONGEST_HEADING = 42
_LONGEST_TITLE = 60
_MOST_ABOVE = 3
_ABOVE_TITLE = re.compile(
    r"(?:来源|作者|发布(?:时间|日期)?|时间|日期|编辑|责任编辑|(?:本报)?(?:记者|通讯员))[ :][^。,;]{2,40}$|(?:19|20)\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?[ \d:]*$"
)
_ENDS_NO_HEADING = ("。", ";", "!", "?", ",", "、", ":")
_NOT_HEADING = re.compile(
    r"^[(【\[□■]?(?:记者|通讯员|本报|文/|图/|来源|编辑|责编|作者|摄影|撰文)|^\d+[^\d.、]?$"
    r"|^【(?![^【】]{1,12}(?:社区|街道|村|小区|花园|[苑院])】)[^【】]{1,12}】.|^(?![\u3400-\u9fff]{4,10}社区:)[\u3400-\u9fff]{2,8}: ?[^:]*\d|[:;].*[:;]"
)
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部分条])")
_NUMBERED_BELOW = re.compile(r"^(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))")
_NUMBERED_TITLE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|0\d)"
)
PLACE_HEADING = re.compile(r"(?:社区|街道|街|镇|乡|村|小区|新村|花园|苑|居委会)$")
_OF_HONOURS = re.compile(
    r"荣誉(?!与)|获奖|成绩单|奖状|红本|(?:拿|得)过的奖|奖项|奖牌|(?:[他她们区]|曾|先后|还|这[一些][年路])[\u3400-\u9fff]{0,4}(?:获得|获评|收获|拿到|捧回)(?:了|过)?:?$"
)
_HONOUR = re.compile(
    r"[^\u3400-\u9fff\w“(]{0,4}(?:(?:19|20)\d\d年?|\d[.、]|(?:全国|国家|中国|省级?|市级?|区级?|[\u3400-\u9fff]{2,4}[省市区县])[\u3400-\u9fff“·”]{4,24}(?:\([^()]{2,24}\))?$|(?:[省市区县]、)+[省市区县]“)"
)
_BULLET = re.compile(r"[✔✅☑🏅🏆🥇🥈🥉🎖⭐🌟🔸🔹▪●◆•·★☆■□◇]")
_OF_PLANS = re.compile(
    r"(?<![不足题难板]与)(?<![不足题难板]和)(?<![不足题难板]及)(?:计划|打算|下一步|展望|思路|安排|愿景|努力方向)$|^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\))?(?:下一步|明年|来年|今后|未来)"
)
_LEADS_TO_PLANS = re.compile(
    r"(?:还要|(?<![现特兹拟])将(?!近|其|有关|相关)|计划(?!生育)|打算|准备|争取|力争|目标|下一步|接下来|明年|来年|愿望)(?![^:]*(?:完成|情况|已|实现了))[^。;:]{0,14}:$"
)
_LONGEST_LEAD = 30
# An announcement's sections say what will be: 二、活动内容, 三、名额分配.
_ANNOUNCES = re.compile(r"通知|公告|预告|启事|方案|倡议书|邀请函|招募|征集|报名")
_OF_ANNOUNCEMENT = re.compile(
    r"(?:活动(?:内容|安排|流程|时间|地点|形式)|时间(?:和|与|、)?地点|议程|日程(?:安排)?|报名(?:方式|条件|办法|时间)?|招募(?:条件|岗位|人数|对象|要求)|奖项设置|评选(?:名额|条件|程序|范围)|名额分配|工作要求|有关要求|参与方式|奖励办法)$"
)
_FIELD = re.compile(r"[\u3400-\u9fff]{2,10} ?:")
_GROUPED = re.compile(
    r" [0-9]{3}(?![0-9])(?: [0-9]{3}(?![0-9]))*(?:\.\d+)? ?(?:[万亿余多个人户名位平元件起宗场次吨张辆栋套口小公亩家所间处条支份册本只盏棵课期,。;、)]|$| [^\d ])"
)
_CONTINUES = re.compile(r"[,、。;:)”》!?%]")
# A line that begins with a unit goes on with the number at the end of the line before.
_UNIT = re.compile(r"万|亿|余|多|人次|平方|个|名|户|元|起|场")
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万余多几数两")
# A line that begins with a figure goes on with the sentence of the line before: 总建筑面积 / 78463平方米,拥有….
_GOES_ON = re.compile(r"[\d.]+(?:多|余|万)*(?:平方|[人户名个栋幢座家所元亩吨件起场次套条支项间])")
_UNFINISHED = re.compile(r"[\d,、:约近达共(“《]$")
# 邮编:110031, 电话:024-86220138, 2023-10-24 06:55: such a number is whole, and what stands below it begins anew.
_WHOLE_NUMBER = re.compile(r"[:\-编话线]\d{6,8}$|\d[-./]\d{1,2}[-./]\d{1,2}$|\d:\d\d$")
_LONGEST_NUMBER = 9  # signs, with the one before it


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading; ``text[i]`` stands at ``offsets[i]`` of the text as read."""

    text: str
    offsets: Sequence[int]
    is_heading: bool = False
    level: int = 0
    chapter: int = 0  # running number of the level-1 section
    section: int = 0  # running number of the section of any level
    is_of_plans: bool = False  # below the heading 明年打算
    opens_entry: bool = False  # 01号 楚某某: the head of an entry, see entries.py
    is_about: tuple[str, str | None] | None = None  # 1.覃芙蓉,女,…: whose entry of a list of honours it is
    is_of_honours: bool = False  # a line below the heading 荣誉: a title by itself
    is_of_table: bool = False  # a sentence made of a row, see tables.py
    holds_heads: bool = False  # the line above the rows of a table
    is_row: bool = False  # a line of a table whose counts are read in sentences made of it

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of ``text[start:end]`` in the text as read."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass
class Layout:
    """A story cut into its paragraphs."""

    title: str | None = None  # as the text has it
    title_words: str = ""  # the same, folded
    paragraphs: list[Paragraph] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


def lay_out(text: str, folded: str, lines: list[Line], removed: list[Removal]) -> Layout:
    """Join lines that were wrapped, drop what was removed, and tell headings from paragraphs."""
    gaps = sorted((gap.start, gap.end) for gap in removed)
    tables = find_tables(folded, lines)
    rows = {start for table in tables for start in table.rows}
    heads = {table.heads for table in tables}
    apart = rows | {line.start for line in lines if text.count("\t", line.start, line.end) > 1}
    layout = Layout()
    for group in _joined(folded, lines, apart):
        paragraph = _compact(folded, group, gaps)
        paragraph.is_row, paragraph.holds_heads = group[0].start in rows, group[0].start in heads
        if paragraph.text:
            layout.paragraphs.append(paragraph)
        if paragraph.is_row:
            layout.paragraphs += [
                Paragraph(clause.words, clause.offsets, is_of_table=True)
                for last, clause in said_by(tables)
                if last == group[0].start
            ]
    _find_headings(text, layout)
    return layout


def paragraph_of(folded: str) -> Paragraph:
    """One paragraph whose bounds are known, as of a story that is already cut into blocks: nothing of it is noise."""
    words = folded.replace("\n", " ")
    start = len(words) - len(words.lstrip())
    return _compact(words, [Line(start, max(len(words.rstrip()), start), blank_before=False)], [])


def _joined(folded: str, lines: list[Line], rows: set[int]) -> list[list[Line]]:
    """Groups of lines that are one paragraph: wrapped at a fixed width, or broken inside a sentence.

    A line that begins at one of ``rows`` stands alone.
    """
    lengths = [line.end - line.start for line in lines]
    width = max(lengths, default=0)
    full = [length for length in lengths if length >= width - 3]
    alike = lengths.count(width)  # lines of one length to the sign: no writer makes them
    is_wrapped = 15 <= width <= 80 and (
        (len(lines) > 4 and len(full) * 10 >= len(lines) * 6) or (alike > 5 and alike * 10 >= len(lines) * 3)
    )
    is_spaced = len(lines) > 6 and 30 <= width <= 80 and len(full) * 10 >= len(lines) * 4
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place and rows.isdisjoint((line.start, lines[place - 1].start)) else None
        if before is not None and (
            not line.blank_before
            or (is_spaced and before.end - before.start >= width - 3)
            or (before.end - before.start > 24 and _GOES_ON.match(folded, line.start, line.end))
        ):
            last, first = folded[before.end - 1], folded[line.start : line.start + 2]
            broken = last not in _ENDS and (
                ((is_wrapped or line.blank_before) and before.end - before.start >= width - 3)
                or (
                    _UNFINISHED.search(last) is not None
                    and _WHO_WROTE.match(folded, before.start, before.end) is None
                    and _WHOLE_NUMBER.search(folded, before.end - _LONGEST_NUMBER, before.end) is None
                )
                or _CONTINUES.match(first) is not None
                or (last in _NUMERALS and _UNIT.match(first) is not None)
                or (before.end - before.start > 24 and _GOES_ON.match(folded, line.start, line.end) is not None)
            )
            if broken and not (
                _NUMBERED_TITLE.match(folded[line.start : line.start + 8]) or _FIELD.match(folded, line.start, line.end)
            ):
                groups[-1].append(line)
                continue
        groups.append([line])
    return groups


_WHO_WROTE = re.compile(r"[^。,;]{0,30}(?:记者|通讯员)[ :/][^。,;]{2,40}$")  # 本报记者 王建国 摄影 满达
_ROW = re.compile(r"(?:\d{1,3}|序号)[ \t\u3000]+[^\W\d]")  # rows of a table, which are no wrapped lines


def _is_of_cells(row: str) -> bool:
    """1 徐某某 男 52 渡口社区书记: most cells are words, none is a sentence."""
    cells = row.split()
    return len(cells) > 3 and "。" not in row and sum(any(sign >= "\u3400" for sign in cell) for cell in cells) > 1


def _compact(folded: str, group: list[Line], gaps: list[tuple[int, int]]) -> Paragraph:
    pieces: list[str] = []  # a blank that is kept is a piece by itself
    places: list[range] = []
    gap = bisect_right(gaps, group[0].start, key=itemgetter(1))
    for line in group:
        place = line.start
        is_row = _ROW.match(folded, line.start, line.end) is not None and _is_of_cells(folded[line.start : line.end])
        while place < line.end:
            while gap < len(gaps) and gaps[gap][1] <= place:
                gap += 1
            if gap < len(gaps) and gaps[gap][0] <= place:
                place = gaps[gap][1]
                continue
            until = min(gaps[gap][0], line.end) if gap < len(gaps) else line.end
            blank = folded.find(" ", place, until)
            end = until if blank < 0 else blank
            if place < end:
                pieces.append(folded[place:end])
                places.append(range(place, end))
            place = end
            if blank >= 0:
                if (is_row and pieces and pieces[-1] != " ") or _keeps_blank(pieces, folded, blank, line.end):
                    pieces.append(" ")
                    places.append(range(blank, blank + 1))
                place += 1
    if pieces and pieces[-1] == " ":
        pieces.pop()
        places.pop()
    return Paragraph("".join(pieces), places[0] if len(places) == 1 else list(chain.from_iterable(places)))


def _keeps_blank(pieces: list[str], folded: str, place: int, end: int) -> bool:
    """A blank parts words between letters and between Chinese words; beside digits and marks it is only spacing."""
    if not pieces or pieces[-1] == " " or place + 1 >= end:
        return False
    before, after = pieces[-1][-1], folded[place + 1]
    if before.isdigit() and after >= "\u3400" and _FIELD.match(folded, place + 1, end):
        return True  # 总户数:2946 总人口:7538
    if before.isdigit() and after.isdigit() and _GROUPED.match(folded, place, end) and _ends_short(pieces):
        return False  # 5 120人: a blank for the comma of thousands
    return (
        (before >= "\u3400" and after >= "\u3400")
        or (
            (before.isalpha() or before.isdigit())
            and (after.isalpha() or after.isdigit())
            and (before < "\u3400") == (after < "\u3400")
        )
        or (before == ")" or after == "(")
    )


def _ends_short(pieces: list[str]) -> bool:
    """Whether the digits at the end of ``pieces`` are at most three, or the tail of a grouped number."""
    last = "".join(piece[-4:] for piece in pieces[-4:])[-4:]
    return not (len(last) == 4 and all(sign.isdigit() for sign in last))


def _find_headings(text: str, layout: Layout) -> None:
    paragraphs = layout.paragraphs
    for place, paragraph in enumerate(paragraphs):
        of_table = paragraph.is_row or paragraph.is_of_table
        paragraph.is_heading = _looks_like_heading(paragraph.text) and place + 1 < len(paragraphs) and not of_table
    _find_title(text, layout)
    headings = [paragraph for paragraph in paragraphs if paragraph.is_heading]
    has_places = any(PLACE_HEADING.search(paragraph.text) for paragraph in headings)
    has_chapters = any(_NUMBERED.match(paragraph.text) for paragraph in headings)
    announces = bool(_ANNOUNCES.search(layout.title_words))
    chapter = section = 0
    below = planned = announced = False
    below_title = True
    for paragraph in paragraphs:
        opens = paragraph.is_heading and not _of_honours(paragraph.text, is_below=below)
        if opens:
            paragraph.level = _level(paragraph.text, has_places=has_places, has_chapters=has_chapters)
            section += 1
            chapter += paragraph.level == 1
            below_title = below_title and paragraph is paragraphs[section - 1]  # 2016年工作总结 / 及2017年工作打算
            if not below_title and (paragraph.level == 1 or not planned):
                planned = bool(_OF_PLANS.search(paragraph.text)) or (
                    announces and bool(_OF_ANNOUNCEMENT.search(paragraph.text))
                )
            start, end = paragraph.span(0, len(paragraph.text))
            layout.headings.append(Heading(paragraph.level, text[start:end], start, end))
        announced = _announces_plans(paragraph, already=announced)
        paragraph.chapter, paragraph.section, paragraph.is_of_plans = chapter, section, planned or announced
        if opens or (len(paragraph.text) <= 48 and paragraph.text.endswith(":")):
            below = bool(_OF_HONOURS.search(paragraph.text))
        else:
            below = below and len(paragraph.text) <= 60
            paragraph.is_of_honours = below


def _announces_plans(paragraph: Paragraph, *, already: bool) -> bool:
    """2024年，我们还要：what stands below such a line is planned, until a numbered heading or the next such line."""
    if len(paragraph.text) <= _LONGEST_LEAD and paragraph.text.endswith(":"):
        return _LEADS_TO_PLANS.search(paragraph.text) is not None
    return already and not (paragraph.is_heading and _NUMBERED_TITLE.match(paragraph.text))


def _of_honours(words: str, *, is_below: bool) -> bool:
    """Whether a short line below the heading 荣誉 is one of the honours, not the next heading."""
    return is_below and bool(_HONOUR.match(words) or "“" in words[:4] or _BULLET.match(words))


def _looks_like_heading(words: str) -> bool:
    return 2 <= len(words) <= _LONGEST_HEADING and not _is_no_heading(words)


def _is_no_heading(words: str) -> bool:
    return words.endswith(_ENDS_NO_HEADING) or _NOT_HEADING.search(words) is not None


def _find_title(text: str, layout: Layout) -> None:
    """The first line is the title when it is short and something other than a lone place name or a dateline."""
    above = 0  # lines above it that say who wrote, and when
    while above < min(_MOST_ABOVE, len(layout.paragraphs) - 2) and _ABOVE_TITLE.match(layout.paragraphs[above].text):
        above += 1
    first = layout.paragraphs[above] if len(layout.paragraphs) > 1 else None
    if first is None or len(first.text) > _LONGEST_TITLE:
        return
    if first.text[-1] in "。;:," or _is_no_heading(first.text.rstrip("!?")):
        return
    start, end = first.span(0, len(first.text))
    layout.title, layout.title_words = text[start:end], first.text
    first.is_heading = True


def _level(words: str, *, has_places: bool, has_chapters: bool) -> int:
    if _NUMBERED_BELOW.match(words):
        return 2
    if has_chapters and not has_places:
        return 1 if _NUMBERED.match(words) else 2
    if has_places:
        return 1 if PLACE_HEADING.search(words) else 2
    return 1
