"""What a seller does to an order on the platform: ship it with a number, put another in its place.

An act is sent once. Where its answer was lost nobody knows whether it was done: that is a state of
its own, and only the platform or the seller can end it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    ConnectorError,
    NotOffered,
    RateLimited,
    Refused,
    RefusedUnclearly,
    SignInExpired,
)
from workbench.domain.platforms.offers import Offer

if TYPE_CHECKING:
    from datetime import datetime


# How long a platform may still be at work on an act whose answer was lost, or show its orders as
# they were before: none of them says. This is our own caution, many times what a call is waited
# for; an act that is called "not done" too early is done twice.
SETTLES_AFTER = timedelta(minutes=10)


class ActKind(StrEnum):
    """What is done; the values are those of the offers it needs."""

    SHIP = Offer.SHIP.value
    REPLACE_NUMBER = Offer.REPLACE_NUMBER.value
    SHIP_UNTRACED = Offer.SHIP_UNTRACED.value

    @property
    def offer(self) -> Offer:
        """Return what the platform must offer for it."""
        return Offer(self.value)


class ActState(StrEnum):
    """How an act fares; ``SENDING`` after a crash is as good as ``UNKNOWN``."""

    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ShippingAct:
    """One act on one order.

    ``carrier`` is our carrier id, ``lines`` the sub-orders it concerns (none: all of them),
    ``replaces`` the number that ``waybill`` is put in the place of. ``remark`` is told to the
    platform: of goods without logistics, what the buyer agreed to, masked.
    """

    kind: ActKind
    shop_id: str
    order_number: str
    carrier: str = ""
    waybill: str = ""
    lines: tuple[str, ...] = ()
    replaces: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """An act as it is kept; instants in UTC.

    ``reason`` are our words for a refusal. ``agreement`` is what the seller wrote down of the
    buyer's consent to goods without logistics, masked.
    """

    id: int
    act: ShippingAct
    state: ActState
    asked_at: datetime
    answered_at: datetime | None = None
    reason: str = ""
    actor: str = ""
    agreement: str = ""

    @property
    def settles_from(self) -> datetime:
        """From when on an order that shows nothing of it says that it was not done."""
        return self.asked_at + SETTLES_AFTER


def state_after(error: ConnectorError) -> ActState:
    """Return how an act stands after an error.

    The platform's own "no" says that nothing was done; a lost or unreadable answer says nothing,
    and no more does a word that nobody knows, or that of whoever stands in front of the platform.
    """
    if not error.was_sent:
        return ActState.REFUSED
    if isinstance(error, RefusedUnclearly):
        return ActState.UNKNOWN
    if isinstance(error, Refused | NotOffered | SignInExpired | RateLimited):
        return ActState.REFUSED
    return ActState.UNKNOWN
