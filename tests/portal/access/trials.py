"""For every line of the matrix whose object exists: a row, the attempt by the address of the desk, and its effect."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client
from taggit.models import Tag

from articles.enums import CheckItem
from articles.models import Story
from articles.signing import seen_of
from communities.actions.places import publish_community
from communities.forms.proposals import form_of
from communities.forms.proposing import Sheet
from communities.models import AwardLevel, Fact, Recognition, Stewardship, Street, Topic
from portal.access.viewer import everywhere
from portal.history.models import ChangeRecord, Verb
from portal.quarters import Quarter
from portal.site.models import SiteSettings
from tests.factories import (
    BylineFactory,
    CommunityFactory,
    ContactCardFactory,
    FacilityFactory,
    FactFactory,
    PersonFactory,
    ProposalFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StoryFactory,
    TopicFactory,
    UserFactory,
    draft_of,
)
from tests.factories.articles import WordingTermFactory
from tests.factories.forms import FormReader, seen
from tests.factories.newsroom import bring_to, submitted, write_draft
from tests.factories.pictures import PictureFactory
from tests.factories.portal import grant

NEW = "新写的"


@dataclass(frozen=True)
class Trial:
    """`make(place, author, colleague)` gives a row, `act(attempt)` sends, `done(attempt)` tells whether it happened."""

    make: Callable
    act: Callable
    done: Callable
    reads: bool = False  # looking at something leaves no line
    by_author: bool = False  # the form is read by the author, where a superuser does not write


@dataclass
class Attempt:
    """One person before one row; `editor` is somebody who may, from whose page the fields of the form are read."""

    browser: Any
    editor: Any
    person: Any
    place: Any
    row: Any
    before: int = 0

    def address(self, page, model=None):
        meta = (model or self.row)._meta
        number = "" if page == "add" else f"{self.row.pk}/"
        return f"/admin/{meta.app_label}/{meta.model_name}/{number}{page}/"

    def fields(self, page, model=None):
        return FormReader(self.editor.get(self.address(page, model)).text).fields


def stored(attempt):
    return type(attempt.row)._base_manager.filter(pk=attempt.row.pk).first()


def changes(make, field, *, by_author=False, value=NEW, **columns):
    """A line that lets people edit rows of a kind in their form."""

    def act(attempt):
        return attempt.browser.post(attempt.address("change"), {**attempt.fields("change"), field: value, **columns})

    return Trial(make, act, lambda attempt: getattr(stored(attempt), field) == value, by_author=by_author)


def presses(make, verb, done, **columns):
    """A line that lets people press a button."""

    def act(attempt):
        return attempt.browser.post(attempt.address(verb), {**seen(attempt.row), **columns})

    return Trial(make, act, done)


def records(kind, build):
    """A line that lets people record a statement; `build(place)` is the draft that their form holds."""
    model = kind._meta.model

    def make(place, author, colleague):
        return build(place)

    def act(attempt):
        draft, typed = attempt.row, {}
        for field in model._meta.concrete_fields:
            value = getattr(draft, field.attname)
            if field.editable and value not in (None, "", False):
                typed[field.name] = value
        attempt.before = model._base_manager.count()
        return attempt.browser.post(attempt.address("add"), typed)

    return Trial(make, act, lambda attempt: model._base_manager.count() == attempt.before + 1)


def opens(make, page):
    def act(attempt):
        attempt.answer = attempt.browser.get(page(attempt))
        return attempt.answer

    return Trial(make, act, lambda attempt: attempt.answer.status_code == 200, reads=True)


def change_page(attempt):
    return attempt.address("change")


def a_fact(state="waiting"):
    return lambda place, author, colleague: FactFactory(community=place.community, state=state, recorded_by=author)


def a_story(state="draft"):
    return lambda place, author, colleague: StoryFactory(
        state=state, communities=[place.community], written_by=author, origin="original"
    )


def a_role(place, author, colleague):
    person = UserFactory()
    grant(person, "reporter", street=place.street)
    return Stewardship._base_manager.get(person=person)


def accept_as_read(attempt):
    """The button, with the fields of the page as nobody touched them; a superuser's page has none."""
    with everywhere():
        typed = form_of(attempt.row, Sheet(attempt.row.intake)).as_sent()
    return attempt.browser.post(attempt.address("accept"), typed)


def act_story(attempt):
    typed = {"title": NEW, "origin": "original", "text": "一段。", "communities": [attempt.place.community.pk]}
    return attempt.browser.post(attempt.address("add", Story), {**attempt.fields("add", Story), **typed})


def act_street(attempt):
    fields = attempt.fields("add", Street)
    typed = {"name": "新街道", "district": attempt.place.street.district_id}
    return attempt.browser.post(attempt.address("add", Street), {**fields, **typed})


