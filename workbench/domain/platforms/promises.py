"""Changes of a shipping promise as a marketplace tells them itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PromiseChange:
    """One change (发货时效修改): instants in UTC, None where not told.

    ``line_number`` is the sub-order, "" where it concerns the whole order. ``reason`` is the
    platform's own word, masked.
    """

    changed_at: datetime | None
    ship_by_before: datetime | None
    ship_by: datetime | None
    line_number: str = ""
    reason: str = ""
