"""A row of chips in a form: one of them is chosen, or any number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.ui.theming import ThemeKeeper

GAP = 6


class FormChips(QWidget):
    """Offers values with their words.

    Signals: ``chosen`` (frozenset of the values that are marked now) after a press.
    """

    chosen = Signal(object)

    def __init__(
        self, keeper: ThemeKeeper, choices: Sequence[tuple[str, str]], *, is_many: bool = False
    ) -> None:
        super().__init__()
        self._is_many = is_many
        self.chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for value, words in choices:
            chip = self.chips[value] = Chip(keeper, words)
            chip.setProperty("value", value)
            chip.clicked.connect(self._on_clicked)
            row.addWidget(chip)

    def mark(self, values: Collection[str]) -> None:
        """Mark what is chosen."""
        for value, chip in self.chips.items():
            chip.setChecked(value in values)

    @Slot()
    def _on_clicked(self) -> None:
        value = str(self.sender().property("value"))
        if not self._is_many:
            self.mark({value})
        self.chosen.emit(frozenset(v for v, chip in self.chips.items() if chip.isChecked()))
