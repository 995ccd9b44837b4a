from django.http import Http404
from django.shortcuts import redirect

from portal.gone import Gone


def follow_former_slug(public, slug, *, withdrawn=None):
    """Lead from an address of old to today's page, if its row is among `public`.

    Otherwise 404, or 410 when the row at this very address is among `withdrawn`.
    """
    current = public.filter(former_slugs__slug=slug).first()
    if current is not None:
        return redirect(current, permanent=True)
    raise Gone if withdrawn is not None and withdrawn.filter(slug=slug).exists() else Http404
