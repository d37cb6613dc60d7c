"""What the clocks are asked about, read once for all clocks of a parcel, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.policy.clocks.route import Route
from workbench.policy.clocks.trace import Trace

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.domain.rules.decisions import Answer
    from workbench.domain.shops import Platform
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook


@dataclass(frozen=True)
class ParcelCase:
    """One parcel at one instant (``now``, UTC); its trace is sifted when a clock first asks."""

    facts: ParcelFacts
    now: datetime
    book: PolicyBook

    @cached_property
    def trace(self) -> Trace:
        """The events known at that instant, as the clocks ask for them."""
        return Trace(self.facts, self.now)

    @cached_property
    def route(self) -> Route:
        """The two ends of the way; where no sending address is told, the first scan's province."""
        told = self.facts.shipment.origin
        origin = told.short_province if told else ""
        return Route(origin or self.trace.province, self.facts.destination)


@dataclass(frozen=True, slots=True)
class OrderCase:
    """One order at one instant with the parcels that stand on it and its filings.

    ``order.ship_by`` is the platform's own limit, wherever it told that.
    """

    platform: Platform
    order: Order
    now: datetime
    book: PolicyBook
    parcels: tuple[ParcelCase, ...] = ()
    filings: tuple[Filing, ...] = ()


@dataclass(frozen=True, slots=True)
class Clocked:
    """A clock's answer; ``warn_by`` is the earliest reading of its deadline (UTC).

    ``is_done`` tells that the awaited event has come, so that nothing presses any more.
    """

    answer: Answer
    warn_by: datetime | None = None
    is_done: bool = False

    @property
    def missed_at(self) -> datetime | None:
        """Return the limit if it was missed for certain: then a following clock begins."""
        return self.answer.deadline if self.answer.verdict.is_missed else None
