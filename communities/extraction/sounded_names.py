"""Names spelt by their sound: 古丽娜尔·艾合买提 with a dot, 贡布扎西 and 其其格 without one."""

import re
from collections.abc import Iterator, Sequence

from communities.extraction.story_words import StoryWords

# Signs that names from other languages are spelt with.
SPELT_BY_SOUND = frozenset(
    "阿艾买合提古丽娜尔热依木吐逊江帕孜克巴哈萨迪力肯莎玛努加玉苏甫再乃乌布里拉亚森卡斯尼沙达旺扎西卓德吉次仁格桑多顿珠罗央金吾曼夏瓦措普珍衣汗耶姆白旦增麦塞娅伊敏坎拜图孙"
    "米守山喀海则开奴肉代曲杰才让宗泽彭登堆占丹嘉朗索洛强贡确培群朵梅穆赛排日孜麻祖菲琪霍若叶兹别肖库塔"
)
_TIBETAN = (
    "扎西 卓玛 次仁 格桑 多吉 尼玛 达娃 旺姆 罗布 顿珠 平措 索朗 洛桑 旦增 丹增 贡布 央金 拉姆 白玛 仁青 仁增 才让 才旦 德吉 曲珍 桑珠 普布 巴桑 边巴 米玛 拉巴 强巴 阿旺 土登 "
    "坚赞 益西 江措 嘉措 群培 曲扎 卓嘎 措姆 永珍 旺堆 旺久 加措 次旺 次旦 次珍 拉珍 德庆 朗杰 泽仁 泽旺 四郎 降央 桑吉 桑杰 班玛 才仁 旺扎 旺杰 罗珠 根敦 更登 贡嘎 仁钦 拥措 梅朵 曲措 央宗 卓措 航旦"
).split()
_OTHERS = (
    "布和 达来 其其格 巴特尔 格日勒 巴图 图雅 高娃 萨仁 乌云 苏日娜 那日松 娜仁 朝鲁 呼斯楞 斯琴 阿拉坦 宝音 敖登 额尔德 通拉嘎 孟克 格日乐 其木格 哈斯 巴根 巴雅尔 特木尔 毕力格 乌日娜 塔娜 阿茹娜 宝力道 乌力吉 朝格图 青格勒 那顺 孟和 乌恩 呼格吉 娜日苏 苏布德 萨日娜 满都 格日 日勒 "
    "古丽 买买提 艾买提 吐尔逊 阿不都 阿卜杜 阿布都 努尔 热合曼 木合塔尔 艾力 玉素甫 库尔班 依明 伊明 阿依 帕提 汗古 江努 亚森 卡德尔 叶尔 别克 巴哈尔 赛买提"
).split()
_ANY = "|".join(_TIBETAN + _OTHERS)
_ONE = re.compile(_ANY)
_BEGIN, _GO_ON = ("".join(sorted({part[at] for part in _TIBETAN + _OTHERS})) for at in (0, 1))
_MAY_BE_ONE = re.compile(f"[{_BEGIN}][{_GO_ON}]")  # asked first: quick, and few sentences pass
_UNIT = re.compile(f"(?:{_ANY}){{1,3}}")
_LONGEST = 9


def sounded_parts(story: StoryWords) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """What names that are spelt by sound without a dot are made of, by the number of the sentence; most have none."""
    for number in story.holding(_MAY_BE_ONE):
        yield number, list(_ONE.finditer(*story.bounds(number)))


def sounded_names(words: str, start: int, end: int, parts: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where names that are spelt by sound stand, whatever stands beside them; ``parts`` are those of the sentence."""
    dot = words.find("·", start, end)
    done = start
    while dot >= 0:
        begin, stop = dot, dot + 1
        while begin > done and dot - begin < 7 and words[begin - 1] in SPELT_BY_SOUND:
            begin -= 1
        while stop < end and stop - dot < _LONGEST and words[stop] in SPELT_BY_SOUND:
            stop += 1
        if dot - begin > 1 and stop - dot > 2:
            yield begin, stop
            done = stop
        dot = words.find("·", stop, end)
    before = None
    for found in parts:
        if before and before.end() == found.start():
            yield before.start(), found.end()
            before = None
        else:
            before = found


def sounded_starts(words: str, start: int, end: int, parts: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where names that are spelt by sound without a dot may begin and end: 其其格, 阿依古丽; a role must say so."""
    stop = start
    for found in parts:
        if found.start() < stop:
            continue
        units = _UNIT.match(words, found.start(), end)
        stop = units.end() if units else found.end()
        while stop < end and stop - found.start() < 6 and words[stop] in SPELT_BY_SOUND:
            stop += 1
        for begin in range(found.start(), max(found.start() - 4, start), -1):
            yield begin, stop
            if words[begin - 1 : begin] not in SPELT_BY_SOUND:
                break
