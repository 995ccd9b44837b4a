"""Tables in stories: each cell is a figure of its row's community, quoted as it stands."""

import pytest

from communities.extraction.reader import read_story

HEADS = "社区\t总户数(户)\t投入资金(万元)\t注册志愿者\t得分"
ROWS = "松岭\t4310\t940\t1288\t97.5\n柳塘\t968\t-\t260\t91"
TITLE = "石溪街道两个社区晒账单\n石溪街道的松岭社区和柳塘社区一起算账。"
STORY = f"{TITLE}\n{HEADS}\n{ROWS}\n松岭社区最大，街道下辖2个社区。"


def figures(text):
    return {
        (proposal.owner.name, proposal.field, float(proposal.value)): text[proposal.start : proposal.end]
        for proposal in read_story(text).proposals
        if proposal.kind == "fact" and proposal.owner and not isinstance(proposal.value, str | tuple)
    }


@pytest.mark.parametrize("gap", ["\t", "  ", " | "])
def test_the_cells_of_a_table_are_figures_of_their_rows(gap):
    text = STORY.replace("\t", gap)

    found = figures(text)
    assert found.pop(("石溪街道", "community_count", 2)).endswith("下辖2个社区")
    assert found == {
        ("松岭社区", "households", 4310): "4310",
        ("松岭社区", "funding_yuan", 9400000): "940",
        ("松岭社区", "volunteers", 1288): "1288",
        ("柳塘社区", "households", 968): "968",
        ("柳塘社区", "volunteers", 260): "260",
    }


def test_a_table_changes_nothing_of_what_is_told_below_it():
    text = f"{STORY}\n今年以来，街道新建驿站6处。"

    assert ("石溪街道", "facility_count", 6) in figures(text)


def test_the_heads_of_a_table_name_no_place():
    text = STORY.replace("总户数(户)", "完工小区(个)")

    assert {owner for owner, field, value in figures(text) if value in (4310, 968)} == {"松岭社区", "柳塘社区"}


def test_a_list_of_names_is_no_table():
    text = "石溪街道两个社区\n姓名 性别 年龄\n王敏 女 40\n李强 男 52\n松岭社区有居民900户。"

    assert [field for _owner, field, _value in figures(text)] == ["households"]


def test_thousands_parted_by_blanks_and_years_in_the_heads():
    heads = "序号｜社区｜户数（户）｜2020年活动（场）｜少数民族占比｜60岁以上老人（人）"
    rows = "1｜松岭社区｜2 845｜68｜31%｜910\n2｜柳塘社区｜4 210｜94｜-｜—"

    assert figures(f"{TITLE}\n{heads}\n{rows}") == {
        ("松岭社区", "households", 2845): "2 845",
        ("松岭社区", "activity_sessions", 68): "68",
        ("松岭社区", "share_minority", 0.31): "31%",
        ("松岭社区", "population_elderly", 910): "910",
        ("柳塘社区", "households", 4210): "4 210",
        ("柳塘社区", "activity_sessions", 94): "94",
    }


def test_a_line_of_as_many_words_below_a_table_is_no_row():
    heads = "社区 志愿服务队(支) 志愿者(人) 活动(场) 参与(人次)"
    rows = "松岭 9 412 126 7300\n柳塘 7 365人 98 暂缺"

    assert figures(f"{TITLE}\n{heads}\n{rows}\n(记者 王敏 通讯员 李强 图片由受访社区提供)") == {
        ("松岭社区", "team_count", 9): "9",
        ("松岭社区", "volunteers", 412): "412",
        ("松岭社区", "activity_sessions", 126): "126",
        ("松岭社区", "activity_participants", 7300): "7300",
        ("柳塘社区", "team_count", 7): "7",
        ("柳塘社区", "volunteers", 365): "365人",
        ("柳塘社区", "activity_sessions", 98): "98",
    }


@pytest.mark.parametrize(
    "table",
    [
        "项目 松岭 柳塘\n志愿者(人) 412 365\n活动(场) 126 98",
        "|社区|志愿者|活动|\n|---|:---:|---|\n|松岭|412|126|\n|柳塘|365|98|",
        "社区 志愿者/人 活动：场\n松岭 412 126\n柳塘 365 98\n合计 777 224",
    ],
)
def test_a_table_may_be_turned_ruled_or_summed(table):
    assert figures(f"{TITLE}\n{table}\n以上数据截至12月底。") == {
        ("松岭社区", "volunteers", 412): "412",
        ("松岭社区", "activity_sessions", 126): "126",
        ("柳塘社区", "volunteers", 365): "365",
        ("柳塘社区", "activity_sessions", 98): "98",
    }


def test_the_honours_of_a_table_go_to_the_communities_of_its_rows():
    rows = "松岭社区|4310|1288|岭南省绿色社区(2021年)\n柳塘社区|968|260|正申报江城市文明社区"
    story = f"{TITLE}\n社区|总户数(户)|志愿者(人)|近年荣誉\n{rows}"

    awards = {p.value: (p.recipient, p.status) for p in read_story(story).proposals if p.kind == "award"}

    assert awards == {
        "岭南省绿色社区": ("松岭社区", "获得"),
        "江城市文明社区": ("柳塘社区", "目标"),
    }


def test_houses_that_are_finished_are_not_the_name_of_a_place():
    heads = "社区 完工小区(个) 楼栋(栋)"

    assert figures(f"{TITLE}\n{heads}\n松岭社区 3 18\n柳塘社区 7 29") == {
        ("松岭社区", "estates", 3): "3",
        ("松岭社区", "buildings", 18): "18",
        ("柳塘社区", "estates", 7): "7",
        ("柳塘社区", "buildings", 29): "29",
    }
