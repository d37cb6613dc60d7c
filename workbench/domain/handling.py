"""Handling (处理): what a person has done about a warned order or parcel."""

from __future__ import annotations

from enum import StrEnum


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
