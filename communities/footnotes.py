"""Footnotes: every statement on a page gets the number of its source and clause; equal ones share a number."""

from dataclasses import dataclass, field

from communities.models import Source


@dataclass(frozen=True)
class Footnote:
    number: int
    source: Source
    quote: str

    @property
    def anchor(self):
        return f"src-{self.number}"

    @property
    def shown_quote(self):
        """The clause in quotation marks; marks of its own become single ones inside (GB/T 15834)."""
        if self.quote.startswith("“") and self.quote.find("”") == len(self.quote) - 1:
            return self.quote
        return f"“{self.quote.replace('“', '‘').replace('”', '’')}”"


@dataclass
class Footnotes:
    """Numbers are given in the order in which the page asks for them."""

    by_clause: dict[tuple[int, str], Footnote] = field(default_factory=dict)

    def cite(self, source: Source, quote: str) -> Footnote:
        key = (source.pk, quote)
        if key not in self.by_clause:
            self.by_clause[key] = Footnote(number=len(self.by_clause) + 1, source=source, quote=quote)
        return self.by_clause[key]

    def __iter__(self):
        return iter(self.by_clause.values())

    def by_source(self):
        """(source, its footnotes) pairs, in the order in which the page first needed each source."""
        groups: dict[int, tuple[Source, list[Footnote]]] = {}
        for footnote in self:
            groups.setdefault(footnote.source.pk, (footnote.source, []))[1].append(footnote)
        return list(groups.values())

    def __len__(self):
        return len(self.by_clause)
