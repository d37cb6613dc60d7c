"""The platforms' signature checks, written for the sandbox alone.

Nothing here is shared with the connectors' signing. Each check compares in constant time and gives
a reason for the log; secrets and expected signatures never leave it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def check_top(params: Mapping[str, str], secret: str) -> SignatureCheck:
    """Check ``sign`` over every other parameter, sorted by name (platform-apis 2.2).

    Some clients leave empty values out of the text that they send all the same: that is tried too.
    """
    given, method = params.get("sign", ""), params.get("sign_method", "md5")
    if method not in _TOP_DIGESTS:
        return SignatureCheck(holds=False, reason="unknown sign_method")
    signed = sorted((key, value) for key, value in params.items() if key != "sign")
    for pairs in (signed, [pair for pair in signed if pair[1]]):
        text = "".join(key + value for key, value in pairs)
        if _same(given, _TOP_DIGESTS[method](secret, text)):
            return SignatureCheck(holds=True)
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


def check_douyin(query: Mapping[str, str], param_json: bytes, secret: str) -> SignatureCheck:
    """Check ``sign`` over the fixed pattern with the raw bytes of the parameters (3.2).

    What is signed is what came: a client that escapes Chinese signs the escaped text. Without a
    ``sign_method`` it is the old MD5.
    """
    named = (query.get(name, "").encode() for name in ("app_key", "method", "timestamp", "v"))
    app_key, method, timestamp, version = named
    key = secret.encode()
    text = b"app_key%bmethod%bparam_json%btimestamp%bv%b"
    text = key + text % (app_key, method, param_json, timestamp, version) + key
    sign_method = query.get("sign_method") or "md5"
    if sign_method not in {"md5", "hmac-sha256"}:
        return SignatureCheck(holds=False, reason="unknown sign_method")
    if sign_method == "md5":
        expected = hashlib.md5(text, usedforsecurity=False).hexdigest()
    else:
        expected = hmac.new(key, text, hashlib.sha256).hexdigest()
    if not _same(query.get("sign", ""), expected):
        return SignatureCheck(holds=False, reason="signature does not match")
    return SignatureCheck(holds=True)


def check_kdniao(form: Mapping[str, str], business_id: str, app_key: str) -> SignatureCheck:
    """Check ``DataSign``: Base64 over the lower hexadecimal text of the MD5 (platform-apis 5)."""
    if not _same(form.get("EBusinessID", ""), business_id):
        return SignatureCheck(holds=False, reason="unknown EBusinessID")
    digest = _md5(form.get("RequestData", "") + app_key).lower()
    if not _same(form.get("DataSign", ""), base64.b64encode(digest.encode()).decode()):
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


def _hmac_of(secret: str, text: str, digest: str) -> str:
    return hmac.digest(secret.encode(), text.encode(), digest).hex().upper()


_TOP_DIGESTS: Mapping[str, Callable[[str, str], str]] = {
    "md5": lambda secret, text: _md5(secret + text + secret),
    "hmac": lambda secret, text: _hmac_of(secret, text, "md5"),
    "hmac-sha256": lambda secret, text: _hmac_of(secret, text, "sha256"),
}


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
