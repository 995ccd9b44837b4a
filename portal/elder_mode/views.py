from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.elder_mode.preference import TextSize, remember, remember_text_size


@require_safe
@never_cache
def choose(request, *, elder):
    """Remember the choice and go back to the page one came from."""
    response = way_back(request)
    remember(response, elder=elder)
    return response


@require_safe
@never_cache
def choose_text_size(request):
    """Remember how large letters shall be; a size that does not exist is the standard."""
    size = request.GET.get("size", "")
    response = way_back(request)
    remember_text_size(response, size if size in TextSize.values else TextSize.STANDARD)
    return response


def way_back(request):
    """To the page one came from; `next` never leaves this site, nor its path below another one."""
    target, home = request.GET.get("next", ""), reverse("home")
    if not target.startswith(home) or not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = home
    return HttpResponseRedirect(target)
