"""Handling (处理): what a person has done about a warned order or parcel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.decisions import Level

LONGEST_NOTE = 500


class HandlingState(StrEnum):
    """Where a person's work on a row stands, in the order in which it moves on."""

    TO_DO = "to_do"
    CHASED = "chased"
    AWAITING_CARRIER = "awaiting_carrier"
    NUMBER_REPLACED = "number_replaced"
    REFUNDED = "refunded"
    FILED = "filed"
    HANDLED = "handled"

    @property
    def is_done(self) -> bool:
        """Tell whether the row only waits for its next scan."""
        return self not in {HandlingState.TO_DO, HandlingState.CHASED}


# Ours, no platform's: half a working day for a carrier to move, a day for a promise or a scan, two
# for what a platform has to look into. A person may choose another time for any row.
_LOOK_AGAIN_AFTER = {
    HandlingState.CHASED: timedelta(hours=12),
    HandlingState.AWAITING_CARRIER: timedelta(hours=24),
    HandlingState.NUMBER_REPLACED: timedelta(hours=24),
    HandlingState.REFUNDED: timedelta(hours=48),
    HandlingState.FILED: timedelta(hours=48),
    HandlingState.HANDLED: timedelta(hours=24),
}


def look_again_at(state: HandlingState, at: datetime) -> datetime | None:
    """Return when to look at a row again that was moved on at ``at``; None for what is to do."""
    after = _LOOK_AGAIN_AFTER.get(state)
    return at + after if after is not None else None


@dataclass(frozen=True, slots=True)
class HandlingAct:
    """What a person did about a row: what and when (UTC, data time), who, and what comes of it.

    ``actor`` is the system's user, "" where the program itself brought a row back. ``look_at``
    None: it does not come back by time. ``note`` is the person's own text.
    """

    state: HandlingState
    at: datetime
    actor: str = ""
    look_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row whose time to look again has come, ``has_news`` if something came since the act."""

    id: int
    order_id: int
    shop_id: str
    order_number: str
    waybill: str
    rule: str
    level: Level
    due: datetime | None
    act: HandlingAct
    is_warned: bool
    has_news: bool

    @property
    def comes_back(self) -> bool:
        """Tell whether a person has to look again: it still warns and nothing came."""
        return self.is_warned and not self.has_news
