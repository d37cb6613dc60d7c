"""Traces in a round: what cannot be read, who is asked, and how often."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import (
    TEN,
    ScriptedConnections,
    order,
    scan,
    shipment,
)
from tests.services.scripted_parcels import parcels, shop, stuck_parcel
from workbench.domain.errors import (
    Refused,
    UnexpectedAnswer,
)
from workbench.domain.pages import OrderRecord
from workbench.domain.shops import ShopState
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.domain.errors import ConnectorError
    from workbench.services.assembly.workspace import Workspace


def test_one_broken_parcel_does_not_stop_the_others(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    stuck_parcel(connections)
    script = shop(connections)
    script.pages[0].append(OrderRecord(order("2"), (shipment("YT2", "2"),)))
    script.trace_errors = {"YT2": UnexpectedAnswer(service="1688", reason="x")}
    report = workspace.refresh.run_once()
    assert (report.new_events, report.failed_traces) == (1, 1)
    assert report.shops[0].state is ShopState.ONLINE


def test_an_unreadable_trace_is_asked_for_again_in_the_next_round(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    first, second = parcels(connections, 2)
    script = shop(connections)
    script.trace_errors = {first: UnexpectedAnswer(service="1688", reason="x")}
    workspace.refresh.run_once()
    script.trace_errors = {}
    workspace.refresh.run_once()
    assert sorted(script.traced) == [first, first, second]


def test_a_refused_trace_waits_its_turn(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    first, second = parcels(connections, 2)
    script = shop(connections)
    script.trace_errors = {first: Refused(service="1688", reason="x")}
    workspace.refresh.run_once()
    workspace.refresh.run_once()
    assert sorted(script.traced) == [first, second]


@pytest.mark.parametrize(
    ("error", "state"),
    [
        pytest.param(Refused(service="1688", reason="x"), ShopState.REFUSED, id="refused"),
        pytest.param(
            UnexpectedAnswer(service="1688", reason="x"), ShopState.UNEXPECTED_ANSWER, id="html"
        ),
    ],
)
def test_a_source_that_tells_nothing_is_the_shops_trouble(
    workspace: Workspace,
    connections: ScriptedConnections,
    wall: ReplayClock,
    error: ConnectorError,
    state: ShopState,
) -> None:
    numbers = parcels(connections, 30)
    script = shop(connections)
    script.trace_errors = dict.fromkeys(numbers, error)
    report = workspace.refresh.run_once()
    assert report.shops[0].state is state
    # It is not called for each of them in vain.
    assert len(script.traced) == report.failed_traces == 20
    script.trace_errors, script.traced = {}, []
    wall.advance(timedelta(minutes=1))
    assert workspace.refresh.run_once().shops[0].state is ShopState.ONLINE
    assert sorted(script.traced) == numbers


def test_many_unreadable_traces_do_not_hold_the_others_up(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    numbers = parcels(connections, 30)
    script = shop(connections)
    broken = UnexpectedAnswer(service="1688", reason="x")
    script.trace_errors = dict.fromkeys(numbers[:25], broken)
    for _ in range(3):
        workspace.refresh.run_once()
        clock.advance(timedelta(minutes=5))
    assert set(script.traced) == set(numbers)


def test_the_providers_word_is_asked_where_the_marketplace_is_silent(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    shop(connections).pages = [
        [OrderRecord(order(), (shipment(),)), OrderRecord(order("2"), (shipment("YT2", "2"),))]
    ]
    shop(connections).traces = {"YT2": [scan("已收件", TEN - timedelta(hours=1))]}
    workspace.refresh.run_once()
    assert connections.trace_provider.traced == ["YT8800213345012"]


def test_a_provider_without_quota_is_left_alone_for_the_round(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    shop(connections).pages = [
        [OrderRecord(order(), (shipment(),)), OrderRecord(order("2"), (shipment("YT2", "2"),))]
    ]
    connections.trace_provider.error = Refused(service="Kuaidi100", reason="601")
    report = workspace.refresh.run_once()
    assert connections.trace_provider.traced == ["YT8800213345012"]
    assert (report.failed_traces, report.shops[0].state) == (1, ShopState.ONLINE)


def test_an_unreadable_provider_is_soon_left_alone(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    parcels(connections, 30)
    connections.trace_provider.error = UnexpectedAnswer(service="Kuaidi100", reason="x")
    report = workspace.refresh.run_once()
    assert len(connections.trace_provider.traced) == 5
    assert report.shops[0].state is ShopState.ONLINE


def test_a_number_that_two_orders_share_is_asked_for_once(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    shop(connections).pages = [
        [
            OrderRecord(order("1"), (shipment("YT1", "1"),)),
            OrderRecord(order("2"), (shipment("YT1", "2"),)),
        ]
    ]
    connections.trace_provider.traces = {"YT1": [scan("已收件", TEN, source="kuaidi100")]}
    report = workspace.refresh.run_once()
    assert connections.trace_provider.traced == ["YT1"]
    assert report.new_events == 2
