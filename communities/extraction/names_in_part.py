"""Names in part: 胡阿姨, 小陈, 王主任. They are somebody's, but not who it is."""

import re
from collections.abc import Iterator

from communities.extraction.common_words import WORD_WEIGHT
from communities.extraction.gazetteer import DOUBLE_SURNAMES, RARER_SURNAMES, SURNAMES
from communities.extraction.given_names import SURNAME_WEIGHT
from communities.extraction.person_names import COMMON, SPEAKS
from communities.extraction.story_words import StoryWords

_FIRST = "".join(sorted(SURNAMES | RARER_SURNAMES | {name[0] for name in DOUBLE_SURNAMES}))
_BORN_AS = "幺二三四五六七八九"
_TITLED = rf"阿公|爹爹|娭毑|阿嬷|阿叔|阿嫂|大嫂|老先生|老师傅|老奶奶|老大[爷妈娘]|[{_BORN_AS}][婆爷嫂叔哥姐娘伯妈姨]|阿姨|伯伯|大叔|叔叔|奶奶|爷爷|大爷|大妈|婆婆|大姐|大哥|姐姐|老伯|老太太?|大伯|姑娘|大娘|大婶|阿婆|阿伯|婶|嫂|先生|女士|小姐|老师|师傅"
_KIN = "伯叔姨婆姐哥"
_LEADS = "的位是和与在由像跟被让请给对为找向到说了把送陪看帮接扶叫教劝喊见由经连像栋楼号户人有开着问听夸谢"
_PARTIAL = re.compile(
    rf"[小老阿{_FIRST}](?:(?<=[小老阿])[{COMMON}](?:(?={SPEAKS})|(?<![\u3400-\u9fff]..)(?=[ |]|也|和|、|在|是|的|把|,|。|又|便|就|每|正|都|给|带|!|\)|\(|。|:|”))|"
    rf"(?:(?<![\u3400-\u9fff].)|(?<=[{_LEADS}].))(?<=[{_FIRST}])(?:(?:{_TITLED})(?!们|傅)|"
    rf"(?:伯(?!伯)|叔(?!叔)|姨(?!妈)|婆(?!婆)|姐(?!妹|姐)|哥(?!哥))(?=[,。;:!?、“”()]|{SPEAKS}|是|在|家|居|已|腿|身|不|们|跟|和|为|来|到|去|今年|一家|的|每|和|正|告|早|也|就|住|从|曾|因|患|去年|笑|带|推|拉|还|把|给)))"
)
PART_BEHIND_ROLE = re.compile(
    rf"(?:[小老阿][{_FIRST}](?![\u3400-\u9fff]{{0,1}}[区村街])|[{_FIRST}](?:{_TITLED}|阿姨|伯伯|大叔|叔叔|奶奶|爷爷|大爷|大妈|婆婆|大姐|大哥|老伯|老太太?|大伯|先生|女士|小姐|伯|叔|姨|婆|某某?|老师|师傅))"
)
_USUAL = "".join(sign for sign, weight in SURNAME_WEIGHT.items() if weight > 1)
# 找小于登记, 三楼的小马家, 5号楼小丁夫妻, 让老赵感动: what stands on both sides says that it is somebody.
_BETWEEN = re.compile(
    rf"[小老](?:(?<=[找跟给让叫对请问帮教被谢喊].)|(?<=[楼层院户号].)|(?<=[楼层院]的.))[{COMMON}](?=[登办夫感商聊买送换修讨借打笑]|家(?![园具电属里长]))"
)
_OFFICE = "医生|大夫|主任|书记|律师|警官|教练|支书|院长|校长|站长|队长|所长|经理|老板|会长|护士|大姐|大哥|委员"
_WITH_OFFICE = re.compile(
    rf"[小老{_USUAL}](?:(?<![\u3400-\u9fff].)|(?<=[由请让找对跟和与像给是的叫被了到].)|(?<=社区.)|(?<=街道.))"
    rf"(?:(?<=[{_USUAL}])(?:{_OFFICE})"
    rf"|(?<=[小老])[{_USUAL}](?:(?=[,。;:!?、“”())])|(?<=[找问]..)$))(?!们)"
)
# What every one of these patterns needs; few sentences have it.
_TITLE_BEGINS = "".join(sorted({title[0] for title in f"{_TITLED}|{_OFFICE}".split("|")} - {"["})) + _BORN_AS + _KIN
_IN_PART = re.compile(
    rf"[小老阿{_FIRST}](?:(?<=[小老阿])[{COMMON}{_USUAL}]|[{_TITLE_BEGINS}](?<![\u3400-\u9fff](?<![区道{_LEADS}])..))"
)
_NAMES_A_ROOM = re.compile(
    r"“[\u3400-\u9fff]{4,8}”(?:[\u3400-\u9fff]{0,4}(?:室|站|队|堂|坊|工作法|品牌|项目|驿站|小组))"
)  # “郑叔说事”工作室
NOT_IN_PART = frozenset(
    "小楼 老支 老房 老班 老路 老屋 老厂 老院 老楼 老旧 锁师傅 老太 太爷爷 太奶奶 老爷爷 老奶奶 小区 小巷 小路 老路 老街 小康 小时 小平 小红 小卖 小车 小花 小金 老人 老年 老党 老干 老公 老家 小家 小党 小广 小公 小单 小农 小能 小游".split()
)


def names_in_part(story: StoryWords) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Where names in part begin and end, by the number of the sentence; one within another may be found as well."""
    for number in story.holding(_IN_PART):
        yield number, list(_in_part(*story.bounds(number)))


def _in_part(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    places = [*_PARTIAL.finditer(words, start, end), *_WITH_OFFICE.finditer(words, start, end)]
    if words.find("小", start, end) >= 0 or words.find("老", start, end) >= 0:
        places += _BETWEEN.finditer(words, start, end)
    places.sort(key=lambda found: found.start())
    for found in places:
        if not (
            _NAMES_A_ROOM.match(words, found.start() - 1)
            or found[0] in NOT_IN_PART
            or (found.re is not _BETWEEN and (found[0] in WORD_WEIGHT or found[0][:2] in WORD_WEIGHT))
            or found[0][0] in "位名任"
        ):
            yield found.span()
