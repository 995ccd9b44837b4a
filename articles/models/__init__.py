"""The models, in reading order."""

from articles.models.autosaves import Autosave
from articles.models.bylines import Byline, Contributor
from articles.models.notices import Notice
from articles.models.pictures import StoryPicture
from articles.models.revisions import PreviewLink, Remark, Revision, Signature
from articles.models.stories import Citation, FormerSlug, Story
from articles.models.wording import CommunityWordingHit, WordingHit, WordingTerm

__all__ = [
    "Autosave",
    "Byline",
    "Citation",
    "CommunityWordingHit",
    "Contributor",
    "FormerSlug",
    "Notice",
    "PreviewLink",
    "Remark",
    "Revision",
    "Signature",
    "Story",
    "StoryPicture",
    "WordingHit",
    "WordingTerm",
]
