"""Many shops, one quota: turns between shops, and paces that all parcels of an app key share."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.services.doubles import TEN, ScriptedMarketplace
from tests.services.scripted_parcels import parcels, shop
from workbench.domain.schedule import PollLoad, PollPace
from workbench.domain.shops import Platform, Shop, ShopState
from workbench.services.polling import poll_plan, trace_pull
from workbench.services.polling.poll_plan import FEW, PollPlan
from workbench.services.polling.refresh import in_turns
from workbench.services.polling.shop_states import ShopResult
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import datetime

    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.domain.pages import OrderPage, ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.assembly.workspace import Workspace


def test_shops_go_on_in_turns() -> None:
    told: list[str] = []

    def shop_round(name: str, turns: int) -> Generator[None, bool | None, ShopResult]:
        for turn in range(turns):
            told.append(f"{name}{turn}")
            yield
        return ShopResult(Shop(name, Platform.ALIBABA, name))

    rounds = [shop_round("a", 3), shop_round("b", 0), shop_round("c", 1)]
    results = in_turns(rounds, lambda: False)
    assert told == ["a0", "c0", "a1", "a2"]
    assert [result.shop.id for result in results] == ["a", "b", "c"]


def test_a_round_that_takes_too_long_leaves_the_rest_to_the_next(
    workspace: Workspace, connections: ScriptedConnections, wall: ReplayClock
) -> None:
    numbers = parcels(connections, 350)
    slow = Slow("1688-test")
    slow.pages, slow.wall = shop(connections).pages, wall
    connections.marketplaces[slow.shop_id] = slow
    report = workspace.refresh.run_once()
    assert (report.is_cut, len(slow.traced)) == (True, 300)
    assert report.shops[0].state is ShopState.ONLINE
    assert not workspace.refresh.run_once().is_cut
    assert sorted(slow.traced) == numbers


class Slow(ScriptedMarketplace):
    """Takes two seconds of real time for each trace."""

    wall: ReplayClock

    def trace(self, shipment: Shipment) -> ParcelScans:
        self.wall.advance(timedelta(seconds=2))
        return super().trace(shipment)


class Watching(ScriptedMarketplace):
    """Notes how far another shop had come when it was asked for its orders."""

    other: ScriptedMarketplace
    seen: int = -1

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        self.seen = len(self.other.traced)
        return super().order_pages(position, until)


def test_a_large_shop_lets_the_others_in(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    """Its parcels are all asked about in one round, with the other shop's orders in between."""
    numbers = parcels(connections, 2 * trace_pull.A_TURN)
    other = Shop("1688-other", Platform.ALIBABA, "another")
    ShopStore(workspace.cache).add(other, {"app_key": "k", "access_token": "t"})
    watching = Watching(other.id)
    watching.other = shop(connections)
    connections.marketplaces[other.id] = watching
    workspace.refresh.run_once()
    assert len(watching.other.traced) == len(numbers)
    assert watching.seen <= trace_pull.A_TURN


def test_few_parcels_keep_the_usual_pace(workspace: Workspace) -> None:
    plan = PollPlan.of(ShopStore(workspace.cache), TraceStore(workspace.cache), TEN)
    assert plan.pace_of("1688-test") == PollPace()


def test_loads_are_counted_by_deadline(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    parcels(connections, 3)
    workspace.refresh.run_once()
    loads = TraceStore(workspace.cache).poll_loads(TEN, PollPace())
    (load,) = loads.values()
    assert load.urgent + load.soon + load.calm == 3


class ManyParcels:
    """A store that says it has many parcels."""

    def __init__(self, loads: dict[str, PollLoad]) -> None:
        self._loads = loads

    def count_polls(self) -> int:
        return sum(load.urgent + load.soon + load.calm for load in self._loads.values())

    def poll_loads(self, now: object, pace: object) -> dict[str, PollLoad]:
        return self._loads


def test_shops_of_one_app_key_share_its_quota(workspace: Workspace) -> None:
    store = ShopStore(workspace.cache)
    for number, key in enumerate(["one", "one", "two"]):
        store.add(Shop(f"s{number}", Platform.ALIBABA, "x"), {"app_key": key})
    loads = {f"s{number}": PollLoad(calm=90_000) for number in range(3)}
    plan = PollPlan.of(store, ManyParcels(loads), TEN)  # type: ignore[arg-type]  # counts alone
    assert plan.pace_of("s0") == plan.pace_of("s1")
    assert plan.pace_of("s0").calm == 2 * plan.pace_of("s2").calm
    shared = loads["s0"] + loads["s1"]
    assert shared.questions(plan.pace_of("s0")) <= poll_plan.PER_DAY


def test_so_few_are_within_any_quota() -> None:
    assert PollLoad(urgent=FEW).questions(PollPace()) <= poll_plan.PER_DAY
