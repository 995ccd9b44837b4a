"""What is only named in passing turns nothing: with asides between its sentences a story is read like without them."""

import pytest

from communities.extraction.reader import read_story

OF_ONE = (
    "东亭社区：家门口的好日子",
    "东亭社区位于梨园街道东头，面积0.8平方公里，有居民3200户。",
    "社区把闲置的锅炉房改成长者食堂，面积260平方米。开办以来，食堂累计服务老人1.8万人次。",
    "社区党委下设党支部6个，共有党员218名。去年举办各类活动46场，参与居民2300人次。",
)
REPORT = (
    "2023年工作总结",
    "东亭社区位于梨园街道东头，有居民3200户。",
    "一年来，社区开展志愿服务活动42场，服务居民1600人次。社区共调处矛盾纠纷67起。",
    "社区争取改造资金120万元，新增停车位86个。",
)
OF_SEVERAL = (
    "梨园街道三个社区晒成绩",
    "东亭社区有居民3200户。老人们常来食堂坐坐。社区累计服务老人1.8万人次。",
    "西桥社区建成口袋公园2个。孩子们放学就往那里跑。社区去年举办活动46场。",
    "南园社区有志愿者310名。大家轮流值班。社区全年调解纠纷38起。",
)
ASIDES = (
    "对此，梨园街道有关负责人给予肯定。",
    "梨园街道党工委书记到场慰问。",
    "不久前，梨园街道举行了表彰仪式。",
    "梨园街道派出所民警也常来走动。",
    "梨园街道社区卫生服务中心的医生也来义诊。",
    "隔壁的清溪社区也来参观学习。",
    "家住和顺花园的王大妈连声说好。",
    "清溪村的村民们也来赶集。",
    "附近的清溪小学师生也来参加。",
    "区里的有关部门也给予支持。",
    "这在全区也是头一个。",
    "今年，全市也推广了这一做法。",
)


def owners(paragraphs):
    """Each figure with its owner, in order."""
    return [
        (proposal.field, proposal.value, proposal.owner.name if proposal.owner else None)
        for proposal in read_story("\n".join(paragraphs)).proposals
        if proposal.kind in ("fact", "mediation")
    ]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("story", [OF_ONE, REPORT, OF_SEVERAL], ids=["one", "report", "several"])
def test_an_aside_between_sentences_changes_no_owner(story, aside):
    title, *paragraphs = story
    told = [title, *(paragraph.replace("。", f"。{aside}", 1) for paragraph in paragraphs)]

    assert owners(told) == owners(story)
    assert {name for _field, _value, name in owners(story)} <= {"东亭社区", "西桥社区", "南园社区"}


def test_what_tells_more_of_a_place_turns_what_follows():
    told = [*OF_ONE, "隔壁的清溪社区有居民2100户。该社区去年新增停车位60个。"]

    assert owners(told)[-2:] == [("households", 2100, "清溪社区"), ("facility_count", 60, "清溪社区")]


def test_lines_cut_to_one_length_are_read_like_paragraphs():
    clauses = [f"{clause}。" for paragraph in OF_ONE[1:] for clause in paragraph.split("。") if clause]
    told = [OF_ONE[0], *(part for clause in clauses for part in ("一、概况", clause))]
    cut = ["\n".join(part[at : at + 16] for at in range(0, len(part), 16)) for part in told]

    assert owners(cut) == owners(told)
