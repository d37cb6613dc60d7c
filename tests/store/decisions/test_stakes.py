"""What orders put at risk: kept per order, summed in SQL as the plain sum is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.build import NOON, SHOP, hours, order, page, plans, record
from workbench.domain.rules.effects import Exposure, Horizon, Stake, TakenPoints
from workbench.domain.rules.exposure import exposure
from workbench.store.decisions.stakes import StakeStore
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

DAY_CAP: dict[str, Any] = {
    "purse": "two parties",
    "purse_rule": "tmall.outside.day_cap",
    "purse_fen": 50000,
}
SIX: dict[str, Any] = {"points_purse": "shop", "points_cap_rule": "tmall.points", "points_cap": 6}


@pytest.fixture
def kept(cache: Cache) -> StakeStore:
    """A store with two orders, 1 and 2."""
    rows = page(record(order("A1")), record(order("A2")))
    OrderStore(cache).save_page(rows, seen_at=NOON, cursor=None)
    return StakeStore(cache)


def put(kept: StakeStore, order_id: int, *stakes: Stake) -> None:
    kept.put([(order_id, SHOP.id, stakes)])


def test_stakes_come_back_as_they_were(kept: StakeStore) -> None:
    stakes = (
        Stake(None, unknown=1, capped=("one.rule", "other.rule")),
        Stake(hours(5), 500, points=1, unknown_points=1, **DAY_CAP, **SIX),
    )
    put(kept, 1, *stakes)
    assert kept.of_order(1) == stakes
    assert kept.of_order(2) == ()


def test_new_stakes_take_the_old_ones_place(kept: StakeStore) -> None:
    put(kept, 1, Stake(hours(5), 500))
    put(kept, 1, Stake(hours(6), 700))
    assert kept.of_order(1) == (Stake(hours(6), 700),)
    put(kept, 1)
    assert kept.of_order(1) == ()


def test_the_same_stakes_again_write_nothing(kept: StakeStore, cache: Cache) -> None:
    put(kept, 1, Stake(hours(5), 500))
    before = cache.connection.total_changes
    put(kept, 1, Stake(hours(5), 500))
    assert cache.connection.total_changes == before


def test_an_order_that_goes_takes_its_stakes_along(kept: StakeStore, cache: Cache) -> None:
    put(kept, 1, Stake(hours(5), 500))
    cache.execute("DELETE FROM orders WHERE id = 1")
    assert kept.exposure(NOON).horizons[2].fen == 0


def test_a_limit_at_the_horizon_is_still_in_time(kept: StakeStore) -> None:
    put(kept, 1, Stake(hours(24), 500))
    assert [each.fen for each in kept.exposure(NOON).horizons] == [0, 500, 500]
    assert kept.exposure(NOON + timedelta(milliseconds=1)).horizons[0].fen == 500


def test_a_cap_is_shared_over_orders(kept: StakeStore) -> None:
    put(kept, 1, Stake(None, 40000, points=4, **DAY_CAP, **SIX))
    put(kept, 2, Stake(None, 20000, points=4, **DAY_CAP, **SIX))
    first = kept.exposure(NOON).horizons[0]
    assert (first.fen, first.points) == (50000, 6)
    assert first.capped == ("tmall.outside.day_cap", "tmall.points")


@pytest.mark.parametrize(
    ("lost", "left"),
    [
        pytest.param(0, 4, id="nothing taken: all four"),
        pytest.param(2, 4, id="two taken: four fit"),
        pytest.param(3, 3, id="three taken: three of four"),
        pytest.param(6, 0, id="all taken: nothing more"),
        pytest.param(8, 0, id="more than the cap taken: nothing, never less"),
    ],
)
def test_points_taken_already_leave_less_of_a_cap(kept: StakeStore, lost: int, left: int) -> None:
    stake = Stake(None, points=4, **{**SIX, "points_purse": "s1 tmall.points"})
    put(kept, 1, stake)
    taken = (TakenPoints("s1", "tmall.points", 6, lost), TakenPoints("s2", "tmall.points", 6, 6))
    found = kept.exposure(NOON, taken=taken)
    assert found.horizons[0].points == left
    assert (found.horizons[0].capped == ("tmall.points",)) == (left < 4)
    assert found == exposure([stake], NOON, taken)


def test_points_taken_are_told_where_points_are_at_risk(kept: StakeStore) -> None:
    taken = (TakenPoints("s1", "tmall.points", 6, 2),)
    assert kept.exposure(NOON, taken=taken).taken == ()
    put(kept, 1, Stake(None, points=1, **SIX))
    assert kept.exposure(NOON, taken=taken).taken == taken


def test_one_shop_can_be_asked_for(kept: StakeStore) -> None:
    put(kept, 1, Stake(None, 500))
    assert kept.exposure(NOON, SHOP.id).horizons[0].fen == 500
    assert kept.exposure(NOON, "another").horizons[0].fen == 0


def test_nothing_at_risk_is_nothing(kept: StakeStore) -> None:
    assert kept.exposure(NOON) == Exposure((Horizon(24), Horizon(48), Horizon(72)))


def test_the_sum_reads_indexes_alone(kept: StakeStore, cache: Cache) -> None:
    steps = [step for step in plans(cache, lambda: kept.exposure(NOON)) if " stake" in step]
    assert steps
    assert all("COVERING INDEX stake_" in step for step in steps)


_STAKES = st.lists(
    st.builds(
        Stake,
        st.one_of(st.none(), st.integers(-100, 100).map(hours)),
        st.integers(0, 90000),
        st.integers(0, 1),
        st.integers(0, 3),
        st.integers(0, 1),
        st.sampled_from(["", "p", "q"]),
        st.just("cap"),
        st.just(50000),
        st.sampled_from(["", "s"]),
        st.just("six"),
        st.just(6),
        st.sampled_from([(), ("own",), ("own", "two")]),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(stakes=_STAKES)
def test_the_sum_in_sql_is_the_plain_sum(kept: StakeStore, stakes: list[Stake]) -> None:
    put(kept, 1, *stakes)
    assert kept.exposure(NOON) == exposure(stakes, NOON)
