"""Every page of the walks, judged by the W3C's Nu HTML checker in one run."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.pages import Page
from tests.architecture.repository import ROOT, told

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.browser,
]  # takes Java and some seconds, so `make test` runs it beside the browser's journeys

VALIDATOR = ROOT / "tests" / "validator"


@pytest.fixture(scope="session")
def checker():
    """The checker's program, as locked in package-lock.json; `make test` fetches it, a single run does so here."""
    assert shutil.which("java"), "The checker needs Java: make system installs it or says what to install."
    found = list(VALIDATOR.glob("node_modules/vnu-jar/**/vnu.jar"))
    if not found:
        subprocess.run(["npm", "ci", "--no-progress", "--silent"], cwd=VALIDATOR, check=True)
        found = list(VALIDATOR.glob("node_modules/vnu-jar/**/vnu.jar"))
    return found[0]


def judge(checker, pages, folder):
    """What the checker says of each page, with its address; nothing is left out, warnings neither."""
    addresses = {}
    for number, page in enumerate(pages):
        file = folder / f"{number:04}.html"
        file.write_text(page.html, encoding="utf-8")
        addresses[file.name] = page.address
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(checker),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for message in json.loads(done.stdout)["messages"]:
        extract = " ".join(message.get("extract", "").split())[:120]
        yield f"{addresses[Path(message['url']).name]}: {message['message']} {extract}"


def test_the_checker_sees_a_mistake(checker, tmp_path):
    twice = "<!doctype html><html lang=zh-Hans><title>错</title><div id=a></div><div id=a></div>"

    findings = list(judge(checker, [Page("/wrong/", 200, {}, [], twice)], tmp_path))

    assert any(finding.startswith("/wrong/: Duplicate ID") for finding in findings)


def test_every_page_is_valid_html(walk, checker, tmp_path):
    assert len(walk.pages) > 10

    told(judge(checker, walk.pages, tmp_path), "HTML that the checker understands is HTML that every browser does:")
