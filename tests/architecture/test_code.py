"""The code itself: sizes, names, where writing happens, and what must not be written at all."""

import ast
import re

import pytest

from tests.architecture.repository import APPS, HAN, called, files, modules, name_of, product, told

pytestmark = pytest.mark.static

LONGEST = 400  # of tests as well
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "lib", "stuff", "shared", "base"}

# Markup that no form or reader can reach: drawn from our own constants and numbers.
MAY_MARK_SAFE = {"portal/templatetags/portal_ui.py"}

# Modules whose Chinese is no text of a page.
# Signs and words of the language that these modules read.
READS_CHINESE = (
    *("portal/text/", "communities/extraction/", "articles/body/markup.py", "articles/typography.py"),
    *("articles/cleaning/words.py", "articles/cleaning/drafts.py", "articles/cleaning/page.py"),
)
SPEAKS_TO_THE_OPERATOR = {
    "portal/env.py": "runs before Django and stops the start with one sentence",
    "portal/history/book.py": "faults() is printed by verify_audit",
}
IS_DATA = {
    "articles/demo.py": "the demonstration's own words",
    "communities/demo/__init__.py": "the demonstration's own words",
    "communities/demo/streets.py": "names of the division codes",
    "communities/demo/suihuabei.py": "the words of a report",
    "communities/demo/haiyang.py": "the words of a report",
    "communities/demo/district.py": "the words of a report",
    "communities/demo/offsets.py": "the words of a report",
    "communities/reference.py": "rows for the database, which staff may rename",
    "portal/site/passwords.py": "words that passwords are compared with",
    "communities/quantities.py": "reads figures as sources write them",
    "articles/reference.py": "rows for the database, which staff may change",
    "articles/checks/vocabulary.py": "words that stories are compared with",
    "articles/comparison/words.py": "reads figures and dates as sources write them",
    "communities/kinds_by_name.py": "reads names as sources write them",
}
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
# Where Chinese is compared with what somebody typed, not shown.
COMPARES = {"removesuffix", "removeprefix", "split", "partition", "replace", "startswith", "endswith", "strip"}
READS = COMPARES | {"RegexValidator", "compile", "sub", "search", "fullmatch", "maketrans"}


def test_no_module_is_longer_than_a_person_reads_at_a_sitting():
    def too_long():
        for name, text, _tree in modules(*APPS, "tests"):
            if text.count("\n") > LONGEST:
                yield f"{name}: {text.count(chr(10))}"

    told(too_long(), f"More than {LONGEST} lines: there are two nouns in this module; give each its own:")


def test_no_name_says_nothing():
    parts = {part for path in files() if path.suffix == ".py" for part in name_of(path).removesuffix(".py").split("/")}

    told(parts & VAGUE, "Name what it does and ask again where it belongs; nothing is called:")


def test_nothing_happens_behind_save():
    told(
        [
            f"{name}:{item.lineno} {node.name}.{item.name}"
            for name, _text, tree in product()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for item in node.body
            if isinstance(item, ast.FunctionDef) and item.name in ("save", "save_base", "delete")
        ],
        "What must happen when something is saved is an action with a name (ADR 0004), not a save() override:",
    )


def test_no_signal_of_our_own_modules_is_heard():
    allowed = ("django.db.models.signals", "post_migrate")
    library_heard = {"portal/tags/apps.py": ("django.db.models.signals", "pre_save")}  # taggit's tags: ADR 0018

    def heard():
        for name, _text, tree in product():
            for node in ast.walk(tree):
                module = getattr(node, "module", "") or ""
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
                for imported in names:
                    is_signal = re.search(r"\b(signals|dispatch)$", module or imported)
                    if is_signal and (module, imported) not in (allowed, library_heard.get(name)):
                        yield f"{name}:{node.lineno} {imported}"

    told(heard(), "Our own modules call each other by name; only Django's post_migrate may be listened to:")


def test_nothing_is_printed():
    told(
        [
            f"{name}:{node.lineno}"
            for name, _text, tree in modules(*APPS, "tests", "manage.py")
            for node in ast.walk(tree)
            if called(node) in ("print", "breakpoint", "pprint")
        ],
        "Commands write to self.stdout, the server logs; nothing prints:",
    )


def test_markup_is_marked_safe_in_one_place_only():
    told(
        [
            f"{name}:{node.lineno} {called(node)}"
            for name, _text, tree in product()
            if name not in MAY_MARK_SAFE
            for node in ast.walk(tree)
            if called(node) in ("mark_safe", "SafeString", "SafeText", "html_safe")
        ],
        "format_html and format_html_join escape what they are given; mark_safe does not, and stays in portal_ui.py:",
    )


def test_format_html_gets_a_constant_and_its_values_apart():
    """An f-string, or a % of one, would put words into the markup before anything could escape them."""

    def mixed():
        for name, _text, tree in product():
            for node in ast.walk(tree):
                if called(node) == "format_html" and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                    yield f"{name}:{node.lineno}"

    told(mixed(), "The first argument of format_html is fixed; values follow it:")


