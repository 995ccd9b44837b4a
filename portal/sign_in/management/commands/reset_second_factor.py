from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.sign_in.actions.second_factors import reset_second_factor


class Command(BaseCommand):
    help = "撤销一个账号的动态口令和恢复码，并结束它的登录；本人下次登录后重新设置。最后一名超级管理员丢了手机时用。"

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="用户名")

    def handle(self, *, username, **options):
        try:
            user = User.objects.get_by_natural_key(username)
        except User.DoesNotExist:
            raise CommandError(f"没有用户名为“{username[:60]}”的账号。") from None
        reset_second_factor(user, note=_("运维人员在服务器上重置"), by=None)
        self.stdout.write("已撤销。本人下次登录只凭密码，随后要重新设置动态口令。")
