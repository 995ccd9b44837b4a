"""From which address a request comes, and what a header may say about it."""

from ipaddress import ip_network

import pytest

from portal.client_address import client_address, coarse, household

LOOPBACK = [ip_network("127.0.0.1"), ip_network("::1")]
OFFICE = [*LOOPBACK, ip_network("10.0.0.0/8")]


def meta(remote, forwarded=None):
    return {"REMOTE_ADDR": remote} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})


@pytest.mark.parametrize(
    ("remote", "forwarded", "trusted", "found"),
    [
        ("203.0.113.5", None, LOOPBACK, "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", LOOPBACK, "203.0.113.5"),  # a stranger's header is no evidence
        ("127.0.0.1", "198.51.100.1", LOOPBACK, "198.51.100.1"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", LOOPBACK, "198.51.100.1"),  # the last is what our proxy saw
        ("127.0.0.1", "198.51.100.1, 10.0.0.9", OFFICE, "198.51.100.1"),
        ("127.0.0.1", "10.0.0.8, 10.0.0.9", OFFICE, "10.0.0.8"),
        ("127.0.0.1", "198.51.100.1, nonsense", LOOPBACK, "127.0.0.1"),
        ("127.0.0.1", "nonsense, 198.51.100.1", LOOPBACK, "198.51.100.1"),
        ("127.0.0.1", "", LOOPBACK, "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1\x00", LOOPBACK, "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", [], "127.0.0.1"),
        ("::ffff:127.0.0.1", "2001:db8::7", LOOPBACK, "2001:db8::7"),
        ("", "198.51.100.1", LOOPBACK, ""),
        ("", "198.51.100.1", [*LOOPBACK, "unix"], "198.51.100.1"),
    ],
)
def test_only_our_own_proxies_are_believed(remote, forwarded, trusted, found):
    assert client_address(meta(remote, forwarded), trusted) == found


@pytest.mark.parametrize(
    ("address", "counted", "shown"),
    [
        ("198.51.100.23", "198.51.100.23", "198.51.100.x"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("::ffff:198.51.100.23", "198.51.100.23", "198.51.100.x"),
        ("", "", ""),
        ("nonsense", "", ""),
    ],
)
def test_an_address_is_counted_by_household_and_shown_coarsely(address, counted, shown):
    assert (household(address), coarse(address)) == (counted, shown)
