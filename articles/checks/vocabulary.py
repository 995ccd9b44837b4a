"""The words that the checks compare with what somebody wrote; none of them is shown."""

from communities.enums import ParticipantsUnit

# What words before and behind a number do to it. Those of one row mean the same; 共 and 累计 only add up.
_MEANINGS = {
    "约": "约 大约 约为 大概 左右 上下",
    "近": "近 将近 接近",
    "多": "多 余 几 来 超 超过 超出 逾 过 突破 之多 有余",
    "少": "不足 不到",
    "至少": "至少 最少 不少于 不低于 以上 及以上",
    "至多": "至多 最多 最高 不超过 以内 以下 及以下",
    "每": "平均 平均每 人均 户均 日均 月均 年均 每年 每月 每周 每天 每日",
    "": "共 共计 共有 总共 总计 合计 累计 累计达 先后 达 达到 已达到 多达 高达 今年以来 拟建 不等",
}
MEANING = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}
# Units that are mistaken for each other: the number stays, what is counted changes.
CONFUSED = [{"人", "人次"}, {"户", "户次"}, {"平方米", "平方公里", "公顷", "亩"}, {"辆", "辆次"}, {"场", "人次"}]
# Words that say of a number that it adds up.
TOTAL = frozenset(["共", "共计", "共有", "总共", "总计", "合计", "累计", "累计达"])
# 总人口 and 常住人口 are different figures; a story must not tell one as the other.
KINDS_OF_PEOPLE = ("总人口", "常住", "户籍", "流动", "实有")
# What the reader calls the status of an honour → the code of the record; the first is a claim to hold it.
CLAIMS = {
    "获得": "won",
    "候选": "candidate",
    "入围": "shortlisted",
    "公示": "public_notice",
    "申报": "applied",
    "推荐参评": "applied",
    "目标": "goal",
}
# The same behind a title: 候选人, 提名.
HOPES = {"候选": "candidate", "提名": "candidate", "入围": "shortlisted", "公示": "public_notice"}
# Named in documents and speeches, not in private.
PUBLIC_FIGURES = frozenset(["习近平", "毛泽东", "邓小平", "江泽民", "胡锦涛", "周恩来", "雷锋"])
UNIT_WORDS = {
    ParticipantsUnit.PEOPLE: "人",
    ParticipantsUnit.ATTENDANCES: "人次",
    ParticipantsUnit.HOUSEHOLDS: "户",
    ParticipantsUnit.VISITS: "户次",
}
SESSIONS = "场"
# Signs by which names are told apart on purpose.
TELLS_APART = frozenset(
    "一二三四五六七八九十零〇甲乙丙丁东西南北中上下前后左右内外大小新老旧男女省市区县街镇乡村正副第首所站点"
)
GOES_ON = frozenset("等和与及的是在为将也都")  # what stands behind a name and is no part of one
