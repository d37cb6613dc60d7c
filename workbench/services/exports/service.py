"""Files out: a filtered view as XLSX, CSV or a plain SQLite file, masked unless a reason is given.

A child process reads and writes, so that the window is never held up and a cancel leaves nothing.
The draft lies in a private folder beside the target and takes its place whole: whatever happens,
the old file or the complete new one stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.exchange.export_filters import check
from workbench.domain.exchange.exports import (
    ExportProgress,
    ExportReport,
    ExportRequest,
)
from workbench.services.exports.columns import Spoken, sources
from workbench.services.exports.job import DRAFT, ExportJob
from workbench.services.exports.process import finished
from workbench.services.exports.shop import with_shop
from workbench.services.exports.tables import Source
from workbench.services.exports.target import form_of, private_folder, target_of
from workbench.services.exports.trail import ExportTrail
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.exchange.exports import ExportView
    from workbench.policy.rules import Language
    from workbench.services.rules.books import Books
    from workbench.store.engine.cache import Cache
    from workbench.store.keys.data_key import DataKey

Progress = Callable[[ExportProgress], None]
Translate = Callable[[str, str], str]

WRITER = "write-export"  # the program's command that starts the child


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What exports take from outside: how to start the child, the key, words' language, clocks.

    ``clock`` tells data time, ``wall`` real time. ``unlock`` fetches the key anew for the child.
    ``books`` are the rules by which rows are counted.
    """

    command: Sequence[str]
    unlock: Callable[[], DataKey]
    books: Books
    language: Language
    clock: Clock
    wall: Clock


class ExportService:
    """Writes views to files; one call writes one file."""

    def __init__(self, cache: Cache, settings: ExportSettings) -> None:
        self._cache = cache
        self._trail = ExportTrail(cache, settings.wall)
        self.settings = settings

    def export(
        self, request: ExportRequest, translate: Translate, progress: Progress
    ) -> ExportReport:
        """Write a view to the request's target and return what was written.

        ``translate`` gives texts in the reader's language. An exception out of ``progress`` cancels
        the export, leaves nothing behind and passes through.

        Raises:
            BadInput: the suffix, a filter or the place of the target.
            ExportError: the target stands as it did before.
            StoreError: the cache could not be read, or the trail not be written.
        """
        target = target_of(request, self._cache.path.parent)
        check(request.view, request.filters)
        filters = with_shop(request.filters, ShopStore(self._cache).all())
        asked = replace(request, target=target, filters=filters)
        with private_folder(asked.target) as folder:
            job = self._job(asked, folder, translate)
            answer = finished(self.settings.command, job, asked.target, progress)
            report = ExportReport(
                asked.target, answer.done, answer.columns, answer.sha256, asked.is_masked
            )
            what = f"{asked.view.value}.{job.form.value}"
            self._trail.publish(folder / DRAFT, what, asked.reason, report)
        return report

    def count(self, view: ExportView, filters: Mapping[str, str]) -> int:
        """Return how many rows a view holds under these filters, before any is written."""
        books = self.settings.books
        spoken = Spoken({}, books.words, {}, is_masked=True)
        source = Source(self._cache, books.current, spoken, self.settings.clock.now())
        return source.open(view, filters).total

    def _job(self, asked: ExportRequest, folder: Path, translate: Translate) -> ExportJob:
        texts = {
            context: {source: translate(context, source) for source in found}
            for context, found in sources().items()
        }
        return ExportJob(
            cache=str(self._cache.path),
            key=self.settings.unlock().hex,
            language=self.settings.language,
            texts=texts,
            view=asked.view,
            filters=dict(asked.filters),
            form=form_of(asked.target),
            is_masked=asked.is_masked,
            now=self.settings.clock.now(),
            folder=str(folder),
        )
