"""The parts of the desk's pages: its menu, the way to a row, how a row stands, what is to be corrected."""

import re

from django import template
from django.contrib.admin.utils import label_for_field
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.site.desk.menu import menu
from portal.site.desk.standing import BADGES, standing_of
from portal.site.desk.start_page import shortcuts, start_page
from portal.site.desk.trail import desk_address, trail, trail_of_list
from portal.templatetags.portal_ui import ours

register = template.Library()

CELL = re.compile(r"^<t[dh]\b")
STATE_CELL = re.compile(r'(<td\b[^>]*class="field-state")[^>]*>.*</td>', re.DOTALL)
BOOLEAN = re.compile(r'<img src="[^"]*/icon-(yes|no|unknown)[^"]*\.svg" alt="\w+">')
YES_OR_NO = {"yes": gettext_lazy("是"), "no": gettext_lazy("否"), "unknown": gettext_lazy("未知")}


@register.simple_tag(takes_context=True)
def desk_menu(context, app_list):
    """{% desk_menu app_list as groups %}: see portal/site/desk/menu.py."""
    return menu(app_list or [], context["request"].path)


@register.simple_tag(takes_context=True)
def desk_start(context):
    """{% desk_start as start %}: see portal/site/desk/start_page.py."""
    return start_page(context["request"].user)


@register.simple_tag
def desk_shortcuts(app_list):
    return shortcuts(app_list or [])


@register.simple_tag
def desk_trail(row):
    """{% desk_trail original as steps %}: the places above a row; none for a row that is just being added."""
    return trail(row) if row is not None and row.pk else []


@register.simple_tag
def desk_url(row):
    """{% desk_url statement %}: the page of a row at the desk."""
    return desk_address(row)


@register.simple_tag
def desk_trail_of_list(cl):
    return trail_of_list(cl)


@register.simple_tag
def desk_list_url(opts, steps):
    """The list that a row is in; of its community's rows only, where it has a community."""
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    place = steps[-1].row if steps else None
    if place is not None and place._meta.model_name == "community" and any(f.name == "community" for f in opts.fields):
        return f"{address}?community__id__exact={place.pk}"
    return address


@register.inclusion_tag("admin/desk/standing.html")
def desk_standing(row):
    return {"standing": standing_of(row)}


def badge(state):
    """A state as the word that residents' pages would use, in its outline."""
    word, tone = BADGES[state]
    return format_html('<span class="lv lv--{}">{}</span>', tone, word)


@register.filter
def desk_rows(cl, results):
    """{{ cl|desk_rows:results }}: the rows that Django drew, each cell with its heading and each state as a badge."""
    names = cl.list_display
    headings = [heading_of(cl, name) for name in names]
    for row, cells in zip(cl.result_list, results, strict=True):
        for position, (name, heading) in enumerate(zip(names, headings, strict=True)):
            cells[position] = dressed(cells[position], heading, row.state if name == "state" else "")
    return results


def heading_of(cl, name):
    return "" if name == "action_checkbox" else label_for_field(name, cl.model, model_admin=cl.model_admin)


def dressed(cell, heading, state):
    """A cell of the list with its heading for phones. What it holds was escaped by Django; the heading is here."""
    if state in BADGES:
        cell = STATE_CELL.sub(lambda found: f"{found[1]}>{badge(state)}</td>", cell)
    cell = BOOLEAN.sub(lambda found: str(YES_OR_NO[found[1]]), cell)
    headed = CELL.sub(lambda found: found[0] + format_html(' data-l="{}"', heading), cell, count=1)
    return ours(headed)


@register.inclusion_tag("admin/desk/errors.html")
def error_summary(form, formsets=()):
    """{% error_summary adminform.form inline_admin_formsets %}: everything to be corrected, with the way to it."""
    errors = list(errors_of(form))
    for inline in formsets or ():
        errors += [("", "", message) for message in inline.formset.non_form_errors()]
        for each in inline.formset.forms:
            errors += errors_of(each, of=str(inline.opts.verbose_name))
    return {"errors": errors}


def errors_of(form, of=""):
    """(id of the control, its label, what is wrong) for every error of a bound form."""
    for name, messages in form.errors.items() if form is not None else ():
        field = form[name] if name in form.fields else None
        label = " ".join(filter(None, [of, str(field.label) if field is not None else ""]))
        target = (field.id_for_label or f"id_{field.html_name}") if field is not None else ""
        for message in messages:
            yield target, label or _("整张表"), message
