"""What the window is made of and asks for: services satisfy it without knowing of Qt.

What one view asks stands beside the view (``contract.py``). All instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeAlias

from workbench.domain.clock import Clock, SystemClock
from workbench.domain.refresh import Progress
from workbench.domain.settings import Density, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.autostart import Autostart
    from workbench.domain.care.licences import Licence
    from workbench.domain.care.support import SupportPart
    from workbench.domain.refresh import RefreshReport
    from workbench.domain.shops import ProviderHealth, ShopHealth
    from workbench.services.care.doctor import Finding
    from workbench.ui.beside.contract import BesideReader
    from workbench.ui.care.contract import UpdateKeeper
    from workbench.ui.cases.contract import AppealKeeper, CaseReader
    from workbench.ui.filing.contract import (
        EvidenceKeeper,
        FilingAdviser,
        FilingKeeper,
        FilingPreviewer,
        PacketWriter,
    )
    from workbench.ui.keepers import (
        AccountKeeper,
        BackupKeeper,
        ExportWriter,
        FileImporter,
        GroupKeeper,
        PrivacyKeeper,
        SellerKeeper,
        TableKeeper,
    )
    from workbench.ui.metrics.contract import MetricsReader
    from workbench.ui.monitor.contract import MonitorReader
    from workbench.ui.notices.contract import NoticeReader
    from workbench.ui.orders.contract import OrderReader
    from workbench.ui.packs.contract import PackKeeper
    from workbench.ui.records.contract import RecordReader
    from workbench.ui.review.contract import PastReader
    from workbench.ui.robots.contract import RobotKeeper
    from workbench.ui.rules.contract import RuleBook, RuleReader
    from workbench.ui.settings.contract import GroupReporter, SettingsKeeper
    from workbench.ui.shipping.contract import Shipper
    from workbench.ui.tickets.contract import TicketReader
    from workbench.ui.today.contract import TodayReader
    from workbench.ui.tracing.contract import TraceAsker

ProgressCall = Callable[[Progress], None]


class ShopReader(Protocol):
    """Shops and how their polling fares."""

    def health(self) -> list[ShopHealth]:
        """Return every shop with its state."""
        ...

    def providers(self) -> list[ProviderHealth]:
        """Return every trace provider that was asked so far."""
        ...


class ListReaders(Protocol):
    """What the lists, charts and rules of the window read."""

    @property
    def monitor(self) -> MonitorReader:
        """Rows of the monitor."""
        ...

    @property
    def today(self) -> TodayReader:
        """What must be done today."""
        ...

    @property
    def orders(self) -> OrderReader:
        """Rows of the order view."""
        ...

    @property
    def beside(self) -> BesideReader:
        """What stands beside orders."""
        ...

    @property
    def records(self) -> RecordReader:
        """What platforms said."""
        ...

    @property
    def tickets(self) -> TicketReader:
        """What platforms and buyers want answered."""
        ...

    @property
    def metrics(self) -> MetricsReader:
        """Label, points, score and freight."""
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
    def past(self) -> PastReader:
        """The monitor of past instants."""
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
    def tables(self) -> TableKeeper:
        """How tables are arranged."""
        ...

    @property
    def groups(self) -> GroupKeeper:
        """What concerns many rows at once."""
        ...


class PlatformActs(Protocol):
    """What is told to platforms, and what goes with it."""

    @property
    def filings(self) -> FilingKeeper:
        """What is told to platforms beforehand."""
        ...

    @property
    def cases(self) -> CaseReader:
        """Filings and appeals in one list."""
        ...

    @property
    def appeals(self) -> AppealKeeper:
        """What is said to platforms after their judgement."""
        ...

    @property
    def filing_guide(self) -> FilingAdviser:
        """What can be chosen while a filing is written."""
        ...

    @property
    def filing_previews(self) -> FilingPreviewer:
        """What a filing would cover."""
        ...

    @property
    def evidence(self) -> EvidenceKeeper:
        """Files that go with filings."""
        ...

    @property
    def packets(self) -> PacketWriter:
        """Filings with their evidence as one file."""
        ...

    @property
    def shipping(self) -> Shipper:
        """What platforms are told of numbers."""
        ...

    @property
    def tracing(self) -> TraceAsker:
        """Asking for single parcels."""
        ...


class Keepers(Protocol):
    """What the seller chose, and what goes in and out."""

    @property
    def seller(self) -> SellerKeeper:
        """What the seller confirms."""
        ...

    @property
    def privacy(self) -> PrivacyKeeper:
        """What is erased for good."""
        ...

    @property
    def settings(self) -> SettingsKeeper:
        """What the seller chose about the program."""
        ...

    @property
    def reports(self) -> GroupReporter:
        """The group's report at set hours."""
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
    def backups(self) -> BackupKeeper:
        """Copies of everything."""
        ...

    @property
    def accounts(self) -> AccountKeeper:
        """Shops by key files."""
        ...

    @property
    def robots(self) -> RobotKeeper:
        """Robots of group chats."""
        ...

    @property
    def updates(self) -> UpdateKeeper:
        """Newer versions."""
        ...

    @property
    def imports(self) -> FileImporter:
        """Files in."""
        ...


class Desk(ListReaders, PlatformActs, Keepers, Protocol):
    """One thread's readers; whoever opened it closes it in the same thread."""

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """End any read by an exception as soon as ``is_over``, asked in this thread, says so."""
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
class Care:
    """What helps when something is wrong; all are jobs that need no desk.

    ``examine`` is the doctor, ``gather`` makes a support bundle's parts, ``licences`` lists those
    of every part that the program stands on.
    """

    examine: Callable[[], Sequence[Finding]]
    gather: Callable[[], Sequence[SupportPart]]
    licences: Callable[[], Sequence[Licence]]


@dataclass(frozen=True, slots=True)
class About:
    """What is told of the program: versions by name, where its data lie, how it starts."""

    versions: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    autostart: Autostart | None = None
    care: Care | None = None


@dataclass(frozen=True, slots=True)
class WindowParts:
    """All that the window is made of.

    ``desk`` serves the window's thread; ``open_desk`` and ``open_round`` are called by the threads
    that use what they return. Without ``open_round`` the window does not poll. ``resources`` is
    the folder that holds ``icons`` and ``translations``. ``wall`` tells real time: by it the window
    sees that the machine has slept. ``pace`` is that of a season that runs ``speed`` times as fast.
    ``is_demo`` where all of it is invented.
    """

    desk: Desk
    open_desk: Callable[[], Desk]
    open_round: OpenRound | None
    resources: Path
    language: str = "zh_CN"
    theme: ThemeChoice = ThemeChoice.SYSTEM
    is_sandbox: bool = False
    is_demo: bool = False
    pace: Pace = Pace()
    speed: float = 1.0
    density: Density = Density.ROOMY
    about: About = field(default_factory=About)
    wall: Clock = field(default_factory=SystemClock)
