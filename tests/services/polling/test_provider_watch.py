"""A trace provider's own trouble is a state of it, told once, and does not lock the account."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN, order, scan, shipment
from tests.services.scripted_parcels import parcels, shop
from workbench.domain.errors import ParcelRefused, RateLimited, Refused, Unreachable
from workbench.domain.pages import OrderRecord
from workbench.domain.shops import ProviderHealth, ShopState
from workbench.domain.telling.notices import NoticeKind
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections, ScriptedProvider
    from workbench.domain.clock import ReplayClock
    from workbench.domain.errors import ConnectorError
    from workbench.domain.refresh import RefreshReport
    from workbench.services.assembly.workspace import Workspace

OUT_OF_BALANCE = Refused(service="Kuaidi100", reason="the key has expired or its quota is used up")


@pytest.fixture
def provider(workspace: Workspace, connections: ScriptedConnections) -> ScriptedProvider:
    """A provider that was set up, and a silent parcel to ask about."""
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "k"})
    shop(connections).pages = [[OrderRecord(order(), (shipment(),))]]
    return connections.trace_provider


def kinds(report: RefreshReport) -> list[NoticeKind]:
    return [notice.kind for notice in report.notices if not notice.rule]


@pytest.mark.parametrize(
    ("error", "state"),
    [
        pytest.param(OUT_OF_BALANCE, ShopState.REFUSED, id="refused"),
        pytest.param(RateLimited(service="Kuaidi100"), ShopState.RATE_LIMITED, id="locked"),
        pytest.param(Unreachable(service="Kuaidi100"), ShopState.UNREACHABLE, id="offline"),
    ],
)
def test_its_trouble_is_its_state_and_not_the_shops(
    workspace: Workspace, provider: ScriptedProvider, error: ConnectorError, state: ShopState
) -> None:
    provider.error = error
    report = workspace.refresh.run_once()
    (health,) = report.providers
    assert (health.name, health.state, health.since) == ("kuaidi100", state, TEN)
    assert report.shops[0].state is ShopState.ONLINE
    assert kinds(report) == [NoticeKind.PROVIDER_STOPPED]
    assert workspace.desk().shops.providers() == [health]


def test_why_it_refused_is_kept(workspace: Workspace, provider: ScriptedProvider) -> None:
    provider.error = OUT_OF_BALANCE
    assert workspace.refresh.run_once().providers[0].reason == OUT_OF_BALANCE.values["reason"]


def test_a_refusal_is_not_repeated_within_a_quarter_of_an_hour(
    workspace: Workspace,
    connections: ScriptedConnections,
    provider: ScriptedProvider,
    wall: ReplayClock,
    clock: ReplayClock,
) -> None:
    provider.error = OUT_OF_BALANCE
    parcels(connections, 30)
    asked = []
    for _ in range(10):
        workspace.refresh.run_once()
        asked.append(len(provider.traced))
        wall.advance(timedelta(minutes=5))
        clock.advance(timedelta(hours=7))
    assert asked == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4]


def test_it_comes_back(
    workspace: Workspace, provider: ScriptedProvider, wall: ReplayClock, clock: ReplayClock
) -> None:
    provider.error = OUT_OF_BALANCE
    workspace.refresh.run_once()
    provider.error = None
    wall.advance(timedelta(minutes=15))
    clock.advance(timedelta(hours=7))
    report = workspace.refresh.run_once()
    assert kinds(report) == [NoticeKind.PROVIDER_BACK]
    assert report.providers[0].state is ShopState.ONLINE


def test_new_keys_are_tried_at_once(
    workspace: Workspace, provider: ScriptedProvider, clock: ReplayClock
) -> None:
    provider.error = OUT_OF_BALANCE
    workspace.refresh.run_once()
    ShopStore(workspace.cache).save_provider("kuaidi100", {"customer": "c", "key": "new"})
    provider.error = None
    clock.advance(timedelta(hours=7))
    assert workspace.refresh.run_once().providers == (
        ProviderHealth("kuaidi100", ShopState.ONLINE, since=clock.now()),
    )


def test_what_it_refuses_of_one_parcel_says_nothing_of_the_next(
    workspace: Workspace, connections: ScriptedConnections, provider: ScriptedProvider
) -> None:
    parcels(connections, 8)
    provider.error = ParcelRefused(service="Kuaidi100", reason="x")
    report = workspace.refresh.run_once()
    assert len(provider.traced) == report.failed_traces == 8
    assert report.providers == ()


def test_all_well_is_no_news(workspace: Workspace, provider: ScriptedProvider) -> None:
    provider.traces = {"YT8800213345012": [scan("已收件", TEN, source="kuaidi100")]}
    report = workspace.refresh.run_once()
    assert kinds(report) == []
    assert report.providers[0].state is ShopState.ONLINE
