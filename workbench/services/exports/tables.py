"""The rows of every view that goes out, read a batch at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.clock import ReplayClock
from workbench.domain.exchange.export_filters import (
    case_query,
    monitor_query,
    notice_query,
    order_query,
    past_instant,
    record_query,
    review_query,
    ticket_query,
)
from workbench.domain.exchange.exports import ExportView
from workbench.services.exports.columns import (
    FILINGS,
    LABELS,
    MONITOR,
    NOTICES,
    ORDERS,
    RECORDS,
    REVIEW,
    TICKETS,
    TITLES,
    Column,
    Spoken,
    Value,
    others_column,
)
from workbench.services.filing.cases import CaseService
from workbench.services.metrics.label import LabelReader
from workbench.services.monitor.past_monitor import PastMonitor
from workbench.services.monitor.review import ReviewService, ReviewStores
from workbench.services.records.service import appeals, judged
from workbench.services.settings.service import kept_settings
from workbench.services.tickets.service import TicketService, TicketStores, TicketWords
from workbench.store.engine.meta import MetaStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.monitor.notices import NoticeStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.orders.extras import ExtraStore
from workbench.store.past.orders import PastOrderStore
from workbench.store.plain.tables import TABLES, PlainTable, PlainTables
from workbench.store.records.listing import RecordListStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import TypeAlias

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.exchange.exports import ExportColumn
    from workbench.domain.views import OrderRow
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache

    OrdersFound: TypeAlias = tuple[array[int], Callable[[Sequence[int]], list[OrderRow]]]

# Short reads: nobody holds an old state of the cache for long, and progress is told often.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Table:
    """One table on its way out; ``name`` is ours, ``title`` for people."""

    name: str
    title: str
    columns: tuple[ExportColumn, ...]
    rows: Iterable[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All tables of one file, and how many rows they have together."""

    tables: tuple[Table, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows are read from; ``now`` is data time (UTC)."""

    cache: Cache
    rules: Rulebook
    spoken: Spoken
    now: datetime

    def open(self, view: ExportView, filters: Mapping[str, str]) -> Outgoing:
        """Return what a view holds under these filters."""
        readers: dict[ExportView, Callable[[Mapping[str, str]], Outgoing]] = {
            ExportView.MONITOR: self._monitor,
            ExportView.ORDERS: self._orders,
            ExportView.NOTICES: self._notices,
            ExportView.RECORDS: self._records,
            ExportView.TICKETS: self._tickets,
            ExportView.LABELS: self._labels,
            ExportView.FILINGS: self._filings,
            ExportView.REVIEW: self._review,
            ExportView.TABLES: self._tables,
        }
        return readers[view](filters)

    def _monitor(self, filters: Mapping[str, str]) -> Outgoing:
        hours, as_of = kept_settings(MetaStore(self.cache)).hours, past_instant(filters)
        asked = monitor_query(filters, as_of or self.now, hours)
        if as_of is not None:
            then = PastMonitor(self.cache).answer(asked, hours)
            return self._one(ExportView.MONITOR, MONITOR, then, len(then))
        store = MonitorStore(self.cache)
        ids = store.ids(asked)
        return self._one(ExportView.MONITOR, MONITOR, _by_ids(ids, store.rows), len(ids))

    def _orders(self, filters: Mapping[str, str]) -> Outgoing:
        asked, as_of = order_query(filters), past_instant(filters)
        ids, read = self._known_orders(asked, as_of) if as_of else self._listed_orders(asked)
        rows: Iterator[OrderRow] = _by_ids(ids, read)
        if not asked.with_others:
            return self._one(ExportView.ORDERS, ORDERS, rows, len(ids))
        extras = ExtraStore(self.cache)
        others = others_column(lambda order_id: extras.of_order(order_id, as_of))
        return self._one(ExportView.ORDERS, (*ORDERS, others), rows, len(ids))

    def _listed_orders(self, asked: OrderQuery) -> OrdersFound:
        store = OrderListStore(self.cache)
        return store.listed(asked), store.rows

    def _known_orders(self, asked: OrderQuery, as_of: datetime) -> OrdersFound:
        """Return the orders as they were known at an instant."""
        store = PastOrderStore(self.cache)
        return store.ids(asked, as_of), lambda part: store.rows(part, as_of)

    def _records(self, filters: Mapping[str, str]) -> Outgoing:
        store, book = RecordListStore(self.cache), self.rules.book
        ids = store.ids(record_query(filters, self.now), appeals(book, self.now))
        rows = _by_ids(ids, lambda part: judged(store.rows(part), book, self.now))
        return self._one(ExportView.RECORDS, RECORDS, rows, len(ids))

    def _tickets(self, filters: Mapping[str, str]) -> Outgoing:
        words = TicketWords(lambda: (), "zh")  # no reply is offered in a file
        clock = ReplayClock(self.now)
        service = TicketService(TicketStores.over(self.cache), lambda: self.rules, words, clock)
        ids = service.ids(ticket_query(filters, self.now))
        return self._one(ExportView.TICKETS, TICKETS, _by_ids(ids, service.rows), len(ids))

    def _labels(self, filters: Mapping[str, str]) -> Outgoing:
        shops = [health.shop for health in ShopStore(self.cache).all()]
        found = LabelReader(self.cache).items(shops, self.now, self.rules.book)
        return self._one(ExportView.LABELS, LABELS, found, len(found))

    def _filings(self, filters: Mapping[str, str]) -> Outgoing:
        book, clock = (lambda: self.rules.book), ReplayClock(self.now)
        service = CaseService(self.cache, book, None, clock)
        ids = service.ids(case_query(filters, self.now))
        return self._one(ExportView.FILINGS, FILINGS, _by_ids(ids, service.rows), len(ids))

    def _notices(self, filters: Mapping[str, str]) -> Outgoing:
        store = NoticeStore(self.cache)
        ids = store.ids(notice_query(filters))
        return self._one(ExportView.NOTICES, NOTICES, _by_ids(ids, store.rows), len(ids))

    def _review(self, filters: Mapping[str, str]) -> Outgoing:
        asked = review_query(filters)
        service = ReviewService(ReviewStores.over(self.cache), lambda: self.rules)
        found = service.review(asked.as_of or self.now, closed=asked.closed).warnings
        return self._one(ExportView.REVIEW, REVIEW, found, len(found))

    def _one(
        self, view: ExportView, columns: Sequence[Column[Any]], rows: Iterable[Any], total: int
    ) -> Outgoing:
        """Return a single table whose columns read each row."""
        spoken = self.spoken
        values = ([column.value(row, spoken) for column in columns] for row in rows)
        described = tuple(column.described(spoken) for column in columns)
        title = spoken.text("exports", TITLES[view])
        return Outgoing((Table(view.value, title, described, values),), total)

    def _tables(self, filters: Mapping[str, str]) -> Outgoing:
        store = PlainTables(self.cache)
        tables = tuple(
            Table(table.name, table.name, table.columns, self._masked(store, table))
            for table in TABLES
        )
        return Outgoing(tables, store.total())

    def _masked(self, store: PlainTables, table: PlainTable) -> Iterator[Sequence[Value]]:
        place = table.waybill
        for row in store.rows(table):
            if place is None:
                yield row
                continue
            values, number = list(row), row[place]
            values[place] = self.spoken.waybill(number)
            for text in table.texts:
                values[text] = values[text] and self.spoken.foreign(values[text], number)
            yield values


def _by_ids(ids: Sequence[int], read: Callable[[Sequence[int]], list[Any]]) -> Iterator[Any]:
    """Yield the rows with these ids; what went meanwhile is left out."""
    for begin in range(0, len(ids), BATCH):
        yield from read(ids[begin : begin + BATCH])
