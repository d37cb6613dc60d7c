"""Rows gathered in SQL make the same list of deadlines as rows read one by one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.build import NOON, SHOP, hours, order, page, record
from workbench.domain.rules.decisions import Level
from workbench.domain.rules.effects import Stake
from workbench.domain.today.today import DueList, DueRow, Moment, Stretch, due_list
from workbench.store.decisions.stakes import StakeStore
from workbench.store.engine.instants import FAR, from_ms, to_ms
from workbench.store.engine.sql import insert_into
from workbench.store.monitor.due_rows import DueRowStore
from workbench.store.monitor.rows import LEVELS
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache

ORDERS = 4
# Closing time is no full hour, and may lie behind the 24 hours of the next stretch.
NEAR, FAR_OFF = (NOON + timedelta(hours=number, minutes=25) for number in (9, 66))
COLUMNS = (
    "id", "order_id", "shop_id", "order_number", "waybill", "carrier", "rule", "verdict", "level",
    "due", "breached", "open", "bucket", "handling", "last_event_text", "site", "warnings",
)  # fmt: skip
CAPS: list[dict[str, Any]] = [
    {},
    {"purse": "two parties", "purse_rule": "tmall.day_cap", "purse_fen": 700},
    {"points_purse": "shop", "points_cap_rule": "tmall.points", "points_cap": 3},
]
ROWS = st.tuples(
    st.integers(1, ORDERS),
    st.one_of(st.none(), st.integers(-3, 100 * 60).map(lambda m: NOON + timedelta(minutes=m))),
    st.booleans(),
    st.sampled_from(["gap", "departure"]),
    st.sampled_from(["义乌", "杭州", ""]),
)
STAKES = st.tuples(
    st.integers(1, ORDERS),
    st.one_of(st.none(), st.integers(-5, 90).map(hours)),
    st.integers(0, 900),
    st.sampled_from(CAPS),
)


@pytest.fixture
def filled(cache: Cache) -> Cache:
    rows = page(*(record(order(f"A{number}")) for number in range(1, ORDERS + 1)))
    OrderStore(cache).save_page(rows, seen_at=NOON)
    return cache


def write(
    cache: Cache, rows: Sequence[tuple[int, datetime | None, bool, str, str]]
) -> list[DueRow]:
    """Write rows of the monitor; return them one by one."""
    cache.execute("DELETE FROM monitor")
    found = []
    for number, (order_id, due, is_breached, rule, site) in enumerate(rows, start=1):
        at = FAR if due is None else to_ms(due)
        level = number % 3
        values = (
            2 * number, order_id, SHOP.id, f"A{order_id}", f"YT{number}", "yuantong", rule, "late",
            level, at, int(is_breached), 1, 2, 0, "", site, 1,
        )  # fmt: skip
        cache.execute(insert_into("monitor", COLUMNS), values)
        instant = None if due is None else from_ms(at)
        found.append(
            DueRow(2 * number, order_id, SHOP.id, rule, LEVELS[level], instant, is_breached,
                   "yuantong", site, f"A{order_id}", f"YT{number}")
        )  # fmt: skip
    return found


def put(
    cache: Cache, stakes: Sequence[tuple[int, datetime | None, int, dict[str, Any]]]
) -> dict[int, list[Stake]]:
    """Let orders have these stakes; return them by order."""
    found: dict[int, list[Stake]] = {number: [] for number in range(1, ORDERS + 1)}
    for order_id, due, fen, caps in stakes:
        found[order_id].append(Stake(due, fen, unknown=fen % 2, points=fen % 5, **caps))
    for order_id, theirs in found.items():
        StakeStore(cache).put([(order_id, SHOP.id, theirs)])
    return found


def gathered(cache: Cache, at: Moment) -> DueList:
    return due_list(*DueRowStore(cache).due(at), at)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ROWS, max_size=8),
    stakes=st.lists(STAKES, max_size=6),
    closing=st.sampled_from([NEAR, FAR_OFF]),
)
def test_the_list_is_that_of_single_rows(
    filled: Cache,
    rows: list[tuple[int, datetime | None, bool, str, str]],
    stakes: list[tuple[int, datetime | None, int, dict[str, Any]]],
    closing: datetime,
) -> None:
    at = Moment(NOON + timedelta(microseconds=1), closing)
    singles, owed = write(filled, rows), put(filled, stakes)
    assert gathered(filled, at) == due_list(singles, owed, at)


def test_what_falls_due_in_one_hour_at_one_site_comes_as_one_row(filled: Cache) -> None:
    write(filled, [(n, hours(3.1 + n / 10), False, "gap", "义乌") for n in range(1, ORDERS + 1)])
    at = Moment(NOON, NEAR)
    rows, _ = DueRowStore(filled).due(at)
    assert [(row.count, row.due) for row in rows] == [(ORDERS, hours(3.2))]
    (group,) = gathered(filled, at).groups
    assert (group.stretch, group.count, group.level) == (
        Stretch.BEFORE_CLOSING, ORDERS, Level.CRITICAL,
    )  # fmt: skip


def test_another_shop_has_nothing_of_it(filled: Cache) -> None:
    write(filled, [(1, hours(3), False, "gap", "义乌")])
    assert DueRowStore(filled).due(Moment(NOON, NEAR), "other")[0] == []
