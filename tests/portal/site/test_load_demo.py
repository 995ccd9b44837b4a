"""load_demo: safe to run again, afresh on demand, and never into a database that somebody works in."""

import json
import stat

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from articles.models import Story
from communities.models import Community, District, Fact, Stewardship
from portal.accounts.models import User
from portal.history import book
from portal.history.models import ChangeRecord
from portal.site.models import SiteSettings
from tests.factories import DistrictFactory, UserFactory
from tests.factories.forms import submit

COUNTED = ["portal_site", "articles", "communities", "history", "accounts", "auth", "taggit"]


def load(*options):
    call_command("load_demo", *options)


def counts():
    return {
        model._meta.label: model.objects.count() for name in COUNTED for model in apps.get_app_config(name).get_models()
    }


@pytest.fixture
def accounts_file(settings, tmp_path):
    """VAR_DIR is the test's own folder, which need not exist yet."""
    settings.VAR_DIR = tmp_path / "var"
    return settings.VAR_DIR / "demo-accounts.json"


@pytest.fixture
def loaded(db, accounts_file):
    load()


def accounts(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_demonstration_has_its_communities_with_facts_awards_and_story(loaded):
    found = {
        community.name: (
            community.street.name,
            community.is_published,
            Fact.objects.published().about_community(community).count(),
            community.recognitions.published().count(),
        )
        for community in Community.objects.all()
    }

    assert found == {"穗花北社区": ("昌岗街道", True, 9, 5), "海洋社区": ("新港街道", True, 7, 1)}
    assert [story.title for story in Story.objects.published()] == ["商量出来的好邻里，研究所旁的大课堂"]
    assert District.objects.get().streets.count() == 18


def test_it_is_made_by_the_rules(loaded):
    facts = Fact.objects.published()

    assert [fact for fact in facts if fact.recorded_by_id == fact.confirmed_by_id or fact.is_self_confirmed] == []
    assert book.faults() == []
    assert {line.by_id for line in ChangeRecord.objects.exclude(verb__in=["loaded", "granted"])} == {
        User.objects.get(username=f"demo-{name}").pk
        for name in ("district-admin", "first-reviewer", "second-reviewer", "final-reviewer")
    }


def test_loading_again_changes_no_row(loaded):
    before = counts()

    load()

    assert counts() == before


def test_loading_again_keeps_what_was_edited(loaded):
    Community.objects.update(summary="改过的一句话")
    SiteSettings.objects.update(name="改过的站名")
    Story.objects.update(deck="改过的副题", state="withdrawn")

    load()

    assert set(Community.objects.values_list("summary", flat=True)) == {"改过的一句话"}
    assert SiteSettings.load().name == "改过的站名"
    assert (Story.objects.get().deck, Story.objects.get().state) == ("改过的副题", "withdrawn")


def test_loading_again_keeps_a_password_that_was_changed(loaded):
    user = User.objects.get(username="demo-superuser")
    user.set_password("a new one of my own")
    user.save()

    load()

    assert User.objects.get(username="demo-superuser").check_password("a new one of my own")


def test_the_accounts_file_is_for_its_owner_only(loaded, accounts_file):
    assert stat.S_IMODE(accounts_file.stat().st_mode) == 0o600
    assert [path.name for path in accounts_file.parent.iterdir()] == ["demo-accounts.json"]


def test_the_accounts_file_names_role_scope_user_and_a_password_that_works(loaded, accounts_file):
    found = accounts(accounts_file)

    assert [(row["role"], row["scope"], row["user_name"]) for row in found] == [
        ("reporter", "昌岗街道", "demo-reporter"),
        ("street_staff", "昌岗街道", "demo-street-staff"),
        ("street_staff", "新港街道", "demo-street-staff-xingang"),
        ("first_reviewer", "海珠区", "demo-first-reviewer"),
        ("second_reviewer", "海珠区", "demo-second-reviewer"),
        ("final_reviewer", "海珠区", "demo-final-reviewer"),
        ("district_admin", "海珠区", "demo-district-admin"),
        ("superuser", "海珠区", "demo-superuser"),
    ]
    users = [User.objects.get(username=row["user_name"]) for row in found]
    assert all(user.check_password(row["password"]) for user, row in zip(users, found, strict=True))
    held = {held.person.username: (held.role, str(held.place)) for held in Stewardship.objects.all()}
    assert held == {row["user_name"]: (row["role"], row["scope"]) for row in found if row["role"] != "superuser"}


def test_the_accounts_can_log_in_at_the_desk(client, loaded, accounts_file):
    for row in accounts(accounts_file):
        answer = submit(client, "/admin/login/", username=row["user_name"], password=row["password"])
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
        client.logout()


def test_passwords_are_random(loaded, accounts_file):
    passwords = {row["password"] for row in accounts(accounts_file)}

    assert len(passwords) == 8
    assert min(map(len, passwords)) >= 16


def test_the_accounts_are_printed_each_time(loaded, accounts_file, capsys):
    capsys.readouterr()

    load()

    printed = capsys.readouterr().out
    assert [row["password"] for row in accounts(accounts_file) if row["password"] not in printed] == []


def test_passwords_stay_the_same_when_loading_again(loaded, accounts_file):
    before = accounts(accounts_file)

    load()

    assert accounts(accounts_file) == before


def test_a_lost_accounts_file_is_made_anew_with_passwords_that_work(loaded, accounts_file):
    before = accounts(accounts_file)
    accounts_file.unlink()

    load()

    found = accounts(accounts_file)
    assert found != before
    assert User.objects.get(username="demo-superuser").check_password(found[-1]["password"])


@pytest.mark.parametrize("real", [DistrictFactory, UserFactory], ids=["a district", "an account"])
@pytest.mark.parametrize("options", [[], ["--reset"]], ids=["load", "reset"])
def test_a_database_that_somebody_works_in_is_refused(db, accounts_file, real, options):
    real()
    before = counts()

    with pytest.raises(CommandError, match="这个数据库里已有真实的区或账号，不能载入演示数据。请换一个空的数据库。"):
        load(*options)

    assert (counts(), accounts_file.exists()) == (before, False)


def test_real_settings_without_the_mark_are_refused_too(db, accounts_file):
    SiteSettings.objects.create(pk=1, name="海珠文明社区", is_demonstration=False)
    UserFactory()

    with pytest.raises(CommandError):
        load()

    assert SiteSettings.load().is_demonstration is False


def test_a_reset_starts_afresh(unsealed, accounts_file):
    load()
    before = counts()
    Community.objects.update(summary="改过的一句话")
    UserFactory(username="visitor")

    load("--reset")

    assert counts() == before
    assert not Community.objects.filter(summary="改过的一句话").exists()
    assert User.objects.get(username="demo-superuser").check_password(accounts(accounts_file)[-1]["password"])


def test_a_reset_begins_the_record_book_anew_and_seals_it(unsealed, accounts_file):
    load()

    load("--reset")

    assert book.faults() == []
    assert ChangeRecord.objects.order_by("number").first().verb == "loaded"


def test_a_load_that_fails_leaves_nothing_behind(unsealed, accounts_file, monkeypatch):
    def fail(**people):
        raise RuntimeError

    monkeypatch.setattr("portal.site.management.commands.load_demo.load_story", fail)

    with pytest.raises(RuntimeError):
        load()

    assert (Community.objects.count(), User.objects.count(), ChangeRecord.objects.count()) == (0, 0, 0)
