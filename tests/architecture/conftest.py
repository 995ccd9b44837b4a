"""The demonstration and an empty site, each read once by an anonymous reader; most rules then look at what was read."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from articles.demo import load_story
from communities.demo import Demonstration
from tests.architecture.pages import Reader
from tests.factories import UserFactory

PLAIN_FILES = {
    "STORAGES": {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
}


def load_demonstration():
    recorder = UserFactory(role="district_admin")
    Demonstration(recorder=recorder, confirmer=UserFactory(role="second_reviewer")).load()
    load_story(by=recorder)


@pytest.fixture
def demonstration(db):
    load_demonstration()


@pytest.fixture(scope="session", params=["demonstration", "elder mode", "empty site"])
def walk(request, django_db_setup, django_db_blocker):
    """Every public page that links lead to from the front page, and those that no link leads to."""
    with django_db_blocker.unblock(), override_settings(**PLAIN_FILES), transaction.atomic():
        if request.param != "empty site":
            load_demonstration()
        reader = Reader(elder="1") if request.param == "elder mode" else Reader()
        reader.walk()
        transaction.set_rollback(True)
    return reader
