"""Of which kind a figure is: 常住 population, 在职党员, 60岁以上, 社会体育指导员."""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence

_MODIFIERS = {
    "population": ("常住", "户籍", "总人口", "实有", "居住", "在册", "服务", "管理", "总"),
    "households": ("常住", "户籍", "总户数", "在册", "实有", "总"),
    "party_members": (
        *(
            "在职",
            "直管",
            "自管",
            "流动",
            "退休",
            "离退休",
            "在册",
            "双报到",
            "报到",
            "预备",
            "正式",
            "社区",
            "居民",
            "老",
            "年轻",
            "青年",
            "女",
            "学生",
            "困难",
            "机关",
            "下沉",
            "两新",
            "“两新”",
        ),
    ),
}
_CALLED_SO = frozenset(
    "role_count staff_count team_count facility_count equipment_count population_subgroup households_subgroup mediation_cases".split()
)
OF_KINDS = _CALLED_SO | frozenset("population households party_members population_elderly share_elderly".split())
AGE = re.compile(r"(\d{2,3}|[六七八九]十|百)(?:周)?岁(?:及)?以[上下]")


def kind_of(
    field: str, noun: str, phrase: str, left: str, right: str, sentence: Sentence, figure: Figure
) -> str | None:
    """Return the sub-type of a figure in the words of the source, None where it says none."""
    if field == "population_subgroup" and noun in ("居民", "群众", "人口", "村民"):
        return phrase[-6:]
    if field == "population":
        if "户籍" in phrase:
            return "户籍"
        if "常住" in phrase:
            return "常住"
        return "总人口" if "总" in phrase + left[-8:] else None
    if field == "households":
        return next((kind for kind in ("常住", "户籍", "流动", "外来", "暂住") if kind in phrase), None)
    if field == "party_members":
        kinds = [kind for kind in _MODIFIERS[field] if kind in phrase]
        return max(kinds, key=len) + "党员" if kinds else None
    if field in ("population_elderly", "share_elderly"):
        words = sentence.paragraph.text
        ages = [
            found[0]
            for found in AGE.finditer(
                words, max(sentence.start, figure.start - 24), min(sentence.end, figure.unit_end + 16)
            )
        ]
        return ages[-1] if ages else (phrase if "高龄" in phrase and len(phrase) < 8 else None)
    if field in _CALLED_SO:
        return _tidy(phrase, noun, field)
    return None


def _tidy(phrase: str, noun: str, field: str) -> str:
    phrase = phrase[phrase.rfind("等") + 1 :] if "等" in phrase[:-2] else phrase
    phrase = phrase.strip("的、和及与“”了")
    if len(phrase) > 14:
        phrase = phrase[-14:] if field != "team_count" else noun
        phrase = phrase[phrase.rfind("的") + 1 :]
    return phrase or noun
