"""Communities that a story names but once: which names can be trusted to be names, and where such a place is introduced.

A run of signs before 社区 may be a piece of a clause (两年里社区, 少数民族人口占社区). One that is made of no word for
relations, times or numbers, and stands where a sentence introduces what it is about, is a community.
"""

import re
from collections.abc import Iterator

from communities.extraction.topic_words import NUMBERING

# Signs of relation, aspect, number and pointing; what a time or a way ends with, what a clause begins with.
_IN_NO_NAME = re.compile(
    r"[的了着过把被让给于在是也就还又再去每各该几占已曾仍只却则而且但并或使令叫跟若些么们个两]"
    r"|[节假末季天夏秋冬午夜晚晨时后前中内为对向替由回进出入到往离名位份所等夕年]$|..月$|[次翌今当假节生]日$|[假期年月日天夜心家手话]里$|^(?:[和与及都可到有多少年对从在]|向(?!阳)|将(?!军)|为(?!民))"
    r"|^(.)\1|^(?:春节|国庆|重阳|七夕|中秋|元旦|清明|元宵|端午|腊八|除夕|开春|[入立][春夏秋冬]|眼看|结果|短|学雷锋|百姓|大家)|点单|报到|人口|民族|居民|党员|志愿|群众|老人|街道|社区|今|去年|当地|同样|所在|所属|[一三四五六七八九十](?:个|家|处|所|社|座)?$"
)
_STRIVES = re.compile(r"(?:推进|推动|开展|深化|加强|加快|年度|打造|创建|争创|建设|建成|共建|命名|评选)(?:[一个批]|“)*$")
_STRIVEN = re.compile(r"[建创]成率|(?:建设|创建|评选|考评|评定)(?=[,。;:)的先成示工标试]|$)")
# 东亭社区是矿区社区,: of what sort a community is.
_A_KIND = re.compile(r"社区(?:[都也就算]?是|属于?|为)(?:一?[个座家]|典型的?|单位|新型)?$")
_MOST_AIMS, _LONGEST_AIM = 40, 6  # names looked through; signs
_BODY = re.compile(r"[\u3400-\u9fff]{2,5}社区")
# 西头的, 马路对面的, 只有, 再往里走是, 另一所在: what may stand between the head of a sentence and the place it is about.
_LEAD = re.compile(
    r"(?:(?:(?!社区)[\u3400-\u9fff]{2,5}(?:街道|镇|区))?(?:里|内)?(?:另外?|还有)一?[个处家座][^,。;:“”]{0,9}?|只有|其中|另外|此外|比如|例如|而|至于|相比之下,|再看|(?:(?!社区)[^,。;:、“”是为属称成]){1,12}(?<![在到从住给为把对与和])(?:的|[旁边头]))?"
)
_COMES_TO = re.compile(
    r"(?:^|[,。;:])[^,。;:、“”]{1,9}(?:就|便|则|正|才)?是$|(?:新?设立?|成立|组建)了$|(?:^|[,。;:])(?:另|还有|最后|第)?[一二三][个所家处座间](?:设|开|建|落户|就)?在$"
)
_RUN_BY = re.compile(r"(?:统一)?(?:代管|托管|管理|管辖|管|照看|负责)")
_SINGLED_OUT = re.compile(r"(?:^|[,;:])(?:只有|唯有|唯独|其中的?|要数|当数|首推|光是|单是|像|比如|例如)$")
_GOES_ON = re.compile(r"(?:的?(?:书记|主任|居民|网格员|志愿者|党员|老人|干部|工作人员)|[、和与及等”(]|也来|前来|派)")
_BESIDE_ANOTHER = re.compile(r"(?:[\u3400-\u9fff]{2,6}社区[^,;:。]{2,30},)+")  # 东亭社区挨着车站,西桥社区有…
# (六)繁荣社区文化: the community in general.
_IN_GENERAL = re.compile(
    r"文化|服务|治理|建设|教育|管理|环境|生活|事业|经济|发展|工作|矫正|卫生|医疗|体育|养老|警务|民警"
)
_LONGEST_LEAD, _LONGEST_PARALLEL = 24, 80  # signs
_WHEN = re.compile(r"(?:[^,。;:“”]{1,10}[年月日后时前起来间]|近日|日前|目前|如今|此外|另外|同时),")  # 3月,东亭社区揭牌
_COUNTED = re.compile(r"(?:的|那|这)[近约超]?\d+(?![年月日号路\d])[余多万]*[^年月日号路.、]")
_A_SORT = re.compile(r"[近约超有共]*[\d一二两三四五六七八九十百]+[余多]?[个家]")  # 国家级荣誉社区2个


def aims_among(names: list[str], joined: str) -> Iterator[str]:
    """Those of some names that only say what communities are or shall become: 推进和美社区建设, 2023年度和美社区建成率."""
    for name in [name for name in names if len(name) <= _LONGEST_AIM][:_MOST_AIMS]:
        first = at = joined.find(name)
        mentions = 0
        while at >= 0 and (_STRIVES.search(joined, max(0, at - 6), at) or _STRIVEN.match(joined, at + len(name))):
            at, mentions = joined.find(name, at + len(name)), mentions + 1
        if (at < 0 and mentions > 1) or _is_sort(name, first, joined):
            yield name


def _is_sort(name: str, at: int, joined: str) -> bool:
    """Whether ``name``, first at ``at``, but says of what sort a community is: 东亭社区是矿区社区,有居民2100户."""
    return (
        at >= 0
        and joined[at + len(name) : at + len(name) + 1] in ",。;"
        and _A_KIND.search(joined, max(0, at - 8), at) is not None
        and joined.find(name, at + len(name)) < 0
    )


def may_be_called(name: str) -> bool:
    """Whether ``name`` is surely made like the name of a community, so that one mention of it is enough."""
    return _BODY.fullmatch(name) is not None and _IN_NO_NAME.search(name.removesuffix("社区")) is None


def is_introduced(words: str, start: int, end: int, floor: int) -> bool:
    """Whether the community that is named at ``start`` is what a sentence that begins at ``floor`` introduces."""
    if not may_be_called(words[start:end]) or _A_SORT.match(words, end) or _IN_GENERAL.match(words, end):
        return False
    if _COUNTED.match(words, end):
        return True  # 来自西桥社区的16名志愿者
    if words[start - 1 : start] in ("归", "由") and _RUN_BY.match(words, end):
        return True  # 四个小区都归西桥社区管
    if words[end : end + 1] in ",。;" and _COMES_TO.search(words[max(floor, start - _LONGEST_LEAD) : start]):
        return True
    if _SINGLED_OUT.search(words[max(floor, start - 4) : start]) and not _GOES_ON.match(words, end):
        return True
    numbered = NUMBERING.match(words, floor)
    head = max(numbered.end() if numbered else floor, words.rfind(";", floor, start) + 1)
    when = _WHEN.match(words, head, start)
    head = when.end() if when else head
    if head > start or _GOES_ON.match(words, end):
        return False
    if start - head > _LONGEST_LEAD or (words[start - 1] == "," and head < start):
        return start - head < _LONGEST_PARALLEL and _BESIDE_ANOTHER.fullmatch(words, head, start) is not None
    return _LEAD.fullmatch(words, head, start) is not None
