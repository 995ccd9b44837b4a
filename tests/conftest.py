"""What every test may ask for. Few fixtures here; the rest sit as deep as they can."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings as django_settings
from django.db import connection

from articles.demo import load_story
from communities.demo import Demonstration
from communities.models import Community
from portal.history import seals
from tests.factories import UserFactory
from tests.factories.newsroom import three_people

OF_DATA = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whatever asks no database is static: it need not run again on another one."""
    for item in items:
        if item.get_closest_marker("django_db") is None and OF_DATA.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.static)


@pytest.fixture(autouse=True)
def plain_settings(settings, tmp_path):
    """Fast password hashing, unhashed static files, nothing written outside the test's own folder."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # each client would read the whole folder of collected files anew
    settings.REQUIRE_MFA = False  # as in the demonstration; tests/portal/sign_in/ asks for second factors
    settings.VAR_DIR = settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def unsealed(transactional_db):
    """Committed rows are flushed after a transactional test; the seals would rightly refuse, so take them off first."""
    yield
    for model in seals.sealed_models():  # Django's flush lays them anew through post_migrate
        seals.run(connection, seals.drop_sql(model, connection))


@pytest.fixture
def real_database(unsealed, tmp_path):
    """The database as production opens it. SQLite's tests stand in memory, where connections share locks: not here."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    file = tmp_path / "races.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture
def recorder(db):
    """A district admin, who records."""
    return UserFactory(role="district_admin")


@pytest.fixture
def confirmer(db):
    """A second reviewer, who confirms what others recorded."""
    return UserFactory(role="second_reviewer")


@pytest.fixture
def superuser(db):
    return UserFactory(is_superuser=True)


@pytest.fixture
def demonstration(recorder, confirmer):
    """穗花北社区 as `make demo` shows it, with its facts, awards and story."""
    Demonstration(recorder=recorder, confirmer=confirmer).load()
    load_story(by=recorder, reviewers=three_people())
    return Community.objects.get(slug="suihuabei")
