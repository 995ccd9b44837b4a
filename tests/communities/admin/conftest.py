import pytest


@pytest.fixture
def desk(client, recorder):
    """The desk of a district admin."""
    client.force_login(recorder)
    return client
