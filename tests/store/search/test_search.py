"""The search answers what reading every row would: any length, any script, any nonsense."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.build import (
    NOON,
    decision,
    event,
    hours,
    order,
    page,
    plans,
    record,
    shipment,
    trace,
)
from workbench.domain.exchange.export_filters import OrderQuery
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.regions import Region
from workbench.domain.views import MonitorQuery, Urgency
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.cache import Cache
from workbench.store.engine.driver import DatabaseError
from workbench.store.engine.interrupting import give_up_when
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.monitor.row_ids import order_row
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.schema import search_places
from workbench.store.search.hits import LOOKED_THROUGH
from workbench.store.search.search import QUERY_LIMIT, SearchIndex, fold, words_of

if TYPE_CHECKING:
    from workbench.store.keys.data_key import DataKey

NUMBERS = count(1)
# Few letters, so that random questions often hit.
ALPHABET = st.sampled_from("红色马克杯12aB ，%_\"'*-(")
TEXTS = st.one_of(st.text(ALPHABET, max_size=12), st.text(max_size=8))
QUERIES = st.one_of(st.text(ALPHABET, max_size=6), st.text(max_size=4), st.just("NEAR(a b)"))


def put(cache: Cache, number: str, waybill: str, title: str = "", last: str = "") -> int:
    """Save and judge an order that goes to 成都; return its id."""
    receiver = Receiver(Region("四川", "成都"))
    one = order(number, lines=(OrderLine("1", title, "1"),), receiver=receiver)
    OrderStore(cache).save_page(page(record(one, shipment(waybill, number))), seen_at=NOON)
    told = trace(event(1, last, site=""), waybill=waybill, number=number)
    TraceStore(cache).save([told], seen_at=hours(1))
    order_id = int(cache.value("SELECT max(id) FROM orders"))
    DecisionStore(cache).save(order_id, [decision(number=number, waybill=waybill)], at=NOON)
    return order_id


def ask(query: str) -> MonitorQuery:
    return MonitorQuery(NOON, NOON, Urgency.ALL_OPEN, search=query)


def found(cache: Cache, query: str) -> list[str]:
    store = MonitorStore(cache)
    return sorted(row.order_number for row in store.rows(store.ids(ask(query))))


def brute_force(cache: Cache, query: str) -> list[str]:
    """Read every row and look."""
    rows = cache.rows(
        "SELECT order_number, monitor.waybill, last_event_text, site, titles, region FROM monitor"
        " JOIN orders ON orders.id = order_id ORDER BY order_number"
    )
    return [row[0] for row in rows if all(_has(row, word) for word in words_of(query))]


def _has(row: tuple[str, ...], word: str) -> bool:
    number, waybill, *texts = map(fold, row)
    in_texts = any(word in text for text in texts)
    return in_texts or number.startswith(word) or waybill.startswith(word)


def all_rows(cache: Cache, query: str) -> list[int]:
    return list(MonitorStore(cache).ids(ask(query)))


def first_rows(cache: Cache, query: str, limit: int) -> list[int]:
    return list(MonitorStore(cache).ids(ask(query), limit))


def all_orders(cache: Cache, query: str) -> list[int]:
    return list(OrderListStore(cache).ids(search=query))


def first_orders(cache: Cache, query: str, limit: int) -> list[int]:
    return list(OrderListStore(cache).first(OrderQuery(query), limit))


@pytest.fixture
def three(cache: Cache) -> Cache:
    put(cache, "4123456789012345678", "YT001", "红色马克杯 350ml", "到达【义乌转运中心】")
    put(cache, "4123456789012345999", "SF002", "蓝色杯垫", "快件已揽收")
    put(cache, "5000000000000000001", "yt003", "Mug, ＲＥＤ edition", "离开 杭州中转部")
    return cache


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("红", "1", id="one character"),
        pytest.param("红色", "1", id="two, the commonest length"),
        pytest.param("马克杯", "1", id="three"),
        pytest.param("转运中心", "1", id="four, of the last scan"),
        pytest.param("色", "12", id="in two titles"),
        pytest.param("【义", "1", id="with punctuation"),
        pytest.param("350m", "1", id="within a word"),
        pytest.param("red", "3", id="full-width as plain"),
        pytest.param("MUG", "3", id="capitals"),
        pytest.param("4123456789012345", "12", id="the beginning of an order number"),
        pytest.param("4123456789012345999", "2", id="a whole order number"),
        pytest.param("12345678", "", id="the middle of an order number"),
        pytest.param("yt0", "13", id="the beginning of a waybill"),
        pytest.param("红色 义乌", "1", id="both words, wherever they stand"),
        pytest.param("蓝色 义乌", "", id="not both"),
        pytest.param("杯350", "", id="across a blank"),
        pytest.param("四川成都", "123", id="where the goods go"),
        pytest.param("成都 蓝色", "2", id="a place and goods"),
        pytest.param("   ", "123", id="nothing asked"),
    ],
)
def test_a_seller_finds(three: Cache, query: str, expected: str) -> None:
    numbers = [
        "4123456789012345678",
        "4123456789012345999",
        "5000000000000000001",
    ]
    assert found(three, query) == [numbers[int(place) - 1] for place in expected]
    assert found(three, query) == brute_force(three, query)


@pytest.mark.parametrize(
    "query",
    ['"', "'; DROP TABLE orders; --", "a AND", "col:x", "*", "NEAR(", "-x", "%", "_", "\x00", "^"],
)
def test_no_question_is_syntax(three: Cache, query: str) -> None:
    assert found(three, query) == brute_force(three, query)


def test_half_a_character_is_no_error(three: Cache) -> None:
    assert found(three, "\ud83d") == []


def test_a_very_long_question_is_asked_by_its_beginning(cache: Cache) -> None:
    put(cache, "A1", "YT1", "红" * 200)
    assert found(cache, "红" * 60_000) == ["A1"]
    assert len(words_of("红" * 60_000)[0]) == QUERY_LIMIT


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=TEXTS, last=TEXTS, query=QUERIES)
def test_the_index_answers_what_reading_every_row_would(
    cache: Cache, title: str, last: str, query: str
) -> None:
    place = next(NUMBERS)
    put(cache, f"{place:019}", f"yt{place}", title, last)
    assert found(cache, query) == brute_force(cache, query)
    for limit in (1, 64):
        assert first_rows(cache, query, limit) == all_rows(cache, query)[:limit]
        assert first_orders(cache, query, limit) == all_orders(cache, query)[:limit]


def test_new_words_take_the_place_of_old_ones(cache: Cache) -> None:
    put(cache, "A1", "YT1", "红色杯", "到达义乌")
    OrderStore(cache).save_page(
        page(record(order("A1", lines=(OrderLine("1", "蓝色杯", "1"),)), shipment("YT1"))),
        seen_at=hours(2),
    )
    TraceStore(cache).save([trace(event(2, "到达杭州", site=""), waybill="YT1")], seen_at=hours(2))
    DecisionStore(cache).save(1, [decision(waybill="YT1")], at=hours(2))
    hits = {word: found(cache, word) for word in ("红", "蓝", "义乌", "杭州")}
    assert hits == {"红": [], "蓝": ["A1"], "义乌": [], "杭州": ["A1"]}


def part(cache: Cache, name: str) -> list[int]:
    return [row[0] for row in cache.rows(f"SELECT rowid FROM {name} ORDER BY rowid")]  # noqa: S608


def test_documents_of_an_order_that_is_over_lie_apart_until_it_is_open_again(cache: Cache) -> None:
    put(cache, "A1", "YT1", "红色杯", "到达义乌")
    assert (part(cache, "search"), part(cache, "search_over")) == ([2, 3], [])
    for status, parts in (
        (OrderStatus.COMPLETED, ([], [2, 3])),
        (OrderStatus.SHIPPED, ([2, 3], [])),
    ):
        told = order("A1", status=status, lines=(OrderLine("1", "红色杯", "1"),))
        OrderStore(cache).save_page(page(record(told, shipment("YT1"))), seen_at=hours(2))
        assert all_orders(cache, "红") == all_orders(cache, "义乌") == [1]
        is_open = [1] if status.is_open else []
        for word in ("红", "义乌"):
            assert list(OrderListStore(cache).ids(search=word, only_open=True)) == is_open
        DecisionStore(cache).save(1, [decision(waybill="YT1")], at=hours(2))
        assert (part(cache, "search"), part(cache, "search_over")) == parts
        assert all_orders(cache, "红") == all_orders(cache, "义乌") == [1]
    assert found(cache, "红 义乌") == ["A1"]


def test_orders_that_were_over_when_first_told_are_found(cache: Cache) -> None:
    over = order("A1", status=OrderStatus.COMPLETED, lines=(OrderLine("1", "红色杯", "1"),))
    OrderStore(cache).save_page(page(record(over, shipment("YT1", "A1"))), seen_at=NOON)
    assert (part(cache, "search"), part(cache, "search_over")) == ([], [3])
    assert all_orders(cache, "红") == [1]


def test_of_several_words_the_rarest_is_asked_first(cache: Cache) -> None:
    records = [
        record(order(f"{number:019}", lines=(OrderLine("1", title, "1"),)))
        for number, title in enumerate(["红色杯"] * LOOKED_THROUGH + ["蓝色杯垫", "红色杯垫"])
    ]
    OrderStore(cache).save_page(page(*records), seen_at=NOON)
    for limit in (1, 64):
        assert first_orders(cache, "红 杯 垫", limit) == [LOOKED_THROUGH + 2]
        assert first_orders(cache, "垫 杯", limit) == all_orders(cache, "杯 垫")[:limit]


def test_a_question_is_answered_by_indexes(three: Cache) -> None:
    steps = plans(three, lambda: MonitorStore(three).ids(ask("义乌")))
    scans = [step for step in steps if step.startswith("SCAN")]
    allowed = ("VIRTUAL TABLE", "CONSTANT ROW")
    assert not [step for step in scans if not any(word in step for word in allowed)], steps


def test_orders_are_found_by_their_parcels_words_too(three: Cache) -> None:
    orders = OrderListStore(three)
    assert list(orders.ids(search="义乌")) == [1]
    assert list(orders.ids(search="sf0")) == [2]
    assert list(orders.ids(search="杯")) == [1, 2]
    assert list(orders.ids(search="4123")) == [1, 2]


def test_what_a_list_does_not_begin_with_is_found_by_the_index(cache: Cache) -> None:
    titles = [*["别的"] * (LOOKED_THROUGH + 1), "红色杯"]
    records = [
        record(order(f"{number:019}", lines=(OrderLine("1", title, "1"),)))
        for number, title in enumerate(titles)
    ]
    OrderStore(cache).save_page(page(*records), seen_at=NOON)
    assert first_orders(cache, "红", 3) == [LOOKED_THROUGH + 2]
    assert first_orders(cache, "别", 3) == [1, 2, 3]


def test_what_was_found_is_found_anew_when_anybody_wrote(cache: Cache, key: DataKey) -> None:
    put(cache, "A1", "YT1", "红色杯")
    store = OrderListStore(cache)
    assert list(store.ids(search="红")) == [1]
    put(cache, "A2", "YT2", "红色杯")
    assert list(store.ids(search="红")) == [1, 2]
    with Cache.open(cache.path, key) as other:
        put(other, "A3", "YT3", "红色杯")
    assert list(store.ids(search="红")) == [1, 2, 3]
    assert list(store.ids(search="红")) == [1, 2, 3]


def test_inside_a_transaction_nothing_is_kept_that_is_undone(three: Cache) -> None:
    orders, monitor = OrderListStore(three), MonitorStore(three)
    with three.snapshot():
        assert list(orders.ids(search="义乌")) == [1]
        assert len(monitor.ids(ask("义乌"))) == 1
    assert list(orders.ids(search="义乌")) == [1]
    assert monitor.counts(ask("义乌")).by_urgency[Urgency.ALL_OPEN] == 1


def test_a_cache_that_can_only_be_read_is_searched_too(three: Cache, key: DataKey) -> None:
    with Cache.open(three.path, key, read_only=True) as cache:
        assert found(cache, "色") == found(three, "色")
        assert all_orders(cache, "sf0") == [2]


def test_a_read_that_nobody_waits_for_is_given_up_and_the_next_is_answered(three: Cache) -> None:
    many = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    asked = iter([False, True])
    give_up_when(three, lambda: next(asked, False))
    with pytest.raises(DatabaseError, match="interrupted"):
        three.value(f"SELECT count(*) FROM ({many})")  # noqa: S608  # ours
    assert found(three, "义乌") == ["4123456789012345678"]


def test_places_of_orders_told_before_are_found_after_the_step(cache: Cache) -> None:
    order_id = put(cache, "41", "YT1", "红色马克杯")
    SearchIndex(cache).put(order_id, order_row(order_id), "红色马克杯")
    assert found(cache, "成都") == []
    search_places.STEP.run(cache.db)
    assert found(cache, "成都") == found(cache, "马克杯") == ["41"]


@pytest.mark.parametrize("query", ["红色", "义乌", "4123"])
def test_among_open_orders_the_same_is_found_as_among_all(three: Cache, query: str) -> None:
    over = record(order("4999", OrderStatus.COMPLETED, lines=(OrderLine("1", "红色杯 义乌", "1"),)))
    OrderStore(three).save_page(page(over), seen_at=NOON)
    orders = OrderListStore(three)
    is_open = {row[0] for row in three.rows("SELECT id FROM orders WHERE is_open = 1")}
    every = [one for one in orders.ids(search=query) if one in is_open]
    assert list(orders.ids(search=query, only_open=True)) == every
    assert list(orders.first(OrderQuery(query, only_open=True), 9)) == every
