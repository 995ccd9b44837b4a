from django.db import migrations

from portal.tags.slugs import pinyin_slug


def read_aloud(apps, schema_editor):
    """Tags that taggit gave an address in characters get one in pinyin; the earliest of two homophones goes first."""
    tags = apps.get_model("taggit", "Tag").objects.using(schema_editor.connection.alias)
    for tag in tags.order_by("pk"):
        tag.slug = pinyin_slug(tags.exclude(pk=tag.pk), tag.name)
        tag.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx")]

    operations = [migrations.RunPython(read_aloud, migrations.RunPython.noop)]
