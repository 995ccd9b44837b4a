import json

from django.core.management.base import BaseCommand, CommandError

from portal.access.routes import NOBODY, routes


class Command(BaseCommand):
    help = "列出网站的每一个地址：名称、样式、谁可以打开（角色见权限表）。"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text", help="表格，或 JSON")

    def handle(self, *args, **options):
        listed = routes()
        if missing := [route.pattern for route in listed if route.lines is None]:
            raise CommandError(f"有 {len(missing)} 个地址没有写明谁可以打开：{'，'.join(missing)}")
        if options["format"] == "json":
            rows = [{"name": route.name or None, "pattern": route.pattern, "who": route.who} for route in listed]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        widths = [
            max(len(word) for word in column) for column in ([r.name for r in listed], [r.pattern for r in listed])
        ]
        for route in listed:
            who = " ".join(route.who) or NOBODY
            self.stdout.write(f"{route.name:<{widths[0]}}  {route.pattern:<{widths[1]}}  {who}")
