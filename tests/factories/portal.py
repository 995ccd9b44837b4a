import factory
from django.contrib.auth.models import Group

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.site.roles import sync_roles


class UserFactory(factory.django.DjangoModelFactory):
    """A member of staff; `role="district_admin"` puts them into that role's group."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"staff-{number}")
    name = factory.Sequence(lambda number: f"工作人员{number}")
    is_staff = True
    password = factory.django.Password("correct horse battery")

    @factory.post_generation
    def role(self, create, code, **kwargs):
        if code:
            if not Group.objects.filter(name=Role(code).label).exists():
                sync_roles()
            self.groups.add(Group.objects.get(name=Role(code).label))
