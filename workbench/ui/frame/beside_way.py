"""What is asked of the platform about a lost answer, settled by hand, or marked as seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.domain.platforms.beside import UNSETTLED, BesideFilter
from workbench.ui.errand import Errand
from workbench.ui.formats import one_line
from workbench.ui.frame.places import ORDERS
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.orders import Order
    from workbench.domain.platforms.shipping_acts import RecordedAct
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look
    from workbench.ui.trouble import Trouble


class BesideWay(QObject):
    """Does what the cards beside an order ask for, and shows the lists anew."""

    def __init__(self, window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools
        self.errand = Errand(parts.open_desk, self)

    def join(self) -> None:
        """Join the cards of both columns with the rest of the window, once that stands."""
        views = self._window.views
        for cards in (views.orders.detail.beside, views.monitor.detail.beside):
            cards.look_wanted.connect(self._on_look)
            cards.settled.connect(self._on_settled)
            cards.seen.connect(self._on_seen)
        # Whoever sent something and closed the program learns of the lost answer at the next start.
        views.monitor.counted.connect(self._count)
        self._count()

    def stop(self) -> bool:
        """End what is under way."""
        return self.errand.stop()

    @Slot(int)
    def _on_look(self, act_id: int) -> None:
        """Ask the platform; one question at a time."""
        if not self.errand.is_running:
            self.errand.run(
                lambda desk: desk.shipping.look(act_id), self._on_looked, self._on_failed
            )

    @Slot(int, bool)
    def _on_settled(self, act_id: int, was_done: bool) -> None:
        self._tools.jobs.run(
            lambda desk: desk.shipping.settle(act_id, was_done=was_done),
            self._on_looked,
            self._on_failed,
        )

    @Slot(object)
    def _on_seen(self, order: Order) -> None:
        self._tools.jobs.run(
            lambda desk: desk.beside.mark_read(order), lambda _: self._show(), self._on_failed
        )

    @Slot()
    def _count(self) -> None:
        self._tools.jobs.run(
            lambda desk: desk.beside.counts()[BesideFilter.ANSWER_LOST],
            lambda lost: self._window.badge(ORDERS, lost, Tone.CRITICAL),
            lambda _: None,  # the monitor beside it says what is wrong
            topic="lost answers",
        )

    def _on_looked(self, recorded: RecordedAct | None) -> None:
        if recorded is None:
            return
        self._window.undo_bar.offer(_told(recorded, self._tools.look()), None)
        self._show()

    def _on_failed(self, trouble: Trouble) -> None:
        self._window.undo_bar.offer(trouble.sentence, None)

    def _show(self) -> None:
        views = self._window.views
        views.orders.reload()
        views.monitor.reload()


def _told(recorded: RecordedAct, look: Look) -> str:
    """Return what became of an act; as long as its number's absence says nothing, until when."""
    words = translate("beside", "Order {order}: {state}")
    if recorded.state in UNSETTLED:
        words = translate("beside", "Order {order}: the platform does not tell yet ({state})")
        if look.now < recorded.settles_from:
            words = translate(
                "beside",
                "Order {order}: nothing of it shows on the platform yet, which may still be at work"
                " on it. Ask again from {time} on.",
            )
    # The first full minute by which it may be asked.
    from_then = look.formats.near(recorded.settles_from + timedelta(minutes=1), look.now)
    words = words.replace("{order}", one_line(recorded.act.order_number))
    return words.replace("{state}", word(recorded.state)).replace("{time}", from_then)
