"""A round from end to end: what it saves, judges and says, and whose trouble stops whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import (
    KEYS,
    OTHER,
    SHOP,
    TEN,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
    shipment,
)
from tests.services.scripted_parcels import shop, stuck_parcel
from workbench.domain.errors import (
    RateLimited,
    Refused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderRecord
from workbench.domain.shops import ShopHealth, ShopState
from workbench.domain.telling.notices import NoticeKind
from workbench.domain.views import OrderSort
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from workbench.domain.clock import ReplayClock
    from workbench.domain.errors import ConnectorError
    from workbench.domain.pages import OrderPage
    from workbench.services.assembly.workspace import Workspace

DEPARTURE = "1688.false_track.no_departure_48h"


def add_other_shop(workspace: Workspace) -> None:
    shops = ShopStore(workspace.cache)
    shops.add(OTHER, KEYS)
    shops.set_health(ShopHealth(OTHER, ShopState.NEVER_POLLED))


def test_a_round_ends_in_a_warning(workspace: Workspace, connections: ScriptedConnections) -> None:
    stuck_parcel(connections)
    report = workspace.refresh.run_once()
    assert (report.new_orders, report.new_events, report.judged) == (1, 1, 1)
    assert [health.state for health in report.shops] == [ShopState.ONLINE]
    assert (NoticeKind.WARNING_APPEARED, DEPARTURE) in [(n.kind, n.rule) for n in report.notices]
    rows = workspace.desk().monitor
    row = rows.rows(rows.ids(rows.query()))[0]
    # Picked up 50 h ago: the 48 h ended two hours ago; the earliest reading is a second before.
    assert (row.rule, row.deadline) == (DEPARTURE, TEN - timedelta(hours=2, seconds=1))


def test_the_same_answers_again_change_nothing(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    stuck_parcel(connections)
    workspace.refresh.run_once()
    clock.advance(timedelta(hours=7))
    report = workspace.refresh.run_once()
    assert (report.new_orders, report.changed_orders, report.new_events) == (0, 0, 0)
    assert report.notices == ()


def test_the_next_round_asks_from_where_the_last_whole_one_ended(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    shop(connections).pages = [[OrderRecord(order())]]
    workspace.refresh.run_once()
    clock.advance(timedelta(minutes=5))
    workspace.refresh.run_once()
    assert shop(connections).asked_since == [None, TEN]


def test_a_walk_that_breaks_off_keeps_its_pages_and_not_the_cursor(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = shop(connections)
    script.pages = [[OrderRecord(order("1"))], [OrderRecord(order("2"))], [OrderRecord(order("3"))]]
    script.error, script.fails_after = Unreachable(service="1688"), 2
    report = workspace.refresh.run_once()
    assert report.shops[0].state is ShopState.UNREACHABLE
    script.error = None
    report = workspace.refresh.run_once()
    assert script.asked_since == [None, None]
    desk = workspace.desk().orders
    assert len(desk.ids("", "", False, OrderSort.PAID_AT, False)) == 3


def test_a_walk_that_finds_nothing_leaves_the_cursor(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    """A list that the platform left out looks like an empty one: it is asked for again."""
    workspace.refresh.run_once()
    clock.advance(timedelta(minutes=5))
    workspace.refresh.run_once()
    assert shop(connections).asked_since == [None, None]


def test_what_was_read_before_an_unreadable_order_is_kept(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    stuck_parcel(connections)
    script = shop(connections)
    script.error, script.fails_after = UnexpectedAnswer(service="1688", reason="x"), 1
    report = workspace.refresh.run_once()
    assert report.shops[0].state is ShopState.UNEXPECTED_ANSWER
    # The traces of what is known are asked for all the same.
    assert (report.new_orders, report.new_events, report.judged) == (1, 1, 1)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        pytest.param(SignInExpired(service="1688"), ShopState.SIGN_IN_EXPIRED, id="sign-in"),
        pytest.param(RateLimited(service="1688"), ShopState.RATE_LIMITED, id="rate"),
        pytest.param(Unreachable(service="1688"), ShopState.UNREACHABLE, id="offline"),
        pytest.param(Refused(service="1688", reason="x"), ShopState.REFUSED, id="refused"),
        pytest.param(
            UnexpectedAnswer(service="1688", reason="x"), ShopState.UNEXPECTED_ANSWER, id="html"
        ),
    ],
)
def test_a_failure_is_a_state_and_never_an_empty_poll(
    workspace: Workspace,
    connections: ScriptedConnections,
    error: ConnectorError,
    state: ShopState,
) -> None:
    shop(connections).error = error
    report = workspace.refresh.run_once()
    health = report.shops[0]
    assert (health.state, health.last_good_poll) == (state, None)
    assert [(each.shop, each.error) for each in report.troubles] == [(SHOP, error)]


def test_a_broken_shop_stops_alone_and_says_so_once(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    add_other_shop(workspace)
    shop(connections).error = SignInExpired(service="1688")
    shop(connections, OTHER.id).pages = [[OrderRecord(order(shop=OTHER))]]
    first = workspace.refresh.run_once()
    second = workspace.refresh.run_once()
    states = {health.shop.id: health.state for health in second.shops}
    assert states == {SHOP.id: ShopState.SIGN_IN_EXPIRED, OTHER.id: ShopState.ONLINE}
    assert [n.kind for n in first.notices] == [NoticeKind.SIGN_IN_EXPIRED]
    assert second.notices == ()
    assert [(each.shop, type(each.error)) for each in second.troubles] == [(SHOP, SignInExpired)]
    # It is not asked again before its seller signs in: a retry loop could lock the account.
    assert len(shop(connections).asked_since) == 1


def test_rate_limit_waits_as_long_as_told(
    workspace: Workspace, connections: ScriptedConnections, wall: ReplayClock
) -> None:
    shop(connections).error = RateLimited(service="1688", retry_after=timedelta(minutes=10))
    workspace.refresh.run_once()
    shop(connections).error = None
    wall.advance(timedelta(minutes=9))
    assert isinstance(workspace.refresh.run_once().troubles[0].error, RateLimited)
    assert len(shop(connections).asked_since) == 1
    wall.advance(timedelta(minutes=1))
    assert workspace.refresh.run_once().shops[0].state is ShopState.ONLINE


def test_a_shop_that_comes_back_is_told_once(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    shop(connections).error = Unreachable(service="1688")
    workspace.refresh.run_once()
    shop(connections).error = None
    assert [n.kind for n in workspace.refresh.run_once().notices] == [NoticeKind.SHOP_BACK]
    assert workspace.refresh.run_once().notices == ()


@dataclass
class _BusyShop(ScriptedMarketplace):
    """A shop to which something happens, in another program, while it is polled."""

    meanwhile: Callable[[], None] = lambda: None

    def order_pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        pages = super().order_pages(position, until)
        yield next(pages)
        self.meanwhile()
        yield from pages


def test_a_shop_that_is_removed_while_it_is_polled_stops_nobody_else(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    add_other_shop(workspace)
    pages = [[OrderRecord(order(str(n)), (shipment(f"YT{n}", str(n)),))] for n in range(4)]
    removed = _BusyShop(SHOP.id, pages, meanwhile=lambda: workspace.accounts.remove(SHOP.id))
    connections.marketplaces[SHOP.id] = removed
    shop(connections, OTHER.id).pages = [[OrderRecord(order(shop=OTHER))]]
    report = workspace.refresh.run_once()
    assert [(health.shop, health.state) for health in report.shops] == [(OTHER, ShopState.ONLINE)]
    assert workspace.refresh.run_once().troubles == ()


def test_a_shop_that_signs_in_anew_while_it_is_polled_is_not_stopped(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    keys = {**KEYS, "access_token": "new"}
    busy = _BusyShop(SHOP.id, [[OrderRecord(order())]], error=SignInExpired(service="1688"))
    busy.fails_after = 1
    busy.meanwhile = lambda: ShopStore(workspace.cache).save_credentials(SHOP.id, keys)
    connections.marketplaces[SHOP.id] = busy
    assert workspace.refresh.run_once().shops[0].state is ShopState.NEVER_POLLED
    busy.error, busy.meanwhile = None, lambda: None
    assert workspace.refresh.run_once().shops[0].state is ShopState.ONLINE
    assert connections.keys_seen[-1] == keys


def test_renewed_tokens_are_kept(workspace: Workspace, connections: ScriptedConnections) -> None:
    connections.renewed = {"access_token": "new"}
    workspace.refresh.run_once()
    connections.renewed = None
    workspace.refresh.run_once()
    assert [keys["access_token"] for keys in connections.keys_seen] == ["t", "new"]
    assert connections.keys_seen[1]["app_secret"] == "s"


def test_a_tick_judges_what_fell_due_and_asks_nobody(
    workspace: Workspace, connections: ScriptedConnections, clock: ReplayClock
) -> None:
    promised = order(status=OrderStatus.AWAITING_SHIPMENT, ship_by=TEN + timedelta(hours=40))
    shop(connections).pages = [[OrderRecord(promised, ())]]
    assert workspace.refresh.run_once().notices == ()
    clock.advance(timedelta(hours=39))
    report = workspace.refresh.tick()
    assert (report.judged, len(report.notices)) == (1, 1)
    assert len(shop(connections).asked_since) == 1
    assert workspace.refresh.tick().judged == 0


def test_a_number_used_again_wakes_the_other_order(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    script = shop(connections)
    script.pages = [[OrderRecord(order("1"), (shipment("YT1", "1"),))]]
    assert workspace.refresh.run_once().judged == 1
    script.pages = [[OrderRecord(order("2"), (shipment("YT1", "2"),))]]
    # The second order and the first, whose number it uses.
    assert workspace.refresh.run_once().judged == 2
