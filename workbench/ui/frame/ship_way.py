"""The way from a warning to shipping its order, and back to what is recorded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.shipping.opening import Shipping

if TYPE_CHECKING:
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.shipping.contract import ShipWish
    from workbench.ui.start import ViewTools


class ShipWay(QObject):
    """Lets a warned order be shipped, and records the act on its row."""

    def __init__(self, window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(window)
        self._window = window
        self.shipping = Shipping(parts.open_desk, tools.stage, window)

    def join(self) -> None:
        """Join the dialog with the rest of the window, once that stands."""
        window = self._window
        window.views.monitor.shipping_wanted.connect(self.shipping.start)
        self.shipping.shipped.connect(self._on_shipped)
        self.shipping.failed.connect(self._on_failed)
        self.shipping.said.connect(window.undo_bar.offer)

    def stop(self) -> bool:
        """Close the dialog."""
        return self.shipping.stop()

    @Slot(object)
    def _on_shipped(self, wish: ShipWish) -> None:
        self._window.views.monitor.acts.perform(wish.act, wish.row)

    @Slot()
    def _on_failed(self) -> None:
        """Show what is recorded of it beside the order: a lost answer is to be settled."""
        self._window.views.monitor.reload()
        self._window.views.orders.reload()
