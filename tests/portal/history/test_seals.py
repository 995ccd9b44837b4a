"""The database itself refuses to change what was recorded, whoever asks: form, shell or a forgotten update()."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import Revision, Signature
from communities.models import (
    Activity,
    CouncilParty,
    Declaration,
    Facility,
    Fact,
    Institution,
    IntakeText,
    Listing,
    Portrait,
    Programme,
    Recognition,
    Team,
    Topic,
)
from portal.history import book, seals
from portal.history.models import ChangeRecord, Verb
from tests.factories import (
    ActivityFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    DistrictFactory,
    FacilityFactory,
    FactFactory,
    InstitutionFactory,
    IntakeFactory,
    ListingFactory,
    PortraitFactory,
    ProgrammeFactory,
    RecognitionFactory,
    TeamFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.newsroom import submitted

# A value that no row below has, by kind of column.
OTHER = {
    "BigAutoField": 1_000_000,
    "BigIntegerField": 1_000_000,
    "BooleanField": True,
    "CharField": "改",
    "DateField": date(1999, 12, 20),
    "DateTimeField": datetime(1999, 12, 20, tzinfo=UTC),
    "DecimalField": Decimal("999"),
    "ForeignKey": 1_000_000,
    "JSONField": {"改": 1},
    "OneToOneField": 1_000_000,
    "PositiveBigIntegerField": 1_000_000,
    "PositiveIntegerField": 1_000_000,
    "PositiveSmallIntegerField": 1999,
    "TextField": "改",
    "TimeField": time(19, 59),
}


def a_line():
    return book.record(Verb.CREATED, DistrictFactory(), by=None)


MAKERS = {
    ChangeRecord: a_line,
    Fact: FactFactory,
    Recognition: RecognitionFactory,
    Revision: submitted,
    Signature: lambda: submitted().signatures.get(),
    Listing: ListingFactory,
    Activity: ActivityFactory,
    CouncilParty: CouncilPartyFactory,
    Declaration: DeclarationFactory,
    Facility: FacilityFactory,
    Institution: InstitutionFactory,
    IntakeText: lambda: IntakeFactory().text,
    Portrait: PortraitFactory,
    Programme: ProgrammeFactory,
    Team: TeamFactory,
    Topic: TopicFactory,
}


def sealed_fields(model):
    return [model._meta.get_field(name) for name in model.SEALED.columns] or model._meta.concrete_fields


def refused():
    return pytest.raises(IntegrityError, match=r"is sealed|is never deleted")


def test_every_sealed_model_is_tried_below():
    assert {model for model in seals.sealed_models() if hasattr(model, "SEALED")} == set(MAKERS)


@pytest.mark.parametrize(
    "field",
    [pytest.param(field, id=f"{model.__name__}.{field.name}") for model in MAKERS for field in sealed_fields(model)],
)
def test_a_sealed_column_refuses_every_update(db, field):
    row = MAKERS[field.model]()

    with refused(), transaction.atomic():
        field.model.objects.filter(pk=row.pk).update(**{field.attname: OTHER[field.get_internal_type()]})


@pytest.mark.parametrize("model", [model for model in MAKERS if not model.SEALED.deletable])
def test_a_sealed_row_refuses_to_be_deleted(db, model):
    row = MAKERS[model]()

    with refused(), transaction.atomic():
        row.delete()

    assert model.objects.filter(pk=row.pk).exists()


def test_what_was_sealed_for_a_while_may_go_whole(db):
    text = IntakeFactory().text

    text.delete()

    assert not IntakeText.objects.exists()


def test_a_filled_column_cannot_be_emptied(db):
    fact = FactFactory(value=Decimal("4800"))

    with refused(), transaction.atomic():
        Fact.objects.filter(pk=fact.pk).update(value=None)


def test_saving_a_changed_fact_is_refused(db):
    fact = FactFactory(text="约4800人")
    fact.text = "约5800人"

    with refused(), transaction.atomic():
        fact.save()

    fact.refresh_from_db()
    assert fact.text == "约4800人"


def test_saving_an_unchanged_fact_is_allowed(db):
    fact = FactFactory()

    fact.save()

    assert Fact.objects.count() == 1


def test_where_a_fact_stands_may_change(db):
    fact = FactFactory()

    Fact.objects.filter(pk=fact.pk).update(
        state="retired", retired_by=UserFactory(), retired_at=timezone.now(), retirement_reason="原报道已更正"
    )

    fact.refresh_from_db()
    assert (fact.state, fact.retirement_reason) == ("retired", "原报道已更正")


def test_what_is_not_sealed_of_a_fact_is_its_standing_alone():
    unsealed = {field.name for field in Fact._meta.concrete_fields} - {field.name for field in sealed_fields(Fact)}

    assert unsealed == {
        *("id", "state", "confirmed_by", "confirmed_at", "is_self_confirmed"),
        *("retired_by", "retired_at", "retirement_reason"),
    }


def test_lifted_seals_come_back(db):
    line = a_line()
    with seals.lifted():
        ChangeRecord.objects.filter(pk=line.pk).update(note="改")

    with refused(), transaction.atomic():
        ChangeRecord.objects.filter(pk=line.pk).update(note="再改")


def test_lifted_seals_come_back_after_an_error(db):
    line = a_line()
    with pytest.raises(RuntimeError), seals.lifted():
        raise RuntimeError

    with refused(), transaction.atomic():
        ChangeRecord.objects.filter(pk=line.pk).update(note="改")


def test_a_flush_is_refused_while_the_seals_stand(unsealed):
    FactFactory()

    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)

    assert Fact.objects.count() == 1


@pytest.mark.parametrize("model", [model for model in MAKERS if not model.SEALED.deletable])
def test_seals_are_laid_anew_after_a_flush(unsealed, model):
    for sealed in seals.sealed_models():
        seals.run(connection, seals.drop_sql(sealed, connection))
    call_command("flush", interactive=False, verbosity=0)
    with transaction.atomic():
        row = MAKERS[model]()

    with refused(), transaction.atomic():
        row.delete()
