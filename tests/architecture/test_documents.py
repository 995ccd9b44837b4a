"""What the documents say is so: variables, commands, words and places that they name exist, and none is left out."""

import os
import re
import subprocess
from itertools import pairwise

import pytest
from django.apps import apps
from django.core.management import get_commands

from portal.env import VARIABLES
from tests.architecture.repository import APPS, ROOT, files, modules, name_of, read, texts, told

pytestmark = pytest.mark.static

CODE = re.compile(r"`([^`\n]+)`")
ROW = re.compile(r"^\|(.+)\|\s*$", re.MULTILINE)


def documents():
    """(name, text) of the README and everything in docs/."""
    return [(name, text) for name, text in texts() if name.endswith(".md")]


def rows(text):
    """The cells of every row of every table, without headings' rulers."""
    found = ([cell.strip() for cell in row.split("|")] for row in ROW.findall(text))
    return [cells for cells in found if not set("".join(cells)) <= set("-: ")]


# Variables


def test_every_variable_stands_in_the_example_and_nothing_else():
    named = re.findall(r"^#?\s*([A-Z][A-Z0-9_]+)=", read(".env.example"), re.MULTILINE)

    told(set(VARIABLES) - set(named), ".env.example shows every variable of portal/env.py; these are missing:")
    told(set(named) - set(VARIABLES), ".env.example shows variables that portal/env.py does not read:")
    assert len(named) == len(set(named)), "Each variable stands once in .env.example."


def test_every_variable_stands_in_the_handbook_and_nothing_else():
    text = read("docs/OPERATING.zh.md")
    named = {name for cells in rows(text) for name in CODE.findall(cells[0])}
    explained = {name for name in named if re.fullmatch(r"[A-Z][A-Z0-9_]+", name)}

    told(set(VARIABLES) - explained, "docs/OPERATING.zh.md explains every variable in a row of its table; missing:")
    told(explained - set(VARIABLES), "docs/OPERATING.zh.md explains variables that portal/env.py does not read:")


def test_the_handbook_and_the_code_agree_on_defaults():
    cells_of = {}
    for cells in rows(read("docs/OPERATING.zh.md")):
        for name in CODE.findall(cells[0]):
            cells_of[name] = " ".join(cells[1:])

    told(
        [
            f"{variable.name}: {variable.default}"
            for variable in VARIABLES.values()
            if variable.default and variable.default not in cells_of.get(variable.name, "")
        ],
        "The row of a variable in docs/OPERATING.zh.md shows its default:",
    )


# Commands


def test_make_lists_every_target_that_has_a_sentence():
    targets = dict(re.findall(r"^([^\s:.#]+):.*?## (.+)$", read("Makefile"), re.MULTILINE))

    alone = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(["make"], cwd=ROOT, env=alone, capture_output=True, text=True, check=True)
    listed = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())

    assert {"demo", "test", "serve", "setup", "check"} <= set(targets)
    assert {name: sentence.replace("$$", "$") for name, sentence in listed.items()} == targets


def test_every_make_target_is_phony_or_a_file():
    text = read("Makefile")
    phony = set(" ".join(re.findall(r"^\.PHONY:(.+)$", text, re.MULTILINE)).split())
    targets = set(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE))

    told(targets - phony, "A target that makes no file is .PHONY, or a file of its name would hide it:")


def own_commands():
    ours = {config.name for config in apps.get_app_configs() if config.name.split(".")[0] in APPS}
    return sorted(name for name, app in get_commands().items() if app in ours)


def test_every_command_is_in_the_documents():
    words = {word for _name, text in documents() for word in re.findall(r"[a-z_]+", text)}

    assert {"load_demo", "verify_audit"} <= set(own_commands())
    told(set(own_commands()) - words, "A command that no document names will be run by nobody:")


def test_every_make_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE))
    named = {target for _name, text in documents() for target in re.findall(r"`make ([a-z][a-z-]*)", text)}

    told(named - targets, "Documents name make targets that are not in the Makefile:")


# Words and places


def test_every_word_of_the_glossary_is_used_in_the_code():
    code = "\n".join(text for _name, text, _tree in modules(*APPS))
    identifiers = {word for cells in rows(read("docs/GLOSSARY.md"))[1:] for word in CODE.findall(cells[1])}

    assert {"Community", "Fact"} <= identifiers
    told(
        [word for word in identifiers if not re.search(rf"\b{re.escape(word)}\b", code)],
        "The glossary gives each Chinese word the name that it has in the code:",
    )


