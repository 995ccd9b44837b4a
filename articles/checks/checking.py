"""One story against the record: what the review desk shows as 数字与人名核对."""

from collections.abc import Iterable, Iterator, Sequence

from articles.body import Block
from articles.checks.figures import check_figures, no_longer_said
from articles.checks.honours import check_honours
from articles.checks.manuscript import Manuscript, passages_of
from articles.checks.names import Spoken, check_names, find_names
from articles.checks.numbers import find_numbers
from articles.checks.records import Records, known_places, read_records
from articles.checks.repeats import repeats
from articles.checks.report import Finding, Report, report_of
from articles.checks.words import check_wording
from articles.enums import CheckKind
from articles.wording import wording_of_today
from communities.models import Community


def check_story(title: str, deck: str, body: Sequence[Block], communities: Iterable[Community]) -> Report:
    """Compare every number, name and honour of a story with the record of its communities and with itself.

    It asks the database the same number of questions whatever the story holds, and writes nothing.
    """
    passages = passages_of(title, deck, body)
    places = known_places(communities)
    manuscript = Manuscript(passages, places.names)
    spoken = find_names(manuscript)
    records = read_records(places, [one.name for one in spoken if one.is_person])
    findings = [*compare(manuscript, spoken, records), *check_wording(passages, wording_of_today())]
    return report_of(findings, [passage.anchor for passage in passages])


def compare(manuscript: Manuscript, spoken: list[Spoken], records: Records) -> Iterator[Finding]:
    """All findings on a manuscript, given what is on record: without the database."""
    numbers = find_numbers(manuscript)
    yield from check_figures(numbers, records.figures)
    yield from repeats(numbers)
    yield from no_longer_said(manuscript.passages, records.descriptions)
    names = check_names(manuscript, spoken, records)
    yield from names
    misspelt = {(finding.anchor, finding.start) for finding in names if finding.kind == CheckKind.HONOUR}
    for finding in check_honours(manuscript, records.honours):
        if (finding.anchor, finding.start) not in misspelt:  # told by its spelling already
            yield finding
