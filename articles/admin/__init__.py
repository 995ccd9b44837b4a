"""Admin of stories, of those who write them, and of reports that come in."""

from articles.admin import intakes, stories  # noqa: F401 - registering is what they do
