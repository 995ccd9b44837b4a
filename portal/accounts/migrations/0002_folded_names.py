from django.db import migrations, models

from portal.accounts.names import fold


def fill_folded_names(apps, schema_editor):
    """Accounts that were made before get the name by which they are compared; two that are alike stop the upgrade."""
    User = apps.get_model("accounts", "User")
    taken = {}
    for user in User.objects.order_by("pk"):
        folded = fold(user.username)[:450]
        if folded in taken:
            raise RuntimeError(
                f"账号 {taken[folded]} 和账号 {user.pk} 的用户名只差大小写或全角半角。请先用旧版本改掉其中一个，再升级。"
            )
        taken[folded] = user.pk
        User.objects.filter(pk=user.pk).update(folded_name=folded)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AlterModelManagers(name="user", managers=[]),
        migrations.AddField(
            model_name="user",
            name="folded_name",
            field=models.CharField(default="", editable=False, max_length=450, verbose_name="用户名（比较用）"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="user",
            name="password_is_provisional",
            field=models.BooleanField(
                default=False, editable=False, help_text="本人登录后须先换成自己的", verbose_name="密码由别人设定"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="password_set_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="密码设定时间"),
        ),
        migrations.RunPython(fill_folded_names, migrations.RunPython.noop),
    ]
