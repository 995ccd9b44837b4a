"""Two streets, two people, two browsers: of what the other street has not published, no answer says a word."""

import pytest
from django.contrib import admin

from communities.models import Street
from portal.history.models import ChangeRecord, Verb
from tests.browser.test_desk_pages import log_in
from tests.factories import UserFactory
from tests.factories.portal import grant
from tests.factories.world import fill

pytestmark = pytest.mark.browser

CANARIES = {"changgang": "魑魅", "xingang": "鸩酒"}
PINYIN = {"changgang": "chimei", "xingang": "zhenjiu"}
STREETS = {"changgang": "昌岗街道", "xingang": "新港街道"}


@pytest.fixture
def places(demonstration, transactional_db):
    """Both streets filled alike, nothing of it public, every word that staff would see a canary; both with staff."""
    found = {}
    for name, street_name in STREETS.items():
        district = Street.objects.first().district
        street = Street.objects.filter(name=street_name).first() or Street.objects.create(
            name=street_name, district=district, slug=name
        )
        found[name] = fill(street, canary=CANARIES[name])
        person = UserFactory(username=name)
        grant(person, "street_staff", street=street)
    return found


class Ear:
    """Hears every answer that a page is given: documents, choices of a search box, pictures, redirects."""

    def __init__(self, page, other):
        self.words, self.heard, self.asked, self.page = (CANARIES[other], PINYIN[other]), [], 0, page
        page.on("response", self.hear)

    def ask(self, *addresses):
        """With the cookies of this browser, without drawing the page."""
        for address in addresses:
            self.hear(self.page.request.get(address, max_redirects=0))

    def hear(self, response):
        self.asked += 1
        words = f"{response.url} {response.headers}" + ("" if response.status in (301, 302) else response.text())
        self.heard += [response.url for word in self.words if word in words]


def pages_of(place):
    """Every page of every row of a street, and of its buttons, by number."""
    for row in place.rows:
        if type(row) in admin.site._registry:
            meta = row._meta
            base = f"/admin/{meta.app_label}/{meta.model_name}/{row.pk}/"
            yield from (base + page for page in ("change/", "history/", "delete/"))
    picture = next(row for row in place.rows if row._meta.model_name == "picture")
    yield f"/admin/images/picture/{picture.pk}/files/face-120.jpg"


def lists():
    for model, page in admin.site._registry.items():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield base
        if hasattr(page, "get_deleted"):
            yield base + "bin/"


def choices(model, field, term):
    app, name = model.split(".")
    return f"/admin/autocomplete/?term={term}&app_label={app}&model_name={name}&field_name={field}"


SEARCHED = [
    ("communities.fact", "community"),
    ("communities.fact", "source"),
    ("communities.fact", "facility"),
    ("communities.activity", "speakers"),
    ("communities.community", "picture"),
    ("articles.story", "communities"),
]


@pytest.mark.parametrize(("mine", "other"), [("changgang", "xingang"), ("xingang", "changgang")])
def test_no_answer_says_a_word_of_the_other_street(open_browser, places, mine, other):
    page = open_browser()
    page.witness.is_listening = False  # the browser notes each 403 and 404 on its way
    log_in(page, mine)
    ear = Ear(page, other)

    own, foreign = places[mine].community, places[other].community
    page.goto("/admin/")
    page.goto("/admin/communities/community/")
    page.goto(f"/admin/communities/community/{own.pk}/change/")
    assert CANARIES[mine] in page.content()
    page.goto(f"/admin/communities/community/{foreign.pk}/change/")
    page.goto(f"/admin/communities/fact/add/?community={foreign.pk}")
    ear.ask(*lists(), *pages_of(places[other]), "/admin/communities/community/?_facets=True")
    terms = ("", CANARIES[other][0], CANARIES[mine])
    ear.ask(*(choices(model, field, term) for model, field in SEARCHED for term in terms))

    assert ear.heard == []
    assert ear.asked > 100


def test_a_forged_form_is_answered_without_a_word_and_written_down(open_browser, places):
    """The staff of 昌岗 send the form for a new fact with the community of 新港 typed into it."""
    page = open_browser()
    page.witness.is_listening = False
    log_in(page, "changgang")
    ear = Ear(page, "xingang")
    page.goto("/admin/communities/fact/add/")
    number = places["xingang"].community.pk
    page.evaluate(
        """number => {
            const box = document.querySelector("select[name=community]");
            box.add(new Option("x", number, true, true));
            box.form.noValidate = true;
        }""",
        number,
    )
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("选择一个有效的选项").first.wait_for()

    assert ear.heard == []
    line = ChangeRecord.objects.filter(verb=Verb.REFUSED).get()
    assert line.target_type == "communities.fact"
    assert CANARIES["xingang"] not in f"{line.target_label}{line.note}{line.details}"


def test_both_are_at_the_desk_at_once_and_each_sees_their_own(open_browser, places):
    for name, page in {name: open_browser() for name in STREETS}.items():
        log_in(page, name)
        page.goto("/admin/communities/community/")
        shown = page.content()
        other = next(one for one in STREETS if one != name)
        assert CANARIES[name] in shown
        assert CANARIES[other] not in shown
