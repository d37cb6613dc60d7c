"""Looking back on imports: the list, and taking one of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.errand import Errand
from workbench.ui.imports.errands import TakenBack, take_back
from workbench.ui.imports.history import HistoryDialog
from workbench.ui.imports.words import undone_words
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbench.domain.exchange.imports import ImportEntry, Undone
    from workbench.ui.contracts import Desk
    from workbench.ui.imports.running import Importing
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble


class LookingBack(QObject):
    """Opens the list of imports and takes back what is chosen there.

    Signals: ``said`` (text, no way back) for the bar at the window's foot, ``changed`` when orders
    or shops went.
    """

    said = Signal(str, object)
    changed = Signal()

    def __init__(
        self, window: QWidget, open_desk: Callable[[], Desk], stage: Stage, importing: Importing
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stage = stage
        self._importing = importing
        self.dialog: HistoryDialog | None = None
        self.errand = Errand(open_desk, self)
        self.errand.progressed.connect(self._on_progressed)

    @Slot()
    def start(self) -> None:
        """Show the list; a second call while it shows reads it anew."""
        if self.dialog is None:
            dialog = self.dialog = HistoryDialog(self._stage, self._window)
            dialog.undo_wanted.connect(self._on_undo)
            dialog.cancel_wanted.connect(self.errand.cancel)
            dialog.finished.connect(self._on_finished)
            dialog.open()
        self._read()

    def _read(self) -> None:
        if not self.errand.is_running:
            self.errand.run(lambda desk: desk.imports.history(), self._on_read, self._on_failed)

    def _on_read(self, entries: list[ImportEntry] | None) -> None:
        if self.dialog is not None and entries is not None:
            self.dialog.show_entries(entries)

    @Slot(int)
    def _on_undo(self, import_id: int) -> None:
        if self.dialog is None or self.errand.is_running:
            return
        if self._importing.is_busy:
            told = translate("imports", "Please wait until this file is done.")
            self.dialog.show_problem(told)
            return
        self.errand.run(
            lambda desk: take_back(desk, import_id, self.errand.tell),
            self._on_undone,
            self._on_failed,
        )

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        if self.dialog is not None and isinstance(progress, TakenBack):
            self.dialog.show_progress(progress.words)

    def _on_undone(self, undone: Undone | None) -> None:
        if undone is not None:
            self.said.emit(undone_words(undone, self._stage.formats), None)
        self.changed.emit()
        self._read()

    def _on_failed(self, trouble: Trouble) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(trouble.sentence)

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def stop(self) -> bool:
        """Close the list; False if a thread still ran after its limit."""
        self._on_finished()
        return self.errand.stop()
