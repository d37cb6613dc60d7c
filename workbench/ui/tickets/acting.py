"""Acts on tickets: entered, answered, invoiced, removed; each undone for ten seconds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.tickets import TicketKind
from workbench.ui.formats import one_line
from workbench.ui.tickets.answer_dialog import AnswerDialog
from workbench.ui.tickets.form import TicketDialog
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.ticket_views import TicketRow
    from workbench.domain.tickets import Ticket
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class TicketActs(QObject):
    """What the seller does about tickets; nothing is sent to a platform.

    Signals: ``done`` after an act was saved or taken back, ``said`` (text, way back or None),
    ``failed`` (Trouble).
    """

    done = Signal()
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, view: QWidget) -> None:
        super().__init__(view)
        self._tools = tools
        self._view = view
        self._draft = ""
        self.dialog: TicketDialog | AnswerDialog | None = None

    @Slot()
    def start_entry(self) -> None:
        """Open the form."""
        shops = self._tools.desk.tickets.shops()
        dialog = TicketDialog(self._tools.stage, shops, self._view.window())
        dialog.entered.connect(self._enter)
        self._open(dialog)

    def start_answer(self, row: TicketRow) -> None:
        """Ask what was answered; the text copied last stands there already (R)."""
        dialog = AnswerDialog(self._tools.stage, row, self._draft, self._view.window())
        dialog.answered.connect(lambda text, at: self._answer(row, text, at))
        self._open(dialog)

    def _open(self, dialog: TicketDialog | AnswerDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    @Slot(str)
    def keep_draft(self, text: str) -> None:
        """Remember the reply that was copied: it is what the seller answers with."""
        self._draft = text
        self.said.emit(translate("tickets", "Reply copied"), None)

    def forget_draft(self) -> None:
        """Forget the reply: another ticket is looked at."""
        self._draft = ""

    def finish(self, row: TicketRow) -> None:
        """Do what is left to do: record the answer, or of an invoice ticket the invoice (H)."""
        if not row.is_open:
            return
        if row.ticket.kind is TicketKind.INVOICE and row.ticket.replied_at is not None:
            self.invoice(row)
        else:
            self.start_answer(row)

    def invoice(self, row: TicketRow) -> None:
        """Record that the invoice was issued just now."""
        words = translate("tickets", "Order {order}: invoice issued")
        before = row.ticket
        self._run(lambda desk: desk.tickets.invoiced(before.id), words, before)

    def remove(self, row: TicketRow) -> None:
        """Remove what was typed in; the way back types it in again."""
        ticket = row.ticket

        def work(desk: Desk) -> None:
            desk.tickets.forget(ticket.id)

        words = translate("tickets", "The ticket was removed.")
        self._tools.jobs.run(
            work, lambda _: self._say(words, lambda: self._enter_again(ticket)), self.failed.emit
        )

    def copy_number(self, row: TicketRow) -> None:
        """Copy the order's number (C)."""
        number = one_line(row.ticket.order_number)
        copy_text(number)
        self.said.emit(translate("tickets", "Copied {number}").replace("{number}", number), None)

    def _answer(self, row: TicketRow, text: str, at: datetime | None) -> None:
        words = translate("tickets", "Order {order}: answer recorded")
        before = row.ticket
        self._run(lambda desk: desk.tickets.answer(before.id, text, at), words, before)

    def _run(self, work: Callable[[Desk], Ticket], words: str, before: Ticket) -> None:
        text = words.replace("{order}", one_line(before.order_number))
        self._tools.jobs.run(
            work, lambda _: self._say(text, lambda: self._put_back(before)), self.failed.emit
        )

    @Slot(object)
    def _enter(self, ticket: Ticket) -> None:
        words = translate("tickets", "The ticket was saved.")
        self._tools.jobs.run(
            lambda desk: desk.tickets.enter(ticket),
            lambda saved: self._say(words, lambda: self._forget(saved)),
            self.failed.emit,
        )

    def _say(self, text: str, undo: Callable[[], None]) -> None:
        self.said.emit(text, undo)
        self.done.emit()

    def _put_back(self, before: Ticket) -> None:
        self._quietly(lambda desk: desk.tickets.put_back(before))

    def _forget(self, ticket: Ticket) -> None:
        self._quietly(lambda desk: desk.tickets.forget(ticket.id))

    def _enter_again(self, ticket: Ticket) -> None:
        fresh = replace(ticket, id="")
        self._quietly(lambda desk: desk.tickets.enter(fresh))

    def _quietly(self, work: Callable[[Desk], object]) -> None:
        self._tools.jobs.run(work, lambda _: self.done.emit(), self.failed.emit)
