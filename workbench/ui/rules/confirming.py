"""An exemption whose end was never announced: does it still hold? Only the seller can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.clock import SHANGHAI
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry
    from workbench.ui.contracts import Desk
    from workbench.ui.formats import Formats
    from workbench.ui.start import ViewTools


class ConfirmCard(Card):
    """Asks for the seller's word and shows it; hidden for all other rules.

    Signals: ``confirm_wanted`` and ``withdraw_wanted`` (rule id).
    """

    confirm_wanted = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self, formats: Formats) -> None:
        super().__init__(translate("rules", "Does it still hold?"))
        self._formats = formats
        self._rule = ""
        self._said = PlainLabel(is_wrapped=True)
        self.confirm = button(translate("rules", "It still holds"), is_primary=True)
        about = translate("rules", "Warnings then count on it for 30 days; we ask again after")
        self.confirm.setToolTip(tip(about))
        self.withdraw = button(translate("rules", "Take it back"))
        self.body.addWidget(self._said)
        row = self.add_row()
        for made in (self.confirm, self.withdraw):
            row.addWidget(made)
        row.addStretch(1)
        self.confirm.clicked.connect(lambda: self.confirm_wanted.emit(self._rule))
        self.withdraw.clicked.connect(lambda: self.withdraw_wanted.emit(self._rule))

    @property
    def words(self) -> str:
        """Return what the card says."""
        return self._said.text()

    def show_entry(self, entry: RuleEntry, now: datetime) -> None:
        """Show whether a rule stands confirmed."""
        self._rule = entry.id
        given = entry.confirmation
        is_fresh = given is not None and now < given.until
        self._said.setText(self._sentence(entry, is_fresh=is_fresh))
        self.confirm.setVisible(not is_fresh)
        self.withdraw.setVisible(given is not None)
        self.setVisible(entry.needs_confirmation)

    def _sentence(self, entry: RuleEntry, *, is_fresh: bool) -> str:
        given = entry.confirmation
        if given is None:
            return translate(
                "rules",
                "Its end was never announced. Until you confirm that it still holds, no warning "
                "is lowered by it.",
            )
        words = (
            translate("rules", "You confirmed it on {day}; we ask again on {until}.")
            if is_fresh
            else translate("rules", "You confirmed it on {day}; since {until} that counts no more.")
        )
        day = self._formats.full_day
        words = words.replace("{day}", day(given.at.astimezone(SHANGHAI).date()))
        return words.replace("{until}", day(given.until.astimezone(SHANGHAI).date()))


class Confirming(QObject):
    """Carries the seller's word to the cache.

    Signals: ``done`` when it stands there, ``failed`` (Trouble).
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, tools: ViewTools, card: ConfirmCard) -> None:
        super().__init__(card)
        self._tools = tools
        card.confirm_wanted.connect(self._on_confirm)
        card.withdraw_wanted.connect(self._on_withdraw)

    @Slot(str)
    def _on_confirm(self, rule_id: str) -> None:
        def work(desk: Desk) -> None:
            desk.seller.confirm(rule_id)

        self._tools.jobs.run(work, lambda _: self.done.emit(), self.failed.emit)

    @Slot(str)
    def _on_withdraw(self, rule_id: str) -> None:
        def work(desk: Desk) -> None:
            desk.seller.withdraw(rule_id)

        self._tools.jobs.run(work, lambda _: self.done.emit(), self.failed.emit)
