"""What a story says in words of a place: where it lies, when it was built, its four sides, its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communities.extraction.context import Context
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence

_STATEMENTS: tuple[tuple[str, str], ...] = (
    (
        "built_period",
        r"(?:始建于|建成于|落成于|建于)(?P<value>(?:上世纪|20世纪|19|20|“?[一二三四五六七八九十]五)[^,。;、的]{2,16})",
    ),
    ("built_period", r"(?P<value>(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)(?:建成|落成|竣工)"),
    ("established", r"(?:成立于|组建于|设立于|挂牌于)(?P<value>(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)"),
    ("established", r"(?P<value>(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)(?:正式)?(?:成立|挂牌|揭牌|组建(?!了))"),
    ("location", r"(?:位于|地处|坐落(?:于|在))(?P<value>[^,。;的]{3,36})"),
    (
        "boundary",
        r"(?P<value>[东西南北](?:起|至|接|临|邻|靠|与)[^,。;]{1,20}(?:[,、][东西南北](?:起|至|接|临|邻|靠|与|抵|到)[^,。;、]{1,20}){2,3})",
    ),
    ("name_origin", r"(?P<value>因[^,。;]{2,24}而得名)"),
    ("office_address", r"(?:居委会|社区|办公)(?:办公)?地址(?:位于|是|为|:)(?P<value>[^,。;]{4,40})"),
)
_PATTERN = re.compile(
    "|".join(f"(?:{pattern.replace('value', f'value{place}')})" for place, (_field, pattern) in enumerate(_STATEMENTS))
)


@dataclass(frozen=True)
class Statement:
    """A description in words, in the coordinates of its paragraph."""

    field: str
    start: int
    end: int
    value_start: int
    value_end: int
    topic: Place | None
    sentence: Sentence


def find_statements(sentence: Sentence, context: Context) -> Iterator[Statement]:
    """Return what one sentence says of its place in words."""
    words = sentence.paragraph.text
    for found in _PATTERN.finditer(words, sentence.start, sentence.end):
        place = int((found.lastgroup or "value0").removeprefix("value"))
        start, end = found.span(f"value{place}")
        topic = sentence.topic_at(found.start()) or context.main
        yield Statement(_STATEMENTS[place][0], found.start(), found.end(), start, end, topic, sentence)
