"""Every route of the resolver is declared, and whoever its lines do not name is turned away, reading and sending."""

import json
import re
from io import StringIO

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from portal.access import routes as declared
from portal.access.matrix import ANONYMOUS, MATRIX, SUPERUSER
from portal.access.routes import OPEN, routes
from portal.accounts.models import User
from portal.accounts.roles import Role
from tests.factories import UserFactory
from tests.factories.world import build_world, people_of
from tests.portal.access.digest import digest

OWN_PAGES = "user.own_profile_password_sessions"


def test_every_route_is_declared():
    missing = [f"{route.name or 'without a name'}: {route.pattern}" for route in routes() if route.lines is None]

    assert missing == [], (
        "Say who may open these routes: `declare(…)` in the urls.py of the app, or `route_lines` of the page's admin; "
        "the lines are those of portal/access/matrix.csv."
    )


def test_the_table_names_lines_that_exist_and_routes_that_exist():
    listed = routes()
    lines = {line for route in listed for line in (*route.lines.opens, *route.lines.sends)}

    assert lines - set(MATRIX) - {OPEN} == set()
    assert set(declared._declared) - {route.name for route in listed} - {route.pattern for route in listed} == set()


def test_a_route_that_nobody_declared_is_found(monkeypatch):
    monkeypatch.delitem(declared._declared, "award_list")

    assert [route.name for route in routes() if route.lines is None] == ["award_list"]


def test_what_lies_below_the_desk_is_never_open_but_its_doors():
    doors = {"sign_in:log_in", "sign_in:code", "sign_in:log_out", "admin:login", "admin:logout", ""}

    found = {route.name for route in routes() if route.pattern.startswith("admin/") and "anybody" in route.who}

    assert found == doors


def test_the_command_lists_every_route_with_who_may_open_it():
    out = StringIO()
    call_command("list_urls", format="json", stdout=out)
    rows = json.loads(out.getvalue())
    who = {row["name"]: row["who"] for row in rows}

    assert len(rows) == len(routes())
    assert all(set(row) == {"name", "pattern", "who"} for row in rows)
    assert who["home"] == who["admin:login"] == ["anybody"]
    assert who["admin:portal_site_sitesettings_change"] == [SUPERUSER]
    assert who["admin:communities_fact_confirm"] == [
        "street_staff",
        "first_reviewer",
        "second_reviewer",
        "final_reviewer",
        "district_admin",
    ]
    assert who["admin:history_changerecord_delete"] == []


def test_the_table_for_people_has_a_line_for_each(capsys):
    call_command("list_urls")

    assert len(capsys.readouterr().out.splitlines()) == len(routes())


# The walk

FILLED = {"name": "lead-640.jpg", "url": "nowhere-at-all", "app_label": "communities", "number": "987654321"}


def address_of(route, numbers):
    """The route with a row's number in it."""

    def value(match):
        name = match["name"]
        if name in FILLED and name != "number":
            return FILLED[name]
        return str(numbers.get(route.model) or FILLED["number"])

    pattern = re.sub(r"<(?:\w+:)?(?P<name>\w+)>", value, re.sub(r"\(\?P(<\w+>).*?\)(?=[/$])", r"\1", route.pattern))
    return "/" + pattern.strip("^$").replace("/^", "/")


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def numbers(world):
    """For each kind, a row of each street that is nobody's own."""

    def of(place):
        rows = {type(row): row.pk for row in [place.street, place.street.district, *place.rows]}
        stranger = UserFactory(is_superuser=True)
        found = {model: model._base_manager.values_list("pk", flat=True).first() for model in admin.site._registry}
        return {**found, **rows, User: stranger.pk}

    return {name: of(place) for name, place in world.items()}


def staff_routes():
    return [
        route
        for route in routes()
        if route.pattern.startswith("admin/") and OPEN not in route.lines.opens and OWN_PAGES not in route.lines.opens
    ]


def turned_away(answer):
    """403, 404, 405, or led back to the start page as from a row that never was."""
    return answer.status_code in (403, 404, 405) or (answer.status_code == 302 and answer["Location"] == "/admin/")


def test_who_is_not_logged_in_is_sent_to_the_log_in(client, world, numbers):
    before, faults = digest(), []
    for route in routes():
        if not route.pattern.startswith("admin/") or OPEN in route.lines.opens:
            continue
        path = address_of(route, numbers["changgang"])
        for answer in (client.get(path), client.post(path)):
            leads = answer.status_code == 302 and answer["Location"].startswith("/admin/login/")
            faults += [] if leads else [f"{path} {answer.status_code} {answer.get('Location')}"]

    assert faults == []
    assert digest() == before


def wrong(route, role, *, sends):
    """Whether no line lets this role do so."""
    lines = (route.lines.sends or route.lines.opens) if sends else route.lines.opens
    return role is None or all(MATRIX[line].cells[role].reach == "." for line in lines)


def judge(person, role, numbers):
    """What is wrong with the answers that somebody of this role gets on every route that it may not open."""
    browser = Client()
    browser.force_login(person)
    with transaction.atomic():
        for route in staff_routes():
            path = address_of(route, numbers)
            if wrong(route, role, sends=False):
                answer = browser.get(path)
                # the address without a name leads on to one that is judged itself
                leads_on = not route.name and answer.status_code == 302
                if not turned_away(answer) and not leads_on:
                    yield f"{role} GET {path}: {answer.status_code}"
            if wrong(route, role, sends=True):
                answer = browser.post(path, {"reason": "试"})
                if not turned_away(answer) and not (not route.name and answer.status_code == 302):
                    yield f"{role} POST {path}: {answer.status_code}"


@pytest.mark.parametrize("role", [None, *Role.values, SUPERUSER])
def test_a_wrong_role_is_turned_away_from_every_route(world, numbers, role):
    person = UserFactory(is_superuser=role == SUPERUSER)
    if role in Role.values:
        person = people_of(world["changgang"])[role]
    before = digest()

    assert list(judge(person, role, numbers["changgang"])) == []
    assert digest() == before


@pytest.mark.parametrize("role", ["reporter", "street_staff", "first_reviewer", "district_admin"])
def test_a_row_out_of_scope_is_no_row_on_any_route(world, numbers, role):
    """With a right role, but for another street, or for the district admin another district."""
    place = "tianhe" if role == "district_admin" else "xingang"
    person, browser = people_of(world["changgang"])[role], Client()
    browser.force_login(person)
    before, faults = digest(), []
    # what everybody at the desk may see, wherever they work: reference tables, and streets by their names
    for route in staff_routes():
        numbered = re.search(r"<(path:object_id|int:pk|id)", route.pattern)
        if not numbered or not getattr(route.model, "desk_scope", None) or route.model.desk_scope.shared is True:
            continue
        path = address_of(route, numbers[place])
        for method in ("get", "post"):
            answer = getattr(browser, method)(path, {"reason": "试"})
            if not turned_away(answer) and not (not route.name and answer.status_code == 302):
                faults.append(f"{method} {path}: {answer.status_code}")

    assert faults == []
    assert digest() == before


def test_the_walk_would_notice_an_open_door(world, numbers):
    """Somebody whose lines name the routes is let in: the walk does not pass because everything is shut."""
    browser = Client()
    browser.force_login(people_of(world["changgang"])["district_admin"])

    opened = [
        route.name
        for route in staff_routes()
        if route.name.endswith(("_changelist", "_change")) and not wrong(route, "district_admin", sends=False)
        if browser.get(address_of(route, numbers["changgang"])).status_code == 200
    ]

    assert len(opened) > 40
    assert ANONYMOUS not in opened
