"""Orders that cannot be read wait aside, are told, and are asked for again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedConnections, ScriptedMarketplace, order
from workbench.domain.errors import RateLimited, Refused, Unreachable
from workbench.domain.pages import OrderPage, OrderRecord, UnreadOrder
from workbench.domain.shops import ShopState
from workbench.domain.telling.notices import NoticeKind
from workbench.services.polling.shop_states import wait_after
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.domain.errors import ConnectorError
    from workbench.services.assembly.workspace import Workspace

ODD = UnreadOrder("99", "data in an unknown shape: payTime", "{}")


@pytest.fixture
def script(connections: ScriptedConnections) -> ScriptedMarketplace:
    """A shop with one order that can be read and one that cannot."""
    made = ScriptedMarketplace(SHOP.id, [[OrderRecord(order())]], unread=(ODD,))
    connections.marketplaces[SHOP.id] = made
    return made


def test_the_cursor_goes_past_it_and_the_shop_is_well(
    workspace: Workspace, script: ScriptedMarketplace, clock: ReplayClock
) -> None:
    report = workspace.refresh.run_once()
    clock.advance(timedelta(minutes=5))
    workspace.refresh.run_once()
    assert script.asked_since == [None, TEN]
    assert (report.shops[0].state, report.unread_orders) == (ShopState.ONLINE, 1)


def test_it_is_told_once(workspace: Workspace, script: ScriptedMarketplace) -> None:
    (notice,) = [n for n in workspace.refresh.run_once().notices if not n.rule]
    assert notice.kind is NoticeKind.ORDERS_UNREAD
    assert (notice.values["count"], notice.order_number) == ("1", "99")
    assert workspace.refresh.run_once().notices == ()


def test_it_is_asked_for_in_the_next_round_and_then_ever_less(
    workspace: Workspace, script: ScriptedMarketplace, clock: ReplayClock
) -> None:
    workspace.refresh.run_once()
    script.pages = []
    for _ in range(12):
        clock.advance(timedelta(minutes=5))
        workspace.refresh.run_once()
    # After 5, 10, 20 and 40 minutes.
    assert len(script.asked_again) == 4


def test_once_it_was_read_it_is_forgotten(
    workspace: Workspace, script: ScriptedMarketplace, clock: ReplayClock
) -> None:
    workspace.refresh.run_once()
    script.unread = ()
    script.later = {"99": OrderPage(SHOP.id, (OrderRecord(order("99"), ()),))}
    clock.advance(timedelta(minutes=5))
    report = workspace.refresh.run_once()
    assert (report.new_orders, report.unread_orders) == (1, 0)


def test_the_lists_word_alone_is_not_the_whole_order(
    workspace: Workspace, script: ScriptedMarketplace
) -> None:
    """A detail that was refused stays wanted, though the list told the order's state."""
    refused = order("98")
    script.pages = [[OrderRecord(refused)]]
    script.unread = (UnreadOrder("98", "ORDER_HISTORY"),)
    workspace.refresh.run_once()
    workspace.refresh.run_once()
    assert script.asked_again == ["98"]


def test_a_shop_that_is_removed_takes_them_along(
    workspace: Workspace, script: ScriptedMarketplace
) -> None:
    workspace.refresh.run_once()
    ShopStore(workspace.cache).remove(SHOP.id)
    assert workspace.cache.value("SELECT count(*) FROM unread_order") == 0


MINUTE = timedelta(minutes=1)
REFUSED = Refused(service="1688", reason="x")


@pytest.mark.parametrize(
    ("error", "lasted", "wait"),
    [
        pytest.param(Unreachable(service="1688"), 9 * MINUTE, 0 * MINUTE, id="offline"),
        pytest.param(REFUSED, 0 * MINUTE, MINUTE, id="refused first"),
        pytest.param(REFUSED, 7 * MINUTE, 7 * MINUTE, id="refused long"),
        pytest.param(REFUSED, 600 * MINUTE, 15 * MINUTE, id="never longer"),
        pytest.param(RateLimited(service="1688"), 2 * MINUTE, 2 * MINUTE, id="no time named"),
        pytest.param(
            RateLimited(service="1688", retry_after=3 * MINUTE), 0 * MINUTE, 3 * MINUTE, id="named"
        ),
    ],
)
def test_how_long_a_shop_is_left_alone(
    error: ConnectorError, lasted: timedelta, wait: timedelta
) -> None:
    assert wait_after(error, lasted) == wait


def test_no_storm(
    workspace: Workspace, script: ScriptedMarketplace, clock: ReplayClock, wall: ReplayClock
) -> None:
    """Somebody who presses the button every ten seconds of two hours asks a dozen times."""
    script.error = REFUSED
    for _ in range(720):
        workspace.refresh.run_once()
        clock.advance(timedelta(seconds=10))
        wall.advance(timedelta(seconds=10))
    assert len(script.asked_since) <= 14
