"""How a body is mentioned: acting or lying in the place, or only as the giver of an honour, somebody's office, a signature.

县文明办授予…, 在区民政局的指导下, 社区党委书记, 抄送:省文明办 say nothing of what the place has.
"""

import re

from communities.extraction.sentences import Sentence

_OFFICE = re.compile(
    r"(?:原|前|副|第一|党总支|党支部|党组|党委)*(?:书记|主任|委员(?!会)|成员|负责人|工作人员|干部|民警|医生|护士|医师|教师|老师|校长|院长|行长|经理|董事长|所长|局长|部长|站长|记者|干事|主席|会长|秘书长|社工|职工|退休|法官|通讯员|党委书记)"
)
_GIVES = re.compile(
    r"(?:[、和与及,][\u3400-\u9fff“”]{2,14}){0,3}(?:等(?:部门|单位|\d+[个家]部门)?)?(?:联合|今年|去年|再次|先后|同时|分别|还|也|又)*"
    r"(?:授予|评为|评定为|命名|表彰|认定|确定为|颁发|颁授|推荐|记[一二三]等功|列为|定为|选为|挂牌命名|通〔|发〔|文件)"
)
_GIVES_TO = re.compile(r"(?:把|将|为|给|向)[^,。;]{1,30}?(?:评为|颁发|授予|命名|列为|定为|记)")
_GIVEN_BY = re.compile(
    r"(?:被|由|经|据|从|受|获|荣获|抄送:|来源:?|来自|推荐单位:|主办单位:|发布单位:|出品:|供稿:|上报单位:)(?:[\u3400-\u9fff]{2,14}[、和与及]){0,3}$"
)
_NAMED = re.compile(r"[^,。;]{0,4}(?:评为|授予|命名|表彰|认定|确定|列为|选为|获悉|了解)")
_ADDRESSED = re.compile(r"^(?:各|致)[^。]{0,80}[:]?$")


def is_only_mentioned(words: str, begin: int, stop: int, sentence: Sentence) -> bool:
    """Whether the body at ``words[begin:stop]`` is named only as an office, a giver, a guide, a sender."""
    behind = words[stop : stop + 48]
    if _OFFICE.match(behind) or _GIVES.match(behind):
        return True
    clause = sentence.clause_at(begin)
    before = words[max(sentence.start, begin - 40) : begin]
    if _GIVEN_BY.search(before) and (_NAMED.match(behind) or before[-1:] == ":" or before.endswith("来源")):
        return True
    if _GIVES_TO.match(words, stop, clause.end):
        return True
    return len(words) <= 90 and _ADDRESSED.match(words) is not None
