"""Names of people as signs: where one that begins at a place ends, and which a story keeps repeating.

A name begins with a surname and ends where a mark or a word that follows names begins. Given names may hold any
ideograph. Where that leaves two readings, the rest of the story decides: the one that it repeats is the name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from communities.extraction.common_words import WORD_WEIGHT
from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES, RARER_SURNAMES, SURNAMES
from communities.extraction.given_names import GIVEN, GIVEN_WEIGHT, SURNAME_WEIGHT, WORDS_GIVEN, is_given
from communities.extraction.predicates import BEGINS_PREDICATE
from communities.extraction.sounded_names import SPELT_BY_SOUND

_IDEOGRAPHS = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]*")
HONORIFIC = r"总理|副?主席|副(?:院长|校长|所长|书记|主任|会长|教授|经理|队长|站长|[省市县区镇乡局部厅处科]长)|[省市县区镇乡部厅处科]长|委员|同志|先生|女士|小姐|老师|医生|书记|主任|律师|警官|教授|阿姨|伯伯|叔叔|大叔|奶奶|爷爷|大爷|大妈|婆婆|师傅|站长|队长|院长|校长|大姐|大哥|姐|哥|伯|叔|姨|婆|老人|老伯|老太|老汉|嫂|医师|护士|社工|会长|所长|局长|经理|老板|同学|小朋友|老(?!伴)"
SPEAKS = r"说|如是说|表示|介绍|告诉|认为|坦言|回忆|指出|强调|透露|感慨|感叹|笑着|称|道(?=[,:“。])|讲述|解释|激动|高兴|动情|直言|补充|点赞|提到|谈到|分享"
_STRONG_END = re.compile(
    rf"^(?:[,。;:!?、()“”《—·]|$|(?:19|20)\d\d年|[今去]年|(?:{HONORIFIC})(?![\u3400-\u9fff]?[们])|{SPEAKS}|等(?=[\d一二三四五六七八九十百几多两]{{1,4}}余?(?:名|位|人|户|个家庭|同志)|[人志,。、])|家庭|和|与|及(?!时)|夫妇|夫妻|分别|双双|均(?!可|能))"
)
NAME_ENDS = re.compile(
    rf"^(?:[,。;:!?、()“”《—· ]|$|(?:{HONORIFIC})|{SPEAKS}|是|在|为|被|和|与|及(?!时)|等(?!\d+余?[个处项条家所座间])|的|带|从|向|将|把|对|给|以|也|还|就|都|经(?!常)|曾|当选|荣获|获|入选|入围|到|来|去|一(?=[直家边心口])|又|则|家(?=[里中门的,。住访])|退休|出生|"
    r"今|每|因|用|有|参|负责|担任|组织|积极|主动|热心|坚持|常(?!住)|自|通过|上门|走|深入|作|现场|率|邀|代表|主讲|授课|宣读|致辞?|陪|看|帮|教|围绕|结合|刚|不|没|正|便|随|于|由|最|发|受|耐心|先后|连续|长期|多年|扎根|默默|"
    r"义务|创办|成立|主持|出席|提|想|听|见|接|开|拿|送|写|做|当|住|独|身|患|年[仅过近约]|已|个人|两人|一家|夫妇|夫妻|[两三四五六]个?人|工作室|调解室|团队|讲|带领|牵头|利用|凭|立即|马上|赶|发现|提醒|协助|联系|召集|拉|始|投身|加入|放弃|"
    r"挨|逐|手(?=艺|持|把|里)|时(?=[,。])|收到|购买|认领|巡|捡|摆|递|扶|敲|蹲|卸|上(?=[月周个台前])|分别|才|再|算|记得|念起|评价|搭档|就是|同学|老师|小朋友|动员|捧|竖|擦|望|站|坐|跑|翻|打|骑|背|搬|找|问|听|喊|唱|哭|拥有|累计|无偿|平均|捐|照顾|伸|二话|毫不|挺身|率先|轮流|第一|共同|一行|三人|四人|及其|所|其|她|他|这|那|跟|介绍|笑|表|告|曾经|如今|现在|昨|日前|近日|平时|经常|时常|总是|始终|虽|尽管|既|即|同样|特别|组成|组建|评|答|数|忙|拎|爱|管|守|织|练|修|种|养|救|掏|租|买|卖|煮|缝|剪|签|装|盯|跨|冲|扛|推|拄|抱|牵|搀|盼|攒|掌|驻|配|值|学(?!生)|记|请|选|落|登|捐|回|了解|知道|喜|乐呵|乐了|眼|心里|嗓|话|家住|带头|全程|全家|专门|干脆|索性|一|二十|三十|\d)"
)
_WEAK_END = re.compile(
    r"入选|入围|上榜|登上|捧得|荣获|评为|提出|带着|带领|主动|积极|竖起|笑着|告诉|今年|正在|说道|提出|感慨|坦言|点赞|拉着|一家|每天|每逢|经常|时常|参加|报名|捐|入围|获|被评为|当选|患有|身患|独居|去年|从|在(?=[社小家楼门])|用|把|给|义务|退休|"
    r"自费|自发|认领|第一|介绍|赶|来到|走进|找到|送来|住|接过|拿|捧|看到|看着|望着|觉得|高兴|开心|激动|兴奋|逐|挨家|指着|翻开|握着|因|以前|原本|曾|家(?=[里住中])|老人|夫妇|负责|说"
)
# 任景刚宣读: given names end in 刚 far more often than a name is followed by the adverb, unless somebody just moved.
_ENDS_IN_GANG = re.compile(r"刚(?![刚才从到回走下上接进搬来满过退结开起打买领说])")
# 庄进发把…, 孟宪和是…: what would follow the shorter name makes no sense before these words.
_NO_WORD_BETWEEN = re.compile(
    r"[发来进成平安定明立长生正常](?=[把将被])|来(?=[在是曾说也还又]|过去|突然|笑着|告诉|介绍)|[和与](?=[是说在被的也还就又带牵]|介绍|表示)"
)
_PREPOSITIONS = frozenset("在从把被将对给为与因")
_BEFORE_BEING = frozenset("有作大无可")  # 王有为
_COMING = re.compile(
    r"来(?=[在的和是也又曾把被将从与还最]|家[的里]|过去|突然|凌晨|每[天周月]|一个人|手把手|分管|成了|荣获|获评|入选|当选|主持|总爱|退休|今年|去年)"
)
_CLOSED = re.compile(r"[,。;:!?、()]|$")
_ANYTHING = re.compile("")
_HARDLY_A_SURNAME = -1
# 带头, 主动 …: verbs and adverbs that are clearly whole words behind a name.
_OF_TWO_SIGNS = re.compile(
    r"带头|牵头|带领|率领|率先|主动|自费|自掏|自愿|自发|义务|负责|担任|主持|组织|坚持|热心|积极|挨家|挨户|逐户|逐一|轮流|经常|时常|常年|长期|连续|先后|累计|专门|亲自|上门|登门|入户|创办|成立|发起|动员|协助|参加|参与|加入|报名|患有|独居|退休|当选|荣获|荣膺|获评|获得|入选|入围|发现|告诉|介绍|准时|按时|随即|立即|马上|赶[来到紧]|拉着|拿着|拿出|扶着|背着|背起|推着|拎着|牢记|深知|扎根|前年|去年|今年|上月"
)
_NOT_GIVEN = frozenset(
    "获被则已还也曾说告的了是在们等个次户这那哪吗呢吧么让把被给向从到或但且并很更最各每某该此其它他她我你您着过得社区街道们与及、,。里内外吃"
)
_NEVER_GIVEN = frozenset(
    "获被则已还也曾说告的了们等个次户这那哪吗呢吧么让把被给她他我你您着得氏"
)  # not even between a role and a full stop
COMMON = "".join(sorted(SURNAMES))
ABSTRACT = frozenset(
    "社团馆店厂校院坊族感度性率力化区员者们厅室站处所法式部车机器品金费证书表单图点线路街村镇队组班会课"
)
_DOTTED = re.compile(r"[\u3400-\u9fff]{2,6}(?:·[\u3400-\u9fff]{2,8}){1,3}?(?![\u3400-\u9fff]*”)")
_HARDLY_GIVEN = frozenset(
    "上下前后时候工作服务社会可以需要进行开展组织积极主动带领参与深入走访通过为在是有将把被与和同也还就都又再已正向对从到来去说表示介绍认真及定期每多当利用"
)


# Two or three signs from each place at which a name may begin; the lookahead lets them overlap.
_BEGINNING = re.compile(
    f"(?s)(?=([{''.join(sorted(SURNAMES | RARER_SURNAMES))}\u3400-\u4dbf\U00020000-\U0003ffff]..?))"
)
_CLAUSE_NAME = re.compile(rf"[,。;:!?“”](?=[{COMMON}])")


class Repeats:
    """What a story repeats: how often two or three signs that may be a name stand in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        whole = list(texts)
        signs: list[str] = list(chain.from_iterable(map(_BEGINNING.findall, whole)))
        self._counts = Counter(signs)
        self._counts.update([three[:2] for three in signs if len(three) == 3])
        self.heroes = self._heroes(whole)

    def count(self, name: str) -> int:
        """How often two or three signs that begin like a name stand in the story."""
        return self._counts.get(name, 0)

    def keeps(self, words: str, place: int) -> bool:
        """Whether the story says the three signs at ``place`` again and again, and never only the first two."""
        three = words[place : place + 3]
        return (
            len(three) == 3
            and self.count(three) > 2
            and self.count(three[:2]) == self.count(three)
            and three[:2] not in NOT_NAMES
            and _may_be_given(three[1:])
            and three[2] not in ABSTRACT
        )

    def settled(self, words: str, place: int, length: int) -> int:
        """The length that the rest of the story speaks for: 简宁 when 简宁组 is said once, 简宁 three times."""
        if length not in (2, 3) or words[place : place + 2] in DOUBLE_SURNAMES:
            return length
        two, three = words[place : place + 2], words[place : place + 3]
        if length == 3 and self.count(two) > 2 * self.count(three):
            return 2
        if (
            length == 2
            and len(three) == 3
            and self.count(three) > 1
            and self.count(two) == self.count(three)
            and (_may_be_given(three[2:]) or (self.count(three) > 2 and three[2] not in _NEVER_GIVEN))
        ):
            return 3
        return length

    def before_adverb(self, words: str, place: int, length: int) -> int:
        """The length without an adverb that reads like the end of the name: 敖登 in 敖登正在…, when the story says so."""
        surname = 2 if words[place : place + 2] in DOUBLE_SURNAMES else 1
        if length < surname + 2 or not _ADVERB.match(words, place + length - 1):
            return length
        shorter = words[place : place + length - 1]
        seen = self.count(shorter)
        return length - 1 if seen > 1 and seen > self.count(words[place : place + length]) else length

    def _heroes(self, whole: list[str]) -> frozenset[str]:
        """Names that need no role: the story keeps beginning its clauses with them, or gives them a title somewhere."""
        seen: Counter[str] = Counter()
        short: Counter[str] = Counter()
        titled: set[str] = set()
        for text in whole:
            places = [found.end() for found in _CLAUSE_NAME.finditer(text)]
            for place in [0, *places] if text[:1] in SURNAMES else places:
                name = text[place : place + 3]
                if self.count(name[:2]) < _LEAST:
                    continue
                if _acts(text, place, 2):
                    short[name[:2]] += 1
                if len(name) < 3 or name[:2] in NOT_NAMES or not _NEVER_GIVEN.isdisjoint(name[1:]):
                    continue
                if CALLED_BEHIND.match(text, place + 3) and _IDEOGRAPHS.fullmatch(name):
                    titled.add(name)
                if name_length(text, place, strict=False) == 3 or name in titled:
                    seen[name] += 1
                elif self._counts[name] > 3 and _acts(text, place, 3):
                    seen[name] += 1  # 周代年: signs that hardly stand in names
        heroes = frozenset(
            name
            for name, count in seen.items()
            if (count > 1 or name in titled) and self._counts[name] >= _LEAST and name[2] not in ABSTRACT
        ) | frozenset(self._kept_apart(whole))
        of_two = [name for name, count in short.items() if count > 1]
        return heroes | frozenset(
            name
            for name in of_two[:_MOST_HEROES]
            if not any(hero.startswith(name) for hero in heroes)
            and 2 * max(Counter(t[p : p + 3] for t in whole if name in t for p in _places_of(name, t)).values())
            <= self._counts[name] + 1
        )

    def _kept_apart(self, whole: list[str]) -> Iterator[str]:
        """Three signs made like a name that stand at least three times, each time between other signs."""
        likely = [
            name
            for name, count in self._counts.items()
            if count >= _LEAST
            and len(name) == 3
            and (name[0] in SURNAMES or name[0] in RARER_SURNAMES)
            and is_given(name[1:])
            and name[:2] not in NOT_NAMES
            and name[1:] not in NOT_NAMES
        ]
        for name in likely[:_MOST_HEROES]:
            sides = [
                (text[start - 1 : start], text[start + len(name) : start + len(name) + 1])
                for text in whole
                if name in text
                for start in _places_of(name, text)
            ]
            if len({left for left, _right in sides}) > 1 and len({right for _left, right in sides}) > 2:
                yield name


