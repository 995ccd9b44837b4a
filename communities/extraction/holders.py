"""Who holds an honour: the person, family, team or body that stands before its verb, else the place that is spoken of."""

import re
from collections.abc import Sequence

from communities.extraction.awards import Award
from communities.extraction.people import Person

_PERSONAL = re.compile(
    r"好人|个人|志愿者$|模范(?!社区|单位|集体)|标兵|之星|工作者|民警|调解员|楼长|网格员|人物|青年$|党员$|能手|红旗手|义工|社工|劳模|人$|书记|主任|最美|达人|奖章|工匠|教师|医生|律师|员$|孝星|干警|先锋$|50年"
)
_COLLECTIVE = re.compile(
    r"社区$|小区$|单位|集体|示范点|街道$|村$|站$|岗$|党组织|党支部|党委|团队|队伍|组织$|基地|品牌|案例|窗口|中心|居委会|街区|\(社区\)$|样本|空间$|乡愁地|文明号"
)
_AHEAD = re.compile(
    r"(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:度)?|先后|曾经?|还|又|也|刚刚?|今年初?|去年|上个?月|本月|近日|日前|再次|连续[^,。]{1,4}[年届次]|成功|已|均|都|双双|分别|则|一举|荣幸地|"
    r"被[^,。]{0,24}|由[^,。]{0,20}|在[^,。]{2,24}(?:中|上)|[^,。]{0,12}名义|此前|一并|正式|并|近[年三两五十]+来?|\([^()]{1,24}\))*$"
)
_GROUP = re.compile(
    r"(?:[“\u3400-\u9fff”·]{0,18}?)(?:家庭|一家|夫妇|夫妻|家|志愿服务队|服务队|志愿队|护河队|队|团队|艺术团|合唱团|党支部|案例|品牌|项目|金点子)$"
)
_PRONOUN = re.compile(r"(?:他|她|其|本人)(?:本人|个人|还|也|又|先后|曾|被)*$")
_IN_SHORT = re.compile(r"[老小阿]([\u3400-\u9fff])(?![\u3400-\u9fff]?[区旧年人])")
_LEAD = re.compile(r"^.*(?:[,。;、]|社区的|的|和|与)(?=.{2})")


def find_holder(
    award: Award,
    people: list[Person],
    known: Sequence[str],
    last_person: str | None,
    last_holder: tuple[object, str] | None,
) -> tuple[str | None, str | None]:
    """Return the holder's name and, if it is a person who is proposed too, that name again.

    (None, None) leaves the honour with the place that the clause is about.
    """
    words, sentence = award.sentence.paragraph.text, award.sentence
    if award.holder_behind:
        named = next((p.name for p in people if p.name == award.holder_behind), None)
        if named:
            return named, named
    behind = next((p for p in people if p.start == award.end or p.role_start <= award.start < p.start), None)
    if behind is not None:
        return behind.name, behind.name
    start = max(words.rfind(mark, sentence.start, award.verb) + 1 for mark in ",;。") or sentence.start
    before = words[start : award.verb]
    ahead = _AHEAD.search(before)
    subject = before[: ahead.start()] if ahead else before
    end = start + len(subject)
    if "分别" in before:
        listed = [p.name for p in people if start - 30 <= p.start and p.end <= award.verb]
        if award.ordinal < len(listed):
            return listed[award.ordinal], listed[award.ordinal]
    person = next((p for p in reversed(people) if p.end <= end and p.start >= start), None)
    group = _GROUP.search(subject)
    if group and not (person and person.end == end) and not subject.endswith(("大家", "国家", "专家")):
        name = group[0]
        lead = _LEAD.match(name)
        name = name[lead.end() :] if lead else name
        return name.removeprefix("社区"), None
    short = _IN_SHORT.search(before)
    if person is None and short:
        whole = next((name for name in known if name[0] == short[1]), None)
        if whole:
            return whole, whole
    if person is None:
        named = max((name for name in known if name in subject), key=subject.rfind, default=None)
        if named and not _COLLECTIVE.search(award.title):
            return named, named
    if person and not _COLLECTIVE.search(award.title):
        return person.name, person.name
    if _PRONOUN.search(subject) and last_person:
        earlier = [p.name for p in people if p.end <= start and not p.is_partial]
        name = earlier[-1] if earlier else last_person
        return name, name
    if _PERSONAL.search(award.title) and not _COLLECTIVE.search(award.title):
        earlier = [p.name for p in people if p.end <= award.start and not p.is_partial]
        if earlier:
            return earlier[-1], earlier[-1]
        if not re.search(r"社区|街道|小区|单位", subject) and last_person:
            return last_person, last_person
    if (
        not subject
        and last_holder
        and last_holder[0] is sentence.paragraph
        and not re.search(r"社区$|街道$|村$", award.title)
    ):
        return last_holder[1], None
    return None, None
