"""What is looked at after a crash: nothing acknowledged is missing, nothing is half there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.torture.scene import PER_PAGE, SCANS
from workbench.services.judging.travels import CAUGHT_UP

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

# Full-text indices and the statistics of indices hold the same facts in other pieces.
_TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite_stat%' ORDER BY name"
)
# An order is whole when everything that its page brings with it is there.
_HALF_ORDERS = (
    "SELECT count(*) FROM orders o WHERE"
    " (SELECT count(*) FROM order_version v WHERE v.order_id = o.id) NOT BETWEEN 1 AND ?1"
    " OR (SELECT count(*) FROM shipment s WHERE s.order_id = o.id) <> 1"
    " OR (SELECT count(*) FROM shipment_version v JOIN shipment s ON s.id = v.shipment_id"
    "     WHERE s.order_id = o.id) NOT BETWEEN 1 AND ?1"
    " OR NOT (o.id IN (SELECT order_id FROM judge_queue)"
    "     OR o.id IN (SELECT order_id FROM judge_due)"
    "     OR o.id IN (SELECT order_id FROM monitor))"
)
_HALF_TRACES = (
    "SELECT count(*) FROM (SELECT count(*) AS events FROM event GROUP BY shipment_id)"
    " WHERE events <> ?"
)


def orders_in(cache: Cache) -> int:
    """Return how many orders there are."""
    return int(cache.value("SELECT count(*) FROM orders"))


def half_things(cache: Cache, *, scans: int = SCANS, told: int = 1) -> list[str]:
    """Return what is half there; empty when every order and every trace is whole.

    ``told``: how many versions of an order there may be at most.
    """
    found = []
    if orders := cache.value(_HALF_ORDERS, (told,)):
        found.append(f"{orders} half orders")
    if traces := cache.value(_HALF_TRACES, (scans,)):
        found.append(f"{traces} half traces")
    return found


def page_troubles(cache: Cache, acknowledged: int, pages: int) -> list[str]:
    """Return how a cache disagrees with the pages that were acknowledged; empty when it agrees."""
    orders = orders_in(cache)
    found = half_things(cache)
    if orders % PER_PAGE:
        found.append(f"half a page: {orders} orders")
    if orders < acknowledged * PER_PAGE:
        found.append(f"lost: {orders} orders of {acknowledged * PER_PAGE} acknowledged")
    has_cursor = bool(cache.value("SELECT count(*) FROM cursor"))
    if has_cursor != (orders == pages * PER_PAGE):
        found.append(f"cursor and rows disagree at {orders} orders")
    return found


def contents(cache: Cache) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, for comparing two caches.

    How far the catching up of old files came is no row of theirs: it takes a step each round.
    """
    names = [row[0] for row in cache.rows(_TABLES)]
    return {
        name: sorted((row for row in _rows(cache, name) if row[0] != CAUGHT_UP), key=repr)
        for name in names
        if not name.startswith("search_")
    }


def _rows(cache: Cache, table: str) -> list[tuple[Any, ...]]:
    return cache.rows(f'SELECT * FROM "{table}"')  # noqa: S608  # a name of ours


def differing(one: dict[str, list[Any]], other: dict[str, list[Any]]) -> list[str]:
    """Return the tables in which two caches differ."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]
