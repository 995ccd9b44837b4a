"""Settings under which the promises of docs/OPERATING.zh.md hold: safe over https, durable on either database."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from portal.env import database
from tests.architecture.repository import ROOT

SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
PRODUCTION = {
    "BASE_URL": "https://wenming.example.cn",
    "ALLOWED_HOSTS": "wenming.example.cn",
    "SECRET_KEY": SECRET,
    "DEBUG": "off",
}


@pytest.mark.static
def test_production_settings_leave_django_nothing_to_warn_of():
    environment = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}

    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**environment, **PRODUCTION},
        capture_output=True,
        text=True,
        check=False,
    )

    assert len(SECRET) == 50
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "System check identified no issues (0 silenced)."
    assert done.stderr == ""


# What each database must answer, and why.
DURABLE = {
    "sqlite": {
        "PRAGMA synchronous": 2,  # FULL: what was answered with “已录入” survives a power cut
        "PRAGMA foreign_keys": 1,
        "PRAGMA busy_timeout": 20_000,
    },
    "postgresql": {
        "SHOW statement_timeout": "10s",
        "SHOW lock_timeout": "3s",
        "SHOW idle_in_transaction_session_timeout": "15s",
        "SHOW synchronous_commit": "on",
        "SHOW timezone": "UTC",
        "SHOW jit": "off",  # to compile a question of twenty milliseconds takes half a second
    },
}


def answers(connection, questions):
    found = {}
    with connection.cursor() as cursor:
        for question in questions:
            cursor.execute(question)
            found[question] = cursor.fetchone()[0]
    return found


@pytest.mark.django_db
def test_the_database_of_the_tests_runs_as_in_production():
    expected = DURABLE[connection.vendor]

    assert answers(connection, expected) == expected


@pytest.mark.static
def test_a_sqlite_file_is_opened_with_a_write_ahead_log(tmp_path, django_db_blocker):
    """The tests' own database is in memory, where there is no log; so this asks a file."""
    settings = database(f"sqlite:///{tmp_path}/portal.sqlite3")
    expected = {"PRAGMA journal_mode": "wal", **DURABLE["sqlite"]}

    with django_db_blocker.unblock():
        file = ConnectionHandler({"default": settings})["default"]
        try:
            found = answers(file, expected)
        finally:
            file.close()

    assert found == expected
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.static
def test_postgresql_gives_up_in_time_and_keeps_its_connections():
    settings = database("postgresql://portal:secret@127.0.0.1:5432/portal")

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert settings["OPTIONS"]["connect_timeout"] == 3
    assert settings["OPTIONS"]["options"].split() == [
        *("-c", "statement_timeout=10000"),
        *("-c", "lock_timeout=3000"),
        *("-c", "idle_in_transaction_session_timeout=15000"),
        *("-c", "jit=off"),
    ]
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"]) == (60, True)
