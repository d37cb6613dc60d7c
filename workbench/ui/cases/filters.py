"""The chips of filings and appeals: open or all, appeals alone, and one for each state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.filing.case_views import CaseState
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import HEIGHT, Chip
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.filing.case_views import CaseCounts
    from workbench.ui.formats import Formats
    from workbench.ui.theming import ThemeKeeper


class CaseFilters(ChipRow):
    """Chips of one row; a state chosen twice is let go.

    Signals: ``openness_chosen`` (open only), ``appeals_chosen`` (bool), ``state_chosen``
    (CaseState, None for all).
    """

    openness_chosen = Signal(bool)
    appeals_chosen = Signal(bool)
    state_chosen = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._chosen: CaseState | None = None
        self.open = Chip(keeper, translate("cases", "Under way"), Tone.WARNING)
        self.all = Chip(keeper, translate("cases", "All"))
        self.appeals = Chip(keeper, translate("cases", "Appeals only"))
        self.states = {state: Chip(keeper, word(state)) for state in CaseState}
        for chip in (self.open, self.all, self.appeals):
            self.flow.addWidget(chip)
        self._caption = PlainLabel(translate("cases", "State"), type_=Type.NOTE, tone=Tone.MUTED)
        self._caption.setFixedHeight(HEIGHT)
        self.flow.addWidget(self._caption)
        for chip in self.states.values():
            self.flow.addWidget(chip)
            chip.clicked.connect(self._on_state)
        # Which states there are is known with the counts: nothing is shown that vanishes again.
        for widget in (self._caption, *self.states.values()):
            widget.hide()
        self.open.clicked.connect(lambda: self.openness_chosen.emit(True))
        self.all.clicked.connect(lambda: self.openness_chosen.emit(False))
        self.appeals.clicked.connect(self.appeals_chosen)

    def show_counts(self, counts: CaseCounts, formats: Formats) -> None:
        """Show how many there are of each; states that nothing is in give way."""
        self.open.set_number(formats.count(counts.open))
        self.all.set_number(formats.count(counts.total))
        self.appeals.set_number(formats.count(counts.appeals))
        for state, chip in self.states.items():
            number = counts.by_state.get(state, 0)
            chip.set_number(formats.count(number))
            chip.setVisible(number > 0 or state is self._chosen)
        self._caption.setVisible(bool(counts.by_state))
        self.updateGeometry()

    def mark(self, state: CaseState | None, *, is_open_only: bool, is_appeals_only: bool) -> None:
        """Mark what is chosen."""
        self._chosen = state
        self.open.setChecked(is_open_only and state is None)
        self.all.setChecked(not is_open_only and state is None)
        self.appeals.setChecked(is_appeals_only)
        for one, chip in self.states.items():
            chip.setChecked(one is state)

    @Slot()
    def _on_state(self) -> None:
        pressed = self.sender()
        (state,) = (state for state, chip in self.states.items() if chip is pressed)
        self.state_chosen.emit(None if state is self._chosen else state)
