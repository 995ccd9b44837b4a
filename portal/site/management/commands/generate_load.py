import argparse
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.history import book
from portal.history.models import Verb
from portal.site.management.bulk.loading import Amounts, Load, TooManyError, gather_statistics
from portal.site.management.demonstration import is_real

FACTS_EACH = 8  # of a community, where --facts does not say


def amount(words):
    """A number of rows; argparse tells the user what was wrong, exit 2."""
    try:
        number = int(words)
    except ValueError:
        raise argparse.ArgumentTypeError("应为 0 或正整数") from None
    if not 0 <= number <= 100_000_000:
        raise argparse.ArgumentTypeError("应在 0 到 100000000 之间")
    return number


class Command(BaseCommand):
    help = "载入大量可信的示例数据，供测量列表在规模下的表现。同一个 --seed 得到同样的内容。只用于空库或演示库。"

    def add_arguments(self, parser):
        parser.add_argument("--communities", type=amount, required=True, metavar="N", help="社区的个数")
        parser.add_argument("--activities", type=amount, required=True, metavar="N", help="活动的条数")
        parser.add_argument("--stories", type=amount, required=True, metavar="N", help="报道的篇数")
        parser.add_argument("--facts", type=amount, metavar="N", help="事实的条数；不写则每个社区 8 条")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="随机种子，默认 1")

    def handle(self, *, communities, activities, stories, facts, seed, **options):
        amounts = Amounts(communities, activities, stories, communities * FACTS_EACH if facts is None else facts)
        if is_real():
            raise CommandError("这个数据库里已有真实的区或账号，不能载入批量数据。请换一个空的数据库。")
        if not communities and (activities or stories or amounts.facts):
            raise CommandError("活动、报道、事实都要写到社区：请用 --communities 说明新增几个社区。")
        self.total = communities + activities + stories + amounts.facts
        try:
            with transaction.atomic():
                site = Load(amounts, seed=seed, tell=self.tell).run()
                details = {**asdict(amounts), "seed": seed}
                book.record(Verb.LOADED, site, by=None, note="批量数据（generate_load）", details=details)
        except TooManyError:
            advice = "请减少 --facts，或增加 --communities。"
            raise CommandError(f"每个社区的事实太多，要写到 1990 年以前了：{advice}") from None
        gather_statistics()
        self.stdout.write(
            f"{self.mark}已载入：社区 {communities}，活动 {activities}，报道 {stories}，事实 {amounts.facts}。"
        )

    mark = ""

    def tell(self, done):
        """Progress on a terminal; nothing in a pipe."""
        if self.stdout.isatty():
            self.mark = "\r"
            self.stdout.write(f"\r已写入 {done} / {self.total} 条", ending="")
            self.stdout.flush()
