import hashlib
import json

from django.db import migrations


def freeze(apps, schema_editor):
    """What was published before the three reviews becomes the first revision of its story, and says so.

    The document and its hash are written as articles/content.py wrote them on the day of this migration.
    """
    alias = schema_editor.connection.alias
    story_model, revision_model, tagged_model, kind_model = (
        apps.get_model(*name)
        for name in (
            ("articles", "Story"),
            ("articles", "Revision"),
            ("taggit", "TaggedItem"),
            ("contenttypes", "ContentType"),
        )
    )
    kind = kind_model.objects.using(alias).filter(app_label="articles", model="story").first()
    stories = story_model.objects.using(alias).filter(published_at__isnull=False, revision=None)
    for story in stories.iterator():
        tagged = tagged_model.objects.using(alias).filter(content_type=kind, object_id=story.pk)
        bylines = story.bylines.select_related("contributor").order_by("order", "pk")
        citations = story.citations.order_by("pk")
        content = {
            "title": story.title,
            "deck": story.deck,
            "origin": story.origin,
            "source_credit": story.source_credit,
            "body": story.body,
            "source": story.source_id,
            "picture": story.picture_id,
            "communities": sorted(story.communities.values_list("pk", flat=True)),
            "tags": sorted(tagged.values_list("tag__name", flat=True)),
            "bylines": [
                {"role": row.role, "contributor": row.contributor_id, "name": row.contributor.name} for row in bylines
            ],
            "citations": [
                {"anchor": row.anchor, "fact": row.fact_id, "caption": row.caption} for row in citations
            ],
        }
        if story.origin == "reprint":
            content |= {"reprint_title": story.reprint_title, "reprint_author": story.reprint_author}
        written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        revision = revision_model.objects.using(alias).create(
            story=story,
            number=1,
            content=content,
            sha256=hashlib.sha256(written.encode()).hexdigest(),
            is_from_before=True,
            submitted_at=story.published_at,
            entered_at=story.published_at,
            published_at=story.published_at,
            state="published" if story.state == "published" else "withdrawn",
        )
        story_model.objects.using(alias).filter(pk=story.pk).update(revision=revision)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0014_notices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(freeze, migrations.RunPython.noop)]
