"""Pinyin of names: addresses (slugs), sort keys and the initials people type on phones.

Readings come from pypinyin. Where a Guangzhou name is read otherwise (the metro signs 厦滘 as Xiajiao), pypinyin's
tables are corrected once, on import, for the whole process.
"""

import re
from unicodedata import normalize

from pypinyin import lazy_pinyin, load_phrases_dict, load_single_dict

from portal.text.normalise import IDEOGRAPHS, half_width

LONGEST_SLUG = 60
UNNAMED = "unnamed"
BODIES = ("社区居民委员会", "社区居委会", "居委会", "社区", "小区", "街道", "街", "区")

# In Cantonese place names 涌 is a creek, chōng (上涌, 河涌); everywhere else it surges, yǒng.
_CHARACTERS = {"涌": "chōng,yǒng"}
_WORDS = {
    "涌入": "yǒng rù",
    "涌向": "yǒng xiàng",
    "涌金": "yǒng jīn",
    "厦滘": "xià jiào",
    "长洲": "cháng zhōu",
}
load_single_dict({ord(character): readings for character, readings in _CHARACTERS.items()})
load_phrases_dict({word: [[syllable] for syllable in reading.split()] for word, reading in _WORDS.items()})

_RUN = re.compile(rf"[{IDEOGRAPHS}]+|[a-z0-9]+")


def syllables(name: str) -> list[str]:
    """Return the toneless syllables of ``name``, with ü as v (绿 is lv); a run of letters or digits is one item.

    An ideograph of unknown reading is named by its code point (𠮷 is u20bb7). All else is dropped.
    """
    return [syllable for run in _runs(name) for syllable in _readings(run)]


def slug_from(name: str, *, drop: tuple[str, ...] = BODIES, joined: str = "") -> str:
    """Return an address for ``name``: [a-z0-9-] only (as ``joined`` is), 1 to ``LONGEST_SLUG`` characters.

    The first ending of ``drop`` that fits is left out, unless nothing would remain. Long names are cut between
    syllables. Two names may share a slug (homophones): the caller keeps addresses apart.
    """
    name = name.strip()
    ending = next((ending for ending in drop if name.endswith(ending)), "")
    words = syllables(name.removesuffix(ending)) or syllables(name) or [UNNAMED]
    slug = words[0][:LONGEST_SLUG]
    for word in words[1:]:
        longer = f"{slug}{joined}{word}"
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug


def sort_key(name: str) -> str:
    """Return a key in dictionary order: the blank between syllables sorts 西安 (xi an) before 先 (xian)."""
    return " ".join(syllables(name))


def initials(name: str) -> str:
    """Return the first letters of the whole name (穗花北社区 → shbsq); runs of letters or digits stay whole."""
    return "".join(run if run.isascii() else "".join(syllable[0] for syllable in _readings(run)) for run in _runs(name))


def _runs(name: str) -> list[str]:
    # Composed for reading only: NFC turns compatibility ideographs, which pypinyin lacks, into ordinary ones.
    return _RUN.findall(half_width(normalize("NFC", name)).lower())


def _readings(run: str) -> list[str]:
    if run.isascii():
        return [run]
    return [reading if reading.isascii() else _code_points(reading) for reading in lazy_pinyin(run)]


def _code_points(unread: str) -> str:
    return "".join(f"u{ord(ideograph):x}" for ideograph in unread)
