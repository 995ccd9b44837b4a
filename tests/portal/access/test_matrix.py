"""The permission matrix, expanded: role by line by whose row it is, each tried by the address that staff use.

What is allowed happens; what is refused leaves the database as it was, and one line in the record book.
"""

from types import SimpleNamespace

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client, TestCase, override_settings
from django.utils import timezone

from communities.models import Stewardship
from portal.access.matrix import ANONYMOUS, HOLDERS, MATRIX, SUPERUSER
from portal.access.viewer import everywhere
from portal.accounts.roles import Role
from portal.history import book
from portal.history.models import ChangeRecord, Verb
from tests.factories import CommunityFactory, DistrictFactory, StoryFactory, StreetFactory, UserFactory
from tests.factories.forms import FormReader
from tests.factories.portal import grant
from tests.factories.world import people_of
from tests.portal.access.digest import digest
from tests.portal.access.trials import BY_RANK, BY_TOKEN, OF_NO_PLACE, PUBLIC, TRIALS, WAITING, Attempt

OWN, COLLEAGUES, OTHER_STREET, OTHER_DISTRICT = "own", "colleague's", "other street's", "other district's"
WHOSE = (OWN, COLLEAGUES, OTHER_STREET, OTHER_DISTRICT)


def test_every_line_is_tried_or_waits():
    tried = {*TRIALS, *BY_RANK, *BY_TOKEN, *PUBLIC}

    assert set(MATRIX) == tried | set(WAITING)
    assert tried & set(WAITING) == set()


def test_what_waits_does_not_exist_yet():
    there = {model._meta.model_name for model in apps.get_models()}
    come = [line for line, models in WAITING.items() if there & set(models)]

    assert come == [], "These objects exist now: give their lines a trial in tests/portal/access/trials.py."


def is_allowed(line, role, whose):
    """What the codes of promises 2.5 say; None where nothing can be asked."""
    cell = MATRIX[line].cells[role]
    if line in OF_NO_PLACE:
        return cell.reach != "."
    if cell.apart and whose == OWN:
        return False
    match cell.reach:
        case "O":
            return whose == OWN
        case "S":
            return whose in (OWN, COLLEAGUES)
        case "D":
            return whose != OTHER_DISTRICT or role == SUPERUSER
    return False


class Expanded(TestCase):
    """One world for all lines; each attempt is undone."""

    @classmethod
    def setUpTestData(cls):
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
            home, away = DistrictFactory(), DistrictFactory(code="440106", name="天河区")
            sister = StreetFactory(district=home, name="南石头街道")
            elsewhere = StreetFactory(district=away, name="石牌街道")
            cls.places = {}
            for name, district in (("昌岗街道", home), ("新港街道", home), ("天河南街道", away)):
                street = StreetFactory(district=district, name=name)
                community = CommunityFactory(street=street, state="draft")
                next_door = sister if district is home else elsewhere
                cls.places[name] = SimpleNamespace(street=street, community=community, sister=next_door)
            cls.people = people_of(cls.places["昌岗街道"])
            cls.people[SUPERUSER] = UserFactory(is_superuser=True)
            cls.colleague = UserFactory()
            grant(cls.colleague, "street_staff", street=cls.places["昌岗街道"].street)
            with transaction.atomic():
                book.record(Verb.GRANTED, Stewardship._base_manager.first(), by=None)
            cls.cookies = {ANONYMOUS: None}
            for role, person in cls.people.items():
                browser = Client()
                browser.force_login(person)
                cls.cookies[role] = browser.cookies[settings.SESSION_COOKIE_NAME].value

    def browser(self, role):
        browser = Client()
        if value := self.cookies[role]:
            browser.cookies[settings.SESSION_COOKIE_NAME] = value
        return browser

    def expand(self, line):
        faults = []
        for role in HOLDERS:
            for whose in WHOSE:
                never = MATRIX[line].cells[role].reach == "."
                if (line in OF_NO_PLACE or never) and whose != COLLEAGUES:
                    continue  # where nothing depends on whose it is, one attempt says all
                if role == ANONYMOUS and whose != COLLEAGUES:
                    continue
                with transaction.atomic():
                    faults += [f"{line}, {role}, {whose}: {fault}" for fault in self.attempt(line, role, whose)]
                    transaction.set_rollback(True)
        self.assertEqual(faults, [])

    def attempt(self, line, role, whose):
        trial = TRIALS[line]
        place = self.places[{OTHER_STREET: "新港街道", OTHER_DISTRICT: "天河南街道"}.get(whose, "昌岗街道")]
        person = self.people.get(role)
        author = person if whose == OWN else self.colleague
        with everywhere():
            row = trial.make(place, author, self.colleague)
        editor = self.browser(SUPERUSER)
        if trial.by_author:
            editor = Client()
            editor.force_login(author)
            if whose in (OTHER_STREET, OTHER_DISTRICT) or author == self.people[SUPERUSER]:
                grant(author, "street_staff", street=place.street)
        attempt = Attempt(self.browser(role), editor, person, place, row)
        before, lines = digest(), ChangeRecord.objects.count()

        answer = trial.act(attempt)

        if answer.status_code >= 500:
            yield f"answers {answer.status_code}"
        if is_allowed(line, role, whose):
            if not trial.done(attempt):
                yield f"is allowed and did not happen: {answer.status_code} {faults_on(answer)}"
            return
        if trial.done(attempt) or digest() != before:
            yield f"is refused and happened: {answer.status_code}"
        refused = ChangeRecord.objects.filter(verb=Verb.REFUSED).count()
        expected = 0 if role == ANONYMOUS or trial.reads else 1
        if (line, role) == ("community.move_to_other_street", Role.STREET_STAFF):
            expected = 0  # they save the form; a field that it does not offer is not read
        if (refused, ChangeRecord.objects.count() - lines) != (expected, expected):
            yield f"left {refused} lines on refusals: {answer.status_code}"


