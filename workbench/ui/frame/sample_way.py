"""Sample data one click away and one click gone: the band over them, the ways there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.onward import Onward
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.icons import Icons


class SampleWay(QObject):
    """Joins a window with what leads to the sample data and away from them."""

    def __init__(
        self, window: MainWindow, parts: WindowParts, icons: Icons, onward: Onward
    ) -> None:
        super().__init__(window)
        self._window = window
        self._onward = onward
        self.bar = MessageBar(icons)
        self.bar.pressed.connect(onward.to_own)
        window.bars.insertWidget(0, self.bar)
        window.furnishing.done.connect(self._on_furnished)
        if parts.is_demo:
            self._say()

    def _say(self) -> None:
        self.bar.say(
            translate(
                "frame",
                "These are sample data: shops, orders and buyers are invented, and nothing here "
                "reaches a platform. Your own data lie elsewhere and are not touched.",
            ),
            "shop",
            Tone.INFORMATION,
            translate("frame", "To my own shops"),
        )

    @Slot()
    def _on_furnished(self) -> None:
        views = self._window.views
        for area in (views.today.area, views.monitor.lists, views.orders.area):
            area.link_pressed.connect(self._onward.to_samples)
