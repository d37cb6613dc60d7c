"""The monitor's head: search, update at once, export, detail column on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.counting import counted
from workbench.ui.lists.head import ListHead
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from workbench.domain.views import MonitorCounts
    from workbench.ui.start import Stage


class MonitorHead(ListHead):
    """Title, counts, search, 立即更新, 导出.

    Signals: ``update_wanted``, ``stop_wanted`` to break a round off, ``review_wanted``.
    """

    update_wanted = Signal()
    stop_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, stage: Stage) -> None:
        self.update_button = button(translate("monitor", "Update now"))
        self.update_button.setToolTip(tip(translate("monitor", "Ask all shops now (F5)")))
        self.review_button = button(translate("review", "Look back…"))
        words = translate("review", "Show the monitor as it was known at a past instant (Ctrl+R)")
        self.review_button.setToolTip(tip(words))
        super().__init__(
            stage,
            translate("monitor", "Logistics monitor"),
            translate("monitor", "Search order / waybill / goods / place"),
            self.review_button,
            self.update_button,
        )
        self._is_running = False
        self.update_button.clicked.connect(self._on_update)
        self.review_button.clicked.connect(self.review_wanted)

    def show_counts(self, counts: MonitorCounts) -> None:
        """Show how many parcels are on their way and how many warnings there are."""
        words = translate("monitor", "{parcels} parcel(s) in transit ・ {warnings} warning(s)")
        self.set_context(counted(words, parcels=counts.open_parcels, warnings=counts.warnings))

    def show_polling(self, *, is_running: bool) -> None:
        """Say on the button that a round is under way; pressing it then breaks that off."""
        self._is_running = is_running
        running, idle = translate("monitor", "Stop updating"), translate("monitor", "Update now")
        self.update_button.setText(running if is_running else idle)
        stops = translate("monitor", "What was read stays; the next update goes on from there")
        asks = translate("monitor", "Ask all shops now (F5)")
        self.update_button.setToolTip(tip(stops if is_running else asks))

    @Slot()
    def _on_update(self) -> None:
        (self.stop_wanted if self._is_running else self.update_wanted).emit()
