"""Reports as files: written by a process of their own, entered in the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.exchange.exports import ExportReport
from workbench.services.exports.job import DRAFT
from workbench.services.exports.process import finished
from workbench.services.exports.report_job import ReportJob
from workbench.services.exports.target import private_folder
from workbench.services.exports.trail import ExportTrail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.exchange.exports import ExportProgress, ReportWish
    from workbench.domain.exchange.reports import Report
    from workbench.store.engine.cache import Cache

    Progress = Callable[[ExportProgress], None]

REPORT_WRITER = "write-report"  # the program's command that starts the child
PDF, XLSX = ".pdf", ".xlsx"


class ReportFiles:
    """Writes reports; one call writes one file. ``wall`` tells real time."""

    def __init__(self, cache: Cache, command: Sequence[str], wall: Clock) -> None:
        self._trail = ExportTrail(cache, wall)
        self._command = command

    def write(
        self, report: Report, wish: ReportWish, made_at: datetime, progress: Progress
    ) -> ExportReport:
        """Write a report as its file's suffix says and return what was written.

        An exception out of ``progress`` cancels it, leaves nothing behind and passes through.

        Raises:
            BadInput: another suffix than .pdf or .xlsx, or there is no such folder.
            ExportError: an older file of this name stands as it did before.
            StoreError: the trail could not be written.
        """
        path = wish.path.expanduser()
        is_pdf = path.suffix.lower() == PDF
        if not is_pdf and path.suffix.lower() != XLSX:
            reason = marked("errors", "a name that ends in .pdf or .xlsx is wanted")
            raise BadInput(what=path.name, reason=reason)
        with private_folder(path) as folder:
            job = ReportJob(report=report, is_pdf=is_pdf, made_at=made_at, folder=str(folder))
            answer = finished(self._command, job, path, progress)
            written = ExportReport(path, answer.done, (), answer.sha256, wish.is_masked)
            what = f"{wish.kind}{path.suffix.lower()}"
            self._trail.publish(folder / DRAFT, what, wish.reason, written)
        return written
