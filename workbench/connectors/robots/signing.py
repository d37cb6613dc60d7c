"""How robots' messages are signed.

DingTalk signs with the secret as key; Feishu uses the same text as the key over nothing at all.
WeCom has no signature: its address is the secret.
"""

from __future__ import annotations

import base64
import hmac


def dingtalk_signature(milliseconds: int, secret: str) -> str:
    """Return the signature for the query; it still has to be escaped there."""
    return _signed(secret.encode(), f"{milliseconds}\n{secret}".encode())


def feishu_signature(seconds: int, secret: str) -> str:
    """Return the signature for the body."""
    return _signed(f"{seconds}\n{secret}".encode(), b"")


def _signed(key: bytes, text: bytes) -> str:
    return base64.b64encode(hmac.digest(key, text, "sha256")).decode()
