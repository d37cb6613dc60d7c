"""Imports as a window asks for them: one look at a file of any kind, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, ColumnsUnknown, EncodingUnsure, marked
from workbench.domain.pages import SavedPage
from workbench.domain.shops import Platform
from workbench.services.accounts.key_file import read_key_file
from workbench.services.imports.preview import unheard
from workbench.services.imports.trace_files import is_trace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.exchange.encodings import EncodingSample
    from workbench.domain.exchange.imports import ImportEntry, Undone
    from workbench.domain.platforms.platform_records import ColumnChoice
    from workbench.domain.refresh import Progress
    from workbench.domain.shops import Shop
    from workbench.files.wire import Rejected
    from workbench.services.imports.preview import (
        ImportChoice,
        PastedText,
        Preview,
        ReadProgress,
        ShopPart,
    )
    from workbench.services.imports.service import ImportService
    from workbench.services.imports.trace_files import ImportReport, TraceFile
    from workbench.services.records.pages import RecordsPart

KEYS = marked("errors", "it holds a shop's keys; use Add shop for it")


@dataclass(frozen=True, slots=True)
class FileLook:
    """What a file would bring; nothing of it was written.

    ``kind`` names the format ("" for traces). ``counts`` are orders, or the parcels of a file of
    traces, which holds ``parcels`` of them. ``platforms`` and ``candidates`` are what may be chosen
    instead; ``rejected_count`` counts rows, of which ``rejected`` holds the first. ``records`` are
    what a platform said; ``columns`` those of a list that we do not know, for the seller to name,
    and ``choice`` how it was read so. ``follows`` open parcels would be asked about at a trace
    provider, unless ``follow`` is no.
    ``is_empty``: below its header there is no row. ``samples`` are how a text begins whose encoding
    the seller has to choose first.
    """

    path: Path
    kind: str
    platforms: tuple[Platform, ...]
    chosen: Platform
    counts: SavedPage | None = None
    parcels: int = 0
    shops: tuple[ShopPart, ...] = ()
    candidates: tuple[Shop, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    rejected_count: int = 0
    unknown_columns: tuple[tuple[str, int], ...] = ()
    unknown_words: tuple[tuple[str, int], ...] = ()
    told_at: datetime | None = None
    preview: Preview | None = field(default=None, repr=False)
    traces: TraceFile | None = field(default=None, repr=False)
    records: RecordsPart | None = None
    columns: tuple[str, ...] = ()
    choice: ColumnChoice | None = None
    follows: int = 0
    follow: bool = True
    is_empty: bool = False
    samples: tuple[EncodingSample, ...] = ()

    @property
    def unplaced(self) -> int:
        """Return how many orders go to a shop for files that name none."""
        return sum(part.unplaced for part in self.shops)

    @property
    def brings_something(self) -> bool:
        """Tell whether an import would change anything."""
        if self.columns or self.samples:
            return False
        is_corrected = any(part.was is not None for part in self.shops)
        return self.counts is None or is_corrected or bool(self.counts.new or self.counts.changed)


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did, in orders or parcels; ``id`` is what it is taken back by, 0 if never."""

    id: int
    saved: SavedPage


