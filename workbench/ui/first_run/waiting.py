"""What shows while the sample data are made; who does not want to wait goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout

from workbench.domain.errors import WorkbenchError
from workbench.ui.errand import Errand
from workbench.ui.first_run.dressing import dressed
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from PySide6.QtWidgets import QApplication

    from workbench.ui.first_run.contract import Speech
    from workbench.ui.trouble import Trouble

    # Called between two steps; raises where somebody went back.
    Look: TypeAlias = Callable[[], None]

WIDTH = 420


class _NoDesk:
    """What stands for a desk where there are no data yet."""

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """Read nothing that could be given up."""

    def close(self) -> None:
        """Close nothing."""


class MakingDialog(QDialog):
    """Does ``work`` in a thread of its own; accepted when it is done, else ``trouble`` says why."""

    def __init__(self, work: Callable[[Look], None]) -> None:
        super().__init__()
        self._work = work
        self.error: WorkbenchError | None = None
        self.errand = Errand(_NoDesk, self)  # type: ignore[arg-type]  # nothing is asked of it
        self.setObjectName("page")
        self.setWindowTitle(translate("frame", "Fulfilment workbench"))
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.bar = QProgressBar()
        self.back = button(translate("firstrun", "Back"))
        self.back.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        words = translate("firstrun", "The sample data are being made …")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(16)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        title = PlainLabel(words, type_=Type.CARD)
        self.setAccessibleName(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.trouble.hide()
        for widget in (title, self.bar, self.trouble):
            widget.setFixedWidth(WIDTH - 40)
            column.addWidget(widget)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(acts)

    def exec(self) -> int:
        """Begin, and show it until it is done or left."""
        self.errand.run(lambda _: self._attempt(), self._on_done, self._on_failed)
        return super().exec()

    def _attempt(self) -> bool:
        try:
            self._work(lambda: self.errand.tell(None))
        except WorkbenchError as error:
            self.error = error
        return True

    def _on_done(self, is_done: bool | None) -> None:
        if is_done:
            self.accept()
        else:
            super().reject()

    def _on_failed(self, trouble: Trouble) -> None:
        self.trouble.setText(trouble.sentence)
        self.trouble.show()
        self.bar.hide()
        self.back.setEnabled(True)

    @Slot()
    def reject(self) -> None:
        """Go back as soon as the step that is under way ends."""
        if not self.errand.is_running:
            super().reject()
            return
        self.back.setEnabled(False)
        self.errand.cancel()


def made(app: QApplication, speech: Speech, work: Callable[[Look], None]) -> bool:
    """Do ``work`` while a dialog shows; False where somebody went back.

    Raises:
        WorkbenchError: what the work raised.
    """
    with dressed(app, speech):
        dialog = MakingDialog(work)
        is_made = dialog.exec() == QDialog.DialogCode.Accepted
        error = dialog.error
        dialog.deleteLater()
    if error is not None:
        raise error
    return is_made
