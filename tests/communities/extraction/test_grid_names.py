"""People behind what they are: a few roles and names of each make, and what a clause may go on with behind a name."""

import pytest

from communities.extraction.reader import read_story

STORY = "兰亭社区走笔\n兰亭社区位于江城市北桥区梨园街道。{}"
ROLES = ("网格员", "退休教师", "居民", "篾匠", "退休船老大", "社区党委书记", "志愿者", "绣娘")
# Two signs and three, a rare surname, a surname of two signs, a given name that is a word, one spelt by its sound.
NAMES = (
    "韩磊", "覃芳", "吴晓兰", "柯阿根", "袁长顺", "粟大明", "荣建国", "脱秀兰", "欧阳芳",
    "马海阿呷", "哈斯巴根", "萨仁格日乐",
)  # fmt: skip
GOES_ON = (
    "说,这里变化大。", "突然说不出话。", "过去是炊事班长。", "手把手教大家。", "在去年的暴雨中救了人。",
    "凌晨4点就起来和面。",
    "分管民政工作。", "和大伙商量。", "登记在册。", "为老人理发。", "打来电话。", "等人来了。",
)  # fmt: skip


def people(sentence):
    return [str(one.value) for one in read_story(STORY.format(sentence)).proposals if one.kind == "person"]


@pytest.mark.parametrize(
    ("role", "name", "goes_on"),
    [
        (ROLES[(first * 5 + second * 3) % len(ROLES)], name, goes_on)
        for first, name in enumerate(NAMES)
        for second, goes_on in enumerate(GOES_ON)
    ],
)
def test_a_name_behind_a_role_ends_where_the_clause_goes_on(role, name, goes_on):
    assert people(f"{role}{name}{goes_on}") == [name]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("车间主任司福来在院里挂起了牌子。", ["司福来"]),
        ("团长屈万年是土家族。", ["屈万年"]),
        ("银沙小学的学生初子墨。", ["初子墨"]),
        ("司机娄大年主持调解室。", ["娄大年"]),
        ("隔壁单元的瞿爹爹来了。", ["瞿爹爹"]),
        ("退休木匠邵阿公也来了。", ["邵阿公"]),
        ("掌勺的袁长顺过去是炊事班长。", ["袁长顺"]),
        ("石榴花园的连细妹当过两任院长。", ["连细妹"]),
        ("热闹了一天。王霞家庭、骆国强家庭等10户被评为“江城市最美家庭”。", ["王霞", "骆国强"]),
        ("(联系人:街道党建办 阮梦,联系电话:6618205)", ["阮梦"]),
        ("电话又响了,是三楼的小马家跳闸。", ["小马"]),
        ("可到窗口找小于登记。", ["小于"]),
        ("“郑叔说事”工作室负责人郑水生走村入户。", ["郑水生"]),
        ("师范学院的学生来了。", []),
        ("工程大学派来了讲师。", []),
        ("有七成住在老房子里。", []),
        ("麦氏宗祠前的广场上,山歌宣讲团开讲了。", []),
        ("大家像石榴籽一样紧紧抱在一起。", []),
        ("他是一名退役工程兵。", []),
        ("“小候鸟”夏令营办了两期。", []),
        ("兰亭合唱团摘得桂冠。", []),
    ],
)
def test_a_name_is_read_whole_and_a_word_is_no_name(sentence, names):
    assert people(sentence) == names
