"""Which of the acts that a text names is the event: the precedence, written down once.

From the strongest (rules 1–12 of the labelled traces):

1. a return: counting it as delivered would close a parcel the buyer never got;
2. a forwarding under another number;
3. a failure (派送不成功, 问题件, 拒收, 滞留 …), although its words contain 签收 and 派送;
4. customs;
5. 签收 and its like: they decide 已签收 even where a locker or station signed;
6. weak failures (破损, 延误 …), which beside 签收 speak of something else;
7. all other acts: the last one named;
8. a hint that the parcel waits (请凭取件码领取), then what shop and carrier do before the pickup,
   then advice (预计…送达);
9. a word that says no more than that the parcel is being moved or handled (``FALLBACK``).

Nothing of these: UNKNOWN, an answer and no guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind

if TYPE_CHECKING:
    from workbench.traces.vocabulary import Meaning

# The exception to name where a text names several, from the most telling.
_SUBS = (
    "refused",
    "lost",
    "damaged",
    "intercepted",
    "address",
    "delivery_attempt_failed",
    "held",
    "rescheduled",
    "cancelled",
    "other",
)

_WEAK_FAILURE = 40
LAST_NAMED = 50
FALLBACK = 90
NONE = 99

_STRONG = {
    EventKind.RETURNED: 0,
    EventKind.FORWARDED: 1,
    EventKind.EXCEPTION: 10,
    EventKind.CUSTOMS: 20,
}
_WEAK = {
    EventKind.EXCEPTION: _WEAK_FAILURE,
    EventKind.AVAILABLE_FOR_PICKUP: 60,
    EventKind.ORDERED: 65,
    EventKind.PICKED_UP: 70,
    EventKind.OUT_FOR_DELIVERY: 70,
    EventKind.IN_TRANSIT: 75,
    EventKind.INFO: 80,
}


def rank(meaning: Meaning) -> int:
    """Return how strong an act is, the strongest lowest; of equal ones the last named wins."""
    if meaning.kind is None:
        return NONE
    if meaning.is_signed:
        return 30
    if meaning.is_fallback:
        return FALLBACK
    if meaning.is_weak:
        return _WEAK.get(meaning.kind, LAST_NAMED)
    return _STRONG.get(meaning.kind, LAST_NAMED)


def more_telling(one: str, other: str) -> str:
    """Return the more telling of two sub-kinds of an exception."""
    order = {sub: place for place, sub in enumerate(_SUBS)}
    return min(one or "other", other or "other", key=lambda sub: order.get(sub, len(order)))