def test_no_sql_is_put_together_from_words():
    raw = {"raw", "extra", "RawSQL"}

    told(
        [
            f"{name}:{node.lineno} {called(node)}"
            for name, _text, tree in product()
            for node in ast.walk(tree)
            if called(node) in raw
        ],
        "The ORM asks the database; only portal/history/seals.py writes SQL, from names of our own columns:",
    )


def test_only_one_module_reads_the_environment():
    def readers():
        for name, _text, tree in modules(*APPS):
            for node in ast.walk(tree):
                is_environment = isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb")
                if is_environment and getattr(node.value, "id", "") == "os":
                    yield f"{name}:{node.lineno}"

    wsgi = {finding for finding in readers() if finding.startswith("portal/wsgi.py")}  # names the settings module
    told(
        {finding for finding in readers() if not finding.startswith("portal/env.py")} - wsgi,
        "portal/env.py alone reads the environment, so that .env.example and the handbook can list all of it:",
    )


RECORDING = ("record", "record_removal")


def actions():
    """(place, function) of every public function in an actions folder."""
    for name, _text, tree in product():
        if "/actions/" in name:
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield f"{name}:{node.lineno} {node.name}", node


def test_there_are_actions_to_look_at():
    assert {"record_statement", "confirm_statement", "publish_revision"} <= {node.name for _place, node in actions()}


def test_every_action_names_who_does_it():
    told(
        [place for place, node in actions() if "by" not in [argument.arg for argument in node.args.kwonlyargs]],
        "Somebody answers for every change: an action takes `by`, keyword-only:",
    )


def test_every_action_takes_one_thing_and_then_keywords():
    told(
        [place for place, node in actions() if len(node.args.args) > 2],
        "An action reads as verb_noun(thing, *, …, by=…): at most the thing and what is tied to it stand in front:",
    )


def test_every_action_says_what_it_does():
    told([place for place, node in actions() if not ast.get_docstring(node)], "An action has a docstring:")


def test_every_action_is_one_transaction_with_a_line_in_the_record_book():
    def is_atomic(node):
        return any(isinstance(item, ast.Attribute) and item.attr == "atomic" for item in node.decorator_list)

    def writes_the_book(node):
        return any(called(item) in RECORDING for item in ast.walk(node))

    told([place for place, node in actions() if not is_atomic(node)], "An action is @transaction.atomic:")
    told([place for place, node in actions() if not writes_the_book(node)], "An action ends with book.record(…):")


def test_the_record_book_is_written_by_actions_only():
    allowed = ("/actions/", "portal/history/book.py", "portal/history/changes.py", "portal/site/management/commands/")

    told(
        [
            f"{name}:{node.lineno}"
            for name, _text, tree in product()
            if not any(part in name for part in allowed)
            for node in ast.walk(tree)
            if called(node) in RECORDING and getattr(getattr(node.func, "value", None), "id", "") in ("book", "changes")
        ],
        "A line in the record book belongs to an action, in its transaction:",
    )


def test_every_chinese_sentence_is_wrapped():
    told(
        [
            f"{name}:{node.lineno} {node.value[:30]!r}"
            for name, _text, tree in product()
            if not (name in SPEAKS_TO_THE_OPERATOR or name in IS_DATA or "/management/" in name)
            and not name.startswith(READS_CHINESE)
            for node in unwrapped(tree)
        ],
        'Words that people see are wrapped in gettext, _("…"), for the English edition to come (ADR 0007):',
    )


def unwrapped(tree):
    """Chinese strings that are neither wrapped, nor docstrings, nor compared with what somebody typed."""
    fine = set()
    for node in ast.walk(tree):
        reads = called(node) in READS | GETTEXT or isinstance(node, ast.Compare | ast.Set)
        documents = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if reads or documents:
            fine |= {id(part) for part in strings_of(node)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and HAN.search(node.value)
        and id(node) not in fine
    ]


def strings_of(node):
    """The strings of a call or comparison itself, without those of calls inside its arguments."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant):
            yield child
        elif not isinstance(child, ast.Call):
            yield from strings_of(child)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('name = _("社区")', 0),
        ('"""社区"""', 0),
        ('words.removesuffix("社区") if "社" in words else ""', 0),
        ('name = "社区"', 1),
        ('f"{count}个社区"', 1),
        ('label(_("街道"), "社区")', 1),
    ],
)
def test_the_rule_on_wrapped_sentences_sees_them(code, count):
    assert len(unwrapped(ast.parse(code))) == count


def test_exceptions_are_still_needed():
    names = {name for name, _text, _tree in product()}

    told({*SPEAKS_TO_THE_OPERATOR, *IS_DATA, *MAY_MARK_SAFE} - names, "These modules are gone; so is their exception:")


def test_comments_promise_nothing():
    marks = re.compile(r"#.*\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")

    told(
        [
            f"{name}:{number}"
            for name, text, _tree in modules(*APPS, "tests")
            for number, line in enumerate(text.splitlines(), 1)
            if marks.search(line)
        ],
        "What is unfinished is written where people look for it, not in a comment:",
    )
