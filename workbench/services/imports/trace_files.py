"""Trace files: scans of parcels that orders carry, the other parcels a shop of their own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelTrace, SavedPage
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.files.traces import is_json
from workbench.files.wire import BROKEN, Failed, Finished, ParcelBatch, Rejected
from workbench.services.polling.trace_pull import read_scans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.files.wire import Heard, ParcelRow
    from workbench.services.polling.query_budget import QueryBudget
    from workbench.store.engine.cache import Cache
    from workbench.store.engine.meta import MetaStore
    from workbench.store.imports.imported_events import ImportedEvents
    from workbench.store.imports.imports import ImportLog
    from workbench.store.imports.undo import ImportUndo
    from workbench.store.orders.orders import OrderStore
    from workbench.store.orders.traces import TraceStore
    from workbench.store.records.platform_records import RecordStore
    from workbench.store.shops.shops import ShopStore
    from workbench.traces.classify import Classifier

    # The orders that carry each number: shop, order number, waybill as the order writes it.
    Holders = Mapping[str, Sequence[tuple[str, str, str]]]

# What the import log calls such a file; it has no format of its own.
TRACES = "traces"


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
    events: ImportedEvents
    budget: QueryBudget


@dataclass(frozen=True, slots=True)
class TraceFile:
    """What a trace file of this name holds: the readable parcels and the lines that are none."""

    name: str
    parcels: tuple[ParcelRow, ...]
    rejected: tuple[Rejected, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a trace file did; importing the same file twice changes nothing the second time.

    ``id`` is what the import is taken back by, 0 where nothing was saved; ``unplaced`` are parcels
    that no order carries.
    """

    shop: Shop
    parcels: int
    events: int
    saved: SavedPage
    rejected: tuple[Rejected, ...]
    id: int = 0
    unplaced: int = 0

    @property
    def changed(self) -> int:
        """How many parcels are new or have news."""
        return self.saved.new + self.saved.changed


class _OnlyLooked(Exception):
    """Ends a look: everything that it wrote is taken back."""


