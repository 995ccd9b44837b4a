import portal.records
from django.db import migrations, models

TONES = {"street": "s", "community": "m"}


def give_levels_tones_of_their_own(apps, schema_editor):
    """The dashed outline stays with what has not been won; levels that had it are drawn in a tone of their own."""
    levels = apps.get_model("communities", "AwardLevel").objects.using(schema_editor.connection.alias)
    for code, tone in TONES.items():
        levels.filter(code=code, tone="n").update(tone=tone)
    levels.filter(tone="n").update(tone="o")


class Migration(migrations.Migration):
    dependencies = [("communities", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="activity",
            name="held_on",
            field=models.CharField(
                blank=True,
                help_text="写到来源写明的程度：2019、2019-12 或 2019-12-05；没有写就留空。",
                max_length=10,
                validators=[portal.records.check_partial_date],
                verbose_name="时间",
            ),
        ),
        migrations.AlterField(
            model_name="awardlevel",
            name="tone",
            field=models.CharField(
                choices=[("p", "木棉"), ("c", "黛"), ("d", "海青"), ("s", "琥珀"), ("m", "青玉"), ("o", "灰")],
                default="o",
                max_length=1,
                verbose_name="样式",
            ),
        ),
        migrations.RunPython(give_levels_tones_of_their_own, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="awardlevel",
            constraint=models.CheckConstraint(
                condition=models.Q(("tone__in", ["p", "c", "d", "s", "m", "o"])),
                name="communities_awardlevel_tone_is_known",
            ),
        ),
    ]
