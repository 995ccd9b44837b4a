"""A program that opens pages of the desk, on the database of its environment: a question a line in, an answer out.

{"load": {…}} fills the database, unless a load of that size is in its book already; {"path", "viewer"} opens a page.
Seconds are of the processor on SQLite, which works in this process, and of the clock on PostgreSQL.
"""

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - settings come first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from communities.actions.stewards import grant_stewardship  # noqa: E402
from communities.models import District, Stewardship, Street  # noqa: E402
from portal.accounts.models import User  # noqa: E402
from portal.history.models import ChangeRecord, Verb  # noqa: E402

CLOCK = time.perf_counter if connection.vendor == "postgresql" else time.process_time
clients: dict[str, Client] = {}


def load(amounts: dict[str, int]) -> dict:
    lines = ChangeRecord.objects.filter(verb=Verb.LOADED).values_list("details", flat=True)
    if not any(line | amounts == line for line in lines):
        call_command("generate_load", **amounts, stdout=sys.stderr)
    return {}


def client_of(viewer: str) -> Client:
    """Somebody who is logged in with one role: of the street 昌岗, of the district, or as superuser."""
    if viewer not in clients:
        user, is_new = User.objects.get_or_create(
            username=f"bench-{viewer}", defaults={"is_staff": True, "is_superuser": viewer == "superuser"}
        )
        if is_new and viewer != "superuser":
            of_street = viewer == "street_staff"
            place = (
                {"street": Street.objects.get(code="440105003")} if of_street else {"district": District.objects.get()}
            )
            grant_stewardship(Stewardship(person=user, role=viewer, **place), by=None)
        clients[viewer] = Client(headers={"host": "localhost"})
        clients[viewer].force_login(user)
    return clients[viewer]


def open_page(path: str, viewer: str) -> dict:
    client = client_of(viewer)
    with CaptureQueriesContext(connection) as queries:
        start = CLOCK()
        answer = client.get(path)
        seconds = CLOCK() - start
    if answer.status_code != 200:
        raise RuntimeError(f"{path} as {viewer}: {answer.status_code} {answer.headers.get('location', '')}")
    told = {"seconds": seconds, "queries": len(queries)}
    if os.environ.get("BENCH_SQL"):
        told["sql"] = [query["sql"] for query in queries]
    return told


for line in sys.stdin:
    question = json.loads(line)
    told = load(question["load"]) if "load" in question else open_page(**question)
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
