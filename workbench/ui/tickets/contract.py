"""What the window asks about tickets; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.shops import Shop
    from workbench.domain.ticket_views import TicketCounts, TicketDetail, TicketQuery, TicketRow
    from workbench.domain.tickets import Ticket
    from workbench.services.tickets.intake import TicketLook


class TicketReader(Protocol):
    """What platforms and buyers want answered; ``rows``, ``query`` and ``shops`` are quick."""

    def query(self) -> TicketQuery:
        """Return the plain question: what is unanswered, the soonest first, at this moment."""
        ...

    def ids(self, query: TicketQuery) -> array[int]:
        """Return the ids of all tickets that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[TicketRow]:
        """Return the tickets with these ids that still exist, in any order."""
        ...

    def counts(self) -> TicketCounts:
        """Return the numbers for the chips."""
        ...

    def shops(self) -> list[Shop]:
        """Return the shops that a ticket can be entered for."""
        ...

    def detail(self, ticket_id: int) -> TicketDetail | None:
        """Return one ticket whole, None when it is gone."""
        ...

    def enter(self, ticket: Ticket) -> Ticket:
        """Keep a ticket that a person tells of."""
        ...

    def look_into(self, source: Path | str, shop_id: str = "") -> TicketLook:
        """Return what a file, or the text of a pasted table, would bring; nothing is written."""
        ...

    def take_in(self, tickets: Sequence[Ticket]) -> list[tuple[Ticket, Ticket | None]]:
        """Keep all these tickets or none; return each with what stood of it before."""
        ...

    def leave_out(self, taken: Sequence[tuple[Ticket, Ticket | None]]) -> None:
        """Take back what was taken in."""
        ...

    def forget(self, ticket_id: str) -> None:
        """Erase a ticket that a person entered."""
        ...

    def answer(self, ticket_id: str, reply: str = "", at: datetime | None = None) -> Ticket:
        """Record that a person replied on the platform's page."""
        ...

    def invoiced(self, ticket_id: str, at: datetime | None = None) -> Ticket:
        """Record that the invoice was issued."""
        ...

    def put_back(self, before: Ticket) -> None:
        """Take the last act back: the ticket stands again as it was told before."""
        ...
