"""The rules view's chips: platform, what holds today, and how much of time shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.shops import Platform
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.rules.axis import Zoom
from workbench.ui.translating import translate
from workbench.ui.widgets.chip import Chip
from workbench.ui.widgets.labels import tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.ui.formats import Formats
    from workbench.ui.rules.rows import RuleChoice
    from workbench.ui.theming import ThemeKeeper


class RuleChips(ChipRow):
    """One chip per platform, one for what is in force, one per zoom.

    Signals: ``platform_chosen`` (Platform, None for all), ``in_force_toggled`` (only in force),
    ``zoom_chosen`` (Zoom).
    """

    platform_chosen = Signal(object)
    in_force_toggled = Signal(bool)
    zoom_chosen = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.all = self._chip(translate("rules", "All platforms"), self._on_all)
        self.platforms: dict[Platform, Chip] = {}
        for platform in Platform.known():
            chip = self._chip(word(platform), self._on_platform)
            chip.setProperty("platform", platform.value)
            self.platforms[platform] = chip
        self.in_force = self._chip(translate("rules", "In force today"), self._on_in_force)
        self.add_caption(translate("rules", "Time span"))
        self.zooms: dict[Zoom, Chip] = {}
        for zoom, name in _zoom_names().items():
            chip = self._chip(name, self._on_zoom)
            chip.setProperty("zoom", zoom.value)
            chip.setToolTip(
                tip(translate("rules", "+ − show less or more, ← → move, T goes to today"))
            )
            self.zooms[zoom] = chip

    def _chip(self, name: str, slot: object) -> Chip:
        chip = Chip(self._keeper, name)
        chip.clicked.connect(slot)
        self.flow.addWidget(chip)
        return chip

    def show_counts(self, total: int, counts: Mapping[Platform, int], formats: Formats) -> None:
        """Show how many rules there are."""
        self.all.set_number(formats.count(total))
        for platform, chip in self.platforms.items():
            chip.set_number(formats.count(counts.get(platform, 0)))

    def mark(self, choice: RuleChoice, zoom: Zoom) -> None:
        """Mark what is chosen."""
        self.all.setChecked(choice.platform is None)
        for platform, chip in self.platforms.items():
            chip.setChecked(platform is choice.platform)
        self.in_force.setChecked(choice.is_in_force_only)
        for each, chip in self.zooms.items():
            chip.setChecked(each is zoom)

    @Slot()
    def _on_all(self) -> None:
        self.platform_chosen.emit(None)

    @Slot()
    def _on_platform(self) -> None:
        self.platform_chosen.emit(Platform(self.sender().property("platform")))

    @Slot()
    def _on_in_force(self) -> None:
        self.in_force_toggled.emit(self.in_force.isChecked())

    @Slot()
    def _on_zoom(self) -> None:
        self.zoom_chosen.emit(Zoom(self.sender().property("zoom")))


def _zoom_names() -> dict[Zoom, str]:
    return {
        Zoom.ALL: translate("rules", "All years"),
        Zoom.YEAR: translate("rules", "12 months"),
        Zoom.NEAR: translate("rules", "30 days around today"),
    }
