"""Refunds and messages of a round, where a platform has them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import (
    SHOP,
    TEN,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
)
from workbench.domain.errors import ConnectorError, Refused, Unreachable
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.beside import BesideFilter
from workbench.domain.platforms.messages import MessageKind, PlatformMessage
from workbench.domain.platforms.offers import Offer
from workbench.domain.platforms.promises import PromiseChange
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.domain.shops import ShopState
from workbench.services.polling.refund_pull import REFUNDS_FEED
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.services.assembly.workspace import Workspace

NUMBER = "2401200011874563218"
REFUND = Refund(SHOP.id, "900", NUMBER, RefundStatus.AWAITING_SELLER, modified_at=TEN)


@dataclass
class Talking(ScriptedMarketplace):
    """A shop that tells refunds and messages."""

    offers = frozenset({Offer.REFUNDS, Offer.MESSAGES})
    refunds: list[Refund] = field(default_factory=list)
    waiting: list[PlatformMessage] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    positions: list[str | None] = field(default_factory=list)
    beside_error: ConnectorError | None = None

    def refund_pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield the refunds; fail before the position is told, if at all."""
        self.positions.append(position)
        yield RefundPage(SHOP.id, tuple(self.refunds))
        if self.beside_error is not None:
            raise self.beside_error
        yield RefundPage(SHOP.id, (), until.isoformat())

    def messages(self) -> Sequence[PlatformMessage]:
        """Return what was not confirmed."""
        return [each for each in self.waiting if each.id not in self.confirmed]

    def confirm_messages(self, ids: Sequence[str]) -> None:
        """Take them out."""
        self.confirmed.extend(ids)


@pytest.fixture
def shop(connections: ScriptedConnections) -> Talking:
    made = Talking(SHOP.id)
    connections.marketplaces[SHOP.id] = made
    return made


def state(workspace: Workspace) -> ShopState:
    return workspace.refresh.run_once().shops[0].state


def test_refunds_are_kept_and_asked_for_from_where_it_ended(
    workspace: Workspace, shop: Talking
) -> None:
    shop.refunds = [REFUND]
    workspace.refresh.run_once()
    workspace.refresh.run_once()
    assert RefundStore(workspace.cache).of_order(SHOP.id, NUMBER) == (REFUND,)
    assert shop.positions == [None, TEN.isoformat()]


def test_a_walk_that_breaks_off_keeps_what_came_and_no_position(
    workspace: Workspace, shop: Talking
) -> None:
    shop.refunds, shop.beside_error = [REFUND], Unreachable(service="1688")
    assert state(workspace) is ShopState.UNREACHABLE
    assert RefundStore(workspace.cache).open() == [REFUND]
    assert OrderStore(workspace.cache).cursor(SHOP.id, REFUNDS_FEED) is None


def test_a_key_without_the_right_to_see_refunds_is_no_trouble(
    workspace: Workspace, shop: Talking
) -> None:
    shop.beside_error = Refused(service="1688", reason="11")
    assert state(workspace) is ShopState.ONLINE


def message(at: datetime = TEN, number: str = NUMBER, name: str = "1") -> PlatformMessage:
    return PlatformMessage(name, "taobao_trade_TradeChanged", number, at)


def test_a_message_has_its_order_asked_for_once_and_is_confirmed(
    workspace: Workspace, shop: Talking
) -> None:
    shop.waiting = [message(), message(name="2"), message(number="", name="3")]
    shop.later[NUMBER] = OrderPage(SHOP.id, (OrderRecord(order(), ()),))
    workspace.refresh.run_once()
    assert shop.asked_again == [NUMBER]
    assert shop.confirmed == ["1", "2", "3"]
    assert OrderStore(workspace.cache).modified_at(SHOP.id, NUMBER) == TEN


def test_what_stands_beside_an_order_is_read_together(workspace: Workspace, shop: Talking) -> None:
    told = [message(), message(TEN - timedelta(hours=1), name="2"), message(name="3")]
    usual = replace(told[2], kind=MessageKind.PAID)
    refund = [replace(each, kind=MessageKind.REFUND) for each in told[:2]]
    shop.refunds, shop.waiting = [REFUND], [*refund, usual]
    change = PromiseChange(TEN, TEN, TEN + timedelta(hours=24))
    record = OrderRecord(order(), (), promise_changes=(change,))
    shop.later[NUMBER] = OrderPage(SHOP.id, (record,))
    workspace.refresh.run_once()
    desk = workspace.desk().beside
    found = desk.of_order(1, order())
    assert (found.refunds, found.promises, found.acts) == ((REFUND,), (change,), ())
    assert [(kept.message.id, kept.is_new) for kept in found.messages] == [("1", True), ("2", True)]
    assert desk.counts()[BesideFilter.NEWS] == 1
    desk.mark_read(order())
    assert not any(kept.is_new for kept in desk.of_order(1, order()).messages)


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [pytest.param(0, [], id="known"), pytest.param(1, [NUMBER], id="newer")],
)
def test_what_is_known_already_is_not_asked_for(
    workspace: Workspace, shop: Talking, minutes: int, asked: list[str]
) -> None:
    page = OrderPage(SHOP.id, (OrderRecord(order(), ()),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    shop.waiting = [message(TEN + timedelta(minutes=minutes))]
    workspace.refresh.run_once()
    assert shop.asked_again == asked