_MOST_HEROES = 12
_LEAST = 3  # times that the story says a name which needs no role
# 常说, 正在, 荣登: given names end so, too.
_ADVERB = re.compile(
    r"常(?=[说讲念提笑把在到去来给对跟带陪为帮替被常])|正(?=[在要忙从把带蹲坐站拿举和])|荣(?=[获登膺立])|刚(?=[才刚从到回走下上接进])|亲(?=[自手口])|平(?=[时日常])"
)


def _acts(text: str, place: int, length: int) -> bool:
    """Whether two or three signs at the head of a clause may be a name of which the clause says something."""
    name = text[place : place + length]
    return (
        len(name) == length
        and name[:2] not in NOT_NAMES
        and (length == 3 or is_given(name[1]))
        and _may_be_given(name[1:])
        and ABSTRACT.isdisjoint(name[1:])
        and _ACTS.match(text, place + length) is not None
    )


def _places_of(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text."""
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))


CALLED_BEHIND = re.compile(rf"(?:{HONORIFIC})(?![们都])|{SPEAKS}")


def _may_be_given(signs: str) -> bool:
    return _NOT_GIVEN.isdisjoint(signs) and _IDEOGRAPHS.fullmatch(signs) is not None


def may_begin_name(sign: str) -> bool:
    """Whether a surname begins so."""
    return (
        sign in SURNAMES or sign in RARER_SURNAMES or is_rare(sign) or any(sign == name[0] for name in DOUBLE_SURNAMES)
    )


def is_rare(sign: str) -> bool:
    """An ideograph that only names still use: 䶮, 㬭, 𠮷."""
    return "\u3400" <= sign <= "\u4dbf" or sign >= "\U00020000"


_ACTS = re.compile(
    rf"(?:{SPEAKS})|每天|主动|总是|告诉|一直|也(?=[是在不没常])|又|还(?=[是在会主自])|就(?=[是在])|从(?=[小社小不])|于(?=\d)|曾|被(?=[评授誉推选])|获|当选|走|深知|知道|觉得|带着|带领|自费|坚持|发现|接过|拿[出着]|说|笑|把|给(?=[老居大社])|家(?=[里中住])|今年|退休|出生|老人|老师|同志"
)
TOWARDS = re.compile(
    rf"向[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}}(?:同志|老师|学习|看齐|致敬|致以|表示|介绍|反映|求助|请教|道谢|询问|说明)"
)


def name_length(words: str, place: int, *, strict: bool, weak: bool = False, behind_role: bool = False) -> int:
    """How long the name at ``place`` is, 0 when there is none. ``strict`` wants a mark or a speaking verb behind it."""
    if "·" in words[place + 2 : place + 7] and (length := sound_name(words, place)):
        return length
    surname = 2 if words[place : place + 2] in DOUBLE_SURNAMES else 1
    if words[place : place + 2] in NOT_NAMES or (words[place] == "向" and TOWARDS.match(words, place)):
        return 0
    if surname == 1 and words[place] not in SURNAMES:
        if words[place] not in RARER_SURNAMES and not is_rare(words[place]):
            return 0
        strict = True
    if behind_role and goes_on_behind_two(words, place, surname):
        return surname + 1
    ends = _STRONG_END if strict else NAME_ENDS
    if strict and weak and words[place] in SURNAMES:
        for length in (surname + 2, surname + 1):
            if _fits(words, place, surname, length, _WEAK_END) and _is_likely(words, place, surname, length):
                return length
    if strict and weak and surname == 1 and words[place] in SURNAMES and _fits(words, place, 1, 3, NAME_ENDS):
        given = words[place + 1 : place + 3]
        if given not in NOT_NAMES and _HARDLY_GIVEN.isdisjoint(given):
            return 3  # 志愿者孙桂花当上了…: three signs that can be nothing else
    if _NO_WORD_BETWEEN.match(words, place + surname + 1) and _may_be_given(
        words[place + surname : place + surname + 1]
    ):
        return surname + 2
    fits = [
        length
        for length in (surname + 1, surname + 2)
        if _fits(words, place, surname, length, ends)
        or (
            behind_role
            and words[place + length : place + length + 2] in BEGINS_PREDICATE
            and _fits(words, place, surname, length, _ANYTHING)
        )
    ]
    if (
        fits == [2]
        and words[place + 1] in "带来去说到在有把被向对从给叫让"
        and not _STRONG_END.match(words[place + 2 : place + 8])
    ):
        return 0  # 老主任常带他走访
    fits = [length for length in fits if _is_likely(words, place, surname, length)]
    if not fits:
        return 0
    if len(fits) == 2:
        if re.match(SPEAKS, words[place + fits[0] : place + fits[0] + 3]):
            return fits[0]
        longer = place + fits[1]
        is_longer = (
            _STRONG_END.match(words[longer : longer + 6])
            or _ENDS_IN_GANG.match(words, longer - 1)
            or _COMING.match(words, longer - 1)
            or _is_whole_verb(words, longer)
        )
        return fits[1] if is_longer else fits[0]
    return fits[0]


def goes_on_behind_two(words: str, place: int, surname: int) -> bool:
    """韩磊|登记, 韩芳|家的: what follows one sign is a word, and no name ends in its first sign."""
    if words[place] not in SURNAMES or GIVEN_WEIGHT.get(words[place + surname : place + surname + 1], -4) <= 0:
        return False
    if words[place - 1 : place] in ("“", "《"):
        return False
    third = words[place + surname + 1 : place + surname + 2]
    if third == "家" and words[place + surname + 2 : place + surname + 3] in ("的", "里", "中", "门"):
        return True
    is_word = words[place + surname + 1 : place + surname + 3] in BEGINS_PREDICATE
    if is_word and GIVEN_WEIGHT.get(third, -4) > 0:
        rest = words[place + surname + 2 : place + surname + 8]
        return NAME_ENDS.match(rest) is None and rest[:2] not in BEGINS_PREDICATE  # 韩磊|凌晨
    return is_word


def _is_whole_verb(words: str, place: int) -> bool:
    """孟庆发|带头: what follows the longer name is one verb of two signs; 发带 would be none."""
    return _OF_TWO_SIGNS.match(words, place) is not None and words[place - 1 : place + 1] not in WORD_WEIGHT


def _is_likely(words: str, place: int, surname: int, length: int) -> bool:
    """Whether the given name is made of signs for names, or something behind it says that it is one: 曾因 is none."""
    given = words[place + surname : place + length]
    if not GIVEN.isdisjoint(given) or given in WORDS_GIVEN or any(map(is_rare, given)):
        return True
    behind = words[place + length : place + length + 6]
    return bool(CALLED_BEHIND.match(behind)) or (len(given) > 1 and _STRONG_END.match(behind) is not None)


def plain_name(words: str, place: int) -> int:
    """Behind a role, a usual surname with two signs that given names are made of; behind a strong role any two signs."""
    name = words[place : place + 3]
    known = name[:1] in SURNAMES or name[:1] in RARER_SURNAMES or is_rare(name[:1])
    if len(name) < 3 or not known or name[:2] in NOT_NAMES or name[1:] in NOT_NAMES:
        return 0
    if SURNAME_WEIGHT.get(name[0], 0) < _HARDLY_A_SURNAME and not is_given(name[1:]):
        return 0  # 党员占总人口…
    if name[2] in _NEVER_GIVEN and _may_be_given(name[1]):
        return 2
    if name[2] not in GIVEN and is_given(name[1]) and _OF_TWO_SIGNS.match(words, place + 2):
        return 2  # 缪静准时在…
    return 3 if _may_be_given(name[1:]) and _HARDLY_GIVEN.isdisjoint(name[1:]) else 0


def likely_name(words: str, place: int) -> int:
    """A usual surname and two signs of given names, whatever follows: 城管执法人员王雪松…; 0 otherwise."""
    name = words[place : place + 3]
    if len(name) < 3 or name[0] not in SURNAMES or name[:2] in NOT_NAMES or name[1:] in NOT_NAMES:
        return 0
    return 3 if is_given(name[1:]) and _NOT_GIVEN.isdisjoint(name[1:]) and _HARDLY_GIVEN.isdisjoint(name[1:]) else 0


def sound_name(words: str, place: int) -> int:
    """古丽娜尔·艾合买提: a name spelt by its sound."""
    found = _DOTTED.match(words, place)
    if found is None:
        return 0
    best = 0
    for end in range(place + 4, found.end() + 1):
        name = words[place:end].replace("·", "")
        if all(sign in SPELT_BY_SOUND for sign in name) and words[end - 1] != "·":
            best = end - place
    return best if "·" in words[place : place + best] else 0


def _fits(words: str, place: int, surname: int, length: int, ends: re.Pattern[str]) -> bool:
    given = words[place + surname : place + length]
    if "和" in given and (given == "和" or (given[0] == "和" and given[1] in SURNAMES)):
        return False
    if (
        length == surname + 2
        and given[-1:] in _PREPOSITIONS
        and given[:1] not in _BEFORE_BEING
        and not _CLOSED.match(words, place + length)
    ):
        return False  # 韩芳在去年…
    forbidden = _NEVER_GIVEN if ends is _STRONG_END and length > 2 else _NOT_GIVEN
    if len(given) != length - surname or not forbidden.isdisjoint(given) or not _IDEOGRAPHS.fullmatch(given):
        return False
    return ends.match(words[place + length : place + length + 6]) is not None
