"""People: a role or honour and the name behind it, names with an honorific, names that speak.

A name begins with a surname and ends where a mark or a word that follows names begins. Given names may hold any
ideograph. 胡阿姨 and 小陈 are names in part and are marked so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communities.extraction.common_words import WORD_WEIGHT
from communities.extraction.couples import couple_names
from communities.extraction.gazetteer import CITIES, DOUBLE_SURNAMES, NOT_NAMES, RARER_SURNAMES, SURNAMES
from communities.extraction.given_names import GIVEN_WEIGHT, SURNAME_WEIGHT, WORDS_GIVEN
from communities.extraction.likely_names import fitting_length, is_doubtful
from communities.extraction.lone_names import LoneNames
from communities.extraction.names_in_part import NOT_IN_PART, PART_BEHIND_ROLE
from communities.extraction.person_names import (
    ABSTRACT,
    SPEAKS,
    Repeats,
    likely_name,
    name_length,
    plain_name,
    sound_name,
)
from communities.extraction.roles import AGENTS, LAST_SIGNS, MADE, STRONG_ROLES, WEAK_ROLES, role_before
from communities.extraction.sentences import Sentence
from communities.extraction.sounded_names import SPELT_BY_SOUND, sounded_names, sounded_starts

_FIRST = "".join(sorted(SURNAMES | RARER_SURNAMES | {name[0] for name in DOUBLE_SURNAMES}))
_ONLY_IN_DOUBLE = frozenset(_FIRST) - SURNAMES - RARER_SURNAMES - SURNAME_WEIGHT.keys()
_RARE, _HAN = r"\u3400-\u4dbf\U00020000-\U0003ffff", r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HOOK = re.compile(
    rf"[{''.join(sorted(LAST_SIGNS | AGENTS))}”:岁的叫名为予彰、和与及,(后旬] ?(?=[{_FIRST}阿{_RARE}][{_HAN}]|[小老][{_FIRST}])"
)
_MAY_SPEAK = re.compile(rf"[{_FIRST}{''.join(sorted(SPELT_BY_SOUND))}{_RARE}][{_HAN}]")
_OLD = re.compile(
    rf"(?:老人|奶奶|爷爷|阿姨|大爷|同志|先生|女士|同学|老师|师傅|医生|律师|大姐|大哥|婆婆|大妈)(?:{SPEAKS}|[\u3400-\u9fff,。、;!”)])"
    r"|[,(]?(?:今年|现年)?\d\d岁|今年|,是|,[这那]位|,[这那][名个](?=[^,。;]{1,12}(?:[人员长师手工者官兵匠]|书记|主任|干部|学生))|是(?:[^,。]{0,12})(?:人|员|长|师|手|工|者)[,。]"
)
_PAIR = re.compile(r"夫妇|夫妻|两人|三人|等|分别|[,。、]")
_AGED = re.compile(
    r"(?:今年|现年|年近|年过|已)?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[1-9]0后|[八九]旬)(?:周)?岁?(?:高龄)?的?$"
)
# 来自法国的马修, 最小的程水莲, 菱角社区的邵韵如, 安守孝道的邓丹: what stands before 的 is said of people.
_TELLS_OF_SOMEBODY = re.compile(
    r"(?:来自[\u3400-\u9fff]{2,8}|最[大小早老远年长多快][\u3400-\u9fff]{0,2}|社区|小区|[村组岁旬届]|(?<!平方)米|\d号?[栋楼室院]|单位|退休|转业|退伍|退役|离休|下岗|返乡|留守|新来|独居|工作|经验|孝道|出身|老家[\u3400-\u9fff]{0,6}|身[患残][\u3400-\u9fff]{0,6}|患病|领头|带头|牵头|掌勺|出名|热心|”|看[车门大]{1,2}[\u3400-\u9fff]?|守[\u3400-\u9fff]{1,3}|[楼门][上下]|[站坐蹲]在[\u3400-\u9fff]{1,6}|花园|新村|大院|家属院|隔壁|对门|对面|卖[\u3400-\u9fff]{1,4}|住[\u3400-\u9fff\d]{1,12}|(?:做|当|干|教|开|卖|经营|从事|负责|担任|曾)[\u3400-\u9fff\d]{1,12}|[戴穿背骑推拄挎提拎抱牵捧]着[\u3400-\u9fff]{1,8})的$"
)
_CALLED = re.compile(
    r"(?:授予|表彰)$|的叫$|(?:他|她|我|人|娃|名字|名)叫$|(?:名字|姓名)(?:是|为)$|(?:大名|全名|名叫|本名|名为)$"
)
_KIN = frozenset("姐哥婶嫂姨叔伯婆")
_SEX = re.compile(r",(?:男|女)(?:,|性)|\((?:男|女|化名|左|右|中)")
_TOLD_OF = re.compile(rf".{{2,4}}(?:{SPEAKS}|{_SEX.pattern})")


@dataclass(frozen=True)
class Person:
    """A name with its role, in the coordinates of its paragraph."""

    name: str
    role: str | None
    start: int
    end: int
    role_start: int
    is_partial: bool
    sentence: Sentence


def find_people(sentence: Sentence, covered: list[tuple[int, int]], repeats: Repeats, lone: LoneNames) -> list[Person]:
    """Return the people that one sentence names.

    ``covered`` are the places of bylines, which are read elsewhere; ``repeats`` is what the story says again, ``lone``
    what ``find_lone_names`` found in the sentence.
    """
    words = sentence.paragraph.text
    people: list[Person] = []
    end = sentence.start
    if _MAY_SPEAK.match(words, end) and (end == 0 or words[end - 1] in "。!?”"):
        first = _speaker(words, sentence.start, sentence)
        if first and not is_doubtful(words, first.start, first.end - first.start):
            people.append(first)
            end = first.end
    for hook in _HOOK.finditer(words, max(0, sentence.start - 1), sentence.end + 1):  # it asks for two signs
        place = hook.end()
        if (
            not end <= place < sentence.end
            or _begins_a_word(words, place)
            or (covered and any(start <= place < stop for start, stop in covered))
        ):
            continue
        person = _person_at(words, place, sentence, people[-1] if people else None)
        if person is None:
            if repeats.keeps(words, place) and (role := role_before(words, place, sentence)):
                end = place + 3
                people.append(Person(words[place:end], words[role[0] : place], place, end, role[0], False, sentence))
            continue
        if person.is_partial and person.name in WORD_WEIGHT:
            continue
        if (words[place] == "区" and words[place - 1] in "民社小辖城") or words.startswith("户籍", place - 1):
            continue  # 居民区施工
        if _ON_END.match(words, place):
            continue  # 志愿者连守5昼夜
        if (person.name in CITIES and len(person.name) == 3) or _OTHER_TONGUES.match(words, place):
            continue
        if not person.is_partial and is_doubtful(words, person.start, person.end - person.start):
            person = _weighed(words, person)
        if person and not person.is_partial:
            end = person.start + repeats.settled(words, person.start, person.end - person.start)
            person = person if end == person.end else replace(person, name=words[person.start : end], end=end)
        if person:
            people.append(person)
            end = person.end
    if lone.may_be_couple:
        taken = [(person.start, person.end) for person in people]
        for start, end in couple_names(words, sentence.start, sentence.end, taken):
            people.append(_alone(words, start, end - start, sentence))
    if lone.may_be_sounded:
        people = _by_sound(words, sentence, people, lone.parts)
    if lone.spans:
        people += _without_role(words, sentence, people, covered, lone.spans)
    for name in repeats.heroes:
        if (
            (start := words.find(name, sentence.start, sentence.end)) >= 0
            and not _OTHER_TONGUES.match(words, start)
            and not any(person.start <= start < person.end for person in people)
        ):
            people.append(_alone(words, start, len(name), sentence))
    if people:
        people = [_settled(words, person, repeats) for person in people if not _is_cut(words, person)]
    if lone.partial:
        taken = [(person.start, person.end) for person in people] + covered
        for start, end in lone.partial:
            if not any(first <= start < last for first, last in taken):
                taken.append((start, end))
                people.append(Person(words[start:end], None, start, end, start, True, sentence))
    if len(people) > 1:
        people.sort(key=lambda person: person.start)
    return people


def _begins_a_word(words: str, place: int) -> bool:
    """Whether nobody's name begins so: 居民, 上半年; hardly ever it does all the same: 周五爷."""
    begins = words[place : place + 2]
    return (
        (begins in NOT_NAMES or (words[place] in _ONLY_IN_DOUBLE and begins not in DOUBLE_SURNAMES))
        and "·" not in words[place + 2 : place + 7]
        and PART_BEHIND_ROLE.match(words, place) is None
    )


