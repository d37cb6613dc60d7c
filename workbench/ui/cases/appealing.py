"""Opens appeals from anywhere, saves them, and takes what was recorded back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.cases.appeal_dialog import AppealDialog
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.filing.appeals import Appeal, AppealStep
    from workbench.services.filing.appeals import AppealSight
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class Appealing(QObject):
    """One dialog at a time.

    Signals: ``changed`` when an appeal was saved, answered, deleted or brought back, ``said``
    (words, way back or None), ``failed`` (Trouble).
    """

    changed = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, around: QWidget) -> None:
        super().__init__(around)
        self._tools = tools
        self._around = around
        self.dialog: AppealDialog | None = None

    @Slot(int)
    def start(self, record_id: int) -> None:
        """Open the appeal against a record, begun or not."""
        self._tools.jobs.run(
            lambda desk: desk.appeals.sight(record_id),
            self._on_sight,
            self.failed.emit,
            topic="appeal",
        )

    def _on_sight(self, sight: AppealSight) -> None:
        if self.dialog is not None:
            return
        look, window = self._tools.look(), self._around.window()
        dialog = self.dialog = AppealDialog(self._tools.stage, sight, look, window)
        before = sight.appeal if sight.is_kept else None
        dialog.kept.connect(lambda appeal: self._keep(before, appeal))
        dialog.stepped.connect(lambda *told: self._step(before, *told))
        dialog.removal_wanted.connect(self.delete)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _keep(self, before: Appeal | None, appeal: Appeal) -> None:
        words = translate("cases", "The appeal was saved.")
        self._run(lambda desk: desk.appeals.keep(appeal), words, self._back(before, appeal))

    def _step(
        self,
        before: Appeal | None,
        appeal: Appeal,
        step: AppealStep,
        at: datetime,
        amount: int | None,
    ) -> None:
        words = translate("cases", "Appeal recorded: {state}").replace("{state}", word(step))
        self._run(
            lambda desk: desk.appeals.step(appeal, step, at, amount),
            words,
            self._back(before, appeal),
        )

    @Slot(object)
    def delete(self, appeal: Appeal) -> None:
        """Delete a draft; for ten seconds it can be brought back."""

        def work(desk: Desk) -> None:
            desk.appeals.withdraw(appeal.record_id)

        def back() -> None:
            self._quietly(lambda desk: desk.appeals.restore(appeal.record_id))

        self._run(work, translate("cases", "The draft was deleted."), back)

    def _back(self, before: Appeal | None, now: Appeal) -> Callable[[], None]:
        """Return what lets it stand as before, or not at all."""

        def back() -> None:
            if before is None:
                self._quietly(lambda desk: desk.appeals.withdraw(now.record_id))
            else:
                self._quietly(lambda desk: desk.appeals.keep(before))

        return back

    def _run(self, work: Callable[[Desk], object], words: str, undo: Callable[[], None]) -> None:
        def done(_: object) -> None:
            self.said.emit(words, undo)
            self.changed.emit()

        self._tools.jobs.run(work, done, self.failed.emit)

    def _quietly(self, work: Callable[[Desk], object]) -> None:
        self._tools.jobs.run(work, lambda _: self.changed.emit(), self.failed.emit)
