"""Scheduled stories come out by themselves: once, though two programs look, and though one story cannot."""

import os
import select
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Revision, Story
from tests.factories import CommunityFactory
from tests.factories.newsroom import bring_to, submitted


def scheduled(title, community=None):
    """Approved, and due from now on."""
    later = timezone.now() + timedelta(hours=1)
    revision = bring_to(
        submitted(title=title, communities=[community or CommunityFactory()]), "approved", publish_at=later
    )
    Revision.objects.filter(pk=revision.pk).update(publish_at=timezone.now())
    return revision


def test_what_is_due_is_published_and_told(db, capsys):
    scheduled("一")
    scheduled("二")

    call_command("publish_due")
    call_command("publish_due")

    assert capsys.readouterr().out == "已发布 2 篇。\n"
    assert Story.objects.published().count() == 2


def test_one_story_that_cannot_come_out_holds_up_no_other(db):
    gone = CommunityFactory()
    scheduled("一", gone)
    scheduled("二")
    gone.delete()

    with pytest.raises(CommandError, match="社区已经不在了"):
        call_command("publish_due")

    assert [story.title for story in Story.objects.published()] == ["二"]


def test_it_ends_with_the_program_that_started_it(tmp_path):
    """The starter is killed as hard as can be; what looks for due stories must not stay behind."""
    look = f"{sys.executable} manage.py publish_due --every 1 --while $$ 2>/dev/null & echo $!; wait"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    with subprocess.Popen(["/bin/sh", "-c", look], stdout=subprocess.PIPE, text=True, env=environment) as starter:
        looking = os.pidfd_open(int(starter.stdout.readline()))
        starter.kill()
        ended, _write, _error = select.select([looking], [], [], 60)
        if not ended:
            signal.pidfd_send_signal(looking, signal.SIGKILL)
        os.close(looking)

    assert ended
