"""The roles that exist, from the lowest rank to the highest. No role inherits another.

Who wrote or decided something is judged by the person. Who holds which role where is a stewardship record
(communities/models/stewards.py); what a role may do stands in the permission matrix (portal/access/matrix.csv).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Codes are the columns of the permission matrix, in the order of rank."""

    REPORTER = "reporter", _("记者、通讯员")
    STREET_STAFF = "street_staff", _("街道工作人员")
    FIRST_REVIEWER = "first_reviewer", _("初审")
    SECOND_REVIEWER = "second_reviewer", _("复审")
    FINAL_REVIEWER = "final_reviewer", _("终审")
    DISTRICT_ADMIN = "district_admin", _("区级管理员")


OF_A_DISTRICT = (Role.SECOND_REVIEWER, Role.FINAL_REVIEWER, Role.DISTRICT_ADMIN)  # never held for one street alone


def rank(role: str | None) -> int:
    """0 for nobody, 1 for a reporter, 6 for a district admin; a superuser stands above (SUPERUSER_RANK)."""
    return Role.values.index(role) + 1 if role else 0


SUPERUSER_RANK = len(Role.values) + 1
