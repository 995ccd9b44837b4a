"""What is edited together with its entry: a series with its occasions, a contact card with the hours of its people."""

import pytest

from communities.models import Duty, Occasion, Series
from portal.history.models import ChangeRecord
from tests.factories import ContactCardFactory, DutyFactory, PersonFactory, SourceFactory, UserFactory
from tests.factories.forms import FormReader, submit

ADD = "/admin/communities/series/add/"


@pytest.fixture
def card(db):
    return ContactCardFactory()


def page_of(row):
    return f"/admin/communities/{row._meta.model_name}/{row.pk}/change/"


def duty(**more):
    hours = {"duty": "社区法律顾问值班", "hours": "每周三14:30—17:30", "place": "居委会二楼"}
    return {"person": PersonFactory(name="王燕莉").pk, **hours, "source": SourceFactory().pk, **more}


def slips(answer):
    """What is said beside the rows of the page's parts, by field."""
    return {
        name: list(said)
        for parts in answer.context["inline_admin_formsets"]
        for row in parts.formset.forms
        for name, said in row.errors.items()
    }


def lines():
    return [(line.verb, line.target_type) for line in ChangeRecord.objects.order_by("number")]


# Hours of people on a contact card


def test_hours_are_kept_as_they_are_typed_and_leave_one_line(desk, card):
    typed = duty()

    answer = submit(desk, page_of(card), row=("duties", typed))

    kept = Duty.objects.get()
    assert {name: getattr(kept, kept._meta.get_field(name).attname) for name in typed} == typed
    assert (answer.status_code, kept.card) == (302, card)
    assert lines() == [("changed", "communities.contactcard")]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"hours": ""}, {"hours": ["这个字段是必填项。"]}),
        ({"person": ""}, {"person": ["这个字段是必填项。"]}),
        ({"source": ""}, {"source": ["这个字段是必填项。"]}),
        ({"hours": "时" * 101}, {"hours": ["确保该变量包含不超过 100 字符 (目前字符数 101)。"]}),
        ({"duty": "a\0b"}, {"duty": ["不允许是用空字符串。"]}),
    ],
    ids=lambda value: next(iter(value)),
)
def test_a_slip_in_the_hours_is_answered_beside_its_field_and_nothing_is_lost(desk, card, more, said):
    typed = duty(**more)

    answer = submit(desk, page_of(card), row=("duties", typed))

    shown = FormReader(answer.text).fields
    assert (answer.status_code, slips(answer)) == (200, said)
    assert {name: "".join(shown[f"duties-0-{name}"]) for name in typed} == {
        name: str(value) for name, value in typed.items()
    }
    assert (Duty.objects.count(), lines()) == (0, [])


def test_hours_that_are_no_longer_kept_go_with_a_line(desk):
    gone = DutyFactory()

    submit(desk, page_of(gone.card), **{"duties-0-DELETE": "on"})

    assert (Duty.objects.count(), lines()) == (0, [("changed", "communities.contactcard")])


@pytest.mark.parametrize(("role", "status"), [("second_reviewer", 403), ("reporter", 403)])
def test_who_may_not_change_a_card_changes_no_hours(client, card, role, status):
    kept = DutyFactory(card=card, hours="每周三下午")
    client.force_login(UserFactory(role=role))

    answer = client.post(page_of(card), {"duties-0-id": kept.pk, "duties-0-hours": "随时"})

    kept.refresh_from_db()
    assert (answer.status_code, kept.hours) == (status, "每周三下午")


# A series and its occasions


def test_a_series_is_kept_with_its_occasions_and_reads_itself_aloud(desk):
    answer = submit(desk, ADD, name="邻里百家宴", order="50", row=("occasions", {"name": "小年", "order": "10"}))

    series = Series.objects.get(name="邻里百家宴")
    assert (answer.status_code, series.order, series.slug) == (302, 50, "linlibaijiayan")
    assert [(occasion.name, occasion.order) for occasion in series.occasions.all()] == [("小年", 10)]
    assert lines() == [("created", "communities.series")]


def test_an_occasion_stands_once_in_a_series_and_is_refused_in_words(desk):
    series = Series.objects.get(name="我们的节日")
    before = series.occasions.count()

    answer = submit(desk, page_of(series), row=("occasions", {"name": "春节", "order": "80"}))

    said = [sentence for sentences in slips(answer).values() for sentence in sentences]
    assert (answer.status_code, series.occasions.count()) == (200, before)
    assert said or answer.context["inline_admin_formsets"][0].formset.non_form_errors()
    assert FormReader(answer.text).fields[f"occasions-{before}-name"] == ["春节"]


def test_an_occasion_that_has_no_name_is_refused_beside_its_field(desk):
    before = Occasion.objects.count()

    answer = submit(desk, ADD, name="邻里百家宴", row=("occasions", {"name": "", "order": "20"}))

    assert (answer.status_code, slips(answer)) == (200, {"name": ["这个字段是必填项。"]})
    assert (Occasion.objects.count(), lines()) == (before, [])
