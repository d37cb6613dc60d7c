"""The record's chips: unread or all, what notices are about, and whose they are, with counts."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.domain.errors import marked
from workbench.domain.telling.alerts import Category, category_of
from workbench.ui.formats import one_line
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.domain.telling.notices import NoticeQuery, UnreadTally
    from workbench.ui.formats import Formats
    from workbench.ui.theming import ThemeKeeper

_CATEGORIES = {
    Category.WARNINGS: marked("notices", "Warnings"),
    Category.TICKETS: marked("notices", "Tickets"),
    Category.FILINGS: marked("notices", "Filings"),
    Category.ACCOUNTS: marked("notices", "Shops"),
    Category.SYSTEM: marked("notices", "Program"),
}


class NoticeFilters(ChipRow):
    """What is marked and pressed once more is left again.

    Signals: ``unread_chosen`` (unread only), ``category_chosen`` (Category, None for all),
    ``shop_chosen`` (shop id, "" for all).
    """

    unread_chosen = Signal(bool)
    category_chosen = Signal(object)
    shop_chosen = Signal(str)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._category: Category | None = None
        self._shop = ""
        self.unread = Chip(keeper, translate("notices", "Unread"))
        self.all = Chip(keeper, translate("notices", "All"))
        self.unread.clicked.connect(partial(self.unread_chosen.emit, True))
        self.all.clicked.connect(partial(self.unread_chosen.emit, False))
        for chip in (self.unread, self.all):
            self.flow.addWidget(chip)
        self.add_caption(translate("notices", "About"))
        self.categories = {
            category: Chip(keeper, translate("notices", words))
            for category, words in _CATEGORIES.items()
        }
        for category, chip in self.categories.items():
            chip.clicked.connect(partial(self._on_category, category))
            self.flow.addWidget(chip)
        self.shops: dict[str, Chip] = {}

    def mark(self, query: NoticeQuery) -> None:
        """Mark what is chosen."""
        self._category, self._shop = query.category, query.shop_id
        self.unread.setChecked(query.only_unread)
        self.all.setChecked(not query.only_unread)
        for category, chip in self.categories.items():
            chip.setChecked(category is query.category)
        for shop_id, chip in self.shops.items():
            chip.setChecked(shop_id == query.shop_id)

    def show_unread(self, tallies: Sequence[UnreadTally], formats: Formats) -> None:
        """Count what is unread: in all, by what it is about, and by shop."""
        self.unread.set_number(formats.count(sum(tally.count for tally in tallies)))
        about = _summed((category_of(tally.kind), tally.count) for tally in tallies)
        for category, chip in self.categories.items():
            chip.set_number(formats.count(about.get(category, 0)))
        self._offer_shops({tally.shop_id: tally.shop for tally in tallies if tally.shop})
        by_shop = _summed((tally.shop_id, tally.count) for tally in tallies)
        for shop_id, chip in self.shops.items():
            chip.set_number(formats.count(by_shop.get(shop_id, 0)))

    def _offer_shops(self, names: Mapping[str, str]) -> None:
        """Offer a chip for each shop that had unread notices; one shop alone needs no choice."""
        if len(names) + len(self.shops) < 2:
            return
        for shop_id, name in sorted(names.items(), key=lambda each: each[1]):
            if shop_id not in self.shops:
                chip = self.shops[shop_id] = Chip(self._keeper, one_line(name))
                chip.setChecked(shop_id == self._shop)
                chip.clicked.connect(partial(self._on_shop, shop_id))
                self.flow.addWidget(chip)
        self.updateGeometry()

    def _on_category(self, category: Category) -> None:
        self.category_chosen.emit(None if category is self._category else category)

    def _on_shop(self, shop_id: str) -> None:
        self.shop_chosen.emit("" if shop_id == self._shop else shop_id)


def _summed(counts: Iterable[tuple[object, int]]) -> Counter[object]:
    found: Counter[object] = Counter()
    for what, count in counts:
        found[what] += count
    return found
