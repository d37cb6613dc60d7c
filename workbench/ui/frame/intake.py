"""How shops and files come into the window: entries, bars, drops, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.ui.accounts.adding import Adding
from workbench.ui.imports.files import DropPlace
from workbench.ui.imports.running import Importing
from workbench.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage


class Intake(QObject):
    """Adds shops and imports files, each told of in a bar of its own.

    Signals: ``said`` (text, way back or None) for the bar at the window's foot.
    """

    said = Signal(str, object)

    def __init__(self, window: QWidget, parts: WindowParts, stage: Stage) -> None:
        super().__init__(window)
        self.shop_bar = MessageBar(stage.icons)
        self.file_bar = MessageBar(stage.icons)
        self.adding = Adding(parts.open_desk, self.shop_bar)
        self.importing = Importing(parts.open_desk, self.file_bar, stage)
        self.drops = DropPlace(window)
        self.drops.dropped.connect(self.importing.take)
        self.adding.said.connect(self.said)
        self.importing.said.connect(self.said)

    def stop(self) -> bool:
        """Cancel what is under way; False if a thread still ran after its limit."""
        has_stopped = self.adding.errand.stop()
        return self.importing.stop() and has_stopped
