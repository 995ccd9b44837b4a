"""People: a role or honour and the name behind it, names with an honorific, names that speak.

A name begins with a surname and ends where a mark or a word that follows names begins. Given names may hold any
ideograph. 胡阿姨 and 小陈 are names in part and are marked so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communities.extraction.context import Sentence
from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES, RARER_SURNAMES, SURNAMES

_ROLES = (
    "老年人 老人家 书记 副书记 第一书记 支书 主任 副主任 委员 站长 副站长 所长 副所长 队长 副队长 会长 副会长 理事长 秘书长 院长 副院长 校长 副校长 园长 经理 总经理 董事长 负责人 工作人员 社工 网格员 网格长 "
    "楼长 楼栋长 楼组长 栋长 组长 小组长 民警 辅警 警长 交警 律师 法律顾问 顾问 调解员 志愿者 义工 居民 业主 街坊 村民 党员 战士 老兵 军人 老人 老师 教师 教授 医生 护士 医师 专家 讲师 指导员 辅导员 "
    "专干 干部 团长 班长 创始人 传承人 艺术家 画家 书法家 作家 学生 同学 小学生 大学生 小朋友 店主 老板 商户 商家 代表 镇长 区长 科长 副科长 局长 副局长 处长 部长 副部长 主席 副主席 管家 保安 "
    "保洁员 教练 队员 团员 成员 会员 家长 户主 模范 好人 标兵 骑手 小哥 快递员 热心人 住户 租户 咨询师 营养师 厨师 劳模 科学家 院士 博士 研究员 工程师 师傅 嘉宾 主持人 演员 选手 会计 监督员 巡逻员 "
    "宣讲员 馆长 主管 干事 获得者 带头人 能人 达人 发起人 牵头人 召集人 女儿 儿子 丈夫 妻子 老伴 母亲 父亲 市民 群众 患者 选调生 联络员 社长 总监 主播 调解能手 街长 巷长 路长 河长 店长 书画家 "
    "工匠 技师 心理咨询师 社区工作者 工作者 领队 总队长 支队长 大队长 中队长 教导员 政委 副校长 理事 监事 副经理 项目主任 督导 护理员 家庭医生 阿姨 代办员 信息员 协管员 巡防员 楼管 设计师 摄影师 乐手 "
    "党员志愿者 老党员 退休教师 退休职工 退休工人 职工 工人 农民 渔民 妇女 女士 爷爷 奶奶 伯伯 叔叔 大叔 大妈 大爷 英雄 烈士 遗孀 后人 孙女 孙子 邻居 主理人 合伙人 负责同志 班主任 助理 秘书 之星 工作者 主讲人 领头人 带头人 船长 班主 领队 后代 媳妇 儿媳 儿媳妇 爸爸 妈妈 姐姐 妹妹 哥哥 弟弟 孙媳 女婿 联系人 教官 心理老师 志愿军 人"
).split()
_WEAK_ROLES = frozenset(
    {
        "人",
        "群众",
        "妇女",
        "市民",
        "代表",
        "干部",
        "党员",
        "居民",
        "成员",
        "会员",
        "学生",
        "家长",
        "老人",
        "队员",
        "委员",
        "志愿者",
        "专家",
        "工作人员",
        "工作者",
        "职工",
        "工人",
        "业主",
        "街坊",
        "村民",
    }
)
_BY_LAST: dict[str, list[str]] = {}
for _role in sorted(set(_ROLES), key=len, reverse=True):
    _BY_LAST.setdefault(_role[-1], []).append(_role)

_FIRST = "".join(sorted(SURNAMES | RARER_SURNAMES | {name[0] for name in DOUBLE_SURNAMES}))
_HOOK = re.compile(rf"[{''.join(_BY_LAST)}”:岁的叫名为予彰、和与及,(] ?(?=[{_FIRST}小老阿])")
_IDEOGRAPH = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HONORIFIC = r"同志|先生|女士|小姐|老师|医生|书记|主任|律师|警官|教授|阿姨|伯伯|叔叔|大叔|奶奶|爷爷|大爷|大妈|婆婆|师傅|站长|队长|院长|校长|大姐|大哥|姐|哥|伯|叔|姨|婆|老人|老伯|老太|老汉|嫂|医师|护士|社工|会长|所长|局长|经理|老板|同学|小朋友|老"
_SPEAKS = r"说|表示|介绍|告诉|认为|坦言|回忆|指出|强调|透露|感慨|感叹|笑着|称|道(?=[,:“。])|讲述|解释|激动|高兴|动情|直言|补充|点赞|提到|谈到|分享"
_STRONG_END = re.compile(
    rf"^(?:[,。;:!?、()“”《—·]|$|(?:{_HONORIFIC})(?![\u3400-\u9fff]?[们])|{_SPEAKS}|等(?=[\d一二三四五六七八九十几多人志,。、])|和|与|及(?!时)|夫妇|夫妻|分别|双双|均(?!可|能))"
)
_END = re.compile(
    rf"^(?:[,。;:!?、()“”《—· ]|$|(?:{_HONORIFIC})|{_SPEAKS}|是|在|为|被|和|与|及(?!时)|等|的|带|从|向|将|把|对|给|以|也|还|就|都|经(?!常)|曾|当选|荣获|获|入选|入围|到|来|去|一(?=[直家边心口])|又|则|家(?=[里中门的,住])|退休|出生|"
    r"今|每|因|用|有|参|负责|担任|组织|积极|主动|热心|坚持|常(?!住)|自|通过|上门|走|深入|作|现场|率|邀|代表|主讲|授课|宣读|致辞?|陪|看|帮|教|围绕|结合|刚|不|没|正|便|随|于|由|最|发|受|耐心|先后|连续|长期|多年|扎根|默默|"
    r"义务|创办|成立|主持|出席|提|想|听|见|接|开|拿|送|写|做|当|住|独|身|患|年[仅过近约]|已|个人|两人|一家|夫妇|夫妻|工作室|调解室|团队|讲|带领|牵头|利用|凭|立即|马上|赶|发现|提醒|协助|联系|召集|拉|始|投身|加入|放弃|"
    r"挨|逐|手(?=艺|持|把|里)|时(?=[,。])|收到|购买|认领|巡|捡|摆|递|扶|敲|蹲|卸|上(?=[月周个])|分别|才|再|算|记得|念起|评价|搭档|就是|同学|老师|小朋友|动员|捧|竖|擦|望|站|坐|跑|翻|打|骑|背|搬|找|问|听|喊|唱|哭|拥有|累计|无偿|平均|捐|照顾|伸|二话|毫不|挺身|率先|轮流|第一|共同|一行|三人|四人|及其|所|其|她|他|这|那|跟|介绍|笑|表|告|曾经|如今|现在|昨|日前|近日|平时|经常|时常|总是|始终|虽|尽管|既|即|同样|特别)"
)
_OLD = re.compile(rf"(?:老人|奶奶|爷爷|阿姨|大爷|同志|先生|女士)(?:{_SPEAKS}|[,。、是在家一的])")
_PAIR = re.compile(r"夫妇|夫妻|两人|三人|等|分别|[,。、]")
_WEAK_END = re.compile(
    r"带着|带领|主动|积极|竖起|笑着|告诉|今年|正在|说道|提出|感慨|坦言|点赞|拉着|一家|每天|每逢|经常|时常|参加|报名|捐|入围|获|被评为|当选|患有|身患|独居|去年|从|在(?=[社小家楼门])|用|把|给|义务|退休|"
    r"自费|自发|认领|第一|介绍|赶|来到|走进|找到|送来|住|接过|拿|捧|看到|看着|望着|觉得|高兴|开心|激动|兴奋|逐|挨家|指着|翻开|握着|因|以前|原本|曾|家(?=[里住中])|老人|夫妇|负责|说"
)
_NOT_GIVEN = frozenset(
    "说告的了是在们等个次户这那哪吗呢吧么让把被给向从到或但且并很更最各每某该此其它他她我你您着过得社区街道们与及、,。里内外吃"
)
_ROLE_CUT = re.compile(
    r"^.*(?:——记|[—的了由与和及、,。;:!?“”()让对向给把被将请邀从在是为有以]|邀请|包括|来自|联合|走访|慰问|看望|采访|组织|介绍|推荐|其中|例如|比如|如|获得|评为|帮助|带领|陪同|代表|感谢|认识|提起|随同|记者|到|来|推选|推选出|选出|涌现出?|拜访|走进|见到|以及|就是|发动|年近[\u3400-\u9fff]{1,4}|岁的?)(?=.)"
)
_LONGEST_ROLE = 24
_COMMON = "".join(sorted(SURNAMES))
_TITLED = r"阿姨|伯伯|大叔|叔叔|奶奶|爷爷|大爷|大妈|婆婆|大姐|大哥|姐姐|老伯|老太太?|大伯|姑娘|大娘|大婶|阿婆|阿伯|婶|嫂|先生|女士|小姐|老师|师傅"
_PARTIAL = re.compile(
    rf"(?<![\u3400-\u9fff])[小老阿](?P<short>[{_COMMON}])(?=(?:{_SPEAKS})|也|和|、|在|是|的|把|,|。|又|便|就|每|正|都|给|带|!|\))|"
    rf"(?:(?<![\u3400-\u9fff])|(?<=[的位是和与让请给对为找向到说了把]))(?:(?P<surname>[{_FIRST}])(?:{_TITLED})(?!们|傅)|"
    rf"(?P<elder>[{_FIRST}])(?:伯(?!伯)|叔(?!叔)|姨(?!妈)|婆(?!婆)|姐(?!妹|姐)|哥(?!哥))(?=[,。;:!?、“”()]|{_SPEAKS}|是|在|家|今年|一家|的|每|和|正|告|早|也|就|住|从|曾|因|患|去年|笑|带|推|拉|还|把|给))"
)
_PARTIAL_AFTER_ROLE = re.compile(
    rf"(?:[小老阿][{_FIRST}](?![\u3400-\u9fff]{{0,1}}[区村街])|[{_FIRST}](?:阿姨|伯伯|大叔|叔叔|奶奶|爷爷|大爷|大妈|婆婆|大姐|大哥|老伯|老太太?|大伯|先生|女士|小姐|伯|叔|姨|婆|某某?|老师|师傅))"
)
_AGED = re.compile(r"(?:今年|现年|年近|年过|已)?\d{2,3}(?:周)?岁(?:高龄)?的$")
_CALLED = re.compile(r"(?:授予|表彰)$|(?:他|她|我|名字|名)叫$|(?:大名|全名|名叫|本名|名为)$")
_ABSTRACT = frozenset("感度性率力化区员者们厅室站处所法式部车机器品金费证书表单图点线路街村镇队组班会课")
_NOT_PARTIAL = frozenset(
    "小区 小巷 小路 老路 老街 小康 小时 小平 小红 小卖 小车 小花 小金 老人 老年 老党 老干 老公 老家 小家 小党 小广 小公 小单 小农 小能 小游".split()
)
_DOTTED = re.compile(r"[\u3400-\u9fff]{2,6}(?:·[\u3400-\u9fff]{2,8}){1,3}?(?![\u3400-\u9fff]*”)")
_SPELT_BY_SOUND = frozenset(
    "阿艾买合提古丽娜尔热依木吐逊江帕孜克巴哈萨迪力肯莎玛努加玉苏甫再乃乌布里拉亚森卡斯尼沙达旺扎西卓德吉次仁格桑多顿珠罗央金姆白旦增麦合塞买迪娅麦伊敏斯坎拜克图孙"
)
_STRONG_ROLES = frozenset(
    "老年人 老人家 书记 副书记 主任 副主任 站长 所长 队长 副队长 会长 院长 校长 园长 经理 民警 律师 法律顾问 教师 医生 护士 社工 网格员 楼长 楼组长 楼栋长 调解员 老师 教授 主席 副主席 镇长 局长 科长 战士 负责人 师傅 老兵 团长 船长 组长 指导员 辅导员".split()
)
_HARDLY_GIVEN = frozenset(
    "上下前后时候工作服务社会可以需要进行开展组织积极主动带领参与深入走访通过为在是有将把被与和同也还就都又再已正向对从到来去说表示介绍认真及定期每多当利用"
)
_SEX = re.compile(r"^,(?:男|女)(?:,|性)|^\((?:男|女|化名|左|右|中)")


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


_CLAUSE_NAME = re.compile(rf"(?:^|[,。;:!?“”])(?=[{_COMMON}])")


def repeated_names(texts: Iterable[str]) -> frozenset[str]:
    """Names that a story keeps beginning its clauses with: its hero, who needs no role."""
    whole = list(texts)
    counts: Counter[str] = Counter()
    for text in whole:
        for found in _CLAUSE_NAME.finditer(text):
            length = name_length(text, found.end(), strict=False)
            if length == 3:
                counts[text[found.end() : found.end() + 3]] += 1
    joined = "\n".join(whole) if counts else ""
    return frozenset(
        name for name, count in counts.items() if count > 1 and joined.count(name) > 2 and name[2] not in _ABSTRACT
    )


def find_people(
    sentence: Sentence, covered: list[tuple[int, int]], known: frozenset[str] = frozenset()
) -> list[Person]:
    """Return the people that one sentence names.

    ``covered`` are the places of bylines, which are read elsewhere; ``known`` are names that need no role.
    """
    words = sentence.paragraph.text
    people: list[Person] = []
    end = sentence.start
    if sentence.start == 0 or words[sentence.start - 1] in "。!?”":
        first = _speaker(words, sentence.start, sentence)
        if first:
            people.append(first)
            end = first.end
    for hook in _HOOK.finditer(words, max(0, sentence.start - 1), sentence.end):
        place = hook.end()
        if place < end or any(start <= place < stop for start, stop in covered):
            continue
        person = _person_at(words, place, sentence, people[-1] if people else None)
        if person:
            people.append(person)
            end = person.end
    people.extend(_by_sound(words, sentence, people))
    for name in known:
        start = words.find(name, sentence.start, sentence.end)
        if start >= 0 and not any(person.start <= start < person.end for person in people):
            people.append(Person(name, None, start, start + len(name), start, False, sentence))
    people.extend(_in_part(words, sentence, people, covered))
    return sorted(people, key=lambda person: person.start)


def name_length(words: str, place: int, *, strict: bool, weak: bool = False) -> int:
    """How long the name at ``place`` is, 0 when there is none. ``strict`` wants a mark or a speaking verb behind it."""
    if "·" in words[place + 2 : place + 7] and (length := _sound_name(words, place)):
        return length
    surname = 2 if words[place : place + 2] in DOUBLE_SURNAMES else 1
    if words[place : place + 2] in NOT_NAMES:
        return 0
    if surname == 1 and words[place] not in SURNAMES:
        if words[place] not in RARER_SURNAMES:
            return 0
        strict = True
    ends = _STRONG_END if strict else _END
    if strict and weak and words[place] in SURNAMES:
        for length in (surname + 2, surname + 1):
            if _fits(words, place, surname, length, _WEAK_END):
                return length
    fits = [length for length in (surname + 1, surname + 2) if _fits(words, place, surname, length, ends)]
    if not fits:
        return 0
    if len(fits) == 2:
        if re.match(_SPEAKS, words[place + fits[0] : place + fits[0] + 3]):
            return fits[0]
        longer = place + fits[1]
        return fits[1] if _STRONG_END.match(words[longer : longer + 6]) else fits[0]
    return fits[0]


def _by_sound(words: str, sentence: Sentence, people: list[Person]) -> Iterator[Person]:
    """古丽娜尔·艾合买提 needs no role: no other words are spelt like that."""
    dot = words.find("·", sentence.start, sentence.end)
    while dot >= 0:
        start, end = dot, dot + 1
        while start > sentence.start and dot - start < 6 and words[start - 1] in _SPELT_BY_SOUND:
            start -= 1
        while end < sentence.end and end - dot < 9 and words[end] in _SPELT_BY_SOUND:
            end += 1
        if (
            dot - start > 1
            and end - dot > 2
            and end - start > 5
            and not any(p.start < end and start < p.end for p in people)
        ):
            yield Person(words[start:end], None, start, end, start, False, sentence)
        dot = words.find("·", end, sentence.end)


def _plain_name(words: str, place: int) -> int:
    """Behind a role that hardly stands without a name, three signs with a usual surname are one."""
    name = words[place : place + 3]
    if len(name) < 3 or name[0] not in SURNAMES or name[:2] in NOT_NAMES or name[1:] in NOT_NAMES:
        return 0
    given = all(_IDEOGRAPH.match(sign) and sign not in _NOT_GIVEN and sign not in _HARDLY_GIVEN for sign in name[1:])
    return 3 if given else 0


def _sound_name(words: str, place: int) -> int:
    """古丽娜尔·艾合买提: a name spelt by its sound."""
    found = _DOTTED.match(words, place)
    if found is None:
        return 0
    best = 0
    for end in range(place + 4, found.end() + 1):
        name = words[place:end].replace("·", "")
        if all(sign in _SPELT_BY_SOUND for sign in name) and words[end - 1] != "·":
            best = end - place
    return best if "·" in words[place : place + best] else 0


def _fits(words: str, place: int, surname: int, length: int, ends: re.Pattern[str]) -> bool:
    given = words[place + surname : place + length]
    if "和" in given and (given == "和" or (given[0] == "和" and given[1] in SURNAMES)):
        return False
    if len(given) != length - surname or not all(_IDEOGRAPH.match(sign) and sign not in _NOT_GIVEN for sign in given):
        return False
    return ends.match(words[place + length : place + length + 6]) is not None


def _person_at(words: str, place: int, sentence: Sentence, before: Person | None) -> Person | None:
    hook = words[place - 1]
    if hook == " ":  # 社区党委副书记 郗望: a blank between role and name, as signatures have it
        hook = words[place - 2]
        if hook in "”:岁的叫名为予彰、和与及,(":
            return None
    if hook in "、和与及" and before is not None and before.end == place - 1 and not before.is_partial:
        length = name_length(words, place, strict=words[place] not in SURNAMES)
        return (
            Person(
                words[place : place + length], before.role, place, place + length, before.role_start, False, sentence
            )
            if length
            else None
        )
    if words[place - 1 : place + 1] == "师傅":
        return None
    if hook == "”" and _speaker(words, place, sentence):
        return _speaker(words, place, sentence)
    if hook in ",(":
        length = name_length(words, place, strict=True)
        if length and (
            re.match(_SPEAKS, words[place + length : place + length + 4])
            or _SEX.match(words[place + length : place + length + 4])
        ):
            return Person(words[place : place + length], None, place, place + length, place, False, sentence)
        return None
    if hook in "的岁":
        length = name_length(words, place, strict=True)
        if length and words[place] in SURNAMES and _OLD.match(words, place + length):
            return Person(words[place : place + length], None, place, place + length, place, False, sentence)
        if hook == "的" and words[place + 3 : place + 4] in ("、", ",") and name_length(words, place, strict=True) == 3:
            name = words[place : place + 3]
            if (words[place + 3] == "、" or before is not None) and name[2] not in _ABSTRACT and name[0] in SURNAMES:
                return Person(name, None, place, place + 3, place, False, sentence)
        if not _AGED.search(words[max(sentence.start, place - 10) : place]):
            return None
        length = name_length(words, place, strict=False)
        return (
            Person(words[place : place + length], None, place, place + length, place, False, sentence)
            if length
            else None
        )
    role = _role_before(words, place, sentence)
    if role is None:
        if hook in "、和与及,(:" and "·" in words[place + 2 : place + 7] and (length := _sound_name(words, place)):
            return Person(words[place : place + length], None, place, place + length, place, False, sentence)
        if hook in "叫名为予彰" and _CALLED.search(words[max(sentence.start, place - 4) : place]):
            length = name_length(words, place, strict=True)
            return (
                Person(words[place : place + length], None, place, place + length, place, False, sentence)
                if length
                else None
            )
        return None
    role_start, role_end_word = role
    partial = _PARTIAL_AFTER_ROLE.match(words, place)
    partial = None if partial and partial[0] in _NOT_PARTIAL else partial
    length = name_length(words, place, strict=role_end_word in _WEAK_ROLES, weak=True)
    if not length:
        length = name_length(words, place, strict=False) if role_start < place - len(role_end_word) else 0
    if not length and role_end_word in _STRONG_ROLES:
        length = _plain_name(words, place)
    if partial and partial.end() - place >= length:
        return Person(
            partial[0], words[role_start:place].strip("“” "), place, partial.end(), role_start, True, sentence
        )
    if not length:
        return None
    return Person(
        words[place : place + length],
        words[role_start:place].strip("“”:, ") or None,
        place,
        place + length,
        role_start,
        False,
        sentence,
    )


def _role_before(words: str, place: int, sentence: Sentence) -> tuple[int, str] | None:
    """Where the role that ends at ``place`` begins, and its last word."""
    end = place
    if words[end - 1] == "”":
        opened = words.rfind("“", max(sentence.start, end - 26), end)
        if opened < 0 or not re.search(
            r"(?:好人|者|模范|标兵|之星|长|员|人物|能手|师|家|工匠|妈妈|奶奶|爷爷|书记|人|先进个人|代表|党员|使者|大使)$",
            words[opened + 1 : end - 1],
        ):
            return None
        return opened, words[opened + 1 : end - 1]
    if words[end - 1] in ": ":
        end -= 1
    for role in _BY_LAST.get(words[end - 1], ()):
        if words.endswith(role, sentence.start, end):
            if role == "人" and not re.search(
                r"(?:主持|负责|主讲|创始|带头|发起|传承|代言|联系|召集)人$", words[max(sentence.start, end - 4) : end]
            ):
                continue
            phrase = words[max(sentence.start, end - _LONGEST_ROLE) : end]
            head = phrase[: len(phrase) - len(role)]
            cut = _ROLE_CUT.match(head + "\0")
            begin = end - len(phrase) + (cut.end() if cut else 0)
            return begin, role
    return None


def _speaker(words: str, place: int, sentence: Sentence) -> Person | None:
    length = name_length(words, place, strict=False) if place < len(words) else 0
    if not length:
        return None
    behind = words[place + length : place + length + 6]
    if behind[:1] == "、" and words[place] in SURNAMES:
        other = place + length + 1
        second = name_length(words, other, strict=True)
        if second and words[other] in SURNAMES and _PAIR.match(words, other + second):
            return Person(words[place : place + length], None, place, place + length, place, False, sentence)
    if (
        re.match(_SPEAKS, behind)
        or _SEX.match(behind)
        or re.match(
            r"同志|,(?:19\d\d|今年|现年|\d\d岁|现任|中共党员)|是(?:[^,。]{0,12})(?:居民|党员|志愿者|书记|主任|楼长|民警)",
            words[place + length : place + length + 20],
        )
    ):
        return Person(words[place : place + length], None, place, place + length, place, False, sentence)
    return None


def _in_part(words: str, sentence: Sentence, people: list[Person], covered: list[tuple[int, int]]) -> Iterator[Person]:
    for found in _PARTIAL.finditer(words, sentence.start, sentence.end):
        if found[0] in _NOT_PARTIAL or found[0][0] in "位名":
            continue
        if any(person.start <= found.start() < person.end for person in people) or any(
            a <= found.start() < b for a, b in covered
        ):
            continue
        yield Person(found[0], None, found.start(), found.end(), found.start(), True, sentence)
