"""Every address in the table of contents answers, and every answer carries the headers that protect its reader."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from communities.models import Fact
from tests.architecture.repository import told

SAMPLES = {
    "pinyin": "suihuabei",
    "name": "穗花北社区",
    "int": 1,
    "path": "1",
    "str": "1",
}
NOT_OURS = {"view_on_site", "app_list"}  # of Django's admin; their arguments name content types and apps
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SETS_A_COOKIE = {"elder_mode_on", "elder_mode_off", "text_size"}  # the reader asked for exactly that


def named_patterns(resolver, namespace="", arguments=None):
    """(name with namespace, arguments) of every pattern below `resolver`."""
    for entry in resolver.url_patterns:
        converters = {**(arguments or {}), **getattr(entry.pattern, "converters", {})}
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from named_patterns(entry, inner, converters)
        elif isinstance(entry, URLPattern) and entry.name and entry.name not in NOT_OURS:
            yield f"{namespace}{entry.name}", converters


def sample_of(converter):
    kind = type(converter).__name__.removesuffix("Converter")
    return SAMPLES[{"Slug": "pinyin", "Name": "name", "Int": "int", "Integer": "int", "Path": "path"}.get(kind, "str")]


ADDRESSES = sorted(
    {
        (name, reverse(name, kwargs={key: sample_of(value) for key, value in converters.items()}))
        for name, converters in named_patterns(get_resolver())
    }
)
DESK = ("admin:", "sign_in:")
DOORS = {"admin:login", "admin:logout", "sign_in:log_in", "sign_in:log_out"}
OURS = [(name, address) for name, address in ADDRESSES if not name.startswith(DESK)]
PUBLIC = [(name, address) for name, address in OURS if name not in SETS_A_COOKIE]


def test_every_pattern_has_a_name():
    def nameless(resolver, path=""):
        for entry in resolver.url_patterns:
            here = f"{path}{entry.pattern}"
            if isinstance(entry, URLResolver):
                yield from () if entry.namespace == "admin" else nameless(entry, here)
            elif not entry.name:
                yield here

    told(nameless(get_resolver()), "Templates and tests speak of pages by name, so every path() has one:")


def test_the_table_of_contents_is_read_completely():
    names = {name for name, _address in ADDRESSES}

    assert {"home", "community_detail", "community_by_name", "story_detail", "api_community", "health_ready"} <= names
    assert {"admin:login", "admin:communities_fact_confirm", "admin:communities_fact_replace"} <= names


def test_every_address_answers_an_anonymous_reader(client, demonstration):
    fallen = []
    for name, address in ADDRESSES:
        answer = client.get(address)
        if answer.status_code >= 500:
            fallen.append(f"{name} {address}: {answer.status_code}")

    told(fallen, "Whatever a stranger asks for, the portal answers in words and not with an error of its own:")


def test_the_desk_shows_a_stranger_nothing_but_the_log_in_page(client, demonstration):
    fact = Fact.objects.order_by("pk").first()
    open_doors = []
    for name, address in ADDRESSES:
        if name.startswith(DESK) and name not in DOORS:
            answer = client.get(address.replace("/1/", f"/{fact.pk}/"))
            to_log_in = answer.status_code == 302 and answer["Location"].startswith(reverse("admin:login"))
            if not to_log_in and answer.status_code != 405:
                open_doors.append(f"{name}: {answer.status_code}")

    told(set(open_doors) - {"admin:jsi18n: 200"}, "Every page of the desk asks who is there:")


def test_public_addresses_refuse_to_be_written_to(client, demonstration):
    told(
        [f"{name}: {found}" for name, address in OURS if (found := client.post(address).status_code) not in (404, 405)],
        "Pages that only show something answer GET and HEAD and nothing else:",
    )


@pytest.fixture
def answers(client, demonstration):
    """(name, answer) of every public address and of one that does not exist."""
    return [(name, client.get(address)) for name, address in [*PUBLIC, ("an unknown address", "/no-such-page/")]]


def test_public_answers_carry_a_policy_that_allows_only_ourselves(answers):
    def judge(answer):
        policy = dict(part.strip().partition(" ")[::2] for part in answer.get("Content-Security-Policy", "").split(";"))
        for name in ("default-src", "frame-ancestors", "base-uri", "object-src"):
            if policy.get(name) != "'none'":
                yield f"{name} is {policy.get(name)}, not 'none'"
        for name, value in policy.items():
            if value not in ("'none'", "'self'"):
                yield f"{name} allows {value}"
        if "Content-Security-Policy-Report-Only" in answer:
            yield "the policy only reports"

    told(
        [f"{name}: {finding}" for name, answer in answers for finding in judge(answer)],
        "The Content-Security-Policy starts from nothing and adds our own files, never 'unsafe-…' and never a host:",
    )


def test_public_answers_carry_the_headers_that_browsers_obey(answers):
    told(
        [
            f"{name}: {header} is {answer.get(header)}"
            for name, answer in answers
            for header, value in HEADERS.items()
            if answer.get(header) != value
        ],
        f"Every answer carries {HEADERS}:",
    )


def test_public_answers_remember_nobody(answers):
    told(
        [f"{name}: {list(answer.cookies)}" for name, answer in answers if answer.cookies],
        "An anonymous reader gets no cookie; only a choice that they make is remembered:",
    )
    told(
        [
            f"{name}: Vary is {answer.get('Vary')}"
            for name, answer in answers
            if answer["Content-Type"].startswith("text/html") and "Cookie" not in answer.get("Vary", "")
        ],
        "Elder mode is a cookie: a cache must not hand one reader's page to another:",
    )
