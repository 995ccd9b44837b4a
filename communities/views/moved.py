from django.http import Http404
from django.shortcuts import redirect

from communities.models import Community
from portal.gone import Gone


def follow_former_slug(public, slug, *, withdrawn=None, name=""):
    """Lead from an address of old to today's page, if its row is among `public`; `name` is what else stands there.

    Otherwise 404, or 410 when the row at this very address is among `withdrawn`.
    """
    current = public.filter(former_slugs__slug=slug).first()
    if current is not None:
        return redirect(name or current, permanent=True, **({"slug": current.slug} if name else {}))
    raise Gone if withdrawn is not None and withdrawn.filter(slug=slug).exists() else Http404


def follow_community(slug, name=""):
    """The same for what stands at a community's address: its page, or what is called `name` there."""
    return follow_former_slug(Community.objects.published(), slug, withdrawn=Community.objects.withdrawn(), name=name)
