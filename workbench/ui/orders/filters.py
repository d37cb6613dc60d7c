"""The order view's chips: open or all, and one per shop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.errors import marked
from workbench.domain.platforms.beside import BesideFilter
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.shops import ShopHealth
    from workbench.ui.formats import Formats
    from workbench.ui.theming import ThemeKeeper

_BESIDE = (
    (BesideFilter.ANSWER_LOST, marked("orders", "Answer lost"), Tone.CRITICAL),
    (BesideFilter.OPEN_REFUND, marked("orders", "Refund open"), Tone.WARNING),
    (BesideFilter.NEWS, marked("orders", "Messages not seen"), Tone.MUTED),
)


class OrderFilters(ChipRow):
    """Two chips for open and all; what stands beside orders and the shops come behind them.

    Signals: ``openness_chosen`` (open only), ``beside_chosen`` (BesideFilter, None for all),
    ``shop_chosen`` (shop id, "" for all).
    """

    openness_chosen = Signal(bool)
    beside_chosen = Signal(object)
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
        self._beside: BesideFilter | None = None
        self.beside = {
            each: Chip(keeper, translate("orders", text), tone) for each, text, tone in _BESIDE
        }
        for each, chip in self.beside.items():
            chip.clicked.connect(partial(self._on_beside, each))
            chip.hide()
            self.flow.addWidget(chip)

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

    def show_counts(self, counts: Mapping[BesideFilter, int], formats: Formats) -> None:
        """Offer what there is any of; what is chosen stays, whatever is left of it."""
        for each, chip in self.beside.items():
            chip.set_number(formats.count(counts.get(each, 0)))
            chip.setVisible(bool(counts.get(each)) or each is self._beside)

    def mark_beside(self, beside: BesideFilter | None) -> None:
        """Mark what of it is chosen."""
        self._beside = beside
        for each, chip in self.beside.items():
            chip.setChecked(each is beside)

    def mark(self, is_open_only: bool, shop_id: str) -> None:
        """Mark what is chosen."""
        self._chosen = shop_id
        self.open.setChecked(is_open_only)
        self.all.setChecked(not is_open_only)
        for shop, chip in self.shops.items():
            chip.setChecked(shop == shop_id)

    def _on_beside(self, chosen: BesideFilter) -> None:
        self.beside_chosen.emit(None if chosen is self._beside else chosen)

    @Slot()
    def _on_shop(self) -> None:
        shop = str(self.sender().property("shop"))
        self.shop_chosen.emit("" if shop == self._chosen else shop)
