"""Who wrote it, in all the forms that stories use, and the date a page prints beside it.

(记者 廖靖文 通讯员 穗文明) · 本报讯(记者…) · 文、图/广州日报全媒体记者秦松 · 【记者】何俊 【通讯员】… · 编辑:曾淑花 · without any blank.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from communities.extraction.layout import Layout, Paragraph
from communities.extraction.person_names import name_length
from communities.extraction.shapes import Byline, Span
from communities.extraction.times import find_times

_ROLES: dict[str, tuple[str, ...]] = {
    "reporters": (
        "记者",
        "文字记者",
        "图文记者",
        "作者",
        "撰文",
        "文案",
        "文字",
        "撰稿",
        "采写",
        "小报童",
        "小记者",
        "文",
        "图/文",
        "文/图",
        "图文",
        "文图",
        "文、图",
        "图、文",
    ),
    "correspondents": ("通讯员", "特约通讯员", "通讯作者", "供稿", "供稿人", "投稿人", "报送", "信息作者", "信息员"),
    "photographers": ("摄影记者", "摄影", "图片", "供图", "拍摄", "摄", "图"),
    "editors": (
        "责任编辑",
        "执行编辑",
        "网络编辑",
        "见习编辑",
        "值班编辑",
        "本版编辑",
        "本期编辑",
        "责编",
        "编辑",
        "编辑整理",
        "编",
        "一审",
    ),
}
_OTHERS = (
    "初审编辑",
    "复审编辑",
    "终审编辑",
    *(
        "实习生",
        "校对",
        "责任校对",
        "初审",
        "二审",
        "三审",
        "复审",
        "终审",
        "编审",
        "审核",
        "审校",
        "审签",
        "签发",
        "监制",
        "主编",
        "值班主编",
        "策划",
        "统筹",
        "视频",
        "设计",
        "制图",
        "校检",
        "一校",
        "二校",
        "指导老师",
        "指导教师",
        "检校",
        "排版",
        "版式设计",
        "版式",
        "制作",
        "美编",
        "图文来源",
        "图片来源",
        "文章来源",
        "图源",
        "审稿",
        "终校",
        "三校",
        "出品人",
        "总监制",
    ),
    *("来源", "信息来源", "稿源", "稿件来源", "素材", "出品"),
)
_BUCKET = {word: bucket for bucket, words in _ROLES.items() for word in words} | dict.fromkeys(_OTHERS, "others")
_LONG = sorted((word for word in _BUCKET if word not in ("文", "图", "摄", "编")), key=len, reverse=True)
_OUTLET = r"(?:(?:[\u3400-\u9fffA-Za-z·+]{1,14}?(?:报社?|网|台|新闻|客户端|在线|通讯社|周刊|杂志|融媒体中心|融媒体?|全媒体|媒体|联盟|频道|快报|早报|晨报|新快|发布)(?:全媒体|融媒体?)?)?(?:全媒体|融媒体?|首席|特派|见习|实习|特约|本报|本网|本台|社区|驻[\u3400-\u9fff]{2})*)"
_MARKER = re.compile(
    rf"[【\[]?(?<![\u3400-\u9fff])?(?P<outlet>{_OUTLET})(?P<role>(?:[文图][/、][图文])(?=[ :/|丨])|{'|'.join(_LONG)}|(?<![\u3400-\u9fff])(?:[文图编](?=[、和 ]?[图文]?[/|:丨])|编(?=[:丨]))|摄(?=$|[ /:)|]))(?P<both>[、和]?[图文](?=[/|:丨]))?[】\]]?[ :/|丨—]*"
)
_GROUP = re.compile(r"\(([^()]{2,120})\)|【([^【】]{2,60})】")
_STARTS = re.compile(
    rf"^[□■◆●▲△*【\[( ]*(?:本[报网台刊社][^,。;: ]{{0,16}}[电讯] +)?(?:(?:19|20)\d\d[-—/.]\d\d?[-—/.]\d\d? *)?(?:{_OUTLET}) ?(?:(?:{'|'.join(_LONG)})(?=[】\] :/|丨])|(?:记者|通讯员)(?=[\u3400-\U0003ffff ]{{2,30}}$)|[文图编][、和 ]?[图文]?[/|:丨 ](?=.))"
)
_TAIL = re.compile(rf"(?<=[。!?”])(?:{_OUTLET})(?:记者|通讯员|摄影|文/|图/)[^。!?;]{{2,80}}$")
_NEWS = re.compile(
    rf"^(?:(?:本[报网台]|[\u3400-\u9fff]{{2,8}})讯[ ,]*(?P<line>(?:{_OUTLET})记者[^,。;]{{2,40}}?)(?:报道)?[:,]|[^,。;]{{0,12}}?(?P<told>(?:{_OUTLET})记者[^,。;]{{2,40}}?)报道[:,])"
)
_SHOWN = re.compile(r"[文图][/、和]?[图摄文]|摄影报道|图文|文/摄")
_SIGNED = re.compile(
    r"\(([\u3400-\u9fff·\U00020000-\U0003ffff]{2,4}(?:[ 、][\u3400-\u9fff·\U00020000-\U0003ffff]{2,4}){0,3})\)$"
)
_GIVEN_BY = re.compile(r"\(([\u3400-\u9fff]{2,16}) ?(?:供稿|报送)(?=[) ])|^([\u3400-\u9fff]{2,16}) ?供稿$")
_WRITER = re.compile(r"\(作者(?:系|为|是)[^()]{0,24}?[ ]?([\u3400-\u9fff]{2,4})\)")
_BODY_NAME = re.compile(r".*(?:中心|报社?|日报|晚报|网|电视台|工作站|宣传部|[省市区县镇乡委办局]|街道|社区)$")
_NAME = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·A-Za-z]{2,20}")
_JUNK = re.compile(
    r".*(?:报道|供图|图片|整理|提供|受访者.*|主办方|资料图?|网络)|各[\u3400-\u9fff]{1,3}|(?:新闻)?热线|电话|新闻|副刊|[A-Z]?\d*版|[文图摄]|综合|发自|(?:从|在|走|来到|获悉|了解|看到|采访|日前|近日|昨|今|见到|随|注意|来|跟随).{1,}"
)
_CLOCK = re.compile(r"(?<=[\u3400-\u9fff])(?:(?:19|20)\d\d[-—/.年]?).*$")
_OFFICE = re.compile(r"(?:书记|主任|经理|会长|院长|校长|[局科处站部队所]长|管委会|委员会|小组|办公室|街道办)$")
_DATE = re.compile(r"((?:19|20)\d\d)(?:年|[-—/.])(\d{1,2})(?:月|[-—/.])(\d{1,2})日?")
_DATED = re.compile(
    r"(?:发布|发表|更新|发稿|刊发|成文|上传)?(?:时间|日期|于|DATE|Date)[: ]|^[ (]*(?:19|20)\d\d|来源[: ]|发布"
)
_EVENT_DAY = re.compile(
    r"定于|活动时间|报名|截止|将于|公示期|时间:(?:19|20)?\d*年?\d+月\d+日(?:[(上下晚周]|$)|起至|出生|成立|建成|挂牌|投入使用"
)
_LONGEST_LINE = 140


@dataclass
class Credits:
    """What was found: names by role, in order."""

    names: dict[str, list[str]] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    people: list[tuple[str, str, int, int]] = field(default_factory=list)  # role, name, and where it stands
    covered: list[tuple[int, int, int]] = field(default_factory=list)  # paragraph, start, end
    published_on: date | None = None

    def byline(self) -> Byline:
        named = {bucket: tuple(dict.fromkeys(self.names.get(bucket, ()))) for bucket in _ROLES}
        return Byline(
            reporters=named["reporters"],
            correspondents=named["correspondents"],
            photographers=named["photographers"],
            editors=named["editors"],
            others=tuple(dict.fromkeys(self.others)),
            spans=tuple(self.spans),
        )


def find_credits(text: str, layout: Layout) -> Credits:
    """Read the byline and the date; paragraphs that are nothing else are taken out of the layout."""
    found = Credits()
    kept: list[Paragraph] = []
    last = len(layout.paragraphs) - 1
    for place, paragraph in enumerate(layout.paragraphs):
        is_edge = place <= 6 or place >= last - 4
        if is_edge and found.published_on is None:
            found.published_on = _date(paragraph.text)
        whole = len(paragraph.text) <= _LONGEST_LINE and _STARTS.search(paragraph.text)
        if whole and "。" not in paragraph.text:
            _read(text, paragraph, 0, len(paragraph.text), found)
            continue
        if is_edge and len(paragraph.text) <= 60 and _is_only_date(paragraph.text):
            continue
        if is_edge:
            _read_signature(text, paragraph, found, is_last=place >= last - 2)
        for start, end in _pieces(paragraph.text):
            if _read(text, paragraph, start, end, found):
                found.covered.append((len(kept), start, end))
        kept.append(paragraph)
    layout.paragraphs = kept
    begins = {paragraph.offsets[0] for paragraph in kept if paragraph.is_heading}
    layout.headings = [heading for heading in layout.headings if heading.start in begins]
    return found


def _read_signature(text: str, paragraph: Paragraph, found: Credits, *, is_last: bool) -> None:
    """Bylines without a role: (宗玮) at the end, (渡口区文明办 供稿), (作者系社区志愿者 皮一鸣)."""
    for pattern, bucket in ((_GIVEN_BY, "correspondents"), (_WRITER, "correspondents"), (_SIGNED, "reporters")):
        signed = pattern.search(paragraph.text)
        if signed is None or (bucket == "reporters" and (not is_last or found.names.get("reporters"))):
            continue
        group = 1 if signed[1] else 2
        names = list(re.finditer(r"[^ 、]+", signed[group]))
        if pattern is _SIGNED and (
            found.names.get("correspondents") or not all(_signs(name[0]) and name[0] not in _BUCKET for name in names)
        ):
            continue
        found.spans.append(Span(*paragraph.span(*signed.span())))
        for item in names:
            name = item[0]
            at, to = paragraph.span(signed.start(group) + item.start(), signed.start(group) + item.end())
            found.names.setdefault(bucket, []).append(name)
            if len(name) <= 4:
                found.people.append(("记者" if bucket == "reporters" else "通讯员", name, at, to))


def _signs(name: str) -> bool:
    """Whether a word in brackets at the end is a signature, not a place."""
    return name[-1] not in "巷街路村区院厂站园馆镇城湖山河桥店会" and name_length(f"{name}。", 0, strict=True) == len(
        name
    )


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    for group in _GROUP.finditer(words):
        inner = (group[1] or group[2] or "").lstrip("□■◆●▲△* ")
        if (_MARKER.match(inner) or inner[0:1] == "《") and (
            "记者" in group[0]
            or "通讯员" in group[0]
            or "编" in group[0]
            or "图" in group[0]
            or "摄" in group[0]
            or "文" in group[0]
        ):
            yield group.span()
    for pattern in (_TAIL, _NEWS):
        found = pattern.search(words)
        if found and ("(" not in found[0] or pattern is _TAIL):
            if pattern is _NEWS:
                yield found.span("line" if found["line"] else "told")
            else:
                yield found.span()


def _read(text: str, paragraph: Paragraph, start: int, end: int, found: Credits) -> bool:
    """Add the names of one piece; False when it turns out to name nobody."""
    words = paragraph.text[start:end]
    markers = [marker for marker in _MARKER.finditer(words) if _is_marker(words, marker)]
    named = False
    is_shown = _SHOWN.search(words) is not None
    for place, marker in enumerate(markers):
        until = markers[place + 1].start() if place + 1 < len(markers) else len(words)
        for name, first in _names(words, marker.end(), until):
            role = marker["role"]
            named = True
            at, to = paragraph.span(start + first, start + first + len(name))
            verbatim = text[at:to].replace(" ", "").replace("\u3000", "")
            bucket = _BUCKET[role]
            if bucket == "others":
                found.others.append((role, verbatim))
            else:
                found.names.setdefault(bucket, []).append(verbatim)
                if is_shown and bucket in ("reporters", "photographers"):
                    other = "photographers" if bucket == "reporters" else "reporters"
                    if other == "photographers" or len(role) > 1 or not found.names.get("reporters"):
                        found.names.setdefault(other, []).append(verbatim)
                if bucket in ("reporters", "correspondents"):
                    found.people.append(("记者" if bucket == "reporters" else "通讯员", verbatim, at, to))
    if named:
        found.spans.append(Span(*paragraph.span(start, end)))
    return named


def _is_marker(words: str, marker: re.Match[str]) -> bool:
    """记者 inside 记者站, 图 inside 图书馆 are no roles."""
    return not re.match(r"站|协会|节|证", words[marker.end("role") : marker.end("role") + 2])


def _names(words: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    place = start
    pieces: list[tuple[str, int]] = []
    for piece in re.finditer(r"[^ 、,/;|&丨:()【】\[\]□■◆●▲△*]+", words[start:end]):
        name, at = piece[0], place + piece.start()
        name = re.sub(r"(?:摄影报道|报道|摄影|摄|供图|整理)$", "", name)
        name = _CLOCK.sub("", name)
        if name in ("和", "及", "等") or not name or (len(name) > 6 and _OFFICE.search(name)):
            continue
        if len(name) == 1 and pieces and len(pieces[-1][0]) == 1 and words[at - 1] == " ":
            pieces[-1] = (words[pieces[-1][1] : at + 1], pieces[-1][1])
            continue
        pieces.append((name, at))
    for index, (name, at) in enumerate(pieces):
        if _BODY_NAME.match(name) and index + 1 < len(pieces):
            continue
        if _DATE.match(name) or name[0].isdigit():
            continue
        bare = name.replace(" ", "")
        if _NAME.fullmatch(bare) and not _JUNK.fullmatch(bare):
            yield name, at


def _date(words: str) -> date | None:
    """The day that a dateline, a signature or a source names; not the day of an event."""
    if len(words) > 200 or _EVENT_DAY.search(words):
        return None
    day = next((time for time in find_times(words) if time.as_of and len(time.as_of) == 10), None)
    if day is None or day.as_of is None:
        return None
    ahead, behind = words[: day.start], words[day.end :]
    is_signature = len(words) <= 60 and "。" not in words and len(behind) <= 16
    is_told = _DATED.search(ahead) or "原载" in ahead or (len(words) <= 60 and not ahead.strip("( "))
    if not (is_signature or is_told) or (
        len(words) > 80 and not re.search(r"(?:时间|日期|来源|发布|原载)", words[:80])
    ):
        return None
    return date.fromisoformat(day.as_of)


def _is_only_date(words: str) -> bool:
    rest = _DATE.sub("", words)
    rest = re.sub(r"\d{1,2}:\d{2}(?::\d{2})?|发布时间|发布日期|时间|日期|更新|发布|[:|()\[\] ]", "", rest)
    return rest != words and not rest
