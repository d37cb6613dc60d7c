"""The right half: all charts of a board, in one column or in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.today.chart_card import ChartCard
from workbench.ui.today.ledger_figure import ledger_figure
from workbench.ui.today.place_figures import figures_by_name
from workbench.ui.today.time_figures import figures_over_time
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from workbench.domain.platforms.ledger import LedgerLine
    from workbench.domain.today.charts import TodayBoard
    from workbench.ui.start import Stage

_GAP = 12
_TWO_COLUMNS_FROM = 760  # pixels
# In two columns what is due soon stands beside where it lies.
_ORDER = ("hours", "outlets", "appeared", "carriers", "pickup", "foreseen", "ledger")


class Charts(QScrollArea):
    """Cards that scroll together.

    Signals: ``opened`` (Mark) when a mark is followed, ``copied`` (title).
    """

    opened = Signal(object)
    copied = Signal(str)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.setAccessibleName(translate("today", "Charts"))
        self._stage = stage
        self.cards = {key: ChartCard(stage) for key in _ORDER}
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._is_wide: bool | None = None
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 2, 0)
        self._row.setSpacing(_GAP)
        for column in self._columns:
            column.setSpacing(_GAP)
            column.addStretch(1)
            self._row.addLayout(column, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for card in self.cards.values():
            card.opened.connect(self.opened)
            card.copied.connect(self.copied)
        self._arrange(is_wide=False)

    def show_board(self, board: TodayBoard, shop_id: str = "") -> None:
        """Show another board's figures, of one shop or of all."""
        formats = self._stage.formats
        for figure in (
            *figures_over_time(board, formats, shop_id),
            *figures_by_name(board, formats, shop_id),
        ):
            self.cards[figure.key].show_figure(figure)

    def show_ledger(self, lines: Sequence[LedgerLine]) -> None:
        """Show what carriers cost."""
        self.cards["ledger"].show_figure(ledger_figure(lines, self._stage.formats))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._arrange(is_wide=self.viewport().width() >= _TWO_COLUMNS_FROM)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        # Taken out one by one: an item that outlives its place goes on telling its old height.
        for card in self.cards.values():
            for column in self._columns:
                column.removeWidget(card)
        for number, key in enumerate(_ORDER):
            column = self._columns[number % 2 if is_wide else 0]
            column.insertWidget(column.count() - 1, self.cards[key])
        self._row.setStretch(1, 1 if is_wide else 0)
