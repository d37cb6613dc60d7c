"""What the window asks for: services satisfy these protocols without knowing of Qt.

All instants are aware UTC, all texts of :class:`RuleBook` are in the window's language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from workbench.domain.clock import Clock, SystemClock
from workbench.domain.refresh import Progress

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.clocks import Awaited
    from workbench.domain.decisions import Decision
    from workbench.domain.effects import Exposure, Outlook
    from workbench.domain.files import OrderFile
    from workbench.domain.handling import HandlingState
    from workbench.domain.notices import Notice
    from workbench.domain.other_columns import OtherColumns
    from workbench.domain.platform_records import (
        PlatformRecord,
        RecordCounts,
        RecordQuery,
        RecordRow,
    )
    from workbench.domain.refresh import RefreshReport
    from workbench.domain.rule_views import RuleTimeline
    from workbench.domain.shops import Platform, ProviderHealth, ShopHealth
    from workbench.domain.views import (
        Grouping,
        MonitorCounts,
        MonitorGroup,
        MonitorQuery,
        MonitorRow,
        OrderRow,
        OrderSort,
        RowDetail,
        RuleEffect,
        RuleSource,
    )
    from workbench.ui.keepers import (
        AccountKeeper,
        ExportWriter,
        FileImporter,
        PrivacyKeeper,
        SellerKeeper,
    )
    from workbench.ui.packs.contract import PackKeeper

ProgressCall = Callable[[Progress], None]


class MonitorReader(Protocol):
    """The monitor's rows; ``rows``, ``query`` and ``now`` are quick, the rest are jobs."""

    def now(self) -> datetime:
        """Return the instant that countdowns count from (data time)."""
        ...

    def query(self) -> MonitorQuery:
        """Return the plain question: all warnings, with ``now`` and ``closing`` of this moment."""
        ...

    def ids(self, query: MonitorQuery) -> array[int]:
        """Return the ids of all rows that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        """Return the rows with these ids that still exist, in any order."""
        ...

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        """Return the numbers for the chips."""
        ...

    def groups(self, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        """Return the rows that fit, gathered by carrier and site or by shop."""
        ...

    def outlook(self, order_id: int, file: OrderFile, decisions: Sequence[Decision]) -> Outlook:
        """Return what an order's warnings cost."""
        ...

    def exposure(self, query: MonitorQuery) -> Exposure:
        """Return what the open warnings, of one shop if one is chosen, put at risk."""
        ...

    def detail(self, row_id: int) -> RowDetail | None:
        """Return all that is known of a row, None when it is gone."""
        ...

    def handle(self, row_id: int, state: HandlingState) -> datetime | None:
        """Record what a person has done about a row; return when it comes back by itself."""
        ...

    def look_again(self, row_id: int, at: datetime | None) -> None:
        """Choose when a row that was moved on comes back without a new scan; None: never."""
        ...

    def remark(self, row_id: int, note: str) -> None:
        """Keep a person's words beside a row's state."""
        ...

    def undo(self, row_id: int) -> None:
        """Take the last act on a row back."""
        ...


class OrderReader(Protocol):
    """The order view's rows."""

    def ids(
        self, search: str, shop_id: str, only_open: bool, sort: OrderSort, descending: bool
    ) -> array[int]:
        """Return the ids of all orders that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[OrderRow]:
        """Return the orders with these ids that still exist, in any order."""
        ...

    def file(self, order_id: int) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        """Return an order with its parcels and decisions, None when it is gone."""
        ...

    def others(self, order_id: int) -> OtherColumns:
        """Return what files told of an order in columns that we have no name for."""
        ...


class RecordReader(Protocol):
    """What platforms said, apart from what we foresee; ``rows`` and ``query`` are quick."""

    def query(self) -> RecordQuery:
        """Return the plain question: all records, the newest first, at this moment."""
        ...

    def ids(self, query: RecordQuery) -> array[int]:
        """Return the ids of all records that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[RecordRow]:
        """Return the records with these ids that still exist, in any order."""
        ...

    def of_order(self, order_id: int) -> tuple[RecordRow, ...]:
        """Return what was said of an order, the newest first."""
        ...

    def counts(self) -> RecordCounts:
        """Return the numbers for the chips."""
        ...

    def enter(self, record: PlatformRecord) -> int:
        """Save what a person typed in; return its id."""
        ...

    def forget(self, record_id: int) -> None:
        """Erase what was typed in, unless a file or a text told it too."""
        ...


class NoticeReader(Protocol):
    """The record of notices."""

    def page(self, only_unread: bool) -> list[Notice]:
        """Return the newest notices first, as many as one looks through."""
        ...

    def unread(self) -> int:
        """Return how many have not been read."""
        ...

    def mark_read(self, ids: Sequence[int]) -> None:
        """Record that these were read."""
        ...


