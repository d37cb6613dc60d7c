"""Beneath a row: its further warnings, the most urgent first, and the act that stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.build import GAP, NO_DEPARTURE, SHIP_BY, hours
from tests.store.monitor.test_monitor import CRITICAL, INFORMATION, WARNING, about, put
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.rules.decisions import Verdict
from workbench.domain.views import Beneath, HandledBy, MonitorQuery, Urgency
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore

if TYPE_CHECKING:
    from workbench.domain.views import MonitorRow
    from workbench.store.engine.cache import Cache

NO_TRACE = "1688.false_ship.no_trace_24h"
OPEN = MonitorQuery(now=hours(10), closing=hours(18), urgency=Urgency.ALL_OPEN)


def rows(cache: Cache) -> dict[str, MonitorRow]:
    monitor = MonitorStore(cache)
    return {row.order_number: row for row in monitor.rows(monitor.ids(OPEN))}


def test_further_warnings_lie_beneath_the_most_urgent(cache: Cache) -> None:
    put(
        cache,
        "TWICE",
        about("TWICE", NO_DEPARTURE, CRITICAL, due=12),
        about("TWICE", GAP, INFORMATION, due=None),
        about("TWICE", NO_TRACE, WARNING, due=30),
        about("TWICE", SHIP_BY, WARNING, waybill="", due=20),
    )
    put(cache, "ONCE", about("ONCE", due=13))
    found = rows(cache)
    (lead,) = [row for row in MonitorStore(cache).rows([2]) if row.waybill]
    assert lead.beneath == (
        Beneath(NO_TRACE, Verdict.PENDING, WARNING, hours(30)),
        Beneath(GAP, Verdict.PENDING, INFORMATION, None),
    )
    assert found["ONCE"].beneath == ()


def test_who_moved_a_row_on_stands_on_it(cache: Cache) -> None:
    put(cache, "DONE", about("DONE", due=12))
    put(cache, "OPEN", about("OPEN", due=13))
    handling = HandlingStore(cache)
    handling.set(2, HandlingAct(HandlingState.CHASED, hours(9), "li"))
    handling.set(2, HandlingAct(HandlingState.HANDLED, hours(9.5), "chen", note="已联系"))
    found = rows(cache)
    assert found["DONE"].handled == HandledBy(hours(9.5), "chen", "已联系")
    assert found["OPEN"].handled is None
    handling.undo(2)
    assert rows(cache)["DONE"].handled == HandledBy(hours(9), "li", "")
