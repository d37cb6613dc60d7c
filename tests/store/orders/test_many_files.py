"""Many order files at once are what one by one would be, and a scope holds what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.build import event, hours, order, page, record, shipment, trace
from workbench.domain.files import FileScope
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage
from workbench.domain.shops import Platform, Shop
from workbench.store.orders import file_reader
from workbench.store.orders.files import FILE_BATCH, FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

# Order, waybill (shared between orders), hour of the scan; told at the hour of its place.
FACTS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["YT1", "yt1", "YT2"]), st.integers(0, 4)),
    min_size=1,
    max_size=8,
)


def tell(cache: Cache, facts: list[tuple[str, str, int]]) -> None:
    for at, (number, waybill, when) in enumerate(facts):
        told = page(record(order(number, amount=at), shipment(waybill, number)))
        OrderStore(cache).save_page(told, seen_at=hours(at))
        poll = trace(event(when - 9, f"到达{at}", seen=at), waybill=waybill, number=number)
        TraceStore(cache).save([poll], seen_at=hours(at))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(facts=FACTS, at=st.integers(0, 8))
def test_many_are_what_one_by_one_would_be(
    cache: Cache, facts: list[tuple[str, str, int]], at: int
) -> None:
    tell(cache, facts)
    files = FileStore(cache)
    ids = [row[0] for row in cache.rows("SELECT id FROM orders ORDER BY id")]
    many = dict(files.order_files([*ids, 999_999], hours(at)))
    for order_id in ids:
        try:
            assert files.order_file(order_id, hours(at)) == many.pop(order_id)
        except LookupError:
            assert order_id not in many
    assert many == {}


OTHER = Shop("抖店-测试", Platform.DOUYIN, "别的店")
ALIBABA = frozenset({Platform.ALIBABA})


@pytest.fixture
def told(cache: Cache) -> FileStore:
    """Orders paid at noon and an hour later, one of unknown payment, one completed, one Douyin."""
    ShopStore(cache).add(OTHER, {})
    facts = (
        order("noon", paid_at=hours(0)),
        order("later", paid_at=hours(1)),
        order("unknown"),
        order("done", OrderStatus.COMPLETED, paid_at=hours(0), modified_at=hours(5)),
    )
    OrderStore(cache).save_page(page(*(record(one) for one in facts)), seen_at=hours(9))
    douyin = OrderPage(OTHER.id, (record(order("douyin", shop_id=OTHER.id)),))
    OrderStore(cache).save_page(douyin, seen_at=hours(9))
    return FileStore(cache)


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        pytest.param(FileScope(ALIBABA), {"noon", "later", "unknown", "done"}, id="one platform"),
        pytest.param(FileScope(frozenset({Platform.DOUYIN})), {"douyin"}, id="another"),
        pytest.param(FileScope(frozenset()), set(), id="none"),
        pytest.param(
            FileScope(ALIBABA, paid_since=hours(1)), {"later", "unknown"}, id="paid since"
        ),
        pytest.param(
            FileScope(ALIBABA, since=hours(5)), {"noon", "later", "unknown", "done"}, id="just then"
        ),
        pytest.param(
            FileScope(ALIBABA, since=hours(6)), {"noon", "later", "unknown"}, id="ended before"
        ),
    ],
)
def test_a_scope_holds_what_it_says(told: FileStore, scope: FileScope, numbers: set[str]) -> None:
    ids = [order_id for batch in told.batches(scope) for order_id in batch]
    assert {file.order.number for _, file in told.order_files(ids, hours(9))} == numbers
    assert told.count(scope) == len(numbers)


def test_batches_come_in_order_and_end(cache: Cache) -> None:
    many = FILE_BATCH + 3
    told = page(*(record(order(str(number))) for number in range(many)))
    OrderStore(cache).save_page(told, seen_at=hours(0))
    batches = list(FileStore(cache).batches(FileScope(ALIBABA)))
    assert [len(batch) for batch in batches] == [FILE_BATCH, 3]
    ids = [order_id for batch in batches for order_id in batch]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param(file_reader._ORDERS, id="orders"),
        pytest.param(file_reader._SHIPMENTS, id="shipments"),
        pytest.param(file_reader._EVENTS, id="events"),
        pytest.param(file_reader._POLLS, id="polls"),
        pytest.param(file_reader._USES, id="uses"),
    ],
)
def test_no_statement_walks_a_whole_table(cache: Cache, sql: str) -> None:
    steps = [row[3] for row in cache.rows(f"EXPLAIN QUERY PLAN {sql}", ("[1]", 0))]
    assert [step for step in steps if step.startswith("SCAN") and "asked" not in step] == []
