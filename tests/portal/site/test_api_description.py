"""The description of the JSON is true: a stranger who knows nothing else asks every address, rightly and wrongly."""

import os

import pytest
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks

from articles.demo import load_story
from communities.demo import Demonstration
from portal.wsgi import application
from tests.factories import UserFactory

MOST_EXAMPLES = int(os.environ.get("API_EXAMPLES", "8"))  # of each address; more when somebody has the time

pytestmark = pytest.mark.django_db

load_all_checks()
description = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture(scope="module")
def something_to_read(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for all addresses: whoever only reads cannot spoil it for the next."""
    with django_db_blocker.unblock(), transaction.atomic():
        recorder = UserFactory(role="district_admin")
        Demonstration(recorder=recorder, confirmer=UserFactory(role="second_reviewer")).load()
        load_story(by=recorder)
        yield
        transaction.set_rollback(True)


@description.parametrize()
@settings(max_examples=MOST_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case, something_to_read):
    case.call_and_validate()
