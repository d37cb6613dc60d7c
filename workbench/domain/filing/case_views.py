"""What the list of filings and appeals asks for and shows: query, row, counts, one case whole.

Filings (报备) and appeals (申诉) stand in one list: a filing has its own id as its row's id, an
appeal the negative id of the platform's record that it is against.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.filing.appeals import Appeal, AppealStep
    from workbench.domain.filing.coverage import CoverSpan
    from workbench.domain.filing.filings import Filing, FilingState
    from workbench.domain.filing.offers import OrderBrief
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.domain.shops import Platform


class CaseState(StrEnum):
    """How far a filing or an appeal got, in one order of urgency."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXPIRED = "expired"
    REFUNDED = "refunded"

    @property
    def is_open(self) -> bool:
        """Tell whether a person still has to do something, or waits for an answer or for money."""
        return self in _OPEN


_OPEN = frozenset(
    {CaseState.DRAFT, CaseState.READY, CaseState.SENT, CaseState.UNKNOWN, CaseState.REVOKED}
)


def state_of(step: FilingState | AppealStep) -> CaseState:
    """Return the list's word for the state of a filing or of an appeal."""
    return CaseState(step.value)


class CaseKind(StrEnum):
    """What stands in a row."""

    FILING = "filing"
    APPEAL = "appeal"


class DueKind(StrEnum):
    """What a case's next instant is."""

    NONE = "none"
    FILE_BEFORE = "file_before"
    ENDS = "ends"
    APPEAL_UNTIL = "appeal_until"


class CaseSort(StrEnum):
    """Columns of the list that can be sorted by; ``URGENCY`` is by state, then by what is due."""

    URGENCY = "urgency"
    DUE = "due"
    KIND = "kind"
    GROUND = "ground"
    SHOP = "shop"
    NUMBER = "number"
    SENT_AT = "sent_at"
    CHANGED_AT = "changed_at"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """What the list shows; ``now`` is data time (UTC)."""

    now: datetime
    search: str = ""
    state: CaseState | None = None
    open_only: bool = True
    appeals_only: bool = False
    shop_id: str = ""
    sort: CaseSort = CaseSort.URGENCY
    descending: bool = False


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A filing, or an appeal with the record that it is against.

    ``due`` (UTC) is the next instant that matters, ``due_kind`` says which: until when to file for
    the sake of its orders, when it ends, until when a penalty of its orders can be appealed
    against. ``penalties`` are platforms' penalties of its orders with their sum in ``amount`` (分,
    None where none is told). ``changed_at`` is since when it stands as it does.
    """

    shop_name: str
    changed_at: datetime
    filing: Filing | None = None
    appeal: Appeal | None = None
    record: RecordRow | None = None
    files: int = 0
    penalties: int = 0
    amount: int | None = None
    due: datetime | None = None
    due_kind: DueKind = DueKind.NONE

    @property
    def id(self) -> int:
        """Return the row's id: a filing's own, an appeal's the negative one of its record."""
        if self.filing is not None:
            return int(self.filing.id)
        return -self.appeal.record_id if self.appeal is not None else 0

    @property
    def kind(self) -> CaseKind:
        """Return what it is."""
        return CaseKind.FILING if self.filing is not None else CaseKind.APPEAL

    @property
    def platform(self) -> Platform | None:
        """Return where it is, None where that is not known."""
        if self.filing is not None:
            return self.filing.platform
        return self.record.record.platform if self.record is not None else None

    @property
    def what(self) -> str:
        """Return the platform's name for what an appeal is against, foreign text."""
        return self.record.record.what if self.record is not None else ""

    @property
    def state(self) -> CaseState:
        """Return how far it got."""
        if self.filing is not None:
            return state_of(self.filing.state)
        return state_of(self.appeal.step) if self.appeal is not None else CaseState.UNKNOWN

    @property
    def shop_id(self) -> str:
        """Return whose it is, "" where that is not known."""
        if self.filing is not None:
            return self.filing.shop_id
        return self.record.record.shop_id if self.record is not None else ""

    @property
    def orders(self) -> tuple[str, ...]:
        """Return the numbers of the orders that it names."""
        if self.filing is not None:
            return self.filing.scope.orders
        number = self.record.found or self.record.record.order_number if self.record else ""
        return (number,) if number else ()

    @property
    def number(self) -> str:
        """Return the platform's number for the filing, or the one that the appeal names."""
        if self.filing is not None:
            return self.filing.number
        return self.appeal.filing_number if self.appeal is not None else ""

    @property
    def sent_at(self) -> datetime | None:
        """Return when a person sent it."""
        if self.filing is not None:
            return self.filing.submitted_at
        return self.appeal.sent_at if self.appeal is not None else None

    @property
    def answered_at(self) -> datetime | None:
        """Return when the platform answered, as far as told."""
        if self.filing is not None:
            return self.filing.approved_at
        return self.appeal.answered_at if self.appeal is not None else None


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """Numbers for the chips and the badge; ``due`` are open cases that are due or overdue soon."""

    total: int = 0
    open: int = 0
    appeals: int = 0
    by_state: Mapping[CaseState, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a case's history: since when it stood so."""

    at: datetime
    state: CaseState


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """One case whole.

    ``orders`` are those that are known, ``missing`` counts the others. ``history`` goes from the
    oldest step on. ``line`` and ``others`` are what the shop's standing filings cover.
    ``records`` is what platforms said of its orders.
    """

    row: CaseRow
    history: tuple[CaseStep, ...] = ()
    orders: tuple[OrderBrief, ...] = ()
    missing: int = 0
    line: tuple[CoverSpan, ...] = ()
    others: tuple[Filing, ...] = ()
    records: tuple[RecordRow, ...] = ()
