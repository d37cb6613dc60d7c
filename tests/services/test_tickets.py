"""Tickets over a real cache: the soonest first, and covered orders leave no task."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.errors import BadInput
from workbench.domain.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platform_records import RecordSource
from workbench.domain.shops import Platform, Shop
from workbench.domain.tickets import Ticket, TicketKind
from workbench.policy.cases.words import Word
from workbench.store.orders import OrderStore
from workbench.store.shops import ShopStore

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace

SHOP = Shop("t1", Platform.TAOBAO, "测试淘宝店")
HOUR = timedelta(hours=1)
URGE = Ticket(
    SHOP.id, SHOP.platform, TicketKind.URGE_SHIPPING, "A1", TEN - HOUR, RecordSource.ENTERED
)


@pytest.fixture
def shop(workspace: Workspace) -> Workspace:
    """A shop with one order, promised for eight hours later."""
    ShopStore(workspace.cache).add(SHOP, {})
    order = Order(SHOP.id, "A1", OrderStatus.AWAITING_SHIPMENT, ship_by=TEN + 8 * HOUR)
    page = OrderPage(SHOP.id, (OrderRecord(order, ()),))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    return workspace


def test_the_soonest_deadline_is_on_top_and_what_is_answered_last(shop: Workspace) -> None:
    late, soon, done = (
        shop.tickets.enter(replace(URGE, order_number=number, created_at=TEN - hours * HOUR))
        for number, hours in (("B", 2), ("A1", 20), ("C", 23))
    )
    shop.tickets.answer(done.id, "电话 13800000000 已安排")
    rows = shop.tickets.all()
    assert [row.ticket.id for row in rows] == [soon.id, late.id, done.id]
    assert rows[0].standing.deadline == TEN + 4 * HOUR
    assert "13800000000" not in rows[-1].ticket.reply
    assert len(shop.tickets.all(only_open=True)) == 2


def test_an_approved_filing_leaves_no_task(shop: Workspace) -> None:
    shop.tickets.enter(URGE)
    filing = Filing(
        SHOP.id,
        SHOP.platform,
        FilingCase.NATURAL_DISASTER,
        FilingScope(ScopeKind.ORDER, orders=("A1",)),
        FilingState.ACCEPTED,
        submitted_at=TEN - 9 * HOUR,
        approved_at=TEN - 8 * HOUR,
        valid_to=TEN + 48 * HOUR,
    )
    shop.filings.record(filing)
    (row,) = shop.tickets.all()
    assert (row.standing.answer.verdict, row.standing.deadline) == (Word.NO_TASK, None)


def test_a_reply_cannot_come_before_its_ticket(shop: Workspace) -> None:
    kept = shop.tickets.enter(URGE)
    with pytest.raises(BadInput) as refused:
        shop.tickets.answer(kept.id, at=URGE.created_at - HOUR)
    assert refused.value.values["reason"] == "the reply cannot come before the ticket"
