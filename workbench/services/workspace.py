"""A workspace: one profile's services over one connection, each made when it is first asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench import paths
from workbench.domain.profile import Profile
from workbench.domain.refresh import Progress, Stage
from workbench.services.accounts import AccountService, AccountStores
from workbench.services.audit import AuditService
from workbench.services.backups import BackupService, BackupTools
from workbench.services.board import NoticeBoard
from workbench.services.desk import AccountDesk, DeskService, NoticeDesk, OrderDesk, ShopDesk
from workbench.services.exports import WRITER, ExportService, ExportSettings
from workbench.services.filings import FilingService
from workbench.services.import_desk import ImportDesk
from workbench.services.imports import READER, ImportService, ImportSettings
from workbench.services.judging import JudgingService, JudgingStores
from workbench.services.monitor import MonitorService, MonitorStores
from workbench.services.outlook import OutlookService
from workbench.services.packs import PackService, PackStores, PackTools
from workbench.services.platform_records import RecordService
from workbench.services.platform_time import PlatformTime
from workbench.services.privacy import PrivacyService
from workbench.services.query_budget import QueryBudget
from workbench.services.refresh import RefreshService, RefreshStores, RefreshTools
from workbench.services.replay import ReplayService, Workers
from workbench.services.replay_process import COMPARER
from workbench.services.rereading import RereadingService
from workbench.services.review import ReviewService, ReviewStores
from workbench.services.rule_timeline import RuleTimelineService
from workbench.services.seller import SellerService
from workbench.services.trace_files import ImportStores
from workbench.services.turns import RoundTurn
from workbench.store.audit import AuditStore
from workbench.store.decisions import DecisionStore
from workbench.store.files import FileStore
from workbench.store.filings import FilingStore
from workbench.store.handling import HandlingStore
from workbench.store.import_undo import ImportUndo
from workbench.store.imported_events import ImportedEvents
from workbench.store.imports import ImportLog
from workbench.store.meta import MetaStore
from workbench.store.monitor import MonitorStore
from workbench.store.notices import NoticeStore
from workbench.store.order_extras import ExtraStore
from workbench.store.orderlist import OrderListStore
from workbench.store.orders import OrderStore
from workbench.store.packs import PackStore
from workbench.store.platform_records import RecordStore
from workbench.store.provider_health import ProviderHealthStore
from workbench.store.readings import ReadingStore
from workbench.store.shops import ShopStore
from workbench.store.traces import TraceStore
from workbench.store.unread_orders import UnreadOrderStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock
    from workbench.domain.refresh import RefreshReport
    from workbench.services.books import Books
    from workbench.services.connections import Connections
    from workbench.services.judging import Rulebook
    from workbench.services.shelf import Shelf
    from workbench.store.cache import Cache
    from workbench.store.keys import DataKey
    from workbench.traces.classify import Classifier

# More cores than these are left to the rest of the machine.
MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a workspace takes from outside; ``clock`` tells data time, ``wall`` real time.

    ``books`` are the profile's rules, shared by its threads. ``unlock`` fetches the key anew, for
    a process that opens the cache itself. ``pause`` waits and may raise to break a round off.
    """

    books: Books
    connections: Callable[[Cache], Connections]
    clock: Clock
    wall: Clock
    unlock: Callable[[], DataKey]
    pause: Callable[[float], None]


