"""The wording list at the desk: entering a term, seeing which public pages hold it, and where that waits."""

import pytest

from articles.body import from_text
from articles.models import CommunityWordingHit, WordingHit, WordingTerm
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, StoryFactory
from tests.factories.articles import WordingTermFactory
from tests.factories.forms import FormReader

ADD = "/admin/articles/wordingterm/add/"


@pytest.fixture
def desk(client, confirmer):
    client.force_login(confirmer)
    return client


def typed(page, **fields):
    return {**FormReader(page.text).fields, **fields}


def sent(desk, **fields):
    content = {"words": "不该写的词", "kind": "banned", "reason": "不用", "authority": "区文明办通知", **fields}
    return desk.post(ADD, typed(desk.get(ADD), **content), follow=True)


def test_a_term_is_entered_with_a_line_in_the_book_and_says_what_holds_it(desk):
    story = StoryFactory(title="公开的", body=from_text("导语。\n\n有不该写的词。"))

    page = sent(desk)

    term = WordingTerm.objects.get(words="不该写的词")
    assert "已公开的内容里有 1 处页面用到“不该写的词”" in page.text
    assert (
        f'<a href="/admin/articles/story/{story.pk}/change/">公开的</a>（1 处）'
        in desk.get(f"/admin/articles/wordingterm/{term.pk}/change/").text
    )
    assert ChangeRecord.objects.order_by("-number").values_list("target_type", "target_id").first() == (
        "articles.wordingterm",
        str(term.pk),
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"exceptions": "没有它"}, "例外“没有它”应当含有这个词语，并且比它长。"),
        ({"exceptions": "不该写的词" + "长" * 100}, "例外一行不超过 100 字。"),
        ({"kind": "standard"}, "类别是“规范写法”的，请填建议写法。"),
        ({"words": "患有"}, "具有 词语 的 用词提示 已存在。"),
        ({"valid_from": "2020-02-01", "valid_until": "2020-01-01"}, "最后一天不能早于生效日期。"),
    ],
)
def test_a_term_that_says_too_little_is_refused_in_a_sentence_and_stays_typed(desk, fields, sentence):
    page = sent(desk, **fields)

    assert sentence in page.text
    assert WordingTerm.objects.filter(words="不该写的词").count() == 0
    assert "区文明办通知" in page.text


@pytest.mark.parametrize(
    "odd",
    [
        {"words": "词\x00语"},
        {"words": "字" * 61},
        {"exceptions": "不该写的词\x00了"},
        {"valid_from": "9" * 20},
        {"kind": "9" * 20},
    ],
)
def test_what_cannot_be_kept_is_refused_and_never_an_error(desk, odd):
    before = WordingTerm.objects.count()

    assert sent(desk, **odd).status_code == 200
    assert WordingTerm.objects.count() == before


def test_a_term_is_ended_and_not_deleted(desk):
    term = WordingTermFactory()

    assert desk.get(f"/admin/articles/wordingterm/{term.pk}/delete/").status_code == 403


def test_what_holds_terms_waits_on_the_start_page_and_leads_to_the_page_itself(desk):
    term = WordingTermFactory(words="不该写的词")
    story = StoryFactory(title="公开的")
    community = CommunityFactory(name="穗花北社区")
    hit = WordingHit.objects.create(term=term, story=story, anchor="p2")
    CommunityWordingHit.objects.create(term=term, community=community)

    start = desk.get("/admin/").text
    page = desk.get(f"/admin/articles/wordinghit/{hit.pk}/change/").text

    assert "公开页面上的用词" in start
    assert "公开的·“不该写的词”" in start
    assert "穗花北社区·“不该写的词”" in start
    assert 'href="/admin/articles/wordinghit/"' in start
    assert f'<a href="/admin/articles/story/{story.pk}/change/">公开的</a>' in page
    assert "不用这个说法。依据：区文明办通知。" in page


def test_the_lists_of_hits_open_and_are_only_read(desk):
    hit = WordingHit.objects.create(term=WordingTermFactory(), story=StoryFactory(), anchor="p1")

    assert str(hit) in desk.get("/admin/articles/wordinghit/").text
    assert desk.get("/admin/articles/communitywordinghit/").status_code == 200
    assert desk.get("/admin/articles/wordinghit/add/").status_code == 403
    assert desk.get(f"/admin/articles/wordinghit/{hit.pk}/delete/").status_code == 403
