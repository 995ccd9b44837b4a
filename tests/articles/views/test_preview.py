"""What a preview shows of pictures: none that its reader could not open."""

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
