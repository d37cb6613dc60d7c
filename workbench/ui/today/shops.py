"""Which shop the today view is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.monitor.chips import ChipRow
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip
from workbench.ui.words import shop_name

if TYPE_CHECKING:
    from workbench.domain.today.charts import TodayBoard
    from workbench.ui.start import ViewTools


class ShopChips(ChipRow):
    """One chip per shop, with what it has to do before closing time; hidden for a single shop.

    Signals: ``chosen`` (shop id, "" for all).
    """

    chosen = Signal(str)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self._tools = tools
        self.chips: dict[str, Chip] = {}
        self._place("", translate("today", "All shops"))
        self.hide()

    def show_shops(self, names: dict[str, str]) -> None:
        """Offer these shops (names by id)."""
        for shop_id in set(self.chips) - {"", *names}:
            self.chips.pop(shop_id).deleteLater()
        for shop_id, name in names.items():
            self._place(shop_id, shop_name(name))
        self.setVisible(len(names) > 1)

    def mark(self, shop_id: str) -> None:
        """Mark the chosen one."""
        for key, chip in self.chips.items():
            chip.setChecked(key == shop_id)

    def show_loads(self, board: TodayBoard) -> None:
        """Show how many rows each shop has to do before closing time."""
        counts = {load.shop_id: load.count for load in board.due.shops}
        counts[""] = sum(counts.values())
        for shop_id, chip in self.chips.items():
            number = counts.get(shop_id, 0)
            chip.set_number(self._tools.stage.formats.count(number))
            chip.set_tone(Tone.CRITICAL if number else Tone.MUTED)

    def _place(self, shop_id: str, name: str) -> None:
        if shop_id in self.chips:
            self.chips[shop_id].set_word(name)
            return
        chip = Chip(self._tools.stage.keeper, name)
        chip.setProperty("shop", shop_id)
        chip.clicked.connect(self._on_clicked)
        self.chips[shop_id] = chip
        self.flow.addWidget(chip)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("shop")))
