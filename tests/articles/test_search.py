"""Where a hit in a story leads, and what it repeats."""

from articles.body import from_text
from articles.models.pictures import hold_pictures
from portal.images.actions.pictures import withdraw_picture
from tests.factories import StoryFactory
from tests.factories.pictures import PictureFactory


def hits(client, word):
    return client.get("/search/", {"q": word}).context["results"].hits


def test_a_hit_in_the_words_of_a_picture_leads_to_it_until_it_is_withdrawn(client, recorder):
    picture = PictureFactory()
    story = StoryFactory(title="邻里", body=from_text(f"导语。\n\n![图{picture.pk}] 赛龙舟的那天"))
    hold_pictures(story, shown=story.body)

    shown = hits(client, "赛龙舟")
    withdraw_picture(picture, by=recorder)
    withdrawn = client.get("/search/", {"q": "赛龙舟"})

    assert [hit.url for hit in shown] == [f"{story.get_absolute_url()}#p2"]
    assert "的那天" not in withdrawn.text


def test_a_hit_in_an_item_leads_to_the_item(client, db):
    story = StoryFactory(title="邻里", body=from_text("导语。\n\n- 加装电梯\n- 赛龙舟"))

    assert [hit.url for hit in hits(client, "赛龙舟")] == [f"{story.get_absolute_url()}#p3"]
