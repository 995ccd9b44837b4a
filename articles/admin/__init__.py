"""Admin of stories and those who write them."""

from articles.admin import stories  # noqa: F401 - registering is what it does
