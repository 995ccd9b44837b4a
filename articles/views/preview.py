from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.enums import PREVIEWED, RevisionState
from articles.models import PreviewLink
from articles.models.revisions import digest_of_token
from articles.preview import read_revision
from portal.meta import Meta


@require_safe
@never_cache
def preview(request, token):
    """One revision for whoever holds the link: as good as not there once it has expired or was revoked.

    It ends with its revision, too: what is published is read on its page, and what was corrected, withdrawn or written
    anew is not shown by a link that was sent round before.
    """
    links = PreviewLink.objects.filter(token_digest=digest_of_token(token), revoked_at=None)
    link = links.filter(expires_at__gt=timezone.now()).select_related("revision__story").first()
    if link is None:
        raise Http404
    if link.revision.state == RevisionState.PUBLISHED:
        return redirect(link.revision.story)
    if link.revision.state not in PREVIEWED:
        raise Http404
    reading = read_revision(link.revision)
    context = {"meta": Meta(is_found=False), "story": reading.story, "reading": reading, "link": link}
    response = render(request, "articles/story_preview.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
