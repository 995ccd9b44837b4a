"""Properties that hold for any text: the record is made up, so that many can be tried."""

from hypothesis import given
from hypothesis import strategies as st

from articles.checks.checking import compare
from articles.checks.manuscript import Manuscript, passages_of
from articles.checks.names import find_names
from articles.checks.records import RecordedHonour, RecordedName, RecordedPerson, Records
from communities.extraction.places import Place

RECORDS = Records(
    honours=[RecordedHonour("六百人次社区", "甲", "市", "市级", "won", "获得", True, "published")],
    people=[RecordedPerson("王燕莉", True, "甲")],
    names=[RecordedName("王燕莉", "人物"), RecordedName("人次社区", "社区")],
)
SIGNS = st.sampled_from("约多600人次，。“”社区王燕莉获评第\n#\x00\ud800\u200b𠮷 年2019")


def findings(title, text):
    body = [{"kind": "paragraph", "anchor": "p1", "text": text}]
    manuscript = Manuscript(passages_of(title, "", body), {"人次社区": Place("community", "人次社区")})
    return list(compare(manuscript, find_names(manuscript), RECORDS))


@given(st.text(SIGNS, max_size=60), st.text(SIGNS, max_size=10))
def test_every_finding_stands_where_it_says(text, title):
    texts = {"title": title, "p1": text}

    for row in findings(title, text):
        assert texts[row.anchor][row.start : row.end] == row.said != ""


@given(st.text(SIGNS, max_size=60))
def test_only_what_contradicts_blocks_and_it_says_why(text):
    for row in findings("", text):
        assert row.blocks == (row.result.value == "bad")
        assert row.advice or row.result.value == "ok"


@given(st.integers(100, 10**9), st.sampled_from(["约", "近", "超", "不足", ""]), st.sampled_from(["人", "户", "起"]))
def test_a_figure_told_twice_in_the_same_words_never_contradicts_itself(number, qualifier, unit):
    text = f"有{qualifier}{number}{unit}，共{qualifier}{number}{unit}。"

    assert [row for row in findings("", text) if row.blocks] == []