PLACE = re.compile(r"[\w.<>*{},/-]+")
KINDS = ("py", "md", "html", "css", "toml", "txt", "json", "svg", "csv")


def places(text):
    """What stands in backticks and looks like a path: with a slash that is no address, or with a known ending."""
    for word in CODE.findall(text):
        has_ending = "." in word and word.rsplit(".", 1)[-1] in KINDS
        if PLACE.fullmatch(word) and ("/" in word or has_ending) and not word.startswith("/"):
            yield word


def exists(place):
    """Whether a path, a pattern with * or <app>, or a choice in braces names something here."""
    if braces := re.search(r"\{([^}]*)\}", place):
        return all(exists(place.replace(braces[0], one, 1)) for one in braces[1].split(","))
    return bool(list(ROOT.glob(re.sub(r"<\w+>", "*", place).rstrip("/"))))


@pytest.mark.parametrize("name", ["docs/ARCHITECTURE.md", "README.md"])
def test_every_place_that_a_document_names_exists(name):
    told(
        [place for place in places(read(name)) if not exists(place) and not place.startswith(("var/", ".venv"))],
        f"{name} leads to places that are not there:",
    )


def test_every_link_between_documents_leads_somewhere():
    def lost():
        for name, text in documents():
            for link in re.findall(r"\]\(([^)\s]+)\)", text):
                path = (ROOT / name).parent / link.partition("#")[0]
                if "://" not in link and not link.startswith(("#", "mailto:")) and not path.exists():
                    yield f"{name}: {link}"

    told(lost(), "Documents link to files that are not there:")


def test_decisions_are_numbered_without_gaps_and_listed():
    decisions = sorted(name_of(path) for path in files() if re.match(r"docs/adr/\d{4}-", name_of(path)))
    numbers = [int(re.search(r"/(\d{4})-", name)[1]) for name in decisions]
    listed = re.findall(r"\((?:\./)?(\d{4}-[\w-]+\.md)\)", read("docs/adr/README.md"))

    assert numbers[:1] == [1], "The first decision is 0001."
    told(
        [f"{before:04} is followed by {after:04}" for before, after in pairwise(numbers) if after != before + 1],
        "Decisions are numbered one by one; a withdrawn one keeps its number and its page:",
    )
    assert listed == [name.removeprefix("docs/adr/") for name in decisions], "docs/adr/README.md lists each, in order."


def test_every_decision_that_is_cited_exists():
    numbers = {name_of(path)[9:13] for path in files() if re.match(r"docs/adr/\d{4}-", name_of(path))}

    told(
        [
            f"{name}: ADR {number}"
            for name, text in texts()
            for number in re.findall(r"(?:ADR |docs/adr/)(\d{4})", text)
            if number not in numbers and not name.startswith("tests/architecture/")
        ],
        "Code and documents cite decisions that nobody has written down:",
    )


# Dependencies and what must stand in no file


@pytest.mark.parametrize("name", [".locks/base.txt", ".locks/dev.txt"])
def test_every_locked_requirement_has_hashes(name):
    text = read(name)
    requirements = re.split(r"(?<!\\)\n", text.strip())

    assert len(requirements) > 5
    told(
        [line[:60] for line in requirements if not re.match(r"[\w.-]+(?:\[[\w,]+\])?==[\w.]+", line)],
        "A locked requirement is one version of one package:",
    )
    told(
        [line.split()[0] for line in requirements if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)],
        "A locked requirement has the hashes of its files:",
    )
    assert "://" not in text, "Where packages come from is for each machine to say, not for a lock file."


# Written so that this file does not find itself.
ELSEWHERE = {
    "a package registry": r"p[y]pi\.org|pythonh[o]sted\.org|npm[j]s\.(?:org|com)|regist[r]y\.\w+\.\w+|tun[a]\.\w+",
    "a folder of one machine": r"(?<![\w.<>*-])/(?:work|home|root|Users|mnt)/",
    "an index of packages": r"\bindex[-]url\b|find[-]links",
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_no_file_knows_the_machine_it_was_written_on(what):
    pattern = re.compile(ELSEWHERE[what], re.IGNORECASE)

    told(
        [
            f"{name}:{number} {found[0]}"
            for name, text in texts()
            for number, line in enumerate(text.splitlines(), 1)
            if (found := pattern.search(line))
        ],
        f"A file of the repository names {what}; it would be wrong everywhere else:",
    )
