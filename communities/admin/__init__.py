"""Admin of places, sources, facts and awards; each module registers its own."""

from communities.admin import awards, facts, indicators, places, sources  # noqa: F401 - registering is what they do
