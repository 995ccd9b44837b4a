"""Names that are found without asking who else is named: in lists, by the weight of their signs, by sound, in part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communities.extraction.behind_roles import names_behind_roles
from communities.extraction.couples import JOINED
from communities.extraction.likely_names import headed_names, likely_names, listed_names, sentences_with_names_apart
from communities.extraction.names_in_part import names_in_part
from communities.extraction.sounded_names import sounded_parts
from communities.extraction.standing_names import names_of_lines, standing_names
from communities.extraction.story_words import StoryWords

Span = tuple[int, int]
_DOT = re.compile("·")  # between the parts of a name that is spelt by sound


@dataclass(slots=True)
class LoneNames:
    """What one sentence holds of them: whole names, the parts of names spelt by sound, names in part.

    ``may_be_sounded`` and ``may_be_couple`` say whether more is to be looked for, which others that are named decide.
    """

    spans: list[Span] = field(default_factory=list)
    parts: Sequence[re.Match[str]] = ()
    partial: Sequence[Span] = ()
    may_be_sounded: bool = False
    may_be_couple: bool = False


def find_lone_names(story: StoryWords) -> list[LoneNames]:
    """Such names of each sentence. Most hold none: each kind is sought in the whole story before the next."""
    names = [LoneNames() for _sentence in story.sentences]
    apart = sentences_with_names_apart(story)
    for number, span in names_behind_roles(story):
        names[number].spans.append(span)
    for number, span in names_of_lines(story):
        names[number].spans.append(span)
    for number in apart:
        names[number].spans += headed_names(*story.bounds(number))
    for number, span in standing_names(story):
        names[number].spans.append(span)
    for number in apart:
        names[number].spans += listed_names(*story.bounds(number))
    for number, span in likely_names(story):
        names[number].spans.append(span)
    for number, parts in sounded_parts(story):
        names[number].parts, names[number].may_be_sounded = parts, bool(parts)
    for number in story.holding(_DOT):
        names[number].may_be_sounded = True
    for number in story.holding(JOINED):
        names[number].may_be_couple = True
    for number, partial in names_in_part(story):
        names[number].partial = partial
    return names
