"""Making a backup by hand: beside the window, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from workbench.domain.clock import SHANGHAI
from workbench.ui.backups.dialog import BackupDialog
from workbench.ui.backups.restoring import Restoring
from workbench.ui.backups.words import file_name
from workbench.ui.errand import Errand
from workbench.ui.translating import translate
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.care.backups import Backup
    from workbench.ui.contracts import Desk, WindowParts
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble

    Ask = Callable[[QWidget, str], Path | None]
    AskBackup = Callable[[QWidget], Path | None]


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask the system's dialog for a file, None if it was left; it asks before one is replaced."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = translate("recovery", "Backups") + " (*.backup)"
    told, _ = QFileDialog.getSaveFileName(
        parent, translate("backups", "Back up now…"), QDir(folder).filePath(name), kinds
    )
    return Path(told) if told else None


def ask_backup(parent: QWidget) -> Path | None:
    """Ask the system's dialog for a backup, None if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = translate("recovery", "Backups") + " (*.backup);;"
    told, _ = QFileDialog.getOpenFileName(
        parent,
        translate("recovery", "Restore a backup from a file…"),
        folder,
        kinds + translate("recovery", "All files") + " (*)",
    )
    return Path(told) if told else None


@dataclass(frozen=True, slots=True)
class Asking:
    """How the seller is asked for files: where to write a backup, and which to restore."""

    target: Ask = ask_file
    backup: AskBackup = ask_backup


class BackupMaking(QObject):
    """Shows the backups, makes one, and lets ``restoring`` go back to one.

    Closing the dialog cancels, and leaves nothing half.
    """

    def __init__(
        self, window: QWidget, parts: WindowParts, stage: Stage, asking: Asking = Asking()
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stage = stage
        self._wall = parts.wall
        self._ask = asking
        self._newest: Path | None = None
        self.dialog: BackupDialog | None = None
        self.errand = Errand(parts.open_desk, self)
        self.errand.progressed.connect(self._on_progress)
        self.restoring = Restoring(self, stage)

    @Slot()
    def start(self) -> None:
        """Show the backups; a second call while they show reads them anew."""
        if self.dialog is None:
            dialog = self.dialog = BackupDialog(self._stage, self._window)
            dialog.wanted.connect(self._on_wanted)
            dialog.folder_wanted.connect(self._on_folder)
            dialog.file_wanted.connect(self._on_file)
            dialog.finished.connect(self._on_finished)
            self.restoring.join(dialog)
            dialog.open()
        self._read()

    def _read(self) -> None:
        if not self.errand.is_running:
            self.errand.run(lambda desk: desk.backups.daily_ones(), self._on_read, self._on_failed)

    def _on_read(self, backups: Sequence[Backup] | None) -> None:
        if self.dialog is not None and backups is not None:
            self._newest = backups[0].path if backups else None
            self.dialog.show_backups(backups)

    @Slot()
    def _on_wanted(self) -> None:
        if self.dialog is None or self.errand.is_running:
            return
        target = self._ask.target(self.dialog, file_name(self._today()))
        if target is None:
            return
        self.dialog.show_progress(0, 0)

        def work(desk: Desk) -> Backup:
            return desk.backups.write(target, lambda done, total: self.errand.tell((done, total)))

        self.errand.run(work, self._on_made, self._on_failed)

    def _today(self) -> datetime:
        return self._wall.now().astimezone(SHANGHAI)

    @Slot(object)
    def _on_progress(self, progress: tuple[int, int]) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(*progress)

    def _on_made(self, backup: Backup | None) -> None:
        if self.dialog is None:
            return
        if backup is None:
            self.dialog.show_left()
        else:
            self.dialog.show_made(backup)
        self._read()

    def _on_failed(self, trouble: Trouble) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(trouble.sentence)

    @Slot()
    def _on_folder(self) -> None:
        if self._newest is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._newest.parent)))

    @Slot()
    def _on_file(self) -> None:
        path = self._ask.backup(self.dialog) if self.dialog is not None else None
        if path is not None and self.dialog is not None:
            self.dialog.restore_wanted.emit(str(path))

    @Slot()
    def _on_finished(self) -> None:
        self.errand.cancel()
        self.restoring.leave()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def stop(self) -> bool:
        """Close the dialog; False if a thread still ran after its limit."""
        self._on_finished()
        has_stopped = self.restoring.stop()
        return self.errand.stop() and has_stopped
