"""Addresses that a story may lead to: http, https, or a place on this site. Everything else is no link.

Asked whenever a body is written, and once more whenever it is shown: what lies in the database is not trusted either.
"""

import re

LONGEST = 2_000

# What breaks out of an attribute or of the light markup of a body; written as browsers themselves would write it.
_ENCODED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \"'()<>[]`{|}^"})
_ADDRESS = re.compile(r"(?:https?://[^\s/?#@:%\\]+(?::[0-9]{1,5})?(?=[/?#]|$)|/(?![/\\]))[^\s\\]*")
_SCHEME = re.compile(r"https?(?=://)", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def link_address(raw: str) -> str:
    """The address as it is kept, "" when a story may not lead there: other schemes, no host, a name before the host."""
    if len(raw) > LONGEST:
        return ""
    address = _SCHEME.sub(lambda found: found[0].lower(), raw.strip(), count=1).translate(_ENCODED)
    is_fit = len(address) <= LONGEST and _ADDRESS.fullmatch(address) and not _UNSEEN.search(address)
    return address if is_fit else ""


def is_link(address: object) -> bool:
    """Whether an address is kept as it stands here."""
    return isinstance(address, str) and link_address(address) == address != ""


def is_outside(address: str) -> bool:
    """Whether it leads to another site: the paths of this one begin with a slash."""
    return not address.startswith("/")
