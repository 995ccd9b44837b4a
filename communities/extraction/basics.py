"""What a story says in words of a place: where it lies, when it was built, its four sides, its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communities.extraction.context import Context
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence
from communities.extraction.story_words import StoryWords

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


# One of these stands in each.
_SAYS = re.compile(
    "始建|建成|落成|竣工|建于|成立|挂牌|揭牌|组建|设立|位于|地处|坐落|得名|地址|"
    + "|".join(side + verb for side in "东西南北" for verb in "起至接临邻靠与")
)

# 下辖石笋村、黄桷村、双河口村; 由湖嘴、芦东两个村合并: the villages of a place, in a list.
_HAN = r"[\u3400-\u9fff]"
_VILLAGES = re.compile(
    rf"(?:(?<=辖)|(?<=辖有)|(?<=辖区有)|(?<=由)|(?<=包括)|(?<=含))(?P<list>{_HAN}{{1,5}}村(?:[、和与]{_HAN}{{1,5}}村)+)(?![民委])"
    rf"|(?:^|(?<=[;。]))(?P<alone>{_HAN}{{1,5}}村(?:[、和与]{_HAN}{{1,5}}村)+)(?=[。;]|$)"
    rf"|(?:(?<=辖)|(?<=辖有)|(?<=由)|(?<=包括)|(?<=含)|(?<=有)|(?<=[,。;:]))(?P<bare>{_HAN}{{2,5}}(?:[、和与]{_HAN}{{2,5}})+?)等?(?:[\d一二三四五六七八九两]|十[一二三四五六]?)+个(?:自然|行政|城中|老)?村(?![民委])"
)
_SEVERAL_VILLAGES = re.compile(rf"村[、和与]|个{_HAN}{{0,2}}村")
_LEADS_VILLAGE = re.compile(r"(?:下?辖区?(?:有)?|由|包括|现有|共有|[原有含])+(?=..)")
_NO_VILLAGE = re.compile(
    r"(?:新村|小区|农村|乡村|城中村|全村|各村|社区|街道|居民|先后|以及|合并|已经)$|^(?:原有|各|全|本|该|两|几)"
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


def find_statements(story: StoryWords, context: Context) -> list[list[Statement]]:
    """Return what each sentence says of its place in words; few say anything."""
    statements: list[list[Statement]] = [[] for _sentence in story.sentences]
    for number in story.holding(_SAYS):
        statements[number] += _said(story.sentences[number], context)
    for number in story.holding(_SEVERAL_VILLAGES):
        statements[number] += _villages(story.sentences[number], context)
    return statements


def _said(sentence: Sentence, context: Context) -> Iterator[Statement]:
    for found in _PATTERN.finditer(sentence.paragraph.text, sentence.start, sentence.end):
        place = int((found.lastgroup or "value0").removeprefix("value"))
        start, end = found.span(f"value{place}")
        topic = sentence.topic_at(found.start()) or context.main
        yield Statement(_STATEMENTS[place][0], found.start(), found.end(), start, end, topic, sentence)


def _villages(sentence: Sentence, context: Context) -> Iterator[Statement]:
    words = sentence.paragraph.text
    for found in _VILLAGES.finditer(words, sentence.start, sentence.end):
        group = "list" if found["list"] else "alone" if found["alone"] else "bare"
        for item in re.finditer(r"[^、和与]+", found[group]):
            start, end = found.start(group) + item.start(), found.start(group) + item.end()
            lead = _LEADS_VILLAGE.match(words, start, end)
            start = lead.end() if lead else start
            topic = sentence.topic_at(start) or context.main
            if topic and topic.name == words[start:end]:
                topic = context.main  # the list turns to its first village
            if _NO_VILLAGE.search(words[start:end]) or (topic and topic.name == words[start:end]):
                continue
            yield Statement("village", start, end, start, end, topic, sentence)
