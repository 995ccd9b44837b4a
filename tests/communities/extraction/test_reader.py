"""Whatever is pasted is read: quotes stand where they say, nothing crashes, and too much is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.extraction.decoding import LARGEST, TOO_LARGE, RefusedTextError
from communities.extraction.reader import read_story

STORY = """昌平里社区:小社区里的大服务
昌平里社区位于云山区南桥街道,面积0.4平方公里,常住人口约6200人。
2021年,社区共调解邻里纠纷36起,开展文明实践活动42场次,参加人数1800多人次。
（记者 何一鸣 通讯员 云宣）"""
PIECES = st.sampled_from(
    [
        *"一二三十百千万亿零两0123456789.,，。、：“”（）\n\r\t 人户名起场%约余多",
        *(
            "社区",
            "街道",
            "平方米",
            "记者 ",
            "荣获“",
            "先进社区”",
            "2019年",
            "今年以来",
            "𠮷",
            "\ud800",
            "\x00",
            "\u3000",
        ),
    ]
)


def facts_of(text):
    facts = [p for p in read_story(text).proposals if p.kind in ("fact", "mediation") and not isinstance(p.value, str)]
    return [(p.field, p.value, p.qualifier) for p in facts]


def test_a_small_story_gives_its_figures_owners_and_byline():
    reading = read_story(STORY)

    assert facts_of(STORY) == [
        ("area_km2", Decimal("0.4"), None),
        ("population", 6200, "约"),
        ("mediation_cases", 36, "共"),
        ("activity_sessions", 42, None),
        ("activity_participants", 1800, "多"),
    ]
    assert {p.owner.name for p in reading.proposals if p.owner} == {"昌平里社区"}
    assert (reading.title, reading.byline.reporters, reading.byline.correspondents) == (
        "昌平里社区:小社区里的大服务",
        ("何一鸣",),
        ("云宣",),
    )


@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_is_pasted_is_read_and_every_quote_stands_where_it_says(text):
    reading = read_story(text)

    for piece in [*reading.proposals, *reading.removed]:
        assert text[piece.start : piece.end] == piece.quote
    for proposal in reading.proposals:
        assert proposal.quote and proposal.sentence.start <= proposal.start < proposal.end <= len(text)
    for heading in reading.headings:
        assert text[heading.start : heading.end] == heading.text


@given(st.text(max_size=200))
def test_no_text_at_all_makes_the_reader_fail(text):
    read_story(text)


def test_full_width_marks_and_digits_are_read_alike():
    wide = STORY.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789,:"})

    assert facts_of(wide) == facts_of(STORY)


def test_a_text_of_more_than_200_kb_is_refused_with_a_sentence():
    with pytest.raises(RefusedTextError, match="超过 200 KB") as refusal:
        read_story("社" * (LARGEST // 3 + 1))

    assert str(refusal.value) == TOO_LARGE


def test_what_reaches_over_the_cut_of_a_sentence_without_end_has_lost_no_digits():
    assert read_story(f"柳荫社区{'很' * 353}居民户,都好。").warnings == ()
    assert len(read_story("柳荫社区现有居民户,都好。").warnings) == 1
