"""The backups there are, and one more on a disk of the seller's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbench.ui.backups.words import backup_line, made_words
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.backups import Backup
    from workbench.ui.start import Stage

WIDTH = 560
MOST = 10  # daily ones for a week and weekly ones for three more


class BackupDialog(QDialog):
    """备份.

    Signals: ``wanted`` when one is to be made, ``folder_wanted`` to see those that were.
    """

    wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = stage.formats
        self.setObjectName("page")
        self.setWindowTitle(translate("backups", "Backups"))
        self.setFixedWidth(WIDTH)
        self.lines: list[PlainLabel] = []
        self.none = PlainLabel(translate("backups", "No daily backup yet."), tone=Tone.MUTED)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.told = PlainLabel(is_wrapped=True, is_selectable=True)
        self.make_button = button(translate("backups", "Back up now…"), is_primary=True)
        self.folder_button = button(translate("backups", "Open the folder"))
        self.close_button = button(translate("backups", "Close"))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._lay_out()
        self.make_button.setDefault(True)
        self.make_button.setFocus()
        self.make_button.clicked.connect(self.wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        about = translate(
            "backups",
            "One is made every day beside the data, encrypted like them. Put one on another disk "
            "now and then: it opens with the same keyring or passphrase, or the recovery code.",
        )
        back = translate(
            "backups", "To go back to one: close this window and run `workbench restore FILE`."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(PlainLabel(translate("backups", "Backups"), type_=Type.CARD))
        for words in (PlainLabel(about, is_wrapped=True), self.none):
            column.addWidget(words)
        column.addLayout(self._list)
        column.addWidget(
            PlainLabel(back, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True, is_selectable=True)
        )
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addLayout(self._acts())
        for label in self.findChildren(PlainLabel):
            label.setFixedWidth(WIDTH - 40)
        self.bar.hide()
        self.told.hide()

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.addWidget(self.folder_button)
        acts.addStretch(1)
        acts.addWidget(self.close_button)
        acts.addWidget(self.make_button)
        return acts

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List the newest ones."""
        empty_out(self._list)
        self.lines = [PlainLabel(backup_line(each, self._formats)) for each in backups[:MOST]]
        for line in self.lines:
            self._list.addWidget(line)
        self.none.setVisible(not backups)
        self.folder_button.setEnabled(bool(backups))

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the one being made is; nothing else can be begun meanwhile."""
        self.make_button.setEnabled(False)
        self.told.hide()
        self.bar.setRange(0, 100 if total else 0)
        self.bar.setValue(done * 100 // total if total else 0)
        self.bar.show()

    def show_made(self, backup: Backup) -> None:
        """Say what was made and where it lies."""
        self._end(made_words(backup, self._formats), Tone.GOOD)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._end(sentence, Tone.CRITICAL)

    def show_left(self) -> None:
        """Offer it again: it was left."""
        self.bar.hide()
        self.make_button.setEnabled(True)

    def _end(self, sentence: str, tone: Tone) -> None:
        self.show_left()
        self.told.set_tone(tone)
        self.told.setText(sentence)
        self.told.show()
