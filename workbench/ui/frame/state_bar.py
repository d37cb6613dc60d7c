"""The bar over all views that tells how the shops fare: offline, expired, failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.monitor.conditions import BarWords, Conditions, bar_for
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.copying import copy_for_good

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.ui.start import Stage


class StateBar(MessageBar):
    """Says the gravest of what is wrong, and what mends it.

    Signals: ``update_wanted`` and ``shop_wanted`` from its button.
    """

    update_wanted = Signal()
    shop_wanted = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.icons)
        self._formats = stage.formats
        self._words: BarWords | None = None
        self.pressed.connect(self._on_pressed)

    def set_conditions(self, conditions: Conditions, now: datetime) -> None:
        """Say how the shops fare, or what failed."""
        words = self._words = bar_for(conditions, self._formats, now)
        if words is None:
            self.hide()
        else:
            self.say(words.sentence, words.icon, words.tone, words.act)

    @Slot()
    def _on_pressed(self) -> None:
        words = self._words
        if words is not None and words.copies:
            copy_for_good(words.copies)
        elif words is not None and words.adds_shop:
            self.shop_wanted.emit()
        else:
            self.update_wanted.emit()
