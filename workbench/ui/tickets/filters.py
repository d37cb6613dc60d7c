"""The chips of the tickets: unanswered or all, by kind, and one per shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.tickets import TicketKind
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.ticket_views import TicketCounts
    from workbench.ui.formats import Formats
    from workbench.ui.theming import ThemeKeeper


class TicketFilters(ChipRow):
    """Two chips for unanswered and all, one per kind.

    Signals: ``openness_chosen`` (unanswered only), ``kind_chosen`` (TicketKind, None for all).
    """

    openness_chosen = Signal(bool)
    kind_chosen = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._chosen: TicketKind | None = None
        self.open = Chip(keeper, translate("tickets", "Unanswered"), Tone.WARNING)
        self.all = Chip(keeper, translate("tickets", "All"))
        self.kinds = {kind: Chip(keeper, word(kind)) for kind in TicketKind}
        for chip in (self.open, self.all):
            self.flow.addWidget(chip)
        self.add_caption(translate("tickets", "Kind"))
        for chip in self.kinds.values():
            self.flow.addWidget(chip)
            chip.clicked.connect(self._on_kind)
        self.open.clicked.connect(lambda: self.openness_chosen.emit(True))
        self.all.clicked.connect(lambda: self.openness_chosen.emit(False))

    def show_counts(self, counts: TicketCounts, formats: Formats) -> None:
        """Show how many there are of each; of the kinds, how many are unanswered."""
        self.open.set_number(formats.count(counts.open))
        self.all.set_number(formats.count(counts.total))
        for kind, chip in self.kinds.items():
            chip.set_number(formats.count(counts.by_kind.get(kind, 0)))

    def mark(self, kind: TicketKind | None, *, is_open_only: bool) -> None:
        """Mark what is chosen."""
        self._chosen = kind
        self.open.setChecked(is_open_only)
        self.all.setChecked(not is_open_only)
        for one, chip in self.kinds.items():
            chip.setChecked(one is kind)

    @Slot()
    def _on_kind(self) -> None:
        pressed = self.sender()
        (kind,) = (kind for kind, chip in self.kinds.items() if chip is pressed)
        self.kind_chosen.emit(None if kind is self._chosen else kind)
