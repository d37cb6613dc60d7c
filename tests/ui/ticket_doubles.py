"""Tickets in memory: four invented ones in several standings."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.ui.season import NOW
from workbench.domain.files import OrderFile
from workbench.domain.orders import Order, OrderLine, OrderStatus
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop
from workbench.domain.ticket_views import (
    ReplyDraft,
    TicketClock,
    TicketClockKind,
    TicketCounts,
    TicketDetail,
    TicketQuery,
    TicketRow,
    TicketState,
)
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.services.tickets.intake import look_into

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.services.tickets.intake import TicketLook

HOUR = timedelta(hours=1)
TAOBAO = Shop("t1", Platform.TAOBAO, "晨禾淘宝店")
TMALL = Shop("m1", Platform.TMALL, "晨禾旗舰店")
URGE_RULE = "taobao.urge.reply_24h"


def _row(ticket: Ticket, shop: Shop, left: float, level: Level, state: TicketState) -> TicketRow:
    due = NOW + left * HOUR
    clock = TicketClock(TicketClockKind.REPLY, due, URGE_RULE, ticket.replied_at)
    is_open = not ticket.is_answered
    return TicketRow(
        ticket, shop.name, state, "reply_due", due, URGE_RULE,
        still_counts=("taobao.urge.counts_in_help_rate",), clocks=(clock,), level=level,
        withdrawn=("无法发货-收/发货地址在疫情区域",), due=due if is_open else None,
    )  # fmt: skip


def some_tickets() -> list[TicketRow]:
    """Return two urged orders, an invoice with two clocks and a stall that was answered."""
    told = RecordSource.ENTERED
    kinds = TicketKind
    soon = Ticket("t1", Platform.TAOBAO, kinds.URGE_SHIPPING, "9001", NOW - 23 * HOUR, told, id="1")
    late = Ticket("t1", Platform.TAOBAO, kinds.URGE_SHIPPING, "9002", NOW - 30 * HOUR, told, id="2")
    asked = InvoiceFacts(applied_at=NOW - 240 * HOUR)
    invoice = Ticket(
        "m1", Platform.TMALL, kinds.INVOICE, "9003", NOW - 5 * HOUR, RecordSource.FILE,
        invoice=asked, id="3",
    )  # fmt: skip
    done = Ticket(
        "t1", Platform.TAOBAO, kinds.STALL, "9004", NOW - 40 * HOUR, told,
        replied_at=NOW - 30 * HOUR, reply="已催快递", id="4",
    )  # fmt: skip
    last_day = TicketClock(
        TicketClockKind.INVOICE, NOW + 240 * HOUR, "tmall.invoice.ticket_before_deadline"
    )
    of_invoice = _row(invoice, TMALL, 19, Level.INFORMATION, TicketState.TO_INVOICE)
    return [
        _row(late, TAOBAO, -6, Level.CRITICAL, TicketState.OVERDUE),
        _row(soon, TAOBAO, 1, Level.CRITICAL, TicketState.TO_ANSWER),
        replace(of_invoice, clocks=(*of_invoice.clocks, last_day), still_counts=(), withdrawn=()),
        _row(done, TAOBAO, -16, Level.NONE, TicketState.ANSWERED),
    ]


@dataclass
class MemoryTickets:
    """Answers the list of tickets; ``asked`` keeps the questions."""

    all_rows: list[TicketRow] = field(default_factory=some_tickets)
    asked: list[TicketQuery] = field(default_factory=list)
    entered: list[Ticket] = field(default_factory=list)

    def query(self) -> TicketQuery:
        return TicketQuery(NOW)

    def ids(self, query: TicketQuery) -> array[int]:
        self.asked.append(query)
        rows = [row for row in self.all_rows if _fits(row, query)]
        return array("q", [row.id for row in (rows[::-1] if query.descending else rows)])

    def rows(self, ids: Sequence[int]) -> list[TicketRow]:
        return [row for row in self.all_rows if row.id in set(ids)]

    def counts(self) -> TicketCounts:
        waiting = Counter(row.ticket.kind for row in self.all_rows if row.is_open)
        return TicketCounts(len(self.all_rows), sum(waiting.values()), dict(waiting))

    def shops(self) -> list[Shop]:
        return [TAOBAO, TMALL]

    def detail(self, ticket_id: int) -> TicketDetail | None:
        rows = self.rows([ticket_id])
        if not rows:
            return None
        number = rows[0].ticket.order_number
        lines = (OrderLine("1", "加厚保温杯", "1", 1990),)
        order = Order("t1", number, OrderStatus.SHIPPED, paid_at=NOW - 70 * HOUR, lines=lines)
        drafts = (
            ReplyDraft("缺货，请买家选择", f"您好，订单{number}的商品暂时缺货。"),
            ReplyDraft("已经发出", "运单号{waybill}", ("waybill",)),
        )
        return TicketDetail(rows[0], OrderFile(Platform.TAOBAO, order), None, drafts)

    def enter(self, ticket: Ticket) -> Ticket:
        saved = replace(ticket, id=str(100 + len(self.entered)))
        self.entered.append(saved)
        self._put(saved, TicketState.TO_ANSWER)
        return saved

    def look_into(self, source: Path | str, shop_id: str = "") -> TicketLook:
        return look_into(source, self.shops(), shop_id)

    def take_in(self, tickets: Sequence[Ticket]) -> list[tuple[Ticket, Ticket | None]]:
        return [(self.enter(ticket), None) for ticket in tickets]

    def leave_out(self, taken: Sequence[tuple[Ticket, Ticket | None]]) -> None:
        for ticket, _ in taken:
            self.forget(ticket.id)

    def forget(self, ticket_id: str) -> None:
        self.all_rows = [row for row in self.all_rows if row.ticket.id != ticket_id]

    def answer(self, ticket_id: str, reply: str = "", at: datetime | None = None) -> Ticket:
        ticket = self._ticket(ticket_id)
        answered = replace(ticket, replied_at=at or NOW, reply=reply)
        self._put(answered, TicketState.ANSWERED)
        return answered

    def invoiced(self, ticket_id: str, at: datetime | None = None) -> Ticket:
        ticket = self._ticket(ticket_id)
        done = replace(ticket, invoice=replace(ticket.invoice, invoiced_at=at or NOW))
        self._put(done, TicketState.SETTLED)
        return done

    def put_back(self, before: Ticket) -> None:
        self._put(before, TicketState.TO_ANSWER)

    def _ticket(self, ticket_id: str) -> Ticket:
        return next(row.ticket for row in self.all_rows if row.ticket.id == ticket_id)

    def _put(self, ticket: Ticket, state: TicketState) -> None:
        known = [row for row in self.all_rows if row.ticket.id == ticket.id]
        if not known:
            row = _row(ticket, TAOBAO, 20, Level.INFORMATION, state)
            self.all_rows.append(row)
            return
        at = self.all_rows.index(known[0])
        self.all_rows[at] = replace(known[0], ticket=ticket, state=state)


def _fits(row: TicketRow, query: TicketQuery) -> bool:
    return (
        (row.is_open or not query.open_only)
        and query.kind in {None, row.ticket.kind}
        and row.ticket.order_number.startswith(query.search)
    )
