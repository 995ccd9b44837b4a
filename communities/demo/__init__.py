"""A believable 海珠区, built by the same actions that staff use, so the demonstration obeys every rule.

What is said of the two communities comes from one newspaper report, clause by clause; nothing is added to it. Safe to
run again: what is there stays as it was edited.
"""

from communities.actions.entries import save_entry
from communities.actions.places import designate_showcase, publish_community
from communities.actions.statements import confirm_statement, record_statement
from communities.demo import district, haiyang, suihuabei
from communities.demo.offsets import OFFSETS
from communities.demo.streets import STREETS
from communities.enums import AliasKind, CreditRole, PublicationBasis
from communities.models import (
    Alias,
    Award,
    AwardLevel,
    Community,
    District,
    HonourStatus,
    Indicator,
    InstitutionKind,
    Person,
    Showcase,
    Source,
    Street,
)

REPORT = {
    "description": "关于海珠区穗花北、海洋两个社区的报道（无标题、无日期）",
    "is_undated": True,
    "credits": [
        {"role": CreditRole.REPORTER, "name": "廖靖文"},
        {"role": CreditRole.CORRESPONDENT, "name": "穗文明"},
    ],
    # Offsets count characters of the report as it reached us; the report itself is not ours to keep.
    "text_length": 2256,
    "text_digest": "6b93bdf2cb5ae9349b2ddd54f7e73fd0c6490156d3fbd912bccf0dc785d65a91",
}
MODELS_CITED = "昌岗街穗花北社区和新港街海洋社区就是其中的优秀代表"


class Demonstration:
    """Records as one person and confirms as another, as the rules ask."""

    def __init__(self, *, recorder, confirmer):
        self.recorder, self.confirmer = recorder, confirmer

    def load(self):
        self.district = self.load_district()
        self.report = Source.objects.filter(description=REPORT["description"]).first() or self.enter(Source(**REPORT))
        for order, content in enumerate((suihuabei, haiyang), 1):
            street = Street.objects.get(code=content.STREET)
            if not Community.objects.filter(street=street, name=content.COMMUNITY["name"]).exists():
                self.load_community(content, street, order)

    def load_district(self):
        existing = District.objects.filter(code="440105").first()
        place = existing or self.enter(District(name="海珠区", code="440105", city="广州市"))
        for code, name in STREETS:
            if not Street.objects.filter(code=code).exists():
                street = self.enter(Street(district=place, name=name, code=code))
                Alias.objects.create(street=street, name=street.short_name, kind=AliasKind.SPOKEN)
        return place

    def load_community(self, content, street, order):
        community = self.enter(Community(street=street, prose_source=self.report, **content.COMMUNITY))
        community.tags.add(*content.TAGS)
        name = f"{community.name}居委会"
        Alias.objects.create(community=community, name=name, kind=AliasKind.COMMITTEE)
        content.tell(self, community)
        if order == 1:
            district.tell(self, self.district)
        publish_community(community, by=self.recorder)
        showcase = Showcase(
            community=community,
            title="优秀代表",
            called_by=self.report.display_name,
            order=order,
            source=self.report,
            citation=MODELS_CITED,
        )
        designate_showcase(showcase, by=self.recorder)

    def enter(self, entry):
        return save_entry(entry, by=self.recorder)

    def state(self, model, quote, *, tags=(), speakers=(), **content):
        """Record and confirm one statement of the report, quoted by the clause that makes it."""
        start = OFFSETS[quote]
        draft = model(source=self.report, quote=quote, quote_start=start, quote_end=start + len(quote), **content)
        statement = confirm_statement(record_statement(draft, by=self.recorder), by=self.confirmer)
        if tags:
            statement.tags.add(*tags)
        if speakers:
            statement.speakers.set(speakers)
        return statement

    def indicator(self, code):
        return Indicator.objects.get(code=code)

    def institution_kind(self, code):
        return InstitutionKind.objects.get(code=code)

    def status(self, code):
        return HonourStatus.objects.get(code=code)

    def award(self, level, breaks, *, inferred=False):
        title = breaks.replace("|", "")
        return Award.objects.filter(title=title).first() or self.enter(
            Award(
                title=title,
                breaks=breaks if "|" in breaks else "",
                level=AwardLevel.objects.get(code=level),
                is_level_inferred=inferred,
            )
        )

    def person(self, name, community):
        """Somebody whom the report names; that report is the basis on which the site names them."""
        return Person.objects.filter(name=name, community=community).first() or self.enter(
            Person(name=name, community=community, basis=PublicationBasis.PUBLIC_REPORT, basis_source=self.report)
        )
