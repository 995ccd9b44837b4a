from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError
from django.utils import timezone

from portal.bin.actions.rows import purge_row
from portal.bin.deleted import DAYS, removable_models
from portal.history.clock import QUIET, doubt_of_clock
from portal.versions.models import SentForm


class Command(BaseCommand):
    help = f"彻底删除在回收站里满 {DAYS} 天的内容，连同文件；时钟像是跳快了就停下，什么都不删。可以天天运行。"

    def handle(self, **options):
        now = timezone.now()
        if doubt := doubt_of_clock(now):
            raise CommandError(doubt)
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
