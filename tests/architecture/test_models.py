"""Models say in Chinese what they are, know how to write themselves, and never look up to a floor above."""

import pytest
from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from taggit.managers import TaggableManager

from tests.architecture.repository import APPS, HAN, told

pytestmark = pytest.mark.static

MODELS = [model for model in apps.get_models() if model.__module__.split(".")[0] in APPS]
FLOORS = [
    "accounts",
    "history",
    "versions",
    "sign_in",
    "images",
    "communities",
    "articles",
    "portal_site",
]  # from the ground up


def own_fields(model):
    """The fields that this model itself, or an abstract record of ours, writes down."""
    return [field for field in [*model._meta.fields, *model._meta.many_to_many] if not field.auto_created]


def relations(model):
    """Relations except tags, which taggit ties by content type and names in its own way."""
    return [field for field in own_fields(model) if field.is_relation and not isinstance(field, TaggableManager)]


def test_every_model_of_ours_is_looked_at():
    assert {"Fact", "Story", "ChangeRecord", "SiteSettings", "User"} <= {model.__name__ for model in MODELS}
    assert {model._meta.app_label for model in MODELS} == set(FLOORS)


def test_every_app_has_a_chinese_name():
    told(
        {model._meta.app_config.name for model in MODELS if not HAN.search(str(model._meta.app_config.verbose_name))},
        "The desk lists apps by their verbose_name:",
    )


def test_every_model_has_a_chinese_name():
    def nameless():
        for model in MODELS:
            for name in (model._meta.verbose_name, model._meta.verbose_name_plural):
                if not isinstance(name, Promise) or not HAN.search(str(name)):
                    yield f"{model._meta.label}: {name!r}"

    told(nameless(), 'Staff read the names of models: verbose_name = verbose_name_plural = _("…"):')


def test_every_field_has_a_chinese_name():
    def nameless():
        for model in MODELS:
            for field in own_fields(model):
                if not isinstance(field.verbose_name, Promise) or not HAN.search(str(field.verbose_name)):
                    yield f"{model._meta.label}.{field.name}: {field.verbose_name!r}"

    told(nameless(), 'Staff read the names of fields: the first argument, or verbose_name of a relation, is _("…"):')


def test_every_choice_and_every_help_text_is_chinese_and_wrapped():
    def nameless():
        for model in MODELS:
            for field in own_fields(model):
                if field.help_text and not (isinstance(field.help_text, Promise) and HAN.search(str(field.help_text))):
                    yield f"{model._meta.label}.{field.name}: {field.help_text!r}"
                for value, label in field.choices or []:
                    if not isinstance(label, Promise) or not HAN.search(str(label)):
                        yield f"{model._meta.label}.{field.name}: {value!r} is {label!r}"

    told(nameless(), "Staff read choices and help texts; they are Chinese and wrapped in gettext_lazy:")


def test_every_model_writes_itself_in_words():
    told(
        [model._meta.label for model in MODELS if model.__str__ is models.Model.__str__],
        "“Fact object (3)” tells nobody anything: define __str__:",
    )


def test_every_relation_says_what_it_is_called_from_the_other_end():
    told(
        [f"{model._meta.label}.{field.name}" for model in MODELS for field in relations(model) if not named(field)],
        'A relation states its related_name, or "+" when nobody should go that way:',
    )


def named(field):
    return getattr(field, "_related_name", None) or field.remote_field.related_name


def test_no_relation_can_be_followed_up_to_another_floor():
    def doors():
        for model in MODELS:
            for field in relations(model):
                there = field.related_model._meta.app_label
                crosses = there in FLOORS and there != model._meta.app_label
                if crosses and not field.remote_field.hidden:
                    yield f"{model._meta.label}.{field.name} is {named(field)!r} of {field.related_model._meta.label}"

    told(doors(), 'What stands below must not know what stands above: a relation to another app is related_name="+":')


def test_no_relation_points_to_a_floor_above():
    def upward():
        for model in MODELS:
            for field in relations(model):
                there = field.related_model._meta.app_label
                if there in FLOORS and FLOORS.index(there) > FLOORS.index(model._meta.app_label):
                    yield f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"

    told(upward(), "Models may name those of their own floor and below:")
