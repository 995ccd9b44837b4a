"""The desk as a whole: every page opens for who may see it, and the site's own settings leave their line."""

import pytest
from django.contrib import admin
from django.urls import reverse
from taggit.models import Tag

from articles.models import CommunityWordingHit, Contributor, Notice, Revision, Story, WordingHit, WordingTerm
from communities.models import (
    Activity,
    ActivityPicture,
    Award,
    AwardLevel,
    Community,
    ContactCard,
    CouncilParty,
    Declaration,
    District,
    Estate,
    Facility,
    Fact,
    HonourStatus,
    Indicator,
    IndicatorGroup,
    Institution,
    InstitutionKind,
    Intake,
    Listing,
    Person,
    Portrait,
    Programme,
    Proposal,
    Recognition,
    Series,
    Showcase,
    Source,
    Stewardship,
    Street,
    Team,
    Topic,
)
from portal.access.decisions import refusal, rows
from portal.access.scopes import scope_of
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.history import book
from portal.history.models import ChangeRecord, Verb
from portal.images.models import Picture
from portal.site.models import SiteSettings
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    ContactCardFactory,
    ContributorFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    DistrictFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    InstitutionFactory,
    ListingFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    ProposalFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.articles import WordingTermFactory
from tests.factories.forms import submit
from tests.factories.newsroom import submitted
from tests.factories.pictures import PictureFactory
from tests.factories.portal import grant

SETTINGS = "/admin/portal_site/sitesettings/1/change/"


def a_story_with_everything():
    story = CitationFactory().story
    BylineFactory(story=story)
    return story


def an_activity_with_everything():
    series = Series.objects.get(name="我们的节日")
    activity = ActivityFactory(series=series, occasion=series.occasions.get(name="中秋"), speakers=[PersonFactory()])
    activity.tags.add("议事")
    return activity


# One row of every kind that the desk shows.
ROWS = {
    SiteSettings: lambda: SiteSettings.objects.create(pk=1),
    Contributor: ContributorFactory,
    Story: a_story_with_everything,
    Award: AwardFactory,
    Recognition: RecognitionFactory,
    Listing: ListingFactory,
    Fact: FactFactory,
    IndicatorGroup: lambda: IndicatorGroup.objects.first(),
    Indicator: lambda: Indicator.objects.first(),
    AwardLevel: lambda: AwardLevel.objects.first(),
    HonourStatus: lambda: HonourStatus.objects.first(),
    District: DistrictFactory,
    Street: StreetFactory,
    Facility: FacilityFactory,
    Team: TeamFactory,
    Topic: TopicFactory,
    Institution: InstitutionFactory,
    InstitutionKind: lambda: InstitutionKind.objects.first(),
    CouncilParty: CouncilPartyFactory,
    Programme: ProgrammeFactory,
    Declaration: DeclarationFactory,
    Portrait: PortraitFactory,
    Series: lambda: Series.objects.first(),
    Activity: an_activity_with_everything,
    Estate: EstateFactory,
    Community: lambda: ContactCardFactory().community,
    ContactCard: ContactCardFactory,
    Showcase: ShowcaseFactory,
    Source: SourceFactory,
    Person: PersonFactory,
    Picture: PictureFactory,
    ActivityPicture: lambda: ActivityPicture.objects.create(activity=ActivityFactory(), picture=PictureFactory()),
    ChangeRecord: lambda: book.record(Verb.CHANGED, DistrictFactory(), by=None),
    Stewardship: lambda: grant(UserFactory(), "street_staff"),
    User: UserFactory,
    Tag: lambda: Tag.objects.create(name="议事"),
    WordingTerm: WordingTermFactory,
    WordingHit: lambda: WordingHit.objects.create(term=WordingTermFactory(), story=StoryFactory(), anchor="p1"),
    CommunityWordingHit: lambda: CommunityWordingHit.objects.create(
        term=WordingTermFactory(), community=CommunityFactory()
    ),
    Revision: submitted,
    Proposal: ProposalFactory,
}
# They have no page for adding.
WRITTEN_ELSEWHERE = {SiteSettings, ChangeRecord, Tag, Revision, Proposal, WordingHit, CommunityWordingHit}
LEADS_ON = {Notice, Intake}  # tests/articles/test_notices.py, tests/communities/admin/test_intakes.py


