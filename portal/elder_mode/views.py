from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.elder_mode.preference import remember


@require_safe
@never_cache
def choose(request, *, elder):
    """Remember the choice and go back to the page one came from; `next` never leaves this site."""
    target = request.GET.get("next", "")
    if not (target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)):
        target = reverse("home")
    response = HttpResponseRedirect(target)
    remember(response, elder=elder)
    return response
