"""What a season is made of: shops, orders, parcels and scans, each with the instant it appears.

Nothing here changes. What a platform shows at season time ``t`` is what lies at or before ``t``.
All instants are aware UTC, money is integer 分. Every person and place of delivery is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.metrics import FreightLine
    from workbench.domain.parcels.tracking import EventKind
    from workbench.domain.regions import Region
    from workbench.sandbox.filings import FilingPlan
    from workbench.sandbox.tickets import PointsPlan, ScorePlan, TicketPlan

HEALTHY = "healthy"


class Teller(StrEnum):
    """Who tells of a scan, where the two do not agree (物流轨迹不符)."""

    BOTH = "both"
    CARRIER_ONLY = "carrier_only"


@dataclass(frozen=True, slots=True)
class ScriptedScan:
    """One scan of a parcel in the carrier's words."""

    at: datetime
    text: str
    kind: EventKind
    city: str = ""
    teller: Teller = Teller.BOTH


@dataclass(frozen=True, slots=True)
class ScriptedCarrier:
    """A carrier as 1688 names it (``company_*``) and as Kuaidi100 does (``id``)."""

    id: str
    name: str
    company_no: str
    company_id: str


@dataclass(frozen=True, slots=True)
class ScriptedParcel:
    """One waybill of one order; ``gone_at`` is when the seller put another number in its place.

    ``handle`` is 1688's logistics id, ``lines`` the places of its goods in the order's lines (none
    named: all of them).
    """

    waybill: str
    handle: str
    carrier: ScriptedCarrier
    uploaded_at: datetime
    scans: tuple[ScriptedScan, ...] = ()
    gone_at: datetime | None = None
    lines: tuple[int, ...] = ()

    def is_listed(self, at: datetime) -> bool:
        """Tell whether the order names this number at ``at``."""
        return self.uploaded_at <= at and (self.gone_at is None or at < self.gone_at)

    def told(self, at: datetime, *, by_carrier: bool) -> list[ScriptedScan]:
        """Return the scans by ``at``, as the carrier or the marketplace tells them."""
        return [s for s in self.scans if s.at <= at and (by_carrier or s.teller is Teller.BOTH)]


@dataclass(frozen=True, slots=True)
class ScriptedLine:
    """One sub-order: ``price`` and ``amount`` in 分."""

    number: int
    title: str
    colour: str
    price: int
    quantity: int

    @property
    def amount(self) -> int:
        """Return what was paid for the line."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class ScriptedReceiver:
    """An invented buyer with an invented address, in plain text as platforms send it."""

    name: str
    mobile: str
    region: Region
    address: str
    login: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From ``at`` on the order has this 1688 status (baseInfo.status)."""

    at: datetime
    status: str


@dataclass(frozen=True, slots=True)
class MovedPromise:
    """From ``at`` on the order is promised to be shipped by ``until``, for the seller's reason."""

    at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ScriptedOrder:
    """One order; ``changes`` are in order of time and begin with its creation.

    ``promise`` is a 1688 assurance code or "", ``story`` the kind of trouble it plays.
    """

    shop_id: str
    number: int
    story: str
    receiver: ScriptedReceiver
    lines: tuple[ScriptedLine, ...]
    changes: tuple[StatusChange, ...]
    paid_at: datetime | None = None
    promise: str = ""
    freight: int = 0
    parcels: tuple[ScriptedParcel, ...] = ()
    refund_asked_at: datetime | None = None
    close_reason: str = ""
    moved_promise: MovedPromise | None = None

    @property
    def created_at(self) -> datetime:
        """Return when the buyer made the order."""
        return self.changes[0].at

    @property
    def total(self) -> int:
        """Return what the buyer paid, in 分."""
        return sum(line.amount for line in self.lines) + self.freight

    def status(self, at: datetime) -> str:
        """Return the status at ``at``, which is not before the creation."""
        return [change.status for change in self.changes if change.at <= at][-1]

    def instants(self) -> Iterator[datetime]:
        """Yield every instant at which what the platform says of the order changes."""
        yield from (change.at for change in self.changes)
        yield from (parcel.uploaded_at for parcel in self.parcels)
        yield from (parcel.gone_at for parcel in self.parcels if parcel.gone_at)
        if self.refund_asked_at:
            yield self.refund_asked_at
        if self.moved_promise:
            yield self.moved_promise.at

    def modified_at(self, at: datetime) -> datetime:
        """Return the last change by ``at``."""
        return max(instant for instant in self.instants() if instant <= at)


@dataclass(frozen=True, slots=True)
class ScriptedShop:
    """One seller's account; ``member_id`` is the platform's own id of it."""

    id: str
    name: str
    member_id: str
    mobile: str
    sender: Region
    platform: Platform = Platform.ALIBABA


@dataclass(frozen=True, slots=True)
class Season:
    """A whole scripted season; ``start`` is where its clock begins."""

    name: str
    title: str
    start: datetime
    shops: tuple[ScriptedShop, ...]
    orders: tuple[ScriptedOrder, ...]
    filings: tuple[FilingPlan, ...] = ()
    tickets: tuple[TicketPlan, ...] = ()
    points: tuple[PointsPlan, ...] = ()
    scores: tuple[ScorePlan, ...] = ()
    freight: tuple[FreightLine, ...] = ()

    def shops_on(self, *platforms: Platform) -> tuple[ScriptedShop, ...]:
        """Return the shops of these platforms."""
        return tuple(shop for shop in self.shops if shop.platform in platforms)

    def orders_of(self, shop_id: str) -> tuple[ScriptedOrder, ...]:
        """Return the orders of one shop."""
        return tuple(order for order in self.orders if order.shop_id == shop_id)
