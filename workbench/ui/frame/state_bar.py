"""The bar that tells every other view what the monitor says itself: offline, expired, failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.monitor.conditions import BarWords, Conditions, bar_for
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.ui.start import Stage


class StateBar(MessageBar):
    """Hidden over the monitor, which has a bar of its own.

    Signals: ``update_wanted`` and ``shop_wanted`` from its button.
    """

    update_wanted = Signal()
    shop_wanted = Signal()

    def __init__(self, stage: Stage, monitor: int) -> None:
        super().__init__(stage.icons)
        self._formats = stage.formats
        self._monitor = monitor
        self._view = monitor
        self._words: BarWords | None = None
        self.pressed.connect(self._on_pressed)

    def set_conditions(self, conditions: Conditions, now: datetime) -> None:
        """Say how the shops fare, or what failed."""
        self._words = bar_for(conditions, self._formats, now)
        self._show()

    @Slot(int)
    def set_view(self, view: int) -> None:
        """Take notice of the view that is shown."""
        self._view = view
        self._show()

    def _show(self) -> None:
        words = self._words
        if words is None or self._view == self._monitor:
            self.hide()
        else:
            self.say(words.sentence, words.icon, words.tone, words.act)

    @Slot()
    def _on_pressed(self) -> None:
        words = self._words
        if words is not None and words.copies:
            copy_text(words.copies)
        elif words is not None and words.adds_shop:
            self.shop_wanted.emit()
        else:
            self.update_wanted.emit()
