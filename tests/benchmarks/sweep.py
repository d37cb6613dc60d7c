"""Every combination of filter, order and search that a seller can make, asked for its first page.

``python -m tests.benchmarks.sweep FOLDER`` prints one JSON line per question, the slowest first.
Questions are asked in a shuffled order: none finds the pages that the one before it has read.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, percentile
from workbench.domain.exchange.export_filters import OrderQuery
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.shops import Platform
from workbench.domain.views import Grouping, MonitorQuery, OrderSort, SortKey, Span, Urgency
from workbench.store.engine.cache import Cache
from workbench.store.keys.unlock import make_demo_key
from workbench.store.monitor.facets import FacetStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.monitor.orderlist import OrderListStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tests.benchmarks.judged import Filled

PAGE = 64
CHOICE, SEARCH = 150.0, 200.0  # design 9
NOW = data.START + 5 * data.HOUR
PLAIN = MonitorQuery(NOW, NOW + timedelta(hours=12))
CHIPS = (
    Urgency.ALL_WARNINGS, Urgency.OVERDUE, Urgency.WITHIN_24H, Urgency.LATER, Urgency.HANDLED,
    Urgency.ALL_OPEN,
)  # fmt: skip
_GAP = "1688.false_track.gap_72h"
_NO_RULE = "1688.false_track.no_departure_48h"
_DAY = timedelta(days=1)
_DUE = Span(NOW - _DAY, NOW + _DAY)
_PAID = Span(NOW - 9 * _DAY, NOW - 8 * _DAY)
# Values that keep half of the rows, some, few and none, and several of them together.
FILTERS: dict[str, dict[str, Any]] = {
    "": {},
    "shop": {"shop_id": data.SHOPS[0].id},
    "small shop": {"shop_id": data.SHOPS[3].id},
    "platform": {"platform": Platform.ALIBABA.value},
    "platform without shops": {"platform": Platform.DOUYIN.value},
    "carrier": {"carrier": "yunda"},
    "unknown carrier": {"carrier": "nobody"},
    "site": {"carrier": "yunda", "site": "杭州7网点"},
    "province": {"province": "广东省"},
    "unknown province": {"province": "西藏自治区"},
    "rule": {"rule": _GAP},
    "rule without rows": {"rule": _NO_RULE},
    "due": {"due": _DUE},
    "paid": {"paid": _PAID},
    "exception": {"trouble": Trouble.EXCEPTION},
    "stuck": {"trouble": Trouble.DELIVERY_STUCK},
    "foreseen": {"trouble": Trouble.FORESEEN},
    "shop, carrier": {"shop_id": data.SHOPS[1].id, "carrier": "yunda"},
    "shop, province": {"shop_id": data.SHOPS[3].id, "province": "广东省"},
    "carrier, province": {"carrier": "yunda", "province": "广东省"},
    "all": {"shop_id": data.SHOPS[0].id, "carrier": "ems", "province": "广东省", "rule": _GAP,
            "platform": Platform.ALIBABA.value},
    "all, paid": {"shop_id": data.SHOPS[0].id, "carrier": "ems", "province": "广东省",
                  "rule": _GAP, "paid": _PAID},
}  # fmt: skip
# One, two and three words: in every row, in some, in few and in none.
WORDS = (
    "测试商品", "测试商品4999", "网点", "处理中", "广东", "9000000000000", "TEST00001",
    "测试商品 网点", "测试商品3 杭州", "品 州", "测试商品4999 网点", "测试商品 没有的词",
    "测试商品 网点 处理中", "测试 广东 杭州", "测试商品4 广东 网点", "9000 TEST 网点",
)  # fmt: skip
SEARCHED = ("", "small shop", "carrier", "province", "all")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words, what answers it, and the milliseconds that it may take, if limited."""

    what: str
    answer: Callable[[], object]
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer took, in milliseconds: by the clock, and of the processor."""

    what: str
    wall: float
    work: float
    limit: float | None


def measure(large: Filled) -> Iterator[Figure]:
    """Yield the slowest of all questions and what 95 of a hundred keep below."""
    with large.open() as cache:
        answered = run(questions(cache))
    for kind in ("list", "search", "counts", "orders", "order search"):
        times = [one.wall for one in answered if one.what.startswith(f"{kind}:")]
        limit = next(one.limit for one in answered if one.what.startswith(f"{kind}:"))
        name = kind.replace(" ", "_")
        yield Figure(f"sweep_{name}_p95", percentile(times, 95), "ms", limit)
        yield Figure(f"sweep_{name}_longest", max(times), "ms")


def run(asked: Iterable[Asked]) -> list[Taken]:
    """Ask everything in a shuffled order, the same each time; the slowest first."""
    shuffled = list(asked)
    random.Random(1).shuffle(shuffled)
    return sorted((_taken(one) for one in shuffled), key=lambda one: one.wall, reverse=True)


def _taken(asked: Asked) -> Taken:
    wall, work = time.perf_counter(), time.thread_time()
    asked.answer()
    worked = (time.thread_time() - work) * 1000
    return Taken(asked.what, (time.perf_counter() - wall) * 1000, worked, asked.limit)


def questions(cache: Cache) -> Iterator[Asked]:
    """Yield all questions to the monitor and to the orders."""
    store, facets = MonitorStore(cache), FacetStore(cache)
    for what, query in monitor_queries():
        kind, limit = ("search", SEARCH) if query.search else ("list", CHOICE)
        yield Asked(f"{kind}: {what}", partial(_page, store, query), limit)
    for (name, chosen), chip in itertools.product(FILTERS.items(), CHIPS):
        query = replace(PLAIN, urgency=chip, **chosen)
        about = f"{chip.value}; {name}"
        yield Asked(f"counts: {about}", partial(store.counts, query), CHOICE)
        yield Asked(f"facets: {about}", partial(facets.facets, query))
        for grouping in (Grouping.CARRIER_SITE, Grouping.SHOP):
            gathered = partial(store.groups, query, grouping)
            yield Asked(f"groups: {about}; {grouping.value}", gathered)
    orders = OrderListStore(cache)
    for what, listed in order_queries():
        answer = partial(_orders, orders, listed)
        # Common words that hardly ever stand together take longer here, over all orders ever.
        if listed.search:
            yield Asked(f"order search: {what}", answer)
        else:
            yield Asked(f"orders: {what}", answer, CHOICE)


def monitor_queries() -> Iterator[tuple[str, MonitorQuery]]:
    """Yield every question to the monitor's list in words and as a value."""
    ways = tuple(itertools.product(SortKey, (False, True)))
    for (name, chosen), chip, (sort, is_down) in itertools.product(FILTERS.items(), CHIPS, ways):
        about = f"{chip.value}; {name}; {sort.value} {'down' if is_down else 'up'}"
        yield about, replace(PLAIN, urgency=chip, sort=sort, descending=is_down, **chosen)
    chips = (Urgency.ALL_WARNINGS, Urgency.ALL_OPEN)
    for word, name, chip, sort in itertools.product(WORDS, SEARCHED, chips, _SEARCH_SORTS):
        about = f"{chip.value}; {name}; {sort.value}; {word}"
        yield about, replace(PLAIN, urgency=chip, sort=sort, search=word, **FILTERS[name])


