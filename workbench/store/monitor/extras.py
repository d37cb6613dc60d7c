"""What lies beneath the monitor's rows: further warnings, and who moved a row on and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.views import Beneath, HandledBy
from workbench.store.engine.instants import FAR, from_ms, from_ms_or_none
from workbench.store.engine.sql import select
from workbench.store.monitor.row_ids import is_parcel, shipment_of
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.domain.views import MonitorRow
    from workbench.store.engine.cache import Cache

_Subject = tuple[int, int | None]

_WARNINGS = select(
    ("order_id", "shipment_id", "rule", "verdict", "level", "warn_by"),
    "FROM decision WHERE order_id IN (SELECT value FROM json_each(?))",
    f"AND decided_to = {FAR} AND level <> '{Level.NONE.value}' ORDER BY order_id, id",
)
_HANDLED = select(
    ("row_id", "at", "actor", "note"),
    "FROM handling WHERE row_id IN (SELECT value FROM json_each(?))",
    f"AND ended_at = {FAR}",
)


def with_extras(cache: Cache, rows: Mapping[int, MonitorRow]) -> dict[int, MonitorRow]:
    """Return the rows by id, those with more than one warning or with an act in full.

    Costs nothing for rows that have neither.
    """
    several = [row for row in rows.values() if row.warnings > 1]
    moved = [row.id for row in rows.values() if row.handling is not HandlingState.TO_DO]
    beneath = _beneath(cache, several) if several else {}
    handled = _handled(cache, moved) if moved else {}
    return {
        row_id: replace(row, beneath=beneath.get(row_id, ()), handled=handled.get(row_id))
        if row_id in beneath or row_id in handled
        else row
        for row_id, row in rows.items()
    }


def _beneath(cache: Cache, rows: Iterable[MonitorRow]) -> dict[int, tuple[Beneath, ...]]:
    found: dict[_Subject, list[Beneath]] = {}
    orders = sorted({row.order_id for row in rows})
    for order_id, shipment_id, rule, verdict, level, warn_by in cache.rows(
        _WARNINGS, (to_json(orders),)
    ):
        warning = Beneath(rule, Verdict(verdict), Level(level), from_ms_or_none(warn_by))
        found.setdefault((order_id, shipment_id), []).append(warning)
    return {row.id: _others(row, found.get(_subject(row), [])) for row in rows}


def _subject(row: MonitorRow) -> _Subject:
    return row.order_id, shipment_of(row.id) if is_parcel(row.id) else None


def _others(row: MonitorRow, warnings: list[Beneath]) -> tuple[Beneath, ...]:
    """Return the warnings but the one that leads, the most urgent first."""
    others = [warning for warning in warnings if warning.rule != row.rule]
    return tuple(sorted(others, key=_urgency))


def _urgency(warning: Beneath) -> tuple[int, float, str]:
    due = warning.deadline.timestamp() if warning.deadline else float("inf")
    return warning.level.rank, due, warning.rule


def _handled(cache: Cache, ids: Iterable[int]) -> dict[int, HandledBy]:
    rows = cache.rows(_HANDLED, (to_json(list(ids)),))
    return {row_id: HandledBy(from_ms(at), actor, note) for row_id, at, actor, note in rows}
