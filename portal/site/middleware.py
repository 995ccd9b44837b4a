"""What holds for every answer: how long a page may be kept, and the sign on the door while the operator works."""

from pathlib import Path

from django.conf import settings
from django.utils.cache import patch_cache_control

from portal.site.views.errors import under_maintenance

OPEN_ALL_THE_SAME = "/health/"  # the supervisor asks here whether the process lives
LONGEST_NOTICE = 200


class FreshnessMiddleware:
    """What does not say how long it may be kept is asked for anew each time: pages, feeds, and where to go instead.

    So 置灰, a withdrawal or a correction shows at once; without a word, caches would guess by the age of a feed.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True)
        return response


class MaintenanceMiddleware:
    """While the file `maintenance` lies in the folder var/, every address answers 503; its text stands on the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        notice = read_notice(settings.VAR_DIR / "maintenance")
        if notice is None or request.path_info.startswith(OPEN_ALL_THE_SAME):
            return self.get_response(request)
        return under_maintenance(request, notice)


def read_notice(path: Path) -> str | None:
    """The operator's sentence, "" when the file is empty or not readable as text, None when there is no file."""
    try:
        words = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return ""
    return " ".join(words.split())[:LONGEST_NOTICE]
