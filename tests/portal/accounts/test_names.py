"""User names: one account a name, in whatever case and width, held by the database itself."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from portal.accounts.models import User
from portal.accounts.names import fold
from tests.factories import UserFactory

fill_folded_names = import_module("portal.accounts.migrations.0002_folded_names").fill_folded_names


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Admin", "admin"),
        ("ＡＤＭＩＮ", "admin"),
        ("Straße", "strasse"),
        ("李明", "李明"),
        ("Ⅳ", "iv"),
        (" li ", "li"),
        ("", ""),
        (None, ""),
    ],
)
def test_names_are_compared_without_case_and_width(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize("name", ["ADMIN", "ａｄｍｉｎ", "Ａdmin"])
def test_the_database_refuses_a_second_account_of_that_name(db, name):
    UserFactory(username="admin")

    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(username=name)])


def test_the_refusal_is_a_sentence(db):
    UserFactory(username="admin")

    with pytest.raises(ValidationError, match="已有同名的账号（不分大小写、全角半角）。请换一个用户名。"):
        User(username="ＡＤＭＩＮ", password="x").full_clean()


def test_a_name_that_changes_is_compared_by_its_new_form(db):
    user = UserFactory(username="li")
    user.username = "Wang"
    user.save()

    assert User.objects.get_by_natural_key("WANG") == user
    assert not User.objects.filter(folded_name="li").exists()


def test_the_command_for_superusers_knows_the_name_too(db, monkeypatch):
    UserFactory(username="admin")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "seven-lamps-over-quiet-water")

    with pytest.raises(CommandError):
        call_command("createsuperuser", "--noinput", "--username", "ADMIN", verbosity=0)


def test_accounts_of_before_get_their_folded_names(db):
    user = UserFactory(username="Li")
    User.objects.update(folded_name="")

    fill_folded_names(apps, None)

    assert User.objects.get(pk=user.pk).folded_name == "li"


def test_two_accounts_that_are_alike_stop_the_upgrade_with_their_numbers(db):
    first, second = UserFactory(username="li"), UserFactory(username="wang")
    User.objects.filter(pk=second.pk).update(username="ｌｉ")

    with pytest.raises(RuntimeError, match=f"账号 {first.pk} 和账号 {second.pk} 的用户名只差大小写或全角半角"):
        fill_folded_names(apps, None)
