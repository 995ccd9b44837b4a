"""The base of every page of the desk. Stock Django admin scopes its lists at best; this closes its side views too."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.forms.models import BaseModelForm, ModelChoiceField
from django.utils.translation import gettext_lazy as _

from portal.access.decisions import refusal, rows
from portal.access.lists import BoundedPaginator, DeskChangeList
from portal.access.refused import note_refusal
from portal.access.routes import Lines
from portal.access.scopes import Scoped, scope_of
from portal.text.keys import is_key

# Behind a declared filter, what Django's own filters put into an address; nothing that reads a column letter by letter.
PLAIN_LOOKUPS = {"", "exact", "isnull", "isempty", "in", "gte", "lt", "year", "month", "day"}


def _is_plain(lookup, name):
    """Whether a look-up asks of `name` no more than a filter does."""
    steps = lookup.removeprefix(name).split("__")  # the first is empty when the name ends there
    return lookup.startswith(name) and not steps[0] and {*steps} <= PLAIN_LOOKUPS | {"id", "pk"}


class DeskAccess:
    """Who may see and do what, for pages and inlines alike: the matrix answers, Django's permissions are not asked."""

    model: type[models.Model]

    @property
    def desk_scope(self):
        return scope_of(self.model)

    def refusal_to(self, verb, request, row=None):
        """`verb` is view, add, change or delete; "" when it may be done."""
        action = getattr(self.desk_scope, verb)
        if not action:
            return _("这一类内容不在这里修改。")
        return refusal(request.user, action, row)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", visible_choices(db_field, request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """What a form chooses is not deleted from there: many other rows may hold it, and its own page says which."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", visible_choices(db_field, request.user))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def visible_choices(db_field, user):
    """What may be chosen: the rows that this person sees. Accounts have no scoped manager: they are asked by name."""
    return visible(user, db_field.remote_field.model._default_manager.all())


def visible(user, queryset):
    """Of a queryset the rows that this person sees at the desk, whoever made it and when."""
    return rows(user, scope_of(queryset.model).view, queryset)


def scope_choices(form, user):
    """Hold every choice of a form to what this person sees; a form class is made before anybody looks."""
    for field in form.fields.values():
        if isinstance(field, ModelChoiceField):
            field.queryset = visible(user, field.queryset)


def person_cell(name, description):
    """A read-only field with who did it. Django would lead from a relation to the account, which few may open."""

    @admin.display(description=description)
    def cell(page, row):
        return getattr(row, name) or page.get_empty_value_display()

    return cell


class DeskForm(BaseModelForm):
    """A form that cannot plant a row outside one's scope, nor move one there or away."""

    access_request = None
    access_action = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.access_request is not None:
            scope_choices(self, self.access_user)

    @property
    def access_user(self):
        return self.access_request.user

    def _post_clean(self):
        super()._post_clean()
        if self.access_action and not self.errors:
            chosen = {name: self.cleaned_data[name] for name in self._many() if name in self.cleaned_data}
            if reason := refusal(self.access_user, self.access_action, self.instance, chosen=chosen):
                self.refuse(reason)
        elif self.access_request is not None and self._chose_what_is_not_offered():
            note_refusal(self.access_request)

    def refuse(self, reason):
        """Say why beside the form, and remember it for the record book."""
        self.add_error(None, reason)
        note_refusal(self.access_request, reason)

    def _chose_what_is_not_offered(self):
        """A choice that no page of theirs offers: another street's row, or one that is gone."""
        errors = self.errors.as_data()
        relations = [name for name, field in self.fields.items() if isinstance(field, ModelChoiceField)]
        codes = {fault.code for name in relations for fault in errors.get(name, ())}
        return bool(codes & {"invalid_choice", "invalid_pk_value"})

    def _many(self):
        many = scope_of(type(self.instance)).many
        return [many] if many else []


