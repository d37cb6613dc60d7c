"""How often shops are asked, and how often trace services that charge for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from workbench.domain.settings import PACES
from workbench.ui.settings.budget import BudgetRow
from workbench.ui.settings.chips import FormChips
from workbench.ui.settings.section import Section, add_row
from workbench.ui.translating import translate
from workbench.ui.widgets.card import empty_out

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.domain.settings import Overview, Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class UpdatingSection(Section):
    """The pace of rounds, and the day's budget of questions."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Updating")
        minutes = translate("settings", "{n} min")
        paces = [(str(n), minutes.replace("{n}", str(n))) for n in PACES]
        self.paces = FormChips(tools.stage.keeper, paces)
        self.budgets: list[BudgetRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._lay_out()
        self.paces.chosen.connect(self._on_pace)

    def _lay_out(self) -> None:
        about = translate(
            "settings",
            "Shops are asked in rounds. A parcel is asked about more often close to a deadline, "
            "and never below the platform's own floor, whatever is chosen here.",
        )
        card = self.add_card(self.name, about)
        add_row(card, translate("settings", "A round every"), self.paces)
        charged = translate(
            "settings",
            "A trace service charges for each question: about parcels of which the marketplace "
            "tells nothing new, and those that came from files. The nearest deadlines come first; "
            "0 asks none; a day begins at midnight, Beijing time.",
        )
        budget = self.add_card(translate("settings", "Trace service's budget"), charged)
        budget.body.addLayout(self._rows)

    def show_settings(self, settings: Settings) -> None:
        """Mark the pace in force."""
        self.paces.mark({str(settings.poll_minutes)})

    def show_overview(self, overview: Overview) -> None:
        """Show each service's budget and how much of it is spent."""
        if any(row.has_keys for row in self.budgets):
            return  # somebody types
        empty_out(self._rows)
        formats = self._tools.stage.formats
        self.budgets = [
            BudgetRow(terms, formats, is_first=number == 0)
            for number, terms in enumerate(overview.terms)
        ]
        for row in self.budgets:
            row.changed.connect(self._keeping.run)
            row.refused.connect(self._keeping.refused)
            self._rows.addWidget(row)

    @Slot(object)
    def _on_pace(self, chosen: Collection[str]) -> None:
        self._keeping.change(self.name, poll_minutes=int(*chosen))
