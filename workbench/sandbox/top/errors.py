"""TOP's refusals: a number, its words, and a sub code that says more (platform-apis 2.4)."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = dict[str, object]

_MESSAGES = {
    7: "App Call Limited",
    11: "Insufficient isv permissions",
    15: "Remote service error",
    21: "Missing Method",
    22: "Invalid Method",
    23: "Invalid Format",
    24: "Missing Signature",
    25: "Invalid signature",
    26: "Missing Session",
    27: "Invalid session",
    28: "Missing App Key",
    29: "Invalid App Key",
    30: "Missing Timestamp",
    31: "Invalid Timestamp",
    32: "Missing Version",
    33: "Invalid Version",
    40: "Missing Required Arguments",
    41: "Invalid Arguments",
}


class TopRefusal(Exception):
    """A refusal; ``reason`` goes to the log and not to the caller."""

    def __init__(
        self, code: int, sub_code: str = "", sub_message: str = "", reason: str = ""
    ) -> None:
        super().__init__(f"{code} {sub_code}")
        self.code, self.sub_code = code, sub_code
        self.sub_message, self.reason = sub_message, reason

    def payload(self, request_id: str) -> Json:
        """Return what is answered under ``error_response``."""
        told: Json = {"code": self.code, "msg": _MESSAGES[self.code]}
        if self.sub_code:
            told["sub_code"] = self.sub_code
            told["sub_msg"] = self.sub_message or self.sub_code
        return {**told, "request_id": request_id}


def missing(name: str) -> TopRefusal:
    """Return the refusal of a call without a parameter that it needs."""
    return TopRefusal(40, f"isv.missing-parameter:{name}", f"缺少参数:{name}")


def invalid(name: str, why: str = "") -> TopRefusal:
    """Return the refusal of a parameter's value."""
    return TopRefusal(41, f"isv.invalid-parameter:{name}", why or f"参数无效:{name}")


def unknown_trade() -> TopRefusal:
    """Return the refusal of a trade that is not this shop's, or does not exist yet."""
    return TopRefusal(15, "isv.trade-not-exist", "交易不存在")


def limited(seconds: int) -> TopRefusal:
    """Return the refusal of too many calls."""
    words = f"This ban will last for {seconds} more seconds"
    return TopRefusal(7, "accesscontrol.limited-by-api-access-count", words)
