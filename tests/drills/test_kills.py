"""`kill -9` at any moment: what was answered as saved is saved, and what is published is whole or not at all.

KILLS=50 runs the long drill. The process is killed at a moment that chance chooses, in the midst of its work.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.content import content_of, digest
from articles.due import publish_due
from articles.models import Revision, Story
from articles.verification import faults_of_published
from portal.history import book
from portal.history.models import Verb, lines_on
from tests.factories import CommunityFactory, UserFactory
from tests.factories.newsroom import bring_to, submitted, write_draft

pytestmark = pytest.mark.usefixtures("real_database")

LONGEST = 60  # seconds until a process must have said that it is ready


def address():
    """DATABASE_URL of the database that this test uses."""
    here = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{here['NAME']}"
    return f"postgresql://{here['USER']}@{here['HOST']}:{here['PORT']}/{here['NAME']}"


def run_and_kill(*words, after):
    """Start the worker, let it work for so many seconds, kill it without a warning; the lines that it said."""
    connection.close()
    environment = {**os.environ, "DATABASE_URL": address(), "REQUIRE_MFA": "off", "DEBUG": "on"}
    command = [sys.executable, "-m", "tests.drills.worker", *map(str, words)]
    worker = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    give_up = threading.Timer(LONGEST, worker.kill)
    give_up.start()
    said = [worker.stdout.readline().strip()]
    assert said == ["ready"], worker.stderr.read()
    with suppress(subprocess.TimeoutExpired):
        worker.wait(timeout=after)
    worker.send_signal(signal.SIGKILL)
    give_up.cancel()
    rest, _errors = worker.communicate()
    wait_until_alone()
    return [*said, *rest.split("\n")]


def wait_until_alone():
    """PostgreSQL ends the session of a dead client a moment later; until then its last words may still come true."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        for _turn in range(400):
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
            cursor.execute("SELECT pg_sleep(0.05)")
    pytest.fail("the session of the killed process never ended")


def test_what_was_answered_as_saved_is_saved_whole(promise, rounds):
    line = promise("R08", "kill -9 in mid-save: saved is saved; text, tag and line of the book agree")
    writer = UserFactory(username="writer", is_superuser=True)
    chance = random.Random(8)  # noqa: S311 - any moment will do, and the same ones tomorrow
    for _number in rounds("KILLS", 3):
        story = write_draft(by=writer, title="第0次", text="第0次保存的一段。", deck="第0次")
        before = lines_on(story).filter(verb=Verb.CHANGED).count()

        said = run_and_kill("save", story.pk, writer.username, after=chance.uniform(0, 1.5))

        story = Story.objects.get(pk=story.pk)
        answered = max([0, *(int(word.split()[1]) for word in said if word.startswith("saved"))])
        kept = int(story.title.removeprefix("第").removesuffix("次"))
        assert kept in (answered, answered + 1)  # the one whose answer was under way may be there, too
        assert (story.deck, story.plain_text) == (story.title, f"第{kept}次保存的一段。")
        assert list(story.tags.names()) == ([story.title] if kept else [])
        assert lines_on(story).filter(verb=Verb.CHANGED).count() - before == kept
        line.saw("whole; " + ("the last one was kept before its answer" if kept > answered else "as answered"))
    assert book.faults() == []


def test_what_is_published_is_whole_or_not_at_all(promise, rounds):
    line = promise("R06, R07", "kill -9 in mid-publish: each story old or new, whole; the next run ends the work, once")
    place = CommunityFactory()
    chance = random.Random(7)  # noqa: S311 - any moment will do, and the same ones tomorrow
    for _number in rounds("KILLS", 3):
        when = timezone.now() + timedelta(hours=1)
        text = "\n\n".join(f"第{paragraph}段，约4800人。" for paragraph in range(60))
        revisions = [bring_to(submitted(communities=[place], text=text), "approved", publish_at=when) for _ in range(3)]

        run_and_kill("publish", when.isoformat(), after=chance.uniform(0, 0.4))

        done = [is_published(revision) for revision in revisions]
        assert faults_of_published() == []
        publish_due(now=when)
        assert [is_published(revision) for revision in revisions] == [True] * 3
        line.saw(f"{sum(done)} of 3 published, the rest untouched; then all, each once")
    assert faults_of_published() == []
    assert book.faults() == []


def is_published(revision):
    """Whether everything of a publication is there; fails when only some of it is."""
    revision = Revision.objects.select_related("story").get(pk=revision.pk)
    story = revision.story
    parts = {
        revision.state == "published",
        revision.published_at is not None,
        story.state == "published",
        story.published_at is not None,
        story.revision_id == revision.pk,
        lines_on(story).filter(verb=Verb.PUBLISHED).count() == 1,
    }
    assert len(parts) == 1, "half published"
    (found,) = parts
    assert not found or digest(content_of(story)) == revision.sha256
    return found
