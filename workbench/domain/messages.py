"""Messages that a marketplace keeps for its sellers: hints that something changed, no facts.

They come at least once and in any order: whoever gets one asks for the order anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PlatformMessage:
    """One message; ``order_number`` is "" where it speaks of none, ``topic`` the platform's word.

    ``at`` is when it was written (UTC), None where not told.
    """

    id: str
    topic: str
    order_number: str = ""
    at: datetime | None = None
