"""The window's views, one shown at a time, and what the keys ask of the one that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from workbench.ui.metrics.view import MetricsView
from workbench.ui.orders.view import OrdersView
from workbench.ui.records.view import RecordsView
from workbench.ui.rules.view import RulesView
from workbench.ui.settings.view import SettingsView

if TYPE_CHECKING:
    from workbench.ui.frame.views import View

# No number in the rail comes from these: while nobody looks at them they need not be read, and
# a million orders are not listed anew after every round.
_READ_WHEN_SHOWN = (OrdersView, MetricsView, RulesView, RecordsView, SettingsView)


class ViewStack(QStackedWidget):
    """Holds the views in the order of the rail."""

    def __init__(self, views: tuple[View, ...]) -> None:
        super().__init__()
        self.views = views
        self._stale: set[View] = set()
        for view in views:
            self.addWidget(view)
        self.currentChanged.connect(self._on_changed)

    @property
    def shown(self) -> View:
        """The view that shows."""
        return self.views[self.currentIndex()]

    def go(self, number: int) -> None:
        """Show a view with what is known now, ready for keys."""
        self._stale.add(self.views[number])
        self.setCurrentIndex(number)
        self._on_changed()
        self.shown.take_keys()

    @Slot()
    def reload(self) -> None:
        """Let every view read anew, some of them only when they are shown."""
        for view in self.views:
            if view is self.shown or not isinstance(view, _READ_WHEN_SHOWN):
                view.reload()
            else:
                self._stale.add(view)

    @Slot()
    def _on_changed(self) -> None:
        if self.shown in self._stale:
            self._stale.discard(self.shown)
            self.shown.reload()

    @Slot()
    def start_search(self) -> None:
        """Put the cursor into the shown view's search."""
        self.shown.start_search()

    @Slot()
    def escape(self) -> None:
        """Take the shown view one step back."""
        self.shown.escape()

    @Slot()
    def export(self) -> None:
        """Write the shown view to a file; the rules have no rows to write."""
        shown = self.shown
        if not isinstance(shown, RulesView):
            shown.export()
