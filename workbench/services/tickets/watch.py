"""Tickets that come near their end: told once, and again when they grow more urgent or too late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.ticket_views import TicketQuery
from workbench.services.tickets.rows import RowMaker, TicketSources
from workbench.store.cases.filing_orders import FilingOrderStore
from workbench.store.cases.filings import FilingStore
from workbench.store.cases.ticket_list import TicketListStore
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.ticket_views import TicketRow
    from workbench.services.notices.board import NoticeBoard
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache


class TicketWatch:
    """Looks through what is unanswered; a notice that says the same is no news to the board."""

    def __init__(self, cache: Cache, board: NoticeBoard) -> None:
        self._lists = TicketListStore(cache)
        self._sources = TicketSources(
            FilingOrderStore(cache), FilingStore(cache), RecordListStore(cache)
        )
        self._board = board

    def run(self, now: datetime, rules: Rulebook) -> None:
        """Tell of every unanswered ticket as it stands at ``now`` (UTC, data time)."""
        waiting = self._lists.matching(TicketQuery(now))
        if not waiting:
            return
        make = RowMaker(self._sources, rules, now)
        rows = [row for row in map(make.row, waiting) if row.due is not None]
        # The most urgent one is told last and stands on top.
        rows.sort(key=lambda row: row.due or now, reverse=True)
        self._board.record([_notice(row, now) for row in rows])


def _notice(row: TicketRow, now: datetime) -> Notice:
    """Return what the board is told; its key makes one notice of one ticket."""
    ticket, due = row.ticket, row.due
    told = Notice(
        kind=NoticeKind.TICKET_DUE,
        key=f"ticket/{ticket.shop_id}/{ticket.kind}/{ticket.order_number}/{ticket.created_at}",
        level=row.level,
        at=now,
        shop_id=ticket.shop_id,
        order_number=ticket.order_number,
        rule=next((clock.rule for clock in row.clocks if clock.until == due), row.rule),
        values={
            "ticket": ticket.kind.value,
            "shop": row.shop_name,
            "deadline": due.isoformat() if due else "",
        },
    )
    is_over = due is not None and due < now
    return replace(told, values={**told.values, "over": "yes"}) if is_over else told
