"""A process that saves or publishes until somebody kills it: `python -m tests.drills.worker save NUMBER USERNAME`.

It says on its output what it was answered, and only then goes on. The database is that of DATABASE_URL.
"""

import os
import sys
from datetime import datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.test import Client  # noqa: E402 - models can be imported once Django is set up

from articles.due import publish_due  # noqa: E402
from portal.accounts.models import User  # noqa: E402
from tests.factories.forms import FormReader  # noqa: E402


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def save(number, username):
    """Sends the form of a story again and again, by whole requests; says each one that was answered as saved."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    page = f"/admin/articles/story/{number}/change/"
    form = FormReader(client.get(page).text).fields
    say("ready")
    for turn in range(1, 10_000):
        answer = client.post(page, {**form, **words_of(turn)})
        if answer.status_code != 302:
            sys.exit(f"not saved: {answer.status_code}")
        say(f"saved {turn}")
        form = FormReader(client.get(page).text).fields


def words_of(turn):
    """Everything of one save says the same number."""
    return {"title": f"第{turn}次", "deck": f"第{turn}次", "text": f"第{turn}次保存的一段。", "tags": f"第{turn}次"}


def publish(moment):
    """Publishes what is due."""
    say("ready")
    for revision in publish_due(now=datetime.fromisoformat(moment)):
        say(f"published {revision.pk}")


if __name__ == "__main__":
    {"save": save, "publish": publish}[sys.argv[1]](*sys.argv[2:])