def act_move(attempt):
    fields = {**attempt.fields("change"), "street": attempt.place.sister.pk}
    return attempt.browser.post(attempt.address("change"), fields)


def act_settings(attempt):
    SiteSettings.objects.get_or_create(pk=1)
    return attempt.browser.post(attempt.address("change"), {**attempt.fields("change"), "name": NEW})


def act_own_page(attempt):
    attempt.answer = attempt.browser.get("/admin/account/")
    return attempt.answer


def act_on_book(attempt):
    return attempt.browser.post(attempt.address("delete"), {"post": "yes"})


def a_line(place, author, colleague):
    return ChangeRecord.objects.filter(verb=Verb.GRANTED).order_by("pk").first()


# The newsroom


def a_finished_draft(place, author, colleague):
    return write_draft(by=author, communities=[place.community])


def a_revision(state="first"):
    """Written by the author; where it is further on its road, strangers passed it until there."""

    def make(place, author, colleague):
        revision = bring_to(submitted(by=author, communities=[place.community]), state)
        revision.reviewer = UserFactory()  # from whose page a form is read that most do not see
        grant(revision.reviewer, "first_reviewer", street=place.street)
        return revision

    return make


def presses_on(verb):
    return lambda attempt: attempt.browser.post(attempt.address(verb), seen(attempt.row))


def is_under_way(attempt):
    return attempt.row.submitted.under_way().exists()


def takes_back(attempt):
    draft = attempt.row.draft
    return attempt.browser.post(f"/admin/articles/story/{draft.pk}/takeback/", seen(draft))


def rewrites(attempt):
    draft, editor = attempt.row.draft, Client()
    editor.force_login(attempt.row.reviewer)
    address = f"/admin/articles/story/{draft.pk}/change/"
    return attempt.browser.post(address, {**FormReader(editor.get(address).text).fields, "title": NEW})


def decides(state, then):
    def act(attempt):
        sheet = {"seen": seen_of(attempt.row), "checklist": list(CheckItem.values)}
        return attempt.browser.post(attempt.address("approve"), sheet)

    return Trial(a_revision(state), act, state_is(then))


def state_is(state):
    return lambda attempt: stored(attempt).state == state


def a_community(place, author, colleague):
    return place.community


def a_public_community(place, author, colleague):
    """Of a draft, a reporter does not know yet."""
    publish_community(place.community, by=None)
    return place.community


def a_draft_community(place, author, colleague):
    return CommunityFactory(street=place.street, state="draft")


def a_story_by_somebody(place, author, colleague):
    story = StoryFactory(communities=[place.community], written_by=author, origin="original")
    BylineFactory(story=story)
    return story


def exports(attempt):
    typed = {"quarter": str(Quarter.of(attempt.row.published_on)), "street": attempt.place.street.pk, "file": "csv"}
    attempt.answer = attempt.browser.post("/admin/articles/contributor/ledger/export/", typed)
    return attempt.answer


def has_the_story_in_its_file(attempt):
    file = attempt.answer.getvalue().decode()
    logged = ChangeRecord.objects.filter(verb=Verb.EXPORTED, details__rows=1).exists()
    return attempt.answer.status_code == 200 and attempt.row.title in file and logged


