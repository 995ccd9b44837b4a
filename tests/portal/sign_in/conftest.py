"""People at the door: what the tests of log-in, second factor and sessions share."""

import base64
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection, connections
from django.test import Client

from portal.accounts.models import User
from portal.sign_in import one_time, second_factor
from portal.sign_in.models import DeskSession, SecondFactor
from portal.sign_in.recovery import new_codes, store
from tests.factories import UserFactory

PASSWORD = "correct horse battery"
LOG_IN = "/admin/login/"
CODE = "/admin/login/code/"


def try_to_log_in(client, username, password=PASSWORD, *, address="198.51.100.1", **more):
    """One attempt, as it reaches us through our own proxy."""
    return client.post(
        LOG_IN, {"username": username, "password": password, **more}, headers={"X-Forwarded-For": address}
    )


def fail(username, times, *, address="198.51.100.1"):
    """So many wrong passwords; gives the statuses."""
    return [try_to_log_in(Client(), username, "wrong", address=address).status_code for _ in range(times)]


def is_in(client):
    return client.get("/admin/").status_code == 200


def give_factor(user, *, at=None):
    """A second factor as if it had been set long ago; gives its recovery codes."""
    salt = second_factor.new_salt()
    key = second_factor.keys()[0]
    SecondFactor.objects.create(user=user, salt=salt, key_mark=one_time.mark_of(key), last_step=0)
    codes = new_codes()
    store(user, codes)
    return codes


def code_of(user, *, steps=0):
    """What the telephone shows now, or shows `steps` half minutes from now."""
    factor = SecondFactor.objects.get(user=user)
    secret = one_time.secret_from(factor.salt, second_factor.key_of(factor))
    return one_time.code_at(secret, second_factor.step_now() + steps)


def enter(client, user, code):
    """Password, then code."""
    try_to_log_in(client, user.username)
    return client.post(CODE, {"code": code})


def secret_on(page):
    """The secret as somebody types it from the page."""
    return "".join(re.findall(r"<code>([A-Z2-7]{1,4})</code>", page.text))


def show(secret):
    """What a telephone with this secret shows now."""
    return one_time.code_at(base64.b32decode(secret), second_factor.step_now())


@pytest.fixture
def li(db):
    """An ordinary member of staff."""
    return UserFactory(username="li", name="李")


@pytest.fixture
def boss(db):
    """A superuser."""
    return User.objects.create_superuser("boss", password=PASSWORD, name="王")


@pytest.fixture
def sessions():
    def of(user):
        return list(DeskSession.objects.filter(user=user).order_by("pk"))

    return of


def at_once(work, count):
    """The answers of `count` threads that work at the same moment, each over a connection of its own."""

    def one(_number):
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(one, range(count)))


@pytest.fixture
def shared_database(unsealed, tmp_path):
    """A database that threads share as processes do: on SQLite a file, for one in memory locks its tables otherwise.

    Only threads see the file; it begins as a copy of what is committed.
    """
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "shared.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
    settings = connections.settings["default"]
    in_memory, settings["NAME"] = settings["NAME"], str(file)
    yield
    settings["NAME"] = in_memory
