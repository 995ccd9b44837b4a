"""What every page says of the site: one row, a schedule for mourning, a police number with its digits."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.site.models import SiteSettings

NOON = datetime(2020, 4, 4, 4, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_there_is_one_row_only(db):
    SiteSettings.objects.create(pk=1, name="海珠文明社区")

    with pytest.raises(IntegrityError, match="is_the_only_row"), transaction.atomic():
        SiteSettings.objects.create(pk=2, name="第二个网站")


def test_the_row_made_anew_is_row_one_again(db):
    SiteSettings.objects.create()
    SiteSettings.objects.all().delete()

    assert SiteSettings.objects.create(name="海珠文明社区").pk == 1


def test_defaults_stand_in_until_somebody_saves(db):
    assert (SiteSettings.load().name, SiteSettings.objects.count()) == ("文明社区", 0)


def test_the_saved_row_is_loaded(db):
    SiteSettings.objects.create(pk=1, name="海珠文明社区")

    assert SiteSettings.load().name == "海珠文明社区"


@pytest.mark.parametrize(
    ("at", "mourning"),
    [
        (NOON - SECOND, False),
        (NOON, True),
        (NOON + timedelta(hours=12), True),
        (NOON + timedelta(days=1) - SECOND, True),
        (NOON + timedelta(days=1), False),
    ],
)
def test_mourning_begins_with_its_first_moment_and_ends_before_its_last(at, mourning):
    site = SiteSettings(mourning_from=NOON, mourning_until=NOON + timedelta(days=1))

    assert site.is_mourning(at) is mourning


def test_without_a_schedule_nobody_mourns():
    assert SiteSettings().is_mourning(NOON) is False


def test_the_pages_mourn_now(client, db):
    now = datetime.now(UTC)
    SiteSettings.objects.create(pk=1, mourning_from=now - timedelta(hours=1), mourning_until=now + timedelta(hours=1))

    assert '<html lang="zh-Hans" class="mourning">' in client.get("/").text


@pytest.mark.parametrize(
    ("mourning_from", "mourning_until"),
    [(NOON, None), (None, NOON), (NOON, NOON), (NOON, NOON - SECOND)],
    ids=["no end", "no beginning", "no time", "backwards"],
)
def test_half_a_schedule_is_refused(db, mourning_from, mourning_until):
    site = SiteSettings(pk=1, mourning_from=mourning_from, mourning_until=mourning_until)

    with pytest.raises(ValidationError, match="置灰的开始和结束要同时填，结束应晚于开始。"):
        site.full_clean()
    with pytest.raises(IntegrityError, match="mourning_ends_after_it_begins"), transaction.atomic():
        site.save()


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("粤公网安备44010502000000号", "44010502000000"),
        ("粤公网安备 4401 0502 000000号", "44010502000000"),
        ("粤公网安备４４号", ""),
        ("", ""),
    ],
)
def test_police_digits_are_the_plain_digits_of_the_number(number, digits):
    assert SiteSettings(police_number=number).police_digits == digits


@pytest.mark.parametrize("code", ["440105000", "44010500011", "440105000a", "４４０１０５００００"])
def test_a_site_code_of_other_than_ten_digits_is_refused(db, code):
    with pytest.raises(ValidationError) as refusal:
        SiteSettings(pk=1, site_code=code).full_clean()

    assert "site_code" in refusal.value.message_dict
