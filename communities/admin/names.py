"""Admin of the statements that are names and words: bodies, places, teams, ways of working, what was declared."""

from django.contrib import admin

from communities.admin.entries import EntryAdmin
from communities.admin.statements import StatementAdmin
from communities.forms import names as forms
from communities.models import (
    CouncilParty,
    Declaration,
    Facility,
    Institution,
    InstitutionKind,
    Listing,
    Portrait,
    Programme,
    Team,
)


@admin.register(InstitutionKind)
class InstitutionKindAdmin(EntryAdmin):
    list_display = ["name", "code", "is_own_body", "tier", "order"]


@admin.register(Listing)
class ListingAdmin(StatementAdmin):
    form = forms.ListingForm
    list_display = ["community", "subject", "period_text", "open_ending", "state"]
    list_select_related = ["community"]
    list_filter = ["state", "subject"]
    search_fields = ["community__name", "open_ending", "quote"]
    autocomplete_fields = ["community", "source"]


@admin.register(Institution)
class InstitutionAdmin(StatementAdmin):
    form = forms.InstitutionForm
    list_display = ["name", "kind", "community", "street", "state"]
    list_select_related = ["kind", "community", "street"]
    list_filter = ["state", "kind"]
    search_fields = ["name", "short_name", "community__name", "street__name"]
    autocomplete_fields = ["community", "street", "parent", "listing", "source"]


@admin.register(CouncilParty)
class CouncilPartyAdmin(StatementAdmin):
    form = forms.CouncilPartyForm
    list_display = ["name", "institution", "order", "state"]
    list_select_related = ["institution"]
    list_filter = ["state"]
    search_fields = ["name", "institution__name"]
    autocomplete_fields = ["institution", "source"]


@admin.register(Facility)
class FacilityAdmin(StatementAdmin):
    form = forms.FacilityForm
    list_display = ["name", "kind", "extent", "community", "state"]
    list_select_related = ["community"]
    list_filter = ["state"]
    search_fields = ["name", "community__name"]
    autocomplete_fields = ["community", "source"]


@admin.register(Team)
class TeamAdmin(StatementAdmin):
    form = forms.TeamForm
    list_display = ["name", "origin", "community", "state"]
    list_select_related = ["community"]
    list_filter = ["state", "origin"]
    search_fields = ["name", "community__name"]
    autocomplete_fields = ["community", "source"]


@admin.register(Programme)
class ProgrammeAdmin(StatementAdmin):
    form = forms.ProgrammeForm
    list_display = ["name", "kind", "owner", "serves", "state"]
    list_select_related = ["community", "street", "district", "serves"]
    list_filter = ["state", "kind"]
    search_fields = ["name", "community__name", "street__name"]
    autocomplete_fields = ["community", "street", "district", "serves", "source"]


@admin.register(Declaration)
class DeclarationAdmin(StatementAdmin):
    form = forms.DeclarationForm
    list_display = ["words", "kind", "owner", "state"]
    list_select_related = ["community", "street", "district"]
    list_filter = ["state", "kind"]
    search_fields = ["words", "community__name", "street__name"]
    autocomplete_fields = ["community", "street", "district", "source"]


@admin.register(Portrait)
class PortraitAdmin(StatementAdmin):
    form = forms.PortraitForm
    list_display = ["person", "role", "community", "state"]
    list_select_related = ["person", "community"]
    list_filter = ["state"]
    search_fields = ["person__name", "role", "community__name"]
    autocomplete_fields = ["person", "community", "source"]
