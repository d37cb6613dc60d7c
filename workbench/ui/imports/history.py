"""The imports so far: which file, when, what it brought, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.counting import counted
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.exchange.imports import ImportEntry
    from workbench.ui.formats import Formats
    from workbench.ui.start import Stage

SIZE = QSize(640, 520)


class HistoryRow(QWidget):
    """One import.

    Signals: ``undo_wanted`` (import id).
    """

    undo_wanted = Signal(int)

    def __init__(self, entry: ImportEntry, formats: Formats) -> None:
        super().__init__()
        self.entry = entry
        self.name = PlainLabel(one_line(entry.file), type_=Type.STRONG, is_wrapped=True)
        self.about = PlainLabel(brought(entry, formats), type_=Type.NOTE, tone=Tone.MUTED)
        self.back: QPushButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.about)
        row.addLayout(column, 1)
        if entry.undone_at is None:
            self.back = button(translate("imports", "Take back"))
            self.back.setAccessibleName(f"{translate('imports', 'Take back')} {self.name.text()}")
            self.back.clicked.connect(lambda: self.undo_wanted.emit(entry.id))
            row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)


def brought(entry: ImportEntry, formats: Formats) -> str:
    """Return when an import was and what it brought, or when it was taken back."""
    saved = entry.saved
    words = translate("imports", "{time} ・ {new} new, {changed} changed")
    if entry.rejected:
        words = translate(
            "imports", "{time} ・ {new} new, {changed} changed, {rejected} row(s) left out"
        )
    if entry.undone_at is not None:
        words = translate("imports", "{time} ・ taken back {undone}")
    told = counted(words, new=saved.new, changed=saved.changed, rejected=entry.rejected)
    undone = formats.moment(entry.undone_at)
    return told.replace("{time}", formats.moment(entry.at)).replace("{undone}", undone)


class HistoryDialog(QDialog):
    """导入记录.

    Signals: ``undo_wanted`` (import id), ``cancel_wanted`` while one is taken back.
    """

    undo_wanted = Signal(int)
    cancel_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = stage.formats
        self.setObjectName("page")
        self.setWindowTitle(translate("imports", "Imports so far"))
        self.resize(SIZE)
        self.rows: list[HistoryRow] = []
        self.none = PlainLabel(
            translate(
                "imports",
                "Nothing was imported yet. Drop the platforms' export files on the window, or "
                'choose them with "Import files…" at its left.',
            ),
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        self.problem = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True, is_selectable=True)
        self.problem.hide()
        self.progress = PlainLabel(tone=Tone.MUTED)
        self.cancel = button(translate("imports", "Cancel"), is_link=True)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._list = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(12)
        around.addLayout(self._list)
        around.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        closing = button(translate("imports", "Close"))
        closing.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(translate("imports", "Imports so far"), type_=Type.CARD))
        column.addWidget(self.none)
        column.addWidget(self.problem)
        column.addLayout(self._lay_progress())
        column.addWidget(area, 1)
        column.addWidget(closing, 0, Qt.AlignmentFlag.AlignRight)

    def _lay_progress(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self._show_progress(is_shown=False)
        return row

    def _show_progress(self, *, is_shown: bool) -> None:
        for part in (self.progress, self.cancel):
            part.setVisible(is_shown)

    def show_progress(self, words: str) -> None:
        """Say how far the one is that is taken back."""
        self.progress.setText(words)
        self._show_progress(is_shown=True)

    def show_entries(self, entries: Sequence[ImportEntry]) -> None:
        """Show the imports, the last one first."""
        empty_out(self._list)
        self.rows = [HistoryRow(entry, self._formats) for entry in entries]
        for row in self.rows:
            row.undo_wanted.connect(self.undo_wanted)
            self._list.addWidget(row)
        self.none.setVisible(not entries)
        self.problem.hide()
        self._show_progress(is_shown=False)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show_progress(is_shown=False)
        self.problem.setText(sentence)
        self.problem.show()
