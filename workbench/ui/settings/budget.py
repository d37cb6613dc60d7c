"""What one trace service may be asked a day, and what a question costs by its tariff."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.counting import counted
from workbench.domain.query_costs import PROVIDER_PACE, bought
from workbench.ui.settings.section import number_edit
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import provider_name

if TYPE_CHECKING:
    from workbench.domain.settings import QueryTerms
    from workbench.ui.contracts import Desk
    from workbench.ui.formats import Formats

MOST = 1_000_000
NAME_WIDTH = 72
PRICE_WIDTH = 88
SPENT_WIDTH = 120


class BudgetRow(QWidget):
    """A service's name, its limit, what was asked today, its price, and who is asked first.

    Beneath stands what the limit buys, while it is typed.

    Signals: ``changed`` (what a desk is to do, what is said of it), ``refused`` (sentence).
    """

    changed = Signal(object, str)
    refused = Signal(str)

    def __init__(self, terms: QueryTerms, formats: Formats, *, is_first: bool) -> None:
        super().__init__()
        self._terms = terms
        self._formats = formats
        name = provider_name(terms.name)
        a_day, price = (
            translate("settings", "Questions a day"),
            translate("settings", "Price (CNY)"),
        )
        self.limit = number_edit(0, MOST)
        self.limit.setAccessibleName(f"{name} {a_day}")
        self.limit.setValue(terms.limit)
        words = translate("settings", "{n} asked today")
        spent = words.replace("{n}", formats.count(terms.spent))
        self.spent = PlainLabel(spent, type_=Type.NOTE, tone=Tone.MUTED)
        unknown = translate("settings", "unknown")
        self.price = text_field(f"{name} {price}", unknown)
        self.price.setText("" if terms.price is None else f"{terms.price:f}")
        self.price.setFixedWidth(PRICE_WIDTH)
        self.price.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first = button(translate("settings", "Ask first"), is_link=True)
        self.buys = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self._lay_out(name)
        # Within its row: shown before, it would be a window for a moment, and take the keys. Its
        # room stays, so that the rows stand under each other.
        keeping = self.first.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.first.setSizePolicy(keeping)
        self.first.setVisible(not is_first)
        self._show_worth()
        self.limit.valueChanged.connect(self._show_worth)
        self.price.textChanged.connect(self._show_worth)
        self.limit.editingFinished.connect(self._on_limit)
        self.price.editingFinished.connect(self._on_price)
        self.first.clicked.connect(self._on_first)

    def _lay_out(self, name: str) -> None:
        caption = PlainLabel(name, type_=Type.STRONG)
        caption.setFixedWidth(NAME_WIDTH)
        self.spent.setMinimumWidth(SPENT_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.buys)
        a_day = PlainLabel(translate("settings", "A day"))
        price = PlainLabel(translate("settings", "CNY each"))
        for widget in (caption, a_day, self.limit, self.spent, self.price, price, self.first):
            row.addWidget(widget)
        row.addStretch(1)

    @Slot()
    def _show_worth(self) -> None:
        """Say what is typed is enough for, and what it costs; an odd price costs nobody knows."""
        worth = bought(self.limit.value(), self._typed_price(), PROVIDER_PACE)
        words = translate(
            "settings",
            "Enough for {calm} parcel(s) looked at once a day, or {soon} with a deadline of the "
            "day, or {urgent} close to it",
        )
        told = counted(words, calm=worth.calm, soon=worth.soon, urgent=worth.urgent)
        cost = translate("settings", "price unknown: enter it by its tariff")
        if worth.cost is not None:
            most = translate("settings", "{amount} a day at most")
            cost = most.replace("{amount}", self._formats.money(worth.cost))
        self.buys.setText(f"{told} · {cost}")

    def _typed_price(self) -> Decimal | None:
        try:
            price = Decimal(self.price.text().strip())
        except InvalidOperation:
            return None
        return price if price.is_finite() and price >= 0 else None

    @property
    def has_keys(self) -> bool:
        """Tell whether somebody types here."""
        return self.limit.hasFocus() or self.price.hasFocus()

    @Slot()
    def _on_limit(self) -> None:
        name, limit = self._terms.name, self.limit.value()
        if limit == self._terms.limit:
            return

        def work(desk: Desk) -> None:
            desk.settings.ask_per_day(name, limit)

        words = counted(translate("settings", "{n} question(s) a day"), n=limit)
        self.changed.emit(work, words)

    @Slot()
    def _on_price(self) -> None:
        name, told = self._terms.name, self.price.text().strip()
        try:
            price = Decimal(told) if told else None
        except InvalidOperation:
            self.refused.emit(translate("settings", "A price is an amount such as 0.05"))
            return
        if price == self._terms.price:
            return

        def work(desk: Desk) -> None:
            desk.settings.price_query(name, price)

        self.changed.emit(work, translate("settings", "Price kept"))

    @Slot()
    def _on_first(self) -> None:
        name = self._terms.name

        def work(desk: Desk) -> None:
            desk.settings.ask_first(name)

        words = translate("settings", "{name} is asked first")
        self.changed.emit(work, words.replace("{name}", provider_name(name)))
