"""The poster and the pocket book: the public things of the profile, today's date, a code that leads back."""

import re

import pytest
from django.utils import timezone

from communities.models import Community
from portal import qr
from tests.factories import CommunityFactory, ContactCardFactory, FactFactory, RecognitionFactory

SHEETS = ["/communities/suihuabei/poster/", "/communities/suihuabei/leaflet/"]


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_shows_figures_awards_contact_and_the_day(client, community, path):
    fact = FactFactory(community=community, text="约4813人", value=4813)
    award = RecognitionFactory(community=community).award
    ContactCardFactory(community=community, phone="020-48134813")

    page = client.get(path).text

    assert f'<data value="4813" data-indicator="{fact.indicator.code}"' in page
    assert award.title in page
    assert "020-48134813" in page
    assert f'打印日期：<time datetime="{timezone.localdate().isoformat()}">' in page


@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_hides_what_is_not_public(client, community, path):
    FactFactory(community=community, text="约4813人", value=4813, state="waiting")
    FactFactory(community=community, text="约4814人", value=4814, state="retired")

    page = client.get(path).text

    assert re.findall("481[34]", page) == []


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
@pytest.mark.parametrize("path", SHEETS)
def test_there_is_no_sheet_of_what_is_not_published(client, community, path, state, status):
    Community.objects.update(state=state, published_at=None if state == "draft" else timezone.now())

    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", SHEETS)
def test_the_code_leads_to_the_lasting_address_of_the_site(client, community, path, settings):
    settings.BASE_URL = "https://wenming.example.cn"

    page = client.get(path).text

    address = "https://wenming.example.cn/communities/suihuabei/"
    assert f'aria-label="二维码，扫一扫打开 {address}"' in page
    assert f'<path fill="#000" d="{qr.draw(address).path}"/>' in page


@pytest.mark.parametrize("path", SHEETS)
def test_search_engines_are_kept_from_the_sheets(client, community, path):
    assert '<meta name="robots" content="noindex">' in client.get(path).text


def test_the_profile_leads_to_both_sheets_and_prints_the_code(client, community):
    page = client.get("/communities/suihuabei/").text

    assert [path for path in SHEETS if f'href="{path}"' not in page] == []
    assert '<div class="qr print-only"><svg class="qr__code"' in page
