"""How often shops are asked, and how often trace services that charge for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from workbench.domain.settings import PACES
from workbench.ui.settings.chips import FormChips
from workbench.ui.settings.section import Section, add_row, note, number_edit
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.domain.settings import Overview, Settings
    from workbench.ui.contracts import Desk
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools

MOST = 1_000_000


class UpdatingSection(Section):
    """The pace of rounds, and the day's budget of questions."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Updating")
        minutes = translate("settings", "{n} min")
        paces = [(str(n), minutes.replace("{n}", str(n))) for n in PACES]
        self.paces = FormChips(tools.stage.keeper, paces)
        self.limit = number_edit(0, MOST)
        self.spent = note()
        self._kept = 0
        self._lay_out()
        self.paces.chosen.connect(self._on_pace)
        self.limit.editingFinished.connect(self._on_limit)

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
            "A trace service charges for each question about parcels that came from files. 0 asks "
            "none; a day begins at midnight, Beijing time.",
        )
        budget = self.add_card(translate("settings", "Trace service's budget"), charged)
        add_row(budget, translate("settings", "Questions a day"), self.limit, self.spent)

    def show_settings(self, settings: Settings) -> None:
        """Mark the pace in force."""
        self.paces.mark({str(settings.poll_minutes)})

    def show_overview(self, overview: Overview) -> None:
        """Show the budget and how much of it is spent."""
        self._kept = overview.limit
        if not self.limit.hasFocus():
            self.limit.setValue(overview.limit)
        words = translate("settings", "{n} asked today")
        self.spent.setText(words.replace("{n}", self._tools.stage.formats.count(overview.spent)))

    @Slot(object)
    def _on_pace(self, chosen: Collection[str]) -> None:
        self._keeping.change(self.name, poll_minutes=int(*chosen))

    @Slot()
    def _on_limit(self) -> None:
        limit = self.limit.value()
        if limit == self._kept:
            return
        self._kept = limit

        def work(desk: Desk) -> None:
            desk.settings.ask_per_day(limit)

        words = translate("settings", "{n} questions a day").replace("{n}", str(limit))
        self._keeping.run(work, words)
