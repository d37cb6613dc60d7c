"""The place of the timeline: rules, or what stands there instead and the way out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.rules.states import failed, no_rules, nothing_fits
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.list_area import ListArea

if TYPE_CHECKING:
    from workbench.ui.icons import Icons
    from workbench.ui.rules.table import RuleTable
    from workbench.ui.trouble import Trouble


class RuleArea(ListArea):
    """Shows the table or a state.

    Signals: ``again_wanted`` to read the rules again, ``clear_wanted`` to lift the filters.
    """

    again_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, icons: Icons, table: RuleTable) -> None:
        super().__init__(icons, table)
        self._table = table
        self._trouble: Trouble | None = None
        self.pressed.connect(self._on_pressed)
        self.other_pressed.connect(self._on_copy)

    def show_rules(self, *, is_any_shown: bool, is_any: bool) -> None:
        """Show the table, or why it is empty."""
        self._trouble = None
        if is_any_shown:
            self.show_list(self._table)
        else:
            self.show_state(nothing_fits() if is_any else no_rules())

    def show_failed(self, trouble: Trouble) -> None:
        """Say that the rules could not be read."""
        self._trouble = trouble
        self.show_state(failed(trouble))

    @Slot()
    def _on_pressed(self) -> None:
        (self.clear_wanted if self._trouble is None else self.again_wanted).emit()

    @Slot()
    def _on_copy(self) -> None:
        if self._trouble is not None:
            copy_for_good(f"{self._trouble.title} {self._trouble.sentence} {self._trouble.details}")
