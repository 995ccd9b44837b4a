"""Prizes of contests: which contest they are of, and who holds what their work has won."""

import pytest

from communities.extraction.reader import read_story

HELD = [
    ("曲艺队排演的小品《等雨》在江城市社区文化节上获一等奖", "江城市社区文化节一等奖/曲艺队"),
    (
        "“坡上红”合唱团成立五年。去年,他们自编自演的小戏《楼上》在江城市文艺汇演中拿下一等奖",
        "江城市文艺汇演一等奖/“坡上红”合唱团",
    ),
    (
        "“坡上红”合唱团开了班,班长年轻时是厂文工团的。他们排的《楼上》在江城市文艺汇演中拿下一等奖",
        "江城市文艺汇演一等奖/“坡上红”合唱团",
    ),
    ("剪纸班学员吴晓兰创作的《团圆》获全省剪纸大赛银奖", "全省剪纸大赛银奖/吴晓兰"),
    ("韩志远今年七十岁。其《桌边手记》在全国社区征文中获二等奖", "全国社区征文二等奖/韩志远"),
    ("舞蹈队编排的广场舞获江城市广场舞大赛一等奖", "江城市广场舞大赛一等奖/舞蹈队"),
    ("街上有一支“银铃戏班”。戏班的折子戏《回门》拿下江城市文化节一等奖", "江城市文化节一等奖/“银铃戏班”"),
    ("小品《等雨》获江城市文艺汇演一等奖", "江城市文艺汇演一等奖/小品《等雨》"),
    ("柳堤社区的微电影《老街》入选全国优秀社区案例", "全国优秀社区案例/微电影《老街》"),
    ("民歌队今年6月登上全省群众艺术花会的舞台,捧回声乐类银奖", "全省群众艺术花会声乐类银奖/民歌队"),
    ("合唱队带着《家门口》站上全省合唱大赛的舞台,捧回一等奖", "全省合唱大赛一等奖/合唱队"),
]


@pytest.mark.parametrize(("words", "held"), HELD, ids=[held for _words, held in HELD])
def test_a_prize_is_of_its_contest_and_goes_to_who_made_the_work(words, held):
    assert [f"{p.value}/{p.recipient}" for p in honours_of(words)] == [held]


def test_a_contest_told_apart_from_its_prize_gives_it_the_level():
    (prize,) = honours_of("在5月份举行的北桥区社区文化节上,黄梅戏社排演的小戏《退礼》夺得一等奖")

    assert (prize.level, prize.recipient) == ("区", "黄梅戏社")


def honours_of(words):
    story = f"柳堤社区的故事\n\n柳堤社区位于江城市北桥区青石街道。\n\n{words}。"
    return [p for p in read_story(story).proposals if p.kind == "award"]
