"""The platform's own due pickup time comes with its order, as it was known at each time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import SHOP, hours, order, page, record
from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.orders import OrderLine
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.store.imports.imports import ImportLog
from workbench.store.imports.undo import ImportUndo
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.records.platform_records import RecordStore

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache


def put_order(cache: Cache) -> int:
    OrderStore(cache).save_page(page(record(order("A1"))), seen_at=hours(0))
    found = FileStore(cache).order_id(SHOP.id, "A1")
    assert found is not None
    return found


def warn(cache: Cache, due: datetime | None, *, at: float = 1, **facts: Any) -> None:
    kind = facts.pop("kind", RecordKind.WARNING)
    source = facts.pop("source", RecordSource.FILE)
    told = PlatformRecord(kind, source, order_number="A1", due=due, **facts)
    RecordStore(cache).save([told], seen_at=hours(at), told_at=hours(at))


def due_of(cache: Cache, at: float | None = None) -> datetime | None:
    files = FileStore(cache)
    order_id = files.order_id(SHOP.id, "A1")
    assert order_id is not None
    return files.order_file(order_id, None if at is None else hours(at)).due_told


def test_what_the_platforms_list_says_is_known_from_then_on(cache: Cache) -> None:
    put_order(cache)
    assert due_of(cache) is None
    warn(cache, hours(30), what="支付-揽收(48h)")
    assert (due_of(cache), due_of(cache, 0.5)) == (hours(30), None)


def test_of_several_lines_the_earliest_counts(cache: Cache) -> None:
    put_order(cache)
    warn(cache, hours(30), line_number="1")
    warn(cache, hours(20), line_number="2")
    assert due_of(cache) == hours(20)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"kind": RecordKind.PENALTY}, id="until when to appeal is something else"),
        pytest.param({"source": RecordSource.PASTED}, id="a message may name another time"),
    ],
)
def test_other_times_are_not_it(cache: Cache, facts: dict[str, Any]) -> None:
    put_order(cache)
    warn(cache, hours(30), **facts)
    assert due_of(cache) is None


def test_it_has_the_order_judged_again(cache: Cache) -> None:
    order_id = put_order(cache)
    cache.execute("DELETE FROM judge_queue")
    warn(cache, None, what="运输停滞")
    assert FileStore(cache).queued(9) == []
    warn(cache, hours(30), at=2, what="运输停滞")
    assert FileStore(cache).queued(9) == [order_id]


def imported(cache: Cache, due: datetime, *, at: float) -> ImportEntry:
    """Let an import tell the due time; return the log's entry of it."""
    log = ImportLog(cache)
    entry = ImportEntry("a.xlsx", "", "qianniu.shipping_warnings", hours(at), hours(at))
    with cache.atomic():
        marks = log.marks()
        warn(cache, due, at=at)
        import_id = log.record(entry, marks)
    cache.execute("DELETE FROM judge_queue")
    return replace(entry, id=import_id)


def test_taking_an_import_back_has_the_orders_judged_again(cache: Cache) -> None:
    order_id = put_order(cache)
    entry = imported(cache, hours(30), at=1)
    ImportUndo(cache).undo(entry, at=hours(2))
    assert (due_of(cache), FileStore(cache).queued(9)) == (None, [order_id])


def test_taking_a_later_due_time_back_has_the_orders_judged_again(cache: Cache) -> None:
    order_id = put_order(cache)
    imported(cache, hours(30), at=1)
    entry = imported(cache, hours(20), at=2)
    assert due_of(cache) == hours(20)
    ImportUndo(cache).undo(entry, at=hours(3))
    assert (due_of(cache), FileStore(cache).queued(9)) == (hours(30), [order_id])


def test_an_order_found_by_its_line_is_judged_again(cache: Cache) -> None:
    line = OrderLine("900000000000000011", "杯", "1")
    OrderStore(cache).save_page(page(record(order("A1", lines=(line,)))), seen_at=hours(0))
    cache.execute("DELETE FROM judge_queue")
    told = PlatformRecord(
        RecordKind.WARNING, RecordSource.FILE, line_number=line.number, due=hours(30)
    )
    store = RecordStore(cache)
    store.save([told], seen_at=hours(1), told_at=hours(1))
    assert FileStore(cache).queued(9) == []
    store.settle()
    assert (due_of(cache, 2), len(FileStore(cache).queued(9))) == (hours(30), 1)
