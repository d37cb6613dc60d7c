"""The services of filings, their evidence and tickets, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property

from workbench.services.assembly.judging_services import JudgingServices
from workbench.services.filing.appeals import AppealService
from workbench.services.filing.cases import CaseService
from workbench.services.filing.evidence import EvidenceService
from workbench.services.filing.guide import FilingGuide, GuideWords
from workbench.services.filing.outlooks import FilingOutlooks
from workbench.services.filing.packets import PacketService
from workbench.services.filing.preview import FilingPreviewService
from workbench.services.filing.service import FilingService
from workbench.services.filing.trace_capture import TraceCapture
from workbench.services.metrics.service import MetricsService
from workbench.services.tickets.service import TicketService, TicketStores, TicketWords
from workbench.store.cases.evidence import EvidenceStore
from workbench.store.cases.filing_orders import FilingOrderStore
from workbench.store.cases.filings import FilingStore
from workbench.store.shops.shops import ShopStore


class FilingServices(JudgingServices):
    """What a seller tells a platform beforehand, and answers it."""

    @cached_property
    def filings(self) -> FilingService:
        """Filings that were sent by hand."""
        stores = FilingStore(self.cache), ShopStore(self.cache)
        return FilingService(*stores, self.judging, self._around.clock)

    @cached_property
    def evidence(self) -> EvidenceService:
        """Files that go with filings."""
        stores, around = (EvidenceStore(self.cache), FilingStore(self.cache)), self._around
        capture = TraceCapture(self.cache, around.books.words, self._shelf.language)
        return EvidenceService(*stores, around.paper, capture, around.clock)

    @cached_property
    def filing_previews(self) -> FilingPreviewService:
        """What a filing would cover, before it is sent."""
        stores = FilingOrderStore(self.cache), FilingStore(self.cache)
        books, outlooks = self._around.books, FilingOutlooks(self.cache, self.outlook)
        book, clock = (lambda: books.current.book), self._around.clock
        return FilingPreviewService(*stores, outlooks, book, clock)

    @cached_property
    def filing_guide(self) -> FilingGuide:
        """What can be chosen while a filing is written."""
        books, shelf = self._around.books, self._shelf
        words = GuideWords(lambda: shelf.filing_texts, shelf.language)
        return FilingGuide(self.cache, lambda: books.current.book, words, self._around.clock)

    @cached_property
    def cases(self) -> CaseService:
        """Filings and appeals in one list."""
        books = self._around.books
        return CaseService(
            self.cache, lambda: books.current.book, self.filing_guide, self._around.clock
        )

    @cached_property
    def appeals(self) -> AppealService:
        """Appeals against penalties."""
        books = self._around.books
        return AppealService(self.cache, lambda: books.current.book, self._around.clock)

    @cached_property
    def tickets(self) -> TicketService:
        """What platforms and buyers want answered."""
        words = TicketWords(lambda: self._shelf.replies, self._shelf.language)
        books = self._around.books
        stores = TicketStores.over(self.cache)
        return TicketService(stores, lambda: books.current, words, self._around.clock)

    @cached_property
    def metrics(self) -> MetricsService:
        """Label, points, score and freight."""
        books = self._around.books
        return MetricsService(
            self.cache, lambda: books.current, lambda: self.tickets, self._around.clock
        )

    @cached_property
    def packets(self) -> PacketService:
        """Filings with their evidence, as one file."""
        return PacketService(self.cache, self._around, self._shelf.language)
