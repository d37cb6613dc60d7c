"""The monitor's warned rows at a past instant, read by set from the versions of then.

Rows equal those that the orders' files of then would make (``tests/store/past_rows.py``), but are
read in five questions whatever their number: a review of 20,000 orders is on screen in half a
second.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any

from workbench.domain.handling import HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.past import DayEntry, PastRow
from workbench.domain.rules.decisions import Level, SubjectKind, Verdict
from workbench.domain.shops import Platform
from workbench.domain.views import MonitorRow
from workbench.store.engine.instants import from_ms, from_ms_or_none, to_ms
from workbench.store.engine.sql import select
from workbench.store.monitor.row_ids import order_row, parcel_row
from workbench.store.monitor.rows import LEVELS
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

    Progress = Callable[[int, int], None]

_WARNED = select(
    ("order_id", "shipment_id", "rule", "verdict", "level", "warn_by"), "FROM decision",
    "INDEXED BY decision_warned WHERE level <> 'none' AND decided_from <= ?1 AND decided_to > ?1",
)  # fmt: skip
_IDS = "IN (SELECT value FROM json_each(?2))"
_STOOD = "AND seen_from <= ?1 AND seen_to > ?1"
_ORDERS = select(
    ("orders.id", "shop_id", "shop.name", "platform", "number", "told.status", "told.paid_at",
     "ifnull(told.province, '')"),
    "FROM orders JOIN shop ON shop.id = shop_id",
    "JOIN order_version AS told ON told.order_id = orders.id WHERE orders.id", _IDS, _STOOD,
)  # fmt: skip
_PARCELS = select(
    ("shipment.id", "waybill", "told.carrier", "told.state", "told.uploaded_at"),
    "FROM shipment JOIN shipment_version AS told ON told.shipment_id = shipment.id",
    "WHERE shipment.id", _IDS, _STOOD,
)  # fmt: skip
# One row for each parcel, its last scan: the columns beside max() are those of the row that has it.
# What was told twice for one instant stands in the order of its source.
_EVENTS = select(
    ("shipment_id", "happened_at", "text", "ifnull(site, '')",
     "max(happened_at * 1000 + min(max(sequence, 0), 999))",
     f"group_concat(CASE WHEN kind = '{EventKind.DELIVERED.value}' THEN happened_at END)"),
    "FROM event WHERE shipment_id", _IDS, _STOOD, "AND happened_at IS NOT NULL",
    f"AND kind <> '{EventKind.INFO.value}' GROUP BY shipment_id",
)  # fmt: skip
_ACTS = select(
    ("row_id", "state"), "FROM handling WHERE row_id", _IDS, "AND at <= ?1 AND ended_at > ?1"
)
_NOW = "SELECT id, rule, level FROM monitor WHERE bucket = ?"
_DECIDED = select(
    ("decided_from", "number", "ifnull(waybill, '')", "rule", "decision.level"),
    "FROM decision INDEXED BY decision_warned JOIN orders ON orders.id = decision.order_id",
    "LEFT JOIN shipment ON shipment.id = decision.shipment_id",
    "WHERE decision.level <> 'none' AND decided_from >= ? AND decided_from < ?",
    "ORDER BY decided_from DESC LIMIT ?",
)  # fmt: skip
_ACTED = select(
    ("at", "order_number", "waybill", "handling.state", "actor", "note"),
    "FROM handling JOIN monitor ON monitor.id = row_id",
    "WHERE undone = 0 AND at >= ? AND at < ? ORDER BY at DESC LIMIT ?",
)  # fmt: skip


# Looked up, not called: an enum's call costs a microsecond, and thousands of rows have five each.
_LEVELS = {level.value: level for level in Level}
_RANKS = {level.value: level.rank for level in Level}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_PLATFORMS = {platform.value: platform for platform in Platform}
_STATES = {state.value: state for state in HandlingState}
_OPEN = frozenset(status.value for status in OrderStatus if status.is_open)

# So many rows are put together at a time: what is read for them is not all held at once.
PART = 4_000

_Key = tuple[int, int | None]


@dataclass(slots=True)
class _Parcel:
    """A parcel as known then, with its last scan."""

    waybill: str
    carrier: str
    state: str
    uploaded_at: int | None
    last: tuple[int, str, str] | None = None
    is_delivered: bool = False

    def take(self, last: tuple[int, str, str], delivered: str | None) -> None:
        """Take the last scan in, and the deliveries; one before the upload is another order's."""
        self.last = last
        times = map(int, delivered.split(",")) if delivered else ()
        self.is_delivered = any(at >= (self.uploaded_at or at) for at in times)


