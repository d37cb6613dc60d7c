"""The ways from the platforms' records to the rest of the window, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.services.imports.preview import PastedText
    from workbench.ui.exports.running import Exporting
    from workbench.ui.frame.intake import Intake
    from workbench.ui.orders.view import OrdersView
    from workbench.ui.records.view import RecordsView
    from workbench.ui.widgets.bars import UndoBar


class RecordWay(QObject):
    """Takes pasted text to the importer, a record to its order, and says what was done."""

    def __init__(
        self, records: RecordsView, orders: OrdersView, show_orders: Callable[[], None]
    ) -> None:
        super().__init__(records)
        self._records = records
        self._orders = orders
        self._show_orders = show_orders
        records.order_wanted.connect(self.show_order)
        # What was said of an order stands beside the order as well.
        records.entering.changed.connect(orders.reload)

    def join(self, intake: Intake, exporting: Exporting, bar: UndoBar) -> None:
        """Join the view with what takes files in and out, and with the bar at the foot."""
        records, entering = self._records, self._records.entering
        records.import_wanted.connect(intake.importing.start)
        records.export_wanted.connect(exporting.start)
        self._take = intake.importing.take
        entering.pasted.connect(self._on_pasted)
        entering.said.connect(bar.offer)

    @Slot(object)
    def _on_pasted(self, text: PastedText) -> None:
        self._take([text])

    @Slot(str)
    def show_order(self, number: str) -> None:
        """Show an order among the orders, whatever its state."""
        self._show_orders()
        self._orders.choose(search=number, is_open_only=False, shop_id="")
        self._orders.split.open_side()
