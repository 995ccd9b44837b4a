import pytest

from tests.factories import UserFactory


@pytest.fixture
def desk(client, db):
    """Somebody who may open every form there is."""
    client.force_login(UserFactory(is_superuser=True, role="street_staff"))
    return client


@pytest.fixture
def other(client, db):
    """Another person at another screen."""
    another = type(client)()
    another.force_login(UserFactory(is_superuser=True, role="street_staff", name="李素芬"))
    return another