class ImportDesk:
    """One thread's imports; what reads files is made when the first file comes."""

    def __init__(self, make: Callable[[], ImportService], kind: Callable[[str], str]) -> None:
        """``kind`` names a format by its id, in the seller's language."""
        self._make = make
        self._kind = kind

    def look(
        self, source: Path | PastedText, choice: ImportChoice, progress: ReadProgress = unheard
    ) -> FileLook:
        """Return what a file or a text would bring; this may take as long as the file is.

        ``progress`` hears of the rows read; an exception from it ends the reading and passes.

        Raises:
            BadInput: the file is none that we know, is broken, or does not fit the choice.
        """
        if isinstance(source, Path) and is_trace_file(source):
            return self._look_at_traces(source, choice, progress)
        try:
            preview = self._make().preview(source, choice, progress)
        except EncodingUnsure as error:
            nothing = Platform.UNKNOWN
            return FileLook(Path(source.name), "", (), nothing, samples=error.samples)
        except ColumnsUnknown as error:
            platform = choice.platform or Platform.ALIBABA
            offered = Platform.known()
            return FileLook(Path(source.name), "", offered, platform, columns=error.columns)
        look = _look_of(preview, self._kind(preview.format))
        return replace(look, choice=choice.columns)

    def _look_at_traces(self, path: Path, choice: ImportChoice, progress: ReadProgress) -> FileLook:
        """Return what a trace file would bring; a key file dropped by mistake is told apart.

        Such a file never tells its platform: nobody's clock judges its parcels until it is chosen.
        """
        platform = choice.platform or Platform.UNKNOWN
        try:
            file = self._make().read_traces(path, progress)
        except BadInput as error:
            if _is_key_file(path):
                raise BadInput(what=path.name, reason=KEYS) from error
            raise
        waiting = partial(progress, len(file.parcels), 0)
        report = self._make().preview_traces(file, platform, waiting)
        return replace(_look_of_traces(path, report, platform), traces=file)

    def commit(self, look: FileLook, progress: Callable[[int, int], None]) -> Brought:
        """Save all that was looked at; ``progress`` is told done and total pages.

        An exception from ``progress`` takes everything back and passes through.

        Raises:
            StoreError: nothing was saved.
        """
        if look.traces is not None:
            waiting = partial(progress, 0, 1)
            report = self._make().import_traces(look.traces, look.chosen, waiting)
            return Brought(report.id, report.saved)
        if look.preview is None:
            return Brought(0, SavedPage())  # nobody said yet how to read it
        total = len(look.preview.pages)
        total += len(look.preview.record_pages)
        done = self._make().commit(
            look.preview, lambda page: progress(page, total), follow=look.follow
        )
        if look.choice is not None:
            self._make().remember(look.choice)
        return Brought(done.id, done.saved)

    def judge(self, progress: Callable[[Progress], None]) -> int:
        """Judge what imports changed; return how many orders were judged."""
        return self._make().judge(progress)

    def undo(self, import_id: int, progress: Callable[[int, int], None]) -> Undone:
        """Take an import back whole, but for what others told since.

        ``progress`` is told the orders done and all; an exception from it leaves everything as it
        was and passes through.

        Raises:
            BadInput: it was taken back already.
            StoreError: nothing was taken back.
        """
        return self._make().undo(import_id, progress)

    def history(self) -> list[ImportEntry]:
        """Return the imports so far, the last one first."""
        return self._make().history()


def _look_of_traces(path: Path, report: ImportReport, platform: Platform) -> FileLook:
    return FileLook(
        path,
        "",
        (Platform.UNKNOWN, *Platform.known()),
        platform,
        report.saved,
        parcels=report.parcels,
        rejected=report.rejected,
        rejected_count=len(report.rejected),
    )


def _is_key_file(path: Path) -> bool:
    try:
        read_key_file(path.read_text(encoding="utf-8-sig"))
    except (BadInput, OSError, UnicodeDecodeError):
        return False
    return True


def _look_of(preview: Preview, kind: str) -> FileLook:
    anything = () if preview.records is not None else (Platform.UNKNOWN,)
    platforms = preview.platforms or (*anything, *Platform.known())
    homes = sorted(preview.shops, key=lambda part: not part.unplaced)
    first = homes[0].shop.platform if homes else platforms[0]
    return FileLook(
        preview.path,
        kind,
        platforms,
        first,
        preview.counts,
        shops=preview.shops,
        candidates=preview.candidates,
        rejected=preview.rejected,
        rejected_count=preview.rejected_count,
        unknown_columns=tuple(preview.unknown_columns.items()),
        unknown_words=tuple(preview.unknown_words.items()),
        told_at=preview.told_at,
        preview=preview,
        records=preview.records,
        follows=preview.follows,
        is_empty=not preview.rows,
    )
