"""Places that a report names: entered by who may enter such a place, and taken back while nothing hangs on them."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.importing import import_story
from communities.actions.proposals import (
    accept_place,
    accept_proposal,
    merge_proposal,
    reject_proposal,
    reopen_proposal,
)
from communities.deciding import next_for, progress_of
from communities.forms.proposals import form_of
from communities.forms.proposing import Sheet
from communities.intakes import Where
from communities.models import Community, Estate, Fact, Street
from portal.history.models import ChangeRecord, FieldChange, Verb
from tests.factories import (
    AliasFactory,
    CommunityFactory,
    DistrictFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)

REPORT = (
    "新港街海洋社区\n海洋社区位于新港西路南端，常住户数2287户。\n"
    "昌岗街穗花北社区\n穗花新村建于上世纪八十年代后期，穗花北社区总人口约4800人。\n"
)


@pytest.fixture
def superuser(db):
    return UserFactory(is_superuser=True)


@pytest.fixture
def intake(superuser):
    """A report in a district of which nothing is on record yet."""
    return import_story(REPORT, by=superuser, where=Where(DistrictFactory())).intake


def proposed(intake, kind, name):
    return next(row for row in intake.proposals.filter(kind=kind) if name in (row.content["value"], row.field))


def read(proposal, **changed):
    sheet = Sheet(proposal.intake)
    form = form_of(proposal, sheet, {**form_of(proposal, sheet).as_sent(), **changed})
    assert form.is_valid(), form.errors
    return form


def enter(proposal, by, **changed):
    form = read(proposal, **changed)
    return accept_place(proposal, entry=form.instance, corrected=form.corrected, by=by)


def enter_both(intake, by, name="海洋社区"):
    """The street and the community, as the report names them; returns the community."""
    enter(proposed(intake, "street", "新港街"), by)
    return enter(proposed(intake, "community", "海洋社区"), by, name=name)


def refused(action, *arguments, **named):
    with pytest.raises(PermissionDenied) as reason:
        action(*arguments, **named)
    return str(reason.value)


def test_a_report_is_taken_in_by_a_superuser_without_a_draft(superuser, recorder):
    where = Where(DistrictFactory())

    by_superuser = import_story(REPORT, by=superuser, where=where)
    by_admin = import_story(REPORT + "。", by=recorder, where=where)

    assert (by_superuser.story, by_admin.story.written_by) == (None, recorder)


def test_places_come_first_and_in_their_order(intake):
    told = [(row.kind, row.content["value"]) for row in intake.proposals.order_by("order")[:5]]

    assert told == [
        ("street", "新港街"),
        ("street", "昌岗街"),
        ("community", "海洋社区"),
        ("community", "穗花北社区"),
        ("estate", "穗花新村"),
    ]


def test_a_superuser_is_led_through_the_places_and_no_further(intake, superuser):
    entered, row = [], next_for(superuser, progress_of(intake))
    while row is not None:
        entered.append(str(enter(row, superuser)))
        row = next_for(superuser, progress_of(intake), row)

    assert entered == ["新港街道", "昌岗街道", "海洋社区", "穗花北社区", "穗花新村"]
    assert [row.slug for row in Street.objects.order_by("pk")] == ["xingang", "changgang"]
    assert [(row.slug, row.street.name, row.state) for row in Community.objects.order_by("pk")] == [
        ("haiyang", "新港街道", "draft"),
        ("suihuabei", "昌岗街道", "draft"),
    ]
    open_rows = intake.proposals.open()
    assert {row.community.name for row in open_rows} == {"海洋社区", "穗花北社区"}
    assert not Fact.objects.exists()


def test_each_place_leaves_its_lines(intake, superuser):
    enter(proposed(intake, "street", "新港街"), superuser)

    lines = ChangeRecord.objects.order_by("number")
    told = [(line.verb, line.target_type, line.by_id) for line in lines.filter(number__gt=lines.count() - 2)]
    assert told == [
        ("created", "communities.street", superuser.pk),
        ("changed", "communities.proposal", superuser.pk),
    ]


def test_a_superuser_decides_on_nothing_but_places(intake, superuser):
    figure = proposed(intake, "fact", "households")

    sentence = refused(reject_proposal, figure, by=superuser)

    assert sentence == (
        "超级管理员只建立街道、社区和小区，不采录内容。请区级管理员或这个街道的工作人员登录，"
        "在工作台首页“等我采录的报道”里接着定；没有定的都留着。"
    )


def test_who_may_not_enter_a_street_hears_who_can_and_nothing_is_lost(intake, recorder):
    street = proposed(intake, "street", "新港街")

    sentence = refused(enter, street, recorder)

    assert sentence == (
        "新街道只由超级管理员建立。请他登录，在工作台首页“等我采录的报道”里打开这一篇，按 A 建立；"
        "建好以后，这里接着定。报道和已经定的都留着，不用重新粘贴。"
    )
    assert not Street.objects.exists()
    assert not intake.proposals.decided().exists()
    assert intake.words == REPORT


def test_a_street_is_taken_back_while_nothing_hangs_on_it(intake, superuser):
    new = proposed(intake, "street", "新港街")
    enter(new, superuser)
    new.refresh_from_db()

    reopen_proposal(new, by=superuser)

    new.refresh_from_db()
    assert (new.state, Street.objects.count()) == ("open", 0)
    assert not intake.proposals.exclude(street=None).exists()
    removal = ChangeRecord.objects.get(verb=Verb.DELETED)
    assert (removal.target_type, removal.by_id) == ("communities.street", superuser.pk)
    assert FieldChange.objects.get(number=removal.number, field="name").before == "新港街道"


def test_a_community_is_taken_back_and_entered_once_more(intake, superuser):
    """Under a corrected name first; what the report says of it finds its way back both times."""
    community = enter_both(intake, superuser, name="海洋小区")
    new, figure = proposed(intake, "community", "海洋社区"), proposed(intake, "fact", "households")
    assert figure.community == community

    reopen_proposal(new, by=superuser)

    figure.refresh_from_db()
    assert (figure.community, figure.home_name, figure.street.name) == (None, "海洋社区", "新港街道")
    new.refresh_from_db()
    again = enter(new, superuser)
    figure.refresh_from_db()
    assert (figure.community, again.name, again.slug) == (again, "海洋社区", "haiyang")


def homes(intake, name):
    """Where the open proposals lie that the report tells of a community."""
    told = [row for row in intake.proposals.open() if (row.content.get("owner") or {}).get("name") == name]
    return {row.community and (row.community.name, row.community.street.name, row.street_id) for row in told}


def test_a_community_in_another_street_than_the_report_says_has_its_figures(intake, superuser):
    right = StreetFactory(district=intake.district, name="南洲街道")
    enter(proposed(intake, "street", "新港街"), superuser)

    enter(proposed(intake, "community", "海洋社区"), superuser, street=right.pk)

    assert homes(intake, "海洋社区") == {("海洋社区", "南洲街道", right.pk)}


def test_a_community_that_is_taken_for_one_of_another_street_has_its_figures(intake, superuser, recorder):
    known = CommunityFactory(name="海洋社区", street=StreetFactory(district=intake.district, name="南洲街道"))
    enter(proposed(intake, "street", "新港街"), superuser)
    new = proposed(intake, "community", "海洋社区")

    merge_proposal(new, into=known, by=recorder)
    merged = homes(intake, "海洋社区")
    reopen_proposal(new, by=recorder)

    assert (merged, homes(intake, "海洋社区")) == ({("海洋社区", "南洲街道", known.street_id)}, {None})


def test_a_street_that_is_taken_for_another_is_untied_when_that_is_taken_back(intake, superuser):
    known = StreetFactory(district=intake.district, name="南洲街道")
    new = proposed(intake, "street", "新港街")
    before = set(intake.proposals.open().values_list("home_street", "street"))

    merge_proposal(new, into=known, by=superuser)
    between = set(intake.proposals.open().values_list("home_street", "street"))
    reopen_proposal(new, by=superuser)

    assert between == {("南洲街道", known.pk), ("昌岗街", None)}
    assert set(intake.proposals.open().values_list("home_street", "street")) == before


def test_a_street_with_a_community_stays(intake, superuser):
    enter_both(intake, superuser)
    new = proposed(intake, "street", "新港街")

    sentence = refused(reopen_proposal, new, by=superuser)

    assert sentence == "“新港街道”已经用上了：社区 1 条。先处理这些，才能撤销。"
    assert Street.objects.exists()


def test_a_community_with_a_waiting_figure_stays(intake, superuser, recorder):
    enter_both(intake, superuser)
    figure = proposed(intake, "fact", "households")
    accept_proposal(figure, draft=read(figure).instance, by=recorder)

    sentence = refused(reopen_proposal, proposed(intake, "community", "海洋社区"), by=recorder)

    assert sentence == "“海洋社区”已经用上了：事实 1 条。先处理这些，才能撤销。"


@pytest.mark.parametrize(
    ("hang", "what"),
    [
        (lambda community: AliasFactory(community=community, street=None), "别名 1 条"),
        (lambda community: Estate.objects.create(community=community, name="海洋新村"), "小区 1 条"),
        (lambda community: StoryFactory(communities=[community], state="draft"), "报道 1 条"),
    ],
    ids=["alias", "estate", "story"],
)
def test_whatever_hangs_on_a_community_keeps_it(intake, superuser, hang, what):
    hang(enter_both(intake, superuser))

    sentence = refused(reopen_proposal, proposed(intake, "community", "海洋社区"), by=superuser)

    assert sentence == f"“海洋社区”已经用上了：{what}。先处理这些，才能撤销。"
    assert Community.objects.exists()


def test_a_place_that_another_report_was_merged_into_stays(intake, superuser):
    new = proposed(intake, "street", "新港街")
    other = import_story("新港街海洋社区\n海洋社区常住户数2287户。", by=superuser, where=Where(intake.district)).intake
    street = enter(new, superuser)
    merge_proposal(proposed(other, "street", "新港街"), into=street, by=superuser)
    new.refresh_from_db()

    sentence = refused(reopen_proposal, new, by=superuser)

    assert sentence == "“新港街道”已经用上了：别的报道里并入它的 1 条。先处理这些，才能撤销。"


def test_a_place_that_somebody_edited_stays(client, intake, superuser):
    community = enter_both(intake, superuser)
    client.force_login(superuser)
    client.post(
        f"/admin/communities/community/{community.pk}/publish/",
        {"form_version": client.get(f"/admin/communities/community/{community.pk}/change/").context["version"]},
    )

    sentence = refused(reopen_proposal, proposed(intake, "community", "海洋社区"), by=superuser)

    assert sentence == "“海洋社区”建立以后有人改过，不在这里撤销；请在它自己的页面上修改或删除。"


def test_street_staff_do_not_take_a_community_back(intake, superuser):
    community = enter_both(intake, superuser)
    person = UserFactory(role="street_staff", role__street=community.street)

    sentence = refused(reopen_proposal, proposed(intake, "community", "海洋社区"), by=person)

    assert sentence == "社区建立以后，由区级管理员或超级管理员撤销；请与他们联系。"


def test_an_estate_is_taken_back(intake, superuser, recorder):
    enter(proposed(intake, "street", "昌岗街"), superuser)
    enter(proposed(intake, "community", "穗花北社区"), recorder)
    new = proposed(intake, "estate", "穗花新村")
    enter(new, recorder)
    new.refresh_from_db()

    reopen_proposal(new, by=recorder)

    assert not Estate.objects.exists()


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("street", "新港街", "新港街海洋社区"),
        ("community", "海洋社区", "新港街海洋社区"),
        ("street", "昌岗街", "昌岗街穗花北社区"),
    ],
)
def test_a_place_is_shown_in_the_one_sentence_that_names_it(intake, kind, name, sentence):
    at = proposed(intake, kind, name).content["sentence"]

    assert REPORT[at["start"] : at["end"]] == sentence
