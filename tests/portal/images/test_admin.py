"""The library at the desk: upload, preview, where it is used, taking down."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.images import developing, shelf
from portal.images.models import Picture
from portal.images.sizes import SIZES
from tests.factories import CommunityFactory, PersonFactory, StoryFactory, StreetFactory, UserFactory
from tests.factories.forms import FormReader, errors, seen, submit
from tests.factories.pictures import PictureFactory, encoded, jpeg_with_gps, photo, pixel_bomb

ADD = "/admin/images/picture/add/"
TYPED = {
    "alt": "居民在议事厅里",
    "credit": "穗文明",
    "caption": "讨论加装电梯",
    "focal_x": "75",
    "focal_y": "25",
    "scope": "",
}


@pytest.fixture(autouse=True)
def few_sizes(monkeypatch):
    monkeypatch.setattr(developing, "SIZES", {name: SIZES[name] for name in ("face", "lead", "cover", "window")})


@pytest.fixture
def desk(client, recorder):
    client.force_login(recorder)
    return client


def send(desk, content, name="a.jpg", **typed):
    return desk.post(ADD, {**TYPED, **typed, "upload": SimpleUploadedFile(name, content)})


def left():
    return {path.name for path in shelf.root().rglob("*")} - {".incoming"} if shelf.root().exists() else set()


def test_a_picture_is_uploaded_with_its_words(desk, recorder):
    street = StreetFactory()

    answer = send(desk, jpeg_with_gps(), scope=street.pk)

    picture = Picture.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/admin/images/picture/")
    assert (picture.alt, picture.credit, picture.caption, picture.focal) == (*list(TYPED.values())[:3], (75, 25))
    assert (picture.scope, picture.uploaded_by) == (street.pk, recorder)
    assert picture.token in left()


def test_a_picture_too_small_for_a_page_is_taken_with_a_warning(desk):
    answer = send(desk, encoded(photo(60, 45)))

    told = [str(message) for message in desk.get(answer["Location"]).context["messages"]]
    assert told[0] == "这张图片只有 60×45 像素，放在页面上会很小；有原图请传原图。"


def test_a_hostile_picture_says_why_and_keeps_what_was_typed(desk):
    answer = send(desk, pixel_bomb(), "a.png")

    assert errors(answer) == {
        "upload": ["图片太大：13000×13000，超过 6000 万像素。请先缩小再传，宽 2000 像素就够用了。"]
    }
    kept = {name: value for name, value in FormReader(answer.text).fields.items() if name in TYPED}
    assert kept == {name: [value] for name, value in TYPED.items()}
    assert (left(), Picture.objects.count()) == (set(), 0)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"alt": ""}, "__all__", "请写替代文字；只是装饰的，勾选“只是装饰”并把替代文字留空。"),
        ({"is_decorative": "on"}, "__all__", "请写替代文字；只是装饰的，勾选“只是装饰”并把替代文字留空。"),
        ({"credit": "　 "}, "credit", "这个字段是必填项。"),
        ({"focal_x": "101"}, "focal_x", "确保该值小于或等于100。"),
        ({"scope": "999999"}, "scope", "选择一个有效的选项。 999999 不在可用的选项中。"),
    ],
)
def test_wrong_words_are_said_before_anything_is_developed(desk, monkeypatch, typed, field, sentence):
    monkeypatch.setattr("portal.images.forms.develop", lambda *arguments, **options: pytest.fail("developed"))

    assert errors(send(desk, encoded(photo()), **typed)) == {field: [sentence]}


def test_without_a_file_the_form_asks_for_one(desk):
    assert errors(desk.post(ADD, TYPED)) == {"upload": ["这个字段是必填项。"]}


def test_an_empty_file_is_told_in_our_words(desk):
    assert errors(send(desk, b""))["upload"] == [
        "这个文件是空的。请重新选择照片；如果是从微信保存的，先打开原图再保存一次。"
    ]


def test_the_same_picture_twice_is_told_beside_the_file(desk):
    send(desk, encoded(photo()))
    first = Picture.objects.get()

    answer = send(desk, encoded(photo()), alt="另一句话")

    assert errors(answer) == {
        "upload": [f"这张图片已经在图片库里，编号 {first.pk}，不用再传；请直接选用那一张，列表里没有的到回收站恢复。"]
    }
    assert {path.name for path in shelf.root().iterdir()} == {".incoming", first.token}
    assert list(shelf.incoming().iterdir()) == []


def test_the_page_of_a_picture_shows_it_and_where_it_is_used(desk):
    send(desk, encoded(photo(600, 400)))
    picture = Picture.objects.get()
    community = CommunityFactory(name="穗花北社区", picture=picture)
    StoryFactory(title="邻里", picture=picture, state="draft")

    answer = desk.get(f"/admin/images/picture/{picture.pk}/change/")

    used = answer.context["adminform"].model_admin.used_in(picture)
    assert f'<a href="/admin/communities/community/{community.pk}/change/">社区 穗花北社区</a>（居民看得到）' in used
    assert "报道 邻里</a>（未公开）" in used
    assert answer.text.count(f"/admin/images/picture/{picture.pk}/files/") == 4


def test_a_changed_focal_point_makes_a_new_crop(desk):
    send(desk, encoded(photo(600, 400)))
    picture = Picture.objects.get()

    desk.post(f"/admin/images/picture/{picture.pk}/change/", {**TYPED, **seen(picture), "focal_x": "10"})

    changed = Picture.objects.get()
    assert (changed.focal, changed.digest) == ((10, 25), picture.digest)
    assert changed.token != picture.token


def test_a_picture_in_use_is_not_deleted_and_the_desk_says_why(desk):
    picture = PictureFactory()
    CommunityFactory(name="穗花北社区", picture=picture)

    answer = desk.post(f"/admin/images/picture/{picture.pk}/delete/", {"post": "yes"}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "这张图片正在使用：社区 穗花北社区。请先在那里换掉或清空图片，再来删除。"
    ]
    assert Picture.objects.count() == 1


def test_an_unused_picture_goes_into_the_bin_and_comes_back_unseen(desk):
    send(desk, encoded(photo()))
    picture = Picture.objects.get()

    submit(desk, f"/admin/images/picture/{picture.pk}/delete/", reason="传错了")
    listed = list(desk.get("/admin/images/picture/").context["cl"].result_list)
    desk.post(f"/admin/images/picture/{picture.pk}/restore/")

    picture.refresh_from_db()
    assert (listed, picture.is_deleted, picture.is_public) == ([], False, False)


def test_a_picture_is_withdrawn_and_restored_by_a_button(desk):
    picture = PictureFactory()

    desk.post(f"/admin/images/picture/{picture.pk}/withdraw/", seen(picture))
    assert not Picture.objects.get().is_public

    desk.post(f"/admin/images/picture/{picture.pk}/release/", seen(Picture.objects.get()))
    assert Picture.objects.get().is_public


def test_the_list_finds_what_is_unused(desk):
    unused, hidden, seen = PictureFactory.create_batch(3)
    StoryFactory(picture=hidden, state="draft")
    CommunityFactory(picture=seen)

    def found(use):
        return list(desk.get(f"/admin/images/picture/?use={use}").context["cl"].result_list)

    assert (found("none"), found("held"), found("shown")) == ([unused], [hidden], [seen])
    assert len(found("nonsense")) == 3


def test_who_may_only_look_changes_nothing(client, confirmer):
    client.force_login(confirmer)
    picture = PictureFactory()
    page = f"/admin/images/picture/{picture.pk}/"

    assert client.get(f"{page}change/").status_code == 200
    assert [client.get(ADD).status_code, client.post(f"{page}withdraw/").status_code] == [403, 403]
    assert client.post(f"{page}delete/", {"post": "yes"}).status_code == 403


def test_a_stranger_to_the_library_sees_no_file_of_it(client, db):
    client.force_login(UserFactory(is_staff=True))
    picture = PictureFactory()

    assert client.get(f"/admin/images/picture/{picture.pk}/files/cover-480.jpg").status_code == 404


def test_a_face_needs_the_consent_of_its_owner(desk):
    person, picture = PersonFactory(name="徐进栋"), PictureFactory()
    page = f"/admin/communities/person/{person.pk}/change/"
    fields = {name: values[0] for name, values in FormReader(desk.get(page).text).fields.items() if values}

    answer = desk.post(page, {**fields, "picture": picture.pk})

    assert errors(answer) == {"__all__": ["公开报道只够写出姓名；用本人照片要有本人同意，请填同意日期。"]}
    desk.post(page, {**fields, "picture": picture.pk, "consented_on": "2026-11-01"})
    person.refresh_from_db()
    assert person.picture == picture
