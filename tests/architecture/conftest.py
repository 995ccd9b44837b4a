"""The demonstration and an empty site, each read once by an anonymous reader; most rules then look at what was read."""

import os
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
from tests.factories.district import District
from tests.factories.newsroom import three_people

FIFTY = 50
PLAIN_FILES = {
    "STORAGES": {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
}


def load_demonstration():
    recorder = UserFactory(role="district_admin")
    Demonstration(recorder=recorder, confirmer=UserFactory(role="second_reviewer")).load()
    load_story(by=recorder, reviewers=three_people())


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


def load_fifty_of_everything():
    """More than a page of a list holds, of every kind: the walk has to page on to find them all."""
    district = District([UserFactory(role="district_admin"), UserFactory(role="second_reviewer")])
    for number in range(1, FIFTY + 1):
        district.add(number)


LOADERS = {
    "demonstration": load_demonstration,
    "elder mode": load_demonstration,
    "empty site": lambda: None,
}
if "WALK_FIFTY" in os.environ:  # takes minutes: docs/TESTING.md says when
    LOADERS["fifty of everything"] = load_fifty_of_everything


@pytest.fixture(scope="session", params=LOADERS)
def walk(request, django_db_setup, django_db_blocker):
    """Every public page that links lead to from the front page, and those that no link leads to."""
    with django_db_blocker.unblock(), override_settings(**PLAIN_FILES), transaction.atomic():
        LOADERS[request.param]()
        elder = {"elder": "1"} if request.param == "elder mode" else {}
        reader = Reader(filters=request.param != "fifty of everything", **elder)
        reader.walk()
        reader.rows = {row: Client().get(row).status_code for row in addresses_of_rows()}
        reader.mapped = addresses_of_the_sitemap()
        bare = Street.objects.exclude(communities__state="published")
        reader.bare_streets = {street.get_absolute_url() for street in bare}
        transaction.set_rollback(True)
    return reader
