"""Desktop notifications: a few pointers a minute; the notification panel is the record.

Clicks come back through a Qt signal, because the bell's thread must not touch the window.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.alert_gate import AlertGate, QuietEve
from workbench.domain.alerts import Category
from workbench.domain.notices import NoticeKind
from workbench.domain.views import Span
from workbench.ui.desktop_bell import DesktopBell
from workbench.ui.pointer_words import Answer, Message, PointerWords
from workbench.ui.pointing import Manners, words_of
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from workbench.domain.alerts import AlertSettings
    from workbench.domain.grouping import Target
    from workbench.domain.notices import Notice
    from workbench.domain.refresh import RefreshReport
    from workbench.ui.contracts import WindowParts


class Bell(Protocol):
    """Shows notifications somewhere; no call waits for the desktop."""

    def ring(self, message: Message, answered: Callable[[Answer], None]) -> None:
        """Show a message; ``answered`` may be called later, from any thread."""
        ...

    def withdraw(self, keys: Collection[str]) -> None:
        """Take back what was shown of these keys alone: it is cured."""
        ...

    def stop(self) -> bool:
        """Show nothing any more; False if something still ran after its limit."""
        ...


class Notifier(QObject):
    """Turns rounds' reports into desktop notifications, as the seller wants them.

    Signals: ``clicked`` (shop id, order number, waybill or "") for a notification about one order
    or parcel, ``clicked_one`` (Notice) for one about a ticket, a filing or a shop,
    ``clicked_many`` (Category) for all others, ``snoozed`` and ``handled`` (Target) from the
    buttons beneath. All arrive in the window's thread. ``eve_wanted`` (Span of data time) asks
    how many deadlines fall into the quiet hours to come; :meth:`tell_eve` takes the answer.
    """

    clicked = Signal(str, str, str)
    clicked_one = Signal(object)
    clicked_many = Signal(object)
    snoozed = Signal(object)
    handled = Signal(object)
    eve_wanted = Signal(object)
    _pressed = Signal(object, object, object)
    _opened = Signal(object, object)

    def __init__(
        self,
        bell: Bell,
        words: PointerWords,
        manners: Manners | None = None,
        *,
        polled_shops: Collection[str] = (),
        parent: QObject | None = None,
    ) -> None:
        """Take the ids of shops polled before: the first round of any other is a summary."""
        super().__init__(parent)
        self._bell = bell
        self._words = words
        self._manners = manners or Manners()
        self._polled = frozenset(polled_shops)
        self._gate, self._eve = AlertGate(), QuietEve()
        self._pressed.connect(self._on_pressed)
        self._opened.connect(self._on_opened)

    @Slot(object)
    def tell(self, report: RefreshReport) -> None:
        """Point to what a round found, and to what waited; nothing worth it shows nothing."""
        now, settings = self._manners.wall.now(), self._manners.settings()
        polled = {health.shop.id for health in report.shops if health.last_good_poll is not None}
        new_shops = polled - self._polled
        self._polled |= polled
        self._take_back(report)
        self._gate.take(report.notices, settings)
        self._ask_for_eve(now, report.data_time, settings)
        sounds = True
        for category, notices in self._gate.ready(now, settings).items():
            if not self._gate.has_room(now):
                break
            message = self._words.message(category, notices, report.data_time, new_shops)
            is_loud = sounds and settings.of(category).sounds
            self._ring(replace(message, sounds=is_loud), category)
            self._gate.shown(notices, now)
            sounds = sounds and not is_loud

    def stop(self) -> bool:
        """Stop the bell; False if its thread still ran after the limit."""
        return self._bell.stop()

    def _take_back(self, report: RefreshReport) -> None:
        ended = {n.key for n in report.notices if n.kind is NoticeKind.WARNING_ENDED}
        if ended:
            self._bell.withdraw(ended)

    def _ask_for_eve(self, now: datetime, data_time: datetime, settings: AlertSettings) -> None:
        coming = self._eve.due(now, settings)
        if coming is not None:
            start, end = (data_time + (at - now) for at in coming)
            self.eve_wanted.emit(Span(start, end))

    def tell_eve(self, count: int, earliest: datetime | None) -> None:
        """Point to the deadlines within the quiet hours to come, if there are any.

        It counts among the pop-ups of its minute, and comes whatever came before: it comes once.
        """
        if count:
            self._ring(self._words.eve(count, earliest), Category.WARNINGS)
            self._gate.shown((), self._manners.wall.now())

    def _ring(self, message: Message, category: Category) -> None:
        # A partial of a signal's emit: the receiver is a slot in the window's thread.
        if message.about is not None:
            self._bell.ring(message, partial(self._opened.emit, message.about))
        else:
            self._bell.ring(message, partial(self._pressed.emit, message.target, category))

    @Slot(object, object)
    def _on_opened(self, notice: Notice, _: Answer) -> None:
        self.clicked_one.emit(notice)

    @Slot(object, object, object)
    def _on_pressed(self, target: Target | None, category: Category, answer: Answer) -> None:
        if target is None:
            self.clicked_many.emit(category)
        elif answer is Answer.SNOOZE:
            self.snoozed.emit(target)
        elif answer is Answer.HANDLED:
            self.handled.emit(target)
        else:
            self.clicked.emit(target.shop_id, target.order_number, target.waybill)


def desktop_notifier(parts: WindowParts) -> Notifier:
    """Return a notifier for the window made of ``parts``, ringing on this desktop."""
    name = translate("frame", "Fulfilment workbench")
    icon = parts.resources / "icons" / "application.svg"
    desk = parts.desk
    polled = {health.shop.id for health in desk.shops.health() if health.last_good_poll is not None}
    manners = Manners(lambda: desk.settings.current().alerts, parts.wall)
    return Notifier(DesktopBell(name, icon), words_of(parts), manners, polled_shops=polled)
