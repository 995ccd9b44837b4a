"""Who a sentence is about, and when: carried from heading to paragraph to clause, as a reader carries it.

A clause belongs to the place it names last; without one, to the place of the clause before; a paragraph that names
none belongs to its heading, else to the place that the story is about.
"""

import re
from collections.abc import Iterator

from communities.extraction.layout import Layout, Paragraph
from communities.extraction.places import DESCRIBED, Place, Places
from communities.extraction.sentences import Sentence, sentences_of
from communities.extraction.shapes import Owner
from communities.extraction.times import Time, resolve
from communities.extraction.topic_words import BELONGS, BY_LABEL, CARD_LINE, IN_DISTRICT
from communities.extraction.topics import Topics, finest

_MOST_LOOKED_UP = 40
_CHIEF_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}、")
_NOTICE = re.compile(r"通报|公示|通知|决定|公告")
_BODY = re.compile(r"(?:委员会|办公室|文明办|局|委|政府|小组|民政厅)$")
_LONGEST_SIGNATURE = 30
_SEVERAL = 3  # communities of which a story tells: none of their estates is what it is about
_AS_MUCH_AS = 2  # mentions: that a story tells where a place lies
_LONGEST_OPENING = 24  # signs with which a story may begin
_MOST_BEFORE_NAME = 24  # signs of a paragraph's beginning in which the name of a community may end


def _only_says_where(line: str, heading: Place) -> bool:
    """Whether a line of a card says where that lies which the card is of: 社区:东亭社区 of an estate, 区:青山区 of a community."""
    if heading.level == "estate":
        return BELONGS.match(line) is not None
    return heading.level == "community" and IN_DISTRICT.match(line) is not None


