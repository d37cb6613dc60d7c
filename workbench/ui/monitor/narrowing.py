"""筛选: what narrows the monitor beside its chips, as a menu, removable chips and named filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.shops import Platform
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.chip import Chip
from workbench.ui.widgets.labels import tip
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.domain.tables.saved import SavedFilter
    from workbench.domain.views import Facets
    from workbench.ui.monitor.choice import MonitorChoice
    from workbench.ui.rules.contract import RuleBook
    from workbench.ui.theming import ThemeKeeper

# More values than this nobody looks through in a menu; the search finds them.
MOST = 40


@dataclass(frozen=True, slots=True)
class Names:
    """What the values of each filter are called."""

    rules: RuleBook
    shops: Mapping[str, str]

    def of(self, field: str, value: str) -> str:
        """Return the name of a filter's value."""
        if field == "rule":
            return one_line(self.rules.chip(value))
        readers: dict[str, Callable[[str], str]] = {
            "shop_id": lambda shop: shop_name(self.shops.get(shop, shop)),
            "platform": lambda platform: word(Platform(platform)),
            "carrier": lambda carrier: carrier_by_id(carrier).name,
        }
        return one_line(readers[field](value) if field in readers else value)


class Narrowing(QWidget):
    """A button with a menu, and a chip for each filter that holds.

    Signals: ``wanted`` when the menu's values are, ``chosen`` (field, value or "" to lift it),
    ``picked`` (SavedFilter), ``saving_wanted``, ``dropped`` (name of a saved filter),
    ``lifted`` for all filters at once.
    """

    wanted = Signal()
    chosen = Signal(str, str)
    picked = Signal(object)
    saving_wanted = Signal()
    dropped = Signal(str)
    lifted = Signal()

    def __init__(self, keeper: ThemeKeeper, rules: RuleBook) -> None:
        super().__init__()
        self._keeper = keeper
        self._names = Names(rules, {})
        self._choice: MonitorChoice | None = None
        self.button = button(translate("monitor", "Filter…"))
        self.button.setToolTip(tip(translate("monitor", "By shop, platform, carrier, province…")))
        self.button.clicked.connect(self.wanted)
        self.menu = QMenu(self)
        self.menu.triggered.connect(self._on_triggered)
        self.chips: dict[str, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.button)

    def set_shops(self, shops: Mapping[str, str]) -> None:
        """Know the shops' names by their ids."""
        self._names = Names(self._names.rules, shops)

    def show_choice(self, choice: MonitorChoice) -> None:
        """Show a chip for each filter that no other chip of the view shows."""
        self._choice = choice
        fields = ("shop_id", "platform", "carrier", "province")
        held = {} if choice.place else {field: getattr(choice, field) for field in fields}
        for field in fields:
            self._show_chip(field, str(held.get(field, "")))

    def _show_chip(self, field: str, value: str) -> None:
        chip = self.chips.pop(field, None)
        if chip is not None:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        if not value:
            return
        made = Chip(self._keeper, f"{self._names.of(field, value)} ✕")
        made.setChecked(True)
        made.setToolTip(tip(translate("monitor", "Lift this filter")))
        made.clicked.connect(lambda: self.chosen.emit(field, ""))
        self.chips[field] = made
        self._row.insertWidget(self._row.count() - 1, made)

    def open_menu(self, facets: Facets, saved: tuple[SavedFilter, ...]) -> None:
        """Show the menu with the values that rows have now."""
        self._fill(facets, saved)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _fill(self, facets: Facets, saved: tuple[SavedFilter, ...]) -> None:
        self.menu.clear()
        for words, field, values in (
            (translate("monitor", "Shop"), "shop_id", facets.shops),
            (translate("monitor", "Platform"), "platform", facets.platforms),
            (translate("monitor", "Carrier"), "carrier", facets.carriers),
            (translate("monitor", "Receiver's province"), "province", facets.provinces),
            (translate("monitor", "Kind of warning"), "rule", facets.rules),
        ):
            self._offer(self.menu.addMenu(words), field, values)
        self.menu.addSeparator()
        self._offer_saved(saved)
        lifting = self.menu.addAction(translate("monitor", "Clear filters"))
        lifting.setEnabled(self._choice is not None and self._choice.is_filtered)
        lifting.setData(("lift", None))

    def _offer(self, menu: QMenu, field: str, values: tuple[tuple[str, int], ...]) -> None:
        menu.setEnabled(bool(values))
        held = getattr(self._choice, field, "")
        for value, number in values[:MOST]:
            action = menu.addAction(f"{self._names.of(field, value)}\t{number}")
            action.setCheckable(True)
            action.setChecked(value == held)
            action.setData((field, "" if value == held else value))

    def _offer_saved(self, saved: tuple[SavedFilter, ...]) -> None:
        for kept in saved:
            self.menu.addAction(one_line(kept.name)).setData(("picked", kept))
        saving = self.menu.addAction(translate("monitor", "Save these filters…"))
        saving.setData(("save", None))
        saving.setEnabled(self._choice is not None and self._choice.is_filtered)
        if saved:
            dropping = self.menu.addMenu(translate("monitor", "Delete saved filters"))
            for kept in saved:
                dropping.addAction(one_line(kept.name)).setData(("drop", kept.name))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        told: tuple[str, Any] | None = action.data()
        if told is None:
            return
        kind, value = told
        acts: dict[str, Callable[[], None]] = {
            "lift": self.lifted.emit,
            "picked": lambda: self.picked.emit(value),
            "save": self.saving_wanted.emit,
            "drop": lambda: self.dropped.emit(value),
        }
        acts.get(kind, lambda: self.chosen.emit(kind, value))()
