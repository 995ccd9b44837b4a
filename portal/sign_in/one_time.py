"""One-time codes as in RFC 6238 (TOTP) and RFC 4226 (HOTP): SHA-1, six digits, half a minute; all programs know these.

The secret of an account is kept nowhere. It is made of a random salt, which the database holds, and of the portal's
key, which it does not: a stolen database or backup yields no codes (docs/adr/0026).
"""

import base64
import hmac
import struct
from hashlib import sha1, sha256
from urllib.parse import quote, urlencode

PERIOD = 30  # seconds
DIGITS = 6
TOLERANCE = 1  # steps before and after: clocks of telephones differ, and typing takes a while


def secret_from(salt: str, key: str) -> bytes:
    """The 20 bytes that telephone and portal share, made of this salt under this key."""
    return hmac.digest(key.encode(), b"portal.sign_in.secret\x1f" + salt.encode(), sha256)[:20]


def mark_of(key: str) -> str:
    """16 hex digits by which a key is known again without being told."""
    return hmac.digest(key.encode(), b"portal.sign_in.mark", sha256).hex()[:16]


def step_at(seconds: float) -> int:
    """The number of the half minute in which a moment lies, counted from 1970."""
    return int(seconds) // PERIOD


def code_at(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """The code that is shown during this step."""
    mac = hmac.digest(secret, struct.pack(">Q", step), sha1)  # the algorithm that telephones know
    start = mac[-1] & 0x0F
    number = struct.unpack(">I", mac[start : start + 4])[0] & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def matching_step(secret: bytes, code: str, now: int) -> int | None:
    """The step around `now` whose code this is, or None. Every step is compared in full, whichever fits."""
    typed, found = code.encode(), None
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), typed):
            found = step
    return found


def in_words(secret: bytes) -> str:
    """The secret for typing into a telephone, in base32."""
    return base64.b32encode(secret).decode()


def address_of(secret: bytes, *, issuer: str, account: str) -> str:
    """The otpauth: address that a telephone reads from a QR code."""
    label = f"{quote(issuer, safe='')}:{quote(account, safe='')}"
    return f"otpauth://totp/{label}?{urlencode({'secret': in_words(secret), 'issuer': issuer}, quote_via=quote)}"
