"""What the list of tickets asks for and shows: query, row, counts and one ticket whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.filing.filings import Filing
    from workbench.domain.tickets import Ticket, TicketKind


class TicketState(StrEnum):
    """How a ticket stands, in a seller's words; UNKNOWN where no rule or a fact is missing."""

    TO_ANSWER = "to_answer"
    OVERDUE = "overdue"
    TO_INVOICE = "to_invoice"
    POINTS_RISK = "points_risk"
    NO_TASK = "no_task"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    SETTLED = "settled"
    POINTS = "points"
    UNKNOWN = "unknown"


class TicketClockKind(StrEnum):
    """What a ticket asks for by an instant of its own."""

    REPLY = "reply"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class TicketClock:
    """One thing to do: by ``until`` (UTC, None where a fact is missing), done at ``done_at``.

    ``rule`` is the rule that names the limit.
    """

    kind: TicketClockKind
    until: datetime | None
    rule: str
    done_at: datetime | None = None


class TicketSort(StrEnum):
    """Columns of the list that can be sorted by."""

    DEADLINE = "deadline"
    CREATED_AT = "created_at"
    KIND = "kind"
    SHOP = "shop"
    ORDER_NUMBER = "order_number"
    REPLIED_AT = "replied_at"


@dataclass(frozen=True, slots=True)
class TicketQuery:
    """What the list shows; ``now`` (UTC, data time) tells which deadlines have passed."""

    now: datetime
    search: str = ""
    kind: TicketKind | None = None
    shop_id: str = ""
    open_only: bool = True
    sort: TicketSort = TicketSort.DEADLINE
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket with its shop and how it stands at one instant.

    ``verdict`` is the word of the decision cases, ``rule`` the one that decides and ``also`` others
    it rests on. ``deadline`` is the last instant in time by that verdict; ``due`` the next instant
    by which a person has to do something, None where nothing is left or none is known.
    ``still_counts`` are rules that hold all the same, ``offers`` replies that can be chosen,
    ``withdrawn`` those that no longer can. ``order_id`` is None where the order is not ours.
    """

    ticket: Ticket
    shop_name: str
    state: TicketState
    verdict: str
    deadline: datetime | None = None
    rule: str = ""
    also: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    points: str = ""
    still_counts: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    clocks: tuple[TicketClock, ...] = ()
    level: Level = Level.NONE
    due: datetime | None = None
    order_id: int | None = None

    @property
    def id(self) -> int:
        """Return the ticket's id, stable over refreshes."""
        return int(self.ticket.id)

    @property
    def is_open(self) -> bool:
        """Tell whether a person still has to do something."""
        return not self.ticket.is_answered


@dataclass(frozen=True, slots=True)
class TicketCounts:
    """Numbers for the chips and the badge: all tickets, those unanswered, of these by kind."""

    total: int = 0
    open: int = 0
    by_kind: Mapping[TicketKind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """A reply as it can be copied; ``missing`` names the facts that its template still lacks."""

    title: str
    text: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketDetail:
    """One ticket whole: its order as known, the filing that covers it, and replies to copy."""

    row: TicketRow
    file: OrderFile | None = None
    filing: Filing | None = None
    drafts: tuple[ReplyDraft, ...] = ()
