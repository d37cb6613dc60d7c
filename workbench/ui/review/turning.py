"""Turns the monitor to a past instant and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.review.dialog import DayDialog, InstantDialog
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.past import DayEntry, Past
    from workbench.ui.review.band import ReviewBand
    from workbench.ui.review.sight import Sight
    from workbench.ui.start import ViewTools


class Turning(QObject):
    """Asks for an instant, reads it beside the window, and shows it.

    Signals: ``turned`` when the view looks from another instant, ``failed`` (Trouble).
    """

    turned = Signal()
    failed = Signal(object)

    def __init__(self, tools: ViewTools, sight: Sight, band: ReviewBand) -> None:
        super().__init__(band)
        self._tools = tools
        self._sight = sight
        self._band = band
        self.dialog: InstantDialog | DayDialog | None = None
        band.left.connect(self.leave)
        band.instant_wanted.connect(self.ask)
        band.day_wanted.connect(self.show_day)

    def _window(self) -> QWidget:
        return self._band.window()

    @Slot()
    def ask(self) -> None:
        """Ask at which instant to look back."""
        dialog = InstantDialog(self._tools.desk.monitor.now(), self._window())
        dialog.chosen.connect(self.look_back)
        self.dialog = dialog
        dialog.open()

    @Slot(object)
    def look_back(self, as_of: datetime) -> None:
        """Turn to an instant (aware)."""
        self._tools.jobs.run(
            lambda desk: desk.past.at(as_of), self._show, self.failed.emit, topic="past"
        )

    @Slot()
    def leave(self) -> None:
        """Turn back to the present."""
        self._show(None)

    def _show(self, past: Past | None) -> None:
        self._sight.past = past
        self._band.show_past(past)
        self.turned.emit()

    @Slot()
    def show_day(self) -> None:
        """Show what was decided and done on the day looked at."""
        past = self._sight.past
        if past is not None:
            as_of = past.as_of
            self._tools.jobs.run(
                lambda desk: desk.past.day(as_of), self._on_day, self.failed.emit, topic="past day"
            )

    def _on_day(self, entries: list[DayEntry]) -> None:
        look = self._sight.look()
        words = translate("review", "Decisions and acts of {day}")
        title = words.replace("{day}", look.formats.full_moment(look.now)[:10])
        self.dialog = DayDialog(title, entries, look, self._window())
        self.dialog.open()
