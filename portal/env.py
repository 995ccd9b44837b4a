"""Every environment variable of the portal: its name, kind, default and one sentence for the operator.

This is the only module that reads the environment. `.env.example` and docs/OPERATING.zh.md list the same variables; a
test keeps the three together. A wrong value stops the start with one sentence that names the variable.

    python -m portal.env require SECRET_KEY     exits 1 with a sentence when the variable is not set
    python -m portal.env show PORT              prints the value as it will be used
"""

import os
import re
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from portal.client_address import ANY, Network

BASE_DIR = Path(__file__).resolve().parent.parent


class WrongEnvironment(SystemExit):
    """Stops the process with one sentence on standard error and exit code 1; no traceback helps an operator."""


def flag(words: str) -> bool:
    """on/off, true/false, yes/no, 1/0."""
    try:
        return {
            "1": True,
            "on": True,
            "true": True,
            "yes": True,
            "0": False,
            "off": False,
            "false": False,
            "no": False,
        }[words.lower()]
    except KeyError:
        raise ValueError("应写 on 或 off") from None


def port(words: str) -> int:
    if not (words.isascii() and words.isdigit() and 1 <= int(words) <= 65535):
        raise ValueError("应为 1 到 65535 之间的整数")
    return int(words)


def count(words: str) -> int:
    if not (words.isascii() and words.isdigit() and 1 <= int(words) <= 64):
        raise ValueError("应为 1 到 64 之间的整数")
    return int(words)


def between(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers within these bounds."""

    def read(words: str) -> int:
        if not (words.isascii() and words.isdigit() and len(words) < 10 and least <= int(words) <= most):
            raise ValueError(f"应为 {least} 到 {most} 之间的整数")
        return int(words)

    return read


def text(words: str) -> str:
    return words


def secret(words: str) -> str:
    if len(words) < 32:
        raise ValueError("应为至少 32 个字符的随机字串")
    return words


def secrets_list(words: str) -> list[str]:
    """Comma-separated keys, each as long as a key must be."""
    return [secret(word.strip()) for word in words.split(",") if word.strip()]


def hosts(words: str) -> list[str]:
    """Comma-separated host names, `*` is refused: it would let a forged Host header into links."""
    names = [name.strip() for name in words.split(",") if name.strip()]
    wrong = [name for name in names if not re.fullmatch(r"\[[0-9a-fA-F:]+\]|\.?[A-Za-z0-9.-]+", name)]
    if not names or wrong:
        raise ValueError("应为以逗号分隔的主机名，不含协议、端口和 *")
    return names


def proxies(words: str) -> list[Network | str]:
    """Comma-separated addresses and networks of our own proxies; `unix` for one that comes by a socket file."""
    names = [name.strip() for name in words.split(",") if name.strip()]
    try:
        return [ANY if name == ANY else ip_network(name) for name in names]
    except ValueError:
        raise ValueError("应为以逗号分隔的地址或网段，如 127.0.0.1,10.0.0.0/24，套接字文件写 unix") from None


def web_address(words: str) -> str:
    """An absolute address without path, such as https://wenming.example.cn; the path is SCRIPT_NAME's."""
    parts = urlsplit(words)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
    ):
        raise ValueError("应为 https://主机名 这样的完整地址，不带路径；子路径写在 SCRIPT_NAME 里")
    return words.rstrip("/")


def path_prefix(words: str) -> str:
    if words and not re.fullmatch(r"(/[A-Za-z0-9_-]+)+", words):
        raise ValueError("应为 /wenming 这样以斜杠开头、不以斜杠结尾的路径，或留空")
    return words


def folder(words: str) -> Path:
    """A folder; a relative one is taken from the project's own."""
    return BASE_DIR / words


