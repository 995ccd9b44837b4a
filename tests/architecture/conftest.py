"""The demonstration and an empty site, each read once by an anonymous reader; most rules then look at what was read."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from articles.demo import load_story
from communities.demo import Demonstration
from communities.models import Street
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


def addresses_of_rows():
    """The address of every row that has a page of its own, public or not."""
    models = [model for model in apps.get_models() if hasattr(model, "get_absolute_url")]
    return sorted({row.get_absolute_url() for model in models for row in model._default_manager.all()})


def addresses_of_the_sitemap():
    def locations(path):
        return re.findall(r"<loc>([^<]*)</loc>", Client().get(path).text)

    return [
        address for file in locations("/sitemap.xml") for address in locations(file.removeprefix(settings.BASE_URL))
    ]


@pytest.fixture(scope="session", params=["demonstration", "elder mode", "empty site"])
def walk(request, django_db_setup, django_db_blocker):
    """Every public page that links lead to from the front page, and those that no link leads to."""
    with django_db_blocker.unblock(), override_settings(**PLAIN_FILES), transaction.atomic():
        if request.param != "empty site":
            load_demonstration()
        reader = Reader(elder="1") if request.param == "elder mode" else Reader()
        reader.walk()
        reader.rows = {row: Client().get(row).status_code for row in addresses_of_rows()}
        reader.mapped = addresses_of_the_sitemap()
        bare = Street.objects.exclude(communities__state="published")
        reader.bare_streets = {street.get_absolute_url() for street in bare}
        transaction.set_rollback(True)
    return reader
