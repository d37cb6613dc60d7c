"""Takes tickets of files and pasted tables in; the way back stands for ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.counting import counted
from workbench.ui.tickets.file_dialog import TicketFileDialog
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from workbench.domain.tickets import Ticket
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class TicketIntake(QObject):
    """Opens the dialog, looks into what it is given, and saves.

    Signals: ``done`` after something was saved or taken back, ``said`` (text, way back),
    ``failed`` (Trouble).
    """

    done = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, view: QWidget) -> None:
        super().__init__(view)
        self._tools = tools
        self._view = view
        self.dialog: TicketFileDialog | None = None

    @Slot()
    def start(self) -> None:
        """Open the dialog."""
        shops = self._tools.desk.tickets.shops()
        dialog = TicketFileDialog(self._tools.stage, shops, self._view.window())
        dialog.look_wanted.connect(self._look)
        dialog.take_wanted.connect(self._take)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    @Slot(object, str)
    def _look(self, source: Path | str, shop_id: str) -> None:
        dialog = self.dialog
        if dialog is not None:
            self._tools.jobs.run(
                lambda desk: desk.tickets.look_into(source, shop_id),
                dialog.show_look,
                dialog.show_trouble,
                topic="ticket file",
            )

    @Slot(object)
    def _take(self, tickets: Sequence[Ticket]) -> None:
        self._tools.jobs.run(
            lambda desk: desk.tickets.take_in(tickets), self._on_taken, self.failed.emit
        )

    def _on_taken(self, taken: list[tuple[Ticket, Ticket | None]]) -> None:
        words = counted(translate("tickets", "{n} ticket(s) saved"), n=len(taken))
        self.said.emit(words, lambda: self._leave_out(taken))
        self.done.emit()

    def _leave_out(self, taken: list[tuple[Ticket, Ticket | None]]) -> None:
        def work(desk: Desk) -> None:
            desk.tickets.leave_out(taken)

        self._tools.jobs.run(work, lambda _: self.done.emit(), self.failed.emit)
