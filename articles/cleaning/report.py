"""What became of a paste, in sentences: what was kept, what was left out and why, what to look at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body import BLOCK_LIMIT, LINK_LIMIT, TEXT_LIMIT, Block

MOST_NAMED = 5
LONGEST_NAME = 24
KEPT = {
    "paragraph": gettext_lazy("%(count)d 段"),
    "heading": gettext_lazy("%(count)d 个小标题"),
    "item": gettext_lazy("%(count)d 项列表"),
    "quote": gettext_lazy("%(count)d 段引文"),
    "picture": gettext_lazy("%(count)d 张图片"),
    "link": gettext_lazy("%(count)d 处链接"),
}
LEFT_OUT = {
    "script": gettext_lazy("%(count)d 处脚本"),
    "embedded": gettext_lazy("%(count)d 处嵌入的音视频或网页"),
    "remark": gettext_lazy("%(count)d 处批注"),
    "inline picture": gettext_lazy("%(count)d 张内嵌图片（请从图片库插入）"),
    "picture": gettext_lazy("%(count)d 张外部图片（请从图片库插入）"),
}
SENTENCES = {
    "bold heading": gettext_lazy("%(count)d 行短的粗体字当作小标题，请看一看。"),
    "table": gettext_lazy("%(count)d 个表格改成了文字，一行一段，请核对。"),
    "deleted": gettext_lazy("修订里删去的 %(count)d 处文字没有带入。"),
    "hidden": gettext_lazy("%(count)d 处看不见的文字没有带入。"),
    "address": gettext_lazy("%(count)d 处链接的网址不能用，只留下文字。"),
}


def told(blocks: list[Block], counts: Counter[str], lost_pictures: Iterable[str]) -> list[str]:
    """The sentences, the sum first."""
    names = [name for name in lost_pictures if name]
    sentences = [
        _sum(_kept(blocks), _counted(counts, LEFT_OUT)),
        _pictures(names),
        *_counted(counts, SENTENCES),
        _("多层的列表合成了一层。") if counts["nested"] else "",
        _("字体、颜色、下划线等样式不保留。") if counts["style"] else "",
        *_too_much(blocks),
    ]
    return [sentence for sentence in sentences if sentence]


def _counted(counts: Mapping[str, int], sentences: Mapping[str, Any]) -> list[str]:
    return [str(words) % {"count": counts[name]} for name, words in sentences.items() if counts[name]]


def _kept(blocks: list[Block]) -> list[str]:
    kinds = Counter(block["kind"] for block in blocks)
    kinds["item"] += kinds["step"]
    kinds["link"] = sum(len(block.get("links", ())) for block in blocks)
    return _counted(kinds, KEPT)


def _sum(kept: list[str], lost: list[str]) -> str:
    if not kept and not lost:
        return _("没有读到文字。")
    words = {"kept": "、".join(kept), "lost": "、".join(lost)}
    if not kept:
        return _("没有读到文字；去掉 %(lost)s。") % words
    return _("保留 %(kept)s；去掉 %(lost)s。") % words if lost else _("保留 %(kept)s。") % words


def _pictures(names: list[str]) -> str:
    if not names:
        return ""
    shown = [name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…" for name in names[:MOST_NAMED]]
    quoted = "".join(f"“{name}”" for name in shown)
    return _("没有带入的图片：%(names)s。") % {"names": quoted + (_("等") if len(names) > MOST_NAMED else "")}


def _too_much(blocks: list[Block]) -> list[str]:
    """Everything is handed over; what a story cannot hold is said here, before it is said at saving."""
    length = sum(len(block["text"]) for block in blocks)
    links = sum(len(block.get("links", ())) for block in blocks)
    too_much = [
        (length, TEXT_LIMIT, _("全文 %(count)d 字，一篇报道最多 %(limit)d 字：请删减或分成几篇。")),
        (len(blocks), BLOCK_LIMIT, _("全文 %(count)d 段，一篇报道最多 %(limit)d 段：请删减或分成几篇。")),
        (links, LINK_LIMIT, _("全文 %(count)d 处链接，一篇报道最多 %(limit)d 处：请删去一些。")),
    ]
    return [sentence % {"count": count, "limit": limit} for count, limit, sentence in too_much if count > limit]
