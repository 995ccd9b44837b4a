from django.core.management.base import BaseCommand

from articles.wording import look_through_everything


class Command(BaseCommand):
    help = (
        "按今天有效的用词提示，把居民看得到的报道和社区资料查一遍，结果列在“等我处理”里。"
        "可以天天运行，中断了再运行也不会错。"
    )

    def handle(self, **options):
        looked_at = sum(look_through_everything())
        self.stdout.write(f"查了 {looked_at} 个公开页面。")
