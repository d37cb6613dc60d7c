"""The list of packs, and the page on which one is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.help.pages import set_page
from workbench.ui.packs.row import PackRow
from workbench.ui.packs.trial import TrialPage
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import UndoBar
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from workbench.domain.rules.packs import PackEntry
    from workbench.ui.start import Stage

SIZE = QSize(860, 620)


class PacksDialog(QDialog):
    """规则包.

    Signals: ``add_wanted``, ``switch_wanted`` (pack id, on), ``remove_wanted`` (pack id); those of
    the trial are the page's own.
    """

    add_wanted = Signal()
    switch_wanted = Signal(str, bool)
    remove_wanted = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setObjectName("page")
        set_page(self, "rules")
        self.setWindowTitle(translate("packs", "Rule packs"))
        self.resize(SIZE)
        self.rows: list[PackRow] = []
        self.trial = TrialPage(stage.formats)
        self.adding = button(translate("packs", "Add a pack…"), is_primary=True)
        self._closing = button(translate("packs", "Close"))
        self.problem = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True, is_selectable=True)
        self._list = QVBoxLayout()
        self._pages = QStackedWidget()
        self._lay_out()
        self.undo_bar = UndoBar(stage.icons, self)
        self.say_problem("")

    def _lay_out(self) -> None:
        self._pages.addWidget(self._list_page())
        self._pages.addWidget(self.trial)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self._pages)

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel(translate("packs", "Rule packs"), type_=Type.CARD))
        told = translate(
            "packs",
            "Packs that are switched on decide what is warned of. A pack of your own (a .toml file)"
            " is tried over the orders here before it counts.",
        )
        column.addWidget(PlainLabel(told, tone=Tone.MUTED, is_wrapped=True))
        column.addWidget(self.problem)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._acts())
        return page

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        self._list.setSpacing(8)
        self._list.setContentsMargins(0, 0, 8, 0)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _acts(self) -> QHBoxLayout:
        self.adding.clicked.connect(self.add_wanted)
        self._closing.clicked.connect(self.reject)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self._closing)
        acts.addWidget(self.adding)
        return acts

    @property
    def is_trying(self) -> bool:
        """Tell whether the page of the trial shows."""
        return self._pages.currentWidget() is self.trial

    def show_entries(self, entries: Sequence[PackEntry]) -> None:
        """Show the packs, the seller's own first."""
        empty_out(self._list)
        mine = [entry for entry in entries if entry.can_be_removed]
        others = [entry for entry in entries if not entry.can_be_removed]
        self.rows = [PackRow(entry, self._stage.formats) for entry in (*mine, *others)]
        for row in self.rows:
            row.switch_wanted.connect(self.switch_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            self._list.addWidget(row)
        self._pages.setCurrentIndex(0)
        self._closing.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trial(self) -> None:
        """Turn to the page of the trial."""
        self.say_problem("")
        self.undo_bar.hide()
        self._pages.setCurrentWidget(self.trial)

    def say_problem(self, sentence: str) -> None:
        """Say over the list what went wrong; "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self._pages.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a trial by Esc as by its own buttons; leave the list else."""
        if event.key() == Qt.Key.Key_Escape and self.is_trying:
            self.trial.cancelled.emit()
            return
        super().keyPressEvent(event)
