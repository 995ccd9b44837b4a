"""Admin of places, sources, facts and awards; each module registers its own."""

from communities.admin import (  # noqa: F401 - registering is what they do
    accounts,
    activities,
    awards,
    council,
    facts,
    indicators,
    names,
    pictures,
    places,
    proposals,
    sources,
    streets,
)
