"""Unsaved words are not kept for ever."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Autosave
from portal.history import book
from portal.history.models import ChangeRecord, Verb
from tests.factories import StoryFactory, UserFactory


@pytest.fixture
def autosaves(db):
    person, now = UserFactory(role="reporter"), timezone.now()
    ages = {"old": timedelta(days=30, minutes=1), "new": timedelta(days=29), "done": timedelta(days=31)}
    for key, age in ages.items():
        Autosave.objects.create(key=key, account=person, at=now - age, is_finished=key == "done")


def purge():
    out = StringIO()
    call_command("purge_autosaves", stdout=out)
    return out.getvalue()


def test_what_nobody_touched_for_thirty_days_goes(autosaves):
    book.record(Verb.CREATED, StoryFactory(), by=None)

    assert purge() == "已删除自动保存 2 条。\n"
    assert [row.key for row in Autosave.objects.all()] == ["new"]


def test_nothing_goes_while_the_clock_is_in_doubt(autosaves, monkeypatch):
    book.record(Verb.CREATED, StoryFactory(), by=None)
    later = ChangeRecord.objects.latest("number").at + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: later)

    with pytest.raises(CommandError, match="时钟可能跳快了"):
        purge()

    assert Autosave.objects.count() == 3
