from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.sign_in import known, sessions, throttling


class Command(BaseCommand):
    help = "删除登录留下的过期数据：一天前的失败计数、九十天没用过的地址摘要、已结束的会话。每天运行一次。"

    def handle(self, **options):
        counts = throttling.purge(), known.purge(), sessions.purge()
        call_command("clearsessions")
        self.stdout.write("已删除：失败计数 {} 条，地址摘要 {} 条，登录会话 {} 条。".format(*counts))
