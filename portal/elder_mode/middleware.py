from django.utils.cache import patch_vary_headers

from portal.elder_mode.preference import prefers_elder_mode


class ElderModeMiddleware:
    """Puts `request.elder` on every request and tells caches that HTML pages depend on the cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.elder = prefers_elder_mode(request)
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response
