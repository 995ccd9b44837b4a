"""用稿统计: a story counts once, in the quarter of its first publication, for everybody who signed it."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from openpyxl import load_workbook

from articles import ledger_files
from articles.ledger import Asked, by_contributor, by_street, quarters, totals, used_stories
from articles.ledger_files import CSV, XLSX, take_away
from portal.access.viewer import looking_as
from portal.history.models import ChangeRecord, Verb
from portal.quarters import Quarter
from tests.factories import (
    BylineFactory,
    CommunityFactory,
    ContributorFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

Q4 = Quarter(2026, 4)
NOON = datetime(2026, 11, 5, 4, tzinfo=UTC)


def used(*signed, at=NOON, **columns):
    """A story of the fourth quarter; `signed` are (contributor, role)."""
    story = StoryFactory(published_at=at, **{"origin": "original", **columns})
    for contributor, role in signed:
        BylineFactory(story=story, contributor=contributor, role=role)
    return story


def people(asked=None):
    asked = asked or Asked(Q4)
    found = by_contributor(used_stories(asked), asked)
    return [(tally.row.name, tally.pieces, tally.withdrawn, dict(tally.roles)) for tally in found]


@pytest.fixture
def writer():
    return ContributorFactory(name="廖靖文")


def test_a_story_counts_once_for_each_who_signed_it_whatever_they_did(writer):
    office = ContributorFactory(name="穗文明", kind="pen_name")
    used((writer, "reporter"), (writer, "photographer"), (office, "correspondent"))
    used((writer, "reporter"))

    assert people() == [("廖靖文", 2, 0, {"记者": 2, "摄影": 1}), ("穗文明", 1, 0, {"通讯员": 1})]
    assert totals(used_stories(Asked(Q4))) == (2, 0)


def test_what_was_withdrawn_is_counted_and_told_apart_and_a_draft_is_not(writer):
    used((writer, "reporter"))
    used((writer, "reporter"), state="withdrawn")
    used((writer, "reporter"), state="draft", at=None)

    assert people() == [("廖靖文", 2, 1, {"记者": 2})]
    assert totals(used_stories(Asked(Q4))) == (2, 1)


@pytest.mark.parametrize(
    ("at", "count"),
    [
        (datetime(2026, 9, 30, 15, 59, 59, tzinfo=UTC), 0),
        (datetime(2026, 9, 30, 16, 0, tzinfo=UTC), 1),
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), 1),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), 0),
    ],
)
def test_a_quarter_begins_and_ends_at_midnight_in_guangzhou(writer, at, count):
    used((writer, "reporter"), at=at)

    assert totals(used_stories(Asked(Q4))) == (count, 0)


def test_another_name_of_a_writer_counts_for_the_writer(writer):
    other = ContributorFactory(name="靖文", counted_as=writer)
    used((writer, "reporter"), (other, "photographer"))
    used((other, "reporter"))

    assert people() == [("廖靖文", 2, 0, {"记者": 2, "摄影": 1})]
    assert people(Asked(Q4, contributor=writer)) == [("廖靖文", 2, 0, {"记者": 2, "摄影": 1})]


def test_one_contributor_is_asked_for_alone(writer):
    colleague = ContributorFactory(name="陈晓")
    used((writer, "reporter"), (colleague, "photographer"))
    used((colleague, "reporter"))

    asked = Asked(Q4, contributor=writer)

    assert people(asked) == [("廖靖文", 1, 0, {"记者": 1})]
    assert totals(used_stories(asked)) == (1, 0)


def test_a_story_about_two_streets_counts_for_each_and_once_in_all():
    changgang, xingang = StreetFactory(name="昌岗街道"), StreetFactory(name="新港街道")
    here, next_door, there = (CommunityFactory(street=street) for street in (changgang, changgang, xingang))
    used(communities=[here, next_door, there])
    used(communities=[there], state="withdrawn")

    found = [(tally.row.name, tally.pieces, tally.withdrawn) for tally in by_street(used_stories(Asked(Q4)))]

    assert found == [("新港街道", 2, 1), ("昌岗街道", 1, 0)]
    assert totals(used_stories(Asked(Q4))) == (2, 1)
    assert totals(used_stories(Asked(Q4, street=changgang))) == (1, 0)


def test_who_is_counted_as_somebody_is_one_step_away(writer):
    other = ContributorFactory(name="靖文", counted_as=writer)

    with pytest.raises(ValidationError, match="请直接选那一位"):
        ContributorFactory.build(name="文", counted_as=other).full_clean()
    writer.counted_as = ContributorFactory(name="陈晓")
    with pytest.raises(ValidationError, match="请先把它们改归别人"):
        writer.full_clean()
    other.counted_as = other
    with pytest.raises(ValidationError):
        other.full_clean()


def test_the_quarters_reach_back_to_the_first_story():
    this = Quarter.of(timezone.localdate())
    used(at=this.previous.previous.start)

    assert quarters() == [this, this.previous, this.previous.previous]


# To take away


@pytest.fixture
def place():
    street = StreetFactory(name="昌岗街道")
    return street, CommunityFactory(street=street, name="穗花北社区")


def clerk(street, role="street_staff"):
    return UserFactory(role=role, role__street=street)


def csv_of(user, asked=None):
    taken = take_away(asked or Asked(Q4), CSV, by=user)
    text = taken.file.read().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_line_stands_for_each_story_and_each_who_signed_it(place, writer, settings):
    settings.BASE_URL = "https://wenming.example.cn"
    street, community = place
    other = ContributorFactory(name="靖文", counted_as=writer)
    story = used((writer, "reporter"), (other, "photographer"), communities=[community], title="邻里")
    used(communities=[community], title="撤了", state="withdrawn", at=datetime(2026, 10, 1, 4, tzinfo=UTC))

    heads, *lines = csv_of(clerk(street))

    assert heads == ["首次发布", "标题", "来稿方式", "社区", "街道", "作者", "署名", "身份", "状态", "网址"]
    about = ["本站采写", "穗花北社区", "昌岗街"]
    address = f"https://wenming.example.cn{story.get_absolute_url()}"
    assert lines == [
        ["2026-11-05", "邻里", *about, "廖靖文", "廖靖文、靖文", "记者、摄影", "公开", address],
        ["2026-10-01", "撤了", *about, "", "", "", "已撤稿", ""],
    ]


def test_what_a_spreadsheet_would_run_is_guarded_in_csv_and_whole_in_the_workbook(place):
    street, community = place
    used((ContributorFactory(name="=HYPERLINK(1)"), "reporter"), communities=[community], title="+1元的课")

    _heads, line = csv_of(clerk(street))
    book = load_workbook(take_away(Asked(Q4), XLSX, by=clerk(street)).file)

    assert (line[1], line[5]) == ("'+1元的课", "'=HYPERLINK(1)")
    cells = book["清单"][2]
    assert [(cells[1].value, cells[1].data_type), (cells[5].value, cells[5].data_type)] == [
        ("+1元的课", "s"),
        ("=HYPERLINK(1)", "s"),
    ]
    assert cells[0].value.date() == date(2026, 11, 5)


def test_the_workbook_has_the_tables_of_the_page(place, writer):
    street, community = place
    used((writer, "reporter"), communities=[community])
    used((writer, "editor"), communities=[community], state="withdrawn")

    book = load_workbook(take_away(Asked(Q4), XLSX, by=clerk(street)).file)

    assert book.sheetnames == ["清单", "按作者", "按街道"]
    assert [[cell.value for cell in row] for row in book["按作者"]] == [
        ["作者", "类别", "用稿（篇）", "其中已撤稿", "身份"],
        ["廖靖文", "个人", 2, 1, "记者1、编辑1"],
    ]
    assert [[cell.value for cell in row] for row in book["按街道"]][1] == ["昌岗街", 2, 1]


def test_names_with_rare_characters_and_control_characters_are_written(place):
    street, community = place
    used((ContributorFactory(name="𠮷䶮\x0b"), "reporter"), communities=[community])

    book = load_workbook(take_away(Asked(Q4), XLSX, by=clerk(street)).file)

    assert book["按作者"]["A2"].value == "𠮷䶮"


def test_an_export_leaves_a_line_with_its_number_of_rows_and_no_names(place, writer):
    street, community = place
    used((writer, "reporter"), communities=[community])
    user = clerk(street)

    take_away(Asked(Q4, street=street), XLSX, by=user)

    line = ChangeRecord.objects.get(verb=Verb.EXPORTED)
    assert (line.by_id, line.target_type, line.target_id) == (user.pk, "articles.story", "")
    assert line.details == {"rows": 1, "quarter": "2026Q4", "file": "xlsx", "street": street.pk}


def test_nobody_takes_away_another_streets_stories(place):
    street, community = place
    elsewhere = CommunityFactory(street=StreetFactory(name="新港街道"))
    used(communities=[community], title="这里的")
    used(communities=[elsewhere], title="那里的")
    used(communities=[community, elsewhere], title="两处的")

    lines = csv_of(clerk(street))[1:]

    assert sorted(line[1] for line in lines) == ["两处的", "这里的"]
    assert {line[4] for line in lines} == {"昌岗街"}


def test_a_reporter_of_one_street_takes_away_nothing_of_it(place):
    """They see its stories; a role in another street that may export does not reach here."""
    street, community = place
    used(communities=[community])
    person = UserFactory(role="reporter", role__street=street)

    with looking_as(person):
        assert totals(used_stories(Asked(Q4))) == (1, 0)
    assert csv_of(person)[1:] == []


def test_too_much_for_one_file_is_refused_and_leaves_no_line(place, writer, monkeypatch):
    street, community = place
    monkeypatch.setattr(ledger_files, "MOST_ROWS", 1)
    for _n in range(2):
        used((writer, "reporter"), communities=[community])

    with pytest.raises(ValidationError) as refused:
        take_away(Asked(Q4), CSV, by=clerk(street))

    assert refused.value.messages == ["这一部分超过 1 行，请按街道分开导出。"]
    assert not ChangeRecord.objects.filter(verb=Verb.EXPORTED).exists()
