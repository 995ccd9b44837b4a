"""The environment: every reader with good and bad words, and an operator who is told which variable is wrong."""

import os
import stat
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path

import pytest

from portal import env
from portal.env import BASE_DIR, VARIABLES, WrongEnvironment, value_of

PASSWORD = "keepthis2Yourself"


def run(*arguments, **variables):
    """A Python of its own with these variables and no other of ours."""
    ours = dict.fromkeys(VARIABLES, "")
    environment = {**os.environ, **ours, "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=BASE_DIR, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("DEBUG", "on", True),
        ("DEBUG", "TRUE", True),
        ("DEBUG", "Yes", True),
        ("DEBUG", "1", True),
        ("DEBUG", "off", False),
        ("DEBUG", "false", False),
        ("DEBUG", "no", False),
        ("DEBUG", "0", False),
        ("SELF_CONFIRMATION", "on", True),
        ("MERGED_REVIEWS", "on", True),
        ("REVIEW_HOURS", "48", 48),
        ("SEARCH_INDEXING", "off", False),
        ("REQUIRE_MFA", "off", False),
        ("TRUSTED_PROXIES", "127.0.0.1", [ip_network("127.0.0.1")]),
        ("TRUSTED_PROXIES", " ::1 , 10.0.0.0/24,unix,", [ip_network("::1"), ip_network("10.0.0.0/24"), "unix"]),
        ("PASSWORD_MAX_AGE_DAYS", "90", 90),
        ("PASSWORD_CLASSES", "4", 4),
        ("SECRET_KEY", "k" * 32, "k" * 32),
        ("SECRET_KEY_FALLBACKS", f"{'k' * 32}, {'l' * 32},", ["k" * 32, "l" * 32]),
        ("PORT", "1", 1),
        ("PORT", "65535", 65535),
        ("PORT", " 8080 ", 8080),
        ("WEB_WORKERS", "1", 1),
        ("WEB_WORKERS", "64", 64),
        ("ALLOWED_HOSTS", "wenming.example.cn", ["wenming.example.cn"]),
        ("ALLOWED_HOSTS", " a.cn , .b.cn,[::1],", ["a.cn", ".b.cn", "[::1]"]),
        ("BASE_URL", "https://wenming.example.cn", "https://wenming.example.cn"),
        ("BASE_URL", "http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("SCRIPT_NAME", "/wenming", "/wenming"),
        ("SCRIPT_NAME", "/a/b_c-1", "/a/b_c-1"),
        ("MEDIA_ROOT", "files", BASE_DIR / "files"),
        ("MEDIA_ROOT", "/srv/files", Path("/srv/files")),
        ("STATIC_ROOT", "files", BASE_DIR / "files"),
        ("PICTURE_MAX_MB", "1", 1),
        ("PICTURE_MAX_MB", "100", 100),
        ("PICTURE_SECONDS", " 20 ", 20),
    ],
)
def test_good_words_are_read(name, words, value):
    assert value_of(name, {name: words}) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("DEBUG", "maybe"),
        ("DEBUG", "开"),
        ("SELF_CONFIRMATION", "2"),
        ("SEARCH_INDEXING", "maybe"),
        ("REQUIRE_MFA", "必须"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "nginx.example.cn"),
        ("TRUSTED_PROXIES", "10.0.0.1/24"),
        ("PASSWORD_MAX_AGE_DAYS", "-1"),
        ("PASSWORD_CLASSES", "5"),
        ("SECRET_KEY", "k" * 31),
        ("SECRET_KEY_FALLBACKS", f"{'k' * 32},short"),
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80.0"),
        ("PORT", "８０００"),
        ("PORT", "9" * 5000),
        ("WEB_WORKERS", "0"),
        ("WEB_WORKERS", "65"),
        ("WEB_WORKERS", "两个"),
        ("PICTURE_MAX_MB", "0"),
        ("PICTURE_MAX_MB", "101"),
        ("PICTURE_MAX_MB", "15MB"),
        ("PICTURE_MEMORY_MB", "9" * 5000),
        ("PICTURE_SECONDS", "1.5"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "a.cn,*"),
        ("ALLOWED_HOSTS", "https://a.cn"),
        ("ALLOWED_HOSTS", "a.cn:8000"),
        ("ALLOWED_HOSTS", ","),
        ("BASE_URL", "wenming.example.cn"),
        ("BASE_URL", "ftp://a.cn"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://a.cn/wenming"),
        ("BASE_URL", "https://a.cn?x=1"),
        ("BASE_URL", "http://[::1"),
        ("SCRIPT_NAME", "wenming"),
        ("SCRIPT_NAME", "/wenming/"),
        ("SCRIPT_NAME", "/文明"),
        ("EMAIL_URL", "mail.example.cn"),
        ("EMAIL_URL", "smtp://"),
        ("DATABASE_URL", "var/portal.sqlite3"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:portal"),
        ("DATABASE_URL", "mysql://localhost/portal"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("DATABASE_URL", "postgresql://localhost:abc/portal"),
    ],
)
def test_bad_words_stop_the_process_and_name_the_variable(name, words):
    with pytest.raises(WrongEnvironment, match=rf"^环境变量 {name} 的值.*不对：.+。$"):
        value_of(name, {name: words})


@pytest.mark.parametrize("name", VARIABLES)
def test_a_missing_variable_and_an_empty_one_give_the_same_default(name):
    assert value_of(name, {}) == value_of(name, {name: " "})


@pytest.mark.parametrize("variable", [row for row in VARIABLES.values() if row.default], ids=lambda row: row.name)
def test_every_default_is_a_good_value(variable):
    assert value_of(variable.name, {}) == variable.read(variable.default)


def test_a_wrong_value_is_shown_cut_to_sixty_characters():
    with pytest.raises(WrongEnvironment) as stopped:
        value_of("PORT", {"PORT": "端" * 100})

    assert str(stopped.value) == f"环境变量 PORT 的值“{'端' * 60}”不对：应为 1 到 65535 之间的整数。"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SECRET_KEY", PASSWORD),
        ("DATABASE_URL", f"mysql://portal:{PASSWORD}@127.0.0.1/portal"),
        ("DATABASE_URL", f"postgresql://portal:{PASSWORD}@127.0.0.1"),
        ("DATABASE_URL", f"postgresql://portal:{PASSWORD}@127.0.0.1:abc/portal"),
        ("DATABASE_URL", f"postgresql://portal:{PASSWORD}/x@127.0.0.1/portal"),
        ("DATABASE_URL", PASSWORD),
    ],
)
def test_a_wrong_secret_is_not_shown(name, words):
    with pytest.raises(WrongEnvironment, match=f"环境变量 {name} 的值（内容不显示）不对") as stopped:
        value_of(name, {name: words})

    assert PASSWORD[:8] not in str(stopped.value)


