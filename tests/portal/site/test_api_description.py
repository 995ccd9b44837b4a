"""The description of the JSON is true: a stranger who knows nothing else asks every address, rightly and wrongly."""

import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks

from articles.demo import load_story
from communities.demo import Demonstration
from portal.wsgi import application
from tests.factories import UserFactory
from tests.factories.newsroom import three_people

MOST_EXAMPLES = int(os.environ.get("API_EXAMPLES", "8"))  # of each address; more when somebody has the time

load_all_checks()
description = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


def example_addresses():
    """Every address with its examples filled in, once bare and once with each parameter."""
    for address, methods in description.raw_schema["paths"].items():
        given = methods["get"]["parameters"]
        filled = address
        for part in given:
            if part["in"] == "path" and "example" in part:
                filled = filled.replace(f"{{{part['name']}}}", part["example"])
        if "{" not in filled:
            yield filled
            yield from (
                f"{filled}?{one['name']}={one['example']}" for one in given if one["in"] == "query" and "example" in one
            )


def test_the_examples_of_the_description_are_in_the_demonstration(client, demonstration):
    assert {path: status for path in example_addresses() if (status := client.get(path).status_code) != 200} == {}


@pytest.fixture(scope="module")
def something_to_read(django_db_setup, django_db_blocker):
    """The demonstration, loaded once for all addresses: whoever only reads cannot spoil it for the next.

    The tests below do not ask for `db`, whose end would close the connection and with it this transaction; neither may
    the end of a request, as Django's own test client sees to as well.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), transaction.atomic():
        recorder = UserFactory(role="district_admin")
        Demonstration(recorder=recorder, confirmer=UserFactory(role="second_reviewer")).load()
        load_story(by=recorder, reviewers=three_people())
        yield
        transaction.set_rollback(True)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@description.parametrize()
@settings(max_examples=MOST_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case, something_to_read):
    case.call_and_validate()
