"""The ways from a ticket to its order and back, and what the tickets share with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.formats import one_line
from workbench.ui.frame.places import ORDERS, TICKETS
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from workbench.domain.ticket_views import TicketCounts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.icons import Icons


class TicketWay(QObject):
    """Shows a ticket's order, keeps the way back in a bar as long as the orders are looked at."""

    def __init__(self, window: MainWindow, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self.bar = MessageBar(icons)
        self.bar.pressed.connect(self.go_back)

    def join(self) -> None:
        """Join the view with the rest of the window, once that stands."""
        window, tickets = self._window, self._window.views.tickets
        tickets.order_wanted.connect(self.show_order)
        tickets.rule_wanted.connect(window.rule_way.go)
        tickets.export_wanted.connect(window.exporting.start)
        tickets.said.connect(window.undo_bar.offer)
        tickets.counted.connect(self._on_counted)
        window.views.notices.ticket_opened.connect(self.show_ticket)
        window.stack.currentChanged.connect(self._on_view)

    @Slot(str)
    def show_order(self, number: str) -> None:
        """Show a ticket's order among the orders."""
        self._window.record_way.show_order(number)
        words = translate("tickets", "Order {order} of the ticket")
        sentence = words.replace("{order}", one_line(number))
        act = translate("tickets", "Back to the ticket")
        self.bar.say(sentence, "tickets", Tone.INFORMATION, act)

    @Slot(str)
    def show_ticket(self, order_number: str) -> None:
        """Show the tickets of an order, and bring the window forward."""
        self._window.show_view(TICKETS)
        self._window.views.tickets.show_ticket(order_number)

    @Slot()
    def go_back(self) -> None:
        """Show the tickets as they were left."""
        self._window.show_view(TICKETS)

    @Slot(int)
    def _on_view(self, number: int) -> None:
        if number != ORDERS:
            self.bar.hide()

    @Slot(object)
    def _on_counted(self, counts: TicketCounts) -> None:
        self._window.badge(TICKETS, counts.open, Tone.WARNING)