def address(model, page, *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def ids(model):
    return model.__name__


@pytest.fixture
def desk(client, superuser):
    client.force_login(superuser)
    return client


def test_every_kind_that_the_desk_shows_is_opened_below():
    assert set(admin.site._registry) == set(ROWS) | LEADS_ON


@pytest.mark.parametrize("model", ROWS, ids=ids)
def test_every_list_opens(desk, model):
    ROWS[model]()

    answer = desk.get(address(model, "changelist"), follow=True)

    assert answer.status_code == 200


@pytest.mark.parametrize("model", ROWS, ids=ids)
def test_every_list_can_be_searched(desk, model):
    ROWS[model]()

    answer = desk.get(address(model, "changelist"), {"q": "穗花 “<b>\u200b", "o": "-1"}, follow=True)

    assert answer.status_code == 200


@pytest.mark.parametrize("model", ROWS, ids=ids)
def test_every_page_for_adding_opens_where_there_is_one(desk, model):
    answer = desk.get(address(model, "add"))

    assert answer.status_code == (403 if model in {*WRITTEN_ELSEWHERE, Story, Contributor} else 200)


@pytest.mark.parametrize("model", ROWS, ids=ids)
def test_every_row_opens(desk, model):
    row = ROWS[model]()

    assert desk.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", ROWS, ids=ids)
def test_the_history_of_every_row_opens(desk, model):
    row = ROWS[model]()

    assert desk.get(address(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize("state", ["draft", "withdrawn", "published"])
def test_a_community_opens_in_every_state(desk, state):
    assert desk.get(address(Community, "change", CommunityFactory(state=state).pk)).status_code == 200


@pytest.mark.parametrize("state", ["waiting", "published", "retired"])
@pytest.mark.parametrize("factory", [FactFactory, RecognitionFactory, ListingFactory])
def test_a_statement_opens_in_every_state(desk, factory, state):
    statement = factory(state=state, replaces=factory(state="retired"))

    assert desk.get(address(type(statement), "change", statement.pk)).status_code == 200


@pytest.mark.parametrize("number", ["0", "99999999999999999999", "穗花", "1%00"])
@pytest.mark.parametrize("model", [Community, Fact, Story], ids=ids)
def test_a_row_that_does_not_exist_leads_back_to_the_front(desk, model, number):
    answer = desk.get(address(model, "changelist") + f"{number}/change/")

    assert answer.status_code in (302, 400, 404)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("model", ROWS, ids=ids)
def test_a_role_opens_exactly_what_it_may_see(client, db, role, model):
    user = UserFactory(role=role)
    client.force_login(user)
    row = ROWS[model]()
    may = not refusal(user, scope_of(model).view)

    sees = may and rows(user, scope_of(model).view, model._default_manager.filter(pk=row.pk)).exists()

    answers = [client.get(address(model, page, *of)) for page, of in (("changelist", []), ("change", [row.pk]))]

    assert [answer.status_code for answer in answers] == ([200, 200 if sees else 302] if may else [403, 403])


def test_the_front_of_the_desk_opens_for_every_role(client, db):
    for role in ("district_admin", "second_reviewer", ""):
        client.force_login(UserFactory(role=role))
        assert client.get("/admin/").status_code == 200


def test_a_resident_with_an_account_is_no_staff(client, db):
    client.force_login(UserFactory(is_staff=False))

    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"


# The site's own settings


def test_the_list_of_settings_leads_straight_to_the_one_row(desk):
    assert desk.get("/admin/portal_site/sitesettings/")["Location"] == SETTINGS


def test_saved_settings_stand_on_every_page_and_leave_a_line(desk, client, superuser):
    SiteSettings.objects.create(pk=1, is_demonstration=True)

    answer = submit(desk, SETTINGS, name="海珠文明社区", organiser="海珠区文明办")

    line = ChangeRecord.objects.get()
    assert answer.status_code == 302
    assert (line.verb, line.by_id, line.details) == ("changed", superuser.pk, {"fields": ["name", "organiser"]})
    assert "主办单位：海珠区文明办" in client.get("/").text
    assert SiteSettings.objects.get().is_demonstration


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"site_code": "440105"}, "site_code"),
        ({"email": "穗花"}, "email"),
        ({"phone": "1" * 41}, "phone"),
        ({"mourning_from_0": "2020-04-04", "mourning_from_1": "00:00:00"}, "__all__"),
        ({"mourning_from_0": "清明", "mourning_from_1": "00:00:00"}, "mourning_from"),
    ],
)
def test_settings_that_break_a_rule_are_refused_in_words(desk, typed, field):
    SiteSettings.objects.create(pk=1)

    answer = submit(desk, SETTINGS, **typed)

    assert list(answer.context["adminform"].form.errors) == [field]
    assert ChangeRecord.objects.count() == 0


def test_empty_settings_do_not_render(client, db):
    page = client.get("/").text

    assert "主办单位" not in page
    assert "待填写" not in page


def test_staff_are_shown_what_is_still_to_be_filled_in(desk):
    assert '主办单位：<span class="todo">〔待填写〕</span>' in desk.get("/").text


@pytest.mark.parametrize("role", Role.values)
def test_only_a_superuser_changes_the_settings(client, db, role):
    SiteSettings.objects.create(pk=1)
    client.force_login(UserFactory(role=role))

    assert client.post(SETTINGS, {"name": "改名"}).status_code == 403
    assert client.get("/admin/portal_site/sitesettings/").status_code == 403
    assert SiteSettings.objects.get().name == "文明社区"


@pytest.mark.parametrize("role", ["district_admin", "superuser"])
def test_nobody_writes_the_record_book_at_the_desk(client, db, role):
    client.force_login(UserFactory(is_superuser=True) if role == "superuser" else UserFactory(role=role))
    line = book.record(Verb.CHANGED, DistrictFactory(), by=None)

    answers = [
        client.post(address(ChangeRecord, "change", line.pk), {"note": "改"}),
        client.post(address(ChangeRecord, "delete", line.pk), {"post": "yes"}),
        client.post(address(ChangeRecord, "add"), {"note": "改"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert book.faults() == []


def test_the_record_book_names_people_as_they_are_called_today(desk, superuser):
    book.record(Verb.CHANGED, DistrictFactory(), by=superuser)
    superuser.name = "新名字"
    superuser.save()

    assert "新名字" in desk.get(address(ChangeRecord, "changelist")).text
