"""The demonstration says what its one source says, character by character."""

import hashlib
from pathlib import Path

import pytest
from django.apps import apps

from articles.demo import load_story
from communities import demo
from communities.demo.offsets import OFFSETS
from communities.models import Community, Fact, Person, Recognition, Source, Street
from communities.models.statements import SourcedStatement
from communities.quantities import read_quantity
from portal.history.models import ChangeRecord
from tests.factories.newsroom import three_people

REPORT = Path(__file__).parents[2].parent / "shared" / "seed" / "story.txt"
needs_report = pytest.mark.skipif(not REPORT.exists(), reason="the report itself is not ours to keep")


@pytest.fixture
def report():
    return REPORT.read_bytes().decode("utf-8")


def statements():
    """Every statement of every kind."""
    kinds = [model for model in apps.get_app_config("communities").get_models() if issubclass(model, SourcedStatement)]
    return [row for model in kinds for row in model.objects.all()]


@needs_report
def test_every_quote_stands_in_the_report_at_its_offsets(demonstration, report):
    found = {row.quote: report[row.quote_start : row.quote_end] for row in statements()}

    assert len(found) == len(OFFSETS)
    assert found == {quote: quote for quote in found}


@needs_report
def test_every_figure_and_title_stands_in_its_quote(demonstration):
    assert [fact.text for fact in Fact.objects.all() if fact.text not in fact.quote] == []
    assert [item.award.title for item in Recognition.objects.all() if item.award.title not in item.quote] == []


@needs_report
def test_the_showcases_citation_stands_in_the_report(demonstration, report):
    assert demonstration.showcases.get().citation in report


@needs_report
def test_the_source_knows_the_length_and_digest_of_its_text(demonstration, report):
    source = Source.objects.get()

    assert source.text_length == len(report)
    assert source.text_digest == hashlib.sha256(report.encode()).hexdigest()


def test_every_value_is_what_its_words_say(demonstration):
    told = [(fact.text, fact.value, fact.unit) for fact in Fact.objects.exclude(value=None)]

    read = [(text, read_quantity(text).value, read_quantity(text).unit) for text, _value, _unit in told]
    assert (len(told), told) == (12, read)


def test_streets_are_in_the_order_of_their_codes(demonstration):
    assert [(street.code, street.name) for street in Street.objects.order_by("pk")] == sorted(demo.STREETS)


def test_street_names_are_read_as_guangzhou_reads_them(demonstration):
    slugs = dict(Street.objects.values_list("name", "slug"))

    assert (slugs["昌岗街道"], slugs["琶洲街道"], slugs["海幢街道"]) == ("changgang", "pazhou", "haichuang")


def test_loading_again_adds_nothing_and_keeps_what_was_edited(demonstration, recorder, confirmer):
    Community.objects.update(summary="改过的一句话")
    before = (len(statements()), Street.objects.count(), Source.objects.count())

    demo.Demonstration(recorder=recorder, confirmer=confirmer).load()
    load_story(by=recorder, reviewers=three_people())

    assert (len(statements()), Street.objects.count(), Source.objects.count()) == before
    assert set(Community.objects.values_list("summary", flat=True)) == {"改过的一句话"}


def test_only_what_is_public_is_in_the_demonstration(demonstration):
    assert {row.state for row in statements()} == {"published"}


def test_the_record_book_of_the_demonstration_names_nobody(demonstration):
    names = list(Person.objects.values_list("name", flat=True))

    labels = ChangeRecord.objects.values_list("target_label", flat=True)
    assert len(names) == 3
    assert [label for label in labels if any(name in label for name in names)] == []
