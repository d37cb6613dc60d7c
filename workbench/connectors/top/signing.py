"""The signatures of TOP (platform-apis 2.2, source S7)."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNATURE = "sign"
MD5, HMAC_MD5, HMAC_SHA256 = "md5", "hmac", "hmac-sha256"


def signature(params: Mapping[str, str], secret: str, method: str = HMAC_SHA256) -> str:
    """Return the signature over every parameter but ``sign``, as raw text sorted by name.

    Files are no part of it; none is ever sent here.
    """
    text = "".join(name + params[name] for name in sorted(params) if name != SIGNATURE)
    if method == MD5:
        # What the protocol asks for; nothing else rests on it.
        wrapped = f"{secret}{text}{secret}".encode()
        return hashlib.md5(wrapped, usedforsecurity=False).hexdigest().upper()
    digest = hashlib.md5 if method == HMAC_MD5 else hashlib.sha256
    return hmac.digest(secret.encode(), text.encode(), digest).hex().upper()
