"""Keyset paging: every row once, in order, whatever stands in ?after=."""

import pytest

from communities.models import Community
from portal.paging import page_after
from tests.factories import CommunityFactory

HOSTILE = [
    "\0",
    "a\0b",
    "x" * 10_000,
    "x" * 101,
    "no-such-community",
    "穗花北",
    "<script>",
    "'; DROP TABLE communities_community; --",
    "%",
    "🏮",
    "-1",
    "9" * 40,
]


def page(token="", *, key=("pinyin", "slug"), size=3, **options):
    return page_after(Community.objects.all(), token=token, key=list(key), size=size, **options)


def all_pages(**options):
    """Every page from the first to the last, by following the tokens; a walk in a circle fails instead of hanging."""
    pages = [page(**options)]
    while pages[-1].after:
        assert len(pages) < Community.objects.count(), f"The pages lead on after the last row: {slugs(pages[-3:])}"
        pages.append(page(pages[-1].after, **options))
    return pages


@pytest.mark.parametrize("token", [*HOSTILE, "9" * 5000, "½", "1.5"])
def test_a_number_as_cursor_survives_words(db, token):
    CommunityFactory.create_batch(2)

    found = page_after(Community.objects.all(), token=token, key=["pk"], size=1, cursor_field="pk")

    assert (found.is_first, len(found.rows)) == (True, 1)


def slugs(pages):
    return [[row.slug for row in each] for each in pages]


@pytest.fixture
def seven(db):
    # Two share a pinyin, so that only the slug keeps them apart.
    for slug, pinyin in [("g", "g"), ("c", "c"), ("a", "a"), ("d2", "d"), ("f", "f"), ("d1", "d"), ("b", "b")]:
        CommunityFactory(slug=slug, pinyin=pinyin)


def test_the_pages_give_every_row_once_in_order(seven):
    assert slugs(all_pages()) == [["a", "b", "c"], ["d1", "d2", "f"], ["g"]]


def test_a_page_may_end_between_rows_of_the_same_key(seven):
    assert slugs(all_pages(size=4)) == [["a", "b", "c", "d1"], ["d2", "f", "g"]]


def test_a_descending_first_field_turns_the_order(seven):
    assert slugs(all_pages(key=("-pinyin", "slug"))) == [["g", "f", "d1"], ["d2", "c", "b"], ["a"]]


def test_all_fields_descending_turn_the_order_round(seven):
    assert slugs(all_pages(key=("-pinyin", "-slug"), size=2)) == [["g", "f"], ["d2", "d1"], ["c", "b"], ["a"]]


def test_three_fields_are_compared_one_after_the_other(db):
    for initials, pinyin, slug in [("a", "x", "s4"), ("a", "y", "s1"), ("a", "y", "s3"), ("b", "x", "s2")]:
        CommunityFactory(initials=initials, pinyin=pinyin, slug=slug)

    pages = all_pages(key=("initials", "pinyin", "slug"), size=1)

    assert slugs(pages) == [["s4"], ["s1"], ["s3"], ["s2"]]


def test_only_the_first_page_says_that_it_is_the_first(seven):
    assert [each.is_first for each in all_pages()] == [True, False, False]


def test_a_page_that_is_exactly_full_is_the_last_when_nothing_follows(seven):
    first = page(size=7)

    assert (len(first.rows), first.after) == (7, "")


def test_an_empty_list_is_one_empty_page(db):
    assert (page().rows, page().after, page().is_first) == ([], "", True)


@pytest.mark.parametrize("token", HOSTILE, ids=lambda token: ascii(token[:12]))
def test_rubbish_gives_the_first_page(seven, token):
    assert slugs([page(token)]) == [["a", "b", "c"]]
    assert page(token).is_first


def test_the_token_of_a_row_that_has_left_the_list_gives_the_first_page(seven):
    second = page("c")
    Community.objects.filter(slug="c").delete()

    assert slugs([second, page("c")]) == [["d1", "d2", "f"], ["a", "b", "d1"]]


def test_a_row_put_in_behind_the_reader_is_not_shown_twice_or_skipped(seven):
    first = page()
    CommunityFactory(slug="a1", pinyin="a")

    assert slugs([page(first.after)]) == [["d1", "d2", "f"]]


def test_a_later_page_costs_as_many_queries_as_any(seven, django_assert_num_queries):
    with django_assert_num_queries(2):
        page("c")
    with django_assert_num_queries(2):
        page("f")
