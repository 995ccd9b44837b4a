"""verify_audit: silent success is none; it says how many lines there are, or what is wrong with them."""

import pytest
from django.core.management import CommandError, call_command

from portal.history import book, seals
from portal.history.models import ChainHead, ChangeRecord, Verb
from tests.factories import DistrictFactory


def run(capsys):
    call_command("verify_audit")
    return capsys.readouterr().out


def test_an_intact_book_is_reported_with_its_length_and_last_hash(db, capsys):
    last = [book.record(Verb.CHANGED, DistrictFactory(), by=None) for _ in range(2)][-1]

    assert run(capsys) == f"审计记录完好：共 2 行，末行摘要 {last.hash}。\n"


def test_an_empty_book_is_reported_as_empty(db, capsys):
    assert run(capsys) == "审计记录完好：共 0 行，末行摘要 （空）。\n"


def test_a_tampered_book_fails_the_command_with_the_line(db, capsys):
    line = book.record(Verb.CHANGED, DistrictFactory(), by=None)
    with seals.lifted():
        ChangeRecord.objects.filter(pk=line.pk).update(note="改过")

    with pytest.raises(CommandError, match=r"^审计记录有问题：第 1 行的内容被改动过。$") as failure:
        call_command("verify_audit")

    assert failure.value.returncode == 1


def test_a_reset_head_fails_the_command(db):
    book.record(Verb.CHANGED, DistrictFactory(), by=None)
    ChainHead.objects.all().delete()

    with pytest.raises(CommandError, match="记录应有 0 行，实有 1 行"):
        call_command("verify_audit")
