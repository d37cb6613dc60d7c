"""What questions to a trace provider cost and buy: by the tariff that the seller entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from workbench.domain.schedule import PollPace

# How often a trace provider is asked about a parcel that nobody else tells of. Every question is
# charged: one that nothing presses is looked at once a day.
PROVIDER_PACE = PollPace(urgent=timedelta(hours=2), soon=timedelta(hours=6), calm=timedelta(days=1))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bought:
    """What so many questions a day are enough for.

    ``calm`` parcels without a deadline in sight, or ``soon`` ones with one of today, or ``urgent``
    ones close to it; ``cost`` is what they come to a day in 分, None as long as no price is known.
    """

    queries: int
    calm: int
    soon: int
    urgent: int
    cost: int | None


def cost_of(queries: int, price: Decimal | None) -> int | None:
    """Return what questions cost in 分 at ``price`` yuan each; None where no price was entered."""
    if price is None:
        return None
    return int((price * queries * 100).quantize(Decimal(1), ROUND_HALF_UP))


def bought(queries: int, price: Decimal | None, pace: PollPace) -> Bought:
    """Return what ``queries`` a day buy at a pace."""
    calm, soon, urgent = (
        queries // max(1, _DAY // max(step, pace.floor))
        for step in (pace.calm, pace.soon, pace.urgent)
    )
    return Bought(queries, calm, soon, urgent, cost_of(queries, price))
