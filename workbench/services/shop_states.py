"""What a round brought for a shop, and which state of it a failed question means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.errors import RateLimited, Refused, SignInExpired, Unreachable
from workbench.domain.shops import ShopState
from workbench.services.order_pull import PulledOrders
from workbench.services.trace_pull import PulledTraces

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