def faults_on(answer):
    """What the form said, for whoever reads the failure."""
    form = answer.context["adminform"].form if answer.context and "adminform" in answer.context else None
    return dict(form.errors) if form else answer.get("Location", "")


def one(line):
    def test(self):
        self.expand(line)

    return test


for name in TRIALS:
    setattr(Expanded, f"test_{name.replace('.', '_')}", one(name))


# By rank


class Ranks(TestCase):
    """B: accounts of lower rank. Each of the seven ranks is a target for the district admin and for the others."""

    @classmethod
    def setUpTestData(cls):
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
            cls.place = SimpleNamespace(street=StreetFactory(name="昌岗街道"))
            cls.people = people_of(cls.place)
            cls.targets = people_of(cls.place)
            cls.targets[SUPERUSER] = UserFactory(is_superuser=True)
            cls.people[SUPERUSER] = UserFactory(is_superuser=True)

    def is_lower(self, role, target):
        if role == SUPERUSER:
            return True
        return role == Role.DISTRICT_ADMIN and target in Role.values[:-1]

    def try_each(self, send, has_happened):
        faults = []
        for role, person in self.people.items():
            for target_role, target in self.targets.items():
                with transaction.atomic():
                    browser = Client()
                    browser.force_login(person)
                    target.refresh_from_db()
                    before = digest()
                    answer = send(browser, target)
                    expected = self.is_lower(role, target_role)
                    found = has_happened(target, answer)
                    lines = ChangeRecord.objects.filter(verb=Verb.REFUSED).count()
                    if found != expected or (not expected and (digest() != before or lines != 1)):
                        faults.append(f"{role} on {target_role}: {answer.status_code}, {lines} lines")
                    transaction.set_rollback(True)
        self.assertEqual(faults, [])

    def test_a_password_is_given_to_lower_ranks_only(self):
        def send(browser, target):
            typed = {"password1": "鹤立鸡群 not at all", "password2": "鹤立鸡群 not at all", "usable_password": "true"}
            return browser.post(f"/admin/accounts/user/{target.pk}/password/", typed)

        def has_happened(target, answer):
            word = target.password
            target.refresh_from_db()
            return target.password != word

        self.try_each(send, has_happened)

    def test_an_account_is_changed_by_who_stands_above_it(self):
        editor = Client()
        editor.force_login(self.people[SUPERUSER])

        def send(browser, target):

            page = f"/admin/accounts/user/{target.pk}/change/"
            fields = FormReader(editor.get(page).text).fields
            return browser.post(page, {**fields, "name": "新名字"})

        def has_happened(target, answer):
            return type(target).objects.get(pk=target.pk).name == "新名字"

        self.try_each(send, has_happened)

    def test_accounts_are_listed_for_who_stands_above_them(self):
        for role, person in self.people.items():
            browser = Client()
            browser.force_login(person)
            answer = browser.get("/admin/accounts/user/")
            shown = {user.pk for user in answer.context["cl"].result_list} if answer.status_code == 200 else set()
            expected = {target.pk for name, target in self.targets.items() if self.is_lower(role, name)}
            self.assertEqual(shown & {target.pk for target in self.targets.values()}, expected)


class Published(TestCase):
    """P: published only, whoever asks."""

    def test_what_is_not_published_is_nowhere_for_anybody(self):
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
            browsers = [Client(), Client()]
            browsers[1].force_login(UserFactory(is_superuser=True))
        for state, since in (("draft", None), ("withdrawn", timezone.now()), ("deleted", None)):
            with transaction.atomic():
                community = CommunityFactory(state="draft")
                story = StoryFactory(communities=[community])
                addresses = [community.get_absolute_url(), story.get_absolute_url()]
                type(community)._base_manager.filter(pk=community.pk).update(state=state, published_at=since)
                type(story)._base_manager.filter(pk=story.pk).update(state=state, published_at=since)
                for browser in browsers:
                    for address in addresses:
                        self.assertIn(browser.get(address).status_code, (404, 410), f"{state} {address}")
                transaction.set_rollback(True)
