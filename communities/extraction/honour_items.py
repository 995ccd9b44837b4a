"""Who stands on one line of a list of honours: places, bodies, people, alone or many, in rows or with a story each.

The street in front of a name is dropped, as owners are named without it; what else the list says of a name is kept.
"""

import re
from dataclasses import dataclass

from communities.extraction.context import Context
from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES
from communities.extraction.list_heads import Honoured
from communities.extraction.people import Person
from communities.extraction.person_names import may_begin_name, name_length, sound_name
from communities.extraction.place_names import is_chain
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence

NUMBER = re.compile(
    r"^(?:第?\(?(\d{1,3}|[一二三四五六七八九十]{1,3})\)?[.、)]|\(?(\d{1,3})\)?(?= ?[\u3400-\u9fff“])(?!\d*[年月日号个名人户栋])|[●·◆▪◇★☆■-])? *"
)
_PIECE = re.compile(
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff] [\u3400-\u9fff](?![\u3400-\u9fff])|(?:“[^“”]*”|\([^()]*\)|(?!(?<=社区)[及和与][\u3400-\u9fff]{2,16}社区)[^、;,。 |()])+"
)
_GLUED = re.compile(r"[\u3400-\u9fff]{1,5}(?:街道|镇)[\u3400-\u9fff]{1,8}?(?:社区|村(?!庄))|[\u3400-\u9fff]{4,20}$")
_VIRTUE_ALONE = re.compile(
    r"[^\u3400-\u9fff]*(?:助人为乐|见义勇为|诚实守信|敬业奉献|孝老爱亲|自强不息|热心公益|爱岗敬业|邻里和睦|扶危济困|尊老爱亲)(?:类|模范|好人|奖)?[^\u3400-\u9fff]*"
)
_TOLD_OF = re.compile(r"(?P<who>[^,;。:]+)(?:,[^;。]*)?(?:;|。|$)")  # 祝某某,72岁,居民;阮某某,个体户
_BEHIND = re.compile(r"\(([^()]*)\)$")
_FORM = re.compile(
    r"(?:序号|编号|姓名|性别|年龄|得票数?|票数|得分|等次|人数|成立时间|服务时长|团队|队伍|联系|单位|名称|职务|地址|所在|所属|社区|街道|镇|备注|户主|推荐|工作|个人|家庭|集体|楼栋|小区|项目|申报|单位|村|/|\(|\)|及)+$"
)
_CELL = re.compile(
    r"(?:\d+(?:[-.]\d+)*%?|男|女|[\u3400-\u9fff]{1,4}族|群众|中共党员|党员|共青团员|本科|大专|高中|无|\d{4}[年.]\d{1,2}月?)生?$"
)
_ROLE = re.compile(
    r"(?:书记|主任|委员|[社义]工|[员长师者兵]|经理|主席|干事|干部|专干|医生|护士|律师|民警|辅警|教师|居民|村民|工人|职工|两委|校长|负责人|会计)$"
)
_STORY_OF_ONE = re.compile(
    r"(?:同志)?(?:[,(、]|,? )(?:男|女)[,性)、 。]|(?:同志)?,(?:[\u3400-\u9fff]{1,4}族|19\d\d|现[任年]|中共党员|系|\d\d岁|生于|原|[\u3400-\u9fff“”\d]{4,40}(?:书记|主任|委员|[社义]工|[员长师者]|居民|村民))|:(?=[\u3400-\u9fff“]{4})"
)
# 韩志远(女) 柳堤社区网格员,连续六年…: a name, where they are and what they did
_NAME_FIRST = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff] [\u3400-\u9fff])(?:\((?:男|女)[^()]*\))? +(?P<told>[^,。;: ]{4,40})(?=[,。;]|$)"
)
_COMMUNITY = re.compile(
    r"(?:[\u3400-\u9fff-]{2,4}[市区县])?(?:[\u3400-\u9fff-]{2,12}(?:新区|开发区|名胜区|示范区|管委会|产业园))?(?:[\u3400-\u9fff]{1,5}?(?:街道|镇|乡))?(?:的)?([\u3400-\u9fff\d]{1,8}(?:社区|村|小区|居委会))$"
)
_BODY = re.compile(
    r"(?:队|社|团|站|室|中心|协会|小组|班组|(?<![居住职干])(?:项目|业务|门市|编辑|分|事业|工程|销售|物业)部|管理处|服务处|物业|酒店|宾馆|车间|支部|总支|党委|党组织|居委会|村委会|居民委员会|村民委员会|公司|[学小中]校|小学|中学|幼儿园|[医院]院|卫生院|[局所馆厅院办]|分局|支队|大队|项目|案例|品牌|书屋|书房|门店|超市|银行|支行|集团|厂|店|联盟|联合会|基金会|商会|工会|妇联|团委|青年汇|驿站|活动|工作法|工程|行动|广场|市场|公园|医院|党校|街|路|巷|组)$|^“[^“”]{2,16}”$"
)
_HOUSE = re.compile(
    r"[\u3400-\u9fff]{2,12}(?:[\dA-Z]+(?:[-—~至、]\d+)*(?:\([\d、]+\))?(?:号?楼|栋|幢|座|单元|号院?|区)(?:\d+单元)?|[苑园院庭居府城湾轩邸里庄墅楼都])$"
)
_OF_ESTATE = re.compile(r"[\dA-Z]+(?:[-—~至、]\d+)*(?:\([\d、]+\))?(?:号?楼|栋|幢|座|单元|号院?|区)(?:\d+单元)?")
_ABOVE = re.compile(
    r"(?:[\u3400-\u9fff]{2,4}[省市区县]){0,2}(?:[\u3400-\u9fff-]{2,12}(?:新区|开发区|名胜区|示范区|管委会|产业园))?(?:[\u3400-\u9fff]{1,5}(?:街道|镇|乡))?"
)
_PAIR = re.compile(r"(?P<whole>([\u3400-\u9fff]{2,4})[、,和][\u3400-\u9fff]{2,4}(?:家庭|一家|夫妇))(?:\([^()]*\))?")
_KIN = re.compile(r"(?:家庭|一家|夫妇|同志|户)$")
_NEVER = frozenset("的了是在们等这那给让把被与及和或并街道社区镇村市县省局部办委")
_AREA = re.compile(
    r"[\u3400-\u9fff]{2,8}(?:区|县|市|街道|镇|乡)(?:\((?:共)?[\d一二三四五六七八九十]+[个名户位家]\))?:?"
)
_VIRTUE = re.compile(r"(?:助人为乐|见义勇为|诚实守信|敬业奉献|孝老爱亲|自强不息|清正廉洁|[\u3400-\u9fff]{2,6}类):")
_OFFICE = ("党总", "党支", "党委", "党组", "党群", "党员", "团支", "团委")
_DOTTED = re.compile(r"[\u3400-\u9fff]{1,7}(?:·[\u3400-\u9fff]{1,8}){1,3}")


