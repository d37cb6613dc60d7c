"""What a person pastes or types in, and the way back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.records.form import EntryDialog
from workbench.ui.records.paste import PasteDialog
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.domain.platforms.platform_records import PlatformRecord, RecordRow
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class Entering(QObject):
    """Opens the form and the box for text.

    Signals: ``pasted`` (PastedText) for whoever imports, ``said`` (text, way back or None),
    ``changed`` when a record was entered or removed, ``failed`` (Trouble).
    """

    pasted = Signal(object)
    said = Signal(str, object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, tools: ViewTools, view: QWidget) -> None:
        super().__init__(view)
        self._tools = tools
        self._view = view
        self.dialog: EntryDialog | PasteDialog | None = None

    @Slot()
    def start_entry(self) -> None:
        """Open the form."""
        dialog = EntryDialog(self._tools.stage, self._view.window())
        dialog.entered.connect(self.enter)
        self._open(dialog)

    @Slot()
    def start_paste(self) -> None:
        """Open the box for pasted text."""
        dialog = PasteDialog(self._view.window())
        dialog.pasted.connect(self.pasted)
        self._open(dialog)

    def _open(self, dialog: EntryDialog | PasteDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    @Slot(object)
    def enter(self, record: PlatformRecord) -> None:
        """Save a record, and offer the way back."""

        def work(desk: Desk) -> int:
            return desk.records.enter(record)

        self._tools.jobs.run(work, self._on_entered, self.failed.emit, topic="record entry")

    def _on_entered(self, record_id: int) -> None:
        words = translate("records", "The entry was saved.")
        self.said.emit(words, lambda: self._forget(record_id))
        self.changed.emit()

    @Slot(object)
    def remove(self, row: RecordRow) -> None:
        """Remove what was typed in; the way back types it in again."""
        self._forget(row.id)
        words = translate("records", "The entry was removed.")
        self.said.emit(words, lambda: self.enter(row.record))

    def _forget(self, record_id: int) -> None:
        def work(desk: Desk) -> None:
            desk.records.forget(record_id)

        self._tools.jobs.run(work, self._on_forgotten, self.failed.emit, topic="record entry")

    def _on_forgotten(self, _: object) -> None:
        self.changed.emit()
