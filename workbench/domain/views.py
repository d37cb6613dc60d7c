"""What views ask for and get: queries, rows and counts, all plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.platforms.beside import NOTHING_BESIDE, Beside
from workbench.domain.rules.effects import NO_OUTLOOK, Outlook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.parcels.dwell import Foreseen
    from workbench.domain.parcels.tracking import Scan
    from workbench.domain.parcels.troubles import Trouble
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.domain.rules.decisions import Decision, Level, SubjectKind, Verdict
    from workbench.domain.shops import Platform


class Urgency(StrEnum):
    """The first row of chips: which rows of the monitor to show."""

    ALL_WARNINGS = "all_warnings"
    OVERDUE = "overdue"
    BEFORE_CLOSING = "before_closing"
    WITHIN_6H = "within_6h"
    WITHIN_24H = "within_24h"
    WITHIN_48H = "within_48h"
    LATER = "later"
    HANDLED = "handled"
    ALL_OPEN = "all_open"


class Grouping(StrEnum):
    """The monitor's grouping (按): single parcels, carrier and site, or shop."""

    PARCEL = "parcel"
    CARRIER_SITE = "carrier_site"
    SHOP = "shop"


class SortKey(StrEnum):
    """Columns of the monitor that can be sorted by; every one is indexed in the store."""

    DEADLINE = "deadline"
    RULE = "rule"
    HANDLING = "handling"
    SHOP = "shop"
    ORDER_NUMBER = "order_number"
    CARRIER = "carrier"
    WAYBILL = "waybill"
    LAST_EVENT = "last_event"
    POLLED = "polled"


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of time, ``since`` in and ``until`` out (UTC)."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class MonitorQuery:
    """What the monitor shows; ``now`` (UTC, data time) splits overdue, today, 24 h and later.

    ``closing`` is the next working morning: what falls due before it is 下班前须处理.
    ``rule`` is a rule id or "", ``search`` any text or "". ``due`` keeps what falls due within a
    span, ``paid`` what was paid within one. ``platform`` is a platform's value, ``province`` the
    receiver's; ``ids`` keeps rows that were marked, ``appeared`` those that got a warning within a
    span. ``is_nowhere`` keeps rows of no known site (of ``carrier``, else of no known one).
    """

    now: datetime
    closing: datetime
    urgency: Urgency = Urgency.ALL_WARNINGS
    rule: str = ""
    shop_id: str = ""
    carrier: str = ""
    site: str = ""
    search: str = ""
    sort: SortKey = SortKey.DEADLINE
    descending: bool = False
    due: Span | None = None
    paid: Span | None = None
    platform: str = ""
    province: str = ""
    trouble: Trouble | None = None
    ids: tuple[int, ...] = ()
    appeared: Span | None = None
    is_nowhere: bool = False


@dataclass(frozen=True, slots=True)
class Beneath:
    """One further warning of a row, beneath the one that leads; ``deadline`` is when to warn by."""

    rule: str
    verdict: Verdict
    level: Level
    deadline: datetime | None


@dataclass(frozen=True, slots=True)
class HandledBy:
    """The act that stands on a row: when (UTC), by whom ("" the program), with what note."""

    at: datetime
    actor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonitorRow:
    """One parcel, or one order not shipped yet, with its most urgent decision on top.

    ``id`` is stable over refreshes. ``rule`` is "" and ``level`` NONE where nothing is warned of.
    ``deadline`` is the instant the window counts down to (earliest reading). ``polled_at`` is when
    a source last answered for this row. ``last_event_text`` is foreign text. ``beneath`` are its
    further warnings, ``handled`` the act that stands on it.
    """

    id: int
    order_id: int
    kind: SubjectKind
    shop_id: str
    shop_name: str
    platform: Platform
    order_number: str
    waybill: str
    carrier: str
    rule: str
    verdict: Verdict
    level: Level
    deadline: datetime | None
    handling: HandlingState = HandlingState.TO_DO
    last_event_at: datetime | None = None
    last_event_text: str = ""
    last_site: str = ""
    polled_at: datetime | None = None
    paid_at: datetime | None = None
    warnings: int = 0
    beneath: tuple[Beneath, ...] = ()
    handled: HandledBy | None = None


@dataclass(frozen=True, slots=True)
class MonitorGroup:
    """One line of a grouped monitor: how many rows share this carrier and site, or this shop."""

    carrier: str
    site: str
    shop_id: str
    shop_name: str
    count: int
    earliest: datetime | None
    level: Level


@dataclass(frozen=True, slots=True)
class MonitorCounts:
    """Numbers for the chips: by urgency over all rules, by rule within the chosen urgency."""

    by_urgency: Mapping[Urgency, int]
    by_rule: Mapping[str, int]
    open_parcels: int
    warnings: int
    by_trouble: Mapping[Trouble, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facets:
    """What the rows to do can be narrowed by, each value with how many rows it leaves."""

    shops: tuple[tuple[str, int], ...] = ()
    platforms: tuple[tuple[str, int], ...] = ()
    carriers: tuple[tuple[str, int], ...] = ()
    provinces: tuple[tuple[str, int], ...] = ()
    rules: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class HandlingEntry:
    """One act on a row: what, when (UTC), by whom ("" the program), and when to look again."""

    state: HandlingState
    at: datetime
    actor: str = ""
    look_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowDetail:
    """Everything the detail column shows of one monitor row.

    ``outlook`` holds what the order's open warnings cost, and the cures of the row's own.
    ``records`` are what the platform said of the order, never mixed with our decisions.
    ``disputed`` are scans whose text says one thing and their provider's status another.
    ``foreseen`` tells that the parcel stays longer at its first hub than nine in ten did.
    ``untold`` is why the platform does not tell the order any more, "" where it does.
    ``beside`` are refunds, promises, messages and acts.
    """

    row: MonitorRow
    file: OrderFile
    decisions: tuple[Decision, ...]
    handling: tuple[HandlingEntry, ...] = ()
    same_site: int = 0
    outlook: Outlook = NO_OUTLOOK
    records: tuple[RecordRow, ...] = ()
    disputed: frozenset[Scan] = frozenset()
    foreseen: Foreseen | None = None
    untold: str = ""
    beside: Beside = NOTHING_BESIDE


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the order view."""

    id: int
    shop_id: str
    shop_name: str
    platform: Platform
    number: str
    status: str
    paid_at: datetime | None
    ship_by: datetime | None
    amount: int | None
    titles: str
    parcels: int
    region: str
    level: Level


class OrderSort(StrEnum):
    """Columns of the order view that can be sorted by; every one is indexed in the store."""

    NUMBER = "number"
    SHOP = "shop"
    STATUS = "status"
    PAID_AT = "paid_at"
    SHIP_BY = "ship_by"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule stands: the document's title, its page's date, when it was last checked."""

    document: str
    page_date: date | None = None
    checked_on: date | None = None


class EffectKind(StrEnum):
    """What a violation may touch; each is judged apart (design section 2, exposure)."""

    PENALTY = "penalty"
    COMPENSATION = "compensation"
    POINTS = "points"
    SCORE = "score"
    TICKET = "ticket"
    COMPLAINT = "complaint"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """One consequence that a rule names, in the window's words; ``amount`` 分, None = unknown."""

    kind: EffectKind
    text: str
    amount: int | None = None
