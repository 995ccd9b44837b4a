"""Everything under one tag, and the list of all tags: only what is public, counted as it is."""

import re

import pytest

from tests.factories import ActivityFactory, CommunityFactory, StoryFactory


@pytest.fixture
def tagged(db):
    """One public row of each kind under 议事, and under 䶮 everything that must not be seen."""
    shown = [CommunityFactory(name="穗花北社区"), StoryFactory(title="邻里"), ActivityFactory(name="议事会")]
    hidden = [
        *(CommunityFactory(name=f"藏{state}社区", state=state) for state in ("draft", "withdrawn")),
        *(StoryFactory(title=f"藏{state}", state=state) for state in ("draft", "withdrawn")),
        *(ActivityFactory(name=f"藏{state}", state=state) for state in ("waiting", "retired")),
        ActivityFactory(name="藏活动", community=CommunityFactory(state="draft")),
    ]
    for row in [*shown, *hidden]:
        row.tags.add("议事")
    for row in hidden:
        row.tags.add("䶮")


def test_a_tag_shows_what_is_public_under_it_of_every_kind(client, tagged):
    page = client.get("/tags/yi-shi/")

    assert re.findall(r'<h3 class="row__t"><a href="[^"]+">([^<]+)</a>', page.text) == ["穗花北社区", "邻里", "议事会"]
    assert "藏" not in page.text
    tag = page.context["tag"]
    assert (tag.communities, tag.stories, tag.activities) == (1, 1, 1)


@pytest.mark.parametrize("address", ["yan", "䶮", "nothing", "没有", "x" * 101])
def test_a_tag_of_hidden_things_alone_is_not_found(client, tagged, address):
    assert client.get(f"/tags/{address}/").status_code == 404


@pytest.mark.parametrize("typed", ["议事", "YI-SHI"])
def test_a_tag_typed_by_hand_leads_to_its_address(client, tagged, typed):
    answer = client.get(f"/tags/{typed}/")

    assert (answer.status_code, answer["Location"]) == (302, "/tags/yi-shi/")


def test_all_tags_stand_in_the_order_of_their_pinyin_with_their_counts(client, tagged):
    for name in ("志愿服务", "科普"):
        CommunityFactory().tags.add(name)

    page = client.get("/tags/")

    counts = [(tag.slug, tag.communities, tag.stories, tag.activities) for tag in page.context["page"].rows]
    assert counts == [("ke-pu", 1, 0, 0), ("yi-shi", 1, 1, 1), ("zhi-yuan-fu-wu", 1, 0, 0)]
    assert "䶮" not in page.text


def test_no_tag_at_all_is_said_so(client, db):
    assert "标签：暂无收录" in client.get("/tags/").text


def test_many_tags_are_paged(client, db):
    CommunityFactory().tags.add(*(f"标签{number:03}" for number in range(250)))

    first = client.get("/tags/").context["page"]
    second = client.get("/tags/", {"after": first.after}).context["page"]

    names = [tag.name for tag in [*first.rows, *second.rows]]
    assert (names, second.after) == ([f"标签{number:03}" for number in range(250)], "")


def test_beyond_the_first_few_a_tag_leads_to_the_lists(client, db):
    for _number in range(13):
        for row in (CommunityFactory(), StoryFactory(), ActivityFactory()):
            row.tags.add("议事")

    page = client.get("/tags/yi-shi/")

    assert page.text.count('<h3 class="row__t">') == 36
    assert re.findall(r'class="more" href="([^"]+)">([^<]+)<', page.text) == [
        ("/communities/?tag=%E8%AE%AE%E4%BA%8B", "全部13个社区"),
        ("/stories/?tag=yi-shi", "全部13篇报道"),
        ("/activities/?tag=yi-shi", "全部13项活动"),
    ]
