"""Imports: a file is read in a process of its own, shown, and then saved whole or not at all."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.domain.errors import BadInput, NoSuchImport, marked
from workbench.domain.exchange.imports import ImportEntry
from workbench.domain.pages import SavedPage
from workbench.domain.platforms.platform_records import RecordSource
from workbench.files.child import read_in_child
from workbench.files.wire import ReadJob
from workbench.services.bulk import uncollected
from workbench.services.imports.column_choices import ColumnChoices
from workbench.services.imports.placing import Placing
from workbench.services.imports.preview import (
    ImportChoice,
    KeptPages,
    PastedText,
    Preview,
    Previewer,
    ReadProgress,
    open_parcels,
    page_of,
    unheard,
)
from workbench.services.imports.trace_files import (
    ImportReport,
    ImportStores,
    TraceFile,
    TraceFiles,
    ensure_shop,
    gathered,
)
from workbench.services.records.pages import Origin, RecordPages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.exchange.imports import Undone
    from workbench.domain.pages import OrderPage
    from workbench.domain.platforms.platform_records import ColumnChoice, PlatformRecord
    from workbench.domain.refresh import Progress
    from workbench.domain.shops import Platform, Shop
    from workbench.files.wire import PackedBatch
    from workbench.services.judging.service import JudgingService
    from workbench.traces.classify import Classifier

__all__ = ["ImportChoice", "ImportReport", "ImportService", "ImportStores", "OrderImport"]

READER = "read-file"
NO_TEXT = marked("errors", "the text is empty")


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """How the process that reads files is started, and where our own data lie.

    ``kind`` names a format by its id, in the seller's language.
    """

    command: Sequence[str]
    resources: Path
    kind: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class OrderImport:
    """What an import of orders did; ``id`` is what it is taken back by, 0 if nothing was saved."""

    id: int
    saved: SavedPage


class SavedPages:
    """Saves pages as they come; stands inside one transaction with the record of the import."""

    def __init__(
        self, stores: ImportStores, now: datetime, progress: Callable[[int], None] = lambda _: None
    ) -> None:
        self._stores = stores
        self._now = now
        self._progress = progress
        self._done = 0
        self._marks = stores.log.marks()
        self._seen: set[str] = set()
        self._made: list[str] = []
        self._corrected = False
        self._saved = SavedPage()
        self.counts_followable = False
        self.followable = 0

    def take(self, shop: Shop, batch: PackedBatch, told_at: datetime) -> SavedPage:
        """Save a page, with its shop if that is new; return what it did."""
        page = page_of(shop.id, batch.orders, told_at)
        if self.counts_followable and shop.is_imported:
            self.followable += open_parcels(page)
        return self.save(shop, page)

    def save(self, shop: Shop, page: OrderPage) -> SavedPage:
        """Save a page, with its shop if that is new; return what it did."""
        if shop.id not in self._seen:
            self._seen.add(shop.id)
            if ensure_shop(self._stores.shops, shop, self._now):
                self._made.append(shop.id)
            self._corrected |= self._stores.shops.correct(shop, self._now)
        saved = self._stores.orders.save_page(page, seen_at=self._now)
        self._saved += saved
        self._done += len(page.records)
        self._progress(self._done)
        return saved

    def save_records(self, records: Sequence[PlatformRecord], told_at: datetime) -> None:
        """Save what platforms said."""
        self._saved += self._stores.records.save(records, seen_at=self._now, told_at=told_at)
        self._done += len(records)
        self._progress(self._done)

    def record(self, preview: Preview, *, follow: bool) -> OrderImport:
        """Note the import in the log, unless it changed nothing."""
        saved = self._saved
        if preview.records is not None and not preview.record_pages:
            saved += preview.records.counts  # they were saved as they came
        if not (saved.new or saved.changed or self._made or self._corrected):
            return OrderImport(0, saved)
        entry = ImportEntry(
            file=preview.path.name,
            sha256=preview.sha256,
            format=preview.format,
            at=self._now,
            told_at=preview.told_at,
            rejected=preview.rejected_count,
            unknown_columns=tuple(preview.unknown_columns),
            shops=tuple(self._made),
            saved=saved,
        )
        import_id = self._stores.log.record(entry, self._marks)
        if not follow:
            self._stores.traces.stop_polls_of_import(import_id)
        return OrderImport(import_id, saved)


class ImportService:
    """Brings files in: order exports and lists of waybills by preview, trace files at once."""

    def __init__(
        self,
        stores: ImportStores,
        settings: ImportSettings,
        classifier: Callable[[], Classifier],
        judging: JudgingService,
        clock: Clock,
    ) -> None:
        self._stores = stores
        self._choices = ColumnChoices(stores.meta)
        self._settings = settings
        self._classifier = classifier
        self._judging = judging
        self._clock = clock

    def preview(
        self, source: Path | PastedText, choice: ImportChoice, progress: ReadProgress = unheard
    ) -> Preview:
        """Return what a file or a pasted text would bring; nothing is written.

        ``progress`` hears of the rows read; an exception from it ends the reading and passes.

        Raises:
            ColumnsUnknown: a list whose columns the seller may name.
            BadInput: the file is none that we know, is broken, or does not fit the choice.
        """
        known = self._shops()
        pages = KeptPages(self._stores.orders, known, can_follow=self._can_follow())
        records = RecordPages(self._stores.records, origin_of(source, choice, known))
        placing = self._placing(known, choice)
        previewer = Previewer(pages, records, placing, self._clock.now(), progress)
        found = self._read(source, choice, previewer)
        return replace(found, pages=tuple(pages.kept), follows=pages.followable)

    def _can_follow(self) -> bool:
        return bool(self._stores.shops.providers() and self._stores.budget.limit)

    def commit(
        self,
        preview: Preview,
        progress: Callable[[int], None] = lambda _: None,
        *,
        follow: bool = True,
    ) -> OrderImport:
        """Save what was previewed in one transaction; ``progress`` is told the pages done.

        An exception from ``progress`` takes everything back and passes through. The orders are
        queued for judging: ``judge`` does it, and so does the next round of the window. Without
        ``follow`` no trace provider is asked about these parcels.

        Raises:
            StoreError: nothing was saved.
        """
        shops = {part.shop.id: part.shop for part in preview.shops}
        once_more = partial(progress, 0)  # while another program's import is under way
        with uncollected(), self._stores.cache.atomic(is_whole=True, waiting=once_more):
            pages = SavedPages(self._stores, self._clock.now())
            for done, packed in enumerate(preview.pages, 1):
                pages.save(shops[packed.shop_id], packed.page(preview.told_at))
                progress(done)
            for done, kept in enumerate(preview.record_pages, 1 + len(preview.pages)):
                pages.save_records(kept.records(), preview.told_at)
                progress(done)
            if preview.record_pages:
                self._stores.records.settle()
            return pages.record(preview, follow=follow)

    def bring_in(
        self,
        source: Path | PastedText,
        choice: ImportChoice,
        progress: Callable[[int], None] = lambda _: None,
    ) -> tuple[Preview, OrderImport]:
        """Read and save a file in one go, for where nobody is asked; it comes in whole or not.

        The preview holds what was done. Reading and saving go on side by side; ``progress`` is
        told the orders that came in so far, and an exception from it takes everything back.

        Raises:
            BadInput: the file is none that we know, is broken, or does not fit the choice.
            StoreError: nothing was saved.
        """
        known = self._shops()
        self._key()  # made before the transaction, should this be the first use
        with uncollected(), self._stores.cache.atomic(is_whole=True):
            now = self._clock.now()
            pages = SavedPages(self._stores, now, progress)
            pages.counts_followable = choice.follow and self._can_follow()
            origin = origin_of(source, choice, known)
            records = RecordPages(self._stores.records, origin, save_at=now)
            previewer = Previewer(pages, records, self._placing(known, choice), now)
            preview = self._read(source, choice, previewer)
            done = pages.record(preview, follow=choice.follow)
            return replace(preview, follows=pages.followable), done

    def _placing(self, known: Sequence[Shop], choice: ImportChoice) -> Placing:
        return Placing(self._stores.orders, self._stores.events, known, choice)

    def _shops(self) -> list[Shop]:
        return [health.shop for health in self._stores.shops.all()]

    def _key(self) -> bytes:
        return self._stores.meta.pseudonym_key()

    def _read(
        self, source: Path | PastedText, choice: ImportChoice, previewer: Previewer
    ) -> Preview:
        text = ""
        path = source if isinstance(source, Path) else Path(source.name)
        if isinstance(source, PastedText):
            # Half a character, as a clipboard may hold it, cannot go over the pipe.
            text = source.text.encode("utf-8", "replace").decode("utf-8")
            if not text.strip():
                raise BadInput(what=source.name, reason=NO_TEXT)
        choices, encoding = self._choices.known(choice.columns), choice.encoding or ""
        job = self._job(path, text=text, choices=choices, encoding=encoding)
        with closing(read_in_child(self._settings.command, job)) as messages:
            return previewer.preview(path, messages)

    def _job(self, path: Path, **how: Any) -> ReadJob:
        """Return the job of reading a file, by its whole path: the child starts elsewhere."""
        return ReadJob(str(path.absolute()), self._key(), str(self._settings.resources), **how)

    def remember(self, columns: ColumnChoice) -> None:
        """Read lists with these columns as the seller named them, from now on."""
        self._choices.remember(columns)

    def kind(self, format_id: str) -> str:
        """Return what a format is called, in the seller's language."""
        return self._settings.kind(format_id)

    def history(self) -> list[ImportEntry]:
        """Return the imports of order files, the last one first."""
        return self._stores.log.entries()

    def undo(
        self, import_id: int, progress: Callable[[int, int], None] = lambda done, total: None
    ) -> Undone:
        """Take an import back whole, but for what others told since.

        ``progress`` is told the orders done and all; an exception from it leaves everything as it
        was and passes through.

        Raises:
            NoSuchImport: there is none of this number, or it was taken back already.
            StoreError: nothing was taken back.
        """
        entry = self._stores.log.entry(import_id)
        if entry is None or entry.undone_at is not None:
            raise NoSuchImport(what=str(import_id))
        return self._stores.undo.undo(entry, at=self._clock.now(), progress=progress)

    def judge(self, progress: Callable[[Progress], None] = lambda _: None) -> int:
        """Judge what imports changed; return how many orders were judged."""
        return self._judging.run(self._clock.now(), progress)

    def read_traces(self, path: Path, progress: ReadProgress = unheard) -> TraceFile:
        """Return what a trace file holds; nothing is written.

        ``progress`` hears of the parcels read; an exception from it ends the reading and passes.

        Raises:
            BadInput: the file cannot be read, or holds no parcel at all.
        """
        job = self._job(path, is_traces=True)
        with closing(read_in_child(self._settings.command, job)) as messages:
            return gathered(path, messages, progress)

    def import_traces(
        self, file: TraceFile, platform: Platform, waiting: Callable[[], None] | None = None
    ) -> ImportReport:
        """Save the parcels of a trace file, those of no order under the shop "Imported"; judge.

        ``waiting`` is called while another program writes, and may raise to give up.
        """
        report = self._traces().bring_in(file, platform, waiting)
        self.judge()
        return report

    def preview_traces(
        self, file: TraceFile, platform: Platform, waiting: Callable[[], None] | None = None
    ) -> ImportReport:
        """Return what a trace file would bring; nothing of it stays."""
        return self._traces().look(file, platform, waiting)

    def _traces(self) -> TraceFiles:
        return TraceFiles(self._stores, self._classifier(), self._clock)


def origin_of(source: Path | PastedText, choice: ImportChoice, known: Sequence[Shop]) -> Origin:
    """Return where the records of a file or text come from."""
    told_by = RecordSource.PASTED if isinstance(source, PastedText) else RecordSource.FILE
    return Origin(known, choice.platform, choice.shop, told_by)
