"""The way from a warning to its rule, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.rules.views import RuleVisit
    from workbench.ui.rules.view import RulesView


class RuleWay(QObject):
    """Shows the rule of a warning and remembers from which view; ``number`` is the rules' own."""

    def __init__(
        self, rules: RulesView, number: int, shown: Callable[[], int], show: Callable[[int], None]
    ) -> None:
        super().__init__(rules)
        self._rules = rules
        self._number = number
        self._shown = shown
        self._show = show
        self._came_from = 0
        rules.back_wanted.connect(self.go_back)

    @Slot(object)
    def go(self, visit: RuleVisit) -> None:
        """Show the rule of a warning."""
        self._came_from = self._shown()
        self._show(self._number)
        self._rules.visit(visit)

    @Slot()
    def go_back(self) -> None:
        """Show the view that the seller came from, as it was left."""
        self._show(self._came_from)
