"""The signature of Kdniao's calls (platform-apis 5)."""

from __future__ import annotations

import base64
import hashlib


def signature(request_data: str, app_key: str) -> str:
    """Return the signature over the exact text of ``RequestData`` that is sent.

    It is Base64 over the lower-case hexadecimal text of the MD5, not over its bytes.
    """
    # MD5 is what the protocol asks for; it protects nothing else here.
    digest = hashlib.md5(f"{request_data}{app_key}".encode(), usedforsecurity=False)
    return base64.b64encode(digest.hexdigest().encode()).decode()
