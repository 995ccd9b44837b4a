from django.db import migrations

import portal.accounts.models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_folded_names")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="folded_name",
            field=portal.accounts.models.FoldedNameField(
                editable=False, max_length=450, unique=True, verbose_name="用户名（比较用）"
            ),
        ),
    ]
