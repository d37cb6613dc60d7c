"""The way from a parcel that only a telephone's last digits tell of to its trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.domain.counting import counted
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.ui.detail.facts import shipment_of
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.tracing.dialog import DigitsDialog
from workbench.ui.tracing.offer import may_want_digits
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.views import RowDetail
    from workbench.services.polling.trace_asking import TraceTold
    from workbench.ui.contracts import WindowParts
    from workbench.ui.detail.cards import TraceCard
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.orders.detail import OrderDetail
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble


class TraceWay(QObject):
    """Offers to ask for such a parcel beneath its trace and in orders; one question at a time."""

    def __init__(self, window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools
        self._parcel: Shipment | None = None
        self._order: OrderDetail | None = None
        self.dialog: DigitsDialog | None = None
        self.errand = Errand(parts.open_desk, self)

    def join(self) -> None:
        """Join the monitor's detail and that of orders, once they stand."""
        monitor, orders = self._window.views.monitor, self._window.views.orders
        monitor.asking.loader.detail_ready.connect(self._on_detail)
        monitor.detail.trace.digits_wanted.connect(self._on_wanted)
        orders.detail_shown.connect(self._on_order)
        orders.detail.parcels.digits_wanted.connect(self._ask_about)

    def stop(self) -> bool:
        """Close the question, and end what is under way."""
        if self.dialog is not None:
            self.dialog.reject()
        return self.errand.stop()

    @Slot(object)
    def _on_detail(self, detail: RowDetail | None) -> None:
        """Offer it where the carrier may demand digits; whether it does is looked up."""
        part = shipment_of(detail) if detail is not None else None
        parcel = part.shipment if part is not None else None
        if parcel != self._parcel:
            self._parcel = parcel
            self._card.offer_digits("")
        if part is None or not may_want_digits(part):
            return
        carrier = part.shipment.carrier
        self._tools.jobs.run(
            lambda desk: desk.tracing.wants_digits(carrier),
            lambda is_wanted: self._offer(part.shipment, is_wanted=is_wanted),
            lambda _: None,
            topic="digits",
        )

    def _offer(self, parcel: Shipment, *, is_wanted: bool) -> None:
        if parcel == self._parcel:
            self._card.offer_digits(carrier_by_id(parcel.carrier).name if is_wanted else "")

    @Slot(object)
    def _on_order(self, detail: OrderDetail | None) -> None:
        """Offer it for those of an order's parcels whose carriers demand digits."""
        if detail == self._order:
            return  # what is offered stands
        self._order = detail
        is_past = self._window.views.orders.sight.as_of is not None
        parts = detail.file.shipments if detail is not None and not is_past else ()
        carriers = {part.shipment.carrier for part in parts if may_want_digits(part)}
        if not carriers:
            return
        self._tools.jobs.run(
            lambda desk: {each for each in carriers if desk.tracing.wants_digits(each)},
            lambda wanted: self._offer_in_order(detail, wanted),
            lambda _: None,
            topic="order digits",
        )

    def _offer_in_order(self, detail: OrderDetail | None, carriers: set[str]) -> None:
        if detail is self._order:
            self._window.views.orders.detail.parcels.offer_digits(carriers)

    @Slot()
    def _on_wanted(self) -> None:
        if self._parcel is not None:
            self._ask_about(self._parcel)

    @Slot(object)
    def _ask_about(self, parcel: Shipment) -> None:
        if self.dialog is not None or self.errand.is_running:
            return
        self.dialog = DigitsDialog(parcel, self._window)
        self.dialog.told.connect(lambda digits: self._ask(parcel, digits))
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _ask(self, parcel: Shipment, digits: str) -> None:
        self.errand.run(
            lambda desk: desk.tracing.ask(parcel, digits), self._on_told, self._on_failed
        )

    def _on_told(self, told: TraceTold | None) -> None:
        if told is None:
            return
        words = translate("tracing", "{number}: {n} scan(s) told")
        if not told.scans:
            words = translate("tracing", "{number}: there is no scan yet")
        words = counted(words, n=told.scans).replace("{number}", one_line(told.waybill))
        self._window.undo_bar.offer(words, None)
        self._window.views.monitor.reload()
        self._window.views.orders.reload()

    def _on_failed(self, trouble: Trouble) -> None:
        self._window.undo_bar.offer(trouble.sentence, None)

    @property
    def _card(self) -> TraceCard:
        return self._window.views.monitor.detail.trace
