"""提交: the platform's page, the texts to paste there, and what a person says of the sending.

The workbench sends nothing by itself: it opens what the packs name and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from workbench.domain.clock import SHANGHAI
from workbench.domain.filing.flow import FlowStep
from workbench.domain.masking import mask_free_text
from workbench.ui.filing.moment import MomentField
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.copying import copy_for_good, copy_text
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.offers import FilingPlace
    from workbench.ui.start import ViewTools


def open_in_browser(address: str) -> bool:
    """Open a page in the system's browser; tell whether the system took it."""
    return QDesktopServices.openUrl(QUrl(address))


class SubmitPage(WizardPage):
    """Where to go, what to paste, and what was sent when.

    Signals: ``places_wanted`` when the ways in are to be read, ``sent`` (instant, number) when a
    person says to have sent it, ``said`` (words, None) for the bar at the foot.
    """

    step = FlowStep.SUBMIT
    places_wanted = Signal()
    sent = Signal(object, str)
    said = Signal(str, object)

    def __init__(
        self, tools: ViewTools, open_page: Callable[[str], bool] = open_in_browser
    ) -> None:
        lead = translate(
            "wizard",
            "The platforms take filings from people only: send it on the platform's page, then"
            " write down here what it answered.",
        )
        super().__init__(tools, translate("wizard", "Send it on the platform"), lead)
        self.open_page = open_page
        self._filing: Filing | None = None
        self._asked_for: object = None
        self.places: tuple[FilingPlace, ...] = ()
        self._places_card = Card(translate("wizard", "1. Open the platform's page"))
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        self._places_card.body.addLayout(self._places)
        self.column.addWidget(self._places_card)
        self.column.addWidget(self._texts_card())
        self.column.addWidget(self._record_card())
        self.column.addStretch(1)

    def _texts_card(self) -> Card:
        card = Card(translate("wizard", "2. Paste what is asked for"))
        self.copy_statement = button(translate("wizard", "Copy the statement"))
        self.copy_orders = button(translate("wizard", "Copy the order numbers"))
        self.copy_statement.clicked.connect(self._on_copy_statement)
        self.copy_orders.clicked.connect(self._on_copy_orders)
        row = card.add_row()
        row.addWidget(self.copy_statement)
        row.addWidget(self.copy_orders)
        row.addStretch(1)
        return card

    def _record_card(self) -> Card:
        now = self._tools.desk.monitor.now()
        card = Card(translate("wizard", "3. Write down that you sent it"))
        self.number = text_field(
            translate("wizard", "The platform's filing number"),
            translate("wizard", "Filing number (报备编号); may be added later"),
        )
        self.at = MomentField(translate("wizard", "Sent at"), now, is_needed=True)
        self.at.set_latest(now)
        self.recording = button(translate("wizard", "I have sent it"), is_primary=True)
        self.recording.clicked.connect(self._on_record)
        note = translate("wizard", "Only recorded here.")
        card.body.addWidget(self.number)
        card.body.addWidget(self.at)
        card.body.addWidget(PlainLabel(note, type_=Type.NOTE, tone=Tone.MUTED))
        row = card.add_row()
        row.addWidget(self.recording)
        row.addStretch(1)
        return card

    def show_sight(self, sight: PageSight) -> None:
        """Show the ways in, and which texts there are to copy."""
        self._filing = filing = sight.filing
        if filing is None:
            return
        self.copy_statement.setEnabled(bool(filing.details.statement))
        self.copy_orders.setEnabled(bool(filing.scope.orders))
        self.at.set_latest(self._tools.desk.monitor.now())
        if filing.case != self._asked_for:
            self._asked_for = filing.case
            self.places_wanted.emit()

    def show_places(self, places: tuple[FilingPlace, ...]) -> None:
        """Offer the pages that the packs name; where there is none, the menus to follow."""
        self.places = places
        empty_out(self._places)
        for number, place in enumerate(places):
            self._places.addWidget(PlainLabel(" → ".join(place.menus), is_selectable=True))
            if place.address:
                made = button(translate("wizard", "Open in the browser"))
                made.setProperty("place", number)
                made.clicked.connect(self._on_open)
                self._places.addWidget(made)
        if not places:
            told = translate("wizard", "The sources name no page: ask the platform's service.")
            self._places.addWidget(PlainLabel(told, is_wrapped=True))
        elif not any(place.address for place in places):
            told = translate("wizard", "The sources name no address: follow these menus.")
            self._places.addWidget(PlainLabel(told, tone=Tone.MUTED, is_wrapped=True))

    @Slot()
    def _on_open(self) -> None:
        place = self.places[int(self.sender().property("place"))]
        if not self.open_page(place.address):
            copy_for_good(place.address)
            words = translate("wizard", "No browser answered; the address was copied")
            self.said.emit(words, None)

    @Slot()
    def _on_copy_statement(self) -> None:
        if self._filing is not None:
            copy_text(mask_free_text(self._filing.details.statement))
            self.said.emit(translate("wizard", "Statement copied"), None)

    @Slot()
    def _on_copy_orders(self) -> None:
        if self._filing is not None:
            numbers = self._filing.scope.orders
            copy_text("\n".join(numbers))
            words = translate("wizard", "Order numbers copied: {n}")
            self.said.emit(words.replace("{n}", str(len(numbers))), None)

    @Slot()
    def _on_record(self) -> None:
        at = self.at.instant
        if at is not None:
            self.sent.emit(at.astimezone(SHANGHAI), self.number.text().strip())

    def take_keys(self) -> None:
        """Give the keys to the number."""
        self.number.setFocus()
