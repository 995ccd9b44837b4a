"""Who or what a clause is about: the run of names that stands at its beginning, before its first adverb or verb."""

import re
from collections.abc import Iterator
from itertools import pairwise

from communities.extraction.award_read import Award
from communities.extraction.can_hold import can_hold
from communities.extraction.holder_lists import BOTH, PAIR, SUMMED, holders_listed
from communities.extraction.holder_names import Known, Named, plain_name
from communities.extraction.holder_words import (
    CALLED,
    COLLECTIVE,
    GROUP,
    IN_BRIEF,
    JOINT,
    KIN,
    LIVED_IN,
    MADE,
    MADE_BY,
    MARKER,
    NO_HOLDER,
    OF_PLACES,
    OF_THINGS,
    OPENING,
    OWN_BODY,
    PERSONAL,
    PLACE_WORD,
    REST,
    bare_body,
)
from communities.extraction.holders_given import BODY_BEHIND
from communities.extraction.people import Person
from communities.extraction.person_names import name_length
from communities.extraction.places import Places

# What names a body whatever its last word, where it is the whole subject of a verb: 物业自管会, 便民服务厅, 夜校旧址陈列馆.
_HEAD = r"(?:[会局厅院坊馆室站所店组班堂屋铺厂宫廊亭营帮盟队团社部校]|中心|课堂|平台|机构|基地|旧址|故居|家园|乐园|托育园|幼儿园|自然村|小院|大院|总支|支部|之家|文物|古[桥塔寺槐树井]|[钟鼓]楼)"
_BODY = re.compile(
    rf"(?:“[^“”]{{1,14}}”)?(?!不|这|那|该|每|一|两|几|多)[\u3400-\u9fff·]{{1,14}}(?<![大晚年聚开机社]会){_HEAD}(?<!大会)(?<!机会)(?<!社会)(?<!部队)"
)
_ACTS = re.compile(
    rf"(?:(?:社区|街道|辖区)(?=“))?(?P<name>(?:“[^“”]{{1,14}}”)?[\u3400-\u9fff]{{2,10}}?{_HEAD})(?=代表(?!队|团)|参加|参与|受邀|应邀|赴|登上|亮相|开展|开办|开设|成立|创办|[始创]?建于|始建|建成|投用|运营|位于|坐落|占地|(?:建筑)?面积|拥有|免费|自|已|举办|组织|坚持|创新|推行|探索|演出|排演|走进|服务(?!队|站|中)|把|将|常年|多次|每|先后|累计|现有|共有|有\d|由|传承|调解|接待|为(?!民)|在)"
)


# 威风锣鼓队有队员36人: a team at the head of a clause, whatever it does.
_TEAM = re.compile(
    r"(?P<name>(?:“[^“”]{1,14}”)?(?![这那该每一两几全各我他她])[\u3400-\u9fff]{1,10}?"
    r"(?:队|(?:艺术|合唱|剧|舞蹈|乐|宣讲|文艺|歌舞|曲艺)团|[画诗棋茶剧艺乐曲]社))(?![员长伍服志友部]|$)"
)
_OFFICE = re.compile(r"(?:(?<![支队总])[部局厅委办会院]|政府|妇联|工会|团委|街道)$")
_WON = re.compile(r"[评选列]为|获评|荣获|授予|命名为")
_WHERE = re.compile(
    r"^(?:[我本全该][省市区县街镇]的?|(?:辖区|驻区|辖内)内?的?(?:企业|单位|门店)?)(?=.{3})"
)  # 辖区企业光明公司
_THREE = re.compile(
    r"(?![这那该其此本各全多不有我你他她先后曾又还再也已除每由从向夫妻一二两三四五六七八九十几年月日]|社区|居民|街道|同时|此外)[\u3400-\u9fff]{2}"
    r"[^队团社站室会组员长者民人家户生前份度市俩区县镇乡村街年月日后中上下里内外时间们次届对名位个]"
)
_SAYS = re.compile(r"(?:告诉(?:记者|笔者)?|介绍说?|表示|坦言|说道?|透露|回忆|感慨|笑称)$")
_WHO = re.compile(r"^(?:的|[居村]民|业主|住户|党员|志愿者|楼长|网格员)(?=[\u3400-\u9fff]{2,4}(?:家庭|夫妇|夫妻|一家)$)")
_HOUSE = re.compile(r"(?:(?<=的)|(?<=社区)|^)[\u3400-\u9fff]{0,8}?\d+(?:号?[楼栋幢]|号院|单元)$")  # 其所在的3号楼
_ONCE = re.compile(r"(?:昔日|曾经|从前|当年|原来|过去|往日|以前|有名|出名|远近闻名)的$")
_KIN_OF = re.compile(
    r"[\u3400-\u9fff]{1,4}?的?(?:爱人|妻子|丈夫|老伴|儿子|女儿|母亲|父亲|徒弟|搭档|同事|师傅|儿媳|女婿|邻居)([老小阿][\u3400-\u9fff]|[\u3400-\u9fff]{2,3})"
)  # 她的爱人老陶
_ITS_WORK = re.compile(r"的[\u3400-\u9fff]{1,10}")
_PRIZE = re.compile(r"奖$|[冠亚季]军$|第[一二三]名$")
_GIVES = re.compile(r"授予|命名(?!为)|表彰(?!为)|颁|认定(?!为)|确定(?!为)")


