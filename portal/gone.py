"""For what was public once and is not any more: the reader is told so, with 410 instead of 404."""

from django.http import Http404


class Gone(Http404):
    """Raised like Http404, where a row was published and then withdrawn on purpose; a draft never was here."""
