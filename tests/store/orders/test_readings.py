"""The reader's part of an event: kept whole, brought to older files, listed by an index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import NOON, SHOP, event, hours, order, page, plans, record, shipment, trace
from workbench.domain.parcels.tracking import Basis, EventKind, Forwarding
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.readings import ReadingStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.parcels.tracking import TrackingEvent


def saved(cache: Cache, *events: TrackingEvent) -> None:
    OrderStore(cache).save_page(page(record(order(), shipment())), seen_at=NOON)
    TraceStore(cache).save([trace(*events)], seen_at=hours(9))


def with_reading(told: TrackingEvent, **facts: Any) -> TrackingEvent:
    return replace(told, reading=replace(told.reading, **facts))


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"forwarded_to": Forwarding("shentong", "77000001")}, id="both"),
        pytest.param({"forwarded_to": Forwarding(number="77000001")}, id="number-alone"),
        pytest.param({"forwarded_to": None}, id="not-forwarded"),
        pytest.param({"basis": Basis.FALLBACK}, id="fallback"),
        pytest.param({"basis": Basis.PROVIDER}, id="provider"),
    ],
)
def test_a_reading_comes_back_as_it_went_in(cache: Cache, facts: dict[str, object]) -> None:
    told = with_reading(event(1), **facts)
    saved(cache, told)
    assert FileStore(cache).order_file(1).shipments[0].events == (told,)


def test_an_older_file_learns_the_new_columns(tmp_path: Path) -> None:
    path, key = tmp_path / "workbench.db", DataKey.new()
    with Cache.open(path, key) as cache:
        ShopStore(cache).add(SHOP, {})
        saved(cache, event(1))
        cache.execute("DROP INDEX event_undecided")
        for column in ("forwarded_carrier", "forwarded_number", "basis"):
            cache.execute(f"ALTER TABLE event DROP COLUMN {column}")
        cache.execute("DELETE FROM _sqlite_migrations WHERE name = 'readings'")
        cache.execute("PRAGMA user_version = 1003")
    with Cache.open(path, key) as cache:
        (known,) = FileStore(cache).order_file(1).shipments[0].events
        assert known == event(1)


def test_undecided_texts_are_counted_by_their_index(cache: Cache) -> None:
    unread = event(2, "甲", EventKind.UNKNOWN)
    saved(
        cache,
        event(1),
        unread,
        event(3, "甲", EventKind.UNKNOWN),
        with_reading(event(4, "乙", EventKind.IN_TRANSIT), basis=Basis.FALLBACK),
    )
    readings = ReadingStore(cache)
    found = {(x.carrier, x.text, x.kind, x.basis, x.count) for x in readings.undecided()}
    assert found == {
        ("yuantong", "甲", EventKind.UNKNOWN, Basis.TEXT, 2),
        ("yuantong", "乙", EventKind.IN_TRANSIT, Basis.FALLBACK, 1),
    }
    steps = plans(cache, lambda: list(readings.undecided()))
    assert "SCAN event USING INDEX event_undecided" in steps


def test_batches_go_by_id_and_tell_the_carrier(cache: Cache) -> None:
    saved(cache, event(1, "甲"), event(2, "乙"), event(3, "丙"))
    readings = ReadingStore(cache)
    first = readings.batch(0, 2)
    rest = readings.batch(first[-1].id, 2)
    assert [x.scan.text for x in (*first, *rest)] == ["甲", "乙", "丙"]
    assert {(x.order_id, x.carrier, x.reader) for x in first} == {(1, "yuantong", "reader-1")}
    assert readings.batch(rest[-1].id, 2) == []
    steps = plans(cache, lambda: readings.batch(0, 2))
    assert any(step.startswith("SEARCH event USING INTEGER PRIMARY KEY") for step in steps)


def test_only_what_reads_differently_is_judged_again(cache: Cache) -> None:
    saved(cache, event(1, "甲"))
    cache.execute("DELETE FROM judge_queue")
    readings = ReadingStore(cache)
    (stored,) = readings.batch(0, 1)
    readings.save([(stored, stored.reading)], "reader-2")
    assert FileStore(cache).queued(9) == []
    readings.save([(stored, replace(stored.reading, kind=EventKind.DEPARTED))], "reader-3")
    assert FileStore(cache).queued(9) == [1]
    (stored,) = readings.batch(0, 1)
    assert (stored.reading.kind, stored.reader) == (EventKind.DEPARTED, "reader-3")
