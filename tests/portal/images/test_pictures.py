"""The library's records and their files: kept together, or neither."""

import os
import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from portal.bin.actions.rows import delete_row
from portal.history.models import ChangeRecord
from portal.images import developing, shelf
from portal.images.actions.pictures import (
    add_picture,
    change_picture,
    release_picture,
    withdraw_picture,
)
from portal.images.developing import develop
from portal.images.models import Picture
from portal.images.refusals import PictureError
from portal.images.sizes import SIZES
from tests.factories import CommunityFactory
from tests.factories.pictures import PictureFactory, encoded, photo


@pytest.fixture(autouse=True)
def one_size(monkeypatch):
    monkeypatch.setattr(developing, "SIZES", {"face": SIZES["face"]})


def developed(width=64, focal=(50, 50)):
    return develop(ContentFile(encoded(photo(width)), name="a.jpg"), focal=focal)


def added(by=None, width=64, **words):
    words = {"alt": "居民在议事厅里", "credit": "穗文明", **words}
    return add_picture(Picture(**words), developed(width), by=by)


def folders():
    return {path.name for path in shelf.root().iterdir()} - {".incoming"} | {x.name for x in shelf.incoming().iterdir()}


def book():
    return list(ChangeRecord.objects.order_by("number").values_list("verb", "target_label", "by_id"))


def test_a_picture_is_added_with_its_files_and_a_line_that_names_nobody(recorder):
    picture = added(by=recorder, alt="徐进栋在巡逻")

    assert folders() == {picture.token}
    assert sorted(path.name for path in (shelf.root() / picture.token).iterdir()) == sorted(
        ["master.jpg", "face-48.avif", "face-48.jpg", "face-48.webp"]
    )
    assert (picture.width, picture.height, picture.uploaded_by) == (64, 48, recorder)
    assert book() == [("created", f"图片 {picture.pk}", recorder.pk)]


def test_a_picture_that_is_here_already_is_refused_by_its_number(recorder):
    first = added(by=recorder)

    with pytest.raises(PictureError) as refusal:
        added(by=recorder, alt="另一句话")

    assert refusal.value.messages == [
        f"这张图片已经在图片库里，编号 {first.pk}，不用再传；请直接选用那一张，列表里没有的到回收站恢复。"
    ]
    assert (folders(), Picture.objects.count(), len(book())) == ({first.token}, 1, 1)


def test_words_that_the_table_refuses_leave_no_files(recorder):
    with pytest.raises(ValidationError):
        added(by=recorder, alt="")

    assert (folders(), Picture.objects.count(), book()) == (set(), 0, [])


def test_a_failing_database_leaves_no_files(monkeypatch, recorder):
    monkeypatch.setattr(Picture, "save", lambda *arguments, **options: (_ for _ in ()).throw(OSError("gone")))

    with pytest.raises(OSError, match="gone"):
        added(by=recorder)

    assert (folders(), Picture.objects.count(), book()) == (set(), 0, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"alt": ""},
        {"alt": "有字", "is_decorative": True},
        {"credit": ""},
        {"focal_x": 101},
        {"width": 0},
    ],
)
def test_the_table_itself_refuses(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        PictureFactory(**wrong)


def test_a_decorative_picture_has_no_words(recorder):
    picture = added(by=recorder, alt="", is_decorative=True)

    assert (picture.alt, str(picture)) == ("", f"{picture.pk} 装饰图片")


def test_a_change_of_words_leaves_the_files_alone(recorder):
    picture = added(by=recorder)
    token = picture.token
    picture.caption = "议事厅"

    change_picture(picture, by=recorder)

    picture.refresh_from_db()
    assert (picture.caption, picture.token, folders()) == ("议事厅", token, {token})
    assert [verb for verb, _label, _by in book()] == ["created", "changed"]


def test_another_focal_point_makes_files_at_another_address(recorder, django_capture_on_commit_callbacks):
    picture = added(by=recorder, width=200)
    before, digest = picture.token, picture.digest
    picture.focal_x = 0

    with django_capture_on_commit_callbacks(execute=True):
        change_picture(picture, by=recorder)

    picture.refresh_from_db()
    assert picture.token != before
    assert (picture.digest, folders()) == (digest, {picture.token})


def test_a_change_that_fails_keeps_the_files_that_were_there(monkeypatch, recorder):
    picture = added(by=recorder, width=200)
    before = picture.token
    picture.focal_x = 0
    monkeypatch.setattr(Picture, "save", lambda *arguments, **options: (_ for _ in ()).throw(OSError("gone")))

    with pytest.raises(OSError, match="gone"):
        change_picture(picture, by=recorder)

    assert folders() == {before}


def test_what_lies_in_the_bin_keeps_its_files_and_is_off_every_page(recorder):
    picture = added(by=recorder)

    delete_row(picture, reason="传错了", by=recorder)

    assert folders() == {picture.token}
    assert list(Picture.objects.values_list("is_deleted", "is_public")) == [(True, False)]
    assert [verb for verb, _label, _by in book()] == ["created", "deleted"]


def test_a_deleted_picture_cannot_be_public(recorder):
    picture = added(by=recorder)
    delete_row(picture, reason="传错了", by=recorder)

    with pytest.raises(IntegrityError, match="deleted_is_not_public"), transaction.atomic():
        Picture.objects.update(is_public=True)


def test_a_picture_in_use_is_not_deleted(recorder):
    picture = added(by=recorder)
    CommunityFactory(name="穗花北社区", picture=picture)

    with pytest.raises(PermissionDenied) as refusal:
        delete_row(picture, reason="传错了", by=recorder)

    assert str(refusal.value) == "这张图片正在使用：社区 穗花北社区。请先在那里换掉或清空图片，再来删除。"
    assert (folders(), Picture.objects.count()) == ({picture.token}, 1)


def test_a_picture_is_withdrawn_and_released(recorder):
    picture = added(by=recorder)

    withdraw_picture(picture, by=recorder, note="本人不愿公开")
    assert not Picture.objects.get(is_public=False).is_public

    release_picture(picture, by=recorder)
    assert Picture.objects.get().is_public
    assert [verb for verb, _label, _by in book()] == ["created", "withdrawn", "published"]


def aged(path):
    day_before = time.time() - 2 * shelf.DAY
    os.utime(path, (day_before, day_before))


def test_the_sweep_takes_only_what_is_old_and_unknown(recorder, capsys):
    picture = added(by=recorder)
    for token in ("a" * 32, "b" * 32):
        (shelf.start(token) / "upload").write_bytes(b"half")
    shelf.keep("b" * 32)
    young = shelf.start("c" * 32)
    for path in (shelf.incoming() / ("a" * 32), shelf.root() / ("b" * 32), shelf.root() / picture.token):
        aged(path)

    call_command("sweep_pictures")

    assert folders() == {picture.token, young.name}
    assert capsys.readouterr().out.splitlines() == [f"清除：{'a' * 32}", f"清除：{'b' * 32}"]


def test_the_sweep_names_pictures_without_files(recorder):
    picture = added(by=recorder)
    shelf.discard(picture.token)

    with pytest.raises(CommandError, match=f"这些图片缺少文件，请从备份恢复：编号 {picture.pk}"):
        call_command("sweep_pictures")
