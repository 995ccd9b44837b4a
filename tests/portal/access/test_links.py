"""Whatever way a page of the desk shows somebody, it is open to them."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from portal.accounts.roles import OF_A_DISTRICT, Role
from tests.factories import CommunityFactory, StreetFactory, UserFactory
from tests.factories.portal import grant
from tests.factories.world import fill

HREF = re.compile(r'href="([^"#]+)"')
LEFT_OUT = ("/admin/logout/", "/static/", "/admin/jsi18n/")


def kind_of(address):
    """Addresses that differ in numbers only lead to pages of one kind."""
    return re.sub(r"\d+", "1", address)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.STREET_STAFF, Role.FIRST_REVIEWER, Role.DISTRICT_ADMIN])
def test_every_link_of_the_desk_opens_for_whom_it_is_shown(client, db, role):
    place = fill(StreetFactory(name="昌岗街道"), author=UserFactory())
    CommunityFactory(street__name="新港街道", street__district=place.street.district)
    person = UserFactory()
    grant(person, role, **({"district": place.street.district} if role in OF_A_DISTRICT else {"street": place.street}))
    client.force_login(person)
    found, waiting, shut = {}, ["/admin/"], []
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code >= 400:
            shut.append((answer.status_code, address, found.get(kind_of(address))))
        if "?" in address or answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue  # a list that is filtered offers the same filters again, in all mixtures
        for link in map(unescape, HREF.findall(answer.text)):
            there = urljoin(address, link)
            if there.startswith("/admin/") and not there.startswith(LEFT_OUT) and kind_of(there) not in found:
                found[kind_of(there)] = address
                waiting.append(there)

    assert len(found) > 100
    assert "\n".join(f"{status} {address}, shown at {page}" for status, address, page in shut) == ""
