"""What a round brought for a shop, and which state of it a failed question means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import RateLimited, Refused, SignInExpired, Unreachable
from workbench.domain.schedule import LONGEST_WAIT
from workbench.domain.shops import ShopState
from workbench.services.polling.order_pull import PulledOrders
from workbench.services.polling.trace_pull import PulledTraces

if TYPE_CHECKING:
    from workbench.domain.errors import ConnectorError
    from workbench.domain.shops import Shop


@dataclass(frozen=True, slots=True)
class ShopResult:
    """What a round brought for one shop, and what keeps its data from being whole."""

    shop: Shop
    trouble: ConnectorError | None = None
    orders: PulledOrders = field(default_factory=PulledOrders)
    traces: PulledTraces = field(default_factory=PulledTraces)


def state_for(error: ConnectorError) -> ShopState:
    """Return the state of a shop whose poll ended so."""
    if isinstance(error, SignInExpired):
        return ShopState.SIGN_IN_EXPIRED
    if isinstance(error, RateLimited):
        return ShopState.RATE_LIMITED
    if isinstance(error, Unreachable):
        return ShopState.UNREACHABLE
    if isinstance(error, Refused):
        return ShopState.REFUSED
    return ShopState.UNEXPECTED_ANSWER


# The first wait where a platform names none; it grows by as long as the trouble has lasted.
_FIRST_WAIT = timedelta(minutes=1)


def wait_after(error: ConnectorError, lasted: timedelta) -> timedelta:
    """Return how long a shop is left alone after an error that has ``lasted`` so long already.

    Only what could lock an account or widen a jam waits longer than the pace of the rounds.
    """
    if isinstance(error, RateLimited) and error.retry_after is not None:
        return min(error.retry_after, LONGEST_WAIT)
    if isinstance(error, RateLimited | Refused):
        return min(max(lasted, _FIRST_WAIT), LONGEST_WAIT)
    return timedelta()
