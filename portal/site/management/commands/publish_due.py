from django.core.management.base import BaseCommand, CommandError

from articles.due import publish_due


class Command(BaseCommand):
    help = "发布已经审定、时间已到的报道。可以每分钟运行一次；两份同时运行，每篇也只发布一次。"

    def handle(self, **options):
        try:
            published = publish_due()
        except ExceptionGroup as group:
            told = "；".join(str(fault) for fault in group.exceptions)
            raise CommandError(f"有报道没有发布：{told}") from group
        if published:
            self.stdout.write(f"已发布 {len(published)} 篇。")
