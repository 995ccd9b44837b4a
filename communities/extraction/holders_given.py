"""Those to whom somebody gives an honour: whoever stands between the verb and the title, 授予甲、乙等15名同志“…”称号."""

import re

from communities.extraction.award_read import Award
from communities.extraction.can_hold import can_hold
from communities.extraction.holder_lists import Holder, holders_listed
from communities.extraction.people import Person
from communities.extraction.person_names import SPEAKS
from communities.extraction.places import Places

_GIVES = re.compile(r"授予|表彰|追授|颁给|颁发给|确定(?!为)|命名(?!为)|认定(?!为)|评选(?!为)")
BODY_BEHIND = re.compile(
    r"(?:社区)?(?:居委会|居民委员会|村委会|村民委员会|党委|党总支|党支部|支部|总支|党组织|党工委|团支部|团总支|团委|妇联|工会|关工委|老年协会|调委会|民兵[连营]|工作站)(?!副?书记|副?主任|委员|成员|干部)"
)
# 柳堤社区巴图调解室, 梅坞社区合唱团: what the place has
_OWN_ROOM = re.compile(r"[\u3400-\u9fff]{0,8}?(?:队|团|社|室|驿站|食堂|书屋|合作社|协会)(?=$|[、和为])")
_QUOTED_TEAM = re.compile(r"“[^“”]{2,12}”[\u3400-\u9fff]{0,8}?(?:队|团|社|站|室|中心|协会)(?=$|[、和为])")


# 授予望湖社区居民符某某“…”: a name right before the title, whatever its surname
_CALLED = re.compile(r"(?:居民|村民|[员者长师生工]|书记|主任|民警|医生|同志)([\u3400-\u9fff]{2,3})(?:同志)?$")
_NO_NAME = re.compile(r"[会队团站社组室家户校]$|等|同志|社区|小区")
_ON_BEHALF = re.compile(r"(?:为|给|向|替)([^,。;:为给向替]{2,20})$")


def _plain_of(words: str, places: Places) -> str:
    """A body without the street before its name."""
    for first, last, place in places.mentions(words):
        if first == 0 and last < len(words) and place.level in ("street", "district", "city"):
            return words[last:]
    return words


# 推荐柳堤社区参评“…”, 将柳堤社区作为“…”推荐对象, 把她报送为…: whoever is put forward
_PUT_FORWARD = re.compile(
    r"(?:推荐|推举|提名|报送|选送|举荐|推选|上报|支持|指导|帮助)(?:了|由)?((?:“[^“”]{2,12}”)?[^,。;:“”、]{1,20}?)(?:去|来|积极|成功|申请)?$"
)
_PUT_AS = re.compile(r"(?:将|把)((?:“[^“”]{2,12}”)?[^,。;:、]{1,20}?)(?:一并|同时|正式)?$")
_SPEAKS = re.compile(rf"(?:{SPEAKS})")
_ITSELF = re.compile(r"(?:[我本该]|我们)?(?:社区|街道|村)$")


def put_forward(award: Award, people: list[Person], places: Places, meant: str | None) -> list[Holder]:
    """区里推荐柳堤社区参评“…”: who is put forward would hold it, not who puts them forward."""
    words, sentence = award.sentence.paragraph.text, award.sentence
    if award.ordinal:
        return []
    ahead = words[max(sentence.start, award.verb - 28) : award.verb]
    put = None
    if words.startswith(("参评", "参加", "申报", "争创", "创建", "当选", "作为", "为"), award.verb):
        put = _PUT_FORWARD.search(ahead)
    if put is None and words.startswith(
        ("作为", "推荐", "列为", "列入", "申报", "评为", "评定为", "命名为", "认定为", "确定为"), award.verb
    ):
        put = _PUT_AS.search(ahead)
    if put is None:
        return []
    name, first = put[1], award.verb - len(ahead) + put.start(1)
    if name in ("她", "他", "其"):
        spoken_of = [p.name for p in people if p.end <= first and not p.is_partial and not _SPEAKS.match(words, p.end)]
        person = spoken_of[-1] if spoken_of else meant  # 书记韩志远说,打算推荐她参评…: not himself
        return [(person, person)] if person else []
    if _ITSELF.fullmatch(name):
        return [(award.topic.name, None)] if award.topic else []
    known = next((p.name for p in people if first <= p.start and p.end == first + len(name)), None)
    if known:
        return [(known, known)]
    last = next((place.name for _start, end, place in reversed(list(places.mentions(name))) if end == len(name)), None)
    return [(last or _plain_of(name, places), None)] if last or can_hold(name) else []


def given_to(award: Award, people: list[Person], places: Places) -> list[Holder]:
    """授予张桂芳、何志强等15名同志“优秀志愿者”称号, 确定石埠社区为“…”: whoever stands between verb and title."""
    words = award.sentence.paragraph.text
    if award.given is not None:
        listed = holders_listed(words[award.given : award.given_end], people, award.given, places)
        if listed:
            return listed
    behalf = None
    if not award.ordinal and words.startswith(("颁发", "挂上", "申报", "送来", "争取", "申请"), award.verb):
        behalf = _ON_BEHALF.search(words, max(award.sentence.start, award.verb - 26), award.verb)
    if behalf:
        person = next((p for p in people if p.end == behalf.end(1) and p.start >= behalf.start(1)), None)
        if behalf[1] in ("他", "她", "其"):
            person = next((p for p in reversed(people) if p.end <= behalf.start()), None)
            return [(person.name, person.name)] if person else []
        name = person.name if person else _plain_of(behalf[1], places)
        return [(name, person.name if person else None)]
    gives = _GIVES.match(words, award.verb, award.verb + 4)
    if award.ordinal or gives is None:
        return []
    start = gives.end()
    persons: list[Holder] = [
        (f"{p.name}家庭", None)
        if award.title.endswith("家庭") and words.startswith("家庭", p.end)
        else (p.name, p.name)
        for p in people
        if start <= p.start and p.end <= award.start and not p.is_partial
    ]
    if persons:
        return persons
    called = _CALLED.search(words[start : award.start])
    if called and not _NO_NAME.search(called[1]):
        return [(called[1], None)]
    named: list[tuple[int, int, str]] = []
    for first, last, place in places.mentions(words[start : award.start]):
        if place.level in ("community", "village", "street", "estate"):
            body = BODY_BEHIND.match(words, start + last) or _OWN_ROOM.match(words, start + last, award.start)
            named.append((first, last, place.name + (body[0].removeprefix("社区") if body else "")))
    # 青石街道柳堤社区: the last of places that stand one within the other
    held = [one for count, one in enumerate(named, 1) if count == len(named) or named[count][0] != one[1]]
    quoted = _QUOTED_TEAM.search(words[start : award.start])
    if quoted and len(held) < 2:
        return [(quoted[0], None)]
    if not held:
        said = words[start : award.start].removesuffix("为")
        listed = (
            holders_listed(said, people, start, places)
            if 3 < len(said) <= 24 and can_hold(said) and not said.startswith(("社区", "街道", "该", "本"))
            else []
        )
        return listed if len(listed) == 1 else []
    return [(name, None) for _first, _last, name in held]
