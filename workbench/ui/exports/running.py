"""One export at a time beside the window, told of in a bar over the views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from workbench.domain.counting import counted
from workbench.domain.exchange.exports import ExportProgress, ExportRequest, with_personal_mark
from workbench.ui.background import Jobs, Stopped
from workbench.ui.exports.consent import ConsentDialog
from workbench.ui.exports.outgoing import list_out
from workbench.ui.exports.target import ask_target
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.domain.exchange.exports import ExportReport, ExportView
    from workbench.ui.contracts import Desk
    from workbench.ui.exports.outgoing import Outgoing
    from workbench.ui.exports.target import Target
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble
    from workbench.ui.widgets.bars import MessageBar

    Ask = Callable[[QWidget, str], Target | None]

STANDS_FOR = 20_000  # milliseconds that a finished export is told of


class Exporting(QObject):
    """Asks where to, writes beside the window, shows progress; its button cancels.

    An export has a thread of its own, so that lists go on answering meanwhile; a child of that
    thread's services does the work. Signals: ``ended`` when nothing is being written any more.
    """

    ended = Signal()
    _progressed = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        bar: MessageBar,
        stage: Stage,
        ask: Ask = ask_target,
    ) -> None:
        super().__init__(bar)
        self._open_desk = open_desk
        self._bar = bar
        self._stage = stage
        self._formats = stage.formats
        self.ask = ask
        self.dialog: ConsentDialog | None = None
        self._jobs: Jobs | None = None
        self._target: Path | None = None
        self._written: Path | None = None
        self._is_cancelled = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(STANDS_FOR)
        self._rest.timeout.connect(bar.hide)
        bar.pressed.connect(self._on_pressed)
        self._progressed.connect(self._on_progressed)

    @property
    def is_running(self) -> bool:
        """Tell whether a file is being written."""
        return self._jobs is not None

    @Slot(object, object, str)
    def start(self, view: ExportView, filters: Mapping[str, str], name: str) -> None:
        """Ask for a file and write the view to it; while one is written nothing else begins."""
        if self._is_busy:
            return
        target = self.ask(self._bar.window(), name)
        if target is not None:
            request = ExportRequest(view, target.path, dict(filters))
            self.begin(list_out(request), is_whole=target.is_whole)

    @property
    def _is_busy(self) -> bool:
        return self.is_running or self.dialog is not None

    def begin(self, out: Outgoing, *, is_whole: bool) -> None:
        """Write a file; one with whole waybills only once somebody said why."""
        if self._is_busy:
            return
        if is_whole:
            self._count(out)
        else:
            self._write(out, "")

    def _count(self, out: Outgoing) -> None:
        """Count the rows before the seller is asked for a reason."""
        self._is_cancelled = False
        self._jobs = Jobs(self._open_desk, self)
        self._jobs.run(out.count, lambda rows: self._on_counted(out, rows), self._on_failed)

    def _on_counted(self, out: Outgoing, rows: int) -> None:
        self._end()
        path = with_personal_mark(out.target)
        dialog = self.dialog = ConsentDialog(self._stage, path, rows, self._bar.window())
        dialog.finished.connect(lambda result: self._on_consent(out, result))
        dialog.open()

    def _on_consent(self, out: Outgoing, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted and dialog.reason:
            self._write(out, dialog.reason)

    def _write(self, out: Outgoing, reason: str) -> None:
        self._target, self._written, self._is_cancelled = out.target, None, False
        self._rest.stop()
        self._on_progressed(ExportProgress(0, 0))
        self._jobs = Jobs(self._open_desk, self)

        def work(desk: Desk) -> ExportReport | None:
            try:
                return out.write(desk, reason, self._tell)
            except Stopped:
                return None

        self._jobs.run(work, self._on_done, self._on_failed)

    def _tell(self, progress: ExportProgress) -> None:
        """Pass progress to the window's thread; called in the export's."""
        if self._is_cancelled:
            raise Stopped
        self._progressed.emit(progress)

    def stop(self) -> bool:
        """Cancel what is being written; False if it still ran after the limit of a job."""
        self._is_cancelled = True
        jobs, self._jobs = self._jobs, None
        return jobs is None or jobs.stop()

    @Slot(object)
    def _on_progressed(self, progress: ExportProgress) -> None:
        if self._target is None or self._is_cancelled:
            return
        words = translate("exports", "Exporting to {file}: {done} of {total} row(s)")
        if not progress.total:
            words = translate("exports", "Exporting to {file} …")
        sentence = counted(words, done=progress.done, total=progress.total).replace(
            "{file}", one_line(self._target.name)
        )
        self._bar.say(sentence, "refresh", Tone.ACCENT, translate("exports", "Cancel"))

    def _on_done(self, report: ExportReport | None) -> None:
        self._end()
        if report is None:
            self._bar.hide()
            return
        self._written = report.path
        words = translate("exports", "{rows} row(s) written to {file}; waybills are masked")
        if not report.is_masked:
            words = translate(
                "exports", "{rows} row(s) written to {file}; whoever has it can read the waybills"
            )
        sentence = counted(words, rows=report.rows).replace("{file}", one_line(str(report.path)))
        self._bar.say(sentence, "good", Tone.GOOD, translate("exports", "Show folder"))
        self._rest.start()

    def _on_failed(self, trouble: Trouble) -> None:
        self._end()
        self._bar.say(trouble.sentence, "warning", Tone.CRITICAL, translate("exports", "Close"))

    def _end(self) -> None:
        self._target = None
        jobs, self._jobs = self._jobs, None
        if jobs is not None:
            jobs.stop()
            jobs.deleteLater()
        self.ended.emit()

    @Slot()
    def _on_pressed(self) -> None:
        """Cancel what runs; else show what was written, or close the bar."""
        if self.is_running:
            self._is_cancelled = True
            self._bar.hide()
            return
        self._bar.hide()
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))
