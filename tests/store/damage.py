"""Real damage to real files, and a cache large enough to be damaged here and there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.build import NOON, decision, event, hours, order, page, record, shipment, trace
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.instants import FAR, to_ms
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.engine.cache import Cache

PAGE = 4096


def fill(cache: Cache, orders: int = 200) -> None:
    """Give a cache orders with a parcel, four scans and a decision each, and acts of people."""
    numbers = range(orders)
    told = [record(order(f"A{i}"), shipment(f"YT{i}", f"A{i}")) for i in numbers]
    OrderStore(cache).save_page(page(*told), seen_at=NOON)
    traces = [
        trace(*(event(h) for h in range(4)), waybill=f"YT{i}", number=f"A{i}") for i in numbers
    ]
    TraceStore(cache).save(traces, seen_at=hours(9))
    decisions = DecisionStore(cache)
    with cache.atomic():
        for i in numbers:
            made = decision(waybill=f"YT{i}", number=f"A{i}")
            decisions.save(i + 1, [made], at=hours(9))
        for i in numbers:
            note_act(cache, i + 1, f"note {i} " * 12)
        MetaStore(cache).pseudonym_key()


def note_act(cache: Cache, order_id: int, note: str) -> None:
    """Write that somebody chased an order's first parcel."""
    cache.execute(
        "INSERT INTO handling (order_id, row_id, state, note, at, ended_at)"
        " VALUES (?, ?, 'chased', ?, ?, ?)",
        (order_id, order_id * 2, note, to_ms(hours(10)), FAR),
    )


def spoil(path: Path, at: int, content: bytes = bytes(64)) -> None:
    """Write over some bytes of a file."""
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(content)


def spoil_page(path: Path, number: int) -> None:
    """Write over 64 bytes in the middle of a page (from 1)."""
    spoil(path, (number - 1) * PAGE + 100)
