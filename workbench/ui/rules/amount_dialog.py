"""Entering what missing a rule costs: a sum, or a share between two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from workbench.services.rules.amount_entry import AmountForm, amount_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.translating import translate
from workbench.ui.widgets.fields import FieldGrid
from workbench.ui.widgets.form_dialog import MARGIN, WIDTH, FormDialog
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.rules.effects import SellerAmount
    from workbench.domain.shops import Shop
    from workbench.ui.start import Stage
    from workbench.ui.widgets.fields import FieldWords


class AmountDialog(FormDialog):
    """Asks for a sum or a share, for one shop or all.

    Signals: ``entered`` (SellerAmount).
    """

    entered = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget, shops: Sequence[Shop]) -> None:
        title = translate("rules", "Your own amount")
        super().__init__(title, translate("rules", "Save"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shops = shops
        self._rule, self._shop_id = "", ""
        self._now: datetime | None = None
        self.shops = ChoiceRow(stage.keeper, translate("rules", "Shop"))
        self.shops.setFixedWidth(WIDTH - 2 * MARGIN)
        self.grid = FieldGrid(_fields())
        self.fields = self.grid.fields
        self.lay((self.shops, self.grid))
        self.shops.chosen.connect(self._on_shop)

    def fill(self, rule: str, amount: SellerAmount | None, now: datetime) -> None:
        """Begin with what stands, or with an empty form."""
        self._rule, self._now = rule, now
        self._shop_id = amount.shop_id if amount else ""
        choices = [(shop.id, shop_title(shop)) for shop in self._shops]
        self.shops.show_choices([("", translate("rules", "All shops")), *choices], self._shop_id)
        if amount is not None:
            for name, text in _texts(amount).items():
                self.fields[name].setText(text)
        self.fields["amount"].setFocus()

    @Slot(str)
    def _on_shop(self, shop_id: str) -> None:
        self._shop_id = shop_id

    def read(self) -> None:
        """Tell the amount, once the form was filled."""
        if self._now is not None:
            form = AmountForm(self._rule, self._shop_id, **self.grid.texts)
            self.entered.emit(amount_of(form, self._now))


def _fields() -> FieldWords:
    return (
        ("amount", translate("rules", "Amount (CNY)"), "5.00"),
        ("percent", translate("rules", "Or a share (%)"), "5"),
        ("least", translate("rules", "Share: at least (CNY)"), ""),
        ("most", translate("rules", "Share: at most (CNY)"), ""),
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
