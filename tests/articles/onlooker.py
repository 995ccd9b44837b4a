"""An anonymous reader who looks at every surface of the site at once, and remembers what each said before."""

import json
import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from django.test import Client

from articles.surfaces import subject_of
from portal.site.surfaces import SURFACES
from portal.surfaces import addresses_of

LONGEST_KEPT = 60  # seconds for which any answer may be kept


@dataclass(frozen=True)
class Answer:
    """What one address said."""

    path: str
    status: int
    words: str
    etag: str
    caching: str


@dataclass
class Onlooker:
    """Looks from outside; `secrets` are words that must be nowhere at this moment."""

    known: dict[str, Answer] = field(default_factory=dict)

    def look(self, story, documents, *, words, more=()):
        """Every surface on which the story may show, by its route, asked anew and with what was known before."""
        subject = subject_of(story, documents, words=words)
        subject = {**subject, "story": [*subject["story"], *more]}
        found = addresses_of(SURFACES, subject)
        return {route: [self.ask(path) for path in paths] for route, paths in found.items()}

    def ask(self, path):
        fresh = answer_of(path, Client().get(path))
        before, self.known[path] = self.known.get(path), fresh
        if before is not None and before.etag:
            self.check_revalidation(path, before, fresh)
        return fresh

    def check_revalidation(self, path, before, fresh):
        """Whoever kept the answer of an earlier moment is told “as before” only when it is as before."""
        kept = Client().get(path, headers={"If-None-Match": before.etag})
        is_same = (before.status, before.words) == (fresh.status, fresh.words)
        assert (kept.status_code == 304) == (is_same and fresh.status == 200), f"{path}: {kept.status_code}"
        dated = Client().get(path, headers={"If-Modified-Since": "Thu, 31 Dec 2099 23:59:59 GMT"})
        assert dated.status_code != 304, f"{path} believes a date"


def answer_of(path, response):
    body = response.content.decode(errors="replace")
    told = body if response["Content-Type"].startswith("image/") else plain(body)
    location = unquote(response.get("Location", ""))
    return Answer(
        path, response.status_code, f"{told} {location}", response.get("ETag", ""), response.get("Cache-Control", "")
    )


def plain(body):
    """The words of an answer, however they are escaped: as entities, \\u1234 of JSON, %E7 of addresses."""
    unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: json.loads(f'"{match[0]}"'), body)
    return unquote(unescape(unescaped))


def without_question(answer):
    """What the page says beside the address that was asked for, which it may repeat, whole or only what was asked."""
    path, _mark, query = unquote(answer.path).partition("?")
    told = answer.words
    for word in (path, query, query.partition("=")[2]):
        told = told.replace(word, "") if len(word) > 1 else told
    return told


def kept_for(caching):
    """The seconds for which a cache may show an answer without asking; None when nothing says so."""
    if "no-cache" in caching or "no-store" in caching:
        return 0
    seconds = [int(number) for number in re.findall(r"(?:max-age|s-maxage|stale-[a-z-]+)=(\d+)", caching)]
    return max(seconds) if seconds else None
