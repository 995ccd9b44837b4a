"""What the editor asks to have cleaned and proposed: for who may write, up to two megabytes, never an error page."""

import pytest

from articles.models import Story
from portal.accounts.roles import Role
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, DistrictFactory, StreetFactory, UserFactory
from tests.factories.pictures import PictureFactory

CLEAN = "/admin/articles/story/clean/"
TIDY = "/admin/articles/story/tidy/"
TOO_LARGE = "粘贴的内容超过 2 MB，没有读取，稿子没有变。请分几次粘贴；带大图的文档，先把图片传到图片库。"
WRITERS = ["reporter", "street_staff", "first_reviewer", "second_reviewer", "final_reviewer", "district_admin"]


@pytest.fixture
def desk(client, db):
    client.force_login(UserFactory(role="reporter"))
    return client


def ask(client, address, sent):
    return client.post(address, sent, content_type="application/json")


def test_a_page_comes_back_as_blocks_and_a_report(desk):
    answer = ask(desk, CLEAN, {"html": "<h2>题</h2><p onclick=x>见<a href=https://a.cn/>公告</a></p>"})

    assert answer.json() == {
        "blocks": [
            {"kind": "heading", "anchor": "", "text": "题"},
            {
                "kind": "paragraph",
                "anchor": "",
                "text": "见公告",
                "links": [{"start": 1, "end": 3, "url": "https://a.cn/"}],
            },
        ],
        "report": ["保留 1 段、1 个小标题、1 处链接；去掉 1 处脚本。"],
    }


@pytest.mark.parametrize("content_type", ["text/html", "text/plain; charset=utf-8", "application/octet-stream"])
def test_the_bare_page_is_taken_too(desk, content_type):
    answer = desk.post(CLEAN, "<p>穗𠮷</p>".encode(), content_type=content_type)

    assert [block["text"] for block in answer.json()["blocks"]] == ["穗𠮷"]


def test_text_is_cleaned_as_lines(desk):
    assert [block["text"] for block in ask(desk, CLEAN, {"text": "甲\n乙"}).json()["blocks"]] == ["甲", "乙"]


def test_pictures_of_the_library_keep_their_place_where_this_person_sees_them(desk):
    CommunityFactory()
    seen = PictureFactory()
    hidden = PictureFactory(scope=StreetFactory(district=DistrictFactory(code="440106", name="天河区")).pk)
    addresses = [
        *(
            f"/pictures/{seen.token}/lead-480.jpg",
            f"http://testserver/admin/images/picture/{seen.pk}/files/lead-480.jpg",
        ),
        *(f"/pictures/{hidden.token}/lead-480.jpg", f"https://evil.cn/pictures/{seen.token}/lead-480.jpg"),
        *(f"/admin/images/picture/{10**17}/files/x", "http://[/pictures/", "/pictures/" + "f" * 32 + "/x"),
    ]
    page = "".join(f'<img src="{address}">' for address in addresses)

    answer = ask(desk, CLEAN, {"html": page}).json()

    assert [block["picture"] for block in answer["blocks"]] == [seen.pk, seen.pk]
    assert answer["report"] == ["保留 2 张图片；去掉 5 张外部图片（请从图片库插入）。"]


def test_pictures_are_asked_for_at_once(desk, django_assert_max_num_queries):
    page = "".join(f'<img src="/pictures/{PictureFactory().token}/lead-480.jpg">' for _number in range(30))

    with django_assert_max_num_queries(12):
        assert len(ask(desk, CLEAN, {"html": page}).json()["blocks"]) == 30


def test_two_megabytes_are_read_and_more_are_refused(desk):
    sound = "<p>字</p>" + " " * (2 * 1024 * 1024 - 10)

    assert ask(desk, CLEAN, {"html": sound}).status_code == 200
    for page in (sound + "  ", "字" * 800_000, "x" * 5_000_000):
        answer = ask(desk, CLEAN, {"html": page})
        assert (answer.status_code, answer.json()) == (413, {"error": TOO_LARGE})
    assert desk.post(CLEAN, b"x" * 2_200_000, content_type="text/html").status_code == 413


@pytest.mark.parametrize("address", [CLEAN, TIDY])
@pytest.mark.parametrize(
    "sent",
    [
        "x",
        "[]",
        "7",
        "null",
        "[" * 100_000,
        '{"html": 7}',
        "{}",
        '{"blocks": 7}',
        '{"blocks": [7]}',
        '{"blocks": [{}]}',
    ],
)
def test_nonsense_is_refused_with_a_sentence(desk, address, sent):
    answer = desk.post(address, sent, content_type="application/json")

    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert answer.json()["error"].endswith("。")


def test_odd_characters_are_left_out(desk):
    sent = '{"html": "<p>\\u0000\\ud800甲&#0;</p>"}'

    assert desk.post(CLEAN, sent, content_type="application/json").json()["blocks"][0]["text"].strip("\ufffd") == "甲"
    assert desk.post(CLEAN, b"<p>\xff\x00\xe7\x94</p>", content_type="text/html").status_code == 200


def test_proposals_point_into_the_blocks_that_come_with_them(desk):
    blocks = [
        {"kind": "lede", "anchor": "p4", "text": " 邻里,社区 ", "facts": []},
        {"kind": "heading", "anchor": "s1", "text": "题"},
        {"kind": "paragraph", "anchor": "", "text": "点击关注我们"},
    ]

    answer = ask(desk, TIDY, {"blocks": blocks}).json()

    assert [(row["kind"], row["anchor"], row["text"]) for row in answer["blocks"]] == [
        ("lede", "p4", "邻里,社区"),
        ("heading", "s1", "题"),
        ("paragraph", "p5", "点击关注我们"),
    ]
    assert answer["proposals"] == [
        {"block": 0, "start": 2, "end": 3, "before": ",", "after": "，", "why": "中文里的标点用全角。"},
        {
            "block": 2,
            "start": 0,
            "end": 6,
            "before": "点击关注我们",
            "after": "",
            "why": "公众号或网页的尾巴，不是正文。",
        },
    ]


def test_proposals_for_a_text_in_light_markup(desk):
    answer = ask(desk, TIDY, {"text": "## 题\n\n- 甲,乙"}).json()

    assert [row["kind"] for row in answer["blocks"]] == ["heading", "item"]
    assert [(row["block"], row["after"]) for row in answer["proposals"]] == [(1, "，")]


def test_nothing_is_stored(desk):
    before = ChangeRecord.objects.count()

    ask(desk, CLEAN, {"html": "<p>甲</p>"})
    ask(desk, TIDY, {"text": "甲,乙"})

    assert (Story.objects.count(), ChangeRecord.objects.count()) == (0, before)


@pytest.mark.parametrize("address", [CLEAN, TIDY])
@pytest.mark.parametrize("role", [role.value for role in Role])
def test_whoever_may_write_somewhere_may_ask(client, db, address, role):
    client.force_login(UserFactory(role=role))

    assert ask(client, address, {"text": "甲"}).status_code == (200 if role in WRITERS else 403)


@pytest.mark.parametrize("address", [CLEAN, TIDY])
def test_nobody_else_is_answered(client, db, address):
    assert ask(client, address, {"text": "甲"}).status_code == 302
    client.force_login(UserFactory())
    assert ask(client, address, {"text": "甲"}).status_code in (302, 403)
    client.force_login(UserFactory(role="reporter"))
    assert client.get(address).status_code == 405


def test_a_forged_request_is_refused(desk):
    desk.handler.enforce_csrf_checks = True

    assert ask(desk, CLEAN, {"text": "甲"}).status_code == 403
