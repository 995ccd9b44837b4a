import json
import os
import secrets

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.demo import load_story
from communities.actions.stewards import grant_stewardship
from communities.demo import Demonstration
from communities.models import Stewardship
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.history import book, seals
from portal.history.models import Verb
from portal.site.management.demonstration import is_real, mark_as_demonstration

SCOPE = "海珠区"
# Role, user name, name, and the street that the role is held for; without one it is the district.
ACCOUNTS = [
    (Role.REPORTER, "demo-reporter", "演示·记者", "昌岗街道"),
    (Role.STREET_STAFF, "demo-street-staff", "演示·昌岗街道工作人员", "昌岗街道"),
    (Role.STREET_STAFF, "demo-street-staff-xingang", "演示·新港街道工作人员", "新港街道"),
    # The story of both communities lies in two streets, so its first reviewer is one for the whole district.
    (Role.FIRST_REVIEWER, "demo-first-reviewer", "演示·初审", ""),
    (Role.SECOND_REVIEWER, "demo-second-reviewer", "演示·复审", ""),
    (Role.FINAL_REVIEWER, "demo-final-reviewer", "演示·终审", ""),
    (Role.DISTRICT_ADMIN, "demo-district-admin", "演示·区级管理员", ""),
    (None, "demo-superuser", "演示·超级管理员", ""),
]


class Command(BaseCommand):
    help = "载入演示数据：海珠区和它的街道、穗花北社区、一篇报道，每个角色一个账号。可重复运行，改过的内容不动。"

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="清空演示数据库后重新载入")

    def handle(self, *, reset, **options):
        if is_real():
            raise CommandError("这个数据库里已有真实的区或账号，不能载入演示数据。请换一个空的数据库。")
        if reset:
            with seals.lifted():
                call_command("flush", interactive=False, verbosity=0)
        with transaction.atomic():
            self.load()
        self.print_accounts()

    def load(self):
        site, is_new = mark_as_demonstration()
        people = {role: self.account(role, username, name) for role, username, name, _street in ACCOUNTS}
        admin = people[Role.DISTRICT_ADMIN]
        if is_new:
            book.record(Verb.LOADED, site, by=None)
        demonstration = Demonstration(recorder=admin, confirmer=people[Role.SECOND_REVIEWER])
        self.grant(demonstration.load_district())
        demonstration.load()
        reviewers = [people[role] for role in (Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINAL_REVIEWER)]
        load_story(by=admin, reviewers=reviewers)

    def account(self, role, username, name):
        user, is_new = User.objects.get_or_create(
            username=username, defaults={"name": name, "is_staff": True, "is_superuser": role is None}
        )
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user

    def grant(self, district):
        """Each account its one role, unless somebody has granted or taken back one since."""
        for role, username, _name, street in ACCOUNTS:
            person = User.objects.get(username=username)
            if role and not Stewardship.objects.filter(person=person).exists():
                place = {"street": district.streets.get(name=street)} if street else {"district": district}
                grant_stewardship(Stewardship(person=person, role=role, **place), by=None)

    def print_accounts(self):
        self.stdout.write("演示账号（工作台 /admin/）：")
        for account in self.known_accounts():
            self.stdout.write(
                f"  {account['role']}（{account['scope']}）  {account['user_name']}  {account['password']}"
            )
        self.stdout.write("  在工作台里改过的口令以改过的为准。")

    def known_accounts(self):
        """The accounts with their first passwords; an account that the file does not know gets a new one."""
        path = settings.VAR_DIR / "demo-accounts.json"
        kept = {}
        if path.exists():
            kept = {account["user_name"]: account for account in json.loads(path.read_text(encoding="utf-8"))}
        accounts = []
        for role, username, _name, street in ACCOUNTS:
            user = User.objects.get(username=username)
            account = kept.get(username)
            if not account or not user.has_usable_password():
                account = {
                    "role": role.value if role else "superuser",
                    "scope": street or SCOPE,
                    "user_name": username,
                    "password": secrets.token_urlsafe(12),
                }
                user.set_password(account["password"])
                user.save(update_fields=["password"])
            accounts.append(account)
        write_private(path, json.dumps(accounts, ensure_ascii=False, indent=2))
        return accounts


def write_private(path, text):
    """Write a file that only its owner may read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.chmod(0o600)
    draft.replace(path)
