"""A backup in the data's place, from the window: asked once, proved first, swapped when it closed.

While the window stands the backup is taken apart and proved beside the data, which stay as they
are. Only then does the window close, the files change places, and a new window opens
(``ui/running.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.errors import BackupLocked, RecoveryCodeMissing, RecoveryCodeWrong
from workbench.ui.backups.words import question_words
from workbench.ui.errand import Errand
from workbench.ui.recovery.dialog import RescueDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.care.backups import Backup
    from workbench.domain.care.rescue import Present
    from workbench.services.care.recovery import Prepared, RecoveryService
    from workbench.ui.backups.dialog import BackupDialog
    from workbench.ui.contracts import Desk
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble

# Another machine's backup opens with the code alone.
_ASKS_CODE = {each.__name__ for each in (BackupLocked, RecoveryCodeMissing, RecoveryCodeWrong)}


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What would come and what would go."""

    backup: Backup
    present: Present


class Restoring(QObject):
    """Asks about a backup and makes it ready.

    Signals: ``ready`` once ``prepared`` waits for the window to close.
    """

    ready = Signal()

    def __init__(self, parent: QObject, stage: Stage) -> None:
        super().__init__(parent)
        self._formats = stage.formats
        self._recovery: Callable[[], RecoveryService] | None = None
        self._dialog: BackupDialog | None = None
        self._path: Path | None = None
        self.prepared: Prepared | None = None
        self.errand = Errand(self._open_desk, self)
        self.errand.progressed.connect(self._on_progress)

    def offer(self, recovery: Callable[[], RecoveryService]) -> None:
        """Let backups be restored; without it they are only shown."""
        self._recovery = recovery

    def join(self, dialog: BackupDialog) -> None:
        """Serve a dialog until it closes."""
        if self._recovery is None:
            return
        self._dialog = dialog
        dialog.offer_restore()
        dialog.restore_wanted.connect(self._on_wanted)
        dialog.question.agreed.connect(self._on_agreed)
        dialog.question.left.connect(self._on_left)

    def leave(self) -> None:
        """Cancel what is under way: its dialog closes."""
        self.errand.cancel()
        self._dialog = None

    def _open_desk(self) -> Desk:
        if self._recovery is None:
            raise LookupError
        return cast("Desk", RescueDesk(self._recovery()))

    @Slot(object)
    def _on_wanted(self, told: str) -> None:
        """Look at what would come and go; the data are only read."""
        if self.errand.is_running:
            return
        path = self._path = Path(told)

        def look(desk: Desk) -> _Exchange:
            recovery = cast("RescueDesk", desk).recovery
            return _Exchange(recovery.described(path), recovery.present())

        self.errand.run(look, self._on_looked, self._on_unreadable)

    def _on_looked(self, found: _Exchange | None) -> None:
        if self._dialog is not None and found is not None:
            self._dialog.ask(question_words(found.backup, found.present, self._formats))

    def _on_unreadable(self, trouble: Trouble) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(trouble.sentence)

    @Slot(str)
    def _on_agreed(self, code: str) -> None:
        dialog, path = self._dialog, self._path
        if dialog is None or path is None or self.errand.is_running:
            return
        dialog.show_restoring(0, 0)

        def work(desk: Desk) -> Prepared:
            recovery = cast("RescueDesk", desk).recovery
            return recovery.prepare(path, lambda *part: self.errand.tell(part), code)

        self.errand.run(work, self._on_prepared, self._on_failed)

    @Slot(object)
    def _on_progress(self, progress: tuple[int, int]) -> None:
        if self._dialog is not None:
            self._dialog.show_restoring(*progress)

    def _on_prepared(self, prepared: Prepared | None) -> None:
        if prepared is not None:
            self.prepared = prepared
            self.ready.emit()

    def _on_failed(self, trouble: Trouble) -> None:
        if self._dialog is not None:
            needs_code = trouble.details in _ASKS_CODE
            self._dialog.end_restoring()
            self._dialog.question.show_trouble(trouble.sentence, needs_code=needs_code)

    @Slot()
    def _on_left(self) -> None:
        self.errand.cancel()
        if self._dialog is not None:
            self._dialog.end_question()

    def stop(self) -> bool:
        """Cancel; False if a thread still ran after its limit."""
        self.leave()
        return self.errand.stop()
