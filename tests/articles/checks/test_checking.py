"""The whole check: the demonstration with its designed mismatches, what it costs, and odd texts."""

import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checks.checking import check_story
from articles.models import Story
from portal.access.viewer import at_the_desk
from tests.factories import (
    InstitutionFactory,
)
from tests.factories.records import check, honour, person, population, told


def test_a_year_that_we_concluded_is_none_that_the_source_states(demonstration):
    story = Story.objects.get()
    body = [{**block, "text": block["text"].replace("“今年以来”已", "2019年已")} for block in story.body]

    report = check_story(story.title, story.deck, body, story.communities.all())

    assert [(row.said, row.advice) for row in report.blocking] == [
        ("28起", "来源只写“今年以来”，没有年份；正文写成“2019年”，不能替来源定年份。")
    ]


def demonstration_with(old="", new=""):
    story = Story.objects.get()
    body = [{**block, "text": block["text"].replace(old, new, 1) if old else block["text"]} for block in story.body]
    return check_story(story.title, story.deck, body, story.communities.all())


def test_the_demonstration_agrees_with_its_record(demonstration):
    report = demonstration_with()

    assert [row.said for row in report.findings if row.result.value != "ok"] == ["两个", "两个"]
    assert report.blocking == ()


MISMATCHES = [
    ("600多人次", "600人次", "600人次"),
    ("约4800人", "4800人", "4800人"),
    ("2287户", "约2287户", "约2287户"),
    ("约7076人", "约7067人", "约7067人"),
    ("并入选“广州好人”候选人", "并获评“广州好人”", "广州好人"),
    ("抗美援朝老战士李佩霞", "抗美援朝老战士李佩侠", "李佩侠"),
    ("广东省卫生监督所", "广东省卫生监督局", "广东省卫生监督局"),
    ("广州市六好和谐平安社区", "广州市六好和谐平安小区", "广州市六好和谐平安小区"),
]


def test_each_designed_mismatch_is_found_and_nothing_else(demonstration):
    found = {old: [row.said for row in demonstration_with(old, new).blocking] for old, new, _said in MISMATCHES}

    assert found == {old: [said] for old, _new, said in MISMATCHES}


def questions(community, text):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        check(text, community)
    return len(asked)


def test_the_database_is_asked_the_same_number_of_questions_whatever_there_is(community):
    before = questions(community, "一段。")
    for number in range(5):
        population(community, f"约481{number}人", 4810 + number, as_of=f"201{number}")
        person(community, f"陈大{'文武斌成才'[number]}")
        honour(community, f"广州市文明单位第{number}")
        InstitutionFactory(community=community)

    assert questions(community, "民警陈大文说，穗花北社区总人口约4811人，荣获“广州市文明单位第1”称号。" * 20) == before


def test_what_is_found_does_not_depend_on_who_asks(community, django_user_model):
    population(community)

    with at_the_desk(django_user_model):
        assert told(check("穗花北社区总人口约4800人。", community)) == [("ok", "约4800人", "约4800人", False)]


def test_a_story_of_no_community_is_compared_with_itself(db):
    assert [row.kind.value for row in check("有600多人次参加，共600人次参加。").blocking] == ["repeat"]


def calls(work):
    """How many Python and C functions one piece of work calls."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    ["3人，", "600多人次、", "王燕", "社区", "“六好", "获评“", "1 ", "穗花北社区总人口约4800人，", "𠮷", "九成"],
)
def test_the_work_grows_with_the_length_and_not_faster(community, piece):
    population(community)
    person(community)
    honour(community, "广州市六好平安社区")
    count = 1_500 // len(piece)
    once, often = (lambda: check(piece * count, community)), (lambda: check(piece * count * 4, community))
    once()

    assert calls(often) <= 4 * 1.3 * calls(once) + 5_000


def test_odd_characters_reach_no_question_to_the_database(community):
    body = [
        {
            "kind": "paragraph",
            "anchor": "p1",
            "text": "居民陈\ud800\x00文说，“荣获\x00奖”\ud800社区有10" + "0" * 30 + "人。",
        }
    ]

    report = check_story("\ud800", "\x00", body, [community])

    assert report.blocking == ()
