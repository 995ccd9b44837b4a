"""Names that are found without asking who else is named: in lists, by the weight of their signs, by sound, in part."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from communities.extraction.behind_roles import names_behind_roles
from communities.extraction.likely_names import has_set_apart, headed_names, likely_names, listed_names
from communities.extraction.names_in_part import names_in_part
from communities.extraction.sentences import Sentence
from communities.extraction.sounded_names import sounded_parts
from communities.extraction.standing_names import name_of_line, standing_names

Span = tuple[int, int]


class LoneNames(NamedTuple):
    """What one sentence holds of them: whole names, the parts of names spelt by sound, names in part."""

    spans: list[Span]
    parts: list[re.Match[str]]
    partial: list[Span]


def find_lone_names(sentences: Sequence[Sentence]) -> list[LoneNames]:
    """Such names of each sentence. One finder reads all sentences before the next begins, as in the reader."""
    where = [(sentence.paragraph.text, sentence.start, sentence.end) for sentence in sentences]

    def each(find: Callable[[str, int, int], Iterable[Span]]) -> list[list[Span]]:
        return [list(find(*one)) for one in where]

    behind_roles = each(names_behind_roles)
    headed: list[list[Span]] = []
    listed: list[list[Span]] = []
    for one in where:
        is_set_apart = has_set_apart(*one)
        headed.append(list(headed_names(*one)) if is_set_apart else [])
        listed.append(list(listed_names(*one)) if is_set_apart else [])
    standing = each(standing_names)
    likely = [[(start, start + 3) for start in likely_names(*one)] for one in where]
    alone = [name_of_line(words) for words, _start, _end in where]
    spans = [
        [*behind, *([name] if name else ()), *head, *stand, *several, *weighed]
        for behind, name, head, stand, several, weighed in zip(
            behind_roles, alone, headed, standing, listed, likely, strict=True
        )
    ]
    parts = [sounded_parts(*one) for one in where]
    return list(map(LoneNames, spans, parts, each(names_in_part)))
