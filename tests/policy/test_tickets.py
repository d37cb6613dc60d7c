"""Tickets asked of the rules of the decision cases, at each limit and one second beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.shops import Platform
from workbench.domain.ticket_views import TicketClockKind
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.policy.cases.words import Word
from workbench.policy.tickets import Replies, TicketFacts, clocks, replies_on_offer, standing

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

# 2022-12-24 14:30:00 in Shanghai.
CREATED = datetime(2022, 12, 24, 6, 30, tzinfo=UTC)
LIMIT = datetime(2022, 12, 25, 6, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
URGE = Ticket("t1", Platform.TAOBAO, TicketKind.URGE_SHIPPING, "A1", CREATED, RecordSource.ENTERED)
STALL = replace(URGE, kind=TicketKind.STALL, platform=Platform.TMALL)
# Applied for on 12-08: the last day is 12-28, until 23:59:59 in Shanghai.
INVOICE = replace(
    URGE,
    kind=TicketKind.INVOICE,
    platform=Platform.TMALL,
    created_at=datetime(2022, 12, 21, 2, tzinfo=UTC),
    invoice=InvoiceFacts(applied_at=datetime(2022, 12, 8, 2, tzinfo=UTC)),
)
LAST_DAY = datetime(2022, 12, 28, 15, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ticket", "now", "verdict", "deadline"),
    [
        pytest.param(URGE, LIMIT - SECOND, Word.REPLY_DUE, LIMIT, id="urge, a second left"),
        pytest.param(URGE, LIMIT, Word.REPLY_DUE, LIMIT, id="urge, the last second (A25)"),
        pytest.param(URGE, LIMIT + SECOND, Word.REPLY_OVERDUE, LIMIT, id="urge, over"),
        pytest.param(
            replace(URGE, replied_at=LIMIT), LIMIT + SECOND, Word.REPLIED_IN_TIME, LIMIT,
            id="urge, answered in the last second",
        ),
        pytest.param(STALL, LIMIT - SECOND, Word.REPLY_DUE, LIMIT, id="stall, a second left"),
        pytest.param(STALL, LIMIT + SECOND, Word.REPLY_OVERDUE, LIMIT, id="stall, over"),
        pytest.param(
            INVOICE, LAST_DAY, Word.WITHIN_PERIOD, LAST_DAY, id="invoice, the last second"
        ),
        pytest.param(
            INVOICE, LAST_DAY + SECOND, Word.POINTS_RISK, LAST_DAY, id="invoice, the day is over"
        ),
        pytest.param(
            replace(INVOICE, invoice=replace(INVOICE.invoice, invoiced_at=LAST_DAY)),
            LAST_DAY + SECOND, Word.NO_POINTS, None,
            id="invoice, made in the last second",
        ),
    ],
)  # fmt: skip
def test_how_a_ticket_stands(
    ticket: Ticket, now: datetime, verdict: Word, deadline: datetime | None, book: PolicyBook
) -> None:
    found = standing(ticket, now, book)
    assert (found.answer.verdict, found.answer.deadline) == (verdict, deadline)


@pytest.mark.parametrize(
    ("approved_at", "valid_to", "verdict"),
    [
        pytest.param(CREATED - SECOND, CREATED + SECOND, Word.NO_TASK, id="covered"),
        pytest.param(CREATED + SECOND, CREATED + SECOND, Word.REPLY_DUE, id="approved after it"),
        pytest.param(CREATED - SECOND, CREATED - SECOND, Word.REPLY_DUE, id="no longer valid"),
    ],
)
def test_a_filing_that_covers_the_order_leaves_no_task(
    approved_at: datetime, valid_to: datetime, verdict: Word, book: PolicyBook
) -> None:
    filing = Filing(
        "t1",
        Platform.TAOBAO,
        FilingCase.EPIDEMIC,
        FilingScope(ScopeKind.WHOLE_SHOP),
        FilingState.ACCEPTED,
        approved_at=approved_at,
        valid_to=valid_to,
    )
    facts = TicketFacts(ship_by=CREATED + timedelta(hours=5), filing=filing)
    assert standing(URGE, CREATED + SECOND, book, facts).answer.verdict is verdict


def test_what_still_counts_is_said(book: PolicyBook) -> None:
    help_rate = "taobao.urge.counts_in_help_rate"
    assert standing(URGE, CREATED, book).still_counts == (help_rate,)
    tmall = replace(URGE, platform=Platform.TMALL)
    assert standing(tmall, CREATED, book).still_counts == ("taobao.urge.no_proxy_complaint",)
    # One second before 2022-12-18 in Shanghai the platform still complained for the buyer.
    early = replace(URGE, created_at=datetime(2022, 12, 17, 15, 59, 59, tzinfo=UTC))
    assert standing(early, CREATED, book).still_counts == (
        help_rate,
        "taobao.urge.no_proxy_complaint",
    )


def test_replies_that_were_withdrawn_are_offered_until_then(book: PolicyBook) -> None:
    # 2022-12-27 00:00:00 in Shanghai.
    gone = datetime(2022, 12, 26, 16, tzinfo=UTC)
    options = (
        "无法发货-收/发货地址在疫情区域",
        "后续可发-收/发货地址在疫情区域",
        "协商一致换货-收/发货地址在疫情区域",
    )
    assert replies_on_offer(URGE, gone - SECOND, book) == Replies(offers=options)
    assert replies_on_offer(URGE, gone, book) == Replies(withdrawn=options)


def test_an_invoice_has_two_clocks(book: PolicyBook) -> None:
    """Applied 2022-12-05, ticket 2022-12-20: answer in 24 h, invoice by the end of 12-25."""
    applied = datetime(2022, 12, 5, 4, tzinfo=UTC)
    created = datetime(2022, 12, 20, 2, tzinfo=UTC)
    ticket = replace(INVOICE, created_at=created, invoice=InvoiceFacts(applied))
    answer, invoice = clocks(ticket, book)
    assert (answer.kind, answer.until) == (TicketClockKind.REPLY, created + timedelta(hours=24))
    assert invoice.kind is TicketClockKind.INVOICE
    assert invoice.until == datetime(2022, 12, 25, 15, 59, 59, tzinfo=UTC)
    assert invoice.rule == "tmall.invoice.ticket_before_deadline"


def test_a_ticket_after_the_last_day_has_a_day_for_the_invoice(book: PolicyBook) -> None:
    applied = datetime(2022, 12, 5, 4, tzinfo=UTC)
    created = datetime(2022, 12, 27, 2, tzinfo=UTC)
    ticket = replace(INVOICE, created_at=created, invoice=InvoiceFacts(applied))
    invoice = clocks(ticket, book)[1]
    assert invoice.until == created + timedelta(hours=24)
    assert invoice.rule == "tmall.invoice.ticket_after_deadline_24h"


def test_a_clock_without_its_fact_has_no_end(book: PolicyBook) -> None:
    answer, invoice = clocks(replace(INVOICE, invoice=InvoiceFacts()), book)
    assert answer.until is not None
    assert invoice.until is None
    assert clocks(replace(URGE, platform=Platform.ALIBABA), book) == ()


@pytest.mark.parametrize(
    ("ticket", "unknowns"),
    [
        pytest.param(replace(URGE, platform=Platform.ALIBABA), (), id="1688 has no such rule"),
        pytest.param(
            replace(INVOICE, invoice=InvoiceFacts()), ("applied_at",), id="nobody told when applied"
        ),
    ],
)
def test_what_nobody_told_is_unknown(
    ticket: Ticket, unknowns: tuple[str, ...], book: PolicyBook
) -> None:
    found = standing(ticket, LIMIT, book).answer
    assert (found.verdict, found.unknowns) == (Word.UNKNOWN, unknowns)
