from django.core.management.base import BaseCommand

from communities.actions.intakes import delete_text
from communities.intakes import KEPT_DAYS, KEPT_DAYS_AT_MOST, texts_to_delete


class Command(BaseCommand):
    help = (
        f"删除读入的报道全文：全部定完 {KEPT_DAYS} 天以后，或读入满 {KEPT_DAYS_AT_MOST} 天；"
        "来源、决定和已录入的内容都留着。可以天天运行。"
    )

    def handle(self, **options):
        gone = 0
        for intake in texts_to_delete().order_by("pk"):
            delete_text(intake, by=None)
            gone += 1
        self.stdout.write(f"已删除 {gone} 篇全文。")
