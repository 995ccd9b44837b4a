"""The models, in reading order."""

from articles.models.bylines import Byline, Contributor
from articles.models.stories import Citation, Story

__all__ = ["Byline", "Citation", "Contributor", "Story"]
