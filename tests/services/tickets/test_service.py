"""Tickets over a real cache: the soonest first, and covered orders leave no task."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.doubles import TEN
from workbench.domain.errors import BadInput
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop
from workbench.domain.telling.notices import NoticeKind
from workbench.domain.ticket_views import TicketSort, TicketState
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.policy.cases.words import Word
from workbench.store.monitor.notices import NoticeStore
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

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
    assert rows[0].deadline == TEN + 4 * HOUR
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
    assert (row.verdict, row.deadline) == (Word.NO_TASK, None)


def test_a_reply_cannot_come_before_its_ticket(shop: Workspace) -> None:
    kept = shop.tickets.enter(URGE)
    with pytest.raises(BadInput) as refused:
        shop.tickets.answer(kept.id, at=URGE.created_at - HOUR)
    assert refused.value.values["reason"] == "the reply cannot come before the ticket"


def test_only_what_waits_is_asked_for_and_kinds_are_counted(shop: Workspace) -> None:
    waiting = shop.tickets.enter(URGE)
    stall = replace(URGE, kind=TicketKind.STALL, order_number="B")
    done = shop.tickets.enter(stall)
    shop.tickets.answer(done.id)
    query = shop.tickets.query()
    assert list(shop.tickets.ids(query)) == [int(waiting.id)]
    assert list(shop.tickets.ids(replace(query, open_only=False))) == [
        int(waiting.id),
        int(done.id),
    ]
    counts = shop.tickets.counts()
    assert (counts.total, counts.open, counts.by_kind) == (2, 1, {TicketKind.URGE_SHIPPING: 1})


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({"search": "A"}, ["A1"], id="a number's beginning"),
        pytest.param({"search": "淘宝"}, ["A1", "B"], id="the shop"),
        pytest.param({"kind": TicketKind.STALL}, ["B"], id="a kind"),
        pytest.param({"shop_id": "nobody"}, [], id="another shop"),
        pytest.param({"sort": TicketSort.ORDER_NUMBER, "descending": True}, ["B", "A1"], id="sort"),
    ],
)
def test_a_list_is_narrowed_and_sorted(
    shop: Workspace, changes: dict[str, Any], found: list[str]
) -> None:
    shop.tickets.enter(URGE)
    shop.tickets.enter(replace(URGE, kind=TicketKind.STALL, order_number="B"))
    query = replace(shop.tickets.query(), **changes)
    rows = shop.tickets.rows(shop.tickets.ids(query))
    assert [row.ticket.order_number for row in rows] == found


@pytest.mark.parametrize(
    ("hours", "level"),
    [
        pytest.param(1, Level.INFORMATION, id="fresh"),
        pytest.param(18, Level.WARNING, id="six hours left"),
        pytest.param(22, Level.CRITICAL, id="two hours left"),
        pytest.param(25, Level.CRITICAL, id="too late"),
    ],
)
def test_a_ticket_grows_urgent(shop: Workspace, hours: int, level: Level) -> None:
    shop.tickets.enter(replace(URGE, created_at=TEN - hours * HOUR))
    (row,) = shop.tickets.all()
    assert (row.level, row.due) == (level, TEN - hours * HOUR + 24 * HOUR)


def test_an_act_is_taken_back(shop: Workspace) -> None:
    kept = shop.tickets.enter(URGE)
    shop.tickets.answer(kept.id, "已安排")
    shop.tickets.put_back(kept)
    (row,) = shop.tickets.all(only_open=True)
    assert (row.state, row.ticket.reply) == (TicketState.TO_ANSWER, "")
    shop.tickets.forget(kept.id)
    assert shop.tickets.all() == []


def test_an_invoice_ends_its_ticket_and_an_answer_does_not(shop: Workspace) -> None:
    invoice = InvoiceFacts(applied_at=TEN - 48 * HOUR)
    asked = replace(URGE, kind=TicketKind.INVOICE, platform=Platform.TMALL, invoice=invoice)
    kept = shop.tickets.enter(asked)
    shop.tickets.answer(kept.id)
    (row,) = shop.tickets.all()
    assert row.is_open
    assert row.due == row.clocks[1].until
    shop.tickets.invoiced(kept.id)
    (row,) = shop.tickets.all()
    assert (row.is_open, row.state) == (False, TicketState.SETTLED)


def test_only_an_invoice_ticket_takes_an_invoice(shop: Workspace) -> None:
    kept = shop.tickets.enter(URGE)
    with pytest.raises(BadInput):
        shop.tickets.invoiced(kept.id)


def test_one_ticket_with_its_order_and_replies(shop: Workspace) -> None:
    kept = shop.tickets.enter(URGE)
    found = shop.tickets.detail(int(kept.id))
    assert found is not None
    assert found.file is not None
    assert found.file.order.number == "A1"
    assert found.drafts[0].missing == ()
    assert "A1" in found.drafts[0].text
    assert "1月24日 18:00前发出" in " ".join(draft.text for draft in found.drafts)
    assert shop.tickets.detail(99) is None


def test_points_taken_before_let_the_cap_bind(shop: Workspace) -> None:
    """Six points in 30 days are the most: the seventh adds nothing (tmall.invoice.points_cap…)."""
    tmall = Shop("m1", Platform.TMALL, "测试天猫店")
    ShopStore(shop.cache).add(tmall, {})
    taken = PlatformRecord(
        RecordKind.PENALTY, RecordSource.ENTERED, tmall.id, tmall.platform, foreign_id="X1",
        what="延迟开票", at=TEN - 72 * HOUR, points=6,
    )  # fmt: skip
    shop.records.enter(taken)
    facts = InvoiceFacts(applied_at=TEN - 30 * 24 * HOUR, judged_at=TEN - HOUR, judged_valid=True)
    asked = Ticket(
        tmall.id, tmall.platform, TicketKind.INVOICE, "M1", TEN - 50 * HOUR,
        RecordSource.ENTERED, invoice=facts,
    )  # fmt: skip
    shop.tickets.enter(asked)
    (row,) = shop.tickets.all()
    assert (row.verdict, row.points, row.rule) == (
        "points",
        "0",
        "tmall.invoice.points_cap_6_in_30d",
    )


def noticed(workspace: Workspace) -> list[tuple[str, Level, str]]:
    """Return what was told of tickets; of the order itself there may be a warning as well."""
    found = NoticeStore(workspace.cache).page()
    told = [n for n in found if n.kind is NoticeKind.TICKET_DUE]
    return [(n.order_number, n.level, n.values.get("over", "")) for n in told]


def test_a_ticket_is_told_once_and_again_when_it_grows_urgent(
    shop: Workspace, clock: ReplayClock
) -> None:
    shop.tickets.enter(URGE)
    for _ in range(2):
        shop.judging.run(clock.now(), lambda _: None)
    assert noticed(shop) == [("A1", Level.INFORMATION, "")]
    clock.advance(20 * HOUR)
    shop.judging.run(clock.now(), lambda _: None)
    assert noticed(shop) == [("A1", Level.WARNING, "")]
    clock.advance(4 * HOUR)
    shop.judging.run(clock.now(), lambda _: None)
    assert noticed(shop) == [("A1", Level.CRITICAL, "yes")]


def test_an_answered_ticket_is_told_no_more(shop: Workspace, clock: ReplayClock) -> None:
    kept = shop.tickets.enter(URGE)
    shop.tickets.answer(kept.id)
    shop.judging.run(clock.now(), lambda _: None)
    assert noticed(shop) == []


PASTED = """店铺\t订单编号\t工单类型\t创建时间
测试淘宝店\t90000001\t催发货\t2024-01-24 09:30
别家\t90000002\t催发货\t2024-01-24 09:30
\t90000003\t停滞\t2024-01-24
\t90000004\t纠纷\t2024-01-24 09:30
\t90000005\t物流停滞\t2024-01-24 08:00"""


def test_a_pasted_table_is_looked_into_taken_in_and_left_out(shop: Workspace) -> None:
    look = shop.tickets.look_into(PASTED, SHOP.id)
    assert [ticket.order_number for ticket in look.tickets] == ["90000001", "90000005"]
    assert [line.row for line in look.refused] == [3, 4, 5]
    assert look.tickets[0].source is RecordSource.PASTED
    taken = shop.tickets.take_in(look.tickets)
    assert shop.tickets.counts().open == 2
    shop.tickets.leave_out(taken)
    assert shop.tickets.counts().total == 0


def test_a_ticket_told_again_stands_as_before_when_left_out(shop: Workspace) -> None:
    kept = shop.tickets.enter(replace(URGE, reply="", number="N1"))
    shop.tickets.answer(kept.id, "已安排")
    taken = shop.tickets.take_in([replace(URGE)])
    shop.tickets.leave_out(taken)
    (row,) = shop.tickets.all()
    assert row.ticket.reply == "已安排"


def test_a_file_that_is_none_is_refused(shop: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        shop.tickets.look_into(tmp_path / "nothing.csv")
