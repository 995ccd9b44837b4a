"""Words that mean a place named before: 社区, 街道, 全区, 新村里, 那里; and those that look so and mean none."""

from operator import itemgetter

from communities.extraction.mentions import is_within
from communities.extraction.places import Place, Places
from communities.extraction.pronouns import pronouns_in
from communities.extraction.sentences import Sentence
from communities.extraction.topic_words import (
    COUNTED_THERE,
    HONOURS,
    NO_PRONOUN,
    QUOTED,
    SPENT_ON_ALL,
    UNNAMED,
    WELL_KNOWN,
    WHERE_TO,
    WITH_YARD,
    YARD,
)


def trusted_places(places: Places, titled: set[Place]) -> set[Place]:
    """The places that a story means: it says them again, in its title, or beside a bigger or smaller place."""
    return {place for place, count in places.counts.items() if count > 1} | titled | places.chained


class Pointing:
    """The places that a story names, and what its words for places mean, as both follow each other."""

    def __init__(self, places: Places, main: Place | None, titled: set[Place], *, is_about_one: bool) -> None:
        self.places = places
        self.main = main
        self.trusted = trusted_places(places, titled)
        self._is_about_one = is_about_one
        self._district = places.only("district")
        self._streets = places.of_level("street")
        self._levels = {place.level for place in titled}  # of which levels a place has been named so far
        self._estates: dict[str, Place] = {}  # the last estate whose name ends with a sign
        self._last = "", -1  # the paragraph and place in which an estate was named last

    def spoken_of(self, sentence: Sentence) -> list[tuple[int, int, Place | str]]:
        """Names, and the level of words for places that were named before, in order."""
        words, start, end, said = sentence.paragraph.text, sentence.start, sentence.end, sentence.words
        named = self.places.within(words, start, end)
        pronouns = pronouns_in(words, start, end)
        if not named and not pronouns:
            return []
        quoted = [mark.span() for mark in QUOTED.finditer(words, start, end)] if "“" in said or "《" in said else []
        found: list[tuple[int, int, Place | str]] = [
            one for one in named if not (quoted and one[2].level in UNNAMED and is_within(one[0], quoted))
        ]
        names = len(found)
        cover = 0
        for pronoun in pronouns:
            first, last, _level = pronoun
            while cover < names and found[cover][1] <= first:
                cover += 1
            if cover < names and found[cover][0] < last:
                continue  # part of a name
            if quoted and is_within(first, quoted):
                continue  # “全省城市体育先进社区”
            if first == start or NO_PRONOUN.match(words, first - 1) is None:
                found.append(pronoun)
        return sorted(found, key=itemgetter(0)) if 0 < names < len(found) else found

    def place_of(
        self, words: str, start: int, end: int, named: Place | str, topic: Place | None, latest: dict[str, Place]
    ) -> Place | None:
        """The place that a name or a word means here; None where the word means none."""
        if isinstance(named, Place):
            self._levels.add(named.level)
            if named.level == "estate":
                latest["estate"] = named
                self._estates[named.name[-1]] = named
                self._last = words, start
            return named
        if named == "called":
            return self._called(words[start:end])
        if named == "there":
            is_near = self._last[0] is words and words.find("。", self._last[1], start) < 0
            return latest.get("estate") if is_near else None
        if words.startswith("全", start):
            is_title = words[start - 1 : start] == "、" and HONOURS.search(words, max(0, start - 60), start)
            is_where = is_title or words[start - 1 : start] in WHERE_TO or WELL_KNOWN.match(words, end)
            is_for_all = words[start - 1 : start] in "为给在对" and SPENT_ON_ALL.match(words, end)
            if is_where and not is_for_all and not COUNTED_THERE.match(words, end):
                return None  # 在全市巡展12场, 是全市有名的老城
        is_small = topic is not None and topic.level in ("community", "estate")
        is_own = is_small and "district" not in self._levels and not COUNTED_THERE.match(words, end)
        if is_own and words.startswith("全区", start):
            return None  # 东方社区面积0.7平方公里,全区共有…: its own
        if words.startswith("辖", start) and not (topic and topic.level == "estate"):
            return None  # 幸福里小区建于2001年,辖区面积…: only behind an estate does it mean the community
        place = self._meant(named, latest)
        if words.startswith("它", start) and not (
            self._last[0] is words and words.count("。", self._last[1], start) < 2
        ):
            return None  # 东亭社区给它争取了180万元: the estate that was named just before
        is_near = self._last[0] is words and words[start - 1 : start] in ("给", "为")
        if place and words.startswith(YARD, start) and not (is_near or place.name.endswith(WITH_YARD)):
            return None
        if place is None and words[start] in "全我" and named in UNNAMED:
            return Place(named, UNNAMED[named])  # 全市 of a story that names no city: nobody else's, whoever it is
        return place

    def _called(self, noun: str) -> Place | None:
        """The estate that 新村, 宿舍 or 苑 stands for: the last whose name ends so, though it was named in passing."""
        noun = "里" if noun == "里弄" else noun.removesuffix("区") if noun == "宿舍区" else noun
        estate = self._estates.get(noun[-1])
        return estate if estate is not None and estate.name.endswith(noun) and estate.name != noun else None

    def _is_other_street(self, street: Place) -> bool:
        """Whether 街道 in a story about one street may mean another: one that it says again, and that is called so."""
        is_called_so = street.name.endswith("街道") or not (self.main and self.main.name.endswith("街道"))
        return street in self.trusted and is_called_so

    def _meant(self, level: str, latest: dict[str, Place]) -> Place | None:
        if level == "community":
            is_meant = self.main is not None and self.main.level in ("community", "village")
            if not (self._is_about_one or "community" in self._levels or "village" in self._levels):
                is_meant = False  # 小区是城市的细胞,社区是治理的底盘: a story of several that has named none yet
            return latest.get("community") or latest.get("village") or (self.main if is_meant else None)
        if level == "several" and not self._streets:
            level = "district"
        if level in ("street", "several"):
            community = latest.get("community")
            parent = self.places.parent(community.name) if community else None
            if parent:
                return Place("street", parent)
            other = latest.get("street")
            if self.main and self.main.level == "street" and not (other and self._is_other_street(other)):
                return self.main
            return latest.get("street") or (self._streets[0] if self._streets else None)
        if level == "estate":
            return latest.get("estate")
        if level == "district":
            return latest.get("district") or (Place("district", self._district) if self._district else None)
        known = latest.get(level) or next(iter(self.places.of_level(level)), None)
        return known
