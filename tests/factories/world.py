"""Two districts with streets, one row of every scoped kind in each community, people of every role in each place."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import CommunityWordingHit, Notice, PreviewLink, Remark, WordingTerm
from portal.accounts.roles import OF_A_DISTRICT, Role
from tests.factories.articles import BylineFactory, CitationFactory, StoryFactory
from tests.factories.communities import (
    ActivityFactory,
    AliasFactory,
    CommunityFactory,
    ContactCardFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    DistrictFactory,
    DutyFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    InstitutionFactory,
    IntakeFactory,
    ListingFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    ProposalFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
)
from tests.factories.newsroom import submitted
from tests.factories.pictures import PictureFactory
from tests.factories.portal import UserFactory, grant


@dataclass
class Place:
    """One street with one community; `rows` has one row of every kind, none of them public unless asked for."""

    street: Any
    community: Any
    rows: list[Any] = field(default_factory=list)


def fill(street, *, canary="", state="draft", statement_state="waiting", author=None):
    """A community in `street` with everything; the words that staff would see carry `canary`."""
    by = {"recorded_by": author} if author else {}
    community = CommunityFactory(street=street, name=f"{canary}{street.name}社区", state=state)
    here, waits = {"community": community}, {"community": community, "state": statement_state, **by}
    person = PersonFactory(name=f"{canary}人", community=community)
    source = SourceFactory(title=f"{canary}来源", street=street, recorded_by=author)
    institution = InstitutionFactory(name=f"{canary}议事厅", kind_code="council_hall", **waits)
    card = ContactCardFactory(address=f"{canary}路", phone="13812345678", **here)
    activity = ActivityFactory(name=f"{canary}讲", **waits)
    picture = PictureFactory(alt=f"{canary}图", scope=street.pk, uploaded_by=author)
    story = StoryFactory(title=f"{canary}报道", state=state, communities=[community], written_by=author)
    fact = FactFactory(text="约4801人", subtype=canary[:20], **waits)
    read = SourceFactory(title=f"{canary}报道来源", street=street, recorded_by=author)
    intake = IntakeFactory(source=read, street=street, district=street.district, recorded_by=author)
    proposal = ProposalFactory(community=community, intake=intake)
    term = WordingTerm.objects.order_by("pk").first()
    rows = [
        *(community, person, source, institution, card, activity, picture, story, fact, read, intake, proposal),
        AliasFactory(name=f"{canary}别名", **here),
        EstateFactory(name=f"{canary}新村", **here),
        ShowcaseFactory(title=f"{canary}称号", **here),
        DutyFactory(card=card, person=person, duty=f"{canary}值班"),
        activity.pictures.create(picture=picture),
        story.held_pictures.create(picture=picture),
        *on_its_road(community, canary, author),
        story.wording_hits.create(term=term, anchor="p1"),
        CommunityWordingHit.objects.create(term=term, community=community),
        BylineFactory(story=story),
        CitationFactory(story=story, fact=fact, anchor="p2", caption=canary),
        RecognitionFactory(quote=f"“{canary}”"[:40], **waits),
        ListingFactory(open_ending=f"{canary}等", **waits),
        CouncilPartyFactory(institution=institution, name=f"{canary}方", state=statement_state, **by),
        FacilityFactory(name=f"{canary}图书室", **waits),
        TeamFactory(name=f"{canary}舞蹈队", **waits),
        ProgrammeFactory(name=f"{canary}做法", **waits),
        DeclarationFactory(words=f"{canary}目标", **waits),
        TopicFactory(title=f"{canary}电梯", **waits),
        PortraitFactory(person=person, role=f"{canary}民警", **waits),
        FactFactory(community=None, street=street, text="约9901人", state=statement_state, subtype=canary[:20], **by),
    ]
    return Place(street, community, rows)


def on_its_road(community, canary, author):
    """A draft at its first review, with whatever hangs on a revision."""
    revision = submitted(title=f"{canary}稿", text=f"{canary}正文", communities=[community], by=author)
    writer = revision.signatures.get()
    remark = Remark.objects.create(revision=revision, words=f"{canary}留言", by=writer.person)
    until = timezone.now() + timedelta(days=3)
    link = PreviewLink.objects.create(
        revision=revision, token_digest=f"{revision.pk:064}", made_by=writer.person, expires_at=until
    )
    notice = Notice.objects.create(revision=revision, person=writer.person, kind="remark", state=revision.state)
    return [revision.draft, revision, writer, remark, link, notice]


def build_world(**how):
    """{"changgang", "xingang"} in district 440105 and {"tianhe"} in another, filled alike."""
    home, other = DistrictFactory(), DistrictFactory(code="440106", name="天河区")
    streets = {
        "changgang": StreetFactory(district=home, name="昌岗街道"),
        "xingang": StreetFactory(district=home, name="新港街道"),
        "tianhe": StreetFactory(district=other, name="天河南街道"),
    }
    return {name: fill(street, **how) for name, street in streets.items()}


def people_of(place):
    """Somebody of every role for this place: of its street, and of its district where a role is of no less."""
    found = {}
    for role in Role:
        scope = {"district": place.street.district} if role in OF_A_DISTRICT else {"street": place.street}
        found[role.value] = UserFactory()
        grant(found[role.value], role, **scope)
    return found
