"""Admin of stories, of those who write them, of reports that come in, and of the reviews between draft and reader."""

from articles.admin import intakes, notices, reviews, stories, wording  # noqa: F401 - registering is what they do
