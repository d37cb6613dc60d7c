"""What files told of an order in columns that we have no name for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, empty_out
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.exchange.other_columns import OtherColumns


class OtherColumnsCard(Card):
    """Names and values as the platform wrote them, private numbers starred."""

    def __init__(self) -> None:
        super().__init__(translate("orders", "Other columns of the file"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_columns(self, others: OtherColumns) -> None:
        """Show another order's columns; hidden where there are none."""
        empty_out(self._grid)
        for row, (name, value) in enumerate(others):
            caption = PlainLabel(one_line(name), type_=Type.NOTE, tone=Tone.MUTED)
            told = PlainLabel(one_line(value), is_wrapped=True, is_selectable=True)
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, row, 1)
        self.setVisible(bool(others))