class TraceFiles:
    """Brings trace files into the cache: all of a file or nothing."""

    def __init__(self, stores: ImportStores, classifier: Classifier, clock: Clock) -> None:
        self._stores = stores
        self._classifier = classifier
        self._clock = clock

    def bring_in(
        self, file: TraceFile, platform: Platform, waiting: Callable[[], None] | None = None
    ) -> ImportReport:
        """Save a file's scans to the orders that carry its numbers.

        Parcels of no order we know are kept under the shop "Imported" of ``platform``: such a
        parcel is judged by that platform's clocks, one of an order by those of the order's.
        ``waiting`` is called while another program writes, and may raise to give up.
        """
        report = look_at_traces(file, platform)
        with self._stores.cache.atomic(waiting=waiting):
            marks = self._stores.log.marks()
            holders = self._stores.events.holders([parcel.waybill for parcel in file.parcels])
            report = replace(report, unplaced=sum(_key(one) not in holders for one in file.parcels))
            is_new = any(_key(one) not in holders for one in file.parcels) and ensure_shop(
                self._stores.shops, report.shop, self._clock.now()
            )
            before = self._standing(report.shop, file, holders)
            saved = (
                self._attach(one, holders[_key(one)])
                if _key(one) in holders
                else self._save(report.shop, one)
                for one in file.parcels
            )
            report = replace(report, saved=sum(saved, SavedPage()))
            if not (report.changed or is_new):
                return report
            entry = self._entry(file, report, is_new=is_new)
            import_id = self._stores.log.record(entry, marks)
            self._stores.events.note_closed(import_id, before)
        return replace(report, id=import_id)

    def look(
        self, file: TraceFile, platform: Platform, waiting: Callable[[], None] | None = None
    ) -> ImportReport:
        """Return what ``bring_in`` would do; it is done and taken back, so that both agree."""
        reports = []
        with suppress(_OnlyLooked), self._stores.cache.atomic(waiting=waiting):
            reports.append(self.bring_in(file, platform))
            raise _OnlyLooked
        return replace(reports[0], id=0)

    def _standing(self, shop: Shop, file: TraceFile, holders: Holders) -> list[int]:
        """Return the scans from files that stand for these parcels before the import."""
        numbers = {shop.id: [parcel.waybill for parcel in file.parcels]}
        for shop_id, order_number, _ in chain.from_iterable(holders.values()):
            numbers.setdefault(shop_id, []).append(order_number)
        found = (self._stores.events.standing(shop_id, told) for shop_id, told in numbers.items())
        return list(chain.from_iterable(found))

    def _attach(self, parcel: ParcelRow, holders: Sequence[tuple[str, str, str]]) -> SavedPage:
        """Save a parcel's scans to the orders that carry it, as seen now."""
        now, told = self._clock.now(), parcel.told
        events = tuple(read_scans(self._classifier, told, parcel.carrier, now))
        traces = [
            ParcelTrace(*holder, told.source, events, told.provider_state) for holder in holders
        ]
        changed = self._stores.traces.save(traces, seen_at=now)
        return SavedPage(changed=1) if changed else SavedPage(same=1)

    def _entry(self, file: TraceFile, report: ImportReport, *, is_new: bool) -> ImportEntry:
        now = self._clock.now()
        return ImportEntry(
            file=file.name,
            sha256=file.sha256,
            format=TRACES,
            at=now,
            told_at=now,
            rejected=len(report.rejected),
            shops=(report.shop.id,) if is_new else (),
            saved=report.saved,
        )

    def _save(self, shop: Shop, parcel: ParcelRow) -> SavedPage:
        """Save one parcel; return what that did."""
        now, told = self._clock.now(), parcel.told
        events = tuple(
            _seen_when_it_happened(event)
            for event in read_scans(self._classifier, told, parcel.carrier, now)
        )
        first = min((event.seen_at for event in events), default=now)
        page = OrderPage(shop.id, (_record(shop, parcel),))
        saved = self._stores.orders.save_page(page, seen_at=first, cursor=None)
        trace = ParcelTrace(
            shop.id,
            parcel.waybill,
            parcel.waybill,
            told.source,
            events,
            told.provider_state,
        )
        changed = self._stores.traces.save([trace], seen_at=first)
        self._stores.traces.set_next_poll(shop.id, parcel.waybill, parcel.waybill, at=None)
        if saved.new:
            return saved
        return SavedPage(changed=1) if saved.changed or changed else SavedPage(same=1)


def look_at_traces(file: TraceFile, platform: Platform) -> ImportReport:
    """Return what a trace file holds, as a report of an import that saved nothing."""
    events = sum(len(parcel.scans) for parcel in file.parcels)
    shop = Shop.nameless(platform)
    return ImportReport(shop, len(file.parcels), events, SavedPage(), file.rejected)


def ensure_shop(shops: ShopStore, shop: Shop, now: datetime) -> bool:
    """Add a shop that only files tell of, unless it is there; return whether it was added."""
    if any(health.shop.id == shop.id for health in shops.all()):
        return False
    shops.add(shop, {})
    shops.set_health(ShopHealth(shop, ShopState.IMPORTED, since=now))
    return True


def gathered(
    path: Path, messages: Iterable[Heard], progress: Callable[[int, int], None]
) -> TraceFile:
    """Return what the reading process tells of a trace file; ``progress`` hears of the parcels.

    Raises:
        BadInput: the file cannot be read, or holds no parcel at all.
    """
    parcels: list[ParcelRow] = []
    rejected: list[Rejected] = []
    for message in messages:
        match message:
            case ParcelBatch():
                parcels.extend(message.parcels)
            case Rejected():
                rejected.append(message)
            case Finished():
                return TraceFile(path.name, tuple(parcels), tuple(rejected), message.sha256)
            case Failed():
                raise message.error(path.name)
        progress(len(parcels), 0)
    raise Failed(BROKEN).error(path.name)


def _key(parcel: ParcelRow) -> str:
    return parcel.waybill.upper()


def _record(shop: Shop, parcel: ParcelRow) -> OrderRecord:
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
            return is_json(stream.read(64))
    except OSError:
        return False
