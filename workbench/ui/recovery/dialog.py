"""Data that do not open: what is wrong, and buttons for each way on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from workbench.domain.care.rescue import Way
from workbench.ui.errand import Errand
from workbench.ui.first_run.passphrase import PassphraseForm
from workbench.ui.formats import plain
from workbench.ui.help.pages import set_page
from workbench.ui.recovery.words import rescue_words, restore_words, restored_words
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from workbench.domain.care.rescue import Situation
    from workbench.services.care.recovery import RecoveryService
    from workbench.ui.contracts import Desk
    from workbench.ui.trouble import Trouble

    Work = Callable[[RecoveryService, Callable[[int, int], None], str], str]

WIDTH = 560


@dataclass(frozen=True)
class RescueDesk:
    """The recovery service as a thread's desk: there is no connection of its own to close."""

    recovery: RecoveryService

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """Go on to the end: each way asks at its own progress whether it is cancelled."""

    def close(self) -> None:
        """Close nothing."""


class RecoveryDialog(QDialog):
    """Tells what is wrong and does what the seller chooses, in a thread of its own.

    It is accepted once the data were put right, or are to be tried again. Signals: ``settled``
    when a chosen way ended.
    """

    settled = Signal()

    def __init__(
        self, trouble: Trouble, situation: Situation, recovery: RecoveryService, folder: Path
    ) -> None:
        super().__init__()
        self._folder = folder
        self._errand = Errand(lambda: cast("Desk", RescueDesk(recovery)), self)
        self._errand.progressed.connect(self._on_progress)
        self.setObjectName("page")
        set_page(self, "safety")
        self.setWindowTitle(translate("frame", "Fulfilment workbench"))
        self.setFixedWidth(WIDTH)
        self.title = PlainLabel(plain(trouble.title), type_=Type.CARD)
        self.told = PlainLabel(plain(trouble.sentence), is_wrapped=True, is_selectable=True)
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True, is_selectable=True)
        self.code = QLineEdit()
        self.code.setPlaceholderText(translate("recovery", "Recovery code"))
        self.code.setAccessibleName(translate("recovery", "Recovery code"))
        self.new_passphrase = PassphraseForm()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.ways = self._way_buttons(situation)
        self.retry_button = button(translate("recovery", "Try again"))
        self.folder_button = button(translate("recovery", "Open the folder"))
        self.quit_button = button(translate("recovery", "Quit"))
        self.open_button = button(translate("recovery", "Open the workbench"), is_primary=True)
        self._lay_out()
        self.code.setVisible(Way.CODE in self.ways)
        self.new_passphrase.setVisible(Way.CODE in self.ways and not situation.has_place)
        self.new_passphrase.changed.connect(self._show_code_way)
        self._show_code_way()
        self.retry_button.clicked.connect(self.accept)
        self.folder_button.clicked.connect(self._on_folder)
        self.quit_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self.accept)

    def _way_buttons(self, situation: Situation) -> dict[Way | str, QPushButton]:
        """Return a button for each way, the surest one first and marked."""
        found: dict[Way | str, QPushButton] = {}
        for way in situation.ways:
            made = button(self._way_words(way, situation), is_primary=not found)
            made.clicked.connect(self._acts()[way])
            found[way] = made
        other = button(translate("recovery", "Restore a backup from a file…"))
        other.clicked.connect(self._on_file)
        return {**found, "file": other}

    def _acts(self) -> dict[Way, Callable[[], None]]:
        return {
            Way.CODE: self._on_code,
            Way.RESTORE: self._on_restore,
            Way.SALVAGE: self._on_salvage,
        }

    @staticmethod
    def _way_words(way: Way, situation: Situation) -> str:
        if way is Way.RESTORE:
            return restore_words(situation.backups[0])
        if way is Way.CODE:
            return translate("recovery", "Open the data with the recovery code")
        return translate("recovery", "Save what can still be read")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for label in (self.title, self.told, self.trouble):
            label.setFixedWidth(WIDTH - 40)
        fields = (self.code, self.new_passphrase)
        for widget in (self.title, self.told, *fields, *self.ways.values(), self.bar):
            column.addWidget(widget)
        column.addWidget(self.trouble)
        acts = QHBoxLayout()
        acts.addWidget(self.folder_button)
        acts.addStretch(1)
        for made in (self.quit_button, self.retry_button, self.open_button):
            acts.addWidget(made)
        column.addLayout(acts)
        for widget in (self.bar, self.trouble, self.open_button):
            widget.hide()

    @Slot()
    def _on_restore(self) -> None:
        self._begin(lambda recovery, tell, code: restored_words(recovery.restore_last(tell, code)))

    @Slot()
    def _on_salvage(self) -> None:
        self._begin(lambda recovery, tell, code: rescue_words(recovery.salvage(tell, code)))

    @Slot()
    def _on_code(self) -> None:
        passphrase = self.new_passphrase.passphrase

        def unlock(recovery: RecoveryService, _: object, code: str) -> str:
            recovery.keys.unlock_by(code, passphrase)
            return translate("recovery", "The data open again; the recovery code stays in force.")

        self._begin(unlock)

    @Slot()
    def _on_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            translate("recovery", "Restore a backup from a file…"),
            str(Path.home()),
            translate("recovery", "Backups")
            + " (*.backup);;"
            + translate("recovery", "All files")
            + " (*)",
        )
        if chosen:
            self.restore_from(Path(chosen))

    @Slot()
    def _show_code_way(self) -> None:
        """Offer the recovery code once the key it opens has a place to go to."""
        if Way.CODE in self.ways:
            lacks = not self.new_passphrase.isHidden() and not self.new_passphrase.passphrase
            self.ways[Way.CODE].setDisabled(lacks)

    def restore_from(self, path: Path) -> None:
        """Restore the backup at ``path``."""
        self._begin(lambda recovery, tell, code: restored_words(recovery.restore(path, tell, code)))

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _begin(self, work: Work) -> None:
        code = self.code.text()
        self._show_work(is_running=True)
        self._errand.run(
            lambda desk: work(
                cast("RescueDesk", desk).recovery,
                lambda done, total: self._errand.tell((done, total)),
                code,
            ),
            self._on_done,
            self._on_failed,
        )

    def _show_work(self, *, is_running: bool) -> None:
        for widget in (*self.ways.values(), self.code, self.new_passphrase, self.retry_button):
            widget.setEnabled(not is_running)
        if not is_running:
            self._show_code_way()
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_running)
        self.trouble.hide()

    @Slot(object)
    def _on_progress(self, progress: tuple[int, int]) -> None:
        done, total = progress
        if total:
            self.bar.setRange(0, 100)
            self.bar.setValue(done * 100 // total)

    def _on_done(self, told: str | None) -> None:
        self._show_work(is_running=False)
        if told is not None:
            self.title.setText(translate("recovery", "The data are in order again"))
            self.told.setText(plain(told))
            for widget in (*self.ways.values(), self.code, self.new_passphrase, self.retry_button):
                widget.hide()
            self.open_button.show()
            self.open_button.setFocus()
        self.settled.emit()

    def _on_failed(self, trouble: Trouble) -> None:
        self._show_work(is_running=False)
        self.code.show()
        self.trouble.setText(plain(f"{trouble.title}: {trouble.sentence}"))
        self.trouble.show()
        self.settled.emit()

    def reject(self) -> None:
        """Quit; a work under way is cancelled and changes nothing."""
        self._errand.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the work's thread with the dialog."""
        self._errand.stop()
        super().closeEvent(event)
