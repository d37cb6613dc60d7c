"""The ``param2`` signature of 1688 (platform-apis 1.1, source S1)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNATURE = "_aop_signature"


def signature(path: str, params: Mapping[str, str], secret: str) -> str:
    """Return the signature over ``path`` (from ``param2/`` on) and the raw parameters.

    The concatenations key + value are sorted, not the keys: the two differ where one key is the
    beginning of another.
    """
    joined = "".join(sorted(key + value for key, value in params.items() if key != SIGNATURE))
    return hmac.digest(secret.encode(), (path + joined).encode(), "sha1").hex().upper()
