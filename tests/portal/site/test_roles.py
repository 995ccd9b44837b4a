"""Roles are groups whose permissions are exactly those that the code gives them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from portal.accounts.roles import Role
from portal.site.roles import permissions_named, sync_roles
from tests.factories import UserFactory


def permissions(role):
    group = Group.objects.get(name=Role(role).label)
    return {f"{row.content_type.app_label}.{row.codename}" for row in group.permissions.select_related("content_type")}


def test_every_role_gets_its_group(db):
    Group.objects.all().delete()

    sync_roles()

    assert set(Group.objects.values_list("name", flat=True)) == {role.label for role in Role}


def test_syncing_again_takes_away_what_somebody_added_by_hand(db):
    sync_roles()
    before = permissions("second_reviewer")
    group = Group.objects.get(name=Role.SECOND_REVIEWER.label)
    group.permissions.add(Permission.objects.get(codename="add_fact"))

    sync_roles()

    assert permissions("second_reviewer") == before


def test_syncing_leaves_other_groups_and_memberships_alone(db):
    other = Group.objects.create(name="另一组")
    user = UserFactory(role="district_admin")

    sync_roles()

    assert (Group.objects.filter(pk=other.pk).exists(), user.groups.count()) == (True, 1)


def test_nobody_may_both_change_statements_and_delete_them(db):
    sync_roles()
    given = permissions("district_admin") | permissions("second_reviewer")

    forbidden = {
        f"communities.{verb}_{kind}" for verb in ("change", "delete") for kind in ("fact", "recognition", "listing")
    }
    assert given & forbidden == set()


def test_reviewers_record_nothing(db):
    sync_roles()

    assert {name for name in permissions("second_reviewer") if ".add_" in name or ".change_" in name} == set()


def test_no_role_hands_out_accounts_or_settings(db):
    sync_roles()
    given = permissions("district_admin") | permissions("second_reviewer")

    assert {name for name in given if name.startswith(("accounts.", "auth.", "portal_site."))} == set()


def test_a_permission_that_does_not_exist_is_named(db):
    with pytest.raises(LookupError, match=r"^no such permission: communities\.fly_fact$"):
        permissions_named(["communities.view_fact", "communities.fly_fact"])


def test_the_command_says_what_it_did(db, capsys):
    call_command("sync_roles")

    assert capsys.readouterr().out == "角色已同步：区级管理员、复审。\n"
