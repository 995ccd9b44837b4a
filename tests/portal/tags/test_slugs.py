"""A tag's address: pinyin, unique, given once."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from taggit.models import Tag

from tests.factories import CommunityFactory
from tests.factories.forms import seen

migration = importlib.import_module("portal.tags.migrations.0001_pinyin_slugs")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("志愿服务", "zhi-yuan-fu-wu"),
        ("上涌", "shang-chong"),
        ("党建＋", "dang-jian"),
        ("WiFi 6", "wifi-6"),
        ("𠮷", "u20bb7"),
        ("……", "unnamed"),
        ("<script>", "script"),
        ("长" * 100, "-".join(["chang"] * 10)),
    ],
)
def test_a_new_tag_is_read_aloud_once(db, name, slug):
    assert Tag.objects.create(name=name).slug == slug


def test_homophones_and_names_without_a_reading_are_numbered(db):
    tags = [Tag.objects.create(name=name) for name in ("公益", "公议", "工艺", "！", "？")]

    assert [tag.slug for tag in tags] == ["gong-yi", "gong-yi-2", "gong-yi-3", "unnamed", "unnamed-2"]


def test_an_address_stays_when_the_words_are_corrected(db):
    tag = Tag.objects.create(name="自愿服务")

    tag.name = "志愿服务"
    tag.save()

    tag.refresh_from_db()
    assert tag.slug == "zi-yuan-fu-wu"


def test_tags_that_people_type_get_their_addresses(db):
    community = CommunityFactory()

    community.tags.add("志愿服务", "议事")

    assert sorted(community.tags.slugs()) == ["yi-shi", "zhi-yuan-fu-wu"]


def test_tags_from_before_are_read_aloud_by_the_migration(db):
    for name in ("志愿服务", "公益", "公议"):
        Tag.objects.create(name=name)
        Tag.objects.filter(name=name).update(slug=name)

    migration.read_aloud(apps, SimpleNamespace(connection=connection))

    assert list(Tag.objects.order_by("pk").values_list("slug", flat=True)) == ["zhi-yuan-fu-wu", "gong-yi", "gong-yi-2"]


def test_the_address_of_a_tag_cannot_be_changed_at_the_desk(client, superuser):
    client.force_login(superuser)
    tag = Tag.objects.create(name="自愿服务")

    client.post(f"/admin/taggit/tag/{tag.pk}/change/", {**seen(tag), "name": "志愿服务", "slug": "x"})

    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("志愿服务", "zi-yuan-fu-wu")
