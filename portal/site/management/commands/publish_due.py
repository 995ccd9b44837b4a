import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from articles.due import publish_due


class Command(BaseCommand):
    help = "发布已经审定、时间已到的报道。可以每分钟运行一次；两份同时运行，每篇也只发布一次。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="一直运行，每隔这么多秒看一次；启动它的程序结束，它也结束"
        )
        parser.add_argument(
            "--while", type=int, dest="starter", metavar="PID", help="启动它的程序的进程号，不写就在启动后自己看"
        )

    def handle(self, *, every, starter, **options):
        if every is None:
            self.publish()
            return
        if every < 1:
            raise CommandError("--every 应为 1 以上的秒数。")
        starter = starter or os.getppid()
        while os.getppid() == starter:
            try:
                self.publish()
            except (CommandError, DatabaseError) as fault:
                self.stderr.write(f"{fault}")  # the next round tries again
            connections.close_all()
            time.sleep(every)

    def publish(self):
        try:
            published = publish_due()
        except ExceptionGroup as group:
            told = "；".join(str(fault) for fault in group.exceptions)
            raise CommandError(f"有报道没有发布：{told}") from group
        if published:
            self.stdout.write(f"已发布 {len(published)} 篇。")
