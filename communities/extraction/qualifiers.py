"""Qualifiers of a figure: the words that stand right before its number (约, 共有近) or behind its unit (左右)."""

import re

WINDOW = 12  # signs before a number in which its qualifiers stand
TRAILING = re.compile(
    r"[强弱](?=[,。;、!]|$)|还多|出头|开外|左右|上下|以上|之多|有余|多(?=[,。;、!)]|$)|以内|以下|不等"
)
BEGINS_TRAILING = frozenset("强弱还出开左上之有多以不")
_BEFORE_WORDS = (
    "大约 约为 大概 约 将近 接近 近 超过 超出 超 逾 已达到 达到 多达 高达 达 至少 不少于 不低于 最少 不足 不过 少说 不到 至多 最多 不超过 突破 过 一共 拢共 统共 "
    "仅有 只有 足足 足有 不下于 不下 不止 共计 总计 合计 累计达 累计 总共 共有 共 平均每 累积 平均 人均 户均 日均 月均 年均 每年 每月 每周 每天 每日 先后"
).split()
_SIGNS = "了有为是占也"
_BEGINS = "".join(sorted({word[0] for word in _BEFORE_WORDS}))
_BEFORE = re.compile(
    rf"(?=[{_BEGINS}{_SIGNS}])((?:{'|'.join(sorted(_BEFORE_WORDS, key=len, reverse=True))}|[{_SIGNS}]){{1,4}})$"
)
_BEFORE_WORD = re.compile(
    "|".join(sorted(_BEFORE_WORDS, key=len, reverse=True)).replace("平均每|", "平均每(?![年月周天日])|")
)
_ENDS_QUALIFIER = frozenset(word[-1] for word in _BEFORE_WORDS) | frozenset(_SIGNS)
# What makes of a qualifier the end of another word.
_ENDS_A_WORD = {
    "共": "公",
    "超": "商",
    "约": "签节预公合立续相邀赴违制",
    "近": "就贴亲最",
    "达": "送到抵传表直雷转通发",
}
_OF_A_WORD = frozenset("附临邻靠系")
_MERGED = {
    "约为": "约",
    "已达到": "达到",
    "共有": "共",
    "仅有": "仅",
    "累计达": "累计/达",
    "拢共": "共",
    "统共": "共",
    "平均每": "平均",
}


def qualifiers_before(words: str, start: int, floor: int) -> tuple[list[str], int]:
    """Return the qualifiers that end right before ``start``, at most back to ``floor``, and where they begin."""
    if start <= floor or words[start - 1] not in _ENDS_QUALIFIER:
        return [], start
    left = words[max(floor, start - WINDOW) : start]
    found = _BEFORE.search(left)
    if found is None:
        return [], start
    qualifiers: list[str] = []
    run = found[1]
    begins = start - len(run)
    if run == "过" and begins > 0 and words[begins - 1] not in "已超":
        return [], start  # 通过3场: the end of another word
    if begins > 0 and words[begins - 1] in _ENDS_A_WORD.get(run[0], ""):
        is_of_kin = words[max(0, begins - 2) : begins] in ("乡亲", "父亲", "母亲", "双亲")  # 乡亲近2000人
        if not is_of_kin:
            return [], start  # 公共, 商超, 家庭医生签约, 附近
    if run.startswith(("近", "统")) and words[begins - 1 : begins] in _OF_A_WORD:
        begins, run = begins + 1, run[1:]  # 附近有8家超市, 门禁系统共有12套
    for piece in _BEFORE_WORD.finditer(run):
        qualifiers += _MERGED.get(piece[0], piece[0]).split("/")
    first = _BEFORE_WORD.search(run)
    return qualifiers, start - len(run) + (first.start() if first else len(run))
