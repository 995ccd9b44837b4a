"""The roles that exist. No role inherits another; who wrote or decided something is judged by the person.

Each app says what a role may do to its own records (communities/roles.py, articles/roles.py); portal/site/roles.py
turns that into groups. Roles that work for one street arrive together with the scopes that hold them to it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Codes are those of the permission matrix, labels are the names of the groups."""

    DISTRICT_ADMIN = "district_admin", _("区级管理员")
    SECOND_REVIEWER = "second_reviewer", _("复审")
