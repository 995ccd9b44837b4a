from django.urls import Resolver404, resolve

from portal.access.viewer import at_the_desk


class ViewerMiddleware:
    """Every request below the desk's address is answered for one viewer: the person who is logged in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_desk(request):
            return self.get_response(request)
        with at_the_desk(lambda: request.user):
            response = self.get_response(request)
            if getattr(response, "streaming", False):
                return response
            return response


def is_desk(request):
    try:
        return resolve(request.path_info).namespaces[:1] == ["admin"]
    except Resolver404:
        return False
