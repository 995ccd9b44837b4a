"""What a sentence is about, place by place: which names and words for places turn it to another, and which do not.

A clause belongs to the place it names last, unless that is only named in passing; 社区, 街道, 小区, 全区 alone mean the
one that was last spoken of. A name that a story gives once and nobody introduces is not trusted to be a place.
"""

from communities.extraction.asides import WITH_FIGURE, comes_to_estate, is_aside, lies_in
from communities.extraction.clause_words import is_of_doing
from communities.extraction.homes import TITLE, Homes
from communities.extraction.introduced import is_introduced
from communities.extraction.layout import Paragraph
from communities.extraction.mentions import closing, is_landmark, is_roll
from communities.extraction.places import Place, Places
from communities.extraction.pointing import Pointing
from communities.extraction.sentences import Sentence
from communities.extraction.topic_words import (
    ARRIVES,
    BEFORE_MERGED,
    BIG,
    BY_LABEL,
    COMES,
    COUNTED_THERE,
    ENDS_EXAMPLE,
    EXAMPLE,
    FOR_ALL,
    FROM_THERE,
    GOES_ON,
    HAS,
    HELD,
    HELPERS,
    HELPING_BODY,
    INTRODUCED,
    IS_LABEL,
    LABELLED,
    LIES,
    LIES_IN,
    LISTING,
    LONGEST_NUMBERING,
    MOST_LABEL,
    NEXT_DOOR,
    NEXT_POINT,
    NO_SECTION,
    NUMBERING,
    OF_ITS_OWN,
    OF_STREET,
    PAYS,
    PHASE,
    RAISES,
    SET_IN,
    SMALL,
    TELLS,
    TELLS_MORE,
    THAT_YEAR,
    TO_WHOM,
    TOLD_OF,
)


def _is_subject(words: str, start: int, clause_start: int, sentence_start: int, subject: Place | None) -> bool:
    """Whether the place that (with those before it) begins at ``start`` is what its sentence is about, rather than something in it."""
    if subject is None and start - clause_start <= 12:
        return True
    if subject is not None and words[start - 1] == ":" and subject.level in ("street", "district"):
        return True
    return words[max(sentence_start, start - 2) : start] in ("来到", "走进", "就是", "便是", "则是")


def finest(places: list[Place]) -> Place | None:
    """The smallest of some places: the community before its street."""
    for level in ("estate", "community", "village", "street", "district"):
        for place in places:
            if place.level == level:
                return place
    return None


def _begins_clause(sentence: Sentence, start: int, place: Place) -> bool:
    """Whether a clause begins with a place, called by its name."""
    words = sentence.paragraph.text
    head = sentence.clause_at(start).start
    return words.startswith(place.name, start) and PHASE.fullmatch(words, head, start) is not None


def _is_venue(words: str, start: int, end: int) -> bool:
    """Whether a community is only where something takes place: 夜校日前在东亭社区开课."""
    is_set_there = SET_IN.search(words, max(0, start - 2), start) is not None and words[end : end + 1] in ",;。"
    return is_set_there or (words[start - 1 : start] == "在" and HELD.match(words, end) is not None)