_SO_MANY = re.compile(
    r"(?:^|[,。;有使让保])(?:\d+|[一二两三四五六七八九十几])(?:多|余)?个(?:以上)?(?:社区|村|小区|街道|单位|村\(社区\))(?:成功|顺利|全部|力争|争取|确保|能够?)?$"
)


def counts_its_holders(award: Award) -> bool:
    """力争有3个社区创成“…”: how many shall hold it, and nobody is named."""
    ahead = award.sentence.paragraph.text[max(award.sentence.start, award.verb - 24) : award.verb]
    return not award.holders and award.status != "获得" and _SO_MANY.search(ahead) is not None


def clause_start(words: str, first: int, stop: int) -> int:
    """Where the clause that ends at ``stop`` begins; a comma in quotation marks ends none.

    甲商会被评为…、乙社区入选“…”: a second subject behind what the first has won.
    """
    end = stop
    while True:
        start = max(max(words.rfind(mark, first, stop) for mark in ",;。:") + 1, first)
        opened = words.rfind("“", first, start)
        if opened < 0 or words.find("”", opened, start) >= 0 or words.find("”", start) < 0:
            break
        stop = opened
    another = words.rfind("、", start, end)
    if another < 0 or not _WON.search(words, start, another):
        return start
    is_title = words[end : end + 1] == "," and not _WON.search(words, another, end)
    return start if is_title else another + 1  # 荣获甲、乙等荣誉,…: what was won begins no clause


