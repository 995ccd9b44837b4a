"""What both apps build on: names read aloud once, and a first publication time that never changes."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from communities.models import Community
from portal.records import PublicationState
from tests.factories import AwardFactory, CommunityFactory, StoryFactory, StreetFactory


def test_a_name_is_read_aloud_when_the_readings_are_empty(db):
    community = CommunityFactory(name="上涌社区")

    assert (community.slug, community.pinyin, community.initials) == ("shangchong", "shang chong she qu", "scsq")


def test_a_reading_that_staff_corrected_stays(db):
    community = CommunityFactory(name="上涌社区", slug="shangyong", pinyin="shang yong", initials="sy")

    community.name = "上涌东社区"
    community.save()

    community.refresh_from_db()
    assert (community.slug, community.pinyin, community.initials) == ("shangyong", "shang yong", "sy")


def test_an_emptied_reading_is_read_anew(db):
    community = CommunityFactory(name="上涌社区", slug="shangyong")

    community.slug = ""
    community.save()

    assert community.slug == "shangchong"


def test_a_second_row_of_the_same_reading_gets_a_number(db):
    slugs = [CommunityFactory(name=name).slug for name in ("海洋社区", "海洋", "海阳社区")]

    assert slugs == ["haiyang", "haiyang-2", "haiyang-3"]


def test_a_number_that_became_free_is_used(db):
    CommunityFactory(name="海洋社区")
    CommunityFactory(name="海洋社区", slug="haiyang-3")

    assert CommunityFactory(name="海洋社区").slug == "haiyang-2"


def test_a_longer_reading_does_not_take_the_shorter_one(db):
    CommunityFactory(name="海洋东社区")

    assert CommunityFactory(name="海洋社区").slug == "haiyang"


def test_a_row_keeps_its_own_reading_when_it_is_saved_again(db):
    community = CommunityFactory(name="海洋社区")

    community.save()

    assert community.slug == "haiyang"


def test_a_name_without_any_reading_gets_an_address_all_the_same(db):
    assert [CommunityFactory(name=name).slug for name in ("！！！", "？？？")] == ["unnamed", "unnamed-2"]


def test_the_longest_names_fit_their_columns(db):
    slugs = [CommunityFactory(name="涌" * 100).slug for _ in range(2)]

    assert slugs == ["chong" * 12, "chong" * 12 + "-2"]


def test_a_title_is_read_syllable_by_syllable(db):
    assert AwardFactory(title="广州市文明社区").slug == "guang-zhou-shi-wen-ming-she-qu"


def test_a_reading_that_is_a_page_of_ours_gets_a_number(db):
    assert CommunityFactory(name="compare社区").slug == "compare-2"


@pytest.mark.parametrize("slug", ["穗花北", "Suihuabei", "sui hua", "a/b", "a--b", "-a", "a-", "a\n", "<b>", "sui_hua"])
def test_an_address_that_no_page_could_have_is_refused(db, slug):
    community = CommunityFactory.build(street=StreetFactory(), slug=slug)

    with pytest.raises(ValidationError) as refusal:
        community.full_clean()

    assert refusal.value.message_dict == {"slug": ["只用小写字母、数字和中间的连字符，如 suihuabei。"]}


@pytest.mark.parametrize("slug", ["suihuabei", "haiyang-2", "3", "unnamed"])
def test_an_address_in_letters_figures_and_hyphens_is_allowed(db, slug):
    CommunityFactory.build(street=StreetFactory(), slug=slug).full_clean()


@pytest.mark.parametrize(
    ("state", "published_at"),
    [
        ("published", None),
        ("withdrawn", None),
        ("draft", datetime(2019, 12, 5, tzinfo=UTC)),
        ("hidden", datetime(2019, 12, 5, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("factory", [CommunityFactory, StoryFactory])
def test_a_state_and_a_time_that_contradict_each_other_are_refused(db, factory, state, published_at):
    with pytest.raises(IntegrityError, match=r"knows_when_it_was_first_published|state_is_known"), transaction.atomic():
        factory(state=state, published_at=published_at)


def test_publishing_sets_the_time_once(db):
    first = datetime(2019, 12, 5, tzinfo=UTC)
    community = CommunityFactory(state="withdrawn", published_at=first)

    community.mark_published()

    assert (community.state, community.published_at) == (PublicationState.PUBLISHED, first)


def test_only_published_rows_are_published(db):
    CommunityFactory(state="draft")
    CommunityFactory(state="withdrawn")
    shown = CommunityFactory(state="published")

    assert list(Community.objects.published()) == [shown]
