"""Entering what missing a rule costs: a sum, or a share between two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.errors import BadInput
from workbench.services.amount_entry import AmountForm, amount_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.effects import SellerAmount
    from workbench.domain.shops import Shop
    from workbench.ui.start import Stage

WIDTH = 480


class AmountDialog(QDialog):
    """A small form; what cannot be read is said beneath it and nothing is saved.

    Signals: ``entered`` (SellerAmount).
    """

    entered = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget, shops: Sequence[Shop]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setWindowTitle(translate("rules", "Your own amount"))
        self._shops = shops
        self._rule, self._shop_id = "", ""
        self._now: datetime | None = None
        self.shops = ChoiceRow(stage.keeper, translate("rules", "Shop"))
        self.fields = {name: text_field(words, hint) for name, words, hint in _fields()}
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.save_button = button(translate("rules", "Save"), is_primary=True)
        self._leave = button(translate("rules", "Cancel"))
        self._lay_out()
        self.shops.chosen.connect(self._on_shop)
        self.save_button.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for line, (name, words, _) in enumerate(_fields()):
            grid.addWidget(PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED), line, 0)
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
        column.addWidget(self.shops)
        column.addLayout(grid)
        for wide in (self.shops, self.trouble):
            wide.setFixedWidth(WIDTH - 40)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addLayout(acts)

    def fill(self, rule: str, amount: SellerAmount | None, now: datetime) -> None:
        """Begin with what stands, or with an empty form."""
        self._rule, self._now = rule, now
        self._shop_id = amount.shop_id if amount else ""
        choices = [(shop.id, shop_title(shop)) for shop in self._shops]
        self.shops.show_choices([("", translate("rules", "all shops")), *choices], self._shop_id)
        if amount is not None:
            for name, text in _texts(amount).items():
                self.fields[name].setText(text)
        self.fields["amount"].setFocus()

    @Slot(str)
    def _on_shop(self, shop_id: str) -> None:
        self._shop_id = shop_id

    @Slot()
    def _on_save(self) -> None:
        told = {name: field.text() for name, field in self.fields.items()}
        if self._now is None:
            return
        try:
            amount = amount_of(AmountForm(self._rule, self._shop_id, **told), self._now)
        except BadInput as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return
        self.entered.emit(amount)
        self.accept()


def _fields() -> tuple[tuple[str, str, str], ...]:
    """Return name, caption and hint of each field, in the order of the form."""
    return (
        ("amount", translate("rules", "Amount (CNY)"), "5.00"),
        ("percent", translate("rules", "or share (%)"), "5"),
        ("least", translate("rules", "of it at least (CNY)"), ""),
        ("most", translate("rules", "of it at most (CNY)"), ""),
        ("note", translate("rules", "Where you have it from"), ""),
    )


def _texts(amount: SellerAmount) -> dict[str, str]:
    return {
        "amount": _yuan(amount.fen),
        "percent": "" if amount.percent is None else str(amount.percent),
        "least": _yuan(amount.min_fen or None),
        "most": _yuan(amount.max_fen),
        "note": amount.note,
    }


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen // 100}.{fen % 100:02d}"
