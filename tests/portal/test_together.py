"""What comes back together is what each queryset alone would have given, relation by relation, on both databases."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db.models import Count, Exists, F, OuterRef

from articles.models import Story
from communities.models import Activity, Community, Fact, Recognition, Source
from portal.together import fetch_together
from tests.factories import (
    ActivityFactory,
    BylineFactory,
    CommunityFactory,
    FactFactory,
    PersonFactory,
    RecognitionFactory,
    SourceFactory,
    StoryFactory,
)


def columns(row):
    return {column.attname: repr(getattr(row, column.attname)) for column in row._meta.concrete_fields}


def test_each_kind_comes_back_as_it_would_alone(demonstration, django_assert_num_queries):
    querysets = [
        Fact.objects.published().with_everything().in_sheet_order(),
        Recognition.objects.published().with_everything().in_wall_order(),
        Activity.objects.published().with_everything().in_page_order(),
        Source.objects.all(),
        Story.objects.published().newest_first(),
    ]

    with django_assert_num_queries(1):
        together = fetch_together(*querysets)

    for queryset, rows in zip(querysets, together, strict=True):
        alone = list(queryset)
        assert [columns(row) for row in rows] == [columns(row) for row in alone]
        assert len(alone) > 0


def test_followed_relations_ask_nothing_more(demonstration, django_assert_num_queries):
    (facts,) = fetch_together(Fact.objects.published().with_everything().in_sheet_order())

    with django_assert_num_queries(0):
        seen = {(fact.indicator.group.code, str(fact.owner), fact.source.credit_line) for fact in facts}

    assert ("council", "穗花北社区", "记者廖靖文、通讯员穗文明") in seen


def test_tags_and_many_to_many_rows_hang_on_their_owners(db, django_assert_num_queries):
    first, second = PersonFactory(name="陈乙"), PersonFactory(name="陈甲")
    talk, walk = ActivityFactory(speakers=[first, second]), ActivityFactory()
    talk.tags.add("科普", "党建")

    (activities,) = fetch_together(Activity.objects.prefetch_related("tags", "speakers").order_by("pk"))

    with django_assert_num_queries(0):
        seen = [
            (row.pk, sorted(tag.name for tag in row.tags.all()), [person.name for person in row.speakers.all()])
            for row in activities
        ]
    assert seen == [(talk.pk, ["党建", "科普"], ["陈甲", "陈乙"]), (walk.pk, [], [])]


def test_reverse_rows_keep_their_order_and_what_stands_behind_them(db, django_assert_num_queries):
    story = StoryFactory(origin="original")
    later, sooner = BylineFactory(story=story, order=2), BylineFactory(story=story, order=1)

    (stories,) = fetch_together(Story.objects.prefetch_related("bylines__contributor"))

    with django_assert_num_queries(0):
        names = [str(byline) for byline in stories[0].bylines.all()]
    assert names == [f"记者 {sooner.contributor.name}", f"记者 {later.contributor.name}"]


def test_slices_and_distinct_rows_are_kept(db):
    for name in ("甲", "乙", "丙"):
        CommunityFactory(name=f"{name}社区").tags.add("议事", "科普")

    newest, tagged = fetch_together(
        Community.objects.order_by("-pk").prefetch_related("tags")[:2],
        Community.objects.filter(tags__name__in=["议事", "科普"]).distinct().order_by("pk"),
    )

    assert [row.name for row in newest] == ["丙社区", "乙社区"]
    assert [sorted(tag.name for tag in row.tags.all()) for row in newest] == [["科普", "议事"]] * 2
    assert [row.name for row in tagged] == ["甲社区", "乙社区", "丙社区"]


def test_values_are_exact(db):
    at = datetime(2019, 12, 5, 8, 30, 15, 123456, tzinfo=UTC)
    source = SourceFactory(credits=[{"role": "reporter", "name": "𠮷䶮"}], title='他说："可以"\\')
    FactFactory(text="约0.265平方公里", value=Decimal("0.265"), source=source, confirmed_at=at, recorded_at=at)

    ((fact,),) = fetch_together(Fact.objects.select_related("source"))

    assert (fact.value, fact.plain_value, fact.high) == (Decimal("0.265"), "0.265", None)
    assert (fact.confirmed_at, fact.is_self_confirmed) == (at, False)
    assert (fact.source.credits, fact.source.title) == ([{"role": "reporter", "name": "𠮷䶮"}], '他说："可以"\\')


def test_a_relation_that_leads_nowhere_is_none(db, django_assert_num_queries):
    RecognitionFactory(community=None, person=PersonFactory())

    ((item,),) = fetch_together(Recognition.objects.select_related("community__street", "person"))

    with django_assert_num_queries(0):
        assert (item.community, str(item.holder)) == (None, item.person.name)


def test_orders_with_expressions_and_nulls_are_kept(db):
    undated, dated = RecognitionFactory(year=None), RecognitionFactory(year=2019)

    ((first, second),) = fetch_together(Recognition.objects.order_by(F("year").desc(nulls_last=True), "pk"))

    assert (first, second) == (dated, undated)


@pytest.mark.parametrize("sliced", [False, True])
def test_what_a_sub_query_says_of_a_row_comes_along(db, sliced):
    told, untold = CommunityFactory(), CommunityFactory()
    FactFactory(community=told)
    asked = Community.objects.annotate(is_told=Exists(Fact.objects.filter(community=OuterRef("pk")))).order_by("pk")

    (rows,) = fetch_together(asked[:5] if sliced else asked)

    assert [(row, row.is_told) for row in rows] == [(told, True), (untold, False)]


def test_nothing_asked_and_nothing_found(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert fetch_together() == []
    assert fetch_together(Fact.objects.all(), Community.objects.prefetch_related("tags")) == [[], []]


@pytest.mark.parametrize(
    "queryset",
    [
        lambda: Community.objects.annotate(many=Count("facts")),
        lambda: Community.objects.order_by("showcases__order"),
        lambda: Community.objects.select_related(),
        lambda: Community.objects.select_related("contact_card"),
        lambda: Community.objects.prefetch_related("street"),
    ],
)
def test_what_would_be_left_out_is_refused(queryset, db):
    with pytest.raises(NotImplementedError):
        fetch_together(queryset())
