"""People: a role or honour and the name behind it, names with an honorific, names that speak.

A name begins with a surname and ends where a mark or a word that follows names begins. Given names may hold any
ideograph. 胡阿姨 and 小陈 are names in part and are marked so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communities.extraction.common_words import WORD_WEIGHT
from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES, RARER_SURNAMES, SURNAMES
from communities.extraction.given_names import SURNAME_WEIGHT
from communities.extraction.likely_names import headed_names, is_doubtful, likely_names, listed_names, weighed_length
from communities.extraction.person_names import (
    ABSTRACT,
    COMMON,
    SPEAKS,
    Repeats,
    likely_name,
    name_length,
    plain_name,
    sound_name,
)
from communities.extraction.sentences import Sentence
from communities.extraction.sounded_names import sounded_names, sounded_starts

_ROLES = (
    "冠军 亚军 季军 得主 劳动者 打工妹 法官 检察官 军官 村官 警官 租客 房客 园艺师 理发师 面点师 糕点师 会计师 建筑师 规划师 魔术师 保育员 炊事员 炊事兵 驾驶员 售货员 邮递员 放映员 讲解员 播音员 电工 钳工 焊工 木工 瓦工 修理工 清洁工 环卫工 环卫工人 花匠 鞋匠 裁缝 大厨 主厨 歌手 鼓手 主唱 教练员 运动员 裁判 收藏家 企业家 艺人 手艺人 老板娘 经营者 摊主 菜农 村医 乡医 药师 学者 记者 召集人 学员 小伙 小伙子 姑娘 男孩 女孩 男子 老汉 老太太 新居民 梯长 店员 司机 老党员 同事 同学 同伴 搭档 徒弟 学徒 退伍兵 退役军人 军嫂 职员 员工 青年 少年 老年人 老人家 书记 副书记 第一书记 支书 主任 副主任 委员 站长 副站长 所长 副所长 队长 副队长 会长 副会长 理事长 秘书长 院长 副院长 校长 副校长 园长 经理 总经理 董事长 负责人 工作人员 社工 网格员 网格长 "
    "楼长 楼栋长 楼组长 栋长 组长 小组长 民警 辅警 警长 交警 律师 法律顾问 顾问 调解员 志愿者 义工 居民 业主 街坊 村民 党员 战士 老兵 军人 老人 老师 教师 教授 医生 护士 医师 专家 讲师 指导员 辅导员 "
    "人员 执法人员 夫妻 夫妇 专干 干部 团长 班长 创始人 传承人 艺术家 画家 书法家 作家 学生 同学 小学生 中学生 高中生 初中生 研究生 大学生 小朋友 店主 老板 商户 商家 代表 镇长 区长 科长 副科长 局长 副局长 处长 部长 副部长 主席 副主席 管家 保安 "
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
_HOOK = re.compile(
    rf"[{''.join(_BY_LAST)}”:岁的叫名为予彰、和与及,(后旬] ?(?=[{_FIRST}小老阿\u3400-\u4dbf\U00020000-\U0003ffff])"
)
_OLD = re.compile(
    rf"(?:老人|奶奶|爷爷|阿姨|大爷|同志|先生|女士|同学|老师|师傅|医生|律师|大姐|大哥|婆婆|大妈)(?:{SPEAKS}|[\u3400-\u9fff,。、;!”)])"
    r"|[,(]?(?:今年|现年)?\d\d岁|今年|,是|是(?:[^,。]{0,12})(?:人|员|长|师|手|工|者)[,。]"
)
_PAIR = re.compile(r"夫妇|夫妻|两人|三人|等|分别|[,。、]")
_ROLE_CUT = re.compile(
    r"^.*(?:——记|[—的了由与和及、,。;:!?“”()让对向给把被将请邀从在是为有以]|邀请|包括|来自|联合|走访|慰问|看望|采访|组织|介绍|推荐|其中|例如|比如|如|获得|评为|帮助|带领|陪同|代表|感谢|认识|提起|随同|记者|到|来|推选|推选出|选出|涌现出?|拜访|走进|见到|以及|就是|发动|年近[\u3400-\u9fff]{1,4}|岁的?)(?=.)"
)
_LONGEST_ROLE = 24
_TITLED = r"老先生|老师傅|老奶奶|老大[爷妈娘]|[幺二三四五六七八九][婆爷嫂叔哥姐娘伯妈姨]|阿姨|伯伯|大叔|叔叔|奶奶|爷爷|大爷|大妈|婆婆|大姐|大哥|姐姐|老伯|老太太?|大伯|姑娘|大娘|大婶|阿婆|阿伯|婶|嫂|先生|女士|小姐|老师|师傅"
_PARTIAL = re.compile(
    rf"[小老阿][{COMMON}](?={SPEAKS})|(?<![\u3400-\u9fff])[小老阿](?P<short>[{COMMON}])(?=(?:{SPEAKS})|也|和|、|在|是|的|把|,|。|又|便|就|每|正|都|给|带|!|\)|\(|。|:|”)|"
    rf"(?:(?<![\u3400-\u9fff])|(?<=[的位是和与在由像跟被让请给对为找向到说了把送陪看帮接扶叫教劝喊见由经连像栋楼号户人]))(?:(?P<surname>[{_FIRST}])(?:{_TITLED})(?!们|傅)|"
    rf"(?P<elder>[{_FIRST}])(?:伯(?!伯)|叔(?!叔)|姨(?!妈)|婆(?!婆)|姐(?!妹|姐)|哥(?!哥))(?=[,。;:!?、“”()]|{SPEAKS}|是|在|家|居|已|腿|身|不|们|跟|和|为|来|到|去|今年|一家|的|每|和|正|告|早|也|就|住|从|曾|因|患|去年|笑|带|推|拉|还|把|给))"
)
_PARTIAL_AFTER_ROLE = re.compile(
    rf"(?:[小老阿][{_FIRST}](?![\u3400-\u9fff]{{0,1}}[区村街])|[{_FIRST}](?:{_TITLED}|阿姨|伯伯|大叔|叔叔|奶奶|爷爷|大爷|大妈|婆婆|大姐|大哥|老伯|老太太?|大伯|先生|女士|小姐|伯|叔|姨|婆|某某?|老师|师傅))"
)
_WITH_OFFICE = re.compile(
    r"(?:(?<![\u3400-\u9fff])|(?<=[由请让找对跟和与像给是的叫被了到]))"
    rf"(?:(?:[{''.join(s for s, w in SURNAME_WEIGHT.items() if w > 1)}])(?:医生|大夫|主任|书记|律师|警官|教练|支书|院长|校长|站长|队长|所长|经理|老板|会长|护士|大姐|大哥)"
    rf"|[小老][{''.join(s for s, w in SURNAME_WEIGHT.items() if w > 1)}](?=[,。;:!?、“”())]))(?!们)"
)
_AGED = re.compile(
    r"(?:今年|现年|年近|年过|已)?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[1-9]0后|[八九]旬)(?:周)?岁?(?:高龄)?的?$"
)
_CALLED = re.compile(
    r"(?:授予|表彰)$|(?:他|她|我|人|娃|名字|名)叫$|(?:名字|姓名)(?:是|为)$|(?:大名|全名|名叫|本名|名为)$"
)
_NOT_PARTIAL = frozenset(
    "太爷爷 太奶奶 老爷爷 老奶奶 小区 小巷 小路 老路 老街 小康 小时 小平 小红 小卖 小车 小花 小金 老人 老年 老党 老干 老公 老家 小家 小党 小广 小公 小单 小农 小能 小游".split()
)
_STRONG_ROLES = frozenset(
    "学员 老伴 妻子 丈夫 女儿 儿子 父亲 母亲 爸爸 妈妈 孙女 孙子 第一书记 支书 局长 副局长 部长 副部长 处长 区长 理事长 秘书长 楼栋长 网格长 交警 辅警 警长 政委 技师 工程师 创始人 传承人 发起人 主理人 领队 班长 老板 店主 选调生 联络员 督导 馆长 老年人 老人家 书记 副书记 主任 副主任 站长 所长 队长 副队长 会长 院长 校长 园长 经理 民警 律师 法律顾问 教师 医生 护士 社工 网格员 楼长 楼组长 楼栋长 调解员 老师 教授 主席 副主席 镇长 局长 科长 战士 负责人 师傅 老兵 团长 船长 组长 指导员 辅导员".split()
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


def find_people(sentence: Sentence, covered: list[tuple[int, int]], repeats: Repeats) -> list[Person]:
    """Return the people that one sentence names.

    ``covered`` are the places of bylines, which are read elsewhere; ``repeats`` is what the story says again.
    """
    words = sentence.paragraph.text
    people: list[Person] = []
    end = sentence.start
    if sentence.start == 0 or words[sentence.start - 1] in "。!?”":
        first = _speaker(words, sentence.start, sentence)
        if first and not is_doubtful(words, first.start, first.end - first.start):
            people.append(first)
            end = first.end
    for hook in _HOOK.finditer(words, max(0, sentence.start - 1), sentence.end):
        place = hook.end()
        if place < end or any(start <= place < stop for start, stop in covered):
            continue
        person = _person_at(words, place, sentence, people[-1] if people else None)
        if person and (
            person.name in WORD_WEIGHT
            if person.is_partial
            else is_doubtful(words, person.start, person.end - person.start)
        ):
            continue
        if person and not person.is_partial:
            length = repeats.settled(words, person.start, person.end - person.start)
            person = replace(person, name=words[person.start : person.start + length], end=person.start + length)
        if person:
            people.append(person)
            end = person.end
    people.extend(_couples(words, sentence, people))
    people = _by_sound(words, sentence, people)
    people += _without_role(words, sentence, people, covered)
    for name in repeats.heroes:
        start = words.find(name, sentence.start, sentence.end)
        if start >= 0 and not any(person.start <= start < person.end for person in people):
            people.append(Person(name, None, start, start + len(name), start, False, sentence))
    people.extend(_in_part(words, sentence, people, covered))
    return sorted(people, key=lambda person: person.start)


def _without_role(words: str, sentence: Sentence, people: list[Person], covered: list[tuple[int, int]]) -> list[Person]:
    """Names in lists, at the head of an entry, or anywhere by the weight of their signs."""
    spans = [
        *headed_names(words, sentence.start, sentence.end),
        *listed_names(words, sentence.start, sentence.end),
        *((start, start + 3) for start in likely_names(words, sentence.start, sentence.end)),
    ]
    taken = [(person.start, person.end) for person in people] + covered
    found: list[Person] = []
    for start, end in spans:
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            found.append(Person(words[start:end].replace(" ", ""), None, start, end, start, False, sentence))
    return found


_COUPLE = re.compile(r"夫妇|夫妻|老两口|小两口|一家三口|父女|父子|母女|母子|姐妹|兄弟")


def _couples(words: str, sentence: Sentence, people: list[Person]) -> Iterator[Person]:
    """羊惠兰、阳德坤夫妇: two names that need no role."""
    for found in _COUPLE.finditer(words, sentence.start, sentence.end):
        for first in (3, 2):
            for second in (3, 2):
                middle = found.start() - second - 1
                start = middle - first
                if start < sentence.start or words[middle] not in "、和与":
                    continue
                names = words[start:middle], words[middle + 1 : found.start()]
                if all(name[0] in _FIRST and name[:2] not in NOT_NAMES for name in names) and not any(
                    p.start < found.start() and start < p.end for p in people
                ):
                    yield Person(names[0], None, start, middle, start, False, sentence)
                    yield Person(names[1], None, middle + 1, found.start(), middle + 1, False, sentence)
                    return


def _by_sound(words: str, sentence: Sentence, people: list[Person]) -> list[Person]:
    """古丽娜尔·艾合买提 needs no role: no other words are spelt like that; 其其格 needs one."""
    for start, end in sounded_names(words, sentence.start, sentence.end):
        over = [p for p in people if p.start < end and start < p.end]
        if any(p.start <= start and end <= p.end for p in over):
            continue
        role = next(((p.role, p.role_start) for p in over if p.start == start and p.role), None)
        if role is None and (found := _role_before(words, start, sentence)):
            role = words[found[0] : start], found[0]
        people = [p for p in people if p not in over]
        title, role_start = role or (None, start)
        people.append(Person(words[start:end], title, start, end, role_start, False, sentence))
    for start, end in sounded_starts(words, sentence.start, sentence.end):
        if any(p.start < end and start < p.end for p in people) or not start > sentence.start:
            continue
        if found := _role_before(words, start, sentence):
            people.append(Person(words[start:end], words[found[0] : start], start, end, found[0], False, sentence))
    return people


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
    if words[place - 1 : place + 1] == "师傅":
        return None
    if hook == "”" and _speaker(words, place, sentence):
        return _speaker(words, place, sentence)
    if hook in ",(":
        length = name_length(words, place, strict=True)
        if length and (
            re.match(SPEAKS, words[place + length : place + length + 4])
            or _SEX.match(words[place + length : place + length + 4])
        ):
            return Person(words[place : place + length], None, place, place + length, place, False, sentence)
        return None
    if hook in "的岁后旬" and not words.startswith(("以后", "之后", "今后", "最后", "然后", "背后", "先后"), place - 2):
        partial = _PARTIAL_AFTER_ROLE.match(words, place)
        if (
            partial
            and partial[0] not in _NOT_PARTIAL
            and not partial[0][0].isdigit()
            and (_AGED.search(words[max(sentence.start, place - 10) : place]) or len(partial[0]) > 2)
        ):
            return Person(partial[0], None, place, partial.end(), place, True, sentence)
        length = name_length(words, place, strict=True) or name_length(words, place, strict=False)
        if length and words[place] in SURNAMES and _OLD.match(words, place + length):
            return Person(words[place : place + length], None, place, place + length, place, False, sentence)
        if hook == "的" and words[place + 3 : place + 4] in ("、", ",") and name_length(words, place, strict=True) == 3:
            name = words[place : place + 3]
            if (words[place + 3] == "、" or before is not None) and name[2] not in ABSTRACT and name[0] in SURNAMES:
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
        if hook in "、和与及,(:" and "·" in words[place + 2 : place + 7] and (length := sound_name(words, place)):
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
    length = name_length(words, place, strict=True) or name_length(
        words, place, strict=role_end_word in _WEAK_ROLES, weak=True
    )
    if not length:
        length = name_length(words, place, strict=False) if role_start < place - len(role_end_word) else 0
    if not length:
        length = plain_name(words, place) if role_end_word in _STRONG_ROLES else likely_name(words, place)
    length = length or weighed_length(words, place)
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
            r"(?:好人|者|模范|标兵|之星|长|员|人物|能手|师|家|工匠|[妈爸姐哥叔姨婆侠客官王星匠手工]|奶奶|爷爷|书记|人|先进个人|代表|党员|使者|大使)$",
            words[opened + 1 : end - 1],
        ):
            return None
        return opened, words[opened + 1 : end - 1]
    if words[end - 1] in ": ":
        end -= 1
    for role in _BY_LAST.get(words[end - 1], ()):
        if words.endswith(role, sentence.start, end):
            if role == "女儿" and words.endswith("妇女儿", sentence.start, end):
                continue
            if role == "人" and not re.search(
                r"(?:主持|负责|主讲|创始|带头|发起|传承|代言|联系|召集|明白|当家|掌门|领头|牵头|主理|合伙|热心|庄|接班|守护|见证|管理|讲述|介绍|监护)人$",
                words[max(sentence.start, end - 4) : end],
            ):
                continue
            phrase = words[max(sentence.start, end - _LONGEST_ROLE) : end]
            head = phrase[: len(phrase) - len(role)]
            cut = _ROLE_CUT.match(head + "\0")
            begin = end - len(phrase) + (cut.end() if cut else 0)
            return begin, role
    return None


_HONOURED = re.compile(r"(?:先后|曾|又|还|也|被|获)*(?:荣获|获评|获得|获(?=“)|被评为|被授予|当选|入选)")


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
        re.match(SPEAKS, behind)
        or _HONOURED.match(words, place + length)
        or _SEX.match(behind)
        or re.match(
            r"同志|,(?:19\d\d|今年|现年|\d\d岁|现任|中共党员)|是(?:[^,。]{0,12})(?:居民|党员|志愿者|书记|主任|楼长|民警)",
            words[place + length : place + length + 20],
        )
    ):
        return Person(words[place : place + length], None, place, place + length, place, False, sentence)
    return None


def _in_part(words: str, sentence: Sentence, people: list[Person], covered: list[tuple[int, int]]) -> Iterator[Person]:
    places = [
        *_PARTIAL.finditer(words, sentence.start, sentence.end),
        *_WITH_OFFICE.finditer(words, sentence.start, sentence.end),
    ]
    for found in sorted(places, key=lambda found: found.start()):
        if (
            found[0] in _NOT_PARTIAL
            or found[0] in WORD_WEIGHT
            or found[0][:2] in WORD_WEIGHT
            or found[0][0] in "位名任"
        ):
            continue
        if any(person.start <= found.start() < person.end for person in people) or any(
            a <= found.start() < b for a, b in covered
        ):
            continue
        yield Person(found[0], None, found.start(), found.end(), found.start(), True, sentence)
