from django.shortcuts import get_object_or_404, redirect


def follow_former_slug(public, slug):
    """Lead from an address of old to today's page, if its row is among `public`; otherwise 404."""
    return redirect(get_object_or_404(public, former_slugs__slug=slug), permanent=True)
