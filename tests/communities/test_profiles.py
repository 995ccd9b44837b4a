"""What a community's page is made of: its figures, awards and footnotes, and nothing that is not public."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from communities.enums import LevelTone
from communities.gathering import gather, questions_about_cards
from communities.models import AwardLevel, Community, HonourStatus, Indicator
from communities.models.awards import NEVER_WON
from communities.profiles import CHART_TONES, build_profile, cards_of, facts_by_community
from portal.templatetags.portal_ui import TONES
from tests.factories import (
    AwardFactory,
    CommunityFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    ListingFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
)


def profile_of(community):
    return build_profile(Community.objects.with_place().with_showcase().get(pk=community.pk))


def figure(code, text, value, **columns):
    indicator = Indicator.objects.get(code=code)
    return FactFactory(
        **{"indicator": indicator, "text": text, "value": Decimal(value), "unit": indicator.unit, **columns}
    )


def words(code, text, **columns):
    return FactFactory(
        **{
            "indicator": Indicator.objects.get(code=code),
            "text": text,
            "words": text,
            "value": None,
            "unit": "",
            "qualifier": "",
            **columns,
        }
    )


@pytest.fixture
def community(db):
    return CommunityFactory()


def test_the_showcase_takes_the_first_number(community):
    fact = FactFactory(community=community)
    showcase = ShowcaseFactory(community=community, source=fact.source, citation="就是其中的优秀代表")

    notes = [(note.number, note.quote) for note in profile_of(community).footnotes]

    assert notes == [(1, showcase.citation), (2, fact.quote)]


def test_without_a_showcase_the_figures_begin(community):
    fact = FactFactory(community=community)

    profile = profile_of(community)

    assert (profile.showcase, profile.showcase_footnote) == (None, None)
    assert [(note.number, note.quote) for note in profile.footnotes] == [(1, fact.quote)]


def test_a_clause_that_carries_two_statements_is_listed_once(community):
    source = SourceFactory()
    clause = {"source": source, "quote": "总人口约4800人，获“广州市文明社区”"}
    FactFactory(community=community, **clause)
    RecognitionFactory(community=community, **clause)
    ShowcaseFactory(community=community, source=source, citation=clause["quote"])

    assert [(note.number, note.quote) for note in profile_of(community).footnotes] == [(1, clause["quote"])]


def test_every_statement_on_the_page_has_its_footnote_in_the_list(community):
    FactFactory(community=community, quote="甲，约4800人")
    FactFactory(community=None, estate=EstateFactory(community=community), quote="乙，约4800人")
    won = RecognitionFactory(community=community, quote="丙", listing=ListingFactory(community=community, quote="丁"))
    candidacy = HonourStatus.objects.get(code="candidate")
    RecognitionFactory(community=community, quote="戊", status=candidacy, award=won.award)

    assert [note.quote for note in profile_of(community).footnotes] == [
        "甲，约4800人",
        "乙，约4800人",
        "丙",
        "戊",
        "丁",
    ]


def test_the_sheet_follows_the_order_of_groups_and_indicators(community):
    figure("activity_sessions", "18场次", "18", community=community)
    figure("households", "2287户", "2287", community=community)
    words("location", "商业地段", community=community)
    figure("green_area_m2", "1.6万平方米", "16000", community=community)
    figure("population", "4800人", "4800", community=community)

    codes = [line.fact.indicator.code for line in profile_of(community).sheet]
    assert codes == ["population", "households", "green_area_m2", "activity_sessions", "location"]


def test_only_published_facts_stand_on_the_sheet(community):
    public = FactFactory(community=community)
    for state in ("waiting", "retired"):
        FactFactory(community=community, state=state)

    assert [line.fact for line in profile_of(community).sheet] == [public]


def test_the_key_figures_are_one_an_indicator_in_their_own_order(community):
    for code, text, value in [
        ("area_km2", "0.3平方公里", "0.3"),
        ("building_area_m2", "13.8万平方米", "138000"),
        ("green_area_m2", "1.6万平方米", "16000"),
        ("activity_sessions", "18场次", "18"),
        ("households", "2287户", "2287"),
        ("population", "4800人", "4800"),
    ]:
        figure(code, text, value, community=community)

    codes = [line.fact.indicator.code for line in profile_of(community).key_figures]
    assert codes == ["population", "households", "activity_sessions", "building_area_m2"]


def test_of_two_sources_the_one_confirmed_first_stands_at_the_head(community):
    now = timezone.now()
    figure("population", "4900人", "4900", community=community, confirmed_at=now)
    earlier = figure("population", "4800人", "4800", community=community, confirmed_at=now - timedelta(days=1))

    assert [line.fact for line in profile_of(community).key_figures] == [earlier]


def test_awards_hang_by_level_highest_first_with_the_levels_always_listed(community):
    for code in ("city", "national", "city"):
        level = AwardLevel.objects.get(code=code)
        RecognitionFactory(community=community, award=AwardFactory(level=level))

    rows = [(row.level.code, row.count) for row in profile_of(community).award_levels]

    assert rows == [("national", 1), ("province", 0), ("city", 2), ("district", 0)]


@pytest.mark.parametrize("code", NEVER_WON)
def test_what_is_not_won_never_hangs_on_the_wall(community, code):
    item = RecognitionFactory(community=community, status=HonourStatus.objects.get(code=code))

    profile = profile_of(community)

    assert (profile.award_count, [found for found, _note in profile.candidacies]) == (0, [item])


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_an_award_that_is_not_public_is_nowhere(community, state):
    RecognitionFactory(community=community, state=state)
    RecognitionFactory(community=community, state=state, status=HonourStatus.objects.get(code="goal"))

    profile = profile_of(community)

    assert (profile.award_count, profile.candidacies, profile.sources) == (0, [], [])


def test_an_listing_shows_once_when_it_is_public_itself(community):
    public = ListingFactory(community=community)
    waiting = ListingFactory(community=community, state="waiting")
    for listing in (public, public, waiting):
        RecognitionFactory(community=community, listing=listing)

    assert [found for found, _note in profile_of(community).listings] == [public]


def test_each_wording_with_which_a_list_ends_stands_once_with_every_clause_that_says_it(community):
    lists = [("等多项奖项", "等多项奖项"), ("等称号", "等称号"), ("等多项奖项", "等多项奖项"), ("", "先后获得")]
    source = SourceFactory()
    for open_ending, quote in [*lists, ("等多项奖项", "获得等多项奖项")]:
        listing = ListingFactory(community=community, source=source, open_ending=open_ending, quote=quote)
        RecognitionFactory(community=community, listing=listing)

    endings = [(words, [note.quote for note in notes]) for words, notes in profile_of(community).endings]

    assert endings == [("等多项奖项", ["等多项奖项", "获得等多项奖项"]), ("等称号", ["等称号"])]


@pytest.mark.parametrize(("count", "drawn"), [(12, True), (13, False)])
def test_the_chart_draws_blocks_while_there_are_few(community, count, drawn):
    RecognitionFactory.create_batch(count, community=community)

    assert profile_of(community).is_drawn_in_blocks is drawn


@pytest.mark.parametrize(("year", "undated"), [(None, True), (2019, False)])
def test_the_page_says_whether_years_are_missing(community, year, undated):
    RecognitionFactory(community=community, year=year)

    assert profile_of(community).has_undated_awards is undated


def test_facts_of_several_communities_are_fetched_together(community, django_assert_num_queries):
    other = CommunityFactory()
    own = FactFactory(community=community)
    estate = FactFactory(community=None, estate=EstateFactory(community=community))
    facility = FactFactory(community=None, facility=FacilityFactory(community=other))
    FactFactory()
    FactFactory(community=None, street=community.street)

    with django_assert_num_queries(1):
        rows = gather(questions_about_cards(Community.objects.filter(pk__in=[community.pk, other.pk])))
    found = facts_by_community(rows["communities"], rows["card_facts"])

    assert found == {community.pk: [own, estate], other.pk: [facility]}


def test_a_card_shows_three_key_figures_and_where_the_community_lies(community):
    for code, text, value in [
        ("activity_sessions", "18场次", "18"),
        ("building_area_m2", "13.8万平方米", "138000"),
        ("population", "4800人", "4800"),
        ("households", "2287户", "2287"),
    ]:
        figure(code, text, value, community=community)
    words("location", "江南大道中商业地段", community=community)

    card = cards_of(gather(questions_about_cards(Community.objects.filter(pk=community.pk))))[0]

    assert [fact.indicator.code for fact in card.figures] == ["population", "households", "activity_sessions"]
    assert card.location == "江南大道中商业地段"


def test_every_tone_of_a_level_is_a_colour_of_the_charts():
    assert set(CHART_TONES) == set(LevelTone)
    assert set(CHART_TONES.values()) <= set(TONES)


def test_what_was_won_is_never_outlined_like_a_candidacy(client, community):
    levels = ["national", "province", "city", "district", "street", "community", "other"]
    for code in levels:
        RecognitionFactory(community=community, award=AwardFactory(level=AwardLevel.objects.get(code=code)))
    RecognitionFactory(community=community, status=HonourStatus.objects.get(code="candidate"))

    page = client.get(community.get_absolute_url()).text

    outlines = re.findall(r'<span class="lv lv--(.)">', page)
    assert outlines == ["p", "p", "c", "d", "s", "m", "o", "n"]
