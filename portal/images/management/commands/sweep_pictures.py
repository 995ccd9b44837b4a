from django.core.management.base import BaseCommand, CommandError

from portal.images import shelf
from portal.images.models import Picture


class Command(BaseCommand):
    help = "清除一天以前中断的上传留下的图片文件，并报告缺少文件的图片。"

    def handle(self, **options):
        shelf.incoming()
        for name in shelf.sweep(Picture.objects.values_list("token", flat=True)):
            self.stdout.write(f"清除：{name}")
        lost = [row for row in Picture.objects.order_by("pk") if not shelf.path_of(row.token, shelf.MASTER).exists()]
        if lost:
            raise CommandError("这些图片缺少文件，请从备份恢复：" + "、".join(f"编号 {row.pk}" for row in lost))