def test_sqlite_waits_for_locks_and_takes_them_at_once():
    settings = value_of("DATABASE_URL", {"DATABASE_URL": "sqlite:///var/other.sqlite3"})

    assert settings["NAME"] == BASE_DIR / "var/other.sqlite3"
    assert (settings["OPTIONS"]["transaction_mode"], settings["OPTIONS"]["timeout"]) == ("IMMEDIATE", 20)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_postgresql_is_read_part_by_part(scheme):
    settings = value_of("DATABASE_URL", {"DATABASE_URL": f"{scheme}://portal:a%2Fb@127.0.0.1:5433/wenming"})

    parts = {name: settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "CONN_HEALTH_CHECKS")}
    assert parts == {
        "NAME": "wenming",
        "USER": "portal",
        "PASSWORD": "a/b",
        "HOST": "127.0.0.1",
        "PORT": 5433,
        "CONN_HEALTH_CHECKS": True,
    }


def test_a_given_secret_key_is_used_and_none_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(env, "BASE_DIR", tmp_path)

    assert env.secret_key({"SECRET_KEY": "k" * 40}) == "k" * 40
    assert list(tmp_path.iterdir()) == []


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.setattr(env, "BASE_DIR", tmp_path)

    first, second = env.secret_key({}), env.secret_key({})

    kept = tmp_path / "var" / "secret_key"
    assert first == second == kept.read_text(encoding="ascii")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(first) >= 50


def test_two_machines_get_different_secret_keys(tmp_path, monkeypatch):
    monkeypatch.setattr(env, "BASE_DIR", tmp_path / "one")
    (tmp_path / "one").mkdir()
    first = env.secret_key({})
    monkeypatch.setattr(env, "BASE_DIR", tmp_path / "two")
    (tmp_path / "two").mkdir()

    assert env.secret_key({}) != first


def test_a_wrong_port_stops_manage_py_with_one_sentence():
    done = run("manage.py", "check", PORT="abc")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "环境变量 PORT 的值“abc”不对：应为 1 到 65535 之间的整数。\n"


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "out", "complaint"),
    [
        (["require", "SECRET_KEY"], {"SECRET_KEY": "k" * 32}, 0, "", ""),
        (["require", "SECRET_KEY"], {}, 1, "", "没有设置环境变量 SECRET_KEY："),
        (["require", "SECRET_KEY"], {"SECRET_KEY": "short"}, 1, "", "环境变量 SECRET_KEY 的值（内容不显示）不对："),
        (["require", "NO_SUCH"], {}, 2, "", "用法："),
        (["require"], {}, 2, "", "用法："),
        (["forget", "SECRET_KEY"], {}, 2, "", "用法："),
        ([], {}, 2, "", "用法："),
        (["show", "PORT"], {}, 0, "8000\n", ""),
        (["show", "PORT"], {"PORT": "8080"}, 0, "8080\n", ""),
        (["show", "SECRET_KEY"], {"SECRET_KEY": "k" * 32}, 0, "", ""),
        (["show", "DATABASE_URL"], {"DATABASE_URL": f"postgresql://portal:{PASSWORD}@h/p"}, 0, "", ""),
    ],
)
def test_the_command_answers_with_its_exit_code(arguments, variables, code, out, complaint):
    done = run("-m", "portal.env", *arguments, **variables)

    assert (done.returncode, done.stdout) == (code, out)
    assert done.stderr[: len(complaint)] == complaint
    assert done.stderr.count("\n") == (1 if complaint else 0)


def test_the_command_reads_the_file_beside_manage_py_unless_the_environment_says_otherwise(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("WEB_WORKERS=7\nPORT=9000\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "8001")
    monkeypatch.setenv("WEB_WORKERS", "2")  # so that monkeypatch puts the environment back as it was
    monkeypatch.delenv("WEB_WORKERS")

    env.load_file(tmp_path / ".env")

    assert (value_of("PORT"), value_of("WEB_WORKERS")) == (8001, 7)


def test_no_file_changes_nothing(tmp_path):
    before = dict(os.environ)

    env.load_file(tmp_path / ".env")

    assert dict(os.environ) == before
