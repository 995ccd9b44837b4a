from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.autosaving import KEPT_FOR, purge_autosaves
from portal.history.clock import doubt_of_clock


class Command(BaseCommand):
    help = f"删除 {KEPT_FOR.days} 天没有动过的自动保存（写稿时没存成稿件的内容）；时钟像是跳快了就停下。可以天天运行。"

    def handle(self, **options):
        now = timezone.now()
        if doubt := doubt_of_clock(now):
            raise CommandError(doubt)
        self.stdout.write(f"已删除自动保存 {purge_autosaves(now)} 条。")
