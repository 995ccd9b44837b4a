"""What a preview shows: no picture that its reader could not open, and nothing that is only true of a public page."""

import pytest

from articles.actions.remarks import make_preview
from tests.factories import StoryFactory, UserFactory
from tests.factories.newsroom import submitted
from tests.factories.pictures import PictureFactory


@pytest.mark.parametrize("is_public_elsewhere", [True, False])
@pytest.mark.parametrize("where", ["title", "body"])
def test_a_picture_is_shown_where_its_reader_can_open_it(client, db, where, is_public_elsewhere):
    picture = PictureFactory()
    if is_public_elsewhere:
        StoryFactory(picture=picture)
    text = f"导语。\n\n![图{picture.pk}] 议事厅里" if where == "body" else "导语。"
    columns = {"picture": picture} if where == "title" else {}
    revision = submitted(text=text, **columns)
    _link, token = make_preview(revision, by=UserFactory(), days=1)

    page = client.get(f"/preview/{token}/").text

    assert (picture.token in page) == is_public_elsewhere
    assert ("有 1 张图片还没有在别处公开" in page) != is_public_elsewhere


def test_a_preview_says_no_day_of_publication_and_offers_nothing_to_hand_on(client, db):
    _link, token = make_preview(submitted(), by=UserFactory(), days=1)

    page = client.get(f"/preview/{token}/").text

    assert "还没有公开" in page
    assert "本站发布" not in page
    assert "分享" not in page
