"""When a shop's sign-in ends for good: until then it renews itself, afterwards its seller must.

Platform-apis 1.2, 2.3, 3.3: 1688 names the instant, TOP a span, 抖店 documents fourteen days. Where
nobody told it stays unknown.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

# The name among a shop's keys of the last instant at which it can be renewed (ISO 8601, UTC).
RENEWABLE_UNTIL = "renewable_until"
# Whoever may sign in for a shop is not at hand every day.
_LEADS = (
    (Level.CRITICAL, timedelta(days=1)),
    (Level.WARNING, timedelta(days=3)),
    (Level.INFORMATION, timedelta(days=7)),
)


def ends_at(keys: Mapping[str, str]) -> datetime | None:
    """Return when the sign-in of these keys ends (UTC), None as long as nobody told."""
    told = keys.get(RENEWABLE_UNTIL, "")
    if not told and not keys.get("refresh_token"):
        told = keys.get("expires_at", "")  # what cannot be renewed ends with its token
    return datetime.fromisoformat(told) if told else None


def urgency(end: datetime, now: datetime) -> Level:
    """Return how near an end is, NONE while it is far away."""
    return next((level for level, lead in _LEADS if end - now <= lead), Level.NONE)
