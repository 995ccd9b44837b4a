"""Words of a clause in front of 社区, 街道, 小区 and 村 name no place, and names that are made of words do."""

from datetime import date

import pytest

from communities.extraction.clause_words import is_of_doing, is_of_relation
from communities.extraction.reader import read_story

DAY = date(2024, 5, 1)
STORY = "东亭社区的日子\n梨园街道东亭社区有居民2100户。社区办了食堂。\n{}登记党员215名。\n{}志愿者318人。"

SENTENCES = [
    "要说社区这些年的变化，老住户最有发言权。",
    "其实社区早就想改造这片空地，只是苦于没有资金。",
    "果然社区一出面，双方都消了气。",
    "次日社区就请来施工队，把松动的井盖全换了。",
    "慢慢地社区的人情味又回来了。",
    "入夜社区广场上灯火通明，跳舞的人越聚越多。",
    "傍晚社区凉亭下，下棋的、拉琴的各得其乐。",
    "逢年过节社区总惦记着这些空巢老人。",
    "危急关头社区防汛，党员干部冲在前头。",
    "家长里短社区事，点点滴滴见真情。",
    "业主希望社区尽快牵头成立业委会。",
    "物业跟社区踢皮球的日子总算过去了。",
    "光靠社区可不够，还得大家一起来。",
    "重阳节前夕社区为高龄老人拍摄了婚纱照。",
    "如果社区不管，这楼道里的杂物怕是没人清得动。",
    "今后社区还将引入专业社工，关爱困境儿童。",
    "城乡接合部社区流动人口多，登记工作很吃力。",
    "无障碍社区改造让轮椅出行不再犯难。",
    "和美社区建设要靠大家添砖加瓦。",
    "睦邻社区的牌子挂在门口，更挂在居民心里。",
    "居家社区养老服务日益完善，老人不离家就能享清福。",
    "繁荣社区文化，丰富居民精神生活。",
    "延伸社区服务触角，打通为民服务堵点。",
    "建强社区队伍，夯实基层根基。",
    "诚邀社区能人参加手工技艺展示活动。",
    "最初街道也犯难，怕居民不同意出资。",
    "随即街道启动应急预案，安排居民临时避险。",
    "矿区街道把独居老人的安全用电放在心上。",
    "驻村工作队的队员，已经学会了当地方言。",
    "镇村干部齐上阵，社区志愿者也赶来支援。",
    "偏远的牧村也接通了光纤网络。",
    "多数乡镇配齐了专职消防队员。",
    "禁止占用小区消防通道停放机动车。",
    "绿化小区要选择耐旱、好养护的树种。",
    "无论小区新旧，安全这根弦都不能松。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_names_no_place_changes_no_owner(sentence):
    proposals = read_story(STORY.format(sentence, sentence), DAY).proposals
    owners = {proposal.owner.name for proposal in proposals if proposal.kind == "fact" and proposal.owner}

    assert owners == {"东亭社区"}


@pytest.mark.parametrize(
    "name",
    ["安居", "合欢", "胜利", "和平", "红星", "向阳", "沿江", "北宋", "立新", "瑞和", "宫保地", "同心里", "毓璜顶"],
)
def test_names_that_are_words_are_names(name):
    story = f"{name}社区的日子\n{name}社区位于梨园街道，有居民2100户。{name}社区有党员215名。"
    owners = {
        proposal.owner.name
        for proposal in read_story(story, DAY).proposals
        if proposal.kind == "fact" and proposal.owner
    }

    assert owners == {f"{name}社区"}


@pytest.mark.parametrize(
    "words", ["其实", "果然", "次日", "业主希望", "物业跟", "汛期到来前", "危急关头", "逢年过节", "一到周末"]
)
def test_words_of_relation(words):
    assert is_of_relation(words)


def test_one_verb_is_of_doing_and_two_words_are_not():
    assert is_of_doing("延伸")
    assert not is_of_doing("东亭")
    assert not is_of_doing("荷花塘")
