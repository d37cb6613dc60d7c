"""The backups there are, one more on a disk of the seller's choice, and the way back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.backups.question import RestoreQuestion
from workbench.ui.backups.words import backup_line, made_words, restore_name
from workbench.ui.help.pages import set_page
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.care.backups import Backup
    from workbench.ui.start import Stage

WIDTH = 560
INNER = WIDTH - 40
MOST = 10  # daily ones for a week and weekly ones for three more


class BackupDialog(QDialog):
    """备份.

    Signals: ``wanted`` when one is to be made, ``folder_wanted`` to see those that were,
    ``restore_wanted`` (path) when one is to be gone back to, ``file_wanted`` for one elsewhere.
    """

    wanted = Signal()
    folder_wanted = Signal()
    restore_wanted = Signal(object)
    file_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = stage.formats
        self.setObjectName("page")
        set_page(self, "safety")
        self.setWindowTitle(translate("backups", "Backups"))
        self.setFixedWidth(WIDTH)
        self.lines: list[PlainLabel] = []
        self.restore_buttons: list[QPushButton] = []
        self.can_restore = False
        self.none = PlainLabel(translate("backups", "No daily backup yet."), tone=Tone.MUTED)
        self.back = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.told = PlainLabel(is_wrapped=True, is_selectable=True)
        self.question = RestoreQuestion(INNER)
        self.file_button = button(translate("recovery", "Restore a backup from a file…"))
        self.make_button = button(translate("backups", "Back up now…"), is_primary=True)
        self.folder_button = button(translate("backups", "Open the folder"))
        self.close_button = button(translate("backups", "Close"))
        self._rows = QWidget()
        self._page_column = QVBoxLayout()
        self._list_page = self._make_list_page()
        self._lay_out()
        self.make_button.setDefault(True)
        self.make_button.setFocus()
        self.make_button.clicked.connect(self.wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for widget in (self._list_page, self.question, self.bar):
            column.addWidget(widget)
        for widget in (self.question, self.bar, self.told, self.file_button, self.back):
            widget.hide()

    def _make_list_page(self) -> QWidget:
        about = translate(
            "backups",
            "One is made every day beside the data, encrypted like them. Put one on another disk "
            "now and then: it opens with the same keyring or passphrase, or the recovery code.",
        )
        self.back.setText(
            translate("backups", "What is here now is kept when you go back to a backup.")
        )
        page = QWidget()
        column = self._page_column
        page.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        title = PlainLabel(translate("backups", "Backups"), type_=Type.CARD)
        words = PlainLabel(about, is_wrapped=True)
        for widget in (title, words, self.none, self._rows, self.back, self.told):
            column.addWidget(widget)
        for label in (title, words, self.none, self.back, self.told):
            label.setFixedWidth(INNER)
        column.addLayout(self._acts())
        return page

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.addWidget(self.folder_button)
        acts.addWidget(self.file_button)
        acts.addStretch(1)
        acts.addWidget(self.close_button)
        acts.addWidget(self.make_button)
        return acts

    def offer_restore(self) -> None:
        """Put a way back beside each backup, and one for a file elsewhere."""
        self.can_restore = True
        self.file_button.show()
        self.back.show()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List the newest ones."""
        self.lines, self.restore_buttons = [], []
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for each in backups[:MOST]:
            column.addLayout(self._row(each))
        self._page_column.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        self.none.setVisible(not backups)
        self.folder_button.setEnabled(bool(backups))

    def _row(self, backup: Backup) -> QHBoxLayout:
        row = QHBoxLayout()
        line = PlainLabel(backup_line(backup, self._formats))
        self.lines.append(line)
        row.addWidget(line, 1)
        if self.can_restore:
            way = button(translate("backups", "Restore this backup…"), is_link=True)
            way.setAccessibleName(restore_name(backup, self._formats))
            way.setProperty("path", str(backup.path))
            way.clicked.connect(self._on_restore)
            self.restore_buttons.append(way)
            row.addWidget(way)
        return row

    @Slot()
    def _on_restore(self) -> None:
        self.restore_wanted.emit(str(self.sender().property("path")))

    def ask(self, words: str) -> None:
        """Put the question in the list's place."""
        self._list_page.hide()
        self.question.ask(words)

    def end_question(self) -> None:
        """Show the list again: nothing was done."""
        self.bar.hide()
        self.question.hide()
        self._list_page.show()

    def show_restoring(self, done: int, total: int) -> None:
        """Say how far the checking of a backup is."""
        self.question.set_busy(is_busy=True)
        self._show_bar(done, total)

    def end_restoring(self) -> None:
        """Take an answer again."""
        self.bar.hide()
        self.question.set_busy(is_busy=False)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the one being made is; nothing else can be begun meanwhile."""
        self._set_idle(is_idle=False)
        self.told.hide()
        self._show_bar(done, total)

    def _show_bar(self, done: int, total: int) -> None:
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
        self._set_idle(is_idle=True)

    def _set_idle(self, *, is_idle: bool) -> None:
        for each in (self.make_button, self.file_button, *self.restore_buttons):
            each.setEnabled(is_idle)

    def _end(self, sentence: str, tone: Tone) -> None:
        self.show_left()
        self.told.set_tone(tone)
        self.told.setText(sentence)
        self.told.show()
