"""Turns the monitor to a past instant and back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.ui.review.day import cut_words, day_cells, day_words, listed_entries
from workbench.ui.review.dialog import InstantDialog
from workbench.ui.review.differences import difference_cells, difference_words
from workbench.ui.review.rows import RowsDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.past import DayEntry, Difference, Past
    from workbench.ui.review.band import ReviewBand
    from workbench.ui.review.rows import Cells, ListWords
    from workbench.ui.review.sight import Sight
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble


SLOW = 300  # milliseconds after which the wait is told, as lists do


class Turning(QObject):
    """Asks for an instant, reads it beside the window, and shows it.

    Signals: ``turned`` when the view looks from another instant, ``known_more`` when troubles of
    then were read, ``order_wanted`` (number) to see one of a list's orders, ``failed`` (Trouble),
    ``progressed`` (instant, rows read, of all) while one is read.
    """

    turned = Signal()
    known_more = Signal()
    order_wanted = Signal(str)
    failed = Signal(object)
    progressed = Signal(object, int, int)

    def __init__(self, tools: ViewTools, sight: Sight, band: ReviewBand) -> None:
        super().__init__(band)
        self._tools = tools
        self._sight = sight
        self._band = band
        self.dialog: InstantDialog | RowsDialog | None = None
        self._awaited: datetime | None = None
        self._percent: int | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW)
        self._slow.timeout.connect(self._on_slow)
        self.progressed.connect(self._on_progressed)
        band.left.connect(self.leave)
        band.instant_wanted.connect(self.ask)
        band.day_wanted.connect(self.show_day)
        band.differences_wanted.connect(self.show_differences)

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
        """Turn to an instant (aware); what takes long says so and can be given up."""
        self._awaited, self._percent = as_of, None
        self._slow.start()
        self._tools.jobs.run(
            lambda desk: desk.past.at(as_of, partial(self.progressed.emit, as_of)),
            self._show,
            self._on_failed,
            topic="past",
        )

    @Slot()
    def _on_slow(self) -> None:
        if self._awaited is not None:
            self._band.show_reading(self._awaited, self._percent)

    @Slot(object, int, int)
    def _on_progressed(self, as_of: datetime, done: int, of: int) -> None:
        """Keep how far it is, and say it once the wait was told."""
        if as_of != self._awaited:
            return
        self._percent = done * 100 // of
        if not self._slow.isActive():
            self._on_slow()

    def _on_failed(self, trouble: Trouble) -> None:
        self._rest()
        self._band.show_past(self._sight.past)
        self.failed.emit(trouble)

    def _rest(self) -> None:
        self._awaited = None
        self._slow.stop()

    @Slot()
    def leave(self) -> None:
        """Turn back to the present; while another instant is read, give that one up."""
        if self._awaited is None:
            self._show(None)
            return
        self._rest()
        # Of one topic the newest question counts: what is being read ends.
        self._tools.jobs.run(lambda _: None, lambda _: None, lambda _: None, topic="past")
        self._band.show_past(self._sight.past)

    def _show(self, past: Past | None) -> None:
        self._rest()
        self._sight.past = past
        self._band.show_past(past)
        self.turned.emit()
        if past is not None:
            self._tools.jobs.run(
                lambda desk: desk.past.with_troubles(past),
                self._on_troubles,
                self.failed.emit,
                topic="past troubles",
            )

    def _on_troubles(self, past: Past) -> None:
        """Know the troubles as well, unless the view looks elsewhere by now."""
        here = self._sight.past
        if here is not None and here.as_of == past.as_of:
            self._sight.past = past
            self.known_more.emit()

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
        words, shown = day_words(look), listed_entries(entries)
        if len(shown) < len(entries):
            words = replace(words, cut=cut_words())
        self._tell(words, [day_cells(one, look) for one in shown])

    @Slot()
    def show_differences(self) -> None:
        """Show which warnings are other ones now."""
        past = self._sight.past
        if past is not None:
            self._tools.jobs.run(
                lambda desk: desk.past.differences(past),
                lambda found: self._on_differences(past, found),
                self.failed.emit,
                topic="past differences",
            )

    def _on_differences(self, past: Past, found: list[Difference]) -> None:
        look, words = self._sight.look(), difference_words(self._sight.look())
        told = past.compared
        if len(found) < told.appeared + told.gone + told.changed:
            words = replace(words, cut=cut_words())
        self._tell(words, [difference_cells(one, look) for one in found])

    def _tell(self, words: ListWords, rows: Sequence[Cells]) -> None:
        dialog = RowsDialog(words, rows, self._window())
        dialog.order_wanted.connect(self.order_wanted)
        self.dialog = dialog
        dialog.open()
