"""What a seller can combine is answered as looking at every row would, by whichever way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.benchmarks import sweep
from tests.benchmarks.data import HOUR
from tests.benchmarks.judged import fill
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.views import Grouping, MonitorQuery, OrderSort, SortKey, Urgency
from workbench.store.engine.instants import FAR, to_ms
from workbench.store.monitor.facets import FacetStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.listing import MonitorList, is_by_id
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.search.search import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.views import Span
    from workbench.store.engine.cache import Cache

    Row = Mapping[str, Any]

SIZE = 300
SOME = 11  # of so many questions one is asked; what they are made of does not repeat in elevens
COLUMNS = (
    "id", "shop_id", "order_number", "waybill", "carrier", "rule", "due", "breached", "open",
    "bucket", "handling", "last_event_at", "last_event_text", "site", "polled_at", "paid_at",
    "province", "trouble", "trouble_since",
)  # fmt: skip
KEYS = {
    SortKey.RULE: "rule", SortKey.HANDLING: "handling", SortKey.SHOP: "shop",
    SortKey.CARRIER: "carrier", SortKey.ORDER_NUMBER: "order_number", SortKey.WAYBILL: "waybill",
    SortKey.LAST_EVENT: "last_event_at", SortKey.POLLED: "polled_at",
}  # fmt: skip
REPEATED = {SortKey.RULE, SortKey.HANDLING, SortKey.SHOP, SortKey.CARRIER}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cache]:
    """A small cache with every tenth row handled."""
    with fill(tmp_path_factory.mktemp("sweep") / "cache", SIZE).open() as opened:
        handling = HandlingStore(opened)
        for row in opened.rows("SELECT id FROM monitor WHERE bucket = 2 AND id % 5 = 0"):
            handling.set(row[0], HandlingAct(HandlingState.HANDLED, sweep.NOW))
        opened.execute("UPDATE monitor SET polled_at = NULL WHERE id % 7 = 0")
        yield opened


@pytest.fixture(scope="module")
def rows(cache: Cache) -> list[Row]:
    texts = {row[0]: row[1:] for row in cache.rows("SELECT id, titles, region FROM orders")}
    shops = {row[0]: row[1:] for row in cache.rows("SELECT id, name, platform FROM shop")}
    told: list[Row] = []
    for values in cache.rows(f"SELECT order_id, {', '.join(COLUMNS)} FROM monitor"):  # noqa: S608  # ours
        row = dict(zip(COLUMNS, values[1:], strict=True))
        row["shop"], row["platform"] = shops[row["shop_id"]]
        row["titles"], row["region"] = texts[values[0]]
        row["trouble"] = row["trouble"] if row["trouble_since"] <= START else ""
        told.append(row)
    return told


def ahead(row: Row, since: datetime, until: datetime | None = None) -> bool:
    is_within = row["due"] >= to_ms(since) and (until is None or row["due"] < to_ms(until))
    return row["bucket"] == 2 and not row["breached"] and is_within


NOW, START = sweep.NOW, to_ms(sweep.NOW)
ORDER_COLUMNS = (
    "orders.id", "orders.shop_id", "number", "status", "orders.paid_at", "ship_by", "amount",
    "is_open", "titles", "region", "name", "shipment.waybill", "last_event_text", "site",
)  # fmt: skip
CHIPS: dict[Urgency, Callable[[Row], bool]] = {
    Urgency.ALL_WARNINGS: lambda row: row["bucket"] == 2,
    Urgency.OVERDUE: lambda row: row["bucket"] == 2 and (row["breached"] or row["due"] < START),
    Urgency.BEFORE_CLOSING: lambda row: ahead(row, NOW, sweep.PLAIN.closing),
    Urgency.WITHIN_6H: lambda row: ahead(row, NOW, NOW + 6 * HOUR),
    Urgency.WITHIN_24H: lambda row: ahead(row, NOW, NOW + 24 * HOUR),
    Urgency.WITHIN_48H: lambda row: ahead(row, NOW, NOW + 48 * HOUR),
    Urgency.LATER: lambda row: ahead(row, NOW + 24 * HOUR),
    Urgency.HANDLED: lambda row: row["bucket"] == 3,
    Urgency.ALL_OPEN: lambda row: row["open"] == 1,
}


def fits(row: Row, query: MonitorQuery) -> bool:
    names = ("shop_id", "carrier", "site", "platform", "province", "rule", "trouble")
    asked = ((name, getattr(query, name)) for name in names)
    narrowed = all(not value or row[name] == value for name, value in asked)
    within = _lies(row["due"], query.due) and _lies(row["paid_at"], query.paid)
    return CHIPS[query.urgency](row) and narrowed and within and is_found(row, query.search)


def _lies(value: int, span: Span | None) -> bool:
    return span is None or to_ms(span.since) <= value < to_ms(span.until)


def is_found(row: Row, search: str) -> bool:
    numbers = [str(row[name]).lower() for name in ("order_number", "waybill")]
    texts = [fold(row[name]) for name in ("titles", "region", "last_event_text", "site")]
    return all(
        any(number.startswith(word) for number in numbers) or any(word in text for text in texts)
        for word in words_of(search)
    )


def ordered(rows: Sequence[Row], query: MonitorQuery) -> list[int]:
    """Return the ids in the question's order: what is not told or has no end stands last."""
    name = KEYS.get(query.sort, "due")
    fitting = sorted((row for row in rows if fits(row, query)), key=_first_key("id"))
    if query.sort in REPEATED:
        fitting.sort(key=_first_key("due"))
    elif query.descending:
        fitting.reverse()
    told = [row for row in fitting if row[name] is not None and (name, row[name]) != ("due", FAR)]
    told.sort(key=_first_key(name), reverse=query.descending)
    return [row["id"] for row in (*told, *(row for row in fitting if row not in told))]


