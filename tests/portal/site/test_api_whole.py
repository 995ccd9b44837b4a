"""The JSON as a whole: nothing hidden is in any answer, and no answer has what the description leaves out."""

import json

import pytest
from jsonschema_rs import Draft202012Validator

from portal.site.api import ENDPOINTS, description
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    CitationFactory,
    CommunityFactory,
    ContactCardFactory,
    DutyFactory,
    EstateFactory,
    FactFactory,
    InstitutionFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    TopicFactory,
)

SITE = "https://wenming.example.cn"
HIDDEN = "暗河"  # stands in everything that must not be seen, and in nothing else


@pytest.fixture(autouse=True)
def address(settings):
    settings.BASE_URL = SITE


@pytest.fixture
def street(db):
    return StreetFactory(name="昌岗街道")


@pytest.fixture
def community(street):
    return CommunityFactory(street=street, name="穗花北社区")


# What must never be shown


def plant(community, street):
    """Everything that is not public, each with the word HIDDEN in it, tied to what is."""
    shown, draft = {"community": community}, CommunityFactory(street=street, name=f"{HIDDEN}社区", state="draft")
    for state in ("waiting", "retired"):
        FactFactory(**shown, state=state, text=HIDDEN, quote=HIDDEN)
        RecognitionFactory(**shown, state=state, award=AwardFactory(title=f"{HIDDEN}{state}"))
        ActivityFactory(**shown, state=state, name=HIDDEN, quote=HIDDEN).tags.add(HIDDEN)
        InstitutionFactory(**shown, state=state, name=HIDDEN, quote=HIDDEN)
        PortraitFactory(**shown, state=state, person=PersonFactory(name=f"{HIDDEN}{state}"))
        ProgrammeFactory(community=None, street=street, state=state, name=HIDDEN, quote=HIDDEN)
        TopicFactory(**shown, state=state, title=HIDDEN, quote=HIDDEN)
    FactFactory(community=draft, text=HIDDEN)
    FactFactory(community=None, estate=EstateFactory(community=draft, name=HIDDEN))
    RecognitionFactory(community=draft)
    ActivityFactory(community=draft, name=HIDDEN)
    TopicFactory(community=draft, title=HIDDEN)
    PortraitFactory(community=draft, person=PersonFactory(name=f"{HIDDEN}草"))
    StoryFactory(state="draft", title=HIDDEN, communities=[community]).tags.add(HIDDEN)
    StoryFactory(title="明说", communities=[draft])
    plant_the_nameless(community)


def plant_the_nameless(community):
    """People without a public portrait and bodies that wait, where something public names them."""
    nobody = PersonFactory(name=f"{HIDDEN}甲", community=community)
    waiting = InstitutionFactory(community=community, state="waiting", name=f"{HIDDEN}所", kind_code="practice_office")
    RecognitionFactory(community=None, person=nobody)
    ActivityFactory(community=community, speakers=[nobody], host=waiting)
    InstitutionFactory(community=community, kind_code="practice_station", parent=waiting)
    DutyFactory(card=ContactCardFactory(community=community), person=nobody)
    story = StoryFactory(title="引用")
    CitationFactory(story=story, fact=FactFactory(community=community, state="retired", text=HIDDEN, quote=HIDDEN))
    SourceFactory(title="", description=f"{HIDDEN}内部说明")


def everything(client):
    """Every answer that can be reached: all lists page by page, and the page of each thing in them."""
    for endpoint in ENDPOINTS:
        address = endpoint.address if endpoint.parameters else None
        single = next((one for one in ENDPOINTS if one.captured and one.route.startswith(endpoint.route)), None)
        while address:
            answer = client.get(address)
            yield endpoint.address, answer
            for row in answer.json()["results"] if single else []:
                yield single.address, client.get(f"{endpoint.address}{row.get('slug') or row['id']}/")
            address = answer.json()["next"] and answer.json()["next"].removeprefix(SITE)


def test_nothing_that_is_not_public_is_in_any_answer(client, street, community):
    plant(community, street)

    answers = list(everything(client))

    assert {"/api/communities/{slug}/", "/api/stories/{slug}/", "/api/activities/{number}/"} <= {a for a, _ in answers}
    assert [address for address, answer in answers if HIDDEN in answer.text or "anhe" in answer.text] == []


def test_what_is_public_in_the_same_places_is_in_them(client, street, community):
    """The other half of the test above: each of its plants would be seen, were it public."""
    portrait = PortraitFactory(community=community, person=PersonFactory(name="明河"))
    office = InstitutionFactory(community=community, name="明河所", kind_code="practice_office")
    ActivityFactory(community=community, speakers=[portrait.person], host=office)
    InstitutionFactory(community=community, kind_code="practice_station", parent=office)
    DutyFactory(card=ContactCardFactory(community=community), person=portrait.person)

    told = client.get("/api/communities/suihuabei/").json()

    assert [(row["speakers"], row["host"]) for row in told["activities"]] == [(["明河"], "明河所")]
    assert [row["parent"] for row in told["institutions"]] == [None, "明河所"]
    assert [row["person"] for row in told["contacts"][0]["duties"]] == ["明河"]


# What the description says


def closed(schema):
    """The same description, in which an object has no key that it does not name."""
    if isinstance(schema, dict):
        strict = {"additionalProperties": False} if "properties" in schema else {}
        return {**{key: closed(value) for key, value in schema.items()}, **strict}
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def test_no_answer_has_a_key_that_is_not_described(client, demonstration):
    told = closed(json.loads(client.get("/api/openapi.json").content))
    wrong = []

    for address, answer in everything(client):
        schema = told["paths"][address]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**schema, "components": told["components"]})
        wrong += [
            f"{address} {error.instance_path}: {error.message[:200]}" for error in validator.iter_errors(answer.json())
        ]

    assert wrong == []


def test_the_description_names_the_site_and_every_parameter(client, db):
    told = client.get("/api/openapi.json").json()

    assert (told["openapi"], told["servers"]) == ("3.1.0", [{"url": SITE}])
    parameters = [parameter["name"] for parameter in told["paths"]["/api/facts/"]["get"]["parameters"]]
    assert parameters == ["community", "street", "indicator", "after"]


def test_the_description_needs_no_database(settings, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert description()["paths"]


def test_people_read_the_same_description(client, db):
    page = client.get("/api/docs/")

    assert [address.path for address in page.context["addresses"]] == [endpoint.address for endpoint in ENDPOINTS]
    assert "原文写法，连同约、多和单位。" in page.text
