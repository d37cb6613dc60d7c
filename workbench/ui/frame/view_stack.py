"""The window's views, one shown at a time, and what the keys ask of the one that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from workbench.ui.cases.view import CasesView
from workbench.ui.monitor.view import MonitorView
from workbench.ui.notices.view import NoticesView
from workbench.ui.tickets.view import TicketsView

if TYPE_CHECKING:
    from workbench.ui.frame.views import View

# Their numbers stand in the rail.
_COUNTED = (MonitorView, TicketsView, CasesView, NoticesView)


class ViewStack(QStackedWidget):
    """Holds the views in the order of the rail; ``first`` alone until it is filled."""

    def __init__(self, first: View) -> None:
        super().__init__()
        self.views: tuple[View, ...] = (first,)
        self._stale: set[int] = set()
        self.addWidget(first)

    def fill(self, views: tuple[View, ...]) -> None:
        """Put all views in, the first among them; what shows stays."""
        self.views = views
        for number, view in enumerate(views):
            if view is not self.currentWidget():
                self.insertWidget(number, view)
        self.currentChanged.connect(self._on_changed)

    @property
    def shown(self) -> View:
        """The view that shows."""
        return self.views[self.currentIndex()]

    def go(self, number: int) -> None:
        """Show a view with what is known now, ready for keys."""
        self._stale.add(number)
        self.setCurrentIndex(number)
        self._on_changed()
        self.shown.take_keys()

    @Slot()
    def reload(self) -> None:
        """Let the shown view read anew, the others once they show."""
        self.shown.reload()
        self.reload_others()

    def reload_others(self) -> None:
        """Let the views that do not show read anew once they do, and count for the rail now.

        While nobody looks no list need be read: a million orders take their time, and so do three
        lists after every round.
        """
        for number, view in enumerate(self.views):
            if view is self.shown:
                continue
            self._stale.add(number)
            if isinstance(view, _COUNTED):
                view.recount()

    @Slot()
    def _on_changed(self) -> None:
        number = self.currentIndex()
        if number in self._stale:
            self._stale.discard(number)
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
        """Write the shown view to a file."""
        self.shown.export()
