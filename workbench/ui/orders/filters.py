"""The order view's chips: open or all, and one per shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.monitor.chips import ChipRow
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from workbench.domain.shops import ShopHealth
    from workbench.ui.theming import ThemeKeeper


class OrderFilters(ChipRow):
    """Two chips for open and all; shops come behind them.

    Signals: ``openness_chosen`` (open only), ``shop_chosen`` (shop id, "" for all).
    """

    openness_chosen = Signal(bool)
    shop_chosen = Signal(str)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._chosen = ""
        self.open = Chip(keeper, translate("orders", "Open"))
        self.all = Chip(keeper, translate("orders", "All"))
        self.shops: dict[str, Chip] = {}
        self.open.clicked.connect(lambda: self.openness_chosen.emit(True))
        self.all.clicked.connect(lambda: self.openness_chosen.emit(False))
        self.flow.addWidget(self.open)
        self.flow.addWidget(self.all)

    def set_shops(self, shops: tuple[ShopHealth, ...]) -> None:
        """Offer a chip for each shop that has none yet; one shop alone needs no choice."""
        wanted = shops if len(shops) > 1 else ()
        for shop_id in set(self.shops) - {health.shop.id for health in wanted}:
            gone = self.shops.pop(shop_id)
            self.flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for health in wanted:
            if health.shop.id not in self.shops:
                chip = Chip(self._keeper, shop_title(health.shop))
                chip.setProperty("shop", health.shop.id)
                chip.clicked.connect(self._on_shop)
                self.shops[health.shop.id] = chip
                self.flow.addWidget(chip)

    def mark(self, is_open_only: bool, shop_id: str) -> None:
        """Mark what is chosen."""
        self._chosen = shop_id
        self.open.setChecked(is_open_only)
        self.all.setChecked(not is_open_only)
        for shop, chip in self.shops.items():
            chip.setChecked(shop == shop_id)

    @Slot()
    def _on_shop(self) -> None:
        shop = str(self.sender().property("shop"))
        self.shop_chosen.emit("" if shop == self._chosen else shop)
