from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError
from django.utils import timezone

from portal.bin.actions.rows import purge_row
from portal.bin.deleted import DAYS, removable_models
from portal.history.models import ChangeRecord
from portal.versions.models import SentForm

QUIET = timedelta(days=2)  # nobody did anything for so long: rather the clock jumped


class Command(BaseCommand):
    help = f"彻底删除在回收站里满 {DAYS} 天的内容，连同文件；时钟像是跳快了就停下，什么都不删。可以天天运行。"

    def handle(self, **options):
        now = timezone.now()
        newest = ChangeRecord.objects.order_by("-number").values_list("at", flat=True).first()
        if newest is not None and now - newest > QUIET:
            raise CommandError(
                f"审计记录最新一行是 {timezone.localtime(newest):%Y-%m-%d %H:%M}，离现在超过两天，"
                "时钟可能跳快了：什么都没有删除。"
                "请核对服务器时间；时间没错的，有人登录或改过任何内容之后再运行。"
            )
        gone, kept = 0, []
        for model in removable_models():
            for row in model._default_manager.deleted().order_by("pk"):
                try:
                    gone += purge_row(row, by=None)
                except ProtectedError:
                    kept.append(f"{model._meta.verbose_name} {row.pk}")
        SentForm.objects.filter(sent_at__lt=now - QUIET).delete()
        self.stdout.write(f"已彻底删除 {gone} 条。")
        if kept:
            raise CommandError("有内容仍属于它们，没有删除：" + "、".join(kept))
