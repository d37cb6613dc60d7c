"""The monitor's head: search, update at once, detail column on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.exporting import export_button
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.view_head import SearchBox, ViewHead

if TYPE_CHECKING:
    from workbench.domain.views import MonitorCounts
    from workbench.ui.start import Stage


class MonitorHead(ViewHead):
    """Title, counts, search, 立即更新, 导出.

    Signals: ``searched`` (text), ``update_wanted``, ``export_wanted``, ``side_toggled``.
    """

    searched = Signal(str)
    update_wanted = Signal()
    side_toggled = Signal()
    export_wanted = Signal()

    def __init__(self, stage: Stage) -> None:
        hint = translate("monitor", "Search order / waybill / goods / place")
        self.search = SearchBox(stage.icons, hint)
        self.update_button = button(translate("monitor", "Update now"))
        self.update_button.setToolTip(tip(translate("monitor", "Ask all shops now (F5)")))
        self.export_button = export_button()
        self._toggle = IconButton(
            stage.icons, "panel", translate("monitor", "Show or hide the detail (Enter, Esc)")
        )
        super().__init__(
            translate("monitor", "Logistics monitor"),
            self.search,
            self.update_button,
            self.export_button,
            self._toggle,
        )
        self._formats = stage.formats
        self.search.searched.connect(self.searched)
        self.update_button.clicked.connect(self.update_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self._toggle.clicked.connect(self.side_toggled)

    def show_counts(self, counts: MonitorCounts) -> None:
        """Show how many parcels are on their way and how many warnings there are."""
        words = translate("monitor", "In transit {parcels} ・ warnings {warnings}")
        parcels = self._formats.count(counts.open_parcels)
        warnings = self._formats.count(counts.warnings)
        self.set_context(words.replace("{parcels}", parcels).replace("{warnings}", warnings))

    def show_polling(self, *, is_running: bool) -> None:
        """Say on the button that a round is under way; pressing it then would add nothing."""
        self.update_button.setEnabled(not is_running)
        running, idle = translate("monitor", "Updating…"), translate("monitor", "Update now")
        self.update_button.setText(running if is_running else idle)
