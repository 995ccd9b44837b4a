"""Templates: each compiles, is used, loads what it needs, wraps its words, and leaves style and behaviour to files."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template

from tests.architecture.repository import HAN, ROOT, product, templates, told

pytestmark = pytest.mark.static

# Found by Django under these names, so nothing of ours says them.
KNOWN_TO_DJANGO = {"400.html", "403.html", "404.html", "500.html"}
# With the full-width marks of Chinese text: an English edition has others, so they are words like the rest.
WORDS = re.compile(rf"{HAN.pattern}|[\u3001\u3002\u3008-\u3011\u3014-\u301b\uff01-\uff5e]")

COMMENT = re.compile(r"\{#.*?#\}|\{% comment\b.*?%\}.*?\{% endcomment %\}", re.DOTALL)
TRANSLATED = re.compile(
    r"\{% (?:translate|trans) (?:\"[^\"]*\"|'[^']*')|"
    r"(?<=[=|:( ])_\((?:\"[^\"]*\"|'[^']*')\)|"
    r"\{% (?:blocktranslate|blocktrans)\b(?P<arguments>.*?)%\}.*?\{% end(?:blocktranslate|blocktrans) %\}",
    re.DOTALL,
)
NAMED = re.compile(r"\{% (?:extends|include) \"([^\"]+)\"")
LOADED = re.compile(r"\{% load ([^%]+?) %\}")
TAG = re.compile(r"\{%-?\s*(\w+)(.*?)%\}", re.DOTALL)
FILTER = re.compile(r"\|\s*(\w+)")
INCLUDE = re.compile(r"\{% include \"([^\"]+)\"(?: with (.*?))?( only)? %\}")
FORBIDDEN = {
    r"<style\b": "a <style> element",
    r"\sstyle\s*=": "an inline style",
    r"\son[a-z]+\s*=": "an inline handler",
    r"<script\b(?![^>]*\bsrc=)": "an inline <script>",
    r"=\s*[\"']?\s*(?:javascript|vbscript|data):": "an address that carries code or content",
    r"\{% autoescape off": "escaping switched off",
    r"\|\s*(?:safe|safeseq)\b": "|safe",
    r"<(?:b|i|p|div|span|center|font)\s[^>]*\b(?:align|color|bgcolor)=": "looks that belong into the stylesheet",
}


def bare(text):
    return COMMENT.sub("", text)


@pytest.mark.parametrize("name", [name for name, _text in templates()])
def test_every_template_compiles(name):
    get_template(name)


def test_every_template_that_another_names_exists():
    def missing():
        for name, text in templates():
            for other in NAMED.findall(bare(text)):
                try:
                    get_template(other)
                except TemplateDoesNotExist:
                    yield f"{name}: {other}"

    told(missing(), "{% extends %} and {% include %} name templates that exist:")


@cache
def names_in_python():
    return {
        node.value
        for _name, _text, tree in product()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    }


def is_found_by_django(name):
    """Whether it stands in for a template of Django's, or has a name that the admin looks for by itself."""
    django_apps = [app for app in apps.get_app_configs() if app.name.startswith("django.")]
    by_model = re.fullmatch(r"admin/(\w+)/(\w+)/\w+\.html", name)
    return any((Path(app.path) / "templates" / name).exists() for app in django_apps) or bool(
        by_model and by_model[2] in apps.all_models.get(by_model[1], ())
    )


def test_every_template_is_used():
    named = {other for _name, text in templates() for other in NAMED.findall(bare(text))}
    used = named | names_in_python() | KNOWN_TO_DJANGO

    told(
        [name for name, _text in templates() if name not in used and not is_found_by_django(name)],
        "Nobody extends, includes or renders these templates; delete them:",
    )


def test_every_template_that_python_names_exists():
    there = {name for name, _text in templates()}

    told(
        [name for name in names_in_python() if name not in there and not is_found_by_django(name)],
        "Python names templates that are not there:",
    )


def test_every_loaded_library_is_used():
    libraries = engines["django"].engine.template_libraries

    def idle():
        for name, text in templates():
            words = bare(text)
            used = {tag for tag, _rest in TAG.findall(words)} | set(FILTER.findall(words))
            for library in " ".join(LOADED.findall(words)).split():
                if not used & {*libraries[library].tags, *libraries[library].filters}:
                    yield f"{name}: {library}"

    told(idle(), "{% load %} names only libraries whose tags or filters the template uses:")