class Workspace:
    """All services of one thread; whoever opens it closes it in the same thread."""

    def __init__(self, cache: Cache, around: Surroundings) -> None:
        self.cache = cache
        self._around = around

    @property
    def clock(self) -> Clock:
        """Data time."""
        return self._around.clock

    @cached_property
    def board(self) -> NoticeBoard:
        """Records what happened."""
        return NoticeBoard(NoticeStore(self.cache))

    @cached_property
    def connections(self) -> Connections:
        """Makes connectors; one client and one pace for all of a host's shops."""
        return self._around.connections(self.cache)

    @cached_property
    def accounts(self) -> AccountService:
        """Shops and their keys."""
        stores = AccountStores(self.cache, ShopStore(self.cache), MetaStore(self.cache))
        return AccountService(stores, self.connections)

    def rules(self) -> Rulebook:
        """Return the rules in force as the cache has them now."""
        return self._around.books.up_to_date(self._packs)

    @cached_property
    def _packs(self) -> PackStore:
        return PackStore(self.cache)

    @property
    def _shelf(self) -> Shelf:
        return self._around.books.shelf

    @cached_property
    def packs(self) -> PackService:
        """Policy packs, and which of them count."""
        around = self._around
        return PackService(
            PackStores(self.cache, self._packs, AuditStore(self.cache)),
            PackTools(
                around.books, lambda: self.judging, lambda: self.replays, around.clock, around.wall
            ),
        )

    @cached_property
    def replays(self) -> ReplayService:
        """Tries packs over the cached orders."""
        processes = min(os.cpu_count() or 1, MOST_PROCESSES)
        workers = Workers([*paths.program(), COMPARER], self._around.unlock, processes)
        leads = self._shelf.rules.leads
        return ReplayService(self.cache, FileStore(self.cache), leads, workers)

    @cached_property
    def judging(self) -> JudgingService:
        """Judges what changed or fell due."""
        stores = JudgingStores(
            self.cache,
            MetaStore(self.cache),
            FileStore(self.cache),
            DecisionStore(self.cache),
            self._packs,
        )
        return JudgingService(stores, self.rules, self.board)

    @cached_property
    def _reader(self) -> Classifier:
        """Reader of carriers' words, the seller's own among them."""
        return self._shelf.reader(self.cache.path.parent)

    @cached_property
    def rereading(self) -> RereadingService:
        """Reads stored texts anew when the word lists change."""
        return RereadingService(
            self.cache,
            ReadingStore(self.cache),
            MetaStore(self.cache),
            self._reader,
        )

    @cached_property
    def audit(self) -> AuditService:
        """Lists texts that the word lists do not read."""
        return AuditService(ReadingStore(self.cache))

    @cached_property
    def refresh(self) -> RefreshService:
        """Polls."""
        stores = RefreshStores(
            ShopStore(self.cache),
            OrderStore(self.cache),
            UnreadOrderStore(self.cache),
            TraceStore(self.cache),
            ProviderHealthStore(self.cache),
            MetaStore(self.cache),
        )
        tools = RefreshTools(
            connections=self.connections,
            classifier=self._reader,
            rereading=self.rereading,
            judging=self.judging,
            board=self.board,
            time=PlatformTime(MetaStore(self.cache)),
            turn=RoundTurn(self.cache.path.parent, self._around.pause),
            clock=self._around.clock,
            wall=self._around.wall,
        )
        return RefreshService(stores, tools)

    @cached_property
    def review(self) -> ReviewService:
        """Looks back."""
        stores = ReviewStores.over(self.cache)
        return ReviewService(stores, self.rules)

    @cached_property
    def budget(self) -> QueryBudget:
        """How many questions a day a trace provider is asked about imported parcels."""
        return QueryBudget(MetaStore(self.cache), self._around.wall)

    @cached_property
    def imports(self) -> ImportService:
        """Brings files in."""
        shelf, cache = self._shelf, self.cache
        stores = ImportStores(
            cache,
            ShopStore(cache),
            OrderStore(cache),
            TraceStore(cache),
            MetaStore(cache),
            ImportLog(cache),
            ImportUndo(cache),
            RecordStore(cache),
            ImportedEvents(cache),
            self.budget,
        )
        settings = ImportSettings([*paths.program(), READER], shelf.resources)
        clock = self._around.clock
        return ImportService(stores, settings, lambda: self._reader, self.judging, clock)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of everything."""
        around = self._around
        tools = BackupTools(around.unlock, self.board, around.clock, around.wall)
        return BackupService(self.cache, Profile(self.cache.path.parent), tools)

    @cached_property
    def filings(self) -> FilingService:
        """Filings that were sent by hand."""
        stores = FilingStore(self.cache), ShopStore(self.cache)
        return FilingService(*stores, self.judging, self._around.clock)

    @cached_property
    def records(self) -> RecordService:
        """What platforms said, apart from what we foresee."""
        books = self._around.books
        store = RecordStore(self.cache)
        return RecordService(self.cache, store, lambda: books.current.book, self._around.clock)

    @cached_property
    def exports(self) -> ExportService:
        """Writes views to files."""
        around = self._around
        settings = ExportSettings(
            command=[*paths.program(), WRITER],
            unlock=around.unlock,
            books=around.books,
            language=self._shelf.language,
            clock=around.clock,
            wall=around.wall,
        )
        return ExportService(self.cache, settings)

    @cached_property
    def outlook(self) -> OutlookService:
        """Says what warnings cost and what cures them."""
        return OutlookService(self.cache, self.rules)

    @cached_property
    def seller(self) -> SellerService:
        """Keeps what the seller confirms and enters."""
        around = self._around
        return SellerService(self.cache, self.rules, around.clock, around.wall)

    @cached_property
    def privacy(self) -> PrivacyService:
        """Forgets orders, and blanks personal fields when their time is over."""
        return PrivacyService(self.cache, self._around.clock, self._around.wall)

    def desk(self) -> DeskService:
        """Return the window's readers over this connection."""
        files, decisions = FileStore(self.cache), DecisionStore(self.cache)
        stores = MonitorStores(
            MonitorStore(self.cache), files, decisions, HandlingStore(self.cache)
        )
        return DeskService(
            monitor=MonitorService(
                stores,
                self.outlook,
                self._around.clock,
                agrees=self._shelf.providers.agrees,
            ),
            seller=self.seller,
            privacy=self.privacy,
            records=self.records,
            orders=OrderDesk(OrderListStore(self.cache), files, decisions, ExtraStore(self.cache)),
            notices=NoticeDesk(NoticeStore(self.cache)),
            shops=ShopDesk(ShopStore(self.cache), ProviderHealthStore(self.cache)),
            rules=self._around.books.words,
            rule_reader=RuleTimelineService(self._shelf, self._packs, self.seller),
            packs=self.packs,
            exports=self.exports,
            accounts=AccountDesk(lambda: self.accounts),
            imports=ImportDesk(lambda: self.imports, self._shelf.file_kind),
            closing=self.close,
        )

    def polling(self) -> Polling:
        """Return the rounds over this connection, for the thread that polls."""
        return Polling(self)

    def close(self) -> None:
        """Close all connections, in the thread that opened them."""
        if "connections" in self.__dict__:
            self.connections.close()
        self.cache.close()


class Polling:
    """One thread's rounds; closing it closes the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def run_once(self, progress: Callable[[Progress], None]) -> RefreshReport:
        """Poll every shop once; an exception from ``progress`` passes through."""
        report = self._workspace.refresh.run_once(progress)
        self._workspace.backups.daily(
            lambda done, total: progress(Progress(Stage.BACKUP, done, total))
        )
        self._workspace.privacy.tidy()
        return report

    def tick(self) -> RefreshReport:
        """Judge what fell due, without asking anybody."""
        report = self._workspace.refresh.tick()
        self._workspace.privacy.tidy()
        return report

    def close(self) -> None:
        """Close what was opened for polling."""
        self._workspace.close()
