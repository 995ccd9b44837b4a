"""import_story: a draft story, its source and its proposals from one text, in every encoding; nothing on a refusal."""

import io
import sys
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Story
from communities.models import Fact, Intake, IntakeText, Proposal, Source
from tests.factories import CommunityFactory, DistrictFactory, StreetFactory

REPORT = (
    "海洋社区的新事\n\n"
    "海洋社区位于新港西路南端。社区面积约0.265平方公里，常住户数2287户。\n"
    "海洋社区民警徐进栋同志被评为“海珠好人”。(记者 陈晓 通讯员 穗文明)\n"
    "粤公网安备 44010502000001号\n"
)


@pytest.fixture
def community(db):
    return CommunityFactory(name="海洋社区", street=StreetFactory(district=DistrictFactory(), name="新港街道"))


@pytest.fixture
def write(tmp_path):
    def write_file(content, name="report.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write_file


def run(*arguments, **options):
    out = io.StringIO()
    call_command("import_story", *arguments, stdout=out, **options)
    return out.getvalue()


def told():
    return [(row.kind, row.field, row.content["value"]) for row in Proposal.objects.order_by("order")]


def test_the_same_report_twice_is_read_once(community, write):
    file = write(REPORT.encode())
    first = run(file)

    again = run(file)

    assert again == f"这篇报道已经读入过，没有再读一遍；下面是那一次的。\n{first}"
    assert (Story.objects.count(), Source.objects.count(), Intake.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1949, 9, 30), date(2100, 1, 1)])
def test_a_day_on_which_no_report_appeared_is_refused(community, write, day):
    with pytest.raises(CommandError, match="发布日期要在 1949 年 10 月 1 日以后，不能晚于明天。"):
        run(write(REPORT.encode()), published_on=day)

    assert not Intake.objects.exists()


def test_one_report_makes_a_draft_a_source_and_proposals(community, write):
    run(write(REPORT.encode()), publisher="海珠融媒", url="https://example.org/1", published_on=date(2019, 12, 5))

    story, source, intake = Story.objects.get(), Source.objects.get(), Intake.objects.get()
    assert (story.title, story.state, story.source) == ("海洋社区的新事", "draft", source)
    assert list(story.communities.all()) == [community]
    assert (source.title, source.publisher, source.published_on) == ("海洋社区的新事", "海珠融媒", date(2019, 12, 5))
    assert source.credits == [
        {"role": "reporter", "name": "陈晓"},
        {"role": "correspondent", "name": "穗文明"},
    ]
    assert ("fact", "households", 2287) in told()
    assert {row.community for row in intake.proposals.all()} == {community}
    assert not Fact.objects.exists()


def test_the_draft_has_the_words_without_what_was_pasted_along(community, write):
    run(write(REPORT.encode()))

    body = "\n".join(block["text"] for block in Story.objects.get().body)
    assert "常住户数2287户" in body
    assert "公网安备" not in body
    assert "记者 陈晓" not in body


def test_the_byline_is_no_proposal(community, write):
    run(write(REPORT.encode()))

    assert [value for kind, _field, value in told() if kind == "person"] == ["徐进栋"]


@pytest.mark.parametrize(
    "content",
    [
        REPORT.encode("gb18030"),
        REPORT.encode("utf-16"),
        REPORT.encode("utf-8-sig"),
        REPORT.replace("\n", "\r\n").encode(),
    ],
    ids=["gb18030", "utf-16", "with a mark", "crlf"],
)
def test_every_encoding_gives_the_same_proposals_and_exact_offsets(community, write, content):
    run(write(content))

    text = IntakeText.objects.get().text
    assert ("fact", "area_km2", 0.265) in told()
    assert all(text[row.start : row.end] == row.content["quote"] for row in Proposal.objects.all())


def test_standard_input(community, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))

    run("-")

    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b" \n", "没有读到文字。请粘贴报道的正文。"),
        ("一\x00二".encode(), "文字里有存不下的控制字符。请从原网页重新复制，或另存为 UTF-8 文本再试。"),
        ("字".encode() * 70_000, "文字超过 200 KB，没有读取。请分成几篇，逐篇粘贴或导入。"),
    ],
    ids=["empty", "nul", "too long"],
)
def test_a_refusal_is_one_sentence_and_keeps_nothing(community, write, content, sentence):
    path = write(content)

    with pytest.raises(CommandError) as refused:
        run(path)

    assert str(refused.value) == f"{path}：{sentence}"
    assert not Source.objects.exists()
    assert not Story.objects.exists()


def test_a_wrong_address_keeps_nothing(community, write):
    with pytest.raises(CommandError):
        run(write(REPORT.encode()), url="javascript:alert(1)")

    assert not Source.objects.exists()


def test_without_a_district_there_is_no_record_to_read_it_for(db, write):
    with pytest.raises(CommandError) as refused:
        run(write(REPORT.encode()))

    assert "请先在工作台建一个区" in str(refused.value)


def test_of_several_districts_it_is_the_one_that_the_report_names(community, write):
    other = DistrictFactory(code="440106", name="天河区")

    with pytest.raises(CommandError):
        run(write(REPORT.encode()))
    run(write(f"天河区{REPORT}".encode(), "second.txt"))

    assert Intake.objects.get().district == other


def test_what_the_record_lacks_is_proposed_first(db, write):
    StreetFactory(district=DistrictFactory(), name="新港街道")

    run(write(f"新港街海洋社区\n{REPORT}".encode()))

    assert told()[0] == ("community", "community", "海洋社区")
    assert Proposal.objects.get(kind="community").street.name == "新港街道"


def test_the_text_goes_thirty_days_after_the_last_decision(community, write, recorder):
    run(write(REPORT.encode()))
    then = timezone.now() - timedelta(days=31)
    decided = {"state": "rejected", "decided_by": recorder, "decided_at": then}
    Proposal.objects.update(**decided)
    Intake.objects.update(recorded_at=then)

    call_command("purge_pasted_texts", stdout=io.StringIO())

    assert not IntakeText.objects.exists()
    assert {str(row.content) for row in Proposal.objects.all()} == {"{'text': ''}"}
    assert Intake.objects.get().outline == {}
    assert Source.objects.get().text_length == len(REPORT)


def test_the_text_stays_while_something_is_open(community, write):
    run(write(REPORT.encode()))
    Intake.objects.update(recorded_at=timezone.now() - timedelta(days=31))

    call_command("purge_pasted_texts", stdout=io.StringIO())

    assert IntakeText.objects.exists()
