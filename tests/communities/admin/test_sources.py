"""Sources at the desk: a byline is typed as people write it, a credit a line."""

import pytest

from communities.models import Source
from portal.history.models import ChangeRecord
from tests.factories import SourceFactory
from tests.factories.forms import FormReader, submit

ADD = "/admin/communities/source/add/"
CREDITS = [{"role": "reporter", "name": "廖靖文"}, {"role": "correspondent", "name": "穗文明"}]


def page_of(source):
    return f"/admin/communities/source/{source.pk}/change/"


@pytest.mark.parametrize(
    ("typed", "credits"),
    [
        ("记者 廖靖文\r\n通讯员 穗文明", CREDITS),
        ("  记者　廖靖文 \n\n\n通讯员\t穗文明\n", CREDITS),
        ("摄影 阿依古丽·买买提", [{"role": "photographer", "name": "阿依古丽·买买提"}]),
        ("编辑 𠮷田 绫", [{"role": "editor", "name": "𠮷田 绫"}]),
        ("实习生 <b>陈</b>", [{"role": "intern", "name": "<b>陈</b>"}]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_a_byline_is_read_line_by_line_in_order(desk, typed, credits):
    answer = submit(desk, ADD, title="社区新事", is_undated="on", credits=typed)

    assert (answer.status_code, Source.objects.get().credits) == (302, credits)


@pytest.mark.parametrize("credits", [CREDITS, CREDITS[::-1], [], [{"role": "reporter", "name": "廖靖文"}] * 2])
def test_a_byline_saved_as_it_stands_stays_as_it_is(desk, credits):
    source = SourceFactory(credits=credits)

    submit(desk, page_of(source))

    source.refresh_from_db()
    assert source.credits == credits


def test_a_byline_is_shown_as_it_would_be_typed(desk):
    page = desk.get(page_of(SourceFactory(credits=CREDITS)))

    assert FormReader(page.text).fields["credits"] == ["记者 廖靖文\n通讯员 穗文明"]


@pytest.mark.parametrize("line", ["廖靖文", "记者廖靖文", "作家 廖靖文", "记者", "记者 ", "<script> 廖"])
def test_a_line_that_cannot_be_read_is_shown_with_the_words_that_can(desk, line):
    answer = submit(desk, ADD, title="社区新事", is_undated="on", credits=f"通讯员 穗文明\n{line}")

    said = answer.context["adminform"].form.errors["credits"]
    assert said == [
        f"“{line.strip()}”看不懂：每行一个署名，先写身份（记者、通讯员、摄影、编辑、责编、校对、实习生），空一格，再写姓名。"
    ]
    assert FormReader(answer.text).fields["credits"] == [f"通讯员 穗文明\n{line}"]
    assert Source.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": "社区新事"}, "请填发布日期；原文没有写日期的，请勾选“原文未注明日期”。"),
        ({"title": "社区新事", "published_on": "2019-12-05", "is_undated": "on"}, "请填发布日期"),
        ({"is_undated": "on"}, "标题和内部说明至少填一项。"),
        ({"title": "社区新事", "is_undated": "on", "url": "javascript:alert(1)"}, "输入一个有效的 URL。"),
        ({"title": "社区新事", "is_undated": "on", "url": "ftp://a.cn/x"}, "输入一个有效的 URL。"),
        ({"title": "题" * 201, "is_undated": "on"}, "200"),
        ({"title": "a\0b", "is_undated": "on"}, "空字符"),
    ],
)
def test_a_source_that_breaks_a_rule_is_refused_in_words(desk, typed, sentence):
    answer = submit(desk, ADD, **typed)

    said = [error for errors in answer.context["adminform"].form.errors.values() for error in errors]
    assert len(said) == 1
    assert sentence in said[0]


def test_a_saved_source_leaves_its_line(desk, recorder):
    submit(desk, ADD, title="社区新事", is_undated="on")

    line = ChangeRecord.objects.get()
    assert (line.verb, line.target_label, line.by_id) == ("created", "社区新事", recorder.pk)


def test_the_sources_page_does_not_touch_what_offsets_refer_to(desk):
    source = SourceFactory()
    source.remember_text("全文")
    source.save()
    before = source.text_digest

    submit(desk, page_of(source), title="改过的标题")

    source.refresh_from_db()
    assert (source.title, source.text_length, source.text_digest) == ("改过的标题", 2, before)


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"title": "社区新事", "credits": CREDITS, "publisher": "广州日报"}, "《社区新事》"),
        ({"title": "", "credits": CREDITS, "publisher": "广州日报"}, "记者廖靖文、通讯员穗文明的报道"),
        ({"title": "", "credits": [], "publisher": "广州日报"}, "广州日报"),
        ({"title": "", "credits": [], "publisher": "", "description": "内部"}, "未署名的来源"),
    ],
)
def test_a_source_is_named_by_what_it_says_of_itself(columns, name):
    assert Source(**columns).display_name == name
