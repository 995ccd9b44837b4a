"""Institutions, facilities, teams and estates: names that end as such names end, where a sentence says they exist."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from communities.extraction.body_mentions import is_only_mentioned
from communities.extraction.body_words import ANYWHERE, NO_NAME, TOO_PLAIN, endings
from communities.extraction.choices import choice_of
from communities.extraction.context import Context
from communities.extraction.listed_bodies import listed_bodies
from communities.extraction.places import Place
from communities.extraction.sentences import Clause, Sentence
from communities.extraction.shapes import Kind
from communities.extraction.stated_bodies import BUILDS, PLANNED, balanced, stated_bodies
from communities.extraction.story_words import StoryWords

_INSTITUTIONS = (
    "新时代文明实践中心 新时代文明实践所 新时代文明实践站 文明实践中心 文明实践所 文明实践站 党群服务中心 政务服务中心 综合服务中心 社区服务中心 家庭综合服务中心 颐康中心 颐康服务站 居民议事厅 议事厅 综合养老服务中心 "
    "综治中心 融媒体中心 党员活动中心 文化活动中心 党群综合服务站 综合文化站 党群办 社会工作部 卫生健康委 卫生院 检察院 国税局 地税局 社保局 更新局 事业局 专卖局 城管局 管理所 大剧院 大酒店 纪念园 故居 党工委 "
    "党委 党总支 党支部 党组织 大党委 联合党委 社区居委会 居民委员会 居委会 街道办事处 街道办 司法所 派出所 警务室 工作站 社工站 社工服务站 人大代表联络站 人民调解委员会 调委会 研究所 研究院 设计院 科学院 监督所 "
    "检测中心 控制中心 妇幼保健院 保健院 保育院 房管所 供电公司 大学 学院 中学 小学 幼儿园 职业学校 技工学校 技师学校 党校 学校 附中 附小 医院 卫生服务中心 卫生服务站 疾控中心 有限公司 股份公司 集团公司 公司 "
    "集团 银行 支行 供电局 供电所 税务局 消防站 消防救援站 律师事务所 事务所 福利院 养老院 敬老院 出版社 报社 电视台 管理局 管理处 管委会 业委会 业主委员会 物业公司 社会工作服务中心 社工机构 基金会 慈善会 "
    "志愿服务联合会 志愿者协会 商会 妇联 总工会 工会联合会 团委 团工委 博物馆 纪念馆 图书馆 文化馆 美术馆 体育馆 展览馆 文明办 宣传部 民政局 教育局 残联 关工委 老干部局 体育局 文联 科协"
).split()
_SCHOOLS_BY_NUMBER = [f"{number}{school}" for number in "一二三四五六七八九十" for school in "中小"]
_INSTITUTION = re.compile(
    rf"(?:{choice_of((*_INSTITUTIONS, *(f'{school}(?=[,。、;:的和与等及师门]|$)' for school in _SCHOOLS_BY_NUMBER)))})"
    r"(?!生|[\u3400-\u9fff]{0,2}(?:路|街|站台))"
)
_MAY_BE_INSTITUTION = re.compile(endings([*_INSTITUTIONS, *_SCHOOLS_BY_NUMBER]))
_OWN_BODY = re.compile(
    r"(?:文明实践(?:中心|所|站)|党群服务中心|议事厅|综合养老服务中心|综治中心|融媒体中心|党员活动中心|文化活动中心|党群综合服务站|综合文化站|党群办|社会工作部|卫生健康委|卫生院|检察院|税务局|国税局|地税局|社保局|更新局|事业局|专卖局|城管局|管理所|大剧院|大酒店|纪念园|故居|党工委|党委|党总支|党支部|党组织|居委会|颐康中心|工作站|社工站|物业公司|业委会|业主委员会)$"
)
_INSTITUTION_HINT = re.compile(r"[店居心所站厅委支织会处办室院学园校公团行局馆部联社台联协]")
# Who gives honours and orders; no body of the place.
_ISSUER = re.compile(
    r"(?:中央|全国|中共|[\u3400-\u9fff]{2}省|自治区)[\u3400-\u9fff]{0,4}(?:文明办|宣传部|文明委)$|^(?:中央|全国|全省|全市)|先进|优秀|[“”]五好[“”]|软弱"
)
_COUNTED = re.compile(r"(?:共|有|约)?\d+[个家所]|组织法|条例")  # 物业公司5家: a count, no name
_SEVERAL = re.compile(r"[一二两三四五六七八九十几]个|^(?:国城市|部)")
_HOLDS_OFFICE = re.compile(r"(?:原|副|第一)?(?:书记|委员|主任|成员)")
_BARE_OWN = re.compile(
    r"^(?:社区)?(?:居民议事厅|党组织|党群服务中心|新时代文明实践站|新时代文明实践所)$|^物业公司$|^社区居民议事厅$|^社区(?:党委|党总支|党支部)$"
)
_GENERIC_BODY = re.compile(
    r"^(?:党委|党支部|党总支|党组织|党工委|社区居委会|居委会|学校|公司|集团|医院|小学|中学|大学|幼儿园|银行|派出所|司法所|警务室|工作站|街道办|街道办事处|事务所|律师事务所|妇联|团委|文明办|宣传部|民政局|教育局|图书馆|议事厅|"
    r"企业|社会组织|社区工作站|研究所|研究院|学院|养老院|工会|总工会|商会|居民委员会|业委会|业主委员会|管理处|基层党组织|各级党组织|上级党组织|大党委|政务服务中心|纪念馆|博物馆|体育馆|卫生服务中心|社区卫生服务中心|管委会|区委宣传部|区委|市委|党校|基金会|消防站|公共图书馆|科学院|"
    r"技工学校|职业学校|科协|文联|残联|关工委|社工机构|街道党工委|街道文明办|社区妇联|社区团委|物业管理公司|出版社|报社|电视台|有限公司|综合服务中心|社区服务中心|街道司法所|街道派出所|文明实践站|文明实践所|文明实践中心|中小学|家长学校|高校|社区大学|老年大学|市民学校)$"
)
_AREA_ONLY = re.compile(r"位于|地处|毗邻|对面|附近|邻近|靠近|坐落|南端|北至|东至|西至|南至|隔壁|旁边|旁")
_NEAR_BY = re.compile(r"(?:东门|西门|南门|北门|正门)?(?:对面|附近|旁|南侧|北侧|东侧|西侧|路)")
_BOUNDARY = re.compile(r"[东西南北]至|路[东西南北]")
_NOT_CALLED = re.compile(
    r"[一两三四五六七八九十\d]+[家所个间名]|某|多家|各|相关|有关|辖区|所在|附近|周边|其他|部分|全市|全区|全省|上级|当地|驻区|社会|共建|爱心|专业|第三方"
)
# What stands in front of a name. Each begins with a sign of its own: re asks at few places whether one stands there.
_LEADS = (
    r"辖区内有 辖内有 内有 设有 建有 拥有 联合 邀请 依托 携手 协同 会同 联动 来自 走进 前往 组织 发挥 加强 健全完善 完善 健全 成立 建立 推动 指导 支持 由 和(?!平|谐|睦|顺|美) 与 及 以及 的 "
    r"了 在(?!职|线) 向(?!阳|上|东|荣) 把 将(?!军) 被 让 从 到 对(?!外) 为(?!民) 给 是 有(?!限) 包括 近日 日前 通过 引导 创建 打造 建成 整合 协调 对接 链接 引入 依靠 借助 "
    r"利用 围绕 根据 按照 并 经(?!济|典|营|纬) 据(?!点) 同(?!心|乐|济|福) 后(?!勤) 等 如(?!意) 参观 走访 进驻 带领 动员 汇聚 吸引 推选 牵头 连同 搭建 发动 组建 深化 不断 充分 "
    r"积极 主动 进一步 因 而成 招收 启动 下设 增设 创设 授予 表彰 召开 ——记 记 称 叫 位于 地点 地址 报名 集合 联系 隔壁 旁边 建设(?!银行) 延伸 拓展 基础上 着 集(?!团|市|贸) "
    r"自(?!治|助|强|愿) 各 该 本(?!草) 我 每 全(?!国|省|市|区|民|科|媒) 就(?!业) 任(?!务)(?<!责任) 目前 获(?=全|[省市]) 全部 兼 比(?!赛) 含 其中 增强 东[接至邻靠临] "
    r"西[接至邻靠临] 南[接至邻靠临] 北[接至邻靠临] 争创 县政府和 再建 新建 新增 配套 突出 构建 服务(?=党委|党支部) 协助 扩大 扎实推进 毗邻 试行 紧扣 举办 开展 巩固 提升 改设 创办 引进 争取 "
    r"开办 开设 办起 建起 打造了 以(?=社区|党) 撤销 代表(?=社区|街道) 原(?=[\u3400-\u9fff]{2,}(?:居委会|村委会))"
).split()
_LEAD = re.compile(
    rf"^.*(?=[{''.join(sorted({lead[0] for lead in _LEADS}))}\d])(?:{'|'.join(_LEADS)}|\d+[年月日])(?=.)"
)
# Up to the last sign that can be in no name: what is behind it may be one.
_TO_INSTITUTION = re.compile(r".*[^\u3007\u3400-\u9fff“”()·0-9A-Za-z]", re.DOTALL)
_TO_NAME = re.compile(r".*[^\u3400-\u9fff“”]", re.DOTALL)
_ONE_NAME = re.compile(r"(?![和与及的等在])[\u3400-\u9fff]{2,14}")
_TO_BE_BUILT = re.compile(r"(?:规划|计划|拟|打算|将|准备|力争|争取|目标)[^,。;]{0,12}?(?:新?建|设立|筹建|改造)")
_TO_MAKE = re.compile(r"建成?|打造|设立|开设|增设|新增|启用|组建|成立")
_SHORT = re.compile(r"党委|[省市区县][一二三四五六七八九十][中小]")
_DIGIT = re.compile(r"\d")
_UNBUILT = re.compile(r"计划|拟建|规划|[0-9]")
_WAS = re.compile(r"(?:改[建造成]|旧址|原址|搬迁|拆除|变成)")


class Body(NamedTuple):
    """A named body, place or group, in the coordinates of its paragraph."""

    kind: Kind
    name: str
    start: int
    end: int
    qualifier: str | None
    topic: Place | None
    sentence: Sentence


def _anywhere(
    pattern: re.Pattern[str], kind: Kind, named: re.Pattern[str] | None, sentence: Sentence, context: Context
) -> Iterator[Body]:
    """Places and groups with a name of their own, wherever a sentence mentions them."""
    words, done = sentence.paragraph.text, sentence.start
    for found in pattern.finditer(words, sentence.start, sentence.end):
        if named is None:
            begin, name = found.start(1), found[1]
        else:
            ending = named.search(words, max(done, found.end() - 8), found.end())
            if ending is None:
                continue
            begin = _back(words, done, ending.start(), 12, _TO_NAME)
            done, name = found.end(), words[begin : found.end()]
            lead = _LEAD.match(name[:-2] + "\0")
            cut = lead.end() if lead else 0
            begin, name = balanced(begin + cut, name[cut:])
        if len(name) < 4 or TOO_PLAIN.match(name) or NO_NAME.match(name):
            continue
        end, clause = begin + len(name), sentence.clause_at(begin)
        if (
            _UNBUILT.search(words, max(sentence.start, begin - 6) if named else begin, end)
            or PLANNED.search(words, clause.start, begin + 2)
            or (BUILDS.search(words, clause.start, begin) and PLANNED.search(words, sentence.start, begin))
            or _WAS.match(words, end)
            or words.startswith(("建设", "工程", "改造"), end)
            or (sentence.paragraph.is_of_plans and _TO_MAKE.search(words, clause.start, begin))
        ):
            continue
        yield Body(kind, name, begin, end, None, sentence.topic_at(begin) or context.main, sentence)


_SIGNS = re.compile(
    r"(?:融媒体中心|报社|日报|晚报|电视台|广播电台|办事处|工作委员会|党工委|党委|人民政府|文明办|宣传部|局)$"
)
_ALONE = re.compile(r"[(\s]*(?:中共[\u3400-\u9fff]{2,16} )?[\s\d年月日)]*")  # (铁冶街道党工委 2024年4月)
_REPORTS = re.compile(
    r"(?:关于|(?:19|20)\d\d年度?(?:上半年|下半年)?[\u3400-\u9fff]{0,6}(?:总结|报告|要点|计划)|(?:基本情况|概况)?(?:简介|概况)$)"
)


_FILED = re.compile(r"[〔\[(【](?:19|20)\d\d[〕\])】]")  # 江文明办〔2023〕12号: the number of a paper


def find_bodies(story: StoryWords, context: Context) -> list[list[Body]]:
    """Return the institutions, facilities and teams of each sentence. Most hold none: all are sought in the whole story."""
    sentences = story.sentences
    found: list[list[Body]] = [[] for _sentence in sentences]
    for number, clause in story.clauses(_MAY_BE_INSTITUTION):
        found[number] += _institutions_in(clause, sentences[number], context)
    for number, (kind, name, start, qualifier) in stated_bodies(story):
        topic = sentences[number].topic_at(start) or context.main
        found[number].append(Body(kind, name, start, start + len(name), qualifier, topic, sentences[number]))
    for first, pattern, kind, named in ANYWHERE:
        for number in story.holding(first):
            found[number] += _anywhere(pattern, kind, named, sentences[number], context)
    for number, kind, start, end in listed_bodies(story):
        found[number] += _shown(kind, start, end, sentences[number], context)
    return [_one_by_one(bodies) if bodies else bodies for bodies in found]


def _one_by_one(found: list[Body]) -> list[Body]:
    """The bodies of a sentence in order: of two that overlap the first, of two that begin together the longer one."""
    words = found[0].sentence.paragraph.text
    kept: list[Body] = []
    if len(found) > 1:
        found.sort(key=lambda body: (body.start, -body.end))
    for body in found:
        if (not kept or body.start >= kept[-1].end) and not _FILED.match(words, body.end):
            kept.append(body)
    return kept


def _shown(kind: Kind, start: int, end: int, sentence: Sentence, context: Context) -> Iterator[Body]:
    """What a list or a size shows to be there."""
    words = sentence.paragraph.text
    is_sized = kind == "facility"
    lead = _LEAD.match(words[start : end - 2] + "\0") if is_sized and words[start - 1] != "“" else None
    start += lead.end() if lead else 0
    name = words[start:end]
    if not (
        len(name) < 3
        or context.places.holds(name)
        or NO_NAME.match(name)
        or PLANNED.search(words, sentence.start if is_sized else sentence.clause_at(start).start, start)
    ):
        yield Body(kind, name, start, end, None, sentence.topic_at(start) or context.main, sentence)


def _institutions_in(clause: Clause, sentence: Sentence, context: Context) -> Iterator[Body]:
    """The institutions of a clause that may hold one."""
    words, place = sentence.paragraph.text, clause.start
    if not _INSTITUTION_HINT.search(words, clause.start, clause.end):
        return
    while found := _INSTITUTION.search(words, place, clause.end):
        item = words.rfind("、", place, found.start()) + 1
        begin, stop = _back(words, max(place, item), found.start(), 24, _TO_INSTITUTION), found.end()
        place = stop
        name = words[begin:stop]
        lead = _LEAD.match(name[:-2] + "\0" if len(name) > 2 else name)
        if lead and lead.end() < len(name) - 1:
            begin, name = begin + lead.end(), name[lead.end() :]
        begin, name = balanced(begin, name)
        item_end = words.find("、", stop, clause.end)
        end = item_end if item_end >= 0 else clause.end
        further = _INSTITUTION.search(words, stop, min(end, stop + 14))
        between = words[stop : further.end()] if further else ""
        if further and _ONE_NAME.fullmatch(between) and not _LEAD.match(between):
            stop = place = further.end()  # 中国科学院南海海洋研究所: one name with two endings
            name = words[begin:stop]
        if (
            not _is_institution(name, words, begin, stop, context)
            or context.places.holds(name)
            or _DIGIT.search(name)
            or is_only_mentioned(words, begin, stop, sentence)
            or _TO_BE_BUILT.search(words, sentence.clause_at(begin).start, begin)
        ):
            continue
        yield Body("institution", name, begin, stop, None, sentence.topic_at(begin) or context.main, sentence)


def _back(words: str, floor: int, place: int, limit: int, up_to: re.Pattern[str]) -> int:
    """Where the run of signs that a name may hold begins before ``place``, at most ``limit`` signs back."""
    first = max(floor, place - limit)
    ahead = up_to.match(words, first, place)
    return ahead.end() if ahead else first


def _is_institution(name: str, words: str, begin: int, stop: int, context: Context) -> bool:
    if (len(name) < 4 and not _SHORT.fullmatch(name)) or len(name) > 24 or NO_NAME.match(name):
        return False
    if _SIGNS.search(name) and (_ALONE.fullmatch(words[:begin] + words[stop:]) or _REPORTS.match(words, stop)):
        return False  # who publishes or signs the story, or whose report it is
    if _BARE_OWN.match(name):
        return (
            words[begin - 1 : begin] != "各" and not words.startswith("体系", stop) and not _COUNTED.match(words, stop)
        )
    if _BOUNDARY.search(name) or _GENERIC_BODY.match(name) or _NOT_CALLED.match(name):
        return False
    before = words[max(0, begin - 6) : begin]
    if _AREA_ONLY.search(before) or _NEAR_BY.match(words, stop, stop + 4):
        return False
    if _ISSUER.search(name) or _COUNTED.match(words, stop) or _SEVERAL.search(name):
        return False
    if _HOLDS_OFFICE.match(words, stop):
        return (
            bool(_OWN_BODY.search(name))
            and len(name) <= 10
            and bool(context.main and name.startswith(context.main.name))
        )
    return not words.startswith(("建设", "创建", "工作"), stop) or bool(_OWN_BODY.search(name))
