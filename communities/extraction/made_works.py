"""Who made a work that won a prize: the team or the person before 的《…》 holds the prize, not their play or picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communities.extraction.people import Person

# 曲艺队排演的小品《…》, 王敏的剪纸作品《…》, 其《…》: whose work it is, and of what kind
_WORK = re.compile(r"(?:(?P<whose>[^,。;:《》]{0,40}?)的|(?P<its>其))(?P<kind>[\u3400-\u9fff]{0,10})《[^《》]{1,24}》")
# a work whose kind is said only, without a title: 舞蹈队编排的广场舞
_UNTITLED = re.compile(
    r"(?P<whose>[^,。;:《》]{0,40}?)的(?P<kind>[\u3400-\u9fff]{0,6}?(?:舞|歌|曲|戏|剧|小品|快板|相声|合唱|说唱|朗诵|节目|作品|剪纸|绣品|刺绣|书法|国画|画作|照片|短片|微电影|征文|文章|调查报告|皮影|[\u3400-\u9fff]操))(?=在|获|荣|夺|摘|捧|斩|拿|得|曾|先后|也|又|还|一举|被|,|$)"
)
# What is done to a work: 自编自演, 创作并演唱, 编排, 选送
_MAKES = "编导创排演写拍画绘撰谱剪绣摄录制唱跳选送报推带来奉献刻捏作练奏书"
_MAKING = re.compile(
    rf"(?:集体|共同|合作|联合|联袂|精心|倾情|携手|亲手|一起|用心|[自原并和、{_MAKES}])*[{_MAKES}](?:了|出|成)?$"
)
_PRIZE = re.compile(r"奖(?:项)?$|[冠亚季]军$|第[一二三]名$")
_THEY = re.compile(r"(?:他|她|它|其)们?(?:自己|几[个人]|一家)?$")


@dataclass(frozen=True)
class Work:
    """A work in a clause: where those begin and end who made it; ``end`` is ``start`` where it says only 其 or nobody."""

    start: int
    end: int
    is_pronoun: bool


def work_before(words: str, start: int, end: int, title: str, people: Sequence[Person]) -> Work | None:
    """The work that is the subject of the words between two places, if ``title`` is a prize that its makers hold."""
    if not _PRIZE.search(title):
        return None
    found = _WORK.search(words, start, end) or _UNTITLED.search(words, start, end)
    if found is None:
        return None
    if found.groupdict().get("its"):
        return Work(found.start(), found.start() + 1, is_pronoun=True)
    whose = found["whose"]
    is_name = any(person.end == found.end("whose") for person in people)  # 吴绣的《…》
    making = None if is_name else _MAKING.search(whose)
    first, last = found.start("whose"), found.start("whose") + (making.start() if making else len(whose))
    they = _THEY.search(words, first, last)
    if they:
        return Work(they.start(), last, is_pronoun=True)
    return Work(first, last, is_pronoun=False)
