"""Tags as the addresses of the site's surfaces name them; their pages stand upstairs (portal/site/surfaces.py)."""

from collections.abc import Iterable

from taggit.models import Tag

from portal.surfaces import Subject


def subject_of_tags(names: Iterable[str]) -> Subject:
    """Tags of these names; one that no row ever carried has no address but its name."""
    wanted = sorted(names)
    return {
        "tag": [
            {"slug": slug}
            for slug in Tag.objects.filter(name__in=wanted).order_by("slug").values_list("slug", flat=True)
        ],
        "tag_name": [{"name": name} for name in wanted],
    }
