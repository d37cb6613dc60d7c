"""Entering a ticket by hand, where neither a file nor a connector tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.tickets import TicketKind
from workbench.services.tickets.entry import TicketForm, ticket_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.translating import translate
from workbench.ui.widgets.fields import FieldGrid
from workbench.ui.widgets.form_dialog import FormDialog
from workbench.ui.words import shop_title, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.domain.shops import Shop
    from workbench.ui.start import Stage
    from workbench.ui.widgets.fields import FieldWords


class TicketDialog(FormDialog):
    """Asks for a ticket's kind, shop, order and times.

    Signals: ``entered`` (Ticket).
    """

    entered = Signal(object)

    def __init__(self, stage: Stage, shops: Sequence[Shop], parent: QWidget) -> None:
        title = translate("tickets", "Enter a ticket")
        super().__init__(title, translate("tickets", "Save"), parent)
        self._shops = {shop.id: shop for shop in shops}
        self._shop_id = next(iter(self._shops), "")
        self._kind = TicketKind.URGE_SHIPPING
        self.kinds = ChoiceRow(stage.keeper, translate("tickets", "Kind"))
        self.shops = ChoiceRow(stage.keeper, translate("tickets", "Shop"))
        self.grid = FieldGrid(_fields())
        self.fields = self.grid.fields
        self.lay((self.kinds, self.shops, self.grid))
        self._show_choices()
        self.kinds.chosen.connect(self._on_kind)
        self.shops.chosen.connect(self._on_shop)

    def _show_choices(self) -> None:
        kinds = [(kind.value, word(kind)) for kind in TicketKind]
        self.kinds.show_choices(kinds, self._kind.value)
        shops = [(shop.id, shop_title(shop)) for shop in self._shops.values()]
        self.shops.show_choices(shops, self._shop_id)
        self.grid.offer("applied_at", is_offered=self._kind is TicketKind.INVOICE)

    @Slot(str)
    def _on_kind(self, value: str) -> None:
        self._kind = TicketKind(value)
        self._show_choices()

    @Slot(str)
    def _on_shop(self, value: str) -> None:
        self._shop_id = value

    def read(self) -> None:
        """Tell the ticket."""
        shop = self._shops.get(self._shop_id)
        self.entered.emit(ticket_of(TicketForm(self._kind, shop, *self.grid.texts.values())))


def _fields() -> FieldWords:
    return (
        ("order_number", translate("tickets", "Order number"), ""),
        ("created_at", translate("tickets", "Ticket came"), "2024-01-24 10:00"),
        ("applied_at", translate("tickets", "Invoice asked"), "2024-01-05"),
        ("number", translate("tickets", "Ticket no."), ""),
    )
