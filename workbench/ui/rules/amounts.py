"""What the seller entered that missing a rule costs, where no source gives an amount."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from workbench.domain.clock import SHANGHAI
from workbench.ui.rules.amount_dialog import AmountDialog
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.rules.effects import SellerAmount
    from workbench.domain.rules.views import RuleEntry
    from workbench.domain.shops import Shop
    from workbench.ui.contracts import Desk
    from workbench.ui.formats import Formats
    from workbench.ui.start import ViewTools


class AmountCard(Card):
    """Lists the seller's own amounts for a rule; hidden for rules that cost no money.

    Signals: ``enter_wanted`` (SellerAmount to change, or None), ``remove_wanted`` (SellerAmount).
    """

    enter_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, formats: Formats) -> None:
        super().__init__(translate("rules", "Amounts you entered"))
        self._formats = formats
        self.shops: tuple[Shop, ...] = ()
        self.rule = ""
        self._hint = PlainLabel(
            translate("rules", "Where no source gives an amount, your own counts and is marked."),
            type_=Type.NOTE,
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        self.enter = button(translate("rules", "Enter an amount…"))
        self.body.addWidget(self._hint)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        row = self.add_row()
        row.addWidget(self.enter)
        row.addStretch(1)
        self.enter.clicked.connect(lambda: self.enter_wanted.emit(None))

    def show_entry(self, entry: RuleEntry) -> None:
        """Show the amounts that stand for a rule."""
        self.rule = entry.id
        empty_out(self._list)
        for amount in entry.amounts:
            self._list.addWidget(self._line(amount))
        self.setVisible(entry.may_cost)

    def _line(self, amount: SellerAmount) -> Card:
        line = Card()
        line.setObjectName("")
        line.body.setContentsMargins(0, 0, 0, 0)
        line.body.setSpacing(4)
        line.body.addWidget(PlainLabel(self._figure(amount), type_=Type.STRONG, is_wrapped=True))
        about = PlainLabel(self._about(amount), type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        line.body.addWidget(about)
        row = line.add_row()
        change = button(translate("rules", "Change…"), is_link=True)
        remove = button(translate("rules", "Remove"), is_link=True)
        change.clicked.connect(partial(self.enter_wanted.emit, amount))
        remove.clicked.connect(partial(self.remove_wanted.emit, amount))
        row.addWidget(change)
        row.addWidget(remove)
        row.addStretch(1)
        return line

    def _figure(self, amount: SellerAmount) -> str:
        money = self._formats.money
        if amount.fen is not None:
            return money(amount.fen)
        upper = money(amount.max_fen) if amount.max_fen is not None else "…"
        return f"{amount.percent}%  {money(amount.min_fen)}–{upper}"

    def _about(self, amount: SellerAmount) -> str:
        day = self._formats.full_day(amount.entered_at.astimezone(SHANGHAI).date())
        words = translate("rules", "entered by you on {day}, for {shop}")
        told = words.replace("{day}", day).replace("{shop}", self._shop(amount.shop_id))
        return f"{told} ・ {amount.note}" if amount.note else told

    def _shop(self, shop_id: str) -> str:
        names = {shop.id: shop_title(shop) for shop in self.shops}
        return names.get(shop_id, shop_id) or translate("rules", "All shops")


class EnteringAmounts(QObject):
    """Asks for amounts and carries them to the cache.

    Signals: ``done`` when the cache holds it, ``failed`` (Trouble).
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, tools: ViewTools, card: AmountCard) -> None:
        super().__init__(card)
        self._tools = tools
        self._card = card
        self.dialog: AmountDialog | None = None
        card.enter_wanted.connect(self._on_enter)
        card.remove_wanted.connect(self._on_remove)

    def set_shops(self, shops: Sequence[Shop]) -> None:
        """Take up whose amounts there may be."""
        self._card.shops = tuple(shops)

    @Slot(object)
    def _on_enter(self, amount: SellerAmount | None) -> None:
        now = self._tools.desk.monitor.now()
        dialog = AmountDialog(self._tools.stage, self._card, self._card.shops)
        dialog.fill(self._card.rule, amount, now)
        dialog.entered.connect(self._on_entered)
        self.dialog = dialog
        dialog.open()

    @Slot(object)
    def _on_entered(self, given: SellerAmount) -> None:
        def work(desk: Desk) -> None:
            desk.seller.put_amount(given)

        self._tools.jobs.run(work, lambda _: self.done.emit(), self.failed.emit)

    @Slot(object)
    def _on_remove(self, amount: SellerAmount) -> None:
        def work(desk: Desk) -> None:
            desk.seller.remove_amount(amount.rule, amount.shop_id)

        self._tools.jobs.run(work, lambda _: self.done.emit(), self.failed.emit)
