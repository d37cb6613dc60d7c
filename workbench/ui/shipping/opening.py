"""Opens the dialog that ships, asks the platform beside the window, and tells what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.services.shipping.acts import Consent
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.shipping.dialog import ShipDialog
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.domain.platforms.shipping_acts import RecordedAct
    from workbench.services.shipping.desk import ActRequest
    from workbench.ui.contracts import Desk
    from workbench.ui.shipping.contract import ShipWish
    from workbench.ui.start import Stage
    from workbench.ui.trouble import Trouble


class Shipping(QObject):
    """One order at a time; a dialog that is left while something is sent does not take it back.

    Signals: ``shipped`` (ShipWish) when the platform took it, ``failed`` when it did not, or nobody
    knows; ``said`` (text, None) for the bar at the foot.
    """

    shipped = Signal(object)
    failed = Signal()
    said = Signal(str, object)

    def __init__(self, open_desk: Callable[[], Desk], stage: Stage, window: QWidget) -> None:
        super().__init__(window)
        self._stage = stage
        self._window = window
        self.errand = Errand(open_desk, self)
        self.dialog: ShipDialog | None = None
        self._wish: ShipWish | None = None

    @Slot(object)
    def start(self, wish: ShipWish) -> None:
        """Ask for a number."""
        if self.dialog is not None or self.errand.is_running:
            return
        self._wish = wish
        self.dialog = ShipDialog(self._stage, wish, self._window)
        self.dialog.check_wanted.connect(self._on_check)
        self.dialog.send_wanted.connect(self._on_send)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def stop(self) -> bool:
        """Close the dialog; False if something that was sent still waits for its answer."""
        if self.dialog is not None:
            self.dialog.reject()
        return self.errand.stop()

    @Slot(object, str)
    def _on_check(self, request: ActRequest, agreement: str) -> None:
        self.errand.run(
            lambda desk: desk.shipping.check(request, agreement), self._on_checked, self._on_failed
        )

    @Slot(object, str, bool)
    def _on_send(self, request: ActRequest, agreement: str, in_spite: bool) -> None:
        consent = Consent(agreement=agreement, in_spite=in_spite)
        self.errand.run(
            lambda desk: desk.shipping.send(request, consent), self._on_sent, self._on_not_sent
        )

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    def _on_checked(self, found: Sequence[ShipCheck] | None) -> None:
        if self.dialog is not None and found is not None:
            self.dialog.show_checks(found)

    def _on_sent(self, recorded: RecordedAct | None) -> None:
        if recorded is None:
            return
        words = translate("shipping", "Order {order}: the platform took it")
        self.said.emit(words.replace("{order}", one_line(recorded.act.order_number)), None)
        self.shipped.emit(self._wish)
        if self.dialog is not None:
            self.dialog.accept()

    def _on_not_sent(self, trouble: Trouble) -> None:
        self._on_failed(trouble)
        self.failed.emit()

    def _on_failed(self, trouble: Trouble) -> None:
        if self.dialog is not None:
            self.dialog.say(trouble.sentence)
        else:
            self.said.emit(trouble.sentence, None)
