"""Entering a ticket by hand, where neither a file nor a connector tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.errors import BadInput
from workbench.domain.tickets import TicketKind
from workbench.services.ticket_entry import TicketForm, ticket_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_title, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.shops import Shop
    from workbench.ui.start import Stage

WIDTH = 520


class TicketDialog(QDialog):
    """A small form; what cannot be read is said beneath it and nothing is saved.

    Signals: ``entered`` (Ticket).
    """

    entered = Signal(object)

    def __init__(self, stage: Stage, shops: Sequence[Shop], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("tickets", "Enter a ticket"))
        self.setFixedWidth(WIDTH)
        self._shops = {shop.id: shop for shop in shops}
        self._shop_id = next(iter(self._shops), "")
        self._kind = TicketKind.URGE_SHIPPING
        self.kinds = ChoiceRow(stage.keeper, translate("tickets", "Kind"))
        self.shops = ChoiceRow(stage.keeper, translate("tickets", "Shop"))
        self.fields = {name: text_field(words, hint) for name, words, hint in _fields()}
        self._captions = {
            name: PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED)
            for name, words, _ in _fields()
        }
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.save_button = button(translate("tickets", "Save"), is_primary=True)
        self._leave = button(translate("tickets", "Cancel"))
        self._lay_out()
        self._show_choices()
        self.kinds.chosen.connect(self._on_kind)
        self.shops.chosen.connect(self._on_shop)
        self.save_button.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for line, name in enumerate(self.fields):
            grid.addWidget(self._captions[name], line, 0)
            grid.addWidget(self.fields[name], line, 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.save_button)
        self.save_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for widget in (self.kinds, self.shops):
            column.addWidget(widget)
        column.addLayout(grid)
        self.trouble.setFixedWidth(WIDTH - 40)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addLayout(acts)

    def _show_choices(self) -> None:
        kinds = [(kind.value, word(kind)) for kind in TicketKind]
        self.kinds.show_choices(kinds, self._kind.value)
        shops = [(shop.id, shop_title(shop)) for shop in self._shops.values()]
        self.shops.show_choices(shops, self._shop_id)
        is_invoice = self._kind is TicketKind.INVOICE
        for part in (self.fields["applied_at"], self._captions["applied_at"]):
            part.setVisible(is_invoice)

    @Slot(str)
    def _on_kind(self, value: str) -> None:
        self._kind = TicketKind(value)
        self._show_choices()

    @Slot(str)
    def _on_shop(self, value: str) -> None:
        self._shop_id = value

    @Slot()
    def _on_save(self) -> None:
        shop = self._shops.get(self._shop_id)
        told = [self.fields[name].text() for name, _, _ in _fields()]
        try:
            ticket = ticket_of(TicketForm(self._kind, shop, *told))
        except BadInput as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return
        self.entered.emit(ticket)
        self.accept()


def _fields() -> tuple[tuple[str, str, str], ...]:
    """Return name, caption and hint of each field, in the order of the form."""
    return (
        ("order_number", translate("tickets", "Order number"), ""),
        ("created_at", translate("tickets", "Ticket came"), "2024-01-24 10:00"),
        ("applied_at", translate("tickets", "Invoice asked"), "2024-01-05"),
        ("number", translate("tickets", "Ticket no."), ""),
    )
