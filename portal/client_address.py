"""From which address a request comes: what the machines in between say is believed only where we run them ourselves."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
ANY = "unix"  # in place of a network: whoever reaches us by a socket file, which has no address


def client_address(meta: Mapping[str, str], trusted: Sequence[Network | str]) -> str:
    """The address of the reader, "" when there is none: the last one in X-Forwarded-For that is no proxy of ours.

    `meta` is request.META, `trusted` the networks of TRUSTED_PROXIES. A header that came through nobody we trust
    counts for nothing, and a word in it that is no address ends the reading: anybody may write there what they like.
    """
    here = read_address(meta.get("REMOTE_ADDR", ""))
    if not is_trusted(here, trusted):
        return str(here or "")
    for word in reversed(meta.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        there = read_address(word)
        if there is None:
            break
        here = there
        if not is_trusted(here, trusted):
            break
    return str(here or "")


def read_address(words: str) -> Address | None:
    """An address, IPv4 written as IPv6 (::ffff:10.0.0.1) as the IPv4 that it is; None for anything else."""
    try:
        address = ip_address(words.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_trusted(address: Address | None, trusted: Sequence[Network | str]) -> bool:
    if address is None:
        return ANY in trusted
    return any(address in network for network in trusted if not isinstance(network, str))


def household(address: str) -> str:
    """Under which address somebody counts: an IPv6 subscriber holds a whole /64 and would otherwise never run out."""
    found = read_address(address)
    if isinstance(found, IPv6Address):
        return str(ip_network((found, 64), strict=False))
    return str(found or "")


def coarse(address: str) -> str:
    """Enough for people to know their own place again, and too little to find somebody: 10.1.2.x, 2001:db8:1::/48."""
    found = read_address(address)
    if isinstance(found, IPv6Address):
        return str(ip_network((found, 48), strict=False))
    return f"{str(found).rpartition('.')[0]}.x" if found else ""