class Topics:
    """Follows what is spoken of along the sentences of a story whose main place is ``main``."""

    def __init__(self, places: Places, main: Place | None, titled: set[Place]) -> None:
        self.places = places
        self.main = main
        ranked = [
            count
            for place, count in places.counts.most_common()
            if place.level == "community" and place not in places.former
        ]
        self._homes = Homes()
        self._is_of_street = main is not None and main.level == "street"
        self._is_of_several = main is not None and main.level in ("street", "district", "city")
        self._settled: tuple[object, Place | None] = (None, None)  # the estate that a paragraph tells of
        self._is_about_one = (
            main is not None
            and main.level == "community"
            and (
                {place for place in titled if place.level == "community"} == {main}
                or (
                    (places.counts[main] > 1 or places.former)
                    and (len(ranked) < 2 or places.counts[main] >= 2 * ranked[1])
                )
                or (len(ranked) < 3 and {place for place in places.described if place.level == "community"} == {main})
            )
        )
        self._pointing = Pointing(places, main, titled, is_about_one=self._is_about_one)
        self._trusted = self._pointing.trusted

    def of_heading(self, paragraph: Paragraph) -> list[Place]:
        """The places whose section a heading opens: those it begins or ends with, or that the story names elsewhere, too."""
        words = paragraph.text
        label = BY_LABEL.match(words) if ":" in words else None
        if label:  # ① 社区:蓼河社区 所属:…: a line of a table speaks of it, and so do those below
            return [
                place
                for start, end, place in self.places.mentions(words[label.end() : label.end() + 14])
                if not start and words[label.end() + end : label.end() + end + 1] not in ("、", "等")  # 小区:南苑、北苑
            ]
        if not paragraph.is_heading or paragraph.is_of_honours:
            return []
        named = [one for one in self.places.mentions(words) if one[2].level not in ("city", "province")]
        if not named or NO_SECTION.search(words):
            return []
        first = NUMBERING.match(words)
        begin, stop = first.end() if first else 0, len(words.rstrip(" ”:。!?"))
        if is_roll(words[begin:], [(start - begin, end - begin, place) for start, end, place in named]):
            return []
        edge = begin
        opens: list[Place] = []
        for start, end, name in named:
            is_section = start == begin and words[end : end + 1] == ":" and not self._is_about_one
            place = self.places.community_of_name(name) if is_section else name
            if place.level == "estate" and start != edge and place not in self._trusted:
                continue  # 槐树园社区:老纺织城里的幸福家园
            if place.level == "estate" and (words[end : end + 1] == "、" or words[start - 1 : start] in LISTING):
                continue  # ▪面积0.8平方公里,辖东湖小区、枫林苑2个小区
            if start == edge or end == stop or words[end] in ":,:——" or place in self._trusted:
                opens.append(place)
            if start == edge:
                edge = end
        return opens

    def _is_weak(self, words: str, start: int, end: int, place: Place, clause_start: int, floor: int) -> bool:
        """A name that is given once, and not where a place is introduced: more often a title, or a slip, than a place."""
        if place == self.main or place in self._trusted:
            return False
        if place.level in ("district", "city", "province"):
            return not (
                place.level == "district"
                and start - clause_start < 3
                and (HAS.match(words, end) or THAT_YEAR.match(words, end))
            )
        ahead = LABELLED.sub("", words[clause_start:start])
        if place.level == "estate" and (
            WITH_FIGURE.match(words, end) or comes_to_estate(words, clause_start, start, end)
        ):
            return False  # 完成了贮木场小区19栋楼的外墙保温
        if words[end : end + 1] == ":" or LIES.match(words, end) or NEXT_DOOR.search(words, clause_start, start):
            return False
        is_told = place in self.places.described or place in self.places.subjects
        if place.level == "community" and not is_told and is_of_doing(place.name.removesuffix("社区")):
            return True  # 延伸社区服务
        if place.level == "community" and is_introduced(words, start, end, floor):
            return False
        if self._is_about_one and place.level == "community" and start > 0:
            return words[start - 1] != "【" and not ARRIVES.search(f"{words[start - 1]}\0{words[end : end + 1]}")
        if not ahead or INTRODUCED.search(ahead) or words[start - 1 : start] == "【":
            return False
        return not ARRIVES.search(words[start - 1 : start] + "\0" + words[end : end + 1])

    def start(self, latest: dict[str, Place], topic: Place | None) -> Place | None:
        """What a paragraph without a name is about: the story's street, else the community that was last spoken of."""
        if self.main and self.main.level in ("street", "district", "city", "estate"):
            return self.main
        if topic and topic.level in ("community", "village"):
            return topic
        if topic and topic.level == "street" and not (self.main and self.main.level in ("community", "village")):
            return topic
        return latest.get("community") or latest.get("village") or self.main

    def along(
        self, sentence: Sentence, topic: Place | None, latest: dict[str, Place], heading: Place | None
    ) -> Place | None:
        """Note how the topic changes along the sentence, and return the one that the next sentence begins with."""
        words, begun = sentence.paragraph.text, topic
        labelled: Place | None = None  # the community that is the label of this paragraph
        if self._is_of_several:
            numbered = NUMBERING.match(words) if sentence.start == 0 else None
            at_home = self._homes.of_whom(words, numbered.end() if numbered else sentence.start)
            # 3.扁担哥志愿服务队。成立于…: an entry about the team of a community
            labelled = at_home if numbered else None
            topic = at_home or self._homes.of_quoted(words, sentence.start) or topic
        if topic and topic.level == "estate" and topic != heading and self._is_over(sentence, topic):
            topic = heading or self.start(latest, None)
        if topic:
            sentence.topics.append((sentence.start, topic))
        spoken = self._pointing.spoken_of(sentence)
        if not spoken:
            return labelled or self._without_subject(topic, begun)
        subject: Place | None = None
        begins = {start for start, _end, _place in spoken} if len(spoken) > 1 else ()
        has_brackets = "(" in sentence.words
        listed = -1  # where the last name of a list of places ends
        chain, chain_end = sentence.start, -1  # names that follow each other begin where the first begins: 鼓山区双塔街
        for start, end, named in spoken:
            is_chain = start == chain_end or (start == chain_end + 1 and words[chain_end] == "的")
            chain, chain_end = chain if is_chain else start, end
            place = self._pointing.place_of(words, start, end, named, topic, latest)
            level = place.level if place is not None else None
            ahead, behind = words[start - 1 : start], words[end : end + 1]
            if level == "community" and place and self._is_of_several:
                self._homes.note(words, start, end, place)
            clause = sentence.clause_at(start)
            opens_list = behind == "、" and end + 1 in begins and (start > clause.start + 2 or ahead in TO_WHOM)
            if opens_list or (listed == start - 1 and words[start - 1] in "、和与及"):
                listed = end
                continue  # 浅溪街道在荷塘里社区、数智谷社区各开一个教学点: where it is done, not by whom
            if place is None or is_aside(words, start, end, place, sentence.start, chain):
                continue
            if level == "community" and subject and subject.level in BIG and _is_venue(words, start, end):
                latest[level] = place
                continue  # 石溪街道夜校在东亭社区开课,首批学员120人: the street's
            is_part = self._is_about_one and place in self.places.former and place != self.main and level in SMALL
            if is_part and not (WITH_FIGURE.match(words, end) or BEFORE_MERGED.search(words, sentence.start, start)):
                continue  # 原南关社区的活动室改成了书房: what became part of the one that is told of
            if isinstance(named, Place) and (
                self._is_weak(words, start, end, place, clause.start, sentence.start)
                or is_landmark(words, start, end, named)
            ):
                continue
            if level in BIG and self._only_pays(words, end, place, topic, sentence.end):
                sentence.topics += [(start, place), (clause.end, topic)] if topic and RAISES.match(words, end) else []
                continue
            closed = closing(words, start, sentence) if has_brackets else None
            is_passing = place != heading and self._is_by_the_way(words, start, end, place, sentence, topic)
            if not is_passing and (closed is None or place.level not in latest):
                latest[place.level] = place
            # Of 柳荫街道槐树里社区 only the last is meant.
            is_chained = end in begins or (behind == "的" and end + 1 in begins and level in BIG)
            if is_chained or self._stands_beside(sentence, start, end, place, topic, heading):
                continue
            sentence.topics.append((start, place))
            if is_passing:
                continue
            if closed:  # 党委26个(21个城市社区,杜湖社区党委…),党总支8个: what stands in brackets is only of them
                if topic:
                    sentence.topics.append((closed, topic))
                continue
            topic = place
            if ahead in ENDS_EXAMPLE and EXAMPLE.search(words, max(clause.start, start - 6), start):
                continue  # 最大的蓝岸社区达到3200平方米: the next sentence is about all again
            if _is_subject(words, chain, clause.start, sentence.start, subject):
                subject = place
                if start == 0 and level == "community" and behind in ("(", ":"):
                    labelled = place  # 石嘴头社区(望原街道):
                if level == "estate" and TOLD_OF.match(words, end):
                    self._settled = sentence.paragraph, place
        return labelled or self._carried(subject, topic, begun, heading, latest)

    def _is_by_the_way(
        self, words: str, start: int, end: int, place: Place, sentence: Sentence, topic: Place | None
    ) -> bool:
        """Whether a place is only named in a story about another: 隔壁的清溪社区也来参观学习 tells nothing of it."""
        if start <= LONGEST_NUMBERING:
            return False
        if self._is_about_one and place.level in SMALL and place != self.main:
            is_passing = True
        elif place.level in BIG and topic is not None and topic.level == "community":
            is_passing = LABELLED.sub("", words[:MOST_LABEL]).startswith(topic.name[:4])
        else:
            is_beside = place != self.main and (
                NEXT_DOOR.search(words, sentence.start, start) or FROM_THERE.match(words, end)
            )
            is_passing = bool(is_beside)
        return is_passing and TELLS_MORE.search(words, end, sentence.end) is None

    def _is_over(self, sentence: Sentence, estate: Place) -> bool:
        """Whether a sentence leaves the estate of the one before: its paragraph is not about it, and it does not go on."""
        words = sentence.paragraph.text
        if NEXT_POINT.match(words, sentence.start):
            return True
        return self._settled != (sentence.paragraph, estate) and not GOES_ON.match(words, sentence.start)

    def _only_pays(self, words: str, end: int, place: Place, topic: Place | None, until: int) -> bool:
        """街道拨款18.6万元改造: what is made of it is the community's, in a story that is not about the street."""
        is_bigger = place.level in ("street", "district", "city")
        if not is_bigger or topic is None or topic.level not in ("community", "estate"):
            return False
        is_of_street = self.main is not None and self.main.level in ("street", "district")
        if is_of_street or not PAYS.match(words, end):
            return False
        return FOR_ALL.search(words, end, until) is None

    def _stands_beside(
        self, sentence: Sentence, start: int, end: int, place: Place, topic: Place | None, heading: Place | None
    ) -> bool:
        """Whether a place only helps, is somebody's title, or is a city or province by the way."""
        words = sentence.paragraph.text
        estate = topic if topic and topic.level == "estate" and place.level == "community" else None
        if estate and (
            LIES_IN.search(words, sentence.start, start) or lies_in(words, estate, sentence.start, start, end)
        ):
            return True  # 辽河里小区位于辽河街道柳条社区,共有24栋楼
        if estate and words[start - 1 : start] in ("由", "归"):
            return True  # 枫林苑的物业由社区自己管,去年添车位180个
        if (
            heading
            and heading.level == "estate"
            and place.level == "community"
            and not _begins_clause(sentence, start, place)
        ):
            is_their = words[max(0, start - 3) : start] in ("所属的", "所在的")  # 枫林里所属的东亭社区
            is_their = is_their or (start == sentence.start and OF_ITS_OWN.match(words, start) is not None)
            if not (is_their or is_introduced(words, start, end, sentence.start)):
                return True  # below the heading of an estate, its community only helps
        is_first = start - sentence.start <= LONGEST_NUMBERING
        if topic and place != topic and self._is_of_speaker(words, end, place, topic, is_first=is_first):
            return True
        if place.level in ("city", "province") and not words.startswith(("全", "我", "本", "该"), start):
            return True
        if words.startswith("全", start) and COUNTED_THERE.match(words, end):
            return False  # 在全区38个社区的测评中位列第一: the figure is the district's
        is_bigger = place.level in ("street", "district") and topic and topic.level in ("community", "village")
        if is_bigger and self.main and self.main.level == "community" and COMES.match(words, end):
            return True  # 梨园街道社区卫生服务中心在这里设了巡诊点: it comes into the community
        if not words.endswith(HELPERS, sentence.start, start):
            return False
        return bool(is_bigger or HELPING_BODY.match(words[end : end + 8]))

    def _without_subject(self, topic: Place | None, begun: Place | None) -> Place | None:
        """What the sentence behind one that has no subject begins with: a story about a street goes on about that."""
        return begun if self._is_of_street and begun == self.main else topic

    def _carried(
        self,
        subject: Place | None,
        topic: Place | None,
        begun: Place | None,
        heading: Place | None,
        latest: dict[str, Place],
    ) -> Place | None:
        """What the next sentence begins with: the subject of this one, if a story goes on about such."""
        if subject is None:
            return self._without_subject(topic, begun)
        if subject.level in ("city", "province", "district"):
            is_smaller = topic and topic.level in ("community", "village", "street")
            return topic if is_smaller else heading or self.start(latest, None)
        if heading and heading.level == "community" and subject.level == "community":
            return heading  # below a heading, another community is only looked at
        if subject.level == "street" and topic and topic.level == "community" and self.main == topic:
            return topic
        of_bigger = self.main is not None and self.main.level in ("street", "district", "city")
        if subject.level in ("village", "estate") and of_bigger and subject not in self._trusted:
            return heading or begun  # 延吉五六村的坡道被媒体报道: the next sentence is about the street again
        return subject

    def of_quotation(self, words: str, begin: int = 0) -> Place | None:
        """“我们社区有3000户。”望江社区书记王敏说: a quotation at the beginning is about the place of who is named behind it."""
        close = words.find("”", begin, begin + 200) if words.startswith("“", begin) else -1
        if close < 0:
            return None
        of_street = not (self.main and self.main.level == "community") or OF_STREET.search(words, begin, close)
        for start, end, place in self.places.within(words, close + 1, close + 24):
            is_meant = place.level == "community" or (place.level == "street" and of_street)
            if start < close + 9 and is_meant and TITLE.match(words, end, close + 30):
                return place
        return None

    def _is_of_speaker(self, words: str, end: int, place: Place, topic: Place, *, is_first: bool) -> bool:
        """书楼社区居委会主任项晚舟记得…: who somebody is, not what the sentence is about; what they tell is about it.

        ``is_first``: whether the sentence begins with the place.
        """
        title = TITLE.match(words, end, end + 24)
        if title is None:
            return False
        if is_first and IS_LABEL.match(words, title.end()):
            return False  # (二)铁道社区网格员佟国强。: what follows is about him, and there
        if TELLS.search(words[title.end() : title.end() + 24].split(",")[0] + ","):
            return False
        if place.level in ("street", "district", "city", "province"):
            return True
        return place != self.main and (topic.level == "community" or words.startswith("的", end))