TRIALS = {
    "page.view_unpublished": opens(a_story(), change_page),
    "page.list_and_search_staff": opens(
        a_story(), lambda attempt: f"/admin/articles/story/{attempt.row.pk}/change/?_changelist_filters=q"
    ),
    "page.export": Trial(a_story_by_somebody, exports, has_the_story_in_its_file),
    "page.history_and_compare": opens(a_story(), lambda attempt: attempt.address("history")),
    "street.create": Trial(
        lambda place, author, colleague: place.street,
        act_street,
        lambda attempt: Street._base_manager.filter(name="新街道").exists(),
    ),
    "street.edit": changes(lambda place, author, colleague: place.street, "name"),
    "community.create_or_edit": changes(a_community, "summary"),
    "community.move_to_other_street": Trial(
        a_community, act_move, lambda attempt: stored(attempt).street_id == attempt.place.sister.pk
    ),
    "community.delete": presses(
        a_draft_community, "delete", lambda attempt: stored(attempt).is_deleted, reason="重复录入"
    ),
    "award_activity.create_or_edit": records(
        Recognition, lambda place: draft_of(RecognitionFactory, community=place.community)
    ),
    "award_activity.publish": presses(
        lambda place, author, colleague: RecognitionFactory(
            community=place.community, state="waiting", recorded_by=author
        ),
        "confirm",
        state_is("published"),
    ),
    "fact.record": records(Fact, lambda place: draft_of(FactFactory, community=place.community)),
    "fact.confirm": presses(a_fact(), "confirm", state_is("published")),
    "fact.retire": presses(a_fact("published"), "retire", state_is("retired"), reason="过时了"),
    "source.create_or_edit": changes(
        lambda place, author, colleague: SourceFactory(street=place.street, recorded_by=author), "title"
    ),
    "proposal.accept_or_reject": Trial(
        lambda place, author, colleague: ProposalFactory(community=place.community),
        accept_as_read,
        lambda attempt: Fact._base_manager.filter(community=attempt.row.community_id, text="约4803人").exists(),
    ),
    "institution_facility_team_role.create_or_edit": records(
        FacilityFactory._meta.model, lambda place: draft_of(FacilityFactory, community=place.community)
    ),
    "contact_card.create_or_edit": changes(
        lambda place, author, colleague: ContactCardFactory(community=place.community), "address"
    ),
    "person.create_or_edit": changes(
        lambda place, author, colleague: PersonFactory(community=place.community), "name", value="李素芬"
    ),
    "council_topic.create_or_edit": records(Topic, lambda place: draft_of(TopicFactory, community=place.community)),
    "showcase.designate_or_end": changes(
        lambda place, author, colleague: ShowcaseFactory(community=place.community), "title"
    ),
    "tag_series_theme.create_or_edit": changes(
        lambda place, author, colleague: Tag.objects.create(name="志愿服务", slug="zhiyuanfuwu"), "name"
    ),
    "indicator_level_virtue.create_or_edit": changes(
        lambda place, author, colleague: AwardLevel.objects.order_by("pk").first(), "name"
    ),
    "wording_term.create_or_edit": changes(lambda place, author, colleague: WordingTermFactory(words="居委"), "reason"),
    "stewardship.grant_or_end": presses(a_role, "end", lambda attempt: stored(attempt).ended_at is not None),
    "story.create": Trial(
        a_public_community, act_story, lambda attempt: Story._base_manager.filter(title=NEW).exists(), by_author=True
    ),
    "story.edit": changes(a_story(), "title", by_author=True),
    "story.submit": Trial(a_finished_draft, presses_on("submit"), is_under_way),
    "story.withdraw": Trial(a_revision(), takes_back, state_is("taken_back")),
    "story.edit_as_new_revision": Trial(a_revision(), rewrites, lambda attempt: stored(attempt).state == "rewritten"),
    "story.first_review": decides("first", "second"),
    "story.second_review": decides("second", "final"),
    "story.final_review_publish": decides("final", "published"),
    "story.unpublish": presses(a_story("published"), "withdraw", state_is("withdrawn"), reason="内容有误"),
    "story.delete": presses(a_story(), "delete", lambda attempt: stored(attempt).is_deleted, reason="测试用的"),
    "photo.add_or_replace": changes(
        lambda place, author, colleague: PictureFactory(scope=place.street.pk, uploaded_by=author), "alt"
    ),
    "photo.view_of_unpublished": opens(
        lambda place, author, colleague: PictureFactory(scope=place.street.pk, uploaded_by=author), change_page
    ),
    "user.own_profile_password_sessions": Trial(
        a_community, act_own_page, lambda attempt: attempt.answer.status_code == 200, reads=True
    ),
    "audit.view": opens(a_line, change_page),
    "audit.change_or_delete": Trial(a_line, act_on_book, lambda attempt: stored(attempt) is None),
    "settings.change": Trial(
        lambda place, author, colleague: SiteSettings.objects.get_or_create(pk=1)[0],
        act_settings,
        lambda attempt: stored(attempt).name == NEW,
    ),
}
# Judged by the rank of the account, in tests of their own.
BY_RANK = {"user.list", "user.create_edit_disable", "user.reset_password_or_second_factor"}
PUBLIC = {"page.view_public"}
# Whoever holds the token, whatever their role: tests/articles/views/test_preview.py.
BY_TOKEN = {"page.preview_by_link"}
# Reference rows and those of no street: nobody's place, so that where somebody works is not asked.
OF_NO_PLACE = {
    "tag_series_theme.create_or_edit",
    "indicator_level_virtue.create_or_edit",
    "wording_term.create_or_edit",
    "audit.view",
    "audit.change_or_delete",
    "settings.change",
    "user.own_profile_password_sessions",
}

# Lines of what does not exist yet, each with names of models by which one would know that it does.
WAITING = {
    "mediation_case.view_or_edit": ("mediationcase", "mediation"),
    "correction_request.create": ("correctionrequest",),
    "correction_request.answer": ("correctionrequest",),
    **{
        f"nomination.{action}": ("nomination",)
        for action in (
            *("create", "status_by_receipt", "list_masked", "open_contact"),
            *("reject", "accept", "publish_person", "erase"),
        )
    },
    **{f"submission.{action}": ("submission", "contribution") for action in ("create", "read", "turn_into_story")},
    "import.run": ("import", "importbatch", "batch"),
    "import.undo": ("import", "importbatch", "batch"),
    "static.rebuild": ("sitebuild", "staticbuild", "build"),
}
