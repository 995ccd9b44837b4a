"""Which engine the site searches with, and over what: each app says itself what of it can be found."""

from articles.search import SEARCHABLES as STORIES
from communities.search import SEARCHABLES as PLACES
from portal.search.engine import Engine
from portal.search.simple import SimpleEngine

ENGINE: Engine = SimpleEngine([*PLACES, *STORIES])
