"""Where the people and teams of a story are at home: a later sentence about one of them is about that community."""

import re

from communities.extraction.gazetteer import SURNAMES
from communities.extraction.places import Place

# Of whom a place is only the title: 党委书记滕雨薇, 派出所民警翟远航, 的“法律明白人”彭阿姨.
TITLE = re.compile(
    r"(?:的?[“\u3400-\u9fff”]{0,14}?)(?:书记|主任|局长|部长|科长|站长|所长|队长|院长|民警|律师|居民|志愿者|网格员|社工|医生|护士|教师|校长|代表|明白人”?|负责人|老人|党员)"
    rf"(?=[{''.join(sorted(SURNAMES))}])"
)
_PERSON = re.compile(r"[\u3400-\u9fff]{2,3}(?![\u3400-\u9fff])")
_TEAM = re.compile(
    r"的?(?:“([\u3400-\u9fff]{2,8})”|([\u3400-\u9fff]{2,8}(?:队|调解室|工作室|团|艺术团|合唱团|宣讲团|协会)))(?![\u3400-\u9fff]*(?:称号|荣誉))"
)
_TAKEN_UP = re.compile(r"(?:[^,。;:“”]{1,8}[年月来今底下前后],)?(?:这个?|该)?“([\u3400-\u9fff]{2,10})”")
_MOST_BEFORE_QUOTED = 13  # signs in which the quotation mark of what is taken up stands
_LONGEST_NAME = 11
# The last sign of what stands between a person's name and a community behind it.
_ENDS_PERSON = frozenset("(男女族, ")
_PERSON_BEFORE = re.compile(
    r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,4})(?:[(](?:[男女]|[\u3400-\u9fff]{1,4}族|,)*|(?:[(][^()]{1,8}[)])? )$"
)


class Homes:
    """The communities in which a story places people and teams, by their names."""

    def __init__(self) -> None:
        self._of: dict[str, Place] = {}
        self._beginnings: set[str] = set()

    def note(self, words: str, start: int, end: int, place: Place) -> None:
        """Remember who and what stands beside a community: 铁道社区网格员佟国强, 渔歌社区“赶海人”服务队."""
        title = TITLE.match(words, end, end + 24)
        behind = _PERSON.match(words, title.end()) if title else None
        is_behind = words[start - 1 : start] in _ENDS_PERSON
        before = _PERSON_BEFORE.search(words, max(0, start - 14), start) if is_behind else None
        team = _TEAM.match(words, end, end + 24)
        for name in (behind and behind[0], before and before[1], team and (team[1] or team[2])):
            if name:
                self._of[name] = place
                self._beginnings.add(name[:2])

    def of_quoted(self, words: str, start: int) -> Place | None:
        """The community of what a sentence takes up by its name in quotation marks: 半年来,“小板凳”议事37场."""
        if words.find("“", start, start + _MOST_BEFORE_QUOTED) < 0:
            return None  # most sentences
        taken = _TAKEN_UP.match(words, start, start + 40)
        if taken is None or taken[1][:2] not in self._beginnings:
            return None
        homes = {home for name, home in self._of.items() if name.startswith(taken[1])}
        return homes.pop() if len(homes) == 1 else None

    def of_whom(self, words: str, start: int) -> Place | None:
        """The community of the person or team with whose name a sentence begins at ``start``."""
        first = start + words.startswith("“", start)
        if words[first : first + 2] not in self._beginnings:
            return None
        names = (words[first : first + length] for length in range(min(_LONGEST_NAME, len(words) - first), 1, -1))
        return next((self._of[name] for name in names if name in self._of), None)
