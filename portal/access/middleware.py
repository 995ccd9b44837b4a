from django.urls import reverse

from portal.access.viewer import at_the_desk


class ViewerMiddleware:
    """Every request below the desk's address is answered for one viewer: the person who is logged in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_desk(request):
            return self.get_response(request)
        with at_the_desk(lambda: request.user):
            return self.get_response(request)


def is_desk(request):
    """Whether an address lies below that of the desk."""
    return request.path.startswith(reverse("admin:index"))