def database(words: str) -> dict[str, Any]:
    """sqlite:///path or postgresql://user:password@host:port/name, with the options our promises rest on."""
    scheme = words.partition(":")[0]
    if scheme == "sqlite":
        path = words.removeprefix("sqlite:///")
        if not path or path == words:
            raise ValueError("应写 sqlite:///文件路径")
        file = BASE_DIR / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            "OPTIONS": {
                "timeout": 20,
                # Deferred transactions lose 353 of 400 concurrent writes to "database is locked"; IMMEDIATE none.
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
            },
        }
    if scheme in ("postgresql", "postgres"):
        try:
            settings: dict[str, Any] = environ.Env.db_url_config(words)
        except ValueError:  # its own words may show a piece of the password
            settings = {}
        if not settings.get("NAME"):
            raise ValueError("应写 postgresql://用户:口令@主机:端口/库名，口令里的特殊字符写成 %xx")
        limits = "-c statement_timeout=10000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000"
        # Our questions take milliseconds; to compile one for the processor takes half a second each time.
        settings["OPTIONS"] = {"connect_timeout": 3, "options": f"{limits} -c jit=off"}
        return settings | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    raise ValueError("应以 sqlite:/// 或 postgresql:// 开头")


def mail_server(words: str) -> dict[str, Any]:
    """smtp://user:password@host:port, smtp+tls:// or smtp+ssl://; nothing sends no mail."""
    if not words:
        return {}
    if not words.startswith(("smtp://", "smtp+tls://", "smtp+ssl://")):
        raise ValueError("应以 smtp://、smtp+tls:// 或 smtp+ssl:// 开头")
    found: dict[str, Any] = environ.Env.email_url_config(words)
    if not found.get("EMAIL_HOST"):
        raise ValueError("应写 smtp+tls://用户:口令@主机:端口，口令里的特殊字符写成 %xx")
    return found


@dataclass(frozen=True)
class Variable:
    """One environment variable. `read` turns its words into a value or raises ValueError with what is expected."""

    name: str
    read: Callable[[str], Any]
    default: str
    sentence: str


VARIABLES = {
    variable.name: variable
    for variable in [
        Variable("DEBUG", flag, "off", "调试模式。只在开发机上打开；演示和正式运行都关着。"),
        Variable(
            "SECRET_KEY",
            secret,
            "",
            "签名密钥，至少 32 个字符。不设时演示和命令使用 var/secret_key；make serve 必须设。",
        ),
        Variable(
            "SECRET_KEY_FALLBACKS",
            secrets_list,
            "",
            "换掉 SECRET_KEY 以后，把旧的写在这里，登录、动态口令和恢复码继续有效；以逗号分隔。",
        ),
        Variable("ALLOWED_HOSTS", hosts, "127.0.0.1,localhost,[::1]", "网站可用的主机名，以逗号分隔。"),
        Variable(
            "BASE_URL",
            web_address,
            "",
            "网站对外的完整地址，用于绝对链接；以 https:// 开头时，跳转、HSTS 和安全 Cookie 随之打开。",
        ),
        Variable("DATABASE_URL", database, "sqlite:///var/portal.sqlite3", "数据库地址：内嵌 SQLite 或 PostgreSQL。"),
        Variable("MEDIA_ROOT", folder, "var/media", "上传文件的目录；相对路径从项目目录算起。"),
        Variable("STATIC_ROOT", folder, "var/static", "汇集静态文件的目录；相对路径从项目目录算起。"),
        Variable("PORT", port, "8000", "make demo 和 make serve 使用的端口。"),
        Variable("WEB_WORKERS", count, "2", "make serve 的工作进程数，一般等于处理器核数。"),
        Variable("SCRIPT_NAME", path_prefix, "", "门户放在已有网站子路径下时的路径，如 /wenming；独立运行留空。"),
        Variable(
            "SEARCH_INDEXING",
            flag,
            "on",
            "搜索引擎可以收录本站。试用站、预发布站写 off：robots.txt 和每一页都会请它们不要收录。",
        ),
        Variable(
            "SELF_CONFIRMATION",
            flag,
            "off",
            "只有一名工作人员的小单位可以打开：本人确认本人录入的内容，并在记录中写明。",
        ),
        Variable(
            "MERGED_REVIEWS",
            flag,
            "off",
            "人手不够三审的小单位可以打开：初审、复审由同一人一次完成，并写在审签单上；撰稿人仍不能审自己的稿子。",
        ),
        Variable(
            "REVIEW_HOURS",
            between(1, 720),
            "24",
            "一篇稿子在每一审最多停留多少小时；超过的在审核台标为超期。",
        ),
        Variable(
            "EMAIL_URL",
            mail_server,
            "",
            "寄通知邮件的服务器，如 smtp+tls://用户:口令@mail.example.cn:587；不设就不寄，通知仍在工作台里。",
        ),
        Variable("EMAIL_FROM", text, "", "通知邮件的发件人地址；不设就用 EMAIL_URL 里的用户名。"),
        Variable(
            "REQUIRE_MFA",
            flag,
            "on",
            "终审、区级管理员、超级管理员登录必须再输一次动态口令；make demo 不设时关着，登录页会写明。",
        ),
        Variable(
            "TRUSTED_PROXIES",
            proxies,
            "127.0.0.1,::1",
            "自己的反向代理的地址或网段，只有它们送来的 X-Forwarded-For 可信；登录次数按由此得到的地址计算。",
        ),
        Variable(
            "PASSWORD_MAX_AGE_DAYS",
            between(0, 3650),
            "0",
            "密码用满多少天必须更换；0 为不要求。等级保护测评要求定期更换时设，如 90。",
        ),
        Variable(
            "PASSWORD_CLASSES",
            between(0, 4),
            "0",
            "密码至少含大写字母、小写字母、数字、其他字符中的几类；0 为不要求。等级保护测评要求复杂度时设，如 3。",
        ),
        Variable("PICTURE_MAX_MB", between(1, 100), "15", "上传一张图片的上限，单位 MB（百万字节）。"),
        Variable("PICTURE_MAX_MEGAPIXELS", between(1, 200), "60", "一张图片的像素上限，单位百万像素。"),
        Variable("PICTURE_MAX_SIDE", between(1000, 65000), "20000", "一张图片长边的上限，单位像素。"),
        Variable(
            "PICTURE_MEMORY_MB",
            between(150, 4000),
            "320",
            "处理一张图片的子进程最多用多少内存，单位 MB；超过的图片不收，网站不受影响。",
        ),
        Variable(
            "PICTURE_SECONDS", between(2, 60), "10", "处理一张图片最多用多少秒处理器时间；实际时间最多为它的两倍。"
        ),
    ]
}


