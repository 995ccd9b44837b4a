from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Story
from articles.verification import faults_of_published
from portal.records import PublicationState


class Command(BaseCommand):
    help = gettext_lazy("核对公开的报道：文字同审定的版本逐字一致，每个公开过的版本都由三个没有写它的人通过。")

    def handle(self, *args, **options):
        faults = faults_of_published()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(_("有%(count)d处不符。请不要修改数据，先查操作记录。") % {"count": len(faults)})
        count = Story.objects.filter(state=PublicationState.PUBLISHED).count()
        self.stdout.write(_("公开的报道%(count)d篇，都同审定的版本一致。") % {"count": count})
