"""The window's views, one shown at a time, and what the keys ask of the one that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from workbench.ui.rules.view import RulesView

if TYPE_CHECKING:
    from workbench.ui.frame.views import View


class ViewStack(QStackedWidget):
    """Holds the views in the order of the rail."""

    def __init__(self, views: tuple[View, ...]) -> None:
        super().__init__()
        self.views = views
        for view in views:
            self.addWidget(view)

    @property
    def shown(self) -> View:
        """The view that shows."""
        return self.views[self.currentIndex()]

    def go(self, number: int) -> None:
        """Show a view with what is known now, ready for keys."""
        self.setCurrentIndex(number)
        self.shown.reload()
        self.shown.take_keys()

    @Slot()
    def reload(self) -> None:
        """Let every view read anew."""
        for view in self.views:
            view.reload()

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
