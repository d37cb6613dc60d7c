"""A row of chips of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.monitor.chips import ChipRow
from workbench.ui.widgets.card import empty_out
from workbench.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.theming import ThemeKeeper


class ChoiceRow(ChipRow):
    """Shows what may be chosen; hidden where there is no choice.

    Signals: ``chosen`` (value).
    """

    chosen = Signal(str)

    def __init__(self, keeper: ThemeKeeper, caption: str) -> None:
        super().__init__()
        self._keeper = keeper
        self._caption = caption
        self.chips: dict[str, Chip] = {}

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer values with their words, and mark the chosen one."""
        if [value for value, _ in choices] != list(self.chips):
            self._fill(choices)
        self._mark(chosen)
        # What has no place yet shows with what it is put into; by itself it would be a window.
        if not choices or self.parentWidget() is not None:
            self.setVisible(bool(choices))

    def _fill(self, choices: Sequence[tuple[str, str]]) -> None:
        empty_out(self.flow)
        self.add_caption(self._caption)
        self.chips = {}
        for value, words in choices:
            chip = Chip(self._keeper, words)
            chip.setProperty("value", value)
            chip.clicked.connect(self._on_clicked)
            self.chips[value] = chip
            self.flow.addWidget(chip)
        self.updateGeometry()

    def _mark(self, chosen: str) -> None:
        for value, chip in self.chips.items():
            chip.setChecked(value == chosen)

    @Slot()
    def _on_clicked(self) -> None:
        value = str(self.sender().property("value"))
        self._mark(value)
        self.chosen.emit(value)
