"""Whether the signs in front of 社区 or 街道 are words of a clause: 其实社区, 业主希望社区, 汛期到来前社区 name none.

The dictionary of jieba says of what kind a word is. Of some thirteen hundred communities, streets and estates none is called
by an adverb, a conjunction, a preposition or an idiom, and hardly one by a time, a verb or an adjective.
"""

import re
from functools import lru_cache

import rjieba

# Kinds of words as jieba marks them: d adverb, c conjunction, p preposition, r pronoun, t time, f where, u particle,
# i and l phrases, y, e and o sounds; v verb, a adjective.
_OF_RELATION = frozenset(
    ("d", "ad", "dg", "c", "p", "r", "t", "f", "i", "y", "e", "o", "u", "uj", "ul", "uv", "ud", "uz")
)
_OF_DOING = frozenset(("v", "vn", "vi", "vd", "a", "an", "l"))
_AT_THE_END = frozenset(("p", "c", "uj", "ul", "uv", "ud", "y"))  # however short: 物业跟, 慢慢地
_AT_THE_HEAD = frozenset(("d", "p", "c", "r"))
_NOT_AT_THE_HEAD = frozenset("和向同自金")  # these begin names, too
_NOT_AT_THE_END = frozenset("和地")  # and these end some: 瑞和街, 宫保地
_WHEN = frozenset("前后时中")  # behind what happens, they say when
_IN_NAMES = re.compile(r"^[沿临滨]|[秦汉魏晋隋唐宋元明清]$|立新|进步|向上|国庆")  # 沿江街道, 北宋社区


@lru_cache(maxsize=4096)
def is_of_relation(words: str) -> bool:
    """Whether a run of ideographs is, or begins or ends with, a word of relation or time, and so is no name."""
    tagged = rjieba.tag(words)
    if len(tagged) == 1:
        is_phrase = tagged[0][1] == "l" and len(words) > 3  # 逢年过节
        return (
            (is_phrase or tagged[0][1] in _OF_RELATION) and _IN_NAMES.search(words) is None and rjieba.has_word(words)
        )
    (first, of_first), (last, of_last) = tagged[0], tagged[-1]
    if last in _WHEN and len(words) > 2 and tagged[-2][1] in _OF_RELATION | _OF_DOING:
        return True  # 汛期到来前
    if of_last in _AT_THE_END and last not in _NOT_AT_THE_END and rjieba.has_word(last):
        return True
    if len(last) > 1 and (of_last in _OF_RELATION or of_last == "v") and rjieba.has_word(last):
        return True  # 业主希望, 重阳节前夕
    return of_first in _AT_THE_HEAD and first not in _NOT_AT_THE_HEAD and rjieba.has_word(first)


@lru_cache(maxsize=4096)
def is_of_doing(words: str) -> bool:
    """Whether a run of ideographs is one verb or adjective: 延伸社区服务 names none, though 安居社区 is one."""
    tagged = rjieba.tag(words)
    return len(tagged) == 1 and tagged[0][1] in _OF_DOING and rjieba.has_word(words)
