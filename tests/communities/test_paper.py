"""What fits on paper: counted before it is printed, the rest left to the website and said to be."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.models import AwardLevel, Community, Indicator
from communities.paper import Board, Pocket, fit, fit_pages, lines, opening_of
from communities.profiles import build_profile
from tests.factories import (
    AwardFactory,
    CommunityFactory,
    ContactCardFactory,
    EstateFactory,
    FactFactory,
    RecognitionFactory,
    SourceFactory,
)


def sheet_of(kind, community):
    return kind(build_profile(Community.objects.with_place().with_showcase().get(pk=community.pk)))


def words_of(sheet):
    return [line.fact.text for line in sheet.figures]


@given(st.lists(st.integers(1, 30)), st.integers(0, 60))
def test_what_is_taken_fits_and_one_more_would_not(sizes, room):
    taken = fit(sizes, size_of=lambda size: size, room=room)

    assert taken == sizes[: len(taken)]
    assert sum(taken) <= room
    assert len(taken) == len(sizes) or sum(sizes[: len(taken) + 1]) > room


@given(st.lists(st.integers(1, 20)))
def test_nothing_is_cut_at_the_edge_of_two_pages(sizes):
    taken = fit_pages(sizes, lambda size: size, 16)

    first = fit(taken, size_of=lambda size: size, room=16)
    assert sum(taken[len(first) :]) <= 16


@given(st.text(max_size=200), st.integers(1, 40))
def test_lines_are_rounded_up_and_never_none(words, width):
    assert lines(words, width) == max(1, ceil(len(words) / width))


@pytest.mark.parametrize(
    ("text", "limit", "opening"),
    [
        ("", 10, ""),
        ("短短一句。", 10, "短短一句。"),
        ("第一句。第二句很长很长很长。", 10, "第一句。"),
        ("问一句？答一句！还有很长很长。", 9, "问一句？答一句！"),
        ("一句到底没有停顿的话", 5, ""),
        ("分\n行。", 10, "分 行。"),
    ],
)
def test_an_opening_ends_with_a_whole_sentence(text, limit, opening):
    assert opening_of(text, limit) == opening


def test_a_sheet_without_anything_is_still_a_sheet(db):
    sheet = sheet_of(Board, CommunityFactory())

    assert (sheet.figures, sheet.awards, sheet.awards_left, sheet.figures_left, sheet.duties) == ([], [], 0, 0, [])
    assert sheet_of(Pocket, CommunityFactory()).halves == [[], []]


def test_one_award_from_two_sources_hangs_once(db):
    community, award = CommunityFactory(), AwardFactory()
    for _ in range(2):
        RecognitionFactory(community=community, award=award, year=2019)

    assert len(sheet_of(Board, community).awards) == 1


def test_the_highest_awards_come_first_and_the_rest_are_counted(db):
    community, source = CommunityFactory(), SourceFactory()
    for number in range(30):
        level = AwardLevel.objects.get(code="district" if number else "province")
        RecognitionFactory(community=community, source=source, award=AwardFactory(level=level))

    for kind in (Board, Pocket):
        sheet = sheet_of(kind, community)
        assert sheet.awards[0][0].award.level.code == "province"
        assert 0 < len(sheet.awards) < 30
        assert len(sheet.awards) + sheet.awards_left == 30


@pytest.mark.parametrize("kind", [Board, Pocket])
def test_every_source_of_what_is_printed_is_printed_too(db, kind):
    community = CommunityFactory()
    for indicator in Indicator.objects.filter(kind="number")[:12]:
        FactFactory(community=community, indicator=indicator, text="12个", value=12, unit="个", source=SourceFactory())
    for _ in range(9):
        RecognitionFactory(community=community, award=AwardFactory(), source=SourceFactory())

    sheet = sheet_of(kind, community)

    cited = {line.footnote.number for line in sheet.figures} | {note.number for _item, note in sheet.awards}
    assert cited == {footnote.number for footnote in sheet.footnotes} == set(range(1, kind.SOURCES + 1))


def test_much_to_say_elsewhere_leaves_less_room_for_awards(db):
    short = CommunityFactory(name="短社区")
    long = CommunityFactory(name="长" * 60, summary="很长的介绍" * 20)
    ContactCardFactory(community=long, address="很长的路" * 30, hours="很长的时间" * 20)

    assert sheet_of(Board, long).room_for_awards < sheet_of(Board, short).room_for_awards


def test_a_figure_of_an_estate_says_whose_it_is(client, db):
    community = CommunityFactory(name="穗花北社区")
    FactFactory(community=None, estate=EstateFactory(community=community, name="穗花新村"), text="约4813人", value=4813)

    assert "<small>穗花新村</small>" in client.get("/communities/suihuabei/poster/").text
