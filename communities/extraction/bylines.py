"""Who wrote it, in all the forms that stories use, and the date a page prints beside it.

(记者 廖靖文 通讯员 穗文明) · 本报讯(记者…) · 文、图/广州日报全媒体记者秦松 · 【记者】何俊 【通讯员】… · 编辑:曾淑花 · without any blank.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from communities.extraction.credit_names import (
    ONE_NAME,
    is_community,
    is_line_of_names,
    is_person,
    names_ahead,
    names_behind,
    photographers_of,
)
from communities.extraction.layout import Layout, Paragraph
from communities.extraction.likely_names import weight_of
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
        "撰稿人",
        "特约撰稿人",
        "采写",
        "执笔",
        "执笔人",
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
    "photographers": ("摄影记者", "图片记者", "摄影", "图片", "图片提供", "配图", "供图", "拍摄", "摄", "图"),
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
        "统稿",
        "网编",
        "编发",
        "微信编辑",
        "新媒体编辑",
        "实习编辑",
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
        "整理",
        "审读",
        "核稿",
        "核发",
        "复核",
        "总编",
        "总编辑",
        "值班总编",
        "值班编委",
        "编委",
        "总值班",
        "播音",
        "剪辑",
    ),
    *("来源", "信息来源", "稿源", "稿件来源", "素材", "出品"),
)
_BUCKET = {word: bucket for bucket, words in _ROLES.items() for word in words} | dict.fromkeys(_OTHERS, "others")
_LONG = sorted((word for word in _BUCKET if word not in ("文", "图", "摄", "编")), key=len, reverse=True)
_OUTLET = r"(?:(?:[\u3400-\u9fffA-Za-z·+]{1,14}?(?:报社?|网|台|新闻|客户端|在线|通讯社|周刊|杂志|融媒体中心|融媒体?|全媒体|媒体|联盟|频道|快报|早报|晨报|新快|发布)(?:全媒体|融媒体?)?)?(?:全媒体|融媒体中心|融媒体?|首席|特派|见习|实习|特约|本报|本网|本台|社区|驻[\u3400-\u9fff]{2})*)"
_MARKER = re.compile(
    rf"[【\[]?(?<![\u3400-\u9fff])?(?P<outlet>{_OUTLET})(?P<role>(?:文[/、]图|图[/、]文)(?=[ :/|丨])|{'|'.join(_LONG)}|(?<![\u3400-\u9fff])(?:[文图编](?=[、和 ]?[图文]?[/|:丨])|编(?=[:丨]))|摄(?=$|[ /:)|]))(?P<both>[、和]?[图文](?=[/|:丨]))?[】\]]?[ :/|丨—]*"
)
_TELLS_ROLE = re.compile("撰稿|执笔|供稿|整理|记者|通讯员|编|图|摄|文")  # what every byline in brackets holds one of
_ROLE_AT_END = re.compile("记者|通讯员|摄影|文/|图/")  # what _TAIL has in it
_GROUP = re.compile(r"\(((?:[^()]|\([^()]{1,12}\)){2,120})\)|【([^【】]{2,60})】")
# 鞍山晚报 2023年7月6日 A05版 本报记者 …: the head of a page of a paper.
_OF_A_PAGE = r"(?:(?:[\u3400-\u9fff]{2,8}报 ?)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日 ?(?:星期[一二三四五六日天] ?)?(?:第?[A-Z]?\d{1,2}版(?::?[\u3400-\u9fff]{2,6})? )?)?"
_STARTS = re.compile(
    rf"^[□■◆●▲△*【\[( ]*(?:《[^《》]{{1,10}}》(?:杂志社?|周刊|报)?)?(?:本[报网台刊社][^,。;: ]{{0,16}}[电讯] +)?{_OF_A_PAGE}(?:(?:19|20)\d\d[-—/.]\d\d?[-—/.]\d\d? *)?(?:{_OUTLET}) ?(?:(?:{'|'.join(_LONG)})(?=[】\] :/|丨])|(?:记者|通讯员)(?=[\u3400-\U0003ffff 、]{{2,30}}$)|[文图编][、和 ]?[图文]?[/|:丨 ](?=.))"
)
_TAIL = re.compile(
    rf"(?:(?<=[。!?”])(?:{_OUTLET})(?:记者|通讯员|摄影|文/|图/)[^。!?;]{{2,80}}|(?<= )[文图]/[^。!?;]{{2,40}})$"
)
_NEWS = re.compile(
    rf"^(?:(?:本[报网台]|[\u3400-\u9fff]{{2,8}})讯[ ,]*(?P<line>(?:{_OUTLET})记者[^,。;]{{2,40}}?)(?:报道)?[:,]|[^,。;]{{0,12}}?(?P<told>(?:{_OUTLET})记者[^,。;]{{2,40}}?)报道[:,])"
)
# 时间:2022-03-05 来源:… 作者:记者 … 编辑:…, 2018-08-18 12:28|来源:…|编辑:…: a line of a page with several fields.
_HEAD_FIELD = re.compile(rf"(?:^|[ |丨)\d])(?:{'|'.join(_LONG)}|(?:发布|更新)?时间|日期|浏览次数|点击)(?= ?[:|])")
_EDITED = re.compile(r"^[^,。;]{0,24}[ 】)](?:责任编辑|责编|编辑|网络编辑) ?[:|丨][^,。;:]{2,16}$")
_IN_BRACKETS = re.compile(
    r"[ ,;。》](?:撰稿|执笔|供稿|撰文|记者|通讯员|编辑|摄影|整理)[:/ ]|^[\u3400-\u9fff]{2,12}(?:记者|通讯员)[: ][\u3400-\u9fff ]{2,14}$"
)
_BELOW_PICTURE = ("供图", "摄", "摄影", "供图)", "摄)", "摄影)")
_LONGEST_CAPTION = 120
_SHOWN = re.compile(r"(?:文[/、和]?[图摄]|图[/、和]?文)(?=$|[ :/|丨)】]|记者)|摄影报道")
_SIGNED = re.compile(
    rf"\((?:[\u3400-\u9fff]{{2,12}}(?:社区|街道|[镇乡村街办区县市局委会])[ :])?({ONE_NAME}(?:[ 、]{ONE_NAME}){{0,3}})\)[ |]*$"
)
_GIVEN_BY = re.compile(r"\(([\u3400-\u9fff]{2,16}) ?(?:供稿|报送)(?=[) ,])|^([\u3400-\u9fff]{2,16}) ?供稿$")
_SENT_IN = re.compile(rf"\([\u3400-\u9fff]{{2,14}} ({ONE_NAME}(?:[ 、]{ONE_NAME})?) ?(?:供稿|报送|整理)\)")
_WRITER = re.compile(r"\(作者(?:系|为|是)[^()]{0,24}?[ ]?([\u3400-\u9fff]{2,4})\)")
_DATE = re.compile(r"((?:19|20)\d\d)(?:年|[-—/.])(\d{1,2})(?:月|[-—/.])(\d{1,2})日?")
_DATED = re.compile(
    r"(?:发布|发表|更新|发稿|刊发|成文|上传)?(?:时间|日期|于|DATE|Date)[: ]|^[ (]*(?:19|20)\d\d|来源[: ]|发布"
)
_EVENT_DAY = re.compile(
    r"定于|活动时间|报名|截止|将于|公示期|时间:(?:19|20)?\d*年?\d+月\d+日(?:[(上下晚周]|$)|起至|出生|成立|建成|挂牌|投入使用"
)
_LONGEST_LINE = 140
# 星海湾街道 2024-10-01 09:00: who sent it out, and when, below the title.
_SENT_OUT = re.compile(
    r"[\u3400-\u9fffA-Za-z·]{2,16} ?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?"
)
_LAST_OF_HEAD = 3
_NO_ROLE = re.compile(r"站|协会|节|证|手记|调查|观察|体验|来信|走访|获悉|[从在]")
_TOLD_NEAR = re.compile(r"时间|日期|来源|发布|原载")
_BESIDE_DATE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|发布时间|发布日期|时间|日期|更新|发布|[:|()\[\] ]")


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


def find_credits(text: str, layout: Layout, pictures: Iterable[str] = ()) -> Credits:
    """Read the byline and the date; paragraphs that are nothing else are taken out of the layout.

    ``pictures`` are the folded lines below pictures that were left out of the story.
    """
    found = Credits()
    captions = list(pictures)
    kept: list[Paragraph] = []
    last = len(layout.paragraphs) - 1
    for place, paragraph in enumerate(layout.paragraphs):
        is_edge = place <= 6 or place >= last - 4
        if is_edge and found.published_on is None:
            found.published_on = _date(paragraph.text)
        is_line = len(paragraph.text) <= _LONGEST_LINE and "。" not in paragraph.text
        if is_line and (_STARTS.match(paragraph.text) or (is_edge and is_line_of_names(paragraph.text))):
            _read(text, paragraph, 0, len(paragraph.text), found)
            continue
        if (
            is_edge
            and is_line
            and ":" in paragraph.text
            and (len(_HEAD_FIELD.findall(paragraph.text)) > 1 or _EDITED.search(paragraph.text))
            and _read(text, paragraph, 0, len(paragraph.text), found)
        ):
            continue
        if is_edge and len(paragraph.text) <= 60 and _is_only_date(paragraph.text):
            continue
        if 0 < place <= _LAST_OF_HEAD and _SENT_OUT.fullmatch(paragraph.text):
            continue
        if is_edge:
            _read_signature(text, paragraph, found, is_last=place >= last - 2)
        for start, end in _pieces(paragraph.text):
            if _read(text, paragraph, start, end, found):
                found.covered.append((len(kept), start, end))
        if len(paragraph.text) <= _LONGEST_CAPTION and paragraph.text.endswith(_BELOW_PICTURE):
            captions.append(paragraph.text)
        kept.append(paragraph)
    for caption in captions:
        for name in photographers_of(caption):
            found.names.setdefault("photographers", []).append(name)
    layout.paragraphs = kept
    begins = {paragraph.offsets[0] for paragraph in kept if paragraph.is_heading}
    layout.headings = [heading for heading in layout.headings if heading.start in begins]
    return found


def _read_signature(text: str, paragraph: Paragraph, found: Credits, *, is_last: bool) -> None:
    """Bylines without a role: (宗玮) at the end, (渡口区文明办 供稿), (作者系社区志愿者 皮一鸣)."""
    for pattern, bucket in (
        (_GIVEN_BY, "correspondents"),
        (_SENT_IN, "correspondents"),
        (_WRITER, "correspondents"),
        (_SIGNED, "reporters"),
    ):
        signed = pattern.search(paragraph.text)
        if signed is None or (bucket == "reporters" and (not is_last or found.names.get("reporters"))):
            continue
        group = 1 if signed[1] else 2
        names = list(re.finditer(ONE_NAME if pattern is _SIGNED else r"[^ 、]+", signed[group]))
        if pattern is _SIGNED and (
            found.names.get("correspondents")
            or not all((_signs(name[0]) or " " in name[0]) and name[0] not in _BUCKET for name in names)
        ):
            continue
        found.spans.append(Span(*paragraph.span(*signed.span())))
        for item in names:
            name = item[0].replace(" ", "")
            at, to = paragraph.span(signed.start(group) + item.start(), signed.start(group) + item.end())
            found.names.setdefault(bucket, []).append(name)
            if len(name) <= 4:
                found.people.append(("记者" if bucket == "reporters" else "通讯员", name, at, to))


def _signs(name: str) -> bool:
    """Whether a word in brackets at the end is a signature, not a place."""
    return (
        name[-1] not in "巷街路村区院厂站园馆镇城湖山河桥店会"
        and is_person(name)
        and (name_length(f"{name}。", 0, strict=True) == len(name) or weight_of(name, 0, len(name)) > 0)
    )


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    for group in _GROUP.finditer(words) if "(" in words or "【" in words else ():
        if not _TELLS_ROLE.search(words, *group.span()):
            continue
        inner = (group[1] or group[2] or "").lstrip("□■◆●▲△* ")
        if _IN_BRACKETS.search(inner) or (
            any(word in group[0] for word in ("记者", "通讯员", "编", "图", "摄", "文"))
            and (_MARKER.match(inner) or inner.startswith("《") or is_line_of_names(inner))
        ):
            yield group.span()
    tail = _TAIL.search(words) if _ROLE_AT_END.search(words) else None
    if tail:
        yield tail.span()
    told = _NEWS.match(words) if "记者" in words else None
    if told and "(" not in told[0]:
        yield told.span("line" if told["line"] else "told")


def _read(text: str, paragraph: Paragraph, start: int, end: int, found: Credits) -> bool:
    """Add the names of one piece; False when it turns out to name nobody."""
    words = paragraph.text[start:end]
    markers = [marker for marker in _MARKER.finditer(words) if _is_marker(words, marker)]
    named = False
    is_shown = _SHOWN.search(words) is not None
    ahead = list(names_ahead(words))
    pictured = {first: name for name, first, role in ahead if role == "图"}
    taken: set[int] = set()
    is_picture = False
    for place, marker in enumerate(markers):
        until = markers[place + 1].start() if place + 1 < len(markers) else len(words)
        bucket = _BUCKET[marker["role"]]
        writes = bucket in ("reporters", "correspondents")
        if is_picture and writes:
            bucket = "photographers"  # 图/记者 黄耀
        is_picture = bucket == "photographers"
        for name, first in names_behind(words, marker.end(), until):
            named = True
            is_picture = False
            if writes and (bucket == "photographers" or (first in pictured and len(pictured) == len(ahead) == 1)):
                found.people.append(
                    ("记者", name.replace(" ", ""), *paragraph.span(start + first, start + first + len(name)))
                )
            if first in pictured and bucket in ("reporters", "correspondents"):
                continue  # 通讯员 栗晓红/文 宫树林/图
            taken.add(first)
            _credit(text, paragraph, start + first, name, marker["role"], bucket, found, is_shown=is_shown)
    for name, first, role in ahead:
        if first in taken:
            continue
        named = True
        for bucket in ("reporters",) * ("文" in role) + ("photographers",) * ("图" in role):
            _credit(text, paragraph, start + first, name, "记者", bucket, found, is_shown=False)
    if named:
        found.spans.append(Span(*paragraph.span(start, end)))
    return named


def _credit(
    text: str, paragraph: Paragraph, first: int, name: str, role: str, bucket: str, found: Credits, *, is_shown: bool
) -> None:
    """Enter one name; with ``is_shown`` whoever wrote took the pictures, too."""
    at, to = paragraph.span(first, first + len(name))
    verbatim = text[at:to].replace(" ", "").replace("\u3000", "")
    if bucket == "others":
        found.others.append((role, verbatim))
        return
    found.names.setdefault(bucket, []).append(verbatim)
    if is_shown and bucket in ("reporters", "photographers"):
        other = "photographers" if bucket == "reporters" else "reporters"
        if other == "photographers" or len(role) > 1 or not found.names.get("reporters"):
            found.names.setdefault(other, []).append(verbatim)
    if bucket in ("reporters", "correspondents") and not is_community(name):
        found.people.append(("记者" if bucket == "reporters" else "通讯员", verbatim, at, to))


def _is_marker(words: str, marker: re.Match[str]) -> bool:
    """记者 inside 记者站, 图 inside 图书馆 are no roles."""
    return not _NO_ROLE.match(words, marker.end("role"), marker.end("role") + 2)


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
    if not (is_signature or is_told) or (len(words) > 80 and not _TOLD_NEAR.search(words, 0, 80)):
        return None
    return date.fromisoformat(day.as_of)


def _is_only_date(words: str) -> bool:
    return bool(words) and not _BESIDE_DATE.sub("", _DATE.sub("", words))
