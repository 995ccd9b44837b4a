from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from communities.fact_sheets import fact_sheet_csv
from communities.models import Community
from communities.views.moved import follow_community


@require_safe
def fact_sheet(request, slug):
    """The facts of a community to take away; an address that it once had leads to today's."""
    community = Community.objects.published().filter(slug=slug).first()
    if community is None:
        return follow_community(slug, "fact_sheet")
    response = HttpResponse(fact_sheet_csv(community), content_type="text/csv; charset=utf-8; header=present")
    filename = _("%(community)s数字与出处.csv") % {"community": community.name}
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename)
    response["Cache-Control"] = "no-cache"
    return response
