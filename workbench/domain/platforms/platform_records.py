"""What a platform said or did about orders: warnings, penalties, deductions, money given back.

These are the platform's words (平台预警, 平台处罚), kept apart from what we foresee (本机预警) and
never merged with our decisions. Nothing here is worked out: what is not told is None or "".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from workbench.domain.filing.appeals import Appeal
    from workbench.domain.shops import Platform


class RecordKind(StrEnum):
    """What the platform said: it warned, it penalised, it took money, it gave money back."""

    WARNING = "warning"
    PENALTY = "penalty"
    DEDUCTION = "deduction"
    RETURNED = "returned"

    @property
    def can_be_appealed(self) -> bool:
        """Tell whether there is something to appeal against."""
        return self in {RecordKind.PENALTY, RecordKind.DEDUCTION}


class RecordSource(StrEnum):
    """How we learned of it: from a file, from pasted text, typed in by hand."""

    FILE = "file"
    PASTED = "pasted"
    ENTERED = "entered"


class AppealStanding(StrEnum):
    """What the platform's own word for the appeal says; UNTOLD where there is none we know."""

    OPEN = "open"
    CLOSED = "closed"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class PlatformRecord:
    """One thing that a platform said; instants in UTC, money in 分, ids as text.

    ``shop_id`` is "" and ``platform`` None where neither the file nor the seller tells them.
    ``what`` is the platform's name for it, ``state`` and ``appeal`` its words for where it stands.
    ``amount`` keeps the sign it was told with. ``at`` is its time; with ``is_day`` only the day
    was told. ``due`` is the last instant that the platform names: of a warning until when to act
    (应揽收时间 …), of all else until when to appeal. ``foreign_id`` is the platform's own number
    for it. ``text`` is foreign prose, masked.
    """

    kind: RecordKind
    source: RecordSource
    shop_id: str = ""
    platform: Platform | None = None
    order_number: str = ""
    line_number: str = ""
    waybill: str = ""
    foreign_id: str = ""
    what: str = ""
    at: datetime | None = None
    is_day: bool = False
    due: datetime | None = None
    amount: int | None = None
    points: int | None = None
    state: str = ""
    appeal: str = ""
    standing: AppealStanding = AppealStanding.UNTOLD
    text: str = ""
    ordinal: int = 0

    @property
    def identity(self) -> tuple[object, ...]:
        """Return what tells it from all others, however often and from wherever it is told.

        The shop is no part of it: it may become known later. Without a number of the platform's
        own a bill's line is known by time and amount, and ``ordinal`` counts equal ones; an open
        warning is told again with another amount and stays the same warning.
        """
        about = (self.kind.value, self.order_number, self.line_number, self.waybill)
        if self.foreign_id:
            return (*about, self.foreign_id)
        if self.kind is RecordKind.WARNING:
            return (*about, "", self.what, self.ordinal)
        at = self.at.isoformat() if self.at else ""
        return (*about, "", self.what, at, self.amount, self.points, self.ordinal)


@dataclass(frozen=True, slots=True)
class AppealWindow:
    """Until when an appeal is open: ``last`` is its last second (UTC), None where no pack knows.

    ``last_day`` is that day in Shanghai; ``rule`` names the rule that tells it, "" where the
    platform itself did.
    """

    last: datetime | None = None
    last_day: date | None = None
    rule: str = ""


class AppealState(StrEnum):
    """Whether an appeal is still open, as far as told and known."""

    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class RecordSort(StrEnum):
    """Columns of the list that can be sorted by."""

    AT = "at"
    KIND = "kind"
    SHOP = "shop"
    ORDER_NUMBER = "order_number"
    WHAT = "what"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """What the list shows; ``now`` (UTC, data time) tells which appeals are still open.

    ``open_to_appeal`` keeps what is open, and what may be as nobody tells its end.
    """

    now: datetime
    search: str = ""
    kind: RecordKind | None = None
    shop_id: str = ""
    unmatched: bool = False
    open_to_appeal: bool = False
    sort: RecordSort = RecordSort.AT
    descending: bool = True


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One line of the list; ``order_id`` is None where no order of ours fits, ``found`` its number.

    ``sharing`` counts the orders of a parcel that holds several: it proves none of them.
    ``seen_at`` is when we learned of it as it stands now. ``shop_name`` is that of the order it
    belongs to where the record names none. ``followed`` is our appeal against it.
    """

    id: int
    record: PlatformRecord
    order_id: int | None
    shop_name: str
    seen_at: datetime
    appeal: AppealWindow = AppealWindow()
    appeal_state: AppealState = AppealState.NONE
    found: str = ""
    sharing: int = 0
    followed: Appeal | None = None


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """Numbers for the chips."""

    total: int
    by_kind: Mapping[RecordKind, int]
    unmatched: int
    open_to_appeal: int


@dataclass(frozen=True, slots=True)
class AppealSpan:
    """Records of one platform told from ``since`` (in) to ``until`` (out) are still open (UTC)."""

    platform: Platform
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which columns of a list the seller named: our fields (``ColumnField``) by column names.

    ``header`` are all names of the list's header, sorted; a list with the same ones is read so.
    """

    header: tuple[str, ...]
    fields: dict[str, str]
    kind: RecordKind


class ColumnField(StrEnum):
    """What a column may be named as; the values are the reader's fields."""

    ORDER_NUMBER = "number"
    LINE_NUMBER = "line_number"
    WAYBILL = "waybill"
    FOREIGN_ID = "foreign_id"
    WHAT = "what"
    AT = "at"
    AMOUNT = "amount"
    POINTS = "points"
    STATE = "state"
    APPEAL = "appeal"
