"""The names in a byline: those behind a role, and those in front of one (费文英/文, 宫树林/图, 符国栋 摄).

What stands beside a name in the same line (发布时间, 分享到, 佚名, an office of editors' phone) is none.
"""

import re
from collections.abc import Iterator

from communities.extraction.gazetteer import DOUBLE_SURNAMES
from communities.extraction.person_names import may_begin_name

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BODY_NAME = re.compile(r".*(?:中心|报社?|日报|晚报|网|电视台|工作站|宣传部|[省市区县镇乡委办局]|街道|社区)$")
_NAME = re.compile(rf"[{_HAN}·A-Za-z]{{2,20}}")
_JUNK = re.compile(
    r".*(?:报道|供图|图片|整理|提供|受访者.*|主办方|资料图?|网络)|各[\u3400-\u9fff]{1,3}|电话|新闻|副刊|[A-Z]?\d*版|[文图摄]|综合|发自|(?:从|在|走|来到|获悉|了解|看到|采访|日前|近日|昨|今|见到|随|注意|来|跟随).{1,}"
    r"|佚名|匿名|未知|不详|无名氏?|小编|本站|转载|原创|管理员|系统管理员|[a-z0-9_.@-]+|.*(?:时间|日期|分享|浏览|点击|阅读|次数|字号|字体|打印|收藏|热线|邮箱|关闭|评论|举报|投稿|联系我们|返回).*"
)
_ROLE = re.compile(r"记者|通讯|编辑|摄影|实习|作者|手记|本报|供稿|审核|校对")
_CLOCK = re.compile(r"(?<=[\u3400-\u9fff])(?:(?:19|20)\d\d[-—/.年]?).*$")
_OFFICE = re.compile(r"(?:书记|主任|经理|会长|院长|校长|[局科处站部队所]长|管委会|委员会|小组|办公室|街道办)$")
_ASKS = re.compile(r"^[一二三四五六七八九十再又]|[问访探看走谈说]")
_NUMBER_BEHIND = re.compile(r"(?<=[\u3400-\u9fff])[_A-Z]{0,4}\d+$|(?<=[\u3400-\u9fff])_[A-Z]+\d*$")
_DEED_BEHIND = re.compile(r"(?:摄影报道|报道|摄影|摄|供图|整理)$")
_DAY = re.compile(r"(?:19|20)\d\d(?:年|[-—/.])\d{1,2}")
_PIECE = re.compile(r"[^ 、,/;|&丨:()【】\[\]□■◆●▲△*]+")
ONE_NAME = rf"(?:[{_HAN}] [{_HAN}]{{1,2}}(?![{_HAN}])|[{_HAN}·]{{2,4}})"
_ONE_NAME = re.compile(ONE_NAME)
_SEVERAL = rf"{ONE_NAME}(?:[ 、]{ONE_NAME}){{0,3}}"
_AHEAD = re.compile(
    rf"(?<![{_HAN}])(?P<names>{_SEVERAL}) ?(?:[/|] ?(?P<role>文[/、]?[图摄]?|图[/、]?文?|摄影?)|(?P<shown>文[/、]?[图摄]|图[/、]?文|摄影报道|摄|(?<= )[文图]))(?=$|[ )】\]|;,。])"
)
_LINE = re.compile(
    rf"[□■◆●▲△* ]*(?:{_SEVERAL} ?(?:[/|] ?(?:文[/、]?[图摄]?|图[/、]?文?|摄影?)|文[/、]?[图摄]|图[/、]?文|摄影报道|摄|(?<= )[文图])[ ;,]*)+"
)
_CAPTION = re.compile(rf"(?:^|[ 。,!?)】]|记者|摄影) ?(?P<names>{ONE_NAME}(?:[ 、]{ONE_NAME})?) ?(?:供图|摄影?)\)?$")


