"""What one answer of a platform brings in: orders with their shipments, traces, and the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.orders import Order
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.parcels.tracking import Scan, TrackingEvent
    from workbench.domain.platforms.promises import PromiseChange


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """One order as an answer told it; ``shipments`` is None where it does not speak of them.

    An empty tuple means: the answer says that there is no shipment. ``others`` are the columns of
    a file that we have no name for, with what may be kept of them. ``promise_changes`` are those
    that the platform itself tells of, in order of time.
    """

    order: Order
    shipments: tuple[Shipment, ...] | None = None
    others: OtherColumns = ()
    promise_changes: tuple[PromiseChange, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadOrder:
    """An order that an answer named and did not tell whole, to be asked for again by its number.

    ``reason`` is in the seller's words; ``sample`` is the shape of what could not be read, without
    a letter or digit of it, "" where the platform refused to tell.
    """

    number: str
    reason: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One page of one shop's orders, and what it told of others that could not be read.

    ``position`` is how far the feed has been read once this page is saved, in the connector's own
    words; "" amid a walk that is not whole yet.

    ``told_at`` (UTC) is the date of the file that a page comes from: its orders have no times of
    modification, so they supplement what is known (``supplement.py``) and are held against that
    date. None for a platform's own answer.
    """

    shop_id: str
    records: tuple[OrderRecord, ...]
    told_at: datetime | None = None
    position: str = ""
    unread: tuple[UnreadOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What saving a page did, in orders; ``older`` ones told less than is known and were left."""

    new: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0

    def __add__(self, other: SavedPage) -> SavedPage:
        return SavedPage(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.older + other.older,
        )


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a feed of a shop has been read; ``position`` is the connector's own text."""

    shop_id: str
    feed: str
    position: str


@dataclass(frozen=True, slots=True)
class ParcelScans:
    """A parcel's whole trace as one source gave it, oldest first, not yet read."""

    source: str
    scans: tuple[Scan, ...]
    provider_state: str = ""


@dataclass(frozen=True, slots=True)
class ParcelTrace:
    """The same, read into events and tied to the order's parcel."""

    shop_id: str
    order_number: str
    waybill: str
    source: str
    events: tuple[TrackingEvent, ...]
    provider_state: str = ""


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """What sources told of one parcel, and when to ask about it again (UTC); None: never."""

    shipment: Shipment
    traces: tuple[ParcelTrace, ...]
    ask_again: datetime | None

    @property
    def parcel(self) -> tuple[str, str, str]:
        """Shop, order number and waybill."""
        return (self.shipment.shop_id, self.shipment.order_number, self.shipment.waybill)


@dataclass(frozen=True, slots=True)
class DuePoll:
    """One parcel that a trace source should be asked about now.

    ``deadline`` is the instant its most urgent open decision counts down to (UTC), None if none.
    """

    shipment: Shipment
    deadline: datetime | None = None
    delivered: bool = False