class ShopReader(Protocol):
    """Shops and how their polling fares."""

    def health(self) -> list[ShopHealth]:
        """Return every shop with its state."""
        ...

    def providers(self) -> list[ProviderHealth]:
        """Return every trace provider that was asked so far."""
        ...


class RuleBook(Protocol):
    """Words of the rules; a rule id that no pack holds any more gets empty answers."""

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        """Return the rule's short name (预警类型), which may change once the limit is missed."""
        ...

    def title(self, rule_id: str) -> str:
        """Return the rule's full name."""
        ...

    def platform(self, rule_id: str) -> Platform | None:
        """Return the platform whose pack holds the rule, None where none does."""
        ...

    def awaited(self, rule_id: str) -> Awaited | None:
        """Return the event that stops the rule's clock, None for a rule without one."""
        ...

    def sentence(self, decision: Decision) -> str:
        """Return what happened, in one or two sentences."""
        ...

    def unknowns(self, decision: Decision) -> tuple[str, ...]:
        """Return a sentence for each thing that was not known and had to be assumed."""
        ...

    def note(self, rule_id: str) -> str:
        """Return under which conditions the remedies cure, "" where nothing is said."""
        ...

    def effects(self, rule_id: str) -> tuple[RuleEffect, ...]:
        """Return what a violation may bring, one by one."""
        ...

    def acts_at(self, rule_id: str) -> tuple[str, ...]:
        """Return the platform's own menus in which the seller acts."""
        ...

    def source(self, rule_id: str) -> RuleSource:
        """Return where the rule stands and when that was last checked."""
        ...


class RuleReader(Protocol):
    """The rules view's entries."""

    def timeline(self) -> RuleTimeline:
        """Return every rule of every pack, switched off ones included."""
        ...


class Desk(Protocol):
    """One thread's readers; whoever opened it closes it in the same thread."""

    @property
    def monitor(self) -> MonitorReader:
        """Rows of the monitor."""
        ...

    @property
    def orders(self) -> OrderReader:
        """Rows of the order view."""
        ...

    @property
    def records(self) -> RecordReader:
        """What platforms said."""
        ...

    @property
    def seller(self) -> SellerKeeper:
        """What the seller confirms."""
        ...

    @property
    def privacy(self) -> PrivacyKeeper:
        """What is erased for good."""
        ...

    @property
    def notices(self) -> NoticeReader:
        """The record of notices."""
        ...

    @property
    def shops(self) -> ShopReader:
        """Shops and their states."""
        ...

    @property
    def rules(self) -> RuleBook:
        """Words of the rules."""
        ...

    @property
    def rule_reader(self) -> RuleReader:
        """The rules as the rules view shows them."""
        ...

    @property
    def packs(self) -> PackKeeper:
        """Policy packs, and which of them count."""
        ...

    @property
    def exports(self) -> ExportWriter:
        """Files out."""
        ...

    @property
    def accounts(self) -> AccountKeeper:
        """Shops by key files."""
        ...

    @property
    def imports(self) -> FileImporter:
        """Files in."""
        ...

    def close(self) -> None:
        """Close what the desk opened."""
        ...


class Round(Protocol):
    """One thread's polling services."""

    def run_once(self, progress: ProgressCall) -> RefreshReport:
        """Poll every shop once; an exception from ``progress`` must pass through."""
        ...

    def tick(self) -> RefreshReport:
        """Judge what fell due, without asking anybody."""
        ...

    def close(self) -> None:
        """Close what was opened for polling."""
        ...


# How a round waits; raises to break the round off when the window closes.
Pause: TypeAlias = "Callable[[float], None]"
OpenRound: TypeAlias = "Callable[[Pause], Round]"


class ThemeChoice(StrEnum):
    """Which colours the seller wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the window's poller works (wall time): a round, and judging between rounds."""

    round: timedelta = timedelta(minutes=5)
    tick: timedelta = timedelta(seconds=30)

    def hastened(self, speed: float) -> Pace:
        """Return the pace for a season that runs ``speed`` times as fast as the wall."""
        times = max(speed, 1.0)
        shortest = timedelta(seconds=2)
        return Pace(max(self.round / times, shortest), max(self.tick / times, shortest))


@dataclass(frozen=True, slots=True)
class WindowParts:
    """All that the window is made of.

    ``desk`` serves the window's thread; ``open_desk`` and ``open_round`` are called by the threads
    that use what they return. Without ``open_round`` the window does not poll. ``resources`` is
    the folder that holds ``icons`` and ``translations``. ``wall`` tells real time: by it the window
    sees that the machine has slept.
    """

    desk: Desk
    open_desk: Callable[[], Desk]
    open_round: OpenRound | None
    resources: Path
    language: str = "zh_CN"
    theme: ThemeChoice = ThemeChoice.SYSTEM
    is_sandbox: bool = False
    pace: Pace = Pace()
    wall: Clock = field(default_factory=SystemClock)
