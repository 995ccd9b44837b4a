import pytest

from communities.extraction.reader import read_story

STORY = "邻里食堂开张\n\n望江社区位于东门街道。现有居民3200户。社区里办了食堂，老人吃饭方便了。\n\n"


@pytest.mark.parametrize(
    ("line", "reporters", "correspondents", "photographers", "editors"),
    [
        ("□记者 苗有田 通讯员 路广民/文 卓一凡/图", "苗有田", "路广民", "卓一凡", ""),
        ("文/本报记者 苗有田　图/通讯员 卓一凡", "苗有田", "", "卓一凡", ""),
        ("（苗有田/文 卓一凡/摄）", "苗有田", "", "卓一凡", ""),
        ("（本报记者 苗有田 通讯员 路广民/文 卓凡/摄）", "苗有田", "路广民", "卓凡", ""),
        ("苗有田 文/图", "苗有田", "", "苗有田", ""),
        ("(记者苗有田 文 卓一凡 图)", "苗有田", "", "卓一凡", ""),
        ("摄影：记者 苗有田", "", "", "苗有田", ""),
        ("图为志愿者在包粽子。苗有田 摄", "", "", "苗有田", ""),
        ("志愿者在包粽子 苗有田 摄", "", "", "苗有田", ""),
        ("撰文/文天成 摄影/图雅", "文天成", "", "图雅", ""),
        ("文/文天成", "文天成", "", "", ""),
        ("图片：望江社区、苗有田 编辑：路远", "", "", "望江社区,苗有田", "路远"),
        ("（望江社区 苗有田 供稿）", "", "苗有田", "", ""),
        ("（望江社区通讯员 苗有田）", "", "苗有田", "", ""),
        ("（东门街道 苗有田 路广民）", "苗有田,路广民", "", "", ""),
        ("（苗 田 路广民） |", "苗 田,路广民", "", "", ""),
        ("责任编辑：何 力波", "", "", "", "何力波"),
        ("（东江融媒 记者 苗有田 统稿：路远）", "苗有田", "", "", "路远"),
        ("记者苗有田、路广民 实习记者卓一凡", "苗有田,路广民,卓一凡", "", "", ""),
        ("《高地》杂志记者　苗有田　特约撰稿人　巫山月", "苗有田,巫山月", "", "", ""),
        ("（资料来源：《望江年鉴（2022）》　撰稿：苗有田、路远）", "苗有田,路远", "", "", ""),
        ("2023-05-06 08:30:12|来源:望江网|编辑:苗有田", "", "", "", "苗有田"),
        ("来源：| 作者：佚名 | 发布时间：2021-05-06 | 64 次浏览 | 分享到：", "", "", "", ""),
        ("编辑：admin　版面热线：0000-1234567", "", "", "", ""),
        ("2023-05-06 来源：望江发布 作者：佚名 浏览：1234 次 字体：[大 中 小]", "", "", "", ""),
        ("【纠错】【责任编辑：路远】", "", "", "", "路远"),
        ("本文来源：望江日报 责任编辑：路远_NB123", "", "", "", "路远"),
        ("（融媒体中心记者苗有田 通讯员路广民）", "苗有田", "路广民", "", ""),
        ("望江晚报 2023年7月6日 A05版 本报记者 苗有田 通讯员 路广民 摄影 满达", "苗有田", "路广民", "满达", ""),
        ("（完）", "", "", "", ""),
    ],
)
def test_who_wrote_it_is_read_in_whatever_form(line, reporters, correspondents, photographers, editors):
    byline = read_story(STORY + line).byline

    found = (byline.reporters, byline.correspondents, byline.photographers, byline.editors)
    assert tuple(",".join(names) for names in found) == (
        reporters.replace(" ", ""), correspondents, photographers, editors
    )  # fmt: skip


def test_a_line_with_a_field_does_not_go_on_with_the_number_above_it():
    story = STORY + "地址:东门街道望江路7号\n电话:6-7-7-8-2-0-0-3\n撰文:苗有田\n审核:路远"

    assert read_story(story).byline.reporters == ("苗有田",)


def test_a_name_that_ends_like_a_broken_line_ends_the_byline_all_the_same():
    byline = read_story("邻里食堂开张\n本报记者 苗有田 摄影 满达\n晚上6点半，天还亮着。").byline

    assert (byline.reporters, byline.photographers) == (("苗有田",), ("满达",))


def test_a_reporter_who_took_the_picture_is_somebody_of_the_story():
    for line in ("（记者 苗有田 图/记者 卓一凡）", "开张仪式现场。融媒体中心记者 卓一凡摄"):
        people = [p.value for p in read_story(STORY + line).proposals if p.kind == "person"]
        assert people[-1] == "卓一凡"


def test_a_community_that_sends_a_story_in_is_nobody():
    found = read_story("云山社区的灯\n\n灯下有21位老人。\n\n供稿|梨桥社区 图|苏禾 编辑|贺芸").proposals

    assert [p.value for p in found if p.kind == "person"] == []