_SEARCH_SORTS = (SortKey.DEADLINE, SortKey.WAYBILL)


def order_queries() -> Iterator[tuple[str, OrderQuery]]:
    """Yield every question to the list of orders in words and as a value."""
    shops = {"": "", "shop": data.SHOPS[0].id, "small shop": data.SHOPS[3].id, "no shop": "none"}
    ways = tuple(itertools.product(OrderSort, (False, True)))
    for (name, shop_id), is_open, (sort, is_down), word in itertools.product(
        shops.items(), (True, False), ways, ("", *WORDS)
    ):
        if word and (is_down or sort not in {OrderSort.SHIP_BY, OrderSort.NUMBER}):
            continue
        way = f"{sort.value} {'down' if is_down else 'up'}"
        about = f"{'open' if is_open else 'all'}; {name}; {way}; {word}"
        yield about, OrderQuery(word, shop_id, is_open, sort, descending=is_down)


def _page(store: MonitorStore, query: MonitorQuery) -> Sequence[object]:
    return store.rows(store.ids(query, PAGE))


def _orders(store: OrderListStore, query: OrderQuery) -> Sequence[object]:
    return store.rows(store.first(query, PAGE))


def main(folder: Path, *kinds: str) -> None:
    """Print what each question took; of the kinds that are named, or of all."""
    key = make_demo_key(folder)
    with Cache.open(folder / "workbench.db", key) as cache:
        asked = [one for one in questions(cache) if not kinds or one.what.startswith(kinds)]
        for taken in run(asked):
            told = {"what": taken.what, "ms": round(taken.wall, 1), "cpu_ms": round(taken.work, 1),
                    "ok": taken.limit is None or taken.wall <= taken.limit}  # fmt: skip
            sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