def _is_cut(words: str, person: Person) -> bool:
    """Whether the name is cut out of words: 晋东一|、二社区, 兰亭合|唱团, 退休工|段长, 东至友|爱渠."""
    if _CUT_AT_THE_HEAD.search(words, max(0, person.start - _LONGEST_HEAD), person.start + 1):
        return True
    if person.name[-1] in "一二三四" and words[person.end : person.end + 1] == "、":
        return True
    return _RUNS_INTO.match(words, person.end - 1) is not None


def _settled(words: str, person: Person, repeats: Repeats) -> Person:
    """A name without the adverb behind it: 司徒芸 in 司徒芸常说; 陈叔 and 高师傅 are names in part wherever they stand."""
    if not person.is_partial and (person.name[1:] in _KIN or PART_BEHIND_ROLE.fullmatch(person.name)):
        return replace(person, is_partial=True)
    length = person.end - person.start
    if len(person.name) == 3 and _AGAIN_AND_AGAIN.match(words, person.end - 1):
        return replace(person, name=person.name[:-1], end=person.end - 1)  # 律师何俊场场都到
    if person.name[-1] not in "常正荣刚亲平" or repeats.before_adverb(words, person.start, length) == length:
        return person
    name = person.name[:-1]
    return replace(person, name=name, end=person.end - 1, is_partial=person.is_partial or name[1:] in _KIN)


