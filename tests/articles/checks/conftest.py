import pytest

from tests.factories import CommunityFactory


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区", street__name="昌岗街道")
