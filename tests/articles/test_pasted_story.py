"""From the clipboard to the page: what was pasted is cleaned, saved at the desk, and shown; on both databases."""

import re

import pytest

from articles.body import from_blocks, to_text
from articles.cleaning import clean
from articles.models import Story
from tests.factories import StoryFactory, UserFactory
from tests.factories.forms import submit

ADD = "/admin/articles/story/add/"
HOSTILE = {
    "script": "<p>邻里𠮷<script>alert('毒')</script>坐到一起。</p>",
    "handler": "<p onmouseover=alert(1)>邻里𠮷<img src=x onerror=alert(1)>坐到一起。</p>",
    "address": "<p>邻里𠮷<a href='data:text/html,<script>alert(1)</script>'>坐到</a>一起。</p>",
    "unclosed": "<b><p>邻里𠮷<table><tr><td>坐到<a href='https://a.cn/x'>一起。",
    "lists": "<ul><li>" * 10_000 + "邻里𠮷坐到一起。",
    "odd": "<p>邻里\x00𠮷\ud800坐到&#0;&#xDFFF;一起。</p>",
    "words": "<p>邻里𠮷&lt;script&gt;alert(1)&lt;/script&gt;坐到一起。</p>",
    "marks": "<p>## 邻里𠮷</p><p>- 坐到</p><p>![图7] [x](javascript:alert) 一起。</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_paste_is_saved_and_shown_as_words(client, db, name):
    client.force_login(UserFactory(role="street_staff"))
    body = from_blocks(clean(HOSTILE[name]).blocks)

    answer = submit(client, ADD, title="邻里", origin="original", text=to_text(body))

    story = Story.objects.get()
    assert (answer.status_code, story.body) == (302, body)
    public = StoryFactory(body=story.body)
    client.logout()
    page = client.get(public.get_absolute_url())
    prose = page.text[page.text.index('<article class="prose">') : page.text.index("</article>")]
    assert page.status_code == 200
    words = re.sub(r"<[^>]*>", "", prose)
    assert re.sub("[^邻里𠮷坐到一起]", "", words.partition("本文由")[0]) == "邻里𠮷坐到一起"
    assert re.findall(r"<script|<img|<iframe|\son\w+=|href=.(?:javascript|data)", prose) == []


def test_a_whole_document_of_word_is_saved(client, db):
    client.force_login(UserFactory(role="street_staff"))
    page = "".join(
        f"<p class=MsoNormal style='mso-x:{number}'>第{number}段，约4800人。<o:p></o:p></p>" for number in range(1900)
    )

    body = from_blocks(clean(page).blocks)
    submit(client, ADD, title="长文", origin="original", text=to_text(body))

    assert [len(story.body) for story in Story.objects.all()] == [1900]
