from django.core.management.base import BaseCommand, CommandError

from portal.history.book import faults
from portal.history.models import ChainHead


class Command(BaseCommand):
    help = "核对审计记录的摘要链：逐行重算，发现改动、缺行、断链就报告并以 1 退出。"

    def handle(self, **options):
        if found := faults():
            raise CommandError("审计记录有问题：" + "".join(found[:10]))
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        self.stdout.write(f"审计记录完好：共 {head.length} 行，末行摘要 {head.hash or '（空）'}。")
