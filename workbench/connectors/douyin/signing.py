"""The signature of 抖店's open platform and the JSON text it stands on (platform-apis 3.2)."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGN_METHOD = "hmac-sha256"
VERSION = "2"


def canonical(params: Mapping[str, object]) -> str:
    """Return business parameters as the text that is signed and sent, never written anew.

    Keys are sorted at every depth; nothing is escaped that JSON does not demand.
    """
    return json.dumps(params, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def signature(call: Mapping[str, str], body: str, secret: str) -> str:
    """Return the signature of a call: ``app_key``, ``method``, ``timestamp`` and the exact body.

    The pattern is fixed; ``access_token``, ``sign`` and ``sign_method`` are no part of it.
    """
    signed = {**call, "param_json": body, "v": VERSION}
    names = ("app_key", "method", "param_json", "timestamp", "v")
    text = secret + "".join(name + signed[name] for name in names) + secret
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