class DeskAdmin(DeskAccess, admin.ModelAdmin):
    """The base of every ModelAdmin of ours.

    Out of scope is out of existence: lists, counts, searches, choices, histories and single rows all come from the
    scoped managers. What Django offers beside them is shut here: look-ups that no filter declares, bulk actions, edits
    in lists, links by content type, its own log of titles.
    """

    actions = None
    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would count the whole table
    view_on_site = False

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        if self.list_editable or self.actions:
            raise ImproperlyConfigured(f"{type(self).__name__}: lists are for reading; rows are changed one by one")
        if self.date_hierarchy:
            raise ImproperlyConfigured(f"{type(self).__name__}: a date hierarchy reads the whole table; PeriodFilter")
        scope_of(model)  # raises for a model of which nobody could say who may see it

    # Routes, and the lines of the matrix that guard them

    def route_lines(self):
        """By the last part of a route's name; subclasses add the verbs of their own."""
        scope = self.desk_scope
        view, add, change, delete = (
            (line,) if line else () for line in (scope.view, scope.add, scope.change, scope.delete)
        )
        return {
            "changelist": Lines(view),
            "add": Lines(add, add),
            "change": Lines(view, change),
            "history": Lines(view),
            "delete": Lines(delete, delete),
        }

    def named_routes(self):
        """The same by whole names; the address that leads on to the page of a row has none but its pattern."""
        app, model = self.opts.app_label, self.opts.model_name
        lines = {f"admin:{app}_{model}_{kind}": found for kind, found in self.route_lines().items()}
        return {**lines, f"admin/{app}/{model}/<path:object_id>/": Lines((self.desk_scope.view,))}

    # Rows

    def get_changelist(self, request, **kwargs):
        return DeskChangeList

    def get_queryset(self, request):
        found = super().get_queryset(request)
        if issubclass(self.model, Scoped):  # its manager has looked at the viewer already
            return found
        return visible(request.user, found)

    def get_ordering(self, request):
        """Newest first where a model has no order of its own: pages of a list must not shift under the reader."""
        return self.ordering or self.opts.ordering or ["-pk"]

    def get_object(self, request, object_id, from_field=None):
        """By number only: another unique column would answer whether somebody else's row has that value."""
        return super().get_object(request, object_id, from_field=None)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        note_refusal(request)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def to_field_allowed(self, request, to_field):
        return to_field == self.opts.pk.name

    def lookup_allowed(self, lookup, value, request=None):
        filters = self.get_list_filter(request)
        declared = {item if isinstance(item, str) else item[0] for item in filters if not isinstance(item, type)}
        if lookup in {getattr(item, "parameter_name", None) for item in filters if isinstance(item, type)}:
            return True
        scope = self.desk_scope
        places = {*scope.communities, *scope.streets, *scope.districts, scope.parent} - {""}
        return any(_is_plain(lookup, name) for name in declared | places)

    def get_changeform_initial_data(self, request):
        """What an address fills in beforehand: only choices of this person, and no number that no column holds."""
        given = super().get_changeform_initial_data(request)
        return {name: value for name, value in given.items() if self._may_start_with(request, name, value)}

    def _may_start_with(self, request, name, value):
        field = next((field for field in self.opts.get_fields() if field.name == name), None)
        if field is None or not field.is_relation:
            return True
        numbers = value if isinstance(value, list) else [value]
        if not all(is_key(str(number)) for number in numbers):
            return False
        return visible_choices(field, request.user).filter(pk__in=numbers).count() == len(set(numbers))

    # Permissions

    def line_to_change(self, row):
        """The line of the matrix by which this row is changed; some rows are at times in other hands."""
        return self.desk_scope.change

    def has_module_permission(self, request):
        return not self.refusal_to("view", request)

    def has_view_permission(self, request, obj=None):
        return not self.refusal_to("view", request, obj)

    def has_add_permission(self, request):
        return not self.refusal_to("add", request)

    def has_change_permission(self, request, obj=None):
        return not self.refusal_to("change", request, obj)

    def has_delete_permission(self, request, obj=None):
        return not self.refusal_to("delete", request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        bases = (form,) if issubclass(form, DeskForm) else (DeskForm, form)
        action = self.line_to_change(obj) if change else self.desk_scope.add
        return type(form.__name__, bases, {"access_request": request, "access_action": action})

    # Django's own log would keep titles that outlive a scope; the record book is the history.

    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None

    def log_deletions(self, request, queryset):
        return []


class DeskInline(DeskAccess):
    """Rows edited with their parent: who may change the parent's row may change these, if their own line allows it."""

    extra = 0
    show_change_link = False

    def refusal_in(self, verb, request, parent):
        action = getattr(self.desk_scope, verb)
        if not action:
            return _("这一类内容不在这里修改。")
        if parent is None:
            return refusal(request.user, action)
        own = refusal(request.user, action, self.model)
        whole = scope_of(type(parent))
        return own or refusal(request.user, whole.view if verb == "view" else whole.change or action, parent)

    def has_view_permission(self, request, obj=None):
        return not self.refusal_in("view", request, obj)

    def has_add_permission(self, request, obj=None):
        return not self.refusal_in("add", request, obj)

    def has_change_permission(self, request, obj=None):
        return not self.refusal_in("change", request, obj)

    def has_delete_permission(self, request, obj=None):
        return not self.refusal_in("delete", request, obj)
