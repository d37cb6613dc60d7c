"""What a page of orders would change, read from the cache at once and without writing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.domain.exchange.supplement import steps_back, supplemented
from workbench.domain.orders import OrderStatus
from workbench.store.engine.instants import to_ms_or_none
from workbench.store.engine.versions import Versions
from workbench.store.orders.extras import ExtraStore, news
from workbench.store.orders.rows import ORDER_COLUMNS, digest, order_from, order_values, to_json
from workbench.store.orders.shipment_plans import ShipmentPlan, ShipmentPlanner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.orders import Order
    from workbench.domain.pages import OrderPage, OrderRecord
    from workbench.store.engine.cache import Cache

_KNOWN = (
    "SELECT number, id, digest, status, modified_at, file_told_at FROM orders"
    " WHERE shop_id = ? AND number IN (SELECT value FROM json_each(?))"
)
_NOTHING = ShipmentPlan()


class Fate(IntEnum):
    """What becomes of one record of a page."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()
    OLDER = auto()


_NEW, _SAME = Fate.NEW, Fate.SAME


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    digest: bytes
    status: str
    modified_at: int | None
    file_told_at: int | None


class OrderPlan(NamedTuple):
    """One order as it is to stand: its values as ``ORDER_COLUMNS`` with their fingerprint.

    ``order_id`` is 0 for a new one; ``shipments`` is None where nothing is to be done about them,
    ``others`` empty where nothing is to be done about a file's other columns.
    """

    fate: Fate
    order: Order
    order_id: int = 0
    values: tuple[Any, ...] = ()
    mark: bytes = b""
    is_told_anew: bool = False
    shipments: ShipmentPlan | None = None
    file_told_at: int | None = None
    others: OtherColumns = ()

    @property
    def waybills(self) -> set[str]:
        """Return the numbers that are written."""
        return self.shipments.waybills if self.shipments else set()

    def needs_file_date(self, told_at: int) -> bool:
        """Tell whether a file of this date is the newest that spoke of the order."""
        if self.fate is Fate.OLDER:
            return False
        return self.file_told_at is None or self.file_told_at < told_at


def once_each(page: OrderPage) -> Iterator[OrderPage]:
    """Yield a page in pieces that name no order twice; most pages are one piece."""
    records: dict[tuple[str, str], OrderRecord] = {}
    for record in page.records:
        key = (record.order.shop_id, record.order.number)
        if key in records:
            yield replace(page, records=tuple(records.values()))
            records = {}
        records[key] = record
    yield replace(page, records=tuple(records.values()))


class OrderPlanner:
    """Holds pages against what is known, with one query for each kind of fact."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "order_version", "order_id", ORDER_COLUMNS)
        self._shipments = ShipmentPlanner(cache)
        self._extras = ExtraStore(cache)

    def plan(
        self, page: OrderPage, elsewhere: Mapping[str, str] = MappingProxyType({})
    ) -> list[OrderPlan]:
        """Return what is to be done about each record, in their order.

        ``elsewhere`` names the shops in which orders of these numbers stand as yet.
        """
        known = self._known(page.records, elsewhere)
        parcels = self._shipments.known(
            [
                known[_key(record)].id
                for record in page.records
                if record.shipments is not None and _key(record) in known
            ]
        )
        others = self._extras.standing(
            [
                known[_key(record)].id
                for record in page.records
                if record.others and _key(record) in known
            ]
        )
        told_at = to_ms_or_none(page.told_at)
        plans = []
        for record in page.records:
            found = known.get(_key(record))
            if found is None:
                plans.append(self._new(record))
                continue
            plan = self._again(record, found, from_file=told_at is not None)
            plan = self._with_shipments(plan, record, parcels.get(found.id, {}), told_at)
            plan = _with_others(plan, record, others.get(found.id, {}))
            # What is older and says the same is no news, but nothing to wonder at either.
            if plan.fate is not _SAME and _is_older(record.order, found, told_at):
                plan = OrderPlan(Fate.OLDER, record.order, found.id)
            plans.append(plan)
        return plans

    def _known(
        self, records: Sequence[OrderRecord], elsewhere: Mapping[str, str]
    ) -> dict[tuple[str, str], _Known]:
        numbers: dict[tuple[str, str], list[str]] = {}
        for record in records:
            shop_id, number = record.order.shop_id, record.order.number
            numbers.setdefault((shop_id, elsewhere.get(number, shop_id)), []).append(number)
        return {
            (shop_id, row[0]): _Known(*row[1:])
            for (shop_id, held_by), of_shop in numbers.items()
            for row in self._cache.rows(_KNOWN, (held_by, to_json(of_shop)))
        }

    def _new(self, record: OrderRecord) -> OrderPlan:
        values = order_values(record.order)
        shipments = self._shipments.plan(record.shipments or (), {}, from_file=False)
        mark, others = digest(values), record.others
        return OrderPlan(
            _NEW, record.order, 0, values, mark, True, shipments or _NOTHING, None, others
        )

    def _again(self, record: OrderRecord, known: _Known, *, from_file: bool) -> OrderPlan:
        order = record.order
        values = order_values(order)
        mark = digest(values)
        if from_file and mark != known.digest:
            standing = self._versions.standing(known.id)
            order = supplemented(order, order_from(order.shop_id, order.number, standing))
            values = order_values(order)
            mark = digest(values)
        is_news = mark != known.digest
        fate = Fate.CHANGED if is_news else Fate.SAME
        return OrderPlan(
            fate, order, known.id, values, mark, is_news, file_told_at=known.file_told_at
        )

    def _with_shipments(
        self, plan: OrderPlan, record: OrderRecord, parcels: Any, told_at: int | None
    ) -> OrderPlan:
        if record.shipments is None:
            return plan
        shipments = self._shipments.plan(record.shipments, parcels, from_file=told_at is not None)
        if shipments is None:
            return plan
        return plan._replace(fate=Fate.CHANGED, shipments=shipments)


def _with_others(plan: OrderPlan, record: OrderRecord, known: Mapping[str, str]) -> OrderPlan:
    others = news(record.others, known) if record.others else ()
    return plan._replace(fate=Fate.CHANGED, others=others) if others else plan


def _key(record: OrderRecord) -> tuple[str, str]:
    return record.order.shop_id, record.order.number


def _is_older(order: Order, known: _Known, told_at: int | None) -> bool:
    """Tell whether a record tells less than is known.

    A platform's answers are compared by the order's own time of modification. A file has none: it
    is older than an answer about a later modification, than a later file, and where it would take
    the order a step back, since a file copied about has a younger date than what it says.
    """
    if told_at is not None:
        dates = (known.modified_at, known.file_told_at)
        if any(date is not None and told_at < date for date in dates):
            return True
        return steps_back(order.status, OrderStatus(known.status))
    modified = to_ms_or_none(order.modified_at)
    return modified is not None and known.modified_at is not None and modified < known.modified_at
