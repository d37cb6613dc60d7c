"""The platforms' signature checks, written for the sandbox alone.

Nothing here is shared with the connectors' signing. Each check compares in constant time and gives
a reason for the log; secrets and expected signatures never leave it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNATURE_1688 = "_aop_signature"


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """Whether a signature holds; ``reason`` says why not, in words for the log."""

    holds: bool
    reason: str = ""


def check_1688(path: str, params: Mapping[str, str], secret: str) -> SignatureCheck:
    """Check ``_aop_signature`` over ``path`` (from ``param2/`` on) and every other parameter.

    The official SDK sorts the joined ``key + value`` texts by code unit (platform-apis 1.1); that
    order is accepted and no other.
    """
    given = params.get(SIGNATURE_1688, "")
    if not given:
        return SignatureCheck(holds=False, reason="no signature")
    signed = {key: value for key, value in params.items() if key != SIGNATURE_1688}
    pieces = sorted((key + value for key, value in signed.items()), key=_code_units)
    if _same(given, _hmac_sha1(secret, path + "".join(pieces))):
        return SignatureCheck(holds=True)
    by_key = "".join(key + signed[key] for key in sorted(signed, key=_code_units))
    if _same(given, _hmac_sha1(secret, path + by_key)):
        return SignatureCheck(holds=False, reason="sorted by key, not by key and value")
    return SignatureCheck(holds=False, reason="signature does not match")


def check_kuaidi100(form: Mapping[str, str], customer: str, key: str) -> SignatureCheck:
    """Check ``sign`` over the exact ``param`` text, key and customer (platform-apis 4.1)."""
    digest = {"MD5": _md5, "SHA256": _sha256}.get(form.get("signType") or "MD5")
    if digest is None:
        return SignatureCheck(holds=False, reason="unknown signType")
    if not _same(form.get("customer", ""), customer):
        return SignatureCheck(holds=False, reason="unknown customer")
    if not _same(form.get("sign", ""), digest(form.get("param", "") + key + customer)):
        return SignatureCheck(holds=False, reason="signature does not match")
    return SignatureCheck(holds=True)


def same_secret(given: str, expected: str) -> bool:
    """Compare two secrets in constant time."""
    return _same(given, expected)


def _hmac_sha1(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), hashlib.sha1).hexdigest().upper()


def _md5(text: str) -> str:
    # The provider's protocol asks for MD5; nothing of ours rests on it.
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest().upper()


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
