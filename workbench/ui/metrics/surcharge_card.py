"""The surcharge calculator: tier, weight, date and base price, worked step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout

from workbench.domain.errors import BadInput, marked
from workbench.domain.metrics import SurchargeAsked
from workbench.services.metrics.freight import figure
from workbench.services.tickets.entry import instant_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import Card
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from decimal import Decimal

    from workbench.domain.metrics import SurchargeWorked
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look


class SurchargeCard(Card):
    """What one order costs more; reckoned anew with every key."""

    def __init__(self, tools: ViewTools) -> None:
        super().__init__(translate("metrics", "Surcharge of official logistics (1688)"))
        self._tools = tools
        tiers = tools.desk.metrics.tiers()
        self._tier = tiers[0] if tiers else ""
        about = translate(
            "metrics",
            "One product alone: 标快-全公斤段（百世快运）. The day of the order decides.",
        )
        self.body.addWidget(PlainLabel(about, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True))
        self.tiers = ChoiceRow(tools.stage.keeper, translate("metrics", "Tier"))
        self.tiers.show_choices([(tier, tier) for tier in tiers], self._tier)
        self.tiers.chosen.connect(self._on_tier)
        self.body.addWidget(self.tiers)
        self.fields = {name: text_field(words, hint) for name, words, hint in _fields()}
        self._lay_out()
        self.result = PlainLabel(type_=Type.CARD, is_wrapped=True, is_selectable=True)
        self.steps = PlainLabel(tone=Tone.MUTED, is_wrapped=True, is_selectable=True)
        for label in (self.result, self.steps):
            self.body.addWidget(label)
        for each in self.fields.values():
            each.textChanged.connect(self.reckon)
        self.reckon()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, words, _) in enumerate(_fields()):
            grid.addWidget(PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED), row, 0)
            grid.addWidget(self.fields[name], row, 1)
        self.body.addLayout(grid)

    @Slot(str)
    def _on_tier(self, tier: str) -> None:
        self._tier = tier
        self.reckon()

    @Slot()
    def reckon(self) -> None:
        """Work the order out, or say what is missing."""
        try:
            asked = self._asked()
        except BadInput as error:
            self._say(trouble_from(error).sentence, "", Tone.CRITICAL)
            return
        if asked is None:
            self._say(translate("metrics", "Enter the weight and the day."), "", Tone.MUTED)
            return
        found = self._tools.desk.metrics.surcharge(asked)
        self._say(_result(found), steps(found, self._tools.look()), Tone.TEXT)

    def _asked(self) -> SurchargeAsked | None:
        told = {name: field.text() for name, field in self.fields.items()}
        weight = figure(told["weight"], marked("errors", "The weight"))
        base = figure(told["base"], marked("errors", "The base price"))
        at = instant_of(told["at"], marked("errors", "When it was ordered"))
        if weight is None or at is None:
            return None
        return SurchargeAsked(self._tier, weight, at, base)

    def _say(self, result: str, told: str, tone: Tone) -> None:
        self.result.setText(result)
        self.result.set_tone(tone)
        self.steps.setText(told)
        self.steps.setVisible(bool(told))


def _result(found: SurchargeWorked) -> str:
    if found.amount is None:
        return translate("metrics", "Unknown")
    words = translate("metrics", "Surcharge {amount}").replace("{amount}", yuan(found.amount))
    if found.total is None:
        return words
    total = translate("metrics", "{text}, {total} in all")
    return total.replace("{total}", yuan(found.total)).replace("{text}", words)


def steps(found: SurchargeWorked, look: Look) -> str:
    """Return how the amount comes about, line by line."""
    lines = []
    if found.first_price is not None and found.further_price is not None:
        first = translate("metrics", "First {kg} kg: {price}")
        first = first.replace("{kg}", str(found.first_kg))
        lines.append(first.replace("{price}", yuan(found.first_price)))
        further = translate("metrics", "{kg} further kg × {price} = {sum}")
        total = yuan(found.further_kg * found.further_price)
        further = further.replace("{kg}", str(found.further_kg)).replace("{sum}", total)
        lines.append(further.replace("{price}", yuan(found.further_price)))
    elif not found.is_in_force:
        lines.append(translate("metrics", "Not in the days of the surcharge."))
    else:
        lines.append(translate("metrics", "This tier pays none."))
    if found.other is not None:
        other = translate("metrics", "Were parts of a kg counted in part: {price}")
        lines.append(other.replace("{price}", yuan(found.other)))
    lines.append(look.rules.title(found.rule))
    return "\n".join(lines)


def yuan(amount: Decimal) -> str:
    """Return ¥7.50."""
    return f"¥{amount:,.2f}"


def _fields() -> tuple[tuple[str, str, str], ...]:
    """Return name, caption and hint of each field, in the order of the form."""
    return (
        ("weight", translate("metrics", "Weight (kg)"), "74.2"),
        ("at", translate("metrics", "Ordered at"), "2022-12-30 16:45"),
        ("base", translate("metrics", "Base price (CNY)"), "120.00"),
    )