def _first_key(name: str) -> Callable[[Row], Any]:
    return lambda row: row[name]


@pytest.mark.parametrize(
    ("few", "steps"),
    [
        pytest.param(5_000, (256, 1_024), id="as shipped"),
        pytest.param(3, (2, 4), id="many, hardly walked"),
        pytest.param(3, (20, 200), id="many, walked"),
    ],
)
def test_lists_are_those_of_looking_at_every_row(
    cache: Cache, rows: list[Row], few: int, steps: tuple[int, ...]
) -> None:
    store, ways = MonitorStore(cache), MonitorList(cache, few, steps)
    for what, query in list(sweep.monitor_queries())[::SOME]:
        if query.trouble == "foreseen":
            continue
        expected = ordered(rows, query)
        if query.search:
            assert list(store.ids(query)) == expected, what
            assert list(store.ids(query, 7)) == expected[:7], what
            continue
        assert list(ways.ids(query, [], None, has_few=is_by_id(query))) == expected, what
        assert list(ways.ids(query, [], 7, has_few=is_by_id(query))) == expected[:7], what


@pytest.mark.parametrize("name", [name for name in sweep.FILTERS if name != "foreseen"])
def test_chips_and_groups_count_what_is_listed(cache: Cache, rows: list[Row], name: str) -> None:
    query = replace(sweep.PLAIN, urgency=Urgency.ALL_OPEN, **sweep.FILTERS[name])
    store = MonitorStore(cache)
    counts = store.counts(query)
    assert counts.by_urgency == {
        chip: number(rows, replace(query, urgency=chip, rule="")) for chip in Urgency
    }
    told = Counter(row["rule"] for row in rows if fits(row, replace(query, rule="")))
    assert Counter(counts.by_rule) == Counter({rule: told[rule] for rule in told if rule})
    troubles = Counter(
        row["trouble"] for row in rows if fits(row, replace(query, trouble=None, rule=""))
    )
    assert counts.by_trouble == {x: troubles[x] for x in Trouble if troubles[x]}
    for grouping in (Grouping.CARRIER_SITE, Grouping.SHOP):
        groups = store.groups(query, grouping)
        assert sum(group.count for group in groups) == number(rows, query)


@pytest.mark.parametrize("name", [name for name in sweep.FILTERS if name != "foreseen"])
def test_facets_count_what_each_value_leaves(cache: Cache, rows: list[Row], name: str) -> None:
    query = replace(sweep.PLAIN, **sweep.FILTERS[name])
    facets = FacetStore(cache).facets(query)
    for names, column, told in (
        (("shop_id",), "shop_id", facets.shops),
        (("platform",), "platform", facets.platforms),
        (("carrier", "site"), "carrier", facets.carriers),
        (("province",), "province", facets.provinces),
        (("rule",), "rule", facets.rules),
    ):
        asked = replace(query, **cast("dict[str, Any]", dict.fromkeys(names, "")))
        left = Counter(row[column] for row in rows if fits(row, asked))
        assert dict(told) == dict(left)


def number(rows: Sequence[Row], query: MonitorQuery) -> int:
    return sum(fits(row, query) for row in rows)


def test_lists_of_orders_are_those_of_looking_at_every_row(cache: Cache) -> None:
    store = OrderListStore(cache)
    columns = ", ".join(ORDER_COLUMNS)
    sql = (
        f"SELECT {columns} FROM orders JOIN shop ON shop.id = orders.shop_id"  # noqa: S608  # ours
        " JOIN shipment ON shipment.order_id = orders.id"
        " JOIN monitor ON monitor.id = shipment.id * 2"
    )
    names = [name.split(".")[-1] for name in ORDER_COLUMNS]
    orders: list[Row] = [dict(zip(names, row, strict=True)) for row in cache.rows(sql)]
    for what, query in list(sweep.order_queries())[::3]:
        expected = ordered_orders(orders, query)
        asked = store.ids(
            search=query.search, shop_id=query.shop_id, only_open=query.only_open,
            sort=query.sort, descending=query.descending,
        )  # fmt: skip
        assert list(asked) == expected, what
        assert list(store.first(query, 7)) == expected[:7], what


def ordered_orders(orders: Sequence[Row], query: OrderQuery) -> list[int]:
    fitting = [
        row
        for row in orders
        if (not query.only_open or row["is_open"])
        and (not query.shop_id or row["shop_id"] == query.shop_id)
        and is_found({**row, "order_number": row["number"]}, query.search)
    ]
    if query.sort is OrderSort.SHOP:
        fitting.sort(key=_first_key("number"))
        fitting.sort(key=_first_key("name"), reverse=query.descending)
        return [row["id"] for row in fitting]
    fitting.sort(key=lambda row: (row[query.sort.value], row["id"]), reverse=query.descending)
    return [row["id"] for row in fitting]
