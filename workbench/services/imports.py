"""Imports: a file is read in a process of its own, shown, and then saved whole or not at all."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.imports import ImportEntry
from workbench.domain.pages import SavedPage
from workbench.files.child import read_in_child
from workbench.files.wire import ReadJob
from workbench.services.import_preview import ImportChoice, Preview, Previewer
from workbench.services.trace_files import ImportReport, ImportStores, TraceFiles, ensure_shop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.imports import Undone
    from workbench.domain.refresh import Progress
    from workbench.domain.shops import Platform
    from workbench.services.judging import JudgingService
    from workbench.traces.classify import Classifier

__all__ = ["ImportChoice", "ImportReport", "ImportService", "ImportStores", "OrderImport"]

READER = "read-file"
IMPORT = marked("errors", "The import")
NO_SUCH_IMPORT = marked("errors", "there is none with this number, or it was taken back before")


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """How the process that reads files is started, and where our own data lie."""

    command: Sequence[str]
    resources: Path


@dataclass(frozen=True, slots=True)
class OrderImport:
    """What an import of orders did; ``id`` is what it is taken back by, 0 if nothing was saved."""

    id: int
    saved: SavedPage


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
        self._settings = settings
        self._classifier = classifier
        self._judging = judging
        self._clock = clock

    def preview(self, path: Path, choice: ImportChoice) -> Preview:
        """Return what an order export or a list of waybills would bring; nothing is written.

        Raises:
            BadInput: the file is none that we know, is broken, or does not fit the choice.
        """
        # The child starts elsewhere: a name alone would not be found there.
        job = ReadJob(
            str(path.absolute()), self._stores.meta.pseudonym_key(), str(self._settings.resources)
        )
        shops = [health.shop for health in self._stores.shops.all()]
        previewer = Previewer(self._stores.orders, shops, choice)
        with closing(read_in_child(self._settings.command, job)) as messages:
            return previewer.preview(path, messages, self._clock.now())

    def commit(
        self, preview: Preview, progress: Callable[[int], None] = lambda _: None
    ) -> OrderImport:
        """Save what was previewed in one transaction; ``progress`` is told the pages done.

        An exception from ``progress`` takes everything back and passes through. The orders are
        queued for judging: ``judge`` does it, and so does the next round of the window.

        Raises:
            StoreError: nothing was saved.
        """
        now = self._clock.now()
        saved = SavedPage()
        with self._stores.cache.atomic():
            marks = self._stores.log.marks()
            shops = tuple(
                part.shop.id
                for part in preview.shops
                if ensure_shop(self._stores.shops, part.shop, now)
            )
            for done, packed in enumerate(preview.pages, 1):
                page = packed.page(preview.told_at)
                saved += self._stores.orders.save_page(page, seen_at=now)
                progress(done)
            if not (saved.new or saved.changed or shops):
                return OrderImport(0, saved)
            entry = ImportEntry(
                file=preview.path.name,
                sha256=preview.sha256,
                format=preview.format,
                at=now,
                told_at=preview.told_at,
                rejected=preview.rejected_count,
                unknown_columns=tuple(preview.unknown_columns),
                shops=shops,
                saved=saved,
            )
            return OrderImport(self._stores.log.record(entry, marks), saved)

    def history(self) -> list[ImportEntry]:
        """Return the imports of order files, the last one first."""
        return self._stores.log.entries()

    def undo(self, import_id: int) -> Undone:
        """Take an import back whole, but for what others told since.

        Raises:
            BadInput: there is no such import, or it was taken back already.
            StoreError: nothing was taken back.
        """
        entry = self._stores.log.entry(import_id)
        if entry is None or entry.undone_at is not None:
            raise BadInput(what=IMPORT, reason=NO_SUCH_IMPORT)
        return self._stores.undo.undo(entry, at=self._clock.now())

    def judge(self, progress: Callable[[Progress], None] = lambda _: None) -> int:
        """Judge what imports changed; return how many orders were judged."""
        return self._judging.run(self._clock.now(), progress)

    def import_traces(self, path: Path, platform: Platform) -> ImportReport:
        """Read a trace file, save its parcels under the shop "Imported" and judge them.

        Raises:
            BadInput: the file cannot be opened, or holds no parcel at all.
        """
        files = TraceFiles(self._stores, self._classifier(), self._clock)
        report = files.bring_in(path, platform)
        self.judge()
        return report
