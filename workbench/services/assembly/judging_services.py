"""The half of a workspace that reads, judges and looks back."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from workbench import paths
from workbench.services.assembly.first_services import FirstServices
from workbench.services.exports.report_files import REPORT_WRITER, ReportFiles
from workbench.services.judging.audit import AuditService
from workbench.services.judging.rereading import RereadingService
from workbench.services.judging.service import JudgingService, JudgingStores
from workbench.services.monitor.review import ReviewService, ReviewStores
from workbench.services.notices.board import NoticeBoard
from workbench.services.replay.process import COMPARER
from workbench.services.replay.service import ReplayService, Workers
from workbench.services.rules.packs import PackService, PackStores, PackTools
from workbench.services.rules.seller import SellerService
from workbench.services.today.desk import TodayDesk
from workbench.services.today.service import TodayService
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.meta import MetaStore
from workbench.store.monitor.notices import NoticeStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.readings import ReadingStore
from workbench.store.safety.audit import AuditStore

if TYPE_CHECKING:
    from workbench.services.assembly.connections import Connections
    from workbench.traces.classify import Classifier

# More cores than these are left to the rest of the machine.
MOST_PROCESSES = 4


class JudgingServices(FirstServices):
    """Rules, decisions and what they are made from, over one thread's connection."""

    @cached_property
    def board(self) -> NoticeBoard:
        """Records what happened."""
        return NoticeBoard(NoticeStore(self.cache))

    @cached_property
    def connections(self) -> Connections:
        """Makes connectors; one client and one pace for all of a host's shops."""
        return self._around.connections(self.cache)

    @cached_property
    def _reader(self) -> Classifier:
        """Reader of carriers' words, the seller's own among them."""
        return self._shelf.reader(self.cache.path.parent)

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
    def rereading(self) -> RereadingService:
        """Reads stored texts anew when the word lists change."""
        return RereadingService(
            self.cache,
            ReadingStore(self.cache),
            MetaStore(self.cache),
            self._reader,
        )

    @cached_property
    def review(self) -> ReviewService:
        """Looks back."""
        stores = ReviewStores.over(self.cache)
        return ReviewService(stores, self.rules)

    @cached_property
    def audit(self) -> AuditService:
        """Lists texts that the word lists do not read."""
        return AuditService(ReadingStore(self.cache))

    @cached_property
    def seller(self) -> SellerService:
        """Keeps what the seller confirms and enters."""
        around = self._around
        return SellerService(self.cache, self.rules, around.clock, around.wall)

    @cached_property
    def today(self) -> TodayDesk:
        """Says what must be done today."""
        around, hours = self._around, self.settings.hours
        service = TodayService(self.cache, self.outlook, around.clock, hours)
        files = ReportFiles(self.cache, [*paths.program(), REPORT_WRITER], around.wall)
        return TodayDesk(self.cache, service, lambda: around.books.words, files)
