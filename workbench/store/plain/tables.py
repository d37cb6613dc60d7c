"""What the plain copy holds: the present version of our tables, without names, phones or keys.

Waybills may be masked, so parcels, scans and warnings are joined by ids. Rows are read by the page,
so that nobody holds an old state of the cache for long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.exchange.exports import ExportColumn, ValueKind
from workbench.store.engine.instants import FAR, from_ms_or_none
from workbench.store.engine.sql import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.engine.cache import Cache, Row

PAGE = 5000


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One table: its columns, where each comes from, and the id that pages go by.

    ``waybill`` is the place of the column with the parcel's number, ``texts`` the places of
    carriers' texts; both are for whoever masks. ``base`` is the table whose rows are counted.
    """

    name: str
    columns: tuple[ExportColumn, ...]
    taken_from: tuple[str, ...]
    source: str
    base: str
    waybill: int | None = None
    texts: tuple[int, ...] = ()

    @property
    def page(self) -> str:
        """Return the query of a page: after an id, so many rows."""
        key = self.taken_from[0]
        after = f"{'AND' if 'WHERE' in self.source else 'WHERE'} {key} > ?"
        return select(self.taken_from, self.source, after, f"ORDER BY {key} LIMIT ?")


def _table(name: str, fields: str, source: str, base: str, **places: Any) -> PlainTable:
    """Return a table from lines of ``name kind origin``."""
    parts = [line.split() for line in fields.strip().splitlines()]
    columns = tuple(ExportColumn(name, name, ValueKind(kind)) for name, kind, _ in parts)
    return PlainTable(name, columns, tuple(part[2] for part in parts), source, base, **places)


TABLES = (
    _table(
        "orders",
        """
        order_id count o.id
        shop text s.name
        platform text s.platform
        order_number text o.number
        status text v.status
        platform_status text v.platform_status
        created_at instant v.created_at
        paid_at instant v.paid_at
        ship_by instant v.ship_by
        modified_at instant v.modified_at
        amount_fen money v.amount
        province text v.province
        city text v.city
        district text v.district
        goods text o.titles
        """,
        f"FROM orders o JOIN shop s ON s.id = o.shop_id"
        f" JOIN order_version v ON v.order_id = o.id AND v.seen_to = {FAR}",
        "orders",
    ),
    _table(
        "parcels",
        """
        parcel_id count p.id
        order_id count p.order_id
        waybill text p.waybill
        carrier text v.carrier
        carrier_name text v.carrier_name
        uploaded_at instant v.uploaded_at
        from_province text v.origin_province
        from_city text v.origin_city
        to_province text v.destination_province
        to_city text v.destination_city
        state text v.state
        """,
        f"FROM shipment p JOIN shipment_version v ON v.shipment_id = p.id AND v.seen_to = {FAR}",
        "shipment",
        waybill=2,
    ),
    _table(
        "scans",
        """
        scan_id count e.id
        parcel_id count e.shipment_id
        waybill text p.waybill
        source text e.source
        happened_at instant e.happened_at
        seen_at instant e.seen_from
        kind text e.kind
        site_kind text e.site_kind
        site text e.site
        province text e.province
        city text e.city
        words text e.text
        """,
        f"FROM event e JOIN shipment p ON p.id = e.shipment_id WHERE e.seen_to = {FAR}",
        "event",
        waybill=2,
        texts=(8, 11),
    ),
    _table(
        "warnings",
        """
        decision_id count d.id
        order_id count d.order_id
        parcel_id count d.shipment_id
        rule text d.rule
        verdict text d.verdict
        level text d.level
        deadline instant d.deadline
        decided_at instant d.decided_from
        pack text d.pack
        """,
        f"FROM decision d WHERE d.decided_to = {FAR} AND d.level <> 'none'",
        "decision",
    ),
    _table(
        "platform_records",
        """
        record_id count r.id
        order_id count r.order_id
        kind text v.kind
        source text v.source
        platform text ifnull(v.platform,'')
        order_number text v.order_number
        sub_order text v.line_number
        waybill text v.waybill
        platform_number text v.foreign_id
        reason text v.what
        at instant v.at
        only_day_told count v.is_day
        due instant v.due
        amount_fen money v.amount
        points count v.points
        state text v.state
        appeal text v.appeal
        words text v.text
        """,
        "FROM platform_record r JOIN platform_record_version v"
        f" ON v.record_id = r.id AND v.seen_to = {FAR}",
        "platform_record",
        waybill=7,
        texts=(17,),
    ),
)


class PlainTables:
    """Reads the tables of the plain copy."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def total(self) -> int:
        """Return about how many rows there are, versions that are closed counted in."""
        queries = (select(("count(*)",), f"FROM {table.base}") for table in TABLES)
        return sum(int(self._cache.value(query)) for query in queries)

    def rows(self, table: PlainTable) -> Iterator[tuple[Any, ...]]:
        """Yield a table's rows by their ids, instants as datetimes."""
        instants = [
            place for place, column in enumerate(table.columns) if column.kind is ValueKind.INSTANT
        ]
        after = 0
        while page := self._cache.rows(table.page, (after, PAGE)):
            yield from (_with_instants(row, instants) for row in page)
            after = page[-1][0]


def _with_instants(row: Row, places: list[int]) -> tuple[Any, ...]:
    values = list(row)
    for place in places:
        values[place] = from_ms_or_none(values[place])
    return tuple(values)
