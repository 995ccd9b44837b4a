from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.mailing import mail_notices, tell_who_is_late


class Command(BaseCommand):
    help = "提醒超期未审的稿子，并把没读过的通知寄给留了邮箱的人（EMAIL_URL 没设就不寄）。可以每十分钟运行一次。"

    def handle(self, **options):
        late = tell_who_is_late()
        if late:
            self.stdout.write(f"超期未审 {late} 篇。")
        if not settings.MAIL:
            return
        sent, failed = mail_notices()
        if sent:
            self.stdout.write(f"已寄 {sent} 封。")
        if failed:
            raise CommandError(f"有 {failed} 封没有寄出，下次再寄。")
