"""Lists as the store answers them: pages beside bare SQL, chips, searches beside brute force."""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, percentile, seconds, timed
from workbench.domain.views import Grouping, MonitorQuery, SortKey, Urgency
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.search.search import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.judged import Filled
    from workbench.store.engine.cache import Cache

PAGE = 64
BARE_SQL, CHIPS, SEARCH = 2.0, 150.0, 200.0  # design 9; the chips are part of a filter
GROUPS = 1_000.0  # all that is open, gathered by carrier and outlet beside the window
NOW = data.START + 5 * data.HOUR
QUERY = MonitorQuery(NOW, NOW + timedelta(hours=12))
# Of every kind: rare and in every row, one to eight characters, beginnings of numbers, two words.
WORDS = (
    "测试商品", "测试商品4", "测试商品49", "测试商品4999", "品", "网点", "州", "义乌",
    "义乌转运中心", "处理中", "快件在【杭州3网点】", "9", "9000000000000", "90000000000000123",
    "TEST0000", "test00000012", "测试商品3 杭州", "没有的词", "3网点",
)  # fmt: skip
_SHOWN = (Urgency.ALL_WARNINGS, Urgency.ALL_OPEN)
# What a page shows, asked for as plainly as it gets; the order of equal rows is nobody's concern.
_BARE = {
    Urgency.ALL_WARNINGS: "FROM monitor INDEXED BY warned_all JOIN shop ON shop.id = shop_id"
    " WHERE bucket = 2",
    Urgency.ALL_OPEN: "FROM monitor JOIN shop ON shop.id = shop_id WHERE open = 1",
}
_COLUMNS = {
    SortKey.DEADLINE: "due", SortKey.RULE: "rule", SortKey.HANDLING: "handling",
    SortKey.ORDER_NUMBER: "order_number", SortKey.CARRIER: "carrier", SortKey.WAYBILL: "waybill",
    SortKey.LAST_EVENT: "last_event_at", SortKey.POLLED: "polled_at",
}  # fmt: skip


def measure(large: Filled) -> Iterator[Figure]:
    """Yield how pages, chips and searches fare in a large cache."""
    with large.open() as cache:
        yield from _pages(cache)
        yield from _searches(cache)


def _pages(cache: Cache) -> Iterator[Figure]:
    store = MonitorStore(cache)
    runs = []
    for urgency in _SHOWN:
        for sort, column in _COLUMNS.items():
            for descending in (False, True):
                query = replace(QUERY, urgency=urgency, sort=sort, descending=descending)
                bare = partial(cache.rows, _bare(column, urgency, descending=descending))
                # The first of the two reads the pages into memory: each is first once.
                runs.append((_page(store, query), seconds(bare)))
                plain = seconds(bare)
                runs.append((_page(store, query), plain))
    ratio = sum(ours for ours, _ in runs) / sum(bare for _, bare in runs)
    yield Figure("page_sql_ratio", ratio, "ratio", BARE_SQL)
    yield Figure("page_p95", percentile([ours for ours, _ in runs], 95) * 1000, "ms")
    chips = [seconds(partial(store.counts, replace(QUERY, urgency=urgency))) for urgency in Urgency]
    yield Figure("chips_p95", percentile(chips, 95) * 1000, "ms", CHIPS)
    gathered = [
        seconds(partial(store.groups, replace(QUERY, urgency=urgency), Grouping.CARRIER_SITE))
        for urgency in _SHOWN
    ]
    yield Figure("groups_longest", max(gathered) * 1000, "ms", GROUPS)


def _page(store: MonitorStore, query: MonitorQuery) -> float:
    return seconds(lambda: store.rows(store.ids(query, PAGE)))


def _bare(column: str, urgency: Urgency, *, descending: bool) -> str:
    names = ", ".join(f"monitor.{name}" for name in ("id", "waybill", "carrier", "last_event_text"))
    way = "DESC" if descending else "ASC"
    return f"SELECT {names}, shop.name {_BARE[urgency]} ORDER BY {column} {way} LIMIT {PAGE}"


def _searches(cache: Cache) -> Iterator[Figure]:
    store = MonitorStore(cache)
    firsts, wholes, wrong = [], [], 0
    expected = _brute_force(cache, store)
    for (urgency, word), truth in expected.items():
        query = replace(QUERY, urgency=urgency, search=word)
        first, page = timed(partial(store.ids, query, PAGE))
        whole, every = timed(partial(store.ids, query))
        firsts.append(first)
        wholes.append(whole)
        wrong += [list(page), list(every)] != [truth[:PAGE], truth]
    yield Figure("search_p95", percentile(firsts, 95) * 1000, "ms", SEARCH)
    yield Figure("search_median", statistics.median(firsts) * 1000, "ms")
    yield Figure("search_all_ids_p95", percentile(wholes, 95) * 1000, "ms")
    yield Figure("search_wrong", wrong, f"of {len(expected)}", 0)


def _brute_force(cache: Cache, store: MonitorStore) -> dict[tuple[Urgency, str], list[int]]:
    """Read every row once and look for every word in it."""
    hits: dict[str, set[int]] = {word: set() for word in WORDS}
    rows = cache.stream(
        "SELECT monitor.id, order_number, waybill, titles, region, last_event_text, site"
        " FROM monitor JOIN orders ON orders.id = order_id WHERE open = 1"
    )
    for row_id, number, waybill, *texts in rows:
        numbers, body = (number.lower(), waybill.lower()), "\n".join(map(fold, texts))
        for question, found in hits.items():
            if all(w in body or any(n.startswith(w) for n in numbers) for w in words_of(question)):
                found.add(row_id)
    lists = {urgency: store.ids(replace(QUERY, urgency=urgency)) for urgency in _SHOWN}
    return {
        (urgency, word): [row_id for row_id in listed if row_id in found]
        for urgency, listed in lists.items()
        for word, found in hits.items()
    }
