"""Logging an attempt to reach a buyer, a carrier or an outlet: when, how, whom, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.filing.evidence import Channel, ContactAttempt, Party
from workbench.ui.filing.moment import MomentField
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.translating import translate
from workbench.ui.widgets.fields import text_box
from workbench.ui.widgets.form_dialog import FormDialog, lead
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.ui.start import Stage

_BOX = 96
_MOST = 12  # orders that can be chosen from chips


class AttemptDialog(FormDialog):
    """Asks for when, whom, how and about what.

    Signals: ``logged`` (ContactAttempt).
    """

    logged = Signal(object)

    def __init__(self, stage: Stage, orders: Sequence[str], now: datetime, parent: QWidget) -> None:
        title = translate("evidence", "Log an attempt to reach somebody")
        super().__init__(title, translate("evidence", "Log"), parent)
        self._channel, self._party, self._order = Channel.PLATFORM_CHAT, Party.BUYER, ""
        self.at = MomentField(translate("evidence", "When"), now, is_needed=True)
        self.at.set_latest(now)
        self.parties = ChoiceRow(stage.keeper, translate("evidence", "Whom"))
        self.channels = ChoiceRow(stage.keeper, translate("evidence", "How"))
        self.orders = ChoiceRow(stage.keeper, translate("evidence", "About"))
        self._offer(orders)
        words = translate("evidence", "What was said, or that nobody answered")
        self.said = text_box(words, _BOX, words)
        about = translate("evidence", "Kept as a line of evidence; phones and names are masked.")
        parts = (self.at, self.parties, self.channels, self.orders, self.said)
        self.lay((lead(about), *parts))

    def _offer(self, orders: Sequence[str]) -> None:
        parties = [(party.value, word(party)) for party in Party]
        self.parties.show_choices(parties, self._party.value)
        channels = [(channel.value, word(channel)) for channel in Channel]
        self.channels.show_choices(channels, self._channel.value)
        every = ("", translate("evidence", "All orders"))
        named = [(number, number) for number in orders[:_MOST]]
        self.orders.show_choices([every, *named] if len(orders) > 1 else [], "")
        if len(orders) == 1:
            self._order = orders[0]
        self.parties.chosen.connect(self._on_party)
        self.channels.chosen.connect(self._on_channel)
        self.orders.chosen.connect(self._on_order)

    @Slot(str)
    def _on_party(self, value: str) -> None:
        self._party = Party(value)

    @Slot(str)
    def _on_channel(self, value: str) -> None:
        self._channel = Channel(value)

    @Slot(str)
    def _on_order(self, value: str) -> None:
        self._order = value

    def read(self) -> None:
        """Tell the attempt."""
        at = self.at.instant
        if at is not None:
            said = self.said.toPlainText().strip()
            self.logged.emit(ContactAttempt(at, self._channel, self._party, said, self._order))
