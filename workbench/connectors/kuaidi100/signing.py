"""The signature of Kuaidi100's query (platform-apis 4.1)."""

from __future__ import annotations

import hashlib


def signature(param: str, key: str, customer: str) -> str:
    """Return the signature over the exact text of ``param`` that is sent."""
    # MD5 is what the protocol asks for; it protects nothing else here.
    digest = hashlib.md5(f"{param}{key}{customer}".encode(), usedforsecurity=False)
    return digest.hexdigest().upper()
