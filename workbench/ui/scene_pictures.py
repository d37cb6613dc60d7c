"""What a click or two brings about in the window, for ``workbench screenshot``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from workbench.domain.views import Grouping
from workbench.ui.beside.picture import show_everything
from workbench.ui.frame.places import METRICS, MONITOR, ORDERS, SETTINGS, TICKETS, TODAY
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.tables.selection import select_ids
from workbench.ui.toast_pictures import show_pop_ups, take_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from workbench.ui.frame.main_window import MainWindow

# The narrowest window in which one row's detail stands beside the list.
NARROW = QSize(1280, 720)
SMALL = QSize(1024, 700)
TALL = QSize(1440, 1500)
_MARKED = 3
_LOOKED_AT = 10  # rows among which one lies at a known site


class ScenePictures:
    """Brings scenes about one after the other; ``settle`` waits until the window has them."""

    def __init__(self, window: MainWindow, settle: Callable[[], None]) -> None:
        self._window = window
        self._settle = settle

    def scenes(self) -> Iterator[tuple[str, QWidget]]:
        """Yield each scene with its name, ready to be taken."""
        yield from self._monitor()
        yield from self._menus()
        yield from self._sections()
        yield from self._tables()
        yield from self._beside()
        yield from self._pop_ups()
        yield from self._sizes()

    def _show(self, number: int) -> None:
        self._window.show_view(number)
        self._settle()

    def _monitor(self) -> Iterator[tuple[str, QWidget]]:
        """Yield groups, one group's parcels, marked rows, and a list narrowed by hand."""
        self._show(MONITOR)
        monitor = self._window.views.monitor
        for name, grouping in (("outlets", Grouping.CARRIER_SITE), ("shops", Grouping.SHOP)):
            monitor.asking.show_choice(MonitorChoice(grouping=grouping))
            self._settle()
            yield f"monitor-by-{name}", self._window
        rows = self._window.monitor.lists.model
        monitor.asking.show_choice(MonitorChoice())
        self._settle()
        first = map(rows.row_at, range(min(_LOOKED_AT, len(rows.ids))))
        shown = [row for row in first if row and row.last_site]
        for row in shown[:1]:
            monitor.asking.show_site(row.carrier, row.last_site)
            self._settle()
            yield "monitor-one-outlet", self._window
        shops = [row.shop_id for row in shown[:1]]
        monitor.asking.show_choice(MonitorChoice(shop_id="".join(shops)))
        self._settle()
        yield "monitor-narrowed", self._window
        table = monitor.lists.table
        select_ids(table.selectionModel(), rows, rows.ids[:_MARKED])
        self._settle()
        yield "monitor-marked", self._window
        monitor.asking.show_choice(MonitorChoice())
        self._settle()

    def _menus(self) -> Iterator[tuple[str, QWidget]]:
        """Yield what the right mouse button offers on rows of two lists."""
        views = self._window.views
        for name, number, menu in (
            ("orders", ORDERS, views.orders.menu.menu),
            ("tickets", TICKETS, views.tickets.menu.menu),
        ):
            self._show(number)
            views.tickets.menu.fill()
            menu.adjustSize()
            yield f"{name}-menu", menu

    def _sections(self) -> Iterator[tuple[str, QWidget]]:
        """Yield every section of the settings but the first, which stands in its view."""
        self._show(SETTINGS)
        settings = self._window.views.settings
        for number, section in enumerate(settings.sections[1:], 1):
            settings.open_section(section)
            self._settle()
            yield f"settings-{number:02}", self._window
        settings.open_section(settings.sections[0])

    def _tables(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the charts of today as the tables behind them."""
        self._show(TODAY)
        cards = self._window.views.today.charts.cards.values()
        for card in cards:
            card.as_table.click()
        self._settle()
        yield "today-tables", self._window
        for card in cards:
            card.as_table.click()

    def _beside(self) -> Iterator[tuple[str, QWidget]]:
        """Yield an order beside which there is something of everything."""
        self._show(ORDERS)
        before = self._window.size()
        self._window.resize(TALL)
        orders = self._window.views.orders
        show_everything(orders.detail.beside, orders.sight.tools.look())
        self._settle()
        yield "orders-beside", self._window
        self._window.resize(before)

    def _pop_ups(self) -> Iterator[tuple[str, QWidget]]:
        """Yield what pops up in the window: many warnings, and one with its buttons."""
        self._show(MONITOR)
        window = self._window
        model = window.monitor.lists.model
        first = map(model.row_at, range(min(_LOOKED_AT, len(model.ids))))
        shown = [row for row in first if row is not None]
        if shown:
            show_pop_ups(window.toasts, shown, window.views.orders.sight.tools)
            yield "monitor-pop-ups", window
            take_back(window.toasts)

    def _sizes(self) -> Iterator[tuple[str, QWidget]]:
        """Yield what has most to show in narrow and small windows."""
        before = self._window.size()
        for name, size in (("narrow", NARROW), ("small", SMALL)):
            self._window.resize(size)
            for view, number in (("today", TODAY), ("monitor", MONITOR), ("metrics", METRICS)):
                self._show(number)
                yield f"{view}-{name}", self._window
        self._window.resize(before)
        self._settle()
