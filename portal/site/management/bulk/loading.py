"""Making the rows: batch after batch, so that a million costs no more memory than a thousand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.db import connection
from django.db.models import OuterRef, Subquery

from articles.body import from_text, highest_numbers
from articles.content import digest, document_of
from articles.models import Byline, Contributor, Revision, Story
from communities.demo import Demonstration
from communities.models import Activity, Community, Estate, Fact, Indicator, Series, Source
from portal.accounts.models import User
from portal.site.management.bulk import words
from portal.site.management.bulk.words import PlaceName, community_names
from portal.site.management.demonstration import mark_as_demonstration
from portal.site.models import SiteSettings

BATCH = 1000
LAST_DAY = date(2025, 12, 31)  # a day of its own, not today: the same seed makes the same rows next year
DAYS = 7 * 365
FIRST_YEAR = 1990
PEOPLE = [("load-recorder", "批量·录入"), ("load-confirmer", "批量·确认")]
RETIREMENT = "批量数据：已有更新的一条"


@dataclass(frozen=True)
class Amounts:
    """How many rows of each kind are asked for."""

    communities: int
    activities: int
    stories: int
    facts: int


@dataclass(frozen=True)
class Place:
    """Of a community, what rows about it need."""

    community: int
    estate: int
    name: str
    base: str


class TooManyError(ValueError):
    """More facts than there are months to state them for."""


class Load:
    """One load. Its caller holds the transaction, and writes the one line in the book."""

    def __init__(self, amounts: Amounts, *, seed: int, tell: Callable[[int], None] = lambda done: None):
        self.amounts, self.seed, self.tell = amounts, seed, tell
        self.chance = Random(seed)  # noqa: S311 - invented rows, not a secret
        self.done = 0

    def run(self) -> SiteSettings:
        """Make all rows; gives what the line in the book is about. Raises TooManyError when the facts would have to
        reach back before 1990."""
        site, _is_new = mark_as_demonstration()
        self.recorder, self.confirmer = (account(*person) for person in PEOPLE)
        district = Demonstration(recorder=self.recorder, confirmer=self.confirmer).load_district()
        self.streets = list(district.streets.order_by("code", "pk"))
        self.indicators = {row.code: row for row in Indicator.objects.all()}
        self.series = {row.name: row for row in Series.objects.all()}
        self.occasions = {row.name: row for row in self.series["我们的节日"].occasions.all()}
        self.contributors = [self.contributor(number) for number in range(12)]
        self.stories_before = Story.objects.count()
        per_community = -(-self.amounts.facts // max(self.amounts.communities, 1))
        if per_community > len(words.FIGURES) * 12 * (LAST_DAY.year - FIRST_YEAR + 1):
            raise TooManyError
        started = 0
        for places in self.batches():
            ended = started + len(places)
            self.load_about(places, started, ended)
            started = ended
        return site

    def batches(self) -> Iterator[list[Place]]:
        """The communities, made here, in lists of at most BATCH."""
        names = community_names(Community.objects.count())
        for size in sizes(self.amounts.communities):
            yield self.load_communities([next(names) for _ in range(size)])

    def load_communities(self, names: list[PlaceName]) -> list[Place]:
        rows = [self.community(name) for name in names]
        Community.objects.bulk_create(rows)
        estates = [Estate(community=row, name=f"{name.base}苑") for row, name in zip(rows, names, strict=True)]
        Estate.objects.bulk_create(estates)
        self.note(len(rows))
        return [
            Place(row.pk, estate.pk, name.name, name.base)
            for row, estate, name in zip(rows, estates, names, strict=True)
        ]

    def load_about(self, places: list[Place], started: int, ended: int) -> None:
        """What this batch of communities gets of the facts, activities and stories."""
        sources = [self.source() for _ in range(max(len(places) // 10, 20))]
        Source.objects.bulk_create(sources)
        for kind, numbers in (("facts", self.fact), ("activities", self.activity)):
            first, last = self.share(kind, started), self.share(kind, ended)
            for begin in range(first, last, BATCH):
                made = [numbers(places, sources, n - first) for n in range(begin, min(begin + BATCH, last))]
                type(made[0])._base_manager.bulk_create(made)
                self.note(len(made))
        first, last = self.share("stories", started), self.share("stories", ended)
        for begin in range(first, last, BATCH):
            self.load_stories(places, sources, range(begin, min(begin + BATCH, last)))

    def share(self, kind: str, communities: int) -> int:
        """How many of a kind the first so many communities have."""
        return getattr(self.amounts, kind) * communities // self.amounts.communities

    def note(self, made: int) -> None:
        self.done += made
        self.tell(self.done)

    # Rows

    def community(self, name: PlaceName) -> Community:
        state = self.pick(["published"] * 18 + ["draft", "withdrawn"])
        return Community(
            street=self.pick(self.streets),
            name=name.name,
            slug=name.slug,
            pinyin=name.pinyin,
            initials=name.initials,
            summary=f"{name.base}一带的老街坊和新居民住在一起，有事到议事厅商量。",
            state=state,
            published_at=None if state == "draft" else self.moment(self.day()),
        )

    def source(self) -> Source:
        day, publisher = self.day(), self.pick(words.PUBLISHERS)
        return Source(
            title=f"{publisher}{day.year}年{day.month}月工作简报",
            publisher=publisher,
            published_on=day,
            recorded_by=self.recorder,
        )

    def fact(self, places: list[Place], sources: list[Source], number: int) -> Fact:
        """The figures of one month of all communities of the batch, then those of the month before, and so on."""
        turn, place = divmod(number, len(places))
        months, figure = divmod(turn, len(words.FIGURES))
        code, subtype, least, most, unit, clause = words.FIGURES[figure]
        value = Decimal(self.chance.randint(least, most))
        if unit == "平方公里":
            value = value / 10
        qualifier = "约" if value >= 1000 else ""
        text = f"{qualifier}{value:f}{unit}"
        year, month = LAST_DAY.year - months // 12, 12 - months % 12
        return Fact(
            community_id=places[place].community,
            indicator_id=self.indicators[code].pk,
            subtype=subtype,
            text=text,
            value=value,
            qualifier=qualifier,
            unit=unit,
            as_of=f"{year}-{month:02}",
            quote=clause.format(text=text),
            **self.statement(sources, date(year, month, 28)),
        )

    def activity(self, places: list[Place], sources: list[Source], number: int) -> Activity:
        place, day = self.pick(places), self.day()
        kind, series, occasion, name = self.occupation(day)
        people = self.chance.randint(2, 24) * 10
        text = f"{people}多人"
        exact = self.chance.random() < 0.8
        return Activity(
            community_id=place.community,
            name=name,
            kind=kind,
            series=series,
            occasion=occasion,
            held_on=day.isoformat() if exact else f"{day:%Y-%m}",
            setting=self.pick(["unstated", "indoor", "outdoor"]),
            place=self.pick(words.PLACES),
            participants=people,
            participants_unit="people",
            participants_text=text,
            quote=f"{place.name}开展“{name}”，{text}参加",
            **self.statement(sources, day),
        )

    def occupation(self, day: date) -> tuple[str, Series | None, object, str]:
        """What was done that day: at a festival what belongs to it, more often something of every day."""
        for festival, month, names in words.FESTIVALS:
            if month == day.month and self.chance.random() < 0.5:
                return "series", self.series["我们的节日"], self.occasions.get(festival), self.pick(names)
        kind, series, names = self.pick(words.OCCUPATIONS)
        return kind, self.series.get(series), None, self.pick(names)

    def statement(self, sources: list[Source], day: date) -> dict:
        """Where a statement stands: nearly all are public, some wait, a few were retired."""
        state = self.pick(["published"] * 45 + ["waiting"] * 3 + ["retired"] * 2)
        recorded = self.moment(day + timedelta(days=3))
        found = {
            "source_id": self.pick(sources).pk,
            "state": state,
            "recorded_by_id": self.recorder.pk,
            "recorded_at": recorded,
        }
        if state != "waiting":
            found |= {"confirmed_by_id": self.confirmer.pk, "confirmed_at": recorded + timedelta(days=1)}
        if state == "retired":
            found |= {
                "retired_by_id": self.recorder.pk,
                "retired_at": recorded + timedelta(days=90),
                "retirement_reason": RETIREMENT,
            }
        return found

    def load_stories(self, places: list[Place], sources: list[Source], numbers: range) -> None:
        about = [self.pick(places) for _ in numbers]
        rows = [
            self.story(place, sources, number + self.stories_before)
            for place, number in zip(about, numbers, strict=True)
        ]
        Story.objects.bulk_create(rows)
        through = Story.communities.through
        through._base_manager.bulk_create(
            [through(story_id=row.pk, community_id=place.community) for row, place in zip(rows, about, strict=True)]
        )
        bylines = [
            Byline(story=row, contributor=self.pick(self.contributors), role="reporter")
            for row in rows
            if row.origin == "original"
        ]
        Byline.objects.bulk_create(bylines)
        self.load_revisions(rows, about, {byline.story_id: [byline] for byline in bylines})
        self.note(len(rows))

    def load_revisions(self, stories: list[Story], about: list[Place], bylines: dict[int, list[Byline]]) -> None:
        """What is public, or was, has the revision that residents read; nobody reviewed these, and they say so."""
        once_public = [(row, place) for row, place in zip(stories, about, strict=True) if row.published_at]
        revisions = []
        for row, place in once_public:
            signed = bylines.get(row.pk, [])
            content = document_of(row, communities=[place.community], tags=[], bylines=signed, citations=[])
            revisions.append(
                Revision(
                    story=row,
                    number=1,
                    content=content,
                    sha256=digest(content),
                    is_from_before=True,
                    submitted_at=row.published_at,
                    entered_at=row.published_at,
                    published_at=row.published_at,
                    state=row.state,
                )
            )
        Revision.objects.bulk_create(revisions)
        of_story = Revision.objects.filter(story=OuterRef("pk")).values("pk")[:1]
        Story.objects.filter(pk__in=[row.pk for row, _place in once_public]).update(revision=Subquery(of_story))

    def story(self, place: Place, sources: list[Source], number: int) -> Story:
        day = self.day()
        _kind, _series, _occasion, what = self.occupation(day)
        origin = self.pick(["original", "original", "compiled", "reprint"])
        state = self.pick(["published"] * 17 + ["draft", "draft", "withdrawn"])
        told = {
            "place": place.name,
            "what": what,
            "day": f"{day.month}月{day.day}日",
            "many": self.chance.randint(2, 24) * 10,
        }
        sentences = [
            sentence.format(person=f"{self.pick(words.SURNAMES)}{self.pick(['阿姨', '叔', '伯', '姐'])}", **told)
            for sentence in [words.SENTENCES[0], *self.chance.sample(words.SENTENCES[1:], 4)]
        ]
        body = from_text(
            "\n\n".join([sentences[0], self.pick(words.HEADINGS), "".join(sentences[1:3]), "".join(sentences[3:])])
        )
        reading = words.title_reading(what)[:30].rstrip("-")
        return Story(
            title=self.pick(words.TITLES).format(**told),
            slug=f"{reading}-{words.readings(place.base)[0][:20]}-{number + 1}",
            origin=origin,
            reprint_title=self.pick(words.TITLES).format(**told) if origin == "reprint" else "",
            reprint_author=f"{self.pick(words.SURNAMES)}{self.pick(words.GIVEN)}" if origin == "reprint" else "",
            source_id=None if origin == "original" else self.pick(sources).pk,
            body=body,
            anchors_used=highest_numbers(body),
            written_by_id=self.recorder.pk,
            state=state,
            published_at=None if state == "draft" else self.moment(day + timedelta(days=2)),
        )

    def contributor(self, number: int) -> Contributor:
        name = self.pick(words.SURNAMES) + self.pick(words.GIVEN)
        return Contributor.objects.get_or_create(name=name, kind="person")[0]

    # Chances

    def pick(self, choices):
        return choices[int(self.chance.random() * len(choices))]

    def day(self) -> date:
        return LAST_DAY - timedelta(days=int(self.chance.random() * DAYS))

    def moment(self, day: date) -> datetime:
        seconds = int(self.chance.random() * 9 * 3600)
        return datetime(day.year, day.month, day.day, 1, tzinfo=UTC) + timedelta(seconds=seconds)  # from 9 o'clock here


def sizes(total: int) -> Iterator[int]:
    for begin in range(0, total, BATCH):
        yield min(BATCH, total - begin)


def account(username: str, name: str) -> User:
    """Nobody's account: statements must be recorded and confirmed by two people, and nobody can log in as these."""
    user, is_new = User.objects.get_or_create(username=username, defaults={"name": name, "is_active": False})
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def gather_statistics() -> None:
    """What PostgreSQL does by itself some minutes later; until then it would plan for empty tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
