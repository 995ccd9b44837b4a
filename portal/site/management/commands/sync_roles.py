from django.core.management.base import BaseCommand

from portal.accounts.roles import Role
from portal.site.roles import sync_roles


class Command(BaseCommand):
    help = "把代码中定义的角色写入数据库：每个角色一个组，权限与代码一致。升级后运行一次，可重复运行。"

    def handle(self, **options):
        sync_roles()
        self.stdout.write("角色已同步：" + "、".join(str(role.label) for role in Role) + "。")
