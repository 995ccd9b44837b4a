from django.db.models import QuerySet

from communities.models import HonourStatus
from portal.site.navigation import MENU
from tests.factories import CommunityFactory, RecognitionFactory, StoryFactory


def labels(client, path="/"):
    return [entry.label for entry in client.get(path).context["menu"]]


def test_a_column_without_content_hides_itself(client, db):
    CommunityFactory(state="draft")
    StoryFactory(state="draft")

    assert labels(client) == []


def test_a_column_shows_with_its_first_published_row(client, db):
    CommunityFactory()

    assert labels(client) == ["社区"]


def test_the_wall_stands_in_the_menu_with_its_first_award(client, db):
    RecognitionFactory(state="waiting")
    RecognitionFactory(status=HonourStatus.objects.get(code="candidate"))
    RecognitionFactory(community__state="draft")
    assert labels(client) == ["社区"]

    RecognitionFactory()

    assert labels(client) == ["社区", "荣誉"]


def test_every_entry_has_a_page_and_rows(client, db):
    for entry in MENU:
        assert client.get(entry.url).status_code == 200
        assert entry.url == f"/{entry.section}/"
        assert isinstance(entry.rows(), QuerySet)
