"""The record book: gapless, chained by hashes, written in the transaction of the change or not at all."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from communities.actions.entries import save_entry
from communities.models import Source
from portal.history import book, seals
from portal.history.models import ChainHead, ChangeRecord, Verb
from tests.factories import DistrictFactory, SourceFactory

CHANGED = ["第 2 行的内容被改动过。"]


@pytest.fixture
def three_lines(recorder):
    district = DistrictFactory()
    return [
        book.record(verb, district, by=recorder, note="核对", details={"fields": ["name"]})
        for verb in (Verb.CREATED, Verb.CHANGED, Verb.CHANGED)
    ]


def tamper(number, /, **changes):
    with seals.lifted():
        ChangeRecord.objects.filter(number=number).update(**changes)


def test_a_line_says_who_did_what_to_which_object(recorder):
    district = DistrictFactory(name="海珠区")

    book.record(Verb.CHANGED, district, by=recorder, note="区名写全", details={"fields": ["name"]})

    line = ChangeRecord.objects.get()
    assert (line.number, line.verb, line.by_id, line.note) == (1, "changed", recorder.pk, "区名写全")
    assert (line.target_type, line.target_id, line.target_label) == ("communities.district", str(district.pk), "海珠区")
    assert line.details == {"fields": ["name"]}
    assert line.previous_hash == ""


def test_a_system_command_has_no_person(db):
    line = book.record(Verb.LOADED, DistrictFactory(), by=None)

    assert line.by_id is None


def test_a_long_label_is_cut_to_its_column(recorder):
    source = SourceFactory(title="长" * 200)
    source.title = "长" * 300

    line = book.record(Verb.CHANGED, source, by=recorder)

    assert ChangeRecord.objects.get(pk=line.pk).target_label == "长" * 200


def test_a_line_outside_a_transaction_is_refused(unsealed):
    district = DistrictFactory()

    with pytest.raises(transaction.TransactionManagementError, match="belongs into the transaction of the change"):
        book.record(Verb.CHANGED, district, by=None)

    assert ChangeRecord.objects.count() == 0


def test_numbers_follow_each_other_and_each_line_holds_the_hash_before(three_lines):
    lines = list(ChangeRecord.objects.order_by("number"))

    assert [line.number for line in lines] == [1, 2, 3]
    assert [line.previous_hash for line in lines] == ["", lines[0].hash, lines[1].hash]


def test_the_head_knows_the_last_line(three_lines):
    head = ChainHead.objects.get()

    assert (head.length, head.hash) == (3, three_lines[2].hash)


def test_an_intact_chain_has_no_faults(three_lines):
    assert book.faults() == []


def test_an_empty_book_has_no_faults(db):
    assert book.faults() == []


def test_the_number_of_a_rolled_back_line_is_used_again(three_lines):
    with pytest.raises(RuntimeError), transaction.atomic():
        book.record(Verb.CHANGED, DistrictFactory(), by=None)
        raise RuntimeError

    assert book.record(Verb.CHANGED, DistrictFactory(), by=None).number == 4
    assert book.faults() == []


def test_a_change_that_fails_after_its_line_leaves_neither(recorder):
    source = SourceFactory(title="原来的标题")
    source.title = "改过的标题"

    with pytest.raises(RuntimeError), transaction.atomic():
        save_entry(source, by=recorder)
        raise RuntimeError

    assert Source.objects.get().title == "原来的标题"
    assert (ChangeRecord.objects.count(), ChainHead.objects.count()) == (0, 0)


def test_a_change_whose_line_cannot_be_written_does_not_happen(recorder):
    source = SourceFactory(title="原来的标题")
    source.title = "改过的标题"
    ChainHead.objects.create(pk=1, length=0, hash="")
    book.record(Verb.CREATED, source, by=recorder)
    ChainHead.objects.update(length=0, hash="")  # the next line would take a number that is taken

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        save_entry(source, by=recorder)

    assert Source.objects.get().title == "原来的标题"


def test_every_column_but_the_hash_itself_is_hashed():
    columns = {field.attname for field in ChangeRecord._meta.concrete_fields}

    assert set(book.HASHED) == columns - {"id", "hash"}


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"at": datetime(2019, 12, 5, tzinfo=UTC)}, CHANGED),
        ({"verb": Verb.RETIRED}, CHANGED),
        ({"by_id": None}, CHANGED),
        ({"target_type": "communities.street"}, CHANGED),
        ({"target_id": "0"}, CHANGED),
        ({"target_label": "天河区"}, CHANGED),
        ({"note": ""}, CHANGED),
        ({"details": {}}, CHANGED),
        ({"previous_hash": "0" * 64}, ["第 2 行与上一行接不上。", *CHANGED]),
        ({"hash": "0" * 64}, [*CHANGED, "第 3 行与上一行接不上。"]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_tampered_column_is_found(three_lines, changes, faults):
    tamper(2, **changes)

    assert book.faults() == faults


def test_a_tampered_number_is_found(three_lines):
    tamper(3, number=5)

    assert book.faults() == [
        "第 2 行之后缺少 2 行。",
        "第 5 行的内容被改动过。",
        "记录应有 3 行，实有 5 行，或末行被替换过。",
    ]


def test_a_line_rewritten_with_a_fresh_hash_breaks_the_chain_behind_it(three_lines):
    line = three_lines[1]
    line.note = "另一种说法"

    tamper(2, note=line.note, hash=book.hash_of(line))

    assert book.faults() == ["第 3 行与上一行接不上。"]


def test_a_last_line_rewritten_with_a_fresh_hash_differs_from_the_head(three_lines):
    line = three_lines[2]
    line.note = "另一种说法"

    tamper(3, note=line.note, hash=book.hash_of(line))

    assert book.faults() == ["记录应有 3 行，实有 3 行，或末行被替换过。"]


def test_a_line_cut_off_the_end_is_found_through_the_head(three_lines):
    with seals.lifted():
        ChangeRecord.objects.get(number=3).delete()

    assert book.faults() == ["记录应有 3 行，实有 2 行，或末行被替换过。"]


def test_a_line_taken_out_of_the_middle_is_found(three_lines):
    with seals.lifted():
        ChangeRecord.objects.get(number=2).delete()

    assert book.faults() == ["第 1 行之后缺少 1 行。", "第 3 行与上一行接不上。"]


def test_a_first_line_taken_away_is_found(three_lines):
    with seals.lifted():
        ChangeRecord.objects.get(number=1).delete()

    assert book.faults() == ["第 0 行之后缺少 1 行。", "第 2 行与上一行接不上。"]


def test_a_book_emptied_as_a_whole_is_found(three_lines):
    with seals.lifted():
        ChangeRecord.objects.all().delete()

    assert book.faults() == ["记录应有 3 行，实有 0 行，或末行被替换过。"]
