"""Who holds an honour: whoever is the subject of its verb, else whoever was the subject before.

A clause begins with what it says when (2019年, 同年, 近日); what stands behind that, up to the first adverb or verb, is its
subject: people, a quoted name, a team, a place, or several joined by 、 and 和. A clause without one goes on with the
subject of the clause before, as Chinese does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communities.extraction.awards import Award
from communities.extraction.holder_lists import BOTH, PAIR, SUMMED, Holder, holders_listed
from communities.extraction.holders_given import BODY_BEHIND, given_to
from communities.extraction.people import Person
from communities.extraction.person_names import name_length
from communities.extraction.places import Places
from communities.extraction.spoken_of import (
    NOT_OF_PLACES,
    SpokenOf,
    is_their_home,
    kind_of_name,
    kind_of_title,
    points_back,
)

_PERSONAL = re.compile(
    r"好人|个人|志愿者$|模范(?!社区|单位|集体)|标兵|之星|工作者|民警|调解员|楼长|网格员|楷模|功臣|传承人|带头人|骨干|劳动者|卫士|榜样|长者|乡贤|顾问|主任|(?:巾帼|杰出)女性|居民$|邻居$|媳妇|婆婆|妈妈|老师$|等功$|人物|青年$|党员$|能手|红旗手|义工|社工|劳模|人$|书记|主任|最美(?!家庭|楼道|阳台|庭院|小区|社区|街|公共)|达人|奖章|工匠|教师|医生|律师|员$|孝星|干警|先锋$|50年"
)
_COLLECTIVE = re.compile(
    r"社区$|小区$|单位|集体|示范点|街道$|村$|站$|岗$|党组织|党支部|党委|团队|队伍|组织$|基地|品牌|案例|窗口|中心|居委会|街区|\(社区\)$|样本|空间$|乡愁地|文明号|居住区$|家庭$|楼道$"
)
_OF_PLACES = re.compile(r"(?:社区|街道|村|街区|小区|居住区|乡镇|镇)(?:\([\u3400-\u9fff]{2,4}\))?$")
_OF_THINGS = re.compile(r"(?:项目|案例|品牌|空间|活动|作品|节目|课程|成果|案例奖)$")
_OPENING = re.compile(
    r"(?:(?:截至|自|从|在|到)?(?:(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|底|初|度)?|\d{1,2}月(?:\d{1,2}日)?|今年(?:以来|初|\d{1,2}月)?|去年(?:底)?|前年|同年|次年|当年|那年|这年|翌年|来年|其后|之后|上个?月|本月|近日|日前|最近|近年来|"
    r"此前|此外|另外|同时|其中|目前|如今|随后|后来|今年“[^”]{1,6}”前|为此|因此|也因此|据悉|据了解|如今|现在)的?[,]?|[,、“”并且而和及的还也又再曾]|连续|先后|作为[^,。]{2,16},|在[^,。]{2,20}下,?|凭借[^,。]{2,20},?)*"
)
_MARKER = re.compile(
    r"则|也|还(?!有)|又|曾|先后|被|由|在|于|从|自(?!治)|已|再次|成功|一举|分别|双双|均|都|同时|刚|今年|去年|上个?月|本月|近日|日前|近年|(?:19|20)\d\d|\d{1,2}月|凭|因|以(?!及)|经(?!理)|通过|是|入选|入围|获|荣|当选|连续|相继|全年|每|平均|共(?![青产同建])|累计|一并|正式|首次|再度|"
    r"成为|为|名列|率先|\(|更|便|就|即|才|光荣|顺利|最终|,"
)
_REST = re.compile(
    r"(?:老人|同志|女士|先生|老师|师傅|大姐|阿姨|医生|警官|书记|主任|律师|(?:两|三|二)(?:人|位)|等?[\d一二三四五六七八九十]+[人名位](?:同志)?|同学|本人|自己|个人|案例|项目|品牌)?$"
)
_KIN = re.compile(r"一家(?:[三四五]口|人)?|家庭|夫妇|夫妻|兄弟|姐妹|家(?=$)")
_GROUP = re.compile(
    r"(?:“[^“”]{1,14}”)?(?:[\u3400-\u9fff·]{0,12}?)(?:家庭|一家|夫妇|夫妻|志愿服务队|服务队|志愿队|护河队|宣传队|巡逻队|队|团队|艺术团|合唱团|宣讲团|团|党支部|党总支|党委|党组织|居委会|工作室|调解室|驿站|实践站|工作站|服务站|食堂|书院|书房|书屋|图书馆|文化馆|文化站|博物馆|纪念馆|剧社|"
    r"课堂|学堂|夜校|讲堂|案例|品牌|项目|金点子|协会|联盟|公司|医院|学校|小学|中学|幼儿园|派出所|警务室|理事会|委员会|联盟|室|厅|作品|舞|歌|社)(?=$|老人)|“[^“”]{2,14}”$|[\u3400-\u9fff]{2,4}街$|[\u3400-\u9fff]{0,6}《[^《》]{2,16}》$|^[\u3400-\u9fff]家$"
)
_OWN_BODY = re.compile(r"^(?:社区|街道)?(?:党委|党总支|党支部|党组织|居委会|居民委员会|村委会|村民委员会|党工委)$")
_PRONOUN = re.compile(r"^(?:他|她|其|本人)(?:们)?(?:本人|个人|还|也|又|先后|曾|被)*$")
_IN_SHORT = re.compile(
    r"^[老小阿]([\u3400-\u9fff])$|^([\u3400-\u9fff])(?:老师|医生|大夫|师傅|书记|主任|警官|律师|婆婆|奶奶|爷爷|大爷|阿姨|大姐|大娘|大妈|大叔|大伯|大嫂|大哥|队长|站长|所长|校长|院长|老板|教授|先生|女士|社长|妈妈|伯|叔|姨|婆|姐|哥|嫂|老)$"
)
_PLACE_WORD = re.compile(r"^(?:该|本|我们?)?(?:社区|街道|村|小区|街|镇|居委会|居委)$")
_OF_WHOM = re.compile(r"(?:荣誉)?(?:称号|荣誉|奖牌)?(?:的)?(?:获得者|得主)?[的 ]?")  # 获评“…”的居民韩梅
_WITH = re.compile(r"并?(?:与|和|同)([^,。;]{2,14}?)(?:一道|一起|一同|共同|同时)$")
_IN_BRIEF = re.compile(
    r"((?:[\u3400-\u9fff]{2,5}[、和与及]){1,9}[\u3400-\u9fff]{2,5}?)(?:等)?[两二三四五六七八九十\d]+个(?:社区|村|小区)"
)
_JOINT = re.compile(r"[、和与及]")


def _plain_name(words: str) -> str | None:
    """李国强先后荣获…: words that are a name and nothing else."""
    return words if 2 <= len(words) <= 4 and name_length(f"{words}。", 0, strict=True) == len(words) else None


@dataclass(frozen=True)
class _Named:
    """Somebody or something named in a clause."""

    start: int
    end: int
    name: str
    person: str | None
    kind: str


class Holders:
    """Finds the holders of honours, with what the story has said so far."""

    def __init__(self, places: Places, full_names: Sequence[str], hero: str | None, spoken_of: SpokenOf) -> None:
        self._places = places
        self._spoken_of = spoken_of
        self._names = full_names
        self._hero = hero
        self._last: tuple[object, list[Holder]] | None = None

    def of(self, award: Award, people: list[Person], last_person: str | None) -> list[Holder]:
        """Return who holds an honour; nobody when it belongs to the place that the clause is about."""
        if award.holders:
            return list(award.holders)
        found = self._find(award, people, self._hero or last_person)
        if (
            "分别" in award.sentence.paragraph.text[award.verb - 12 if award.verb > 12 else 0 : award.verb]
            and len(found) > 1
        ):
            found = [found[min(award.ordinal, len(found) - 1)]]
        if found:
            self._last = (award.sentence.paragraph, found)
        elif self._subject(award, people, award.sentence.clause_at(award.verb).start, award.verb):
            self._last = None
        return found

    def _find(self, award: Award, people: list[Person], meant: str | None) -> list[Holder]:
        words, sentence = award.sentence.paragraph.text, award.sentence
        given = given_to(award, people, self._places)
        if given:
            return given
        if award.holder_behind:
            named = next((p.name for p in people if p.name == award.holder_behind), None)
            if named:
                return [(named, named)]
        behind = next(
            (
                p
                for p in people
                if 0 <= p.role_start - award.end < 8 and _OF_WHOM.fullmatch(words[award.end : p.role_start])
            ),
            None,
        )
        behind = behind or next((p for p in people if p.role_start <= award.start < p.start), None)
        if behind is not None:
            return [(behind.name, behind.name)]
        first = max(words.rfind(mark, sentence.start, award.verb) + 1 for mark in ",;。:") or sentence.start
        first = max(first, sentence.start)
        pointed = self._pointed_at(award, people, meant, self._said(words, first, award.verb))
        if pointed:
            return [pointed]
        subject = self._subject(award, people, first, award.verb)
        is_own = bool(subject)
        together: list[_Named] = []
        is_pronoun = bool(_PRONOUN.match(self._plain(words, first, award.verb)))
        start = first
        while not subject and not is_pronoun and start > sentence.start:
            stop = start - 1
            joint = _WITH.search(words[max(sentence.start, stop - 24) : stop])
            if joint:
                together = self._named(joint[1], 0, len(joint[1]), [])
            start = max(max(words.rfind(mark, sentence.start, stop) + 1 for mark in ",;。:"), sentence.start)
            subject = [] if joint else self._subject(award, people, start, stop, is_before=True)
            is_pronoun = bool(_PRONOUN.match(self._plain(words, start, stop)[:2].rstrip("在把将和与以")))
        if subject and subject[0].person and not together and start > sentence.start:
            before = max(max(words.rfind(mark, sentence.start, start - 1) + 1 for mark in ",;。:"), sentence.start)
            behind_comma = next((p for p in people if p.end == start - 1 and p.start >= before), None)
            if behind_comma and not _MARKER.search(words, before, behind_comma.start):
                together = [
                    _Named(behind_comma.start, behind_comma.end, behind_comma.name, behind_comma.name, "person")
                ]
        if not subject and sentence.paragraph.is_about:
            return [sentence.paragraph.is_about]
        if together and subject:
            subject = [*subject, *together]
        kind = None if is_own else kind_of_title(award.title)
        if kind in NOT_OF_PLACES and not award.ordinal and not any(one.kind == "group" for one in subject):
            since = words.rfind("。", 0, max(sentence.start - 1, 0)) + 1  # the sentence before, at most
            body = self._spoken_of.last(sentence.paragraph, award.verb, kind, since=since)
            if body:
                return [(body, None)]
        return self._fitting(award, people, subject, meant, is_pronoun=is_pronoun, before=start)

    def _fitting(
        self,
        award: Award,
        people: list[Person],
        subject: list[_Named],
        meant: str | None,
        *,
        is_pronoun: bool,
        before: int,
    ) -> list[Holder]:
        """The subject if the honour can be its, else the person or body that was spoken of."""
        title = award.title
        personal = bool(_PERSONAL.search(title)) and not _COLLECTIVE.search(title)
        named = [(one.name, one.person) for one in subject if one.kind != "place"]
        if named and not (_OF_PLACES.search(title) and all(person for _name, person in named)):
            return named
        earlier = [p.name for p in people if p.end <= award.start and not p.is_partial]
        if is_pronoun and (earlier or meant) and not _OF_PLACES.search(title):
            name = next((p.name for p in reversed(people) if p.end <= before and not p.is_partial), None) or meant
            return [(name, name)] if name else []
        if any(one.kind == "place" for one in subject) and not personal:
            several: list[Holder] = [(one.name, None) for one in subject]
            return several if len(several) > 1 or not award.topic or several[0][0] != award.topic.name else []
        if personal:
            name = earlier[-1] if earlier else meant
            return (
                [(name, name)]
                if name and not (subject and "楼长" not in title and not earlier and "最美" in title)
                else []
            )
        if subject or _OF_PLACES.search(title):
            return []
        if self._last and self._last[0] is award.sentence.paragraph:
            return self._last[1]
        return []

    def _pointed_at(self, award: Award, people: list[Person], meant: str | None, said: str) -> Holder | None:
        """该团队, 这支队伍, 舞蹈队, 她家: whoever these words point back to."""
        paragraph = award.sentence.paragraph
        if is_their_home(said):
            name = next((p.name for p in reversed(people) if p.end <= award.verb and not p.is_partial), None) or meant
            return (f"{name}家庭", None) if name else None
        head = points_back(said)
        if head is None and said in ("它", "他们", "她们", "它们") and not _PERSONAL.search(award.title):
            kind = kind_of_title(award.title) or "team"
            body = self._spoken_of.last(paragraph, award.verb - len(said), kind)
            return (body, None) if body else None
        if head is None:
            return None
        body = self._spoken_of.last(paragraph, award.verb - len(said), kind_of_name(head), head)
        return (body, None) if body else None

    def _said(self, words: str, start: int, end: int) -> str:
        """The words of a clause before its first adverb or verb, without what it says when."""
        opening = _OPENING.match(words, start, end)
        begin = opening.end() if opening else start
        marker = _MARKER.search(words, begin, end)
        return words[begin : marker.start() if marker else end]

    @staticmethod
    def _plain(words: str, start: int, end: int) -> str:
        opening = _OPENING.match(words, start, end)
        return words[opening.end() if opening else start : end]

    def _subject(
        self, award: Award, people: list[Person], start: int, end: int, *, is_before: bool = False
    ) -> list[_Named]:
        """Who or what one clause is about: the run of names at its beginning."""
        words = award.sentence.paragraph.text
        opening = _OPENING.match(words, start, end)
        begin = opening.end() if opening else start
        if begin > start and words[begin - 1] in "“":
            begin -= 1
        named = self._named(words, begin, end, people)
        stop = end
        for marker in _MARKER.finditer(words, begin, end):
            if not any(one.start <= marker.start() < one.end for one in named):
                stop = marker.start()
                break
        if _PLACE_WORD.match(words[begin:stop]) and award.topic:
            return [_Named(begin, stop, award.topic.name, None, "place")]
        run = [one for one in named if one.end <= stop + (2 if is_before else 0)]
        group = _GROUP.search(words[begin:stop])
        if (
            group
            and is_before
            and group[0].startswith("“")
            and group[0].endswith("”")
            and not _OF_THINGS.search(award.title)
        ):
            group = None  # 联系“最美”…: a name in quotation marks that the clause before speaks of
        if group:
            name = group[0]
            last = max((one for one in run if one.end <= begin + group.end()), key=lambda one: one.end, default=None)
            if last is None or last.end < begin + group.end():
                first = begin + group.start()
                if last is not None and last.kind == "place" and last.end > first:
                    name, first = words[last.end : begin + group.end()], last.end
                if _OWN_BODY.match(name) and award.topic:
                    name = (
                        f"{(last.name if last else award.topic.name)}{name.removeprefix('社区').removeprefix('街道')}"
                    )
                lead = re.match(r"^.*(?:的|社区(?=.{3}))(?=.{2})", name) if "“" not in name else None
                name = name[lead.end() :] if lead and not _OWN_BODY.match(name[lead.end() :]) else name
                run.append(_Named(first, begin + group.end(), name, None, "group"))
        summed = SUMMED.search(words, begin, stop)
        if summed and summed.end() == stop:
            stop = summed.start()
            run = [one for one in run if one.end <= stop]
        both = BOTH.search(words[begin:stop])
        if both and _plain_name(both[1]):
            return [_Named(begin, stop, both[0], None, "group")]
        parts = self._parts(words, begin, stop, people)
        if len(parts) > 1:
            return parts
        if "、" in words[begin:stop] and not is_before and not PAIR.search(words[begin:stop]):
            listed = holders_listed(words[begin:stop], people, begin, self._places)
            if len(listed) > 1:
                return [_Named(begin, stop, name, person, "group") for name, person in listed]
        brief = _IN_BRIEF.match(words, begin, stop)
        if brief:
            whole = [self._community(name) for name in _JOINT.split(brief[1])]
            return [_Named(begin, stop, name, None, "place") for name in whole]
        if not run:
            shorter = self._in_short(words[begin:stop]) or _plain_name(words[begin:stop])
            if shorter:
                return [_Named(begin, stop, shorter, shorter, "person")]
            thing = words[begin:stop].removesuffix("活动")
            if (
                not is_before
                and _OF_THINGS.search(award.title)
                and not re.match(r"[这该此其]", thing)
                and re.fullmatch(r"[\u3400-\u9fff]{2,12}", thing)
            ):
                return [_Named(begin, stop, thing, None, "group")]
            return []
        if is_before and not _OF_THINGS.search(award.title):
            run = [one for one in run if not re.fullmatch(r"“[^“”]+”", one.name)] or run[:0]
            if not run:
                return []
        if is_before and run[0].start - begin > 14:
            return []
        head = run[-1]
        rest = words[head.end : stop]
        kin = _KIN.match(rest)
        if head.person and kin:
            pair = run[-2].name + "、" if len(run) > 1 and run[-2].person and run[-2].end + 1 == head.start else ""
            head = _Named(head.start, head.end + kin.end(), f"{pair}{head.name}{kin[0]}", None, "group")
        elif head.kind == "place" and (body := BODY_BEHIND.match(rest)):
            head = _Named(head.start, head.end + body.end(), head.name + body[0].removeprefix("社区"), None, "group")
        elif not is_before and not _REST.match(rest):
            return [one for one in run[:1] if one.start == begin]
        joined = [head]
        for one in reversed(run[:-1]):
            gap = words[one.end : joined[0].start]
            is_near = len(gap) <= 12 and _JOINT.search(gap) and "," not in gap
            is_apart = one.person and len(gap) <= 44 and _JOINT.match(gap) and not _MARKER.search(gap)
            if one.kind == head.kind and (is_near or is_apart):
                joined.insert(0, one)
        return joined

    def _parts(self, words: str, begin: int, stop: int, people: list[Person]) -> list[_Named]:
        """铜锣湾社区实践站、茶亭社区实践站: bodies joined by 、, each without the street in front of it."""
        if "、" not in words[begin:stop] or PAIR.search(words[begin:stop]):
            return []
        found: list[_Named] = []
        for part in re.finditer(r"[^、]+", words[begin:stop]):
            known = next((p for p in people if begin + part.start() <= p.start and p.end == begin + part.end()), None)
            person = known.name if known else _plain_name(part[0].rpartition("的")[2])
            if person:
                found.append(_Named(begin + part.end() - len(person), begin + part.end(), person, person, "person"))
                continue
            group = _GROUP.search(part[0])
            if group is None or group.end() < len(part[0]) or "“" in part[0]:
                if any(one.person for one in found):
                    continue
                return []
            first = begin + part.start()
            for start, end, place in self._places.mentions(part[0]):
                if place.level in ("street", "district", "city") and begin + part.start() + start == first:
                    first = begin + part.start() + end
            found.append(_Named(first, begin + part.end(), words[first : begin + part.end()], None, "group"))
        return found

    def _named(self, words: str, start: int, end: int, people: list[Person]) -> list[_Named]:
        found = [
            _Named(p.start, p.end, whole, whole, "person")
            for p in people
            if start <= p.start and p.end <= end
            for whole in [(p.is_partial and self._in_short(p.name)) or p.name]
        ]
        spans = [(one.start, one.end) for one in found]
        for first, last, place in self._places.mentions(words[start:end]):
            if place.level in ("community", "village", "street", "estate") and not any(
                a < start + last and start + first < b for a, b in spans
            ):
                found.append(_Named(start + first, start + last, place.name, None, "place"))
        for name in self._names:
            place_of = words.find(name, start, end)
            if place_of >= 0 and not any(a <= place_of < b for a, b in spans):
                found.append(_Named(place_of, place_of + len(name), name, name, "person"))
        for quoted in re.finditer(
            r"“[^“”]{2,14}”[\u3400-\u9fff]{0,6}?(?:队|团|社|站|室|中心|协会|案例|项目|品牌|堂|校)?(?=[则也还又曾先被由在于从已再成一分双均都同刚今去上本近凭因以经是入获荣当连,]|$)",
            words[start:end],
        ):
            found.append(_Named(start + quoted.start(), start + quoted.end(), quoted[0], None, "group"))
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[_Named] = []
        for one in found:
            if kept and one.start < kept[-1].end:
                continue
            if kept and kept[-1].kind == "place" and one.start == kept[-1].end:
                kept[-1] = one  # 书楼社区“涵芬书画社”, 柳荫街道望塔社区: the last is meant
                continue
            kept.append(one)
        return kept

    def _community(self, name: str) -> str:
        """松风 of 松风、竹影两个社区: the community whose name begins so."""
        return next((place.name for place in self._places.of_level("community") if place.name.startswith(name)), name)

    def _in_short(self, words: str) -> str | None:
        """老徐, 荣医生, 金凤姐: somebody whose whole name is known."""
        found = _IN_SHORT.match(words)
        if found:
            sign = found[1] or found[2]
            return next((name for name in self._names if name[0] == sign), None)
        if 2 < len(words) <= 4 and words[-1] in "姐哥叔姨伯":
            return next((name for name in self._names if name.endswith(words[:-1])), None)
        return None