def unwrapped(text):
    """The Chinese words of a template that stand outside {% translate %}, {% blocktranslate %} and comments."""
    rest = TRANSLATED.sub(lambda match: match["arguments"] or "", bare(text))
    return WORDS.findall(rest)


def test_every_chinese_word_is_wrapped():
    told(
        [f"{name}: {' '.join(words)}" for name, text in templates() if (words := unwrapped(text))],
        'Words that people see stand in {% translate %} or {% blocktranslate %}; a date takes |date:"DATE_FORMAT":',
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<p>{% translate "首页" %}</p>{# 注释 #}{% comment %}旧{% endcomment %}', []),
        ("{% blocktranslate trimmed with by=x %}{{ by }}起{% endblocktranslate %}", []),
        ('{% blocktranslate with at=x|date:"Y年" %}{{ at }}{% endblocktranslate %}', ["年"]),
        ('{% translate "好" as label %}<a title="坏">', ["坏"]),
        ('{{ x|default:_("无") }}', []),
        ("{{ a }}（{{ b }}）", ["（", "）"]),
    ],
)
def test_the_rule_on_wrapped_words_sees_them(text, words):
    assert unwrapped(text) == words


def test_looks_and_behaviour_live_in_files():
    told(
        [
            f"{name}: {what}"
            for name, text in templates()
            for pattern, what in FORBIDDEN.items()
            if re.search(pattern, bare(text), re.IGNORECASE)
        ],
        "Styles belong into static/css, behaviour into static/js; the policy of the site refuses them inline:",
    )


SCRIPT = re.compile(r"<script type=\"module\" src=\"\{% static 'js/[a-z_]+\.js' %\}\"></script>")


def test_public_templates_ask_for_modules_of_ours_only():
    told(
        [
            name
            for name, text in templates()
            if "<script" in SCRIPT.sub("", bare(text)) and not name.startswith("admin/")
        ],
        "A public page may ask for modules from static/js, in exactly this form, and works without them (ADR 0024):",
    )


NOT_IN_SCRIPTS = re.compile(
    r"^import\b|\bimport\(|https?://|innerHTML|\beval\b|document\.write|\.style\b", re.MULTILINE
)
# The editor is many modules in a folder of its own, which know each other and nobody else (ADR 0036).
OF_THE_EDITOR = "writing/"
NEIGHBOUR = re.compile(r"^import \{[^}]+\} from \"\./([a-z]+\.js)\";$", re.MULTILINE)


def scripts():
    folder = ROOT / "static/js"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}


def test_every_script_is_asked_for_and_stands_alone():
    asked = {name for _name, text in templates() for name in re.findall(r"static 'js/([a-z_/]+\.js)'", text)}
    editor = {name: text for name, text in scripts().items() if name.startswith(OF_THE_EDITOR)}
    neighbours = {OF_THE_EDITOR + other for text in editor.values() for other in NEIGHBOUR.findall(text)}

    assert set(scripts()) == asked | neighbours
    assert asked & set(editor) == {"writing/main.js"}
    told(
        [
            f"{name}: {found}"
            for name, text in scripts().items()
            for found in NOT_IN_SCRIPTS.findall(NEIGHBOUR.sub("", text) if name in editor else text)
        ],
        "A script imports nothing but its neighbours, knows no other host, and writes neither markup nor styles:",
    )


def test_every_fragment_says_what_it_is_given():
    fragments = [
        (name, text)
        for name, text in templates()
        if name.startswith("components/") or name.rsplit("/", 1)[-1].startswith("_")
    ]

    assert fragments
    told(
        [name for name, text in fragments if not re.match(r"\{# .+ #\}\n", text)],
        "The first line of a fragment states its inputs: {# card: a communities.profiles.Card #}",
    )


def test_an_include_passes_what_its_fragment_asks_for():
    first_lines = {name: text.partition("\n")[0] for name, text in templates()}

    def strangers():
        for name, text in templates():
            for other, arguments, _only in INCLUDE.findall(bare(text)):
                given = re.findall(r"(\w+)=", arguments or "")
                yield from (f"{name} passes {word} to {other}" for word in given if word not in first_lines[other])

    told(strangers(), "What {% include … with %} passes is named in the first line of the fragment:")
