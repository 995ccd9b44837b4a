import factory
from django.apps import apps

from portal.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A member of staff; `role="district_admin"` lets them look after the district, `role__street=…` a part.

    A role of a street, without one, is given for the whole of district 440105, so that a test of one role need not
    build a place first.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"staff-{number}")
    name = factory.Sequence(lambda number: f"工作人员{number}")
    is_staff = True
    password = factory.django.Password("correct horse battery")

    @factory.post_generation
    def role(self, create, code, **place):
        """`role="street_staff", role__street=street`: one stewardship record."""
        if code:
            grant(self, code, **place)


def grant(user, role, **place):
    """One more stewardship record, as if it had been granted; of the district when no place is named."""
    district = apps.get_model("communities", "District")
    if not place:
        name = {"name": "海珠区", "city": "广州市"}
        place = {"district": district.objects.get_or_create(code="440105", defaults=name)[0]}
    return apps.get_model("communities", "Stewardship").objects.create(person=user, role=role, **place)
