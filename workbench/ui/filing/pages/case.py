"""情形: for which shop, and on which of the platform's grounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from workbench.domain.filing.flow import FlowStep
from workbench.ui.filing.ground import GroundChoice
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.filing.words import code_word, source_line
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, empty_out
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import shop_title

if TYPE_CHECKING:
    from workbench.domain.filing.filings import Filing, FilingCase
    from workbench.domain.filing.offers import CaseOffer, GroundWords
    from workbench.domain.shops import Shop
    from workbench.ui.start import ViewTools


class CasePage(WizardPage):
    """Shop and ground.

    Signals: ``shop_chosen`` (shop id), ``case_chosen`` (FilingCase).
    """

    step = FlowStep.CASE
    shop_chosen = Signal(str)
    case_chosen = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        lead = translate("wizard", "Only grounds that the rules hold for today are offered.")
        super().__init__(tools, translate("wizard", "What happened?"), lead)
        keeper = tools.stage.keeper
        self.shops = ChoiceRow(keeper, translate("wizard", "Shop"))
        self.shops.chosen.connect(self.shop_chosen)
        self.details = GroundDetails(tools)
        self.details.rewritten.connect(self.rewritten)
        self.nothing = PlainLabel(tone=Tone.WARNING, is_wrapped=True)
        self.choices: dict[FilingCase, GroundChoice] = {}
        self._group = QButtonGroup(self)
        self._grounds = QVBoxLayout()
        self._grounds.setSpacing(8)
        self.column.addWidget(self.shops)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._grounds)
        self._grounds.addWidget(self.details)
        self.column.addStretch(1)

    def show_sight(self, sight: PageSight) -> None:
        """Show shops, grounds, and what the chosen ground asks for."""
        beginning, filing = sight.beginning, sight.filing
        if beginning is None:
            return
        shop = beginning.shop
        offered = [(each.id, shop_title(each)) for each in beginning.shops]
        # A draft stays with its shop, and so does a wish: its orders are that shop's.
        is_asked = len(offered) > 1 and filing is None and not beginning.orders
        self.shops.show_choices(offered if is_asked else [], shop.id if shop else "")
        self._show_nothing(
            shop, is_empty=not beginning.shops, has_offers=bool(sight.drafting.offers)
        )
        self._show_offers(sight.drafting.offers)
        chosen = self.choices.get(filing.case) if filing else None
        if chosen is not None:
            chosen.button.setChecked(True)
            self._grounds.removeWidget(self.details)
            self._grounds.insertWidget(self._grounds.indexOf(chosen) + 1, self.details)
        self.details.show_filing(filing, sight.offer)

    def _show_nothing(self, shop: Shop | None, *, is_empty: bool, has_offers: bool) -> None:
        words = ""
        if is_empty:
            words = translate("wizard", "There is no shop yet on a platform that takes filings.")
        elif shop is None:
            words = translate("wizard", "Choose the shop first.")
        elif not has_offers:
            words = translate("wizard", "The rules hold no filing on this platform for today.")
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))

    def _show_offers(self, offers: tuple[CaseOffer, ...]) -> None:
        if [choice.offer for choice in self.choices.values()] == list(offers):
            return
        self._grounds.removeWidget(self.details)
        empty_out(self._grounds)
        self._grounds.addWidget(self.details)
        self.choices = {}
        for offer in offers:
            choice = GroundChoice(offer, self._stage.formats)
            choice.chosen.connect(self.case_chosen)
            self._group.addButton(choice.button)
            self.choices[offer.case] = choice
            self._grounds.addWidget(choice)

    def take_keys(self) -> None:
        """Give the keys to the chosen ground, else to the first."""
        buttons = [choice.button for choice in self.choices.values()]
        chosen = [button for button in buttons if button.isChecked()]
        for button in (chosen or buttons)[:1]:
            button.setFocus()


class GroundDetails(QWidget):
    """What a ground asks for beside the orders, and the other rules that it stands on.

    Signals: ``rewritten`` (Filing).
    """

    rewritten = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self._formats = tools.stage.formats
        self._filing: Filing | None = None
        keeper = tools.stage.keeper
        self.events = ChoiceRow(keeper, translate("wizard", "Event"))
        self.transports = ChoiceRow(keeper, translate("wizard", "Travels by"))
        self.pledge = QCheckBox(
            translate("wizard", "I will sign the pledge (承诺书) on the platform's page")
        )
        self._rules = Card(translate("wizard", "What it stands on"))
        self._lines = QVBoxLayout()
        self._rules.body.addLayout(self._lines)
        self.events.chosen.connect(self._on_event)
        self.transports.chosen.connect(self._on_transport)
        self.pledge.toggled.connect(self._on_pledge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.events, self.transports, self.pledge, self._rules):
            column.addWidget(widget)

    def show_filing(self, filing: Filing | None, offer: CaseOffer | None) -> None:
        """Show what the ground of a filing asks for."""
        self._filing = filing
        self.setVisible(filing is not None and offer is not None)
        if filing is None or offer is None:
            return
        details = filing.details
        self.events.show_choices([(e, code_word(e)) for e in offer.events], details.event)
        ways = (*offer.transports, "express") if offer.transports else ()
        self.transports.show_choices([(way, code_word(way)) for way in ways], details.transport)
        self.pledge.setVisible(offer.is_pledged)
        self.pledge.blockSignals(True)
        self.pledge.setChecked(details.pledge_ticked is True)
        self.pledge.blockSignals(False)
        self._show_rules(offer.grounds[1:])

    def _show_rules(self, grounds: tuple[GroundWords, ...]) -> None:
        empty_out(self._lines)
        self._rules.setVisible(bool(grounds))
        for ground in grounds:
            told = translate("wizard", "{title}: {says}") if ground.says else ground.title
            words = told.replace("{title}", ground.title).replace("{says}", ground.says)
            self._lines.addWidget(PlainLabel(words, is_wrapped=True))
            source = source_line(ground, self._formats)
            self._lines.addWidget(
                PlainLabel(source, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
            )

    def _tell(self, **said: object) -> None:
        if self._filing is not None:
            details = replace(self._filing.details, **said)  # type: ignore[arg-type]  # told by name
            self.rewritten.emit(replace(self._filing, details=details))

    @Slot(str)
    def _on_event(self, event: str) -> None:
        self._tell(event=event)

    @Slot(str)
    def _on_transport(self, transport: str) -> None:
        self._tell(transport=transport)

    @Slot(bool)
    def _on_pledge(self, is_ticked: bool) -> None:
        self._tell(pledge_ticked=is_ticked)
