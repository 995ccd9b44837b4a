"""Each app's roles, as groups of Django permissions."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from articles.roles import ROLES as ARTICLES
from communities.roles import ROLES as COMMUNITIES
from portal.accounts.roles import Role
from portal.images.roles import ROLES as IMAGES

OWN = {Role.DISTRICT_ADMIN: ["history.view_changerecord"]}


@transaction.atomic
def sync_roles():
    """Make the group of every role have exactly the permissions that the code gives it; safe to repeat."""
    for role in Role:
        group, _created = Group.objects.get_or_create(name=role.label)
        wanted = [name for roles in (OWN, COMMUNITIES, ARTICLES, IMAGES) for name in roles.get(role, [])]
        group.permissions.set(permissions_named(wanted))


def permissions_named(names):
    """The permissions, all of them; raises LookupError when the code names one that does not exist."""
    condition = Q(pk=None)
    for name in names:
        app, codename = name.split(".")
        condition |= Q(content_type__app_label=app, codename=codename)
    found = {
        f"{item.content_type.app_label}.{item.codename}": item
        for item in Permission.objects.filter(condition).select_related("content_type")
    }
    if missing := set(names) - set(found):
        raise LookupError(f"no such permission: {', '.join(sorted(missing))}")
    return list(found.values())