HIDDEN = (
    "EMAIL_URL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "DATABASE_URL",
)  # they hold secrets: never shown, not even when they are wrong


def value_of(name: str, environment: Mapping[str, str] = os.environ) -> Any:
    """The variable's value, or its default when it is missing or empty; stops the process on a wrong one."""
    variable = VARIABLES[name]
    words = environment.get(name, "").strip() or variable.default
    if not words:
        return ""
    try:
        return variable.read(words)
    except ValueError as reason:
        shown = "（内容不显示）" if name in HIDDEN else f"“{words[:60]}”"
        raise WrongEnvironment(f"环境变量 {name} 的值{shown}不对：{reason}。") from None


def check_all(environment: Mapping[str, str] = os.environ) -> None:
    """Read every variable once, so that a wrong one stops the start whether or not it is needed today."""
    for name in VARIABLES:
        value_of(name, environment)


def secret_key(environment: Mapping[str, str] = os.environ) -> str:
    """SECRET_KEY, or the key kept in var/secret_key, made once and readable by its owner only."""
    if given := value_of("SECRET_KEY", environment):
        return str(given)
    kept = BASE_DIR / "var" / "secret_key"
    kept.parent.mkdir(exist_ok=True)
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return kept.read_text(encoding="ascii").strip()


def load_file(path: Path = BASE_DIR / ".env") -> None:
    """Read `.env` beside manage.py where there is one; what the environment already says wins."""
    if path.exists():
        environ.Env.read_env(path)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in ("require", "show") or arguments[1] not in VARIABLES:
        sys.stderr.write("用法：python -m portal.env require|show 变量名\n")
        return 2
    load_file()
    command, name = arguments
    value = value_of(name)
    if command == "show" and name not in HIDDEN:
        sys.stdout.write(f"{value}\n")
    if command == "require" and not value:
        sys.stderr.write(f"没有设置环境变量 {name}：{VARIABLES[name].sentence}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
