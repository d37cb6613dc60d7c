"""One ticket beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.detail.column import CardColumn
from workbench.ui.tickets.cards import ClockCard, CountsCard, OrderCard, TicketCard
from workbench.ui.tickets.reply_card import ReplyCard
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.ticket_views import TicketDetail
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look


class TicketColumn(CardColumn):
    """Everything about one ticket.

    Signals: ``order_wanted`` (number) to see its order.
    """

    order_wanted = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__(translate("tickets", "Choose a ticket to see it here"))
        self._detail: TicketDetail | None = None
        self.ticket = TicketCard(icons)
        self.clocks = ClockCard()
        self.replies = ReplyCard(icons)
        self.counts = CountsCard()
        self.order = OrderCard()
        self._all = (self.ticket, self.clocks, self.replies, self.counts, self.order)
        for card in self._all:
            card.hide()
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.order.order_wanted.connect(self.show_order)

    @property
    def shown(self) -> TicketDetail | None:
        """Return what is shown."""
        return self._detail

    def show_detail(self, detail: TicketDetail | None, look: Look) -> None:
        """Show a ticket; the same facts again change nothing, so marked text stays marked."""
        if detail == self._detail:
            return
        before, self._detail = self._detail, detail
        is_other = before is None or detail is None or before.row.id != detail.row.id
        self.show_hint(is_empty=detail is None)
        for card in self._all:
            card.setVisible(detail is not None)
        if detail is not None:
            self.ticket.show_row(detail.row, look)
            self.clocks.show_row(detail.row, look)
            self.replies.show_detail(detail)
            self.counts.show_row(detail.row)
            self.order.show_detail(detail, look)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def tick(self, look: Look) -> None:
        """Count down."""
        if self._detail is not None:
            self.ticket.tick(look)
            self.clocks.tick(self._detail.row, look)

    @Slot()
    def show_order(self) -> None:
        """Ask for the order that the ticket is about."""
        if self._detail is not None:
            self.order_wanted.emit(self._detail.row.ticket.order_number)
