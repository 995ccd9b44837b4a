"""Names, paths and flags of the cookies of the desk, by the address under which the portal is reached."""

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.repository import ROOT

pytestmark = pytest.mark.static

TELL = """
import json
from portal import settings
names = [name for name in dir(settings) if name.startswith(("SESSION_", "CSRF_COOKIE", "MESSAGE_"))]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def settings_with(**variables):
    """The settings of a process of its own with these variables."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, env={**kept, **variables}, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("variables", "prefix", "path", "is_secure"),
    [
        ({"BASE_URL": "https://wenming.example.cn"}, "__Host-", "/", True),
        ({"BASE_URL": "https://www.example.cn", "SCRIPT_NAME": "/wenming"}, "__Secure-", "/wenming/", True),
        ({"BASE_URL": "http://127.0.0.1:8000"}, "", "/", False),
        ({"BASE_URL": "http://127.0.0.1:8000", "SCRIPT_NAME": "/wenming"}, "", "/wenming/", False),
    ],
    ids=["https root", "https sub-path", "loopback", "loopback sub-path"],
)
def test_cookies_are_as_strict_as_the_address_allows(variables, prefix, path, is_secure):
    found = settings_with(**variables)

    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == (f"{prefix}sessionid", f"{prefix}csrftoken")
    assert (found["SESSION_COOKIE_PATH"], found["CSRF_COOKIE_PATH"]) == (path, path)
    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (is_secure, is_secure)
    assert found["CSRF_COOKIE_HTTPONLY"]


def test_no_other_cookie_is_set_for_the_desk_and_none_outlives_a_day():
    found = settings_with(BASE_URL="https://wenming.example.cn")

    assert found["MESSAGE_STORAGE"].endswith("SessionStorage")
    assert (found["SESSION_COOKIE_AGE"], found["SESSION_EXPIRE_AT_BROWSER_CLOSE"]) == (12 * 3600, True)
    assert "SESSION_ENGINE" not in found  # Django's own: the database
