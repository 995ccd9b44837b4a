"""What the rules of the house look at: the files of this repository, by kind, without what tools leave behind."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "communities", "articles")
HIDDEN_BUT_OURS = {".ci", ".locks", ".env.example", ".gitignore"}
LEFT_BEHIND = {"var", "__pycache__", "node_modules"}
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def is_ours(path):
    parts = path.relative_to(ROOT).parts
    hidden = parts[0].startswith(".") and parts[0] not in HIDDEN_BUT_OURS
    return not hidden and not LEFT_BEHIND.intersection(parts) and not any(part.endswith(".egg-info") for part in parts)


@cache
def files():
    return sorted(path for path in ROOT.rglob("*") if path.is_file() and is_ours(path))


def texts():
    """(name, text) of every file that people write by hand."""
    found = []
    for path in files():
        try:
            found.append((name_of(path), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or an archive
    return found


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@cache
def modules(*folders, migrations=False):
    """(name, text, syntax tree) of every Python module in these folders."""
    found = []
    for path in files():
        name = name_of(path)
        if path.suffix == ".py" and name.split("/")[0] in folders and (migrations or "/migrations/" not in name):
            text = path.read_text(encoding="utf-8")
            found.append((name, text, ast.parse(text)))
    return found


def product():
    return modules(*APPS)


@cache
def templates():
    """(name as Django knows it, text) of every template."""
    folder = ROOT / "templates"
    return [(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")]


def called(node):
    """The bare name of what a call calls: print, mark_safe, removesuffix."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def read(name):
    """A file's text; a missing file is a finding in words, not a traceback."""
    path = ROOT / name
    assert path.exists(), f"{name} is missing; the house promises it."
    return path.read_text(encoding="utf-8")


def told(findings, rule):
    """Fail with the rule first, then every place that breaks it."""
    lines = sorted({str(finding) for finding in findings})
    assert not lines, rule + "\n  " + "\n  ".join(lines)
