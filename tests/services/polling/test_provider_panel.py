"""Who is asked about a parcel: in the seller's order, within floors and budgets."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN, ScriptedProvider, order, scan, shipment
from tests.services.scripted_parcels import parcels, shop
from workbench.domain.errors import (
    BadInput,
    NotOffered,
    ParcelRefused,
    Refused,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.pages import OrderRecord
from workbench.domain.query_costs import PROVIDER_PACE, bought, cost_of
from workbench.domain.shops import ShopState
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.domain.errors import ConnectorError
    from workbench.services.assembly.workspace import Workspace

NUMBER = "YT8800213345012"


class Two:
    """Two providers that were set up, and a silent parcel of a shop."""

    def __init__(self, workspace: Workspace, connections: ScriptedConnections) -> None:
        store = ShopStore(workspace.cache)
        store.save_provider("kuaidi100", {"customer": "c", "key": "k"})
        store.save_provider("kdniao", {"ebusiness_id": "1", "app_key": "k"})
        self.kuaidi100 = connections.trace_provider
        self.kdniao = ScriptedProvider("kdniao")
        connections.other_providers["kdniao"] = self.kdniao
        self.shop = shop(connections)
        self.shop.pages = [[OrderRecord(order(), (shipment(),))]]

    @property
    def asked(self) -> tuple[int, int]:
        """How often each was asked, Kuaidi100 first."""
        return len(self.kuaidi100.traced), len(self.kdniao.traced)


@pytest.fixture
def two(workspace: Workspace, connections: ScriptedConnections) -> Two:
    return Two(workspace, connections)


def test_one_is_enough(workspace: Workspace, two: Two) -> None:
    workspace.refresh.run_once()
    assert two.asked == (1, 0)


def test_the_seller_says_who_comes_first(workspace: Workspace, two: Two) -> None:
    workspace.provider_terms.ask_first("kdniao")
    workspace.refresh.run_once()
    assert two.asked == (0, 1)
    assert [terms.name for terms in workspace.provider_terms.all()] == ["kdniao", "kuaidi100"]


def test_who_has_no_keys_cannot_be_first(workspace: Workspace, two: Two) -> None:
    with pytest.raises(BadInput):
        workspace.provider_terms.ask_first("someone")


def test_a_carrier_that_one_does_not_know_goes_to_the_other(workspace: Workspace, two: Two) -> None:
    two.kuaidi100.carriers = frozenset({"zhongtong"})
    workspace.refresh.run_once()
    assert two.asked == (0, 1)


def test_a_spent_budget_goes_to_the_other(workspace: Workspace, two: Two) -> None:
    workspace.provider_terms.budget("kuaidi100").set_limit(0)
    workspace.refresh.run_once()
    assert two.asked == (0, 1)
    assert workspace.provider_terms.budget("kdniao").spent == 1


def test_both_spent_ask_nobody(workspace: Workspace, two: Two) -> None:
    for name in ("kuaidi100", "kdniao"):
        workspace.provider_terms.budget(name).set_limit(0)
    report = workspace.refresh.run_once()
    assert two.asked == (0, 0)
    assert report.shops[0].state is ShopState.ONLINE


@pytest.mark.parametrize(
    "error",
    [Refused(service="Kuaidi100", reason="x"), Unreachable(service="Kuaidi100")],
    ids=["refused", "offline"],
)
def test_trouble_of_one_leaves_parcels_to_the_other(
    workspace: Workspace,
    connections: ScriptedConnections,
    two: Two,
    error: ConnectorError,
) -> None:
    parcels(connections, 4)
    two.kuaidi100.error = error
    report = workspace.refresh.run_once()
    assert two.asked == (1, 3)
    assert {health.name: health.state for health in report.providers}["kdniao"] is ShopState.ONLINE


def test_a_number_is_not_asked_for_within_the_floor(
    workspace: Workspace, connections: ScriptedConnections, two: Two, clock: ReplayClock
) -> None:
    """Two orders share a number; the second one appears ten minutes later."""
    workspace.refresh.run_once()
    clock.advance(timedelta(minutes=10))
    two.shop.pages = [[OrderRecord(order("2"), (shipment(number="2"),))]]
    workspace.refresh.run_once()
    assert two.asked == (1, 0)
    two.shop.pages = []
    clock.advance(timedelta(hours=7))
    workspace.refresh.run_once()
    assert two.asked == (2, 0)


@pytest.mark.parametrize(
    "error",
    [NotOffered(service="x", what="traces"), ParcelRefused(service="x", reason="r")],
    ids=["no traces", "not of this parcel"],
)
def test_where_the_marketplace_tells_nothing_the_provider_alone_counts(
    workspace: Workspace, two: Two, error: ConnectorError
) -> None:
    two.shop.trace_errors = {NUMBER: error}
    two.kuaidi100.traces = {NUMBER: [scan("已收件", TEN, source="kuaidi100")]}
    report = workspace.refresh.run_once()
    assert (report.new_events, report.failed_traces) == (1, 0)
    sources = workspace.cache.rows("SELECT DISTINCT source FROM event")
    assert sources == [("kuaidi100",)]


def test_a_parcel_that_nobody_tells_of_has_not_been_looked_for(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = shop(connections)
    script.pages = [[OrderRecord(order(), (shipment(),))]]
    script.trace_errors = {NUMBER: ParcelRefused(service="x", reason="r")}
    workspace.refresh.run_once()
    assert workspace.cache.value("SELECT count(*) FROM trace") == 0


def test_an_unreadable_answer_is_not_the_providers_trouble_yet(
    workspace: Workspace, two: Two
) -> None:
    two.kuaidi100.error = UnexpectedAnswer(service="Kuaidi100", reason="x")
    assert workspace.refresh.run_once().providers == ()


@pytest.mark.parametrize(
    ("queries", "price", "fen"),
    [
        (200, None, None),
        (200, Decimal("0.055"), 1100),
        (3, Decimal("0.005"), 2),
        (0, Decimal(1), 0),
    ],
)
def test_what_questions_cost(queries: int, price: Decimal | None, fen: int | None) -> None:
    assert cost_of(queries, price) == fen


def test_what_a_budget_buys() -> None:
    """Once a day, every six hours, every two hours."""
    buys = bought(1200, Decimal("0.1"), PROVIDER_PACE)
    assert (buys.calm, buys.soon, buys.urgent, buys.cost) == (1200, 300, 100, 12000)


@pytest.mark.parametrize("price", [Decimal(-1), Decimal(101), Decimal("NaN"), Decimal("Infinity")])
def test_no_amount_is_no_price(workspace: Workspace, price: Decimal) -> None:
    with pytest.raises(BadInput):
        workspace.provider_terms.budget().set_price(price)


def test_a_price_is_unknown_until_it_is_entered(workspace: Workspace) -> None:
    kept = workspace.provider_terms.budget()
    assert kept.price is None
    kept.set_price(Decimal("0.055"))
    assert kept.price == Decimal("0.055")
    kept.set_price(None)
    assert kept.price is None