class Subjects:
    """Finds what the clauses of a story are about, by the places and people it names."""

    def __init__(self, places: Places, known: Known) -> None:
        self._places = places
        self._known = known

    def of(self, award: Award, people: list[Person], start: int, end: int, *, is_before: bool = False) -> list[Named]:
        """Who or what one clause is about: the run of names at its beginning that can hold an honour."""
        if is_before and _SAYS.search(award.sentence.paragraph.text[start:end]):
            return []  # 韩志远告诉记者,…
        named = self._run_of_names(award, people, start, end, is_before=is_before)
        return [one for one in named if one.kind == "place" or can_hold(one.name)]

    def _run_of_names(
        self, award: Award, people: list[Person], start: int, end: int, *, is_before: bool
    ) -> list[Named]:
        words = award.sentence.paragraph.text
        opening = OPENING.match(words, start, end)
        begin = opening.end() if opening else start
        mark = words.rfind("“", start, begin)
        if mark >= 0 and "”" not in words[mark:begin]:
            begin = mark  # “和声堂”: 和 is part of a name
        made_by = MADE_BY.match(words, begin, end)
        begin = made_by.end() if made_by else begin
        # 家长自发组建的“护学队”,去年当选…: nothing but a name before the comma
        is_fronted = made_by is not None and re.fullmatch(r"“[^“”]{2,14}”", words[begin:end]) is not None
        named = self._known.named(words, begin, end, people)
        stop = end
        for marker in MARKER.finditer(words, begin, end):
            if not any(one.start <= marker.start() < one.end for one in named):
                stop = marker.start()
                break
        if PLACE_WORD.match(words[begin:stop]) and award.topic:
            return [Named(begin, stop, award.topic.name, None, "place")]
        summed = SUMMED.search(words, begin, stop)
        if summed and summed.end() == stop:
            stop = summed.start()
        named = [
            one
            for one in named
            if one.kind != "group"
            or not (_WON.search(words, max(begin, one.start - 6), one.start) or _ONCE.search(words[begin : one.start]))
        ]
        run = [one for one in named if one.end <= stop + (2 if is_before else 0)]
        group = GROUP.search(words[begin:stop]) or (None if is_before else _BODY.fullmatch(words[begin:stop]))
        group = group or (None if is_before else _HOUSE.search(words[begin:stop]))
        acts = _ACTS.match(words, begin, end) if is_before and not group and not OF_PLACES.search(award.title) else None
        if not acts and is_before and not group and _PRIZE.search(award.title) and not PERSONAL.search(award.title):
            acts = _TEAM.match(words, begin, end)
        if acts and not self._is_place(acts["name"]):
            group = GROUP.search(acts["name"]) or _BODY.fullmatch(acts["name"])
            begin, stop = acts.span("name")
            run = [one for one in run if one.end <= stop]
        if (
            group
            and is_before
            and group[0].startswith("“")
            and group[0].endswith("”")
            and not OF_THINGS.search(award.title)
            and not is_fronted
        ):
            group = None  # 联系“最美”…: a name in quotation marks that the clause before speaks of
        if group and is_before and _WON.search(words, max(begin, begin + group.start() - 6), begin + group.start()):
            group = None  # 先被授予“…”: what somebody won
        if group and is_before and MADE.search(words, begin, begin + group.end()):
            group = None  # 新建一处活动室,…: what somebody makes or has is not who is spoken of
        if group and _ONCE.search(words[begin : begin + group.start()]):
            group = None  # 昔日的“上访村”变成了“…”
        if group and (NO_HOLDER.search(group[0]) or self._gives(award, group[0], words[stop:end])):
            group = None
        if group:
            name = group[0]
            last = max((one for one in run if one.end <= begin + group.end()), key=lambda one: one.end, default=None)
            if last is None or last.end < begin + group.end():
                first = begin + group.start()
                if last is not None and last.kind == "place" and last.end > first:
                    name, first = words[last.end : begin + group.end()], last.end
                    name = f"{last.name}{name}" if len(name) < 3 else name  # 枣林苑支部
                if OWN_BODY.match(name) and award.topic:
                    name = f"{(last.name if last else award.topic.name)}{bare_body(name)}"
                name = _WHERE.sub("", name)
                lead = re.match(r"^[^《]*(?:的|社区(?=.{3}))(?=.{2})", name) if "“" not in name else None
                name = name[lead.end() :] if lead and not OWN_BODY.match(name[lead.end() :]) else name
                name = _WHO.sub("", name)
                run.append(Named(first, begin + group.end(), name, None, "group"))
        both = BOTH.search(words[begin:stop])
        if both and plain_name(both[1]):
            return [Named(begin, stop, both[0], None, "group")]
        parts = self._parts(words, begin, stop, people)
        if len(parts) > 1:
            is_giver = self._gives(award, parts[-1].name, words[stop:end])
            return [] if is_giver else parts  # 又添了一块省司法厅、省民政厅颁发的“…”牌匾
        brief = IN_BRIEF.match(words, begin, stop)
        if brief:
            whole = [self._known.community(name) for name in JOINT.split(brief[1])]
            return [Named(begin, stop, name, None, "place") for name in whole]
        if "、" in words[begin:stop] and not is_before and not PAIR.search(words[begin:stop]):
            listed = holders_listed(words[begin:stop], people, begin, self._places)
            if len(listed) > 1:
                return [Named(begin, stop, name, person, "group") for name, person in listed]
        if not run and not is_before:
            called = CALLED.match(words, begin, stop)
            if called and called.end() == stop:
                return [Named(called.start(1), stop, called[1], called[1], "person")]
        if not run:
            said = words[begin:stop].rpartition("”")[2]  # “小巷总理”韩志远
            shorter = self._known.in_short(said) or plain_name(said)
            if shorter:
                return [Named(begin, stop, shorter, shorter, "person")]
            bare = self._bare_name(award, words[begin:stop], is_before=is_before)
            if bare:
                return [Named(begin, stop, bare, bare, "person")]
            kin = _KIN_OF.fullmatch(words[begin:stop])
            if kin:
                return [Named(begin, stop, kin[1], None, "group")]
            thing = words[begin:stop].removesuffix("活动")
            if (
                not is_before
                and (OF_THINGS.search(award.title) or (OF_PLACES.search(award.title) and LIVED_IN.search(thing)))
                and not re.match(r"[这该此其我本]", thing)
                and re.fullmatch(r"[\u3400-\u9fff]{2,12}", thing)
            ):
                return [Named(begin, stop, thing, None, "group")]
            return []
        if is_before and not OF_THINGS.search(award.title) and not is_fronted:
            run = [one for one in run if not re.fullmatch(r"“[^“”]+”", one.name)]
            if not run:
                return []
        if is_before and (
            run[0].start - begin > 14 or (run[0].kind == "group" and MADE.search(words, begin, run[0].start))
        ):
            return []
        head = run[-1]
        rest = words[head.end : stop]
        kin = KIN.match(rest)
        if head.person and kin:
            pair = run[-2].name + "、" if len(run) > 1 and run[-2].person and run[-2].end + 1 == head.start else ""
            head = Named(head.start, head.end + kin.end(), f"{pair}{head.name}{kin[0]}", None, "group")
        elif head.kind == "place" and (body := BODY_BEHIND.match(rest)):
            head = Named(head.start, head.end + body.end(), head.name + body[0].removeprefix("社区"), None, "group")
        elif head.person and _ITS_WORK.fullmatch(rest) and _PRIZE.search(award.title):
            pass  # 绣娘韩小梅的刺绣拿过…铜奖
        elif head.kind == "place" and (person := plain_name(rest.rpartition("”")[2].removeprefix("的"))):
            head = Named(stop - len(person), stop, person, person, "person")  # 柳堤社区韩某某
        elif not is_before and not REST.match(rest):
            return [one for one in run[:1] if one.start == begin]
        joined = [head]
        for one in reversed(run[:-1]):
            gap = words[one.end : joined[0].start]
            is_near = len(gap) <= 12 and JOINT.search(gap) and "," not in gap
            is_apart = one.person and len(gap) <= 44 and JOINT.match(gap) and not MARKER.search(gap)
            if one.kind == head.kind and (is_near or is_apart):
                joined.insert(0, one)
        return joined

    @staticmethod
    def _gives(award: Award, name: str, behind: str) -> bool:
        """民政部2019年授予的“…”, 县应急管理局为她记功: who gives an honour does not hold it."""
        words = award.sentence.paragraph.text
        is_office = _OFFICE.search(name) is not None
        return (
            is_office
            and not re.search(r"[被获荣]", behind)
            and bool(_GIVES.match(words, award.verb) or behind.startswith(("为", "给", "向")))
        )

    def _is_place(self, words: str) -> bool:
        return any(end == len(words) for _start, end, _place in self._places.mentions(words))

    @staticmethod
    def _bare_name(award: Award, said: str, *, is_before: bool) -> str | None:
        """普琼仙荣膺“…模范个人”: three signs that hold what only somebody can hold are a name, whatever their first."""
        if is_before or not PERSONAL.search(award.title) or COLLECTIVE.search(award.title):
            return None
        is_name = _THREE.fullmatch(said) and can_hold(said) and name_length(f"韩{said[1:]}。", 0, strict=True) == 3
        return said if is_name else None

    @staticmethod
    def _pieces(words: str, begin: int, stop: int, people: list[Person]) -> Iterator[re.Match[str]]:
        """What 、 parts, and 和 behind a name: 甲、乙和楼长丙."""
        ends = {p.end for p in people}
        apart = [
            found.start()
            for found in JOINT.finditer(words, begin, stop)
            if found[0] == "、"
            or found.start() in ends
            or plain_name(words[words.rfind("、", begin, found.start()) + 1 : found.start()])
        ]
        piece = re.compile(r".+", re.S)
        for first, last in pairwise([begin - 1, *apart, stop]):
            if last > first + 1 and (found := piece.match(words[begin:stop], first + 1 - begin, last - begin)):
                yield found

    def _parts(self, words: str, begin: int, stop: int, people: list[Person]) -> list[Named]:
        """铜锣湾社区实践站、茶亭社区实践站: bodies joined by 、, each without the street in front of it."""
        if "、" not in words[begin:stop] or PAIR.search(words[begin:stop]):
            return []
        found: list[Named] = []
        for part in self._pieces(words, begin, stop, people):
            known = next((p for p in people if begin + part.start() <= p.start and p.end == begin + part.end()), None)
            inside = [end for start, end, _place in self._places.mentions(part[0]) if start == 0]
            tail = part[0][inside[-1] :] if inside else part[0]
            person = known.name if known else plain_name(tail.rpartition("的")[2])
            if person:
                found.append(Named(begin + part.end() - len(person), begin + part.end(), person, person, "person"))
                continue
            group = GROUP.search(part[0])
            if group is None or group.end() < len(part[0]) or "“" in part[0]:
                if any(one.person for one in found):
                    continue
                return []
            first = begin + part.start()
            for start, end, place in self._places.mentions(part[0]):
                if place.level in ("street", "district", "city") and begin + part.start() + start == first:
                    first = begin + part.start() + end
            found.append(Named(first, begin + part.end(), words[first : begin + part.end()], None, "group"))
        return found
