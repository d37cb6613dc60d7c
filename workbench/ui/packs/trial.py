"""A trial: how far it is, and then what would change, order by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.counting import counted
from workbench.domain.rules.replay import ChangeKind
from workbench.ui.packs import words
from workbench.ui.packs.model import ChangeModel
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.rules.replay import ReplayProgress, ReplayReport
    from workbench.services.rules.packs import PackChange
    from workbench.ui.formats import Formats
    from workbench.ui.packs.words import Name

BAR_HEIGHT = 8
_WIDTHS = (64, 210, 150, 180, 180)


class TrialPage(QWidget):
    """Progress with a cancel, then the diff with 启用 and 不启用.

    Signals: ``cancelled``, ``accepted``, ``declined``.
    """

    cancelled = Signal()
    accepted = Signal()
    declined = Signal()

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._title = PlainLabel(type_=Type.CARD, is_wrapped=True)
        self.said = PlainLabel(tone=Tone.MUTED, is_wrapped=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self.bar.setAccessibleName(translate("packs", "Progress"))
        self.model = ChangeModel()
        self.table = _table(self.model)
        self.cancel = button(translate("packs", "Cancel"))
        self.accept = button(translate("packs", "Switch on"), is_primary=True)
        self.decline = button(translate("packs", "Leave off"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.cancel.clicked.connect(self.cancelled)
        self.accept.clicked.connect(self.accepted)
        self.decline.clicked.connect(self.declined)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        for act in (self.cancel, self.decline, self.accept):
            acts.addWidget(act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._title, self.said, self.bar):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addLayout(acts)

    def begin(self, sentence: str) -> None:
        """Show that something goes on; what comes of it is asked about later."""
        self._title.setText(sentence)
        self.said.setText("")
        self.bar.setRange(0, 0)
        self._turn(is_running=True)
        self.cancel.setFocus()

    def show_progress(self, progress: ReplayProgress) -> None:
        """Say how many orders are compared, and what was found so far."""
        told = translate("packs", "{done} of {total} order(s) compared")
        count = self._formats.count
        told = counted(told, done=progress.done, total=progress.total)
        found = [
            f"{words.heading(kind)} {count(progress.counts[kind])}"
            for kind in ChangeKind
            if progress.counts.get(kind)
        ]
        self.said.setText(" ・ ".join((told, *found)))
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.done)

    def say(self, sentence: str) -> None:
        """Say how far something else is whose end is not known."""
        self.said.setText(sentence)
        self.bar.setRange(0, 0)

    def show_report(self, change: PackChange, report: ReplayReport, name: Name) -> None:
        """Show what would change and ask whether to switch on."""
        self._title.setText(words.question(change))
        self.said.setText(words.summary(report, self._formats))
        self.model.set_lines(words.lines(report, name, self._formats))
        self._turn(is_running=False)
        self.table.setVisible(bool(report.changed))
        self.accept.setFocus()

    def _turn(self, *, is_running: bool) -> None:
        running: tuple[QWidget, ...] = (self.bar, self.cancel)
        over: tuple[QWidget, ...] = (self.table, self.accept, self.decline)
        for widget in (*running, *over):
            widget.setVisible(is_running is (widget in running))


def _table(model: ChangeModel) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setAccessibleName(translate("packs", "What would change"))
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(30)
    header = made.horizontalHeader()
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column, width in enumerate(_WIDTHS):
        made.setColumnWidth(column, width)
    return made
