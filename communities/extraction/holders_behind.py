"""Those who hold an honour and stand behind its title: 曾获“…”的“红马甲”志愿队, 作为“…”,志愿队…."""

import re

from communities.extraction.award_read import Award
from communities.extraction.holder_lists import Holder
from communities.extraction.holder_words import OF_PLACES

_TEAM = (
    r"(?P<name>(?:(?:“[^“”]{2,12}”[\u3400-\u9fff]{0,8}?|(?![这那该各每其几])[\u3400-\u9fff]{2,10}?)"
    r"(?:志愿队|服务队|[\u3400-\u9fff]队|(?<!集)团|协会|合作社|食堂|书屋|工作室|调解室|剧社|诗社)))"
    r"(?=[也还又都则每常现正已便在说是成把将从用为有率带演共先自今去没不一就,。、;]|$)"
)
_OF_TEAM = re.compile(rf"(?:荣誉)?(?:称号|荣誉|奖牌|奖项)?的{_TEAM}")
_AS = re.compile(rf"(?:的?(?:一员|之一|得主|获得者))?,(?:社区|街道)?(?:的|里的)?{_TEAM}")


def told_behind(award: Award) -> list[Holder]:
    """The team whose honour is told before it is named; nobody where the honour is one of places."""
    words, end = award.sentence.paragraph.text, award.sentence.end
    is_role = words.startswith(("作为", "身为"), award.verb) or words.endswith(("作为", "身为"), 0, award.start)
    found = (_AS if is_role else _OF_TEAM).match(words, award.end, end)
    return [(found["name"], None)] if found and not OF_PLACES.search(award.title) else []