class PastMonitorStore:
    """Reads the monitor of then; nothing is written."""

    def __init__(self, cache: Cache, part: int = PART) -> None:
        self._cache = cache
        self._part_size = part

    def warned(self, as_of: datetime, progress: Progress = lambda done, of: None) -> list[PastRow]:
        """Return the rows that warned at ``as_of``, of orders that were open then.

        ``progress`` is told how many were read, and of how many; what it raises passes through.
        """
        at = to_ms(as_of)
        with self._cache.snapshot():
            return self._rows(at, *_leading(self._cache.rows(_WARNED, (at,))), progress)

    def quiet(self, as_of: datetime, keys: Iterable[_Key]) -> list[PastRow]:
        """Return the rows of these parcels, by order and shipment, that did not warn then."""
        calm = ("", Verdict.UNKNOWN.value, Level.NONE.value, None)
        leads: dict[_Key, Row] = {key: (*key, *calm) for key in keys}
        with self._cache.snapshot():
            return self._rows(to_ms(as_of), leads, dict.fromkeys(leads, 0))

    def _rows(
        self,
        at: int,
        leads: dict[_Key, Row],
        numbers: dict[_Key, int],
        progress: Progress = lambda done, of: None,
    ) -> list[PastRow]:
        # In the order of their ids, in which they lie in the file.
        keys = iter(sorted(leads, key=lambda key: (key[0], key[1] or 0)))
        found: dict[_Key, PastRow] = {}
        done = 0
        while part := {key: leads[key] for key in islice(keys, self._part_size)}:
            found.update(self._part(at, part, numbers))
            done += len(part)
            progress(done, len(leads))
        return [found[key] for key in leads if key in found]

    def _part(
        self, at: int, leads: dict[_Key, Row], numbers: dict[_Key, int]
    ) -> Iterator[tuple[_Key, PastRow]]:
        orders = {row[0]: row for row in self._ask(_ORDERS, at, (key[0] for key in leads))}
        parcels = self._parcels(at, [key[1] for key in leads if key[1] is not None])
        acts: dict[int, str] = dict(self._ask(_ACTS, at, (_row_id(*key) for key in leads)))
        for key, lead in leads.items():
            parcel = parcels.get(key[1]) if key[1] is not None else None
            is_lost = key[1] is not None and not _stands(parcel)
            if key[0] in orders and not is_lost and _is_open(orders[key[0]]):
                handling = _STATES[acts.get(_row_id(*key), HandlingState.TO_DO.value)]
                yield key, _row(lead, orders[key[0]], parcel, (handling, numbers[key]))

    def _ask(self, sql: str, at: int, ids: Iterable[int]) -> list[Row]:
        return self._cache.rows(sql, (at, to_json(list(dict.fromkeys(ids)))))

    def _parcels(self, at: int, ids: list[int]) -> dict[int, _Parcel]:
        found = {row[0]: _Parcel(*row[1:]) for row in self._ask(_PARCELS, at, ids)}
        for shipment_id, when, text, site, _, delivered in self._ask(_EVENTS, at, found):
            found[shipment_id].take((when, text, site), delivered)
        return found

    def warned_now(self) -> dict[int, tuple[str, Level]]:
        """Return the leading warning of each row that warns now, handled ones among them."""
        rows = [row for bucket in (2, 3) for row in self._cache.rows(_NOW, (bucket,))]
        return {row_id: (rule, LEVELS[level]) for row_id, rule, level in rows}

    def day(self, since: datetime, until: datetime, limit: int) -> list[DayEntry]:
        """Return what was decided and done within a day, the last first."""
        span = (to_ms(since), to_ms(until), limit)
        decided = [_decided(row) for row in self._cache.rows(_DECIDED, span)]
        acted = [_acted(row) for row in self._cache.rows(_ACTED, span)]
        return sorted((*decided, *acted), key=lambda entry: entry.at, reverse=True)


def _leading(rows: Iterable[Row]) -> tuple[dict[_Key, Row], dict[_Key, int]]:
    """Return the most urgent warning of each subject (``leading.py``), and how many it has."""
    leads: dict[_Key, Row] = {}
    numbers: dict[_Key, int] = {}
    for row in sorted(rows, key=_urgency):
        leads.setdefault((row[0], row[1]), row)
        numbers[row[0], row[1]] = numbers.get((row[0], row[1]), 0) + 1
    return leads, numbers


def _urgency(row: Row) -> tuple[int, float, str]:
    due = float("inf") if row[5] is None else float(row[5])
    return _RANKS[row[4]], due, row[2]


def _row_id(order_id: int, shipment_id: int | None) -> int:
    return order_row(order_id) if shipment_id is None else parcel_row(shipment_id)


def _stands(parcel: _Parcel | None) -> bool:
    is_active = parcel is not None and parcel.state == ShipmentState.ACTIVE.value
    return is_active and parcel is not None and not parcel.is_delivered


def _is_open(order: Row) -> bool:
    return order[5] in _OPEN


def _row(lead: Row, order: Row, parcel: _Parcel | None, told: tuple[HandlingState, int]) -> PastRow:
    # Texts are shared: a hundred thousand rows have few different ones, and all are held at once.
    order_id, shop_id, shop_name, platform, number, _, paid_at, province = order
    last: tuple[Any, str, str] = (parcel.last if parcel else None) or (None, "", "")
    row = MonitorRow(
        id=_row_id(lead[0], lead[1]),
        order_id=order_id,
        kind=SubjectKind.ORDER if parcel is None else SubjectKind.SHIPMENT,
        shop_id=intern(shop_id),
        shop_name=intern(shop_name),
        platform=_PLATFORMS[platform],
        order_number=number,
        waybill=parcel.waybill if parcel else "",
        carrier=intern(parcel.carrier) if parcel else "",
        rule=intern(lead[2]),
        verdict=_VERDICTS[lead[3]],
        level=_LEVELS[lead[4]],
        deadline=from_ms_or_none(lead[5]),
        handling=told[0],
        last_event_at=from_ms_or_none(last[0]),
        last_event_text=intern(last[1]),
        last_site=intern(last[2]),
        paid_at=from_ms_or_none(paid_at),
        warnings=told[1],
    )
    return PastRow(row, intern(province))


def _decided(row: Row) -> DayEntry:
    at, number, waybill, rule, level = row
    return DayEntry(from_ms(at), number, waybill, rule, Level(level))


def _acted(row: Row) -> DayEntry:
    at, number, waybill, state, actor, note = row
    told = HandlingState(state)
    return DayEntry(from_ms(at), number, waybill, state=told, actor=actor, note=note)
