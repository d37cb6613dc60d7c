"""The chips of the platforms' records: by kind, open to appeal, without an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.platforms.platform_records import RecordKind
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.platforms.platform_records import RecordCounts
    from workbench.ui.formats import Formats
    from workbench.ui.theming import ThemeKeeper


class RecordFilters(ChipRow):
    """One chip per kind, and two that narrow down further.

    Signals: ``kind_chosen`` (RecordKind, None for all), ``open_chosen`` and ``unmatched_chosen``
    (bool).
    """

    kind_chosen = Signal(object)
    open_chosen = Signal(bool)
    unmatched_chosen = Signal(bool)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self.all = Chip(keeper, translate("records", "All"))
        self.kinds = {kind: Chip(keeper, word(kind)) for kind in RecordKind}
        self.open = Chip(keeper, translate("records", "Open to appeal"), Tone.WARNING)
        self.unmatched = Chip(keeper, translate("records", "No order"))
        for chip in (self.all, *self.kinds.values()):
            self.flow.addWidget(chip)
            chip.clicked.connect(self._on_kind)
        self.add_caption(translate("records", "Only"))
        for chip in (self.open, self.unmatched):
            self.flow.addWidget(chip)
        self.open.clicked.connect(self.open_chosen)
        self.unmatched.clicked.connect(self.unmatched_chosen)

    def show_counts(self, counts: RecordCounts, formats: Formats) -> None:
        """Show how many there are of each."""
        self.all.set_number(formats.count(counts.total))
        for kind, chip in self.kinds.items():
            chip.set_number(formats.count(counts.by_kind.get(kind, 0)))
        self.open.set_number(formats.count(counts.open_to_appeal))
        self.unmatched.set_number(formats.count(counts.unmatched))

    def mark(self, kind: RecordKind | None, *, is_open: bool, is_unmatched: bool) -> None:
        """Mark what is chosen."""
        self.all.setChecked(kind is None)
        for one, chip in self.kinds.items():
            chip.setChecked(one is kind)
        self.open.setChecked(is_open)
        self.unmatched.setChecked(is_unmatched)

    @Slot()
    def _on_kind(self) -> None:
        pressed = self.sender()
        chosen = [kind for kind, chip in self.kinds.items() if chip is pressed]
        self.kind_chosen.emit(chosen[0] if chosen else None)
