"""All cards of what stands beside an order, as one group that a column shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.beside.acts import ActsCard
from workbench.ui.beside.cards import MessagesCard, PromisesCard, RefundsCard

if TYPE_CHECKING:
    from workbench.domain.orders import Order
    from workbench.domain.platforms.beside import Beside
    from workbench.ui.tables.columns import Look
    from workbench.ui.widgets.card import Card


class BesideCards(QObject):
    """Acts, refunds, promises and messages of one order.

    Signals: ``look_wanted`` (act id), ``settled`` (act id, whether it was done), ``seen`` (Order)
    where its messages were.
    """

    look_wanted = Signal(int)
    settled = Signal(int, bool)
    seen = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._order: Order | None = None
        self._shown: Beside | None = None
        self.acts = ActsCard()
        self.refunds = RefundsCard()
        self.promises = PromisesCard()
        self.messages = MessagesCard()
        self.acts.look_wanted.connect(self.look_wanted)
        self.acts.settled.connect(self.settled)
        self.messages.seen.connect(self._on_seen)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards in the order in which they stand."""
        return (self.acts, self.refunds, self.promises, self.messages)

    def show_beside(self, order: Order, beside: Beside, look: Look) -> None:
        """Show another order's; the same again changes nothing but what a card may show."""
        self._order = order
        self.acts.show_acts(beside.acts, look)
        self.refunds.show_refunds(beside.refunds, look)
        self.promises.show_changes(beside.promises, look)
        self.messages.show_messages(beside.messages, look)

    @Slot()
    def _on_seen(self) -> None:
        if self._order is not None:
            self.seen.emit(self._order)
