"""Every form of the desk notices who saved first; buttons and new rows that are sent twice count once."""

import pytest
from django.contrib import admin
from taggit.models import Tag

from articles.models import Story
from communities.admin.accounts import StewardshipAdmin
from communities.admin.statements import StatementAdmin
from communities.models import Community, Estate
from portal.accounts.models import User
from portal.history.admin import ChangeRecordAdmin
from portal.history.models import ChangeRecord
from portal.site.models import SiteSettings
from portal.versions.admin import VersionedAdmin
from tests.factories import (
    CommunityFactory,
    ContributorFactory,
    EstateFactory,
    FactFactory,
    PersonFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, submit
from tests.factories.pictures import PictureFactory
from tests.portal.site.test_desk import ROWS, WRITTEN_ELSEWHERE, address, ids
from tests.portal.versions.screens import opened, page_of, typed_again

# Every form of the desk

READ_ONLY = (StatementAdmin, ChangeRecordAdmin, StewardshipAdmin)
EDITED_IN_PLACE = [
    model
    for model in ROWS
    if isinstance(admin.site._registry[model], VersionedAdmin)
    and not isinstance(admin.site._registry[model], READ_ONLY)
]


@pytest.mark.parametrize("model", EDITED_IN_PLACE, ids=ids)
def test_a_form_that_nobody_touched_differs_in_nothing(desk, model):
    """Whatever stands in a form comes back as it is stored: otherwise every conflict would show false differences."""
    row = ROWS[model]()
    fields = opened(desk, row)

    answer = desk.post(page_of(row), {**fields, "form_version": "0-old"})

    assert answer.status_code == 302


EDITED = {
    Community: ("summary", CommunityFactory),
    Story: ("title", lambda: StoryFactory(state="draft")),
    SiteSettings: ("name", lambda: SiteSettings.objects.create(pk=1, name="旧名")),
    User: ("name", UserFactory),
    Tag: ("name", lambda: Tag.objects.create(name="议事")),
    Estate: ("name", EstateFactory),
}
MORE = [
    (StreetFactory, "name"),
    (SourceFactory, "title"),
    (PersonFactory, "name"),
    (PictureFactory, "alt"),
    (ContributorFactory, "name"),
]


@pytest.mark.parametrize(("factory", "name"), [*((make, name) for name, make in EDITED.values()), *MORE])
def test_every_form_notices_that_somebody_else_saved_first(desk, other, factory, name):
    row = factory()
    mine = opened(desk, row)
    submit(other, page_of(row), **{name: "她的"})

    answer = desk.post(page_of(row), {**mine, name: "我的"})

    row.refresh_from_db()
    assert (answer.status_code, getattr(row, name)) == (409, "她的")


def test_every_page_that_edits_carries_a_version(desk):
    """The list of forms above is complete: who registers another admin gives it versions too."""
    bare = []
    for model in ROWS:
        if model not in WRITTEN_ELSEWHERE:
            fields = FormReader(desk.get(address(model, "add")).text).fields
            if not fields.get("form_once", [""])[0]:
                bare.append(model.__name__)

    assert bare == []


# Buttons


@pytest.mark.parametrize(("verb", "state"), [("publish", "draft"), ("withdraw", "published")])
def test_a_button_does_not_act_on_what_changed_since_its_page_was_opened(desk, other, verb, state):
    community = CommunityFactory(state=state)
    button = {"form_version": opened(desk, community)["form_version"][0]}
    submit(other, page_of(community), summary="她的介绍")

    answer = desk.post(page_of(community).replace("change", verb), button, follow=True)

    community.refresh_from_db()
    assert community.state == state
    assert ["刚才的操作没有执行" in str(message) for message in answer.context["messages"]] == [True]


def test_a_button_pressed_twice_counts_once(desk):
    community = CommunityFactory(state="draft")
    button = {"form_version": opened(desk, community)["form_version"][0]}

    answers = [desk.post(page_of(community).replace("change", "publish"), button) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert ChangeRecord.objects.count() == 1


def test_a_confirmation_sent_twice_counts_once(client, confirmer):
    client.force_login(confirmer)
    fact = FactFactory(state="waiting")
    button = {"form_version": client.get(page_of(fact)).context["version"]}

    answers = [client.post(page_of(fact).replace("change", "confirm"), button) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [line.verb for line in ChangeRecord.objects.all()] == ["confirmed"]


# New rows


def test_a_new_row_sent_twice_is_kept_once_and_found_the_second_time(desk):
    street = StreetFactory()
    form = FormReader(desk.get(address(Community, "add")).text).fields
    form = {**form, "street": street.pk, "name": "海幢社区"}

    answers = [desk.post(address(Community, "add"), form) for _ in range(2)]

    community = Community.objects.get()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[1]["Location"] == page_of(community)
    assert ChangeRecord.objects.count() == 1


def test_a_refused_form_may_be_corrected_and_sent_again(desk):
    form = FormReader(desk.get(address(Community, "add")).text).fields
    refused = desk.post(address(Community, "add"), {**form, "name": "海幢社区"})

    kept = desk.post(address(Community, "add"), {**typed_again(refused), "street": StreetFactory().pk})

    assert (refused.status_code, kept.status_code) == (200, 302)
    assert Community.objects.count() == 1
