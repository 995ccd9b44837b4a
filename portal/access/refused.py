"""What was refused while a request of the desk was answered, for the line that it leaves in the record book."""

from typing import Any


def note_refusal(request: Any, reason: str = "") -> None:
    """Remember that this request was refused, where the answer is no PermissionDenied; the first reason stays.

    `reason` is a sentence without personal data, "" where the answer was that nothing is there.
    """
    if refused_by(request) is None:
        request.refused = str(reason)


def refused_by(request: Any) -> str | None:
    """The reason noted, None when nothing was refused."""
    return getattr(request, "refused", None)
