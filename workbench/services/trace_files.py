"""Trace files: their parcels become a shop of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelTrace
from workbench.domain.shipments import Shipment
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.files.traces import ImportedParcel, RejectedLine, TraceFile, read_trace_file
from workbench.services.trace_pull import read_scans

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.tracking import TrackingEvent
    from workbench.store.cache import Cache
    from workbench.store.import_undo import ImportUndo
    from workbench.store.imports import ImportLog
    from workbench.store.meta import MetaStore
    from workbench.store.orders import OrderStore
    from workbench.store.platform_records import RecordStore
    from workbench.store.shops import ShopStore
    from workbench.store.traces import TraceStore
    from workbench.traces.classify import Classifier

IMPORTED_SHOP_NAME = "Imported"


@dataclass(frozen=True, slots=True)
class ImportStores:
    """Where imports go, all on one connection."""

    cache: Cache
    shops: ShopStore
    orders: OrderStore
    traces: TraceStore
    meta: MetaStore
    log: ImportLog
    undo: ImportUndo
    records: RecordStore


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a trace file did; importing the same file twice changes nothing the second time."""

    shop: Shop
    parcels: int
    events: int
    changed: int
    rejected: tuple[RejectedLine, ...]


class TraceFiles:
    """Brings trace files into the cache: all of a file or nothing."""

    def __init__(self, stores: ImportStores, classifier: Classifier, clock: Clock) -> None:
        self._stores = stores
        self._classifier = classifier
        self._clock = clock

    def bring_in(self, path: Path, platform: Platform) -> ImportReport:
        """Read ``path`` and save its parcels under the shop "Imported" of ``platform``.

        Raises:
            BadInput: the file cannot be opened, or holds no parcel at all.
        """
        file = read_traces(path)
        shop = imported_shop(platform)
        with self._stores.cache.atomic():
            ensure_shop(self._stores.shops, shop, self._clock.now())
            changed = sum(self._save(shop, parcel) for parcel in file.parcels)
        events = sum(len(parcel.scans.scans) for parcel in file.parcels)
        return ImportReport(shop, len(file.parcels), events, changed, file.rejected)

    def _save(self, shop: Shop, parcel: ImportedParcel) -> int:
        """Save one parcel; return 1 if that changed anything."""
        now = self._clock.now()
        events = tuple(
            _seen_when_it_happened(event)
            for event in read_scans(self._classifier, parcel.scans, parcel.carrier, now)
        )
        first = min((event.seen_at for event in events), default=now)
        page = OrderPage(shop.id, (_record(shop, parcel),))
        saved = self._stores.orders.save_page(page, seen_at=first, cursor=None)
        trace = ParcelTrace(
            shop.id,
            parcel.waybill,
            parcel.waybill,
            parcel.scans.source,
            events,
            parcel.scans.provider_state,
        )
        changed = self._stores.traces.save([trace], seen_at=first)
        self._stores.traces.set_next_poll(shop.id, parcel.waybill, parcel.waybill, at=None)
        return int(bool(saved.new or saved.changed or changed))


def imported_shop(platform: Platform) -> Shop:
    """Return the shop for files that name none."""
    return Shop(f"imported-{platform.value}", platform, IMPORTED_SHOP_NAME)


def ensure_shop(shops: ShopStore, shop: Shop, now: datetime) -> bool:
    """Add a shop that only files tell of, unless it is there; return whether it was added."""
    if any(health.shop.id == shop.id for health in shops.all()):
        return False
    shops.add(shop, {})
    shops.set_health(ShopHealth(shop, ShopState.IMPORTED, since=now))
    return True


def read_traces(path: Path) -> TraceFile:
    """Return what a trace file holds.

    Raises:
        BadInput: the file cannot be opened, or holds no parcel at all.
    """
    try:
        with path.open("rb") as stream:
            file = read_trace_file(stream)
    except OSError as error:
        reason = marked("errors", "the file cannot be read")
        raise BadInput(what=path.name, reason=reason) from error
    if not file.parcels:
        raise BadInput(what=path.name, reason=marked("errors", "no line of it is a parcel"))
    return file


def _record(shop: Shop, parcel: ImportedParcel) -> OrderRecord:
    order = Order(shop.id, parcel.waybill, OrderStatus.SHIPPED)
    shipment = Shipment(
        shop.id, parcel.waybill, parcel.waybill, parcel.carrier, parcel.carrier_name
    )
    return OrderRecord(order, (shipment,))


def _seen_when_it_happened(event: TrackingEvent) -> TrackingEvent:
    happened: datetime | None = event.happened_at
    return replace(event, seen_at=happened) if happened else event


def is_trace_file(path: Path) -> bool:
    """Tell whether a file holds JSON, as trace files do; what cannot be opened is none."""
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    except OSError:
        return False