def is_person(name: str) -> bool:
    """Whether a word of a byline may be somebody's name: two to four signs of which the first begins surnames."""
    bare = name.replace(" ", "")
    longest = 4 if bare[:2] in DOUBLE_SURNAMES else 3
    return (
        2 <= len(bare) <= longest
        and may_begin_name(bare[0])
        and not _JUNK.fullmatch(bare)
        and not _ROLE.search(bare)
        and not _BODY_NAME.match(bare)
    )


def is_community(name: str) -> bool:
    """Whether a community or a street signs, not somebody: 供稿:梨桥社区."""
    return len(name) > 3 and name.endswith(("社区", "街道", "居委会", "村委会"))


def names_behind(words: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The names behind a role in ``words[start:end]``, with their places."""
    pieces: list[tuple[str, int]] = []
    barred = False  # behind a bar the page goes on with something else, unless that is a person
    for piece in _PIECE.finditer(words, start, end):
        name, at = piece[0], piece.start()
        if words[piece.end() : piece.end() + 1] == ":" and _JUNK.fullmatch(name):
            break  # 浏览:1234次 字体:[大 中 小]
        name = _NUMBER_BEHIND.sub("", name)
        name = _DEED_BEHIND.sub("", name)
        name = _CLOCK.sub("", name)
        if name in ("和", "及", "等") or not name or (len(name) > 6 and _OFFICE.search(name)):
            continue
        barred = barred or (bool(pieces) and any(mark in words[pieces[-1][1] : at] for mark in "|丨;"))
        if barred and not is_person(name):
            continue
        is_parted = bool(pieces) and len(pieces[-1][0]) == 1 and words[pieces[-1][1] - 1] != "/"  # 孙悦/文 高原/图
        if is_parted and len(name) <= 2 and words[at - 1] == " ":
            pieces[-1] = (words[pieces[-1][1] : at + len(name)], pieces[-1][1])
            continue
        pieces.append((name, at))
    for index, (name, at) in enumerate(pieces):
        if _BODY_NAME.match(name) and index + 1 < len(pieces) and words[at + len(name)] != "、":
            continue  # 青禾区融媒体中心 居然: for whom somebody writes
        if _DAY.match(name) or name[0].isdigit():
            continue
        bare = name.replace(" ", "")
        if not _NAME.fullmatch(bare) or _JUNK.fullmatch(bare):
            continue
        if len(bare) == 4 and bare == name and bare[:2] not in DOUBLE_SURNAMES and "·" not in bare:
            if is_person(bare[:2]) and is_person(bare[2:]):  # 通讯员周菲林波: two names without a blank
                yield name[:2], at
                yield name[2:], at + 2
                continue
            if at == start and not bare.endswith("宣") and _ASKS.search(bare):
                continue  # 记者三问永宁: a title
        yield name, at


def names_ahead(words: str) -> Iterator[tuple[str, int, str]]:
    """Names in front of what they did, with their places: 费文英/文 宫树林/图, 符国栋 摄. The role is 文, 图 or both."""
    if not any(mark in words for mark in "文图摄"):
        return
    for found in _AHEAD.finditer(words):
        role = found["role"] or found["shown"]
        is_both = ("文" in role and len(role) > 1) or role == "摄影报道"
        for item in _ONE_NAME.finditer(found["names"]):
            if is_person(item[0]):
                yield item[0], found.start("names") + item.start(), "文图" if is_both else role[0].replace("摄", "图")


def is_line_of_names(words: str) -> bool:
    """Whether a line or what stands in brackets is nothing but names and what they did: 栗晓红/文 宫树林/图."""
    return len(words) <= 60 and words.endswith(("文", "图", "摄", "影", "道")) and bool(_LINE.fullmatch(words))


def photographers_of(caption: str) -> Iterator[str]:
    """Who took the picture that a folded caption stands under: 志愿者在社区义诊。符国栋 摄."""
    found = _CAPTION.search(caption)
    if found:
        for item in _ONE_NAME.finditer(found["names"]):
            if is_person(item[0]):
                yield item[0].replace(" ", "")
