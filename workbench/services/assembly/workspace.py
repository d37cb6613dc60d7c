"""A workspace: one profile's services over one connection, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench import paths
from workbench.domain.profile import Profile
from workbench.domain.refresh import Progress, Stage
from workbench.services.accounts.service import AccountService, AccountStores
from workbench.services.assembly.desk import AccountDesk, DeskService, NoticeDesk, OrderDesk
from workbench.services.assembly.shipping_services import ShippingServices
from workbench.services.care.backups import BackupService, BackupTools
from workbench.services.care.privacy import PrivacyService
from workbench.services.care.updates import UpdateService, UpdateSource, UpdateTools
from workbench.services.care.upkeep import Upkeep
from workbench.services.exports.service import WRITER, ExportService, ExportSettings
from workbench.services.imports.desk import ImportDesk
from workbench.services.imports.service import READER, ImportService, ImportSettings
from workbench.services.imports.trace_files import ImportStores
from workbench.services.monitor.beside import BesideDesk
from workbench.services.monitor.groups import GroupService
from workbench.services.monitor.past import PastService
from workbench.services.notices.robots import Clocks, RobotService
from workbench.services.polling.platform_time import PlatformTime
from workbench.services.polling.provider_terms import ProviderTermsService
from workbench.services.polling.query_budget import QueryBudget
from workbench.services.polling.refresh import RefreshService, RefreshStores, RefreshTools
from workbench.services.polling.turns import RoundTurn
from workbench.services.records.service import RecordService
from workbench.services.rules.timeline import RuleTimelineService
from workbench.services.settings.desk import Choices, SettingsDesk
from workbench.services.today.group_report import GroupReportService
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.meta import MetaStore
from workbench.store.engine.write_log import WriteLog
from workbench.store.imports.imported_events import ImportedEvents
from workbench.store.imports.imports import ImportLog
from workbench.store.imports.undo import ImportUndo
from workbench.store.monitor.notices import NoticeStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.orders.extras import ExtraStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.messages import MessageStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.orders.silent_orders import SilentOrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.orders.unread_orders import UnreadOrderStore
from workbench.store.records.platform_records import RecordStore
from workbench.store.safety.whereabouts import whereabouts_here
from workbench.store.shops.provider_health import ProviderHealthStore
from workbench.store.shops.provider_questions import ProviderQuestionStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.refresh import RefreshReport


class Workspace(ShippingServices):
    """All services of one thread; whoever opens it closes it in the same thread."""

    @cached_property
    def accounts(self) -> AccountService:
        """Shops and their keys."""
        stores = AccountStores(self.cache, ShopStore(self.cache), MetaStore(self.cache))
        return AccountService(stores, self.connections)

    @cached_property
    def refresh(self) -> RefreshService:
        """Polls."""
        stores = RefreshStores(
            ShopStore(self.cache),
            OrderStore(self.cache),
            UnreadOrderStore(self.cache),
            SilentOrderStore(self.cache),
            RefundStore(self.cache),
            MessageStore(self.cache),
            TraceStore(self.cache),
            ProviderHealthStore(self.cache),
            ProviderQuestionStore(self.cache),
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
    def budget(self) -> QueryBudget:
        """How many questions a day a trace provider is asked about imported parcels."""
        return QueryBudget(MetaStore(self.cache), self._around.wall)

    @cached_property
    def provider_terms(self) -> ProviderTermsService:
        """What trace providers may be asked, what it costs, and who is asked first."""
        return ProviderTermsService(MetaStore(self.cache), ShopStore(self.cache), self._around.wall)

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
        reader = [*paths.program(), READER]
        settings = ImportSettings(reader, shelf.resources, shelf.file_kind)
        clock = self._around.clock
        return ImportService(stores, settings, lambda: self._reader, self.judging, clock)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of everything."""
        around = self._around
        tools = BackupTools(around.unlock, self.board, around.clock, around.wall)
        return BackupService(self.cache, Profile(self.cache.path.parent), tools)

    @cached_property
    def upkeep(self) -> Upkeep:
        """What is looked after between rounds."""
        where = whereabouts_here(self.cache.path.parent)
        around = self._around
        return Upkeep(WriteLog(self.cache), where, self.board, around.clock, around.wall)

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
    def privacy(self) -> PrivacyService:
        """Forgets orders, and blanks personal fields when their time is over."""
        return PrivacyService(self.cache, self._around.clock, self._around.wall)

    @cached_property
    def robots(self) -> RobotService:
        """Robots of group chats."""
        clocks = Clocks(self._around.clock, self._around.wall)
        return RobotService(self.cache, lambda: self.connections, clocks)

    @cached_property
    def updates(self) -> UpdateService:
        """Newer versions, where the publisher of this build tells of them."""
        source = UpdateSource.load(self._shelf.resources / "updates.toml")
        tools = UpdateTools(
            source,
            # Connectors are made when somebody is asked.
            lambda address: self.connections.update_notice(address),  # noqa: PLW0108  # made late
            self._around.clock,
            self._around.wall,
        )
        return UpdateService(self.cache, tools)

    def desk(self) -> DeskService:
        """Return the window's readers over this connection."""
        files, decisions = FileStore(self.cache), DecisionStore(self.cache)
        return DeskService(
            monitor=self.monitor,
            today=self.today,
            seller=self.seller,
            shipping=self.shipping,
            tracing=self.tracing,
            privacy=self.privacy,
            records=self.records,
            tickets=self.tickets,
            metrics=self.metrics,
            orders=OrderDesk(OrderListStore(self.cache), files, decisions, ExtraStore(self.cache)),
            beside=BesideDesk(self.cache, self._around.clock),
            tables=self.tables,
            settings=self._settings_desk(),
            reports=GroupReportService(self.settings, self.today, NoticeStore(self.cache)),
            groups=GroupService(self.cache, self._around.clock),
            past=PastService(self.cache, self.outlook, self.settings.hours),
            notices=NoticeDesk(NoticeStore(self.cache)),
            shops=self.shops,
            rules=self._around.books.words,
            rule_reader=RuleTimelineService(self._shelf, self._packs, self.seller),
            packs=self.packs,
            filings=self.filings,
            cases=self.cases,
            appeals=self.appeals,
            filing_guide=self.filing_guide,
            filing_previews=self.filing_previews,
            evidence=self.evidence,
            packets=self.packets,
            exports=self.exports,
            backups=self.backups,
            accounts=AccountDesk(lambda: self.accounts),
            robots=self.robots,
            updates=self.updates,
            imports=ImportDesk(lambda: self.imports, self._shelf.file_kind),
            closing=self.close,
            giving_up=self.give_up_when,
        )

    def _settings_desk(self) -> SettingsDesk:
        choices = Choices(self.settings, self.privacy, self.provider_terms)
        return SettingsDesk(self.cache, choices, self._around.wall)

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
        self._look_after()
        return report

    def tick(self) -> RefreshReport:
        """Judge what fell due, without asking anybody."""
        report = self._workspace.refresh.tick()
        self._look_after()
        return report

    def _look_after(self) -> None:
        self._workspace.privacy.tidy()
        self._workspace.upkeep.tend()

    def close(self) -> None:
        """Close what was opened for polling."""
        self._workspace.close()
