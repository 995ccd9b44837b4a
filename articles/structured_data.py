"""Stories in schema.org's words, for JSON-LD: who wrote what, when, and after which report."""

from collections.abc import Iterable

from django.utils import timezone

from articles.credit_lines import STAFF, WRITERS
from articles.enums import ContributorKind, StoryOrigin
from articles.models import Byline, Revision, Story
from communities.enums import CreditRole
from communities.models import Community, Source
from communities.structured_data import community_place
from portal.addresses import absolute
from portal.images.sharing import image_data
from portal.meta import Article
from portal.structured_data import PUBLISHER, Node, said

PERSONS = (ContributorKind.PERSON,)  # a pen name is an office's, not a person's


def story_data(story: Story, communities: list[Community], corrections: Iterable[Revision] = ()) -> Node:
    """A story; its page states no day of change, so neither does this."""
    address = absolute(story.get_absolute_url())
    original = story.source and source_data(story.source)
    is_ours = story.origin == StoryOrigin.ORIGINAL
    if original and story.origin == StoryOrigin.REPRINT:
        original |= {"name": story.reprint_title, "creditText": story.reprint_author}
    return said(
        {
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "mainEntityOfPage": address,
            "headline": story.title,
            "alternativeHeadline": story.deck,
            "description": story.deck or story.lede,
            "image": image_data(story.picture, "lead"),
            "inLanguage": "zh-Hans",
            "datePublished": timezone.localtime(story.published_at).isoformat(timespec="seconds"),
            "author": authors_data(story),
            "contributor": named_as(story, [CreditRole.PHOTOGRAPHER]) if is_ours else [],
            "editor": named_as(story, STAFF),
            "publisher": PUBLISHER,
            "keywords": [tag.name for tag in story.tags.all()],
            "about": [community_place(community) for community in communities],
            "correction": [correction_data(revision) for revision in corrections],
            "citation": original,
            "isBasedOn": None if is_ours else original,
        }
    )


def correction_data(revision: Revision) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": revision.correction,
        "datePublished": timezone.localtime(revision.published_at).isoformat(),
    }


def authors_data(story: Story) -> list[Node]:
    """Those under whose name the words stand: of a story that the site told anew, the site.

    Of a reprint the name is as the original has it: whether it is a person's, nobody here knows.
    """
    if story.origin == StoryOrigin.COMPILED:
        return [PUBLISHER]
    if story.origin == StoryOrigin.REPRINT:
        return [{"name": story.reprint_author}]
    return named_as(story, WRITERS) or named_as(story, [CreditRole.PHOTOGRAPHER])


def named_as(story: Story, roles: Iterable[str]) -> list[Node]:
    """Who is named in these roles, role by role, in the order of the byline."""
    given = list(story.bylines.all())
    return [name_data(byline) for role in roles for byline in given if byline.role == role]


def name_data(byline: Byline) -> Node:
    contributor = byline.contributor
    kind = "Person" if contributor.kind in PERSONS else "Organization"
    return {"@type": kind, "name": contributor.name}


def source_data(source: Source) -> Node:
    """The report that a story follows. Whether a name in it is a person's, its record does not say."""
    return said(
        {
            "@type": "NewsArticle" if source.title else "CreativeWork",
            "name": source.display_name,
            "creditText": source.credit_line,
            "datePublished": source.published_on and source.published_on.isoformat(),
            "url": source.url,
            "publisher": source.publisher and {"@type": "Organization", "name": source.publisher},
        }
    )


def article_of(story: Story) -> Article:
    """The story in the names that government sites use; a story of our own has no other source than the site."""
    source = story.source
    return Article(
        title=story.title,
        published_at=story.published_at,
        source=(source.publisher or source.display_name) if source else "",
        authors=story.authors,
        keywords=[tag.name for tag in story.tags.all()],
    )