@dataclass(frozen=True)
class Item:
    """One of those honoured: as the list names them, with the person or the place that this is."""

    holder: str
    person: Person | None
    place: Place | None


def number_of(words: str) -> str | None:
    """The number that a line begins with."""
    found = NUMBER.match(words)
    return (found[1] or found[2]) if found else None


_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")


def is_next(number: str | None, last: str) -> bool:
    """Whether a line's number is the one behind the last: 3 behind 2, 三 behind 二."""
    if number in _NUMERALS and last in _NUMERALS:
        return _NUMERALS.index(number) == _NUMERALS.index(last) + 1
    return number is not None and last.isdigit() and number.isdigit() and int(number) == int(last) + 1


def says_nothing(words: str, honoured: Honoured) -> bool:
    """Whether a line of a list names nobody and does not end it: the head of a table, a cell, a remark in brackets."""
    if _VIRTUE_ALONE.fullmatch(words):
        return True
    body = words[NUMBER.match(words).end() :] if NUMBER.match(words) else words  # type: ignore[union-attr]
    if re.fullmatch(r"\(.*\)[:。]?", words) or not body.strip(" |"):
        return True
    if honoured != "areas" and _AREA.fullmatch(body):
        return True
    pieces = [piece[0] for piece in _PIECE.finditer(body)]
    return all(
        _FORM.fullmatch(piece)
        or _CELL.fullmatch(piece)
        or (honoured == "people" and len(words) <= 24 and (_ROLE.search(piece) or _COMMUNITY.fullmatch(piece)))
        for piece in pieces
    )


