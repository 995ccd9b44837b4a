from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from portal.images import shelf
from portal.images.models import Picture
from portal.images.sizes import FORMATS

A_MINUTE = "public, max-age=60, must-revalidate"  # no cache shows a withdrawn picture for longer


@require_safe
def picture_file(request, token, name):
    """A rendition of a picture that something public uses; for all others there is no such page.

    What stands at an address never changes, so whoever has it is told after each minute that it may still be shown.
    """
    picture = Picture.objects.public().filter(token=token).first()
    if picture is None:
        raise Http404
    etag = f'"{token}-{name}"'
    response = get_conditional_response(request, etag=etag) if picture.is_file(name) else None
    if response is None:
        response = file_answer(picture, name, caching=A_MINUTE)
    response["ETag"], response["Cache-Control"] = etag, A_MINUTE
    return response


def file_answer(picture, name, *, caching):
    """The file as a picture and as nothing else, whatever a browser would like to make of it."""
    if not picture.is_file(name):
        raise Http404
    try:
        content = shelf.path_of(picture.token, name).read_bytes()  # a few hundred kilobytes at the most
    except FileNotFoundError as lost:
        raise Http404 from lost
    response = HttpResponse(content, content_type=FORMATS[name.rpartition(".")[2]])
    response["Cache-Control"] = caching
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
