"""Footnotes: one number for each clause of each source, in the order in which the page asks."""

import pytest

from communities.footnotes import Footnote, Footnotes
from tests.factories import SourceFactory


def numbers(footnotes, *clauses):
    return [footnotes.cite(source, quote).number for source, quote in clauses]


def test_equal_clauses_of_one_source_share_a_number(db):
    report, notice = SourceFactory(), SourceFactory()

    found = numbers(Footnotes(), (report, "约4800人"), (report, "28起"), (report, "约4800人"), (notice, "约4800人"))

    assert found == [1, 2, 1, 3]


def test_the_list_holds_each_clause_once_in_order(db):
    footnotes = Footnotes()
    report = SourceFactory()
    numbers(footnotes, (report, "乙"), (report, "甲"), (report, "乙"))

    assert [(note.number, note.anchor, note.quote) for note in footnotes] == [(1, "src-1", "乙"), (2, "src-2", "甲")]
    assert len(footnotes) == 2


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("总人口约4800人", "“总人口约4800人”"),
        ("“广东省文明社区”", "“广东省文明社区”"),
        ("“甲”“乙”等多项", "“‘甲’‘乙’等多项”"),
        ("称为“优秀代表”", "“称为‘优秀代表’”"),
        ("“甲”和“乙”", "“‘甲’和‘乙’”"),
        ("“", "“‘”"),
    ],
)
def test_a_clause_stands_in_one_pair_of_quotation_marks(db, quote, shown):
    assert Footnote(number=1, source=SourceFactory.build(), quote=quote).shown_quote == shown