def items_of(sentence: Sentence, start: int, honoured: Honoured, context: Context) -> list[Item]:
    """Return those whom the line from ``start`` on names; none where it is no line of a list.

    ``sentence`` is the first of its paragraph.
    """
    words = sentence.paragraph.text
    lead = NUMBER.match(words) if start == 0 else None
    begin = lead.end() if lead else start
    virtue = _VIRTUE.match(words, begin)
    begin = virtue.end() if virtue else begin  # 敬业奉献:谭小毛,男,…
    line = _Line(sentence, honoured, context, is_numbered=bool(lead and lead.end()))
    end = len(words.rstrip(" ;,。:"))
    several = line.told_of(begin, end) if ";" in words else []
    if several:
        return several
    told = line.with_story(begin)
    if told:
        return [told]
    if "。" in words[begin:end] or _FORM.fullmatch(words[begin:end]):
        return []
    return line.pieces(begin, end)


def items_between(sentence: Sentence, begin: int, end: int, honoured: Honoured, context: Context) -> list[Item]:
    """Return those whom a part of a sentence lists: 授予甲小学、乙社区“夕阳红”志愿队“先进集体”称号."""
    return _Line(sentence, honoured, context, is_numbered=False).pieces(begin, end)


class _Line:
    """One line of a list."""

    def __init__(self, sentence: Sentence, honoured: Honoured, context: Context, *, is_numbered: bool) -> None:
        self._sentence, self._words = sentence, sentence.paragraph.text
        self._honoured, self._context, self._is_numbered = honoured, context, is_numbered

    def with_story(self, begin: int) -> Item | None:
        """1.张三,女,…: somebody, and what is told of them; 1.…街道…社区。全社区…: a place."""
        words = self._words
        first = _NAME_FIRST.match(words, begin) if self._honoured == "people" else None
        if (
            first
            and self._is_name(first["name"].replace(" ", ""), is_sure=True)
            and (_ROLE.search(first["told"]) or self._chain(first.start("told"), first.end("told"))[1])
        ):
            return self._somebody(first["name"], begin, first.end("name"), first["told"])
        piece = _PIECE.match(words, begin)
        if piece is None:
            return None
        behind = _STORY_OF_ONE.match(words, piece.end())
        name, end = piece[0], piece.end()
        if ":" in name:
            name = name.partition(":")[0]
            end = begin + len(name)
            behind = _STORY_OF_ONE.match(words, end)
        if " " in name and words[end : end + 1] == ":":
            behind = _STORY_OF_ONE.match(words, end)
        if behind and self._honoured not in ("houses", "bodies") and self._is_name(name.replace(" ", ""), is_sure=True):
            return self._somebody(name, begin, end, self._role_behind(end))
        is_told = "。" in words[end:-1] or (self._is_numbered and len(words) > 60 and "," in words)
        if not is_told or self._honoured == "people" or words[end : end + 1] not in ",。:(":
            return None
        stop, places = self._chain(begin, end)
        if places and stop == end:
            return Item(places[-1].name, None, places[-1])
        return self._whole(begin, end)[0]

    def told_of(self, begin: int, end: int) -> list[Item]:
        """祝某某,72岁,居民;阮某某,个体户: each with a few words."""
        parts = [part for part in _TOLD_OF.finditer(self._words, begin, end) if "," in part[0]]
        if len(parts) < 2 or self._honoured not in ("people", "families", "others"):
            return []
        found = [self._whole(part.start("who"), part.end("who"), is_row=True)[0] for part in parts]
        return [item for item in found if item] if all(found) else []

    def pieces(self, begin: int, end: int) -> list[Item]:
        """甲社区、乙社区;丙社区, 张三 李四, 张三(甲社区), 甲社区 张三: whoever the pieces of a line name."""
        words = self._words
        label = re.match(r"([\u3400-\u9fff]{2,14}(?:街道|镇|乡|区|县|市|社区|村)(?:\([^()]*\))?):", words[begin:end])
        where = begin + label.end() if label else begin
        glued = list(_GLUED.finditer(words, where, end)) if "、" not in words[where:end] else []
        if len(glued) > 2 and glued[0].start() == where and glued[-1].end() == end:
            found_all = [self._whole(piece.start(), piece.end()) for piece in glued]  # A街道A社区B街道B社区
            return [item for item, is_known in found_all if item and is_known]
        pieces = [
            piece
            for piece in _PIECE.finditer(words, where, end)
            if not _CELL.fullmatch(piece[0]) and not re.fullmatch(r"\([^()]*\)", piece[0])
        ]
        pair = _PAIR.fullmatch(words, where, end) if self._honoured == "families" else None
        if pair and self._is_name(pair[2], is_sure=True):
            return [self._somebody(pair[2], where, where + len(pair[2]), None, held=pair["whole"])]
        plain = [piece[0] for piece in pieces]
        if self._honoured == "people" and len(plain) > 1 and " " in words[where:end] and self._are_names(plain):
            return [self._somebody(piece[0], piece.start(), piece.end(), None) for piece in pieces]
        is_row = "、" not in words[where:end]
        told = next((p[0] for p in pieces if is_row and _ROLE.search(p[0]) and len(p[0]) > 3), None)
        is_row = is_row and bool(told or any(self._chain(p.start(), p.end())[1] for p in pieces))
        found = [self._whole(piece.start(), piece.end(), is_row=is_row, role=told) for piece in pieces]
        named = [item for item, _is_known in found if item]
        known = sum(is_known for _item, is_known in found)
        if not named or known * 10 < len(found) * 7 or (len(found) == 2 and known < 2 and "、" in words[where:end]):
            return []
        people = [item for item in named if item.person]
        places = [item for item in named if not item.person]
        if self._honoured == "people" or (self._honoured == "families" and people):
            return (
                people if not (self._honoured == "people" and len(named) > 1 and len(people) * 2 < len(named)) else []
            )
        if (
            self._honoured in ("others", "bodies")
            and people
            and places
            and " " in words[where:end]
            and "、" not in words[where:end]
        ):
            return places if self._is_of_places() else people[:1]
        are_homes = self._honoured == "houses" and all(_KIN.search(item.holder) for item in people)
        return places or (people if are_homes or not self._is_of_places() else [])  # 美丽庭院: 韩志远家庭

    def _are_names(self, words: list[str]) -> bool:
        """初立新 盖秀英 宿长河: names alone in a row; most are such as people bear, and none is an office."""
        bare = [word.replace(" ", "") for word in words]
        if any(not 2 <= len(word) <= 3 or _ROLE.search(word) or _FORM.fullmatch(word) for word in bare):
            return False
        return 2 * sum(self._is_name(word, is_sure=True) for word in bare) >= len(bare)

    def _is_of_places(self) -> bool:
        return self._honoured in ("houses", "bodies")

    def _whole(
        self, first: int, last: int, *, is_row: bool = False, role: str | None = None
    ) -> tuple[Item | None, bool]:
        """One piece: whom it names, and whether it is understood at all."""
        words = self._words
        behind = _BEHIND.search(words[first:last])
        where = behind[1] if behind else ""
        if behind and not re.search(r"栋|号|楼", words[last : last + 1]):
            last = first + behind.start()
        text = re.sub(
            r"等(?:[\d一二三四五六七八九十]+[个名户位家人](?:[\u3400-\u9fff]{2,6})?)?$", "", words[first:last]
        )
        text = re.sub(r"(?<=\D)\d{7,}$", "", text)
        last = first + len(text)
        stop, places = self._chain(first, last)
        place = places[-1] if places else None
        rest = text[stop - first :]
        if place and not rest:
            is_held = place.level in ("community", "village", "estate") or (
                self._honoured == "areas" and place.level in ("street", "district")
            )
            return (Item(place.name, None, place) if is_held and self._honoured != "people" else None), True
        short = _COMMUNITY.fullmatch(rest)
        if short and not _FORM.fullmatch(rest):
            home = Place("community", short[1])
            return (Item(short[1], None, home) if self._honoured != "people" else None), True
        is_placed = bool(place or where or is_row)
        person = self._person(rest, stop, last, is_sure=is_placed or self._is_numbered, role=role)
        if person:
            return person, True
        if self._honoured == "people":
            return None, bool(
                _ROLE.search(rest) or (place and len(rest) < 8) or (rest.startswith("“") and _BODY.search(rest))
            )
        if (
            place
            and place.level == "estate"
            and self._honoured == "houses"
            and (_OF_ESTATE.fullmatch(rest) or rest == "院")
        ):
            return Item(place.name + rest, None, place), True
        if _HOUSE.fullmatch(rest) and self._honoured == "houses":
            return Item(rest, None, place), True
        is_body = _BODY.search(rest) or (
            place and self._honoured in ("others", "bodies") and re.fullmatch(r"[\u3400-\u9fff“”]{2,12}", rest)
        )  # 八铺街社区民兵连: whatever a place has
        if is_body and len(rest) <= 24 and (self._honoured != "houses"):
            return Item(self._body(rest, places), None, place), True
        return None, False

    def _body(self, rest: str, places: list[Place]) -> str:
        """Whose body it is stands before it, but not a street before a quoted name."""
        if not places or rest.startswith("“") or (places[-1].level == "street" and len(rest) > 5):
            return rest
        return places[-1].name + rest

    def _person(self, rest: str, first: int, last: int, *, is_sure: bool, role: str | None) -> Item | None:
        kin = _KIN.search(rest)
        name = rest[: kin.start()] if kin else rest
        plain = name.replace(" ", "")
        is_told = role is not None and re.fullmatch(r"[\u3400-\u9fff]{3}", plain) is not None and plain not in role
        is_told = is_told and self._honoured == "people" and not _FORM.fullmatch(plain) and not _ROLE.search(plain)
        if self._is_name(plain, is_sure=is_sure or bool(kin)) or (is_told and not any(s in _NEVER for s in plain)):
            return self._somebody(name, first, first + len(name), role, held=rest if kin and kin[0] != "同志" else None)
        for length in (3, 2, 4):
            ahead = name[:-length]
            is_role = _ROLE.search(ahead) is not None or (
                self._honoured in ("people", "families")
                and length == 3
                and not _ROLE.search(name)
                and len(ahead) > 1
                and "、" not in ahead
                and name_length(f"{name[-3:]}。", 0, strict=True) == length
            )  # 助人为乐的保安罗大成: an occupation that nobody has heard of is one
            if len(name) > length + 1 and is_role and self._is_name(name[-length:], is_sure=True):
                begin = first + len(name) - length
                return self._somebody(name[-length:], begin, begin + length, name[:-length])
        return None

    def _somebody(self, name: str, first: int, last: int, role: str | None, held: str | None = None) -> Item:
        plain = name.replace(" ", "")
        person = Person(plain, role, first, last, first, False, self._sentence)
        return Item(held or plain, person, None)

    def _role_behind(self, end: int) -> str | None:
        """What somebody is: the part behind their name that names a place or ends in a role."""
        told = re.split(r"[。;]", self._words[end + 1 :], maxsplit=1)[0]
        for part in re.split(r"[, ]", told):
            if (
                3 < len(part) <= 40
                and not _CELL.fullmatch(part)
                and (_ROLE.search(part) or any(self._context.places.mentions(part)))
            ):
                return part
        return None

    def _is_name(self, name: str, *, is_sure: bool) -> bool:
        if "·" in name:
            return sound_name(name, 0) == len(name) or _DOTTED.fullmatch(name) is not None
        if not 2 <= len(name) <= 6 or self._context.places.holds(name) or _FORM.fullmatch(name):
            return False
        if len(name) > 4:
            return (
                is_sure and self._honoured == "people" and not any(s in _NEVER for s in name) and not _ROLE.search(name)
            )
        if (
            not may_begin_name(name[0])
            or name.startswith(_OFFICE)
            or any(sign in _NEVER and not (sign == "道" and is_sure and len(name) == 3) for sign in name[1:])
            or _CELL.fullmatch(name)
        ):
            return False
        if len(name) == 4 and name[:2] not in DOUBLE_SURNAMES and not may_begin_name(name[1]):
            return False
        if (name[:2] in NOT_NAMES and not (is_sure and len(name) == 3)) or (
            len(name) > 2 and _ROLE.search(name) and not is_sure
        ):
            return False
        return is_sure or name_length(f"{name}。", 0, strict=True) == len(name)

    def _chain(self, first: int, last: int) -> tuple[int, list[Place]]:
        """The places at the beginning of a piece, one within the other, and where they end."""
        stop = first
        chain: list[Place] = []
        for start, end, place in self._context.places.mentions(self._words[first:last]):
            if not is_chain(self._words[stop : first + start]) and (
                chain or not _ABOVE.fullmatch(self._words, stop, first + start)
            ):
                break
            stop = first + end
            chain.append(place)
            if self._words.startswith("的", stop):
                stop += 1
        return stop, chain
