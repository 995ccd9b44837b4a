"""What a check found, one finding a number, title or name, for a person to look at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.enums import CheckKind, CheckResult


@dataclass(frozen=True)
class Finding:
    """One thing compared. ``start`` and ``end`` are code points in the text of the block ``anchor``.

    ``anchor`` is "title" or "deck" for those. ``recorded`` is what the record (or another place of the story) has,
    ``place`` whose it is; "" where there is nothing. ``blocks``: may be approved only with a written reason.
    """

    kind: CheckKind
    result: CheckResult
    anchor: str
    start: int
    end: int
    said: str
    recorded: str = ""
    place: str = ""
    advice: str = ""
    blocks: bool = False


@dataclass(frozen=True)
class Report:
    """All findings of one story, as they stand in its text."""

    findings: tuple[Finding, ...] = field(default_factory=tuple)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What contradicts the record or the story itself: approved only with a written reason."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each result, for the head of the table."""
        found = Counter(finding.result.value for finding in self.findings)
        return {result.value: found[result.value] for result in CheckResult}

    def worst_first(self) -> list[Finding]:
        """What contradicts before what is open before what agrees; among those in the order of the text."""
        return sorted(self.findings, key=lambda finding: _RANK[finding.result])


_RANK = {CheckResult.BAD: 0, CheckResult.WAIT: 1, CheckResult.OK: 2}


def report_of(findings: Iterable[Finding], anchors: Iterable[str]) -> Report:
    """The findings in the order of the text; ``anchors`` are those of its blocks in order."""
    order = {anchor: place for place, anchor in enumerate(anchors)}
    return Report(tuple(sorted(findings, key=lambda finding: (order[finding.anchor], finding.start, finding.end))))
