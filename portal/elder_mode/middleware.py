from django.utils.cache import patch_vary_headers

from portal.elder_mode.preference import preferred_text_size, prefers_elder_mode


class ElderModeMiddleware:
    """Puts `request.elder` and `request.text_size` on every request and tells caches that HTML depends on cookies."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.elder = prefers_elder_mode(request)
        request.text_size = preferred_text_size(request)
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response
