"""Every fault switch of the sandbox, on every platform and provider: what it must come to.

A pair is either expected here, with the state that people are shown, or it does not apply, with the
reason. The faults are those of section 8 of the reference, and the sandbox's own beside them.
"""

from __future__ import annotations

from workbench.domain.shops import ShopState
from workbench.sandbox.faults import FaultKind

SHOPS = ("1688", "taobao", "douyin")
PROVIDERS = ("kuaidi100", "kdniao")
SERVICES = (*SHOPS, *PROVIDERS)

# What is shown while the fault lasts, where all fare alike.
_ANYWHERE = {
    FaultKind.RATE_LIMIT: ShopState.RATE_LIMITED,
    FaultKind.ACL_DECLINED: ShopState.REFUSED,
    FaultKind.HTML_500: ShopState.UNREACHABLE,
    FaultKind.HTML_200: ShopState.UNEXPECTED_ANSWER,
    FaultKind.GATEWAY_503: ShopState.UNREACHABLE,
    FaultKind.TRUNCATED_JSON: ShopState.UNEXPECTED_ANSWER,
    FaultKind.DROPPED: ShopState.UNREACHABLE,
    FaultKind.SLOW: ShopState.UNREACHABLE,
    FaultKind.MISSING_LIST: ShopState.UNEXPECTED_ANSWER,
    FaultKind.CLOCK_SKEW: ShopState.ONLINE,
}
_AT_SHOPS = {
    FaultKind.SIGN_IN_EXPIRED: ShopState.SIGN_IN_EXPIRED,
    FaultKind.EMPTY_PAGE: ShopState.UNEXPECTED_ANSWER,
    # These are seen through: the walk begins anew until its pages add up.
    FaultKind.DUPLICATE_ROWS: ShopState.ONLINE,
    FaultKind.ROWS_SLIDE: ShopState.ONLINE,
    # Kept in the platform's own word until the order changes again.
    FaultKind.UNKNOWN_STATUS: ShopState.ONLINE,
}
_MAIL = (FaultKind.DUPLICATE_MESSAGES, FaultKind.UNORDERED_MESSAGES)
_OTHERWISE = {
    # It has no word for "too often": what it says is "busy".
    (FaultKind.RATE_LIMIT, "kuaidi100"): ShopState.UNREACHABLE,
    # The total beside the list is none as well: that looks like a shop without orders. It says so,
    # and the watermark stays where it was.
    (FaultKind.MISSING_LIST, "1688"): ShopState.ONLINE,
    (FaultKind.MISSING_LIST, "douyin"): ShopState.ONLINE,
}

EXPECTED: dict[tuple[FaultKind, str], ShopState] = {
    **{(kind, service): state for kind, state in _ANYWHERE.items() for service in SERVICES},
    **{(kind, shop): state for kind, state in _AT_SHOPS.items() for shop in SHOPS},
    **{(kind, shop): ShopState.ONLINE for kind in _MAIL for shop in ("1688", "taobao")},
    **_OTHERWISE,
}

_ONE_CALL = "one number a call: there are no pages"
_NOT_AT_PROVIDERS = {
    FaultKind.SIGN_IN_EXPIRED: "keys do not run out; a closed account is acl_declined",
    FaultKind.EMPTY_PAGE: _ONE_CALL,
    FaultKind.DUPLICATE_ROWS: _ONE_CALL,
    FaultKind.ROWS_SLIDE: _ONE_CALL,
    FaultKind.UNKNOWN_STATUS: "its state is kept as text; what is judged are the scans",
    FaultKind.DUPLICATE_MESSAGES: "it keeps no messages to be asked for",
    FaultKind.UNORDERED_MESSAGES: "it keeps no messages to be asked for",
}
_PUSHED = "it pushes messages to a server of the seller's; none can be asked for"

DOES_NOT_APPLY: dict[tuple[FaultKind, str], str] = {
    **{(kind, each): why for kind, why in _NOT_AT_PROVIDERS.items() for each in PROVIDERS},
    **{(kind, "douyin"): _PUSHED for kind in _MAIL},
}

# What the seller is told in each state, and how to go on.
SENTENCES = {
    ShopState.RATE_LIMITED: "asks to wait. Polling goes on by itself.",
    ShopState.SIGN_IN_EXPIRED: "asks to sign in again. Other shops go on.",
    ShopState.REFUSED: "Check the shop's keys.",
    ShopState.UNREACHABLE: "cannot be reached. What is here is kept and marked.",
    ShopState.UNEXPECTED_ANSWER: "What is here is kept.",
}
