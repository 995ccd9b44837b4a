"""Terms of the wording list in a story that is still in work."""

from collections.abc import Iterable, Iterator

from articles.checks.manuscript import Passage, Span
from articles.checks.report import Finding
from articles.enums import CheckKind, CheckResult, WordingKind
from articles.wording import Wording

# 慎用 and 过时 are for somebody to weigh; the others are against a rule.
_RESULTS = {
    WordingKind.BANNED: CheckResult.BAD,
    WordingKind.STANDARD: CheckResult.BAD,
    WordingKind.CAREFUL: CheckResult.WAIT,
    WordingKind.OUTDATED: CheckResult.WAIT,
}


def check_wording(passages: Iterable[Passage], wording: Wording) -> Iterator[Finding]:
    """One finding for each use of a term; only what is banned asks for a written reason."""
    for passage in passages:
        for use in wording.find(passage.text):
            span, kind = Span(passage, use.start, use.end), WordingKind(use.term.kind)
            yield Finding(
                kind=CheckKind.WORDING,
                result=_RESULTS[kind],
                anchor=passage.anchor,
                start=use.start,
                end=use.end,
                said=span.words,
                place=str(kind.label),
                advice=use.term.hint,
                blocks=kind == WordingKind.BANNED,
            )