def _weighed(words: str, person: Person) -> Person | None:
    """What looks like words is a name behind a role all the same, when its signs do not speak against it."""
    if person.role is None:
        return None
    length = fitting_length(words, person.start, _DOUBTED, alone=True)
    end = person.start + length
    return replace(person, name=words[person.start : end], end=end) if length else None


def _without_role(
    words: str, sentence: Sentence, people: list[Person], covered: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> list[Person]:
    """Names in lists, at the head of an entry, or anywhere by the weight of their signs."""
    found: list[Person] = []
    if not spans:
        return found
    taken = [(person.start, person.end) for person in people] + covered
    for start, end in spans:
        if (
            words[start:end] not in CITIES
            and not _OTHER_TONGUES.match(words, start)
            and not any(a < end and start < b for a, b in taken)
        ):
            taken.append((start, end))
            role = role_before(words, start, sentence)
            title, role_start = (words[role[0] : start].strip("“”:, ") or None, role[0]) if role else (None, start)
            found.append(Person(words[start:end].replace(" ", ""), title, start, end, role_start, False, sentence))
    return found


# 乌兰浩特市, 鄂伦春族: names of places and peoples that begin like a surname.
_OTHER_TONGUES = re.compile(r"乌兰(?:浩特|察布|牧骑|巴托)|鄂(?:伦春|温克|尔多斯)|呼和|锡林郭")
_ON_END = re.compile(
    r"连[\u3400-\u9fff](?:了|着)?(?:\d|[一二两三四五六七八九十几好数]+(?:个|多|余)?[天日夜昼晚年月周场宿趟轮])"
)
_AGAIN_AND_AGAIN = re.compile(r"([场次天年月事处样家户时回夜])\1")
_LONGEST_HEAD = 6
_CUT_AT_THE_HEAD = re.compile(r"(?:工(?=段$)|长(?=寿$)|[,、起][东南西北][至到起临抵靠接][\u3400-\u9fff]{0,2}).$")
# The last sign of what looks like a name begins a word of its own.
_RUNS_INTO = re.compile(
    r"合[唱作奏影]|驿站|宣[讲传]|宗祠|书[屋房院吧]|食堂|家园|公园|广场|[讲课学]堂|剧[团社]|画社|工作|活动|志愿|服务|文化|[市区县][委直级里内]|中心|老人|社区|街道|小区|村[委民]"
)


def _by_sound(words: str, sentence: Sentence, people: list[Person], parts: Sequence[re.Match[str]]) -> list[Person]:
    """古丽娜尔·艾合买提 needs no role: no other words are spelt like that; 其其格 needs one."""
    for start, end in sounded_names(words, sentence.start, sentence.end, parts):
        over = [p for p in people if p.start < end and start < p.end]
        if any(p.start <= start and end <= p.end for p in over):
            continue
        role = next(((p.role, p.role_start) for p in over if p.start == start and p.role), None)
        if role is None and (found := role_before(words, start, sentence)):
            role = words[found[0] : start], found[0]
        people = [p for p in people if p not in over]
        title, role_start = role or (None, start)
        people.append(Person(words[start:end], title, start, end, role_start, False, sentence))
    for start, end in sounded_starts(words, sentence.start, sentence.end, parts):
        if any(p.start < end and start < p.end for p in people) or not start > sentence.start:
            continue
        if found := role_before(words, start, sentence):
            people.append(Person(words[start:end], words[found[0] : start], start, end, found[0], False, sentence))
    return people


def _alone(words: str, place: int, length: int, sentence: Sentence) -> Person:
    """Somebody of whom no role is told."""
    return Person(words[place : place + length], None, place, place + length, place, False, sentence)


def _person_at(words: str, place: int, sentence: Sentence, before: Person | None) -> Person | None:
    hook = words[place - 1]
    if hook == " ":  # 社区党委副书记 郗望: a blank between role and name, as signatures have it
        hook = words[place - 2]
        if hook in "”:岁的叫名为予彰、和与及,(":
            return None
    behind_bracket = (
        hook == "、" and before is not None and words[place - 2] == ")" and words[before.end : before.end + 1] == "("
        and ")" not in words[before.end : place - 2]
    )  # fmt: skip  # 李秀英(望江社区主任)、马腾飞(…)
    if (
        hook in "、和与及"
        and before is not None
        and (before.end == place - 1 or behind_bracket)
        and not before.is_partial
    ):
        length = name_length(words, place, strict=words[place] not in SURNAMES)
        return (
            Person(
                words[place : place + length], before.role, place, place + length, before.role_start, False, sentence
            )
            if length
            else None
        )
    if words[place - 1 : place + 1] == "师傅" or words.startswith("师傅", place):
        return None
    if hook == "”" and _speaker(words, place, sentence):
        return _speaker(words, place, sentence)
    if hook in ",(":
        if not _TOLD_OF.match(words, place) and "·" not in words[place + 2 : place + 7]:
            return None
        length = name_length(words, place, strict=True)
        if length and (
            re.match(SPEAKS, words[place + length : place + length + 4])
            or _SEX.match(words[place + length : place + length + 4])
        ):
            return _alone(words, place, length, sentence)
        return None
    if hook in "的岁后旬" and not words.startswith(("以后", "之后", "今后", "最后", "然后", "背后", "先后"), place - 2):
        partial = PART_BEHIND_ROLE.match(words, place)
        if (
            partial
            and partial[0] not in NOT_IN_PART
            and not partial[0][0].isdigit()
            and (
                _AGED.search(words[max(sentence.start, place - 10) : place])
                or len(partial[0]) > 2
                or (partial[0] not in WORD_WEIGHT and _is_told_of(words, place, sentence))
            )
        ):
            return Person(partial[0], None, place, partial.end(), place, True, sentence)
        length = name_length(words, place, strict=True) or name_length(words, place, strict=False)
        is_surname = words[place] in SURNAMES or (length == 3 and GIVEN_WEIGHT.get(words[place + 1], 0) > 0)
        if length and is_surname and _OLD.match(words, place + length):
            return _alone(words, place, length, sentence)
        length = fitting_length(words, place, 3)
        if length and not _is_told_of(words, place, sentence):
            length = fitting_length(words, place, 8)
            length = 0 if length == 2 else length
        if length:
            return _alone(words, place, length, sentence)
        if hook == "的" and words[place + 3 : place + 4] in ("、", ",") and name_length(words, place, strict=True) == 3:
            name = words[place : place + 3]
            if (words[place + 3] == "、" or before is not None) and name[2] not in ABSTRACT and name[0] in SURNAMES:
                return _alone(words, place, 3, sentence)
        if not _AGED.search(words[max(sentence.start, place - 10) : place]):
            return None
        length = name_length(words, place, strict=False) or fitting_length(words, place, 1, alone=True)
        return _alone(words, place, length, sentence) if length else None
    role = role_before(words, place, sentence)
    if role is None:
        if hook in "、和与及,(:" and "·" in words[place + 2 : place + 7] and (length := sound_name(words, place)):
            return _alone(words, place, length, sentence)
        if hook in "叫名为予彰" and (
            _CALLED.search(words[max(sentence.start, place - 4) : place])
            or (hook in "为叫" and role_before(words, place - 1, sentence))
        ):
            length = name_length(words, place, strict=True) or fitting_length(words, place, 3, alone=True)
            return _alone(words, place, length, sentence) if length else None
        return None
    role_start, role_end_word = role
    partial = PART_BEHIND_ROLE.match(words, place)
    partial = None if partial and partial[0] in NOT_IN_PART else partial
    length = _length_behind(words, place, role_end_word, is_phrase=role_start < place - len(role_end_word))
    if partial and partial.end() - place >= length:
        role_words = words[role_start:place].strip("“” ")
        return Person(partial[0], role_words, place, partial.end(), role_start, True, sentence)
    if not length:
        return None
    end, title = place + length, words[role_start:place].strip("“”:, ") or None
    return Person(words[place:end], title, place, end, role_start, False, sentence)


def _is_told_of(words: str, place: int, sentence: Sentence) -> bool:
    return _TELLS_OF_SOMEBODY.search(words, max(sentence.start, place - 16), place) is not None


def _length_behind(words: str, place: int, role: str, *, is_phrase: bool) -> int:
    """How long the name behind a role is."""
    if role == MADE:
        length = fitting_length(words, place, _MADE_NEEDS, alone=True)
        if (
            length
            or words[place - 1 : place + 1] in WORD_WEIGHT
            or (SURNAME_WEIGHT.get(words[place], -4) < 1 and words[place : place + 2] not in DOUBLE_SURNAMES)
        ):
            return length  # 师|范学院
        length = name_length(words, place, strict=True, behind_role=True)
        given = words[place + 1 : place + length]
        if words[place : place + 2] in DOUBLE_SURNAMES or given in WORDS_GIVEN:
            return length
        return (
            0
            if WORD_WEIGHT.get(given, 0) > 2 or any(GIVEN_WEIGHT.get(sign, -4) < _HARDLY_GIVEN for sign in given)
            else length
        )
    length = name_length(words, place, strict=True) or name_length(
        words, place, strict=role in WEAK_ROLES, weak=True, behind_role=True
    )
    if not length and is_phrase:
        length = name_length(words, place, strict=False, behind_role=True)
    length = length or (plain_name(words, place) if role in STRONG_ROLES else likely_name(words, place))
    return length or fitting_length(words, place, _STRONG_NEEDS if role in STRONG_ROLES else _WEAK_NEEDS, alone=True)


_HARDLY_GIVEN = -2
_DOUBTED, _MADE_NEEDS, _STRONG_NEEDS, _WEAK_NEEDS = 1, 5, 0, 3
_HONOURED = re.compile(r"(?:先后|曾|又|还|也|被|获)*(?:荣获|获评|获得|获(?=“)|被评为|被授予|当选|入选)")


def _speaker(words: str, place: int, sentence: Sentence) -> Person | None:
    length = name_length(words, place, strict=False) if place < len(words) else 0
    if not length:
        return None
    behind = words[place + length : place + length + 6]
    if behind[:1] == "、" and words[place] in SURNAMES:
        other = place + length + 1
        second = name_length(words, other, strict=True) if other < len(words) else 0
        if second and words[other] in SURNAMES and _PAIR.match(words, other + second):
            return _alone(words, place, length, sentence)
    if (
        re.match(SPEAKS, behind)
        or _HONOURED.match(words, place + length)
        or _SEX.match(behind)
        or re.match(
            r"同志|(?:老师|师傅|[大阿][姐姨妈爷哥]|医生|奶奶|爷爷|婆婆|老人|先生|女士)(?=今年|去年|现年|\d|退休|是|在|每|,)|,(?:19\d\d|今年|现年|\d\d岁|现任|中共党员)|是(?:[^,。]{0,12})(?:居民|党员|志愿者|书记|主任|楼长|民警)",
            words[place + length : place + length + 20],
        )
    ):
        return _alone(words, place, length, sentence)
    return None
