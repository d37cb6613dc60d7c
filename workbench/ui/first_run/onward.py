"""Where to go when the window has closed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.first_run.contract import Ending, Then


class Onward(QObject):
    """One for a window. Signals: ``chosen`` when the window is to close for what follows."""

    chosen = Signal()

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self.ending = Ending(language=language)

    @Slot()
    def to_samples(self) -> None:
        """Show the sample data next."""
        self._go(Then.DEMO)

    @Slot()
    def to_own(self) -> None:
        """Show the seller's own shops next; they may be these, in another language."""
        self._go(Then.OWN)

    def _go(self, then: Then) -> None:
        self.ending = replace(self.ending, then=then)
        self.chosen.emit()
