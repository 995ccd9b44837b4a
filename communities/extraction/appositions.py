"""Honours told beside a name: 韩志远,社区居民,江城市道德模范,退休后…; what stands between both says who somebody is."""

import re
from collections.abc import Iterator

from communities.extraction.award_read import Award
from communities.extraction.award_words import LEVEL_HEAD
from communities.extraction.commendations import honour_at
from communities.extraction.context import Context
from communities.extraction.people import Person
from communities.extraction.sentences import Sentence

_TITLE = re.compile(
    rf"(?:{LEVEL_HEAD})+[\u3400-\u9fff]{{0,14}}?(?:劳动模范|劳模|道德模范|标兵|先进个人|先进工作者|模范个人|好人|工匠|红旗手|能手|之星|楷模|荣誉市民|(?:优秀|最美|十佳)[\u3400-\u9fff]{{2,8}})(?=[,、。;]|$)"
)
# What somebody is, between the name and the title: 女, 52岁, 汉族, 1968年生, 中共党员, 社区党委书记, 八级焊工
_IS = re.compile(
    r"(?:男|女|[\u3400-\u9fff]{1,4}族|\d{2}岁|今年\d{2}岁?|(?:19|20)\d\d年(?:\d{1,2}月)?(?:出?生|入党)?|(?:中共)?党员|从事[\u3400-\u9fff]{2,10}\d{1,2}年|群众|大专|本科|"
    r"[\u3400-\u9fff“”\d]{2,20}(?:书记|主任|委员|代表|居民|村民|[员工长师者医警兵]|老人|教授|干部|职工|户|人大代表|文化|学历))"
)
_APART = re.compile(r"[,、]")
_FAR = 80


def find_appositions(sentence: Sentence, people: list[Person], context: Context) -> Iterator[Award]:
    """Return the honours of one sentence that stand beside somebody's name, between commas."""
    words = sentence.paragraph.text
    for person in people:
        if person.is_partial or words[person.end : person.end + 1] != ",":
            continue
        place = person.end + 1
        last = min(sentence.end, person.end + _FAR)
        while place < last:
            title = _TITLE.match(words, place, sentence.end)
            apart = _APART.search(words, title.end() if title else place, last)
            stop = apart.start() if apart else last
            if title:
                holder = ((person.name, person.name),)
                yield honour_at(title[0], title.start(), title.end(), sentence, context, holders=holder)
            elif not _IS.fullmatch(words, place, stop):
                break
            place = stop + 1
