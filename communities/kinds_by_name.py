"""Of which kind something is, by the words of its name: a beginning for whoever decides, never a finding."""

from communities.enums import ActivityKind

# What the name of a body ends with → its kind; the first that fits.
INSTITUTIONS = (
    ("practice_station", ("新时代文明实践站",)),
    ("practice_office", ("新时代文明实践所",)),
    ("practice_centre", ("新时代文明实践中心",)),
    ("council_hall", ("议事厅", "议事会")),
    ("party_body", ("党组织", "党委", "党工委", "党总支", "党支部", "党组")),
    ("service_centre", ("党群服务中心", "党群服务站")),
    ("research", ("研究所", "研究院", "科学院", "研究中心", "实验室")),
    ("school", ("学校", "学院", "大学", "中学", "小学", "幼儿园", "党校")),
    ("company", ("公司", "集团", "银行", "厂", "超市", "商场", "酒店")),
    ("public_body", ("监督所", "派出所", "局", "法院", "检察院", "医院", "卫生站", "司法所", "中心", "办", "处")),
)
ACTIVITIES = (
    (ActivityKind.LECTURE, ("讲座", "课", "培训")),
    (ActivityKind.TALK, ("宣讲", "讲述", "宣传")),
    (ActivityKind.SERVICE, ("志愿", "义诊", "服务", "义剪")),
    (ActivityKind.VISIT, ("慰问", "走访")),
    (ActivityKind.ONLINE, ("线上", "直播", "推送")),
)


def guess(name, table, otherwise):
    """The first kind whose words the name ends with, else the first whose words it contains."""
    for kind, words in table:
        if name.endswith(words):
            return kind
    return next((kind for kind, words in table if any(word in name for word in words)), otherwise)