class Context:
    """The sentences of a story with owners and times; ``owner`` turns a place into whose it is."""

    def __init__(self, layout: Layout, places: Places, published_year: int | None) -> None:
        self.places = places
        self.published_year = published_year
        self.title_words = layout.title_words
        self._district = places.only("district")
        self._owners: dict[Place, Owner] = {}
        self.paragraphs = layout.paragraphs
        self._all_words = "\n".join(one.text for one in layout.paragraphs)
        self._naming: dict[str, list[Paragraph]] = {}
        self.short_names = self._short_names()
        self.main = self._main_place(layout)
        self._topics = Topics(places, self.main, {place for _s, _e, place in places.mentions(layout.title_words)})
        self.sentences = list(self._walk(layout))

    def naming(self, words: str) -> list[Paragraph]:
        """The first paragraphs that have ``words``, for a few dozen different words of a story."""
        if words not in self._naming:
            if len(self._naming) >= _MOST_LOOKED_UP:
                return []
            is_named = words in self._all_words  # most words that are looked up no paragraph has
            self._naming[words] = [one for one in self.paragraphs if words in one.text][:4] if is_named else []
        return self._naming[words]

    def owner(self, place: Place | None) -> Owner | None:
        """The owner that ``place`` stands for, with its street and district as far as the text tells."""
        if place is None:
            return None
        owner = self._owners.get(place)
        if owner is None:
            owner = self._owners[place] = self._owner(place)
        return owner

    def _owner(self, place: Place) -> Owner:
        level = "community" if place.level == "village" else place.level
        if level in ("city", "province"):
            return Owner(level, place.name)
        if level == "district":
            return Owner(level, place.name, None, place.name)
        if level == "street":
            return Owner(level, place.name, place.name, self._district)
        street = self.places.parent(place.name) or self.places.only("street")
        return Owner(level, place.name, street, self._district)

    def counting(self, field: str, ahead: str, noun: str, topic: Place | None) -> Place | None:
        """Whose a figure is that ``topic`` cannot have: communities (villages it may) are counted in a street.

        ``ahead`` are the words before the figure: of 7个街道、62个社区 the district is spoken of.
        """
        is_of_street = field == "community_count" and "村" not in noun
        if is_of_street and ahead.startswith(("街道、", "街道和", "镇、", "乡镇、")) and self._district:
            return topic if topic and topic.level in ("city", "province") else Place("district", self._district)
        if not is_of_street or topic is None or topic.level not in ("community", "village", "estate"):
            return topic
        street = self.places.parent(topic.name) or self.places.only("street")
        return Place("street", street) if street else topic

    def _short_names(self) -> dict[str, set[str]]:
        """Names without their endings, as titles use them: 海珠 of 海珠区."""
        endings = {
            "区": ("district", "新区|区|县"),
            "街道": ("street", "街道|街|镇|乡"),
            "市": ("city", "市"),
            "省": ("province", "省"),
        }
        return {
            level: {re.sub(f"(?:{ending})$", "", place.name) for place in self.places.of_level(name)}
            for level, (name, ending) in endings.items()
        }

    def estates(self, sentence: Sentence) -> list[tuple[int, int, Place]]:
        """The estates that a sentence names, with their places in its paragraph."""
        named = self.places.within(sentence.paragraph.text, sentence.start, sentence.end)
        return [one for one in named if one[2].level == "estate"] if named else named

    def home(self, sentence: Sentence, place: int) -> Place | None:
        """The community in which something named at ``place`` lies."""
        topic = sentence.topic_at(place)
        if topic and topic.level != "estate":
            return topic
        for start, other in reversed(sentence.topics):
            if start <= place and other.level != "estate":
                return other
        return self.main

    def _main_place(self, layout: Layout) -> Place | None:
        """The place a story is about: the one of its title, else the one it names most; a street with many communities."""
        titled = finest(
            [
                place
                for _s, _e, place in self.places.mentions(layout.title_words)
                if place.level not in ("city", "province") and self._topics_of_body(place)
            ]
        )
        counts, alone = self.places.counts, self.places.alone
        communities = [
            place
            for place in counts
            if place.level in ("community", "village")
            and (counts[place] > 1 or place in self.places.chained or place in self.places.subjects)
        ]
        named = [place for place in counts if place.level == "community"]
        if any(place in self.places.former for place in communities):
            still = [place for place in communities if place not in self.places.former]
            communities = still or [place for place in named if place not in self.places.former] or communities
        if not communities and len(named) == 1 and named[0] in self.places.reached | self.places.begins:
            communities = named  # 说事室在槐影社区: named but once, and no other is
        described = self.places.described
        best = max(communities, key=lambda place: counts[place] + _AS_MUCH_AS * (place in described), default=None)
        others = max((counts[place] for place in communities if place != best), default=0)
        streets = self.places.of_level("street")
        is_of_streets = len(streets) > 1 and sum(counts[street] for street in streets) > 2  # 苏山街道…;火花街道…
        is_of_one = best is not None and (
            (counts[best] > 2 and counts[best] > 2 * others)
            or (len(named) == 1 and best in self.places.chained and not (counts[best] == 1 and is_of_streets))
        )  # the only community of a story is meant, not the district of its title
        is_described = best in self.places.described and titled not in self.places.described
        if titled and titled.level == "street" and is_of_one and is_described:
            return best  # 姜塬街道:社区夜校…: its one community is told of, not the street
        if titled and titled.level != "estate" and not (titled.level == "district" and is_of_one):
            return titled
        issuer = self._issuer(layout) if len(communities) > 1 else None
        if issuer:
            return issuer
        introduced = self._introduced(layout)
        if introduced is not None and introduced.level == "street" and counts[introduced] > 1:
            return introduced  # no title says so, but the story begins with where the street lies
        street = max(streets, key=lambda place: alone[place], default=None)
        if best and street:
            many = len(communities) > 3 and counts[street] > counts[best]
            is_rare = len(named) == 1 and counts[street] < 4
            is_rare = is_rare or (
                best in self.places.described and street not in self.places.described and len(named) < 3
            )
            if many or (alone[street] > max(1, counts[best]) and not is_rare):
                return street
        estate = max(self.places.of_level("estate"), key=lambda place: alone[place], default=None)
        is_of_one = bool(estate) and len(named) < _SEVERAL
        if estate and best and is_of_one and counts[estate] > max(2, counts[best]) and alone[estate] > alone[best]:
            return estate  # the rebuilding of one estate: its community is only named beside it
        if best or street:
            return best or street
        ranked = [place for place, _count in counts.most_common()]
        return next((place for level in ("estate", "district") for place in ranked if place.level == level), None)

    def _introduced(self, layout: Layout) -> Place | None:
        """The place with which the first paragraph that begins with one tells where it lies and what it has."""
        for paragraph in layout.paragraphs:
            named = list(self.places.mentions(paragraph.text[:_LONGEST_OPENING]))
            if paragraph.is_heading or not named or named[0][0]:
                continue
            _start, end, place = named[0]
            for start, further, smaller in named[1:]:
                if start == end:  # 梨园街道东亭社区位于…: the last is meant
                    end, place = further, smaller
            return place if DESCRIBED.match(paragraph.text, end, end + 12) else None
        return None

    def _issuer(self, layout: Layout) -> Place | None:
        """The district or city whose body signs a notice about several communities: what no name stands before is theirs."""
        if not _NOTICE.search(layout.title_words):
            return None
        for paragraph in reversed(layout.paragraphs):
            if len(paragraph.text) <= _LONGEST_SIGNATURE and _BODY.search(paragraph.text):
                signing = [place for _s, _e, place in self.places.mentions(paragraph.text)]
                return next((place for place in reversed(signing) if place.level in ("district", "city")), None)
        return None

    def _topics_of_body(self, place: Place) -> bool:
        """Whether the story speaks of a place of its title again, or names no other community: 我市一社区 is none."""
        counts = self.places.counts
        others = (other for other in counts if other.level == "community" and other != place)
        return (
            self.title_words.startswith(place.name)
            or counts[place] > 1
            or place in self.places.chained
            or not any(counts[other] > 1 for other in others)
        )

    def _walk(self, layout: Layout) -> Iterator[Sentence]:
        latest: dict[str, Place] = {}
        heading: Place | None = None
        topic: Place | None = None
        chapter = -1
        section_year: tuple[int, int | None] = (-1, None)
        carried: Time | None = None
        is_of_card = False  # whether a line such as 名称:枫林苑 stands above, and only such lines since
        is_chief = False  # whether the heading that named a place is numbered 一、二、
        told_of: Place | None = None  # the community that the paragraph before began with
        before_table: list[tuple[Place | None, dict[str, Place]]] = []  # what was spoken of before the rows of a table
        along = self._topics.along
        cut = [list(sentences_of(paragraph)) for paragraph in layout.paragraphs]
        for paragraph, sentences in zip(layout.paragraphs, cut, strict=True):
            is_of_card = is_of_card and CARD_LINE.match(paragraph.text) is not None
            if paragraph.chapter != chapter:
                chapter, heading = paragraph.chapter, heading if is_of_card else None
            named = self._topics.of_heading(paragraph) if paragraph.is_heading or ":" in paragraph.text else []
            if (
                named
                and self.main
                and self.main.level == "community"
                and self.main not in named
                and paragraph.text in layout.title_words
                and not BY_LABEL.match(paragraph.text)  # 名称:枫林苑 is the first line of a card
            ):
                named = []  # 姜塬街道:…: the title of a story about one community opens no section
            if is_of_card and heading and _only_says_where(paragraph.text, heading):
                named = []
            if named:
                is_of_card = BY_LABEL.match(paragraph.text) is not None
                heading, topic = finest(named) or heading, None
                latest = {key: value for key, value in latest.items() if key in ("district", "city")}
                latest |= {place.level: place for place in (heading, *named) if place}
                is_chief = _CHIEF_NUMBER.match(paragraph.text) is not None
            elif paragraph.is_heading and not paragraph.is_of_honours:
                topic = None
                if not is_chief and _CHIEF_NUMBER.match(paragraph.text):
                    heading = None  # 1.林机社区 2.铁道社区 二、先进个人: the next part begins
            topic = heading or self._topics.start(latest, topic)
            goes_on = told_of is not None and paragraph.text.startswith(("社区", "该社区"))
            if goes_on:
                topic = told_of  # 青溪社区 地处…: and the next paragraph, 社区文体活动活跃…
            elif self.main and self.main.level == "street" and not (heading and heading.level == "community"):
                latest.pop("community", None)  # 社区 alone means one that this paragraph names
            told_of = told_of if goes_on else self._begun_with(paragraph)
            if section_year[0] != paragraph.section:
                section_year = (paragraph.section, None)
            if paragraph.text.startswith("“"):
                topic = self._topics.of_quotation(paragraph.text) or topic
            if paragraph.is_of_table and not before_table:
                before_table = [(topic, dict(latest))]
            elif not paragraph.is_of_table and before_table:
                topic, latest = before_table.pop()
            for sentence in sentences:
                if sentence.start and sentence.words[0] == "“":
                    speaks = self._topics.of_quotation(paragraph.text, sentence.start)
                    if speaks:
                        topic = latest[speaks.level] = speaks
                topic = along(sentence, topic, latest, heading)
                if sentence.times:
                    self._date(sentence, section_year[1], carried)
                    for time in sentence.times:
                        if time.year and not time.founding and not time.is_resolved:
                            section_year = (paragraph.section, time.year)
                        if time.as_of and not time.founding:
                            carried = time
                yield sentence

    def _begun_with(self, paragraph: Paragraph) -> Place | None:
        """The community whose name a paragraph begins with, so that it is told of."""
        named = self.places.within(paragraph.text, 0, _MOST_BEFORE_NAME)
        return named[0][2] if named and not named[0][0] and named[0][2].level == "community" else None

    def _date(self, sentence: Sentence, section_year: int | None, carried: Time | None) -> None:
        """Give relative times their year, and 全年, 期间 the time that was spoken of before."""
        times: list[Time] = []
        for time in sentence.times:
            if time.shift is not None and time.as_of is None:
                anchor = self.published_year or section_year
                if time.shift == 0 and time.text[0] not in "今本":  # a month
                    explicit = next((other.year for other in times if other.year and not other.is_resolved), None)
                    anchor = explicit or section_year or self.published_year
                time = resolve(time, anchor)
            elif time.carries and carried is not None and carried.as_of:
                time = Time(
                    time.start, time.end, time.text, carried.first, carried.last, carried.as_of[:4] if "年" in time.text else carried.as_of,
                    is_resolved=True,
                )  # fmt: skip
            times.append(time)
        sentence.times = times
