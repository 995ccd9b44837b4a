"""What was pasted along with the story: share bars, filing numbers, page marks, strings against copying.

Nothing is lost: a removal keeps its place, its words and the reason, and the rest keeps its offsets.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from communities.extraction.folding import INVISIBLE
from communities.extraction.shapes import Removal

# Whole lines, or the last lines of a text. Each pattern is searched in one folded line of at most LONGEST_NOISE signs.
LONGEST_NOISE = 160
_LINE_NOISE: tuple[tuple[str, str], ...] = (
    (r"公网安备|ICP备|ICP证|备案(?:号|编号)|网站标识码|SiteIDCode|公安机关备案|网安备", "备案信息"),
    (
        r"版权所有|版权声明|版权归|Copyright|©|\(c\) ?\d{4}|保留所有权利|All Rights Reserved|未经.{0,12}(?:授权|许可|同意).{0,20}(?:转载|使用|复制)",
        "版权声明",
    ),
    (
        r"^[ 【\[(]*(?:分享(?:到|至|按钮)?|一键分享|微信扫一扫|扫一扫|扫码|长按|识别(?:图中)?二维码|点击(?:上方|下方|蓝字|关注|阅读|图片|这里|右上角)|"
        r"关注我们|点个?在看|点赞|收藏|转发(?:到|给)?|返回(?:首页|顶部|列表)|打印(?:本页|此页)?|关闭(?:窗口|本页)?|上一[篇页条则]|下一[篇页条则]|"
        r"相关(?:阅读|新闻|链接|推荐)|推荐阅读|延伸阅读|热门(?:推荐|评论)|猜你喜欢|更多(?:精彩|新闻|内容|资讯)|阅读原文|展开(?:全文|剩余)|"
        r"我要评论|发表评论|网友评论|查看评论|举报|投诉|纠错|听全文|无障碍|长者助手|大 ?中 ?小|字[体号]|手机(?:版|看)|下载(?:APP|客户端)|打开(?:APP|客户端))"
        r"[^。]{0,60}$",
        "网页按钮",
    ),
    (r"^请输入[^。]{0,20}:?$", "网页按钮"),
    (r"^[^。,]{0,24}(?:手机版|站内搜索|热门排行|随便看|有害信息举报)[^。,]{0,12}$", "网页按钮"),
    (
        r"^ *(?:您(?:的)?(?:当前|现在)?(?:所在)?的?位置|(?:当前|现在|所在)(?:所在)?位置|位置(?=[^。]*(?:首页|[>»›→]))|首页|网站首页) ?[:>»›→/·|—-]",
        "导航路径",
    ),
    (
        r"^(?=[^。,>»›]{0,41}+[>»›])(?:[^。,]{0,40}(?: ?[>»›] ?[^。,>»›]{1,20}){2,}$|[^。,:\d]{2,16} ?[>»›] ?[^。,:\d]{2,12}$)",
        "导航路径",
    ),
    (
        r"^[ —\-·]*第? ?\d{1,4} ?[页/][ 共]*\d{0,4} ?页?[ —\-·]*$|^ *[—\-–] ?\d{1,4} ?[—\-–] *$|^ *\(\d{1,3}/\d{1,3}\) *$",
        "页码",
    ),
    (
        r"^ *(?:投稿|爆料|广告|商务|合作|客服|新闻热线|投稿交流|投稿邮箱|联系邮箱|举报电话|技术支持|主办单位|承办单位|主管单位|联系我们|网站地图|"
        r"免责声明|特别声明|声明|阅读(?:次数|量|数)?|浏览(?:次数|量)?|点击(?:数|量|次数)?|访问(?:量|次数)|人气|评论(?:数)?|在看|赞|QQ群?|公众号|微信号|"
        r"关键词|关键字|标签|TAG|索引号|主题词|文号|发文字号|有效性)[^。:]{0,12}:[^。]{0,80}$",
        "网站自己的说明",
    ),
    (r"^ *(?:LOCALHOST|\[?(?:https?://|www\.)[!-~]{3,}\]?) *$", "网址"),
    (r"^[^。,;]{2,36}(?:供图|(?<![拍])摄|资料图片?)\)?$", "图片说明"),
    (r"^ *[-=_*~·—.#+]{4,} *$", "分隔线"),
    (r"^ *(?:END|end|THE END|— ?END ?—|-END-|完|\(完\)|— ?完 ?—) *$", "结束标记"),
    (r"^ *\[?(?:图片|图|视频|音频|表情|广告|推广|赞助|image|img|\d{1,2})\]? *$", "图片占位"),
)
# Behind such a line, unless it stands early, another story begins, or a list of them.
_NEXT_STORY = re.compile(
    r"^ *[【\[|■◆▲▼●*]* ?(?:新闻推荐|相关(?:阅读|新闻|链接|推荐|文章|资讯)|推荐(?:阅读|新闻)|延伸阅读|热门(?:推荐|新闻|文章)|猜你喜欢|更多(?:新闻|资讯|文章)|为您推荐|大家都在看|往期(?:回顾|推荐)|最新(?:新闻|文章|资讯)|随便看)[】\]:]* *$"
)
# The credits of this story below the list of others.
_CREDITS = re.compile(
    r"(?m)^[ \t]{0,8}([\[【(]?(?:责任编辑|责编|编辑|值班编辑|网络编辑) ?[:|] ?[^\s。,]{2,20}[\]】)]?)[ \t]{0,8}$"
)


def _any_of(*, at_start: bool) -> re.Pattern[str]:
    """The patterns that begin where a line begins, or the others: to search those at every sign would be wasted."""
    chosen = [(place, row[0]) for place, row in enumerate(_LINE_NOISE) if row[0].startswith("^") == at_start]
    return re.compile("|".join(f"(?P<n{place}>{pattern})" for place, pattern in chosen), re.I)


_NOISE_AT_START, _NOISE_INSIDE = _any_of(at_start=True), _any_of(at_start=False)
_BEGINS_PATH = frozenset("您当现所位首网")  # of a path (您的位置:): no other line that begins as noise holds a sentence
# What each choice of _NOISE_INSIDE has in it, found faster; İ, ı and ſ are I and S where no case is asked for.
_MAY_HOLD_NOISE = re.compile(
    r"[备版©未保网标ICSAicsaİıſ(](?:(?<=[备版©])|(?<=未)经|(?<=保)留|(?<=网)[站安]|(?<=标)识"
    r"|(?<=[ICSAicsaİıſ(])[CIOLciolİı])"
)
_HAS_WRITER = re.compile("记者|通讯员|采写|[/ ]文")
_HAS_EDITOR = re.compile(r"(?:责任编辑|责编|编辑|记者|通讯员) ?[:/|]")
_HINT = re.compile(
    r"[备©:>»›页Cc分扫长点关收转返打上下相推延热猜更阅展我发网查举投纠听无大字手首您请当第—\-=_*~·.#+(\[【LEewWh完图视音表广赞Tt一识\d]"
)

# Inside a line: Discuz' strings against copying, such as "# p7 W* G5 T% {", and addresses.
_ANTI_COPY = re.compile(r"[!-~](?<![!-~][!-~])[!-~]{0,2}+ (?:[!-~]{1,3}+ ){1,39}[!-~]{1,3}(?![!-~])")
_LETTERS_AND_MARKS = re.compile(r"[A-Za-z]")
_MARKS = re.compile(r"[#$%^&*{}\[\]@!?~<>|\\`+=_:;\"']")
# Pinyin in brackets behind signs, as copied pages have it: 社區(qū).
_SOUND = re.compile(r"\((?<=[\u3400-\u9fff]\()[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ]{1,7}\)")
_ADDRESS = re.compile(r"https?://[!-~]{4,200}")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_WITHIN_LINES = ((_ADDRESS, "网址"), (_SOUND, "注音"), (_ANTI_COPY, "防复制的乱码"), (_UNSEEN, "看不见的字符"))
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")


class Line(NamedTuple):
    """One line with its words: ``folded[start:end]`` without the blanks at either end."""

    start: int
    end: int
    blank_before: bool


def clean(text: str, folded: str) -> tuple[list[Line], list[Removal]]:
    """Return the lines that belong to the story, and what was removed, both in order."""
    kept: list[Line] = []
    removed: list[Removal] = []
    sought = [(pattern, why) for pattern, why in _WITHIN_LINES if pattern.search(folded)]  # most texts hold none
    last_end = 0
    for found in _LINE.finditer(folded):
        line = found[0]
        words = line.strip()
        if not words:
            continue
        start = found.start() + line.index(words)
        end = start + len(words)
        if kept and 5 * start > 2 * len(folded) and _NEXT_STORY.match(words):
            credits = _CREDITS.search(folded, end)
            stop = credits.start(1) if credits else len(folded)
            stop = start + len(folded[start:stop].rstrip())
            removed.append(Removal(start, stop, text[start:stop], "别的新闻"))
            if credits:
                kept.append(Line(*credits.span(1), blank_before=True))
                stop, end = credits.end(1), len(folded.rstrip())
                if end > stop:
                    removed.append(Removal(stop, end, text[stop:end], "别的新闻"))
            break
        why = noise_of(words)
        if why:
            removed.append(Removal(start, end, text[start:end], why))
            continue
        between = folded[last_end:start]
        kept.append(Line(start, end, between.count("\n") > 1 or between.count("\r\n") > 1))
        last_end = end
        if sought:
            removed += _inside(text, folded, start, end, sought)
    return kept, removed


def noise_of(words: str) -> str | None:
    """Say why one folded line is no part of a story, or None."""
    if len(words) > LONGEST_NOISE or not _HINT.search(words):
        return None
    inside = _NOISE_INSIDE.search(words) if _MAY_HOLD_NOISE.search(words) else None
    begun = _NOISE_AT_START.match(words) if "。" not in words or words[0] in _BEGINS_PATH else None
    found = min(inside, begun, key=_rank) if inside and begun else inside or begun
    if found is None or found.lastgroup is None:
        return None
    why = _LINE_NOISE[int(found.lastgroup[1:])][1]
    if (why == "图片说明" and _HAS_WRITER.search(words)) or (why == "网页按钮" and _HAS_EDITOR.search(words)):
        return None
    return why


def _rank(found: re.Match[str]) -> int:
    return int((found.lastgroup or "n99")[1:])


def _inside(
    text: str, folded: str, start: int, end: int, sought: list[tuple[re.Pattern[str], str]]
) -> Iterator[Removal]:
    for pattern, why in sought:
        found = [one.span() for one in pattern.finditer(folded, start, end)]
        if pattern is _SOUND and len(found) < 2:
            continue
        for first, last in found:
            if pattern is not _ANTI_COPY or _is_garbled(folded[first:last]):
                yield Removal(first, last, text[first:last], why)


def _is_garbled(words: str) -> bool:
    return _LETTERS_AND_MARKS.search(words) is not None and len(_MARKS.findall(words)) > 1
