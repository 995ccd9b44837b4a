"""What a browser sends for a field, and how that reads: the common ground on which two forms are compared."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

Sent = dict[str, list[str]]


def as_sent(bound: forms.BoundField) -> Sent:
    """What the browser sends for an unbound form's field when nobody touches it."""
    return _sent_by(bound.field.widget, bound.html_name, bound.value())


def _sent_by(widget: forms.Widget, name: str, value: Any) -> Sent:
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, forms.MultiWidget):
        values = value if isinstance(value, list | tuple) else widget.decompress(value)
        sent: Sent = {}
        for part, suffix, piece in zip(widget.widgets, widget.widgets_names, values, strict=True):
            sent |= _sent_by(part, f"{name}{suffix}", piece)
        return sent
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"] if widget.check_test(value) else []}
    if isinstance(widget, forms.FileInput):
        return {name: []}
    shown = widget.format_value(value)
    return {name: _plain(shown if isinstance(shown, list | tuple) else [shown])}


def sent_for(bound: forms.BoundField, data: MultiValueDict, prefix_of: str, prefix: str) -> Sent:
    """What `data` holds for a field, under the names that the field has in `bound`'s form.

    A row of a formset may stand at another place in the data: its names begin with `prefix` there.
    """
    names = as_sent(bound)
    return {name: _plain(data.getlist(prefix + name.removeprefix(prefix_of))) for name in names}


def _plain(values: Iterable[Any]) -> list[str]:
    return [str(value).replace("\r\n", "\n") for value in values if value not in (None, "")]


def _values(sent: Sent) -> list[str]:
    return [value for values in sent.values() for value in values]


def mark_of(sent: Sent) -> str:
    """A few characters that tell whether a field still holds what it held; the names do not count."""
    return hashlib.sha256(json.dumps(list(sent.values())).encode()).hexdigest()[:8]


def is_same(field: forms.Field, one: Sent, other: Sent) -> bool:
    """Whether two contents of a field mean the same once they are read."""
    if list(one.values()) == list(other.values()):
        return True
    if isinstance(field, forms.ModelChoiceField | forms.MultiValueField):
        return sorted(_values(one)) == sorted(_values(other))
    return isinstance(field, forms.CharField) and _read(field, one) == _read(field, other)


def _read(field: forms.Field, sent: Sent) -> Any:
    """What a field makes of its words; words that it refuses are equal to themselves only."""
    words = " ".join(_values(sent))
    try:
        read = field.clean(words)
    except ValidationError:
        return [words]
    return sorted(read) if isinstance(read, list) and all(isinstance(item, str) for item in read) else read


def words_for(field: forms.Field, sent: Sent) -> str:
    """The content of a field as people read it: names instead of numbers, yes and no instead of a tick."""
    values = _values(sent)
    if isinstance(field, forms.BooleanField):
        return _("是") if values else _("否")
    if isinstance(field, forms.ModelChoiceField):
        return "\n".join(_name_of(field, value) for value in values)
    if isinstance(field, forms.ChoiceField):
        labels = {str(value): str(label) for value, label in _flat(field.choices)}
        return "\n".join(labels.get(value, value) for value in values)
    return " ".join(values)


def _name_of(field: forms.ModelChoiceField, value: str) -> str:
    """The name of a chosen row that may be chosen here; of any other only the number that was sent."""
    try:
        return str(field.queryset.get(**{field.to_field_name or "pk": value}))
    except (ObjectDoesNotExist, ValueError, TypeError, ValidationError):
        return value


def _flat(choices: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    for value, label in choices:
        yield from label if isinstance(label, list | tuple) else [(value, label)]
