"""Desktop notifications: a few pointers a minute; the notification panel is the record.

Clicks come back through a Qt signal, because the bell's thread must not touch the window.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from workbench.domain.telling.alert_gate import AlertGate, QuietEve
from workbench.domain.telling.alerts import Category
from workbench.domain.telling.notices import NoticeKind
from workbench.domain.views import Span
from workbench.ui.desktop_bell import DesktopBell
from workbench.ui.pointer_words import Answer, Message, PointerWords
from workbench.ui.pointing import Manners, words_of
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.refresh import RefreshReport
    from workbench.domain.telling.alerts import AlertSettings
    from workbench.domain.telling.grouping import Target
    from workbench.domain.telling.notices import Notice
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
    ``recheck_wanted`` (notices) asks which of those that waited still stand before they pop up;
    :meth:`tell_standing` takes the answer. ``rang`` (Message, what an answer is told to) for every
    pop-up, ``missed`` (the same) where no desktop showed it, ``withdrawn`` (keys) for what is
    cured.
    """

    clicked = Signal(str, str, str)
    clicked_one = Signal(object)
    clicked_many = Signal(object)
    snoozed = Signal(object)
    handled = Signal(object)
    eve_wanted = Signal(object)
    recheck_wanted = Signal(object)
    rang = Signal(object, object)
    missed = Signal(object, object)
    withdrawn = Signal(object)
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
        self._sums_up = self._manners.sums_up
        self._gate, self._eve = AlertGate(), QuietEve()
        self._evening: Message | None = None
        self._asked: tuple[Notice, ...] = ()
        self._is_seen: Callable[[], bool] = lambda: False
        self._data_time = self._manners.wall.now()
        self._pressed.connect(self._on_pressed)
        self._opened.connect(self._on_opened)

    def spare_while(self, is_seen: Callable[[], bool]) -> None:
        """Leave the desktop alone while somebody sees what the window itself shows of ``rang``."""
        self._is_seen = is_seen

    @Slot(object)
    def tell(self, report: RefreshReport) -> None:
        """Point to what a round found, and to what waited; nothing worth it shows nothing."""
        polled = {health.shop.id for health in report.shops if health.last_good_poll is not None}
        new_shops = polled - self._polled
        self._polled |= polled
        self._data_time = report.data_time
        self._take_back(report)
        self._gate.take(report.notices, self._manners.settings())
        if self._sums_up:
            self._sums_up = False
            self._sum_up(report, new_shops)
        self._look(new_shops)

    @Slot()
    def look(self) -> None:
        """Point to what waited and may pop up now; called every few seconds, between rounds too."""
        if self._manners.data_now is not None:
            self._data_time = self._manners.data_now()
        self._look(())

    def _look(self, new_shops: Collection[str]) -> None:
        now, settings = self._manners.wall.now(), self._manners.settings()
        self._ask_for_eve(now, settings)
        self._ring_eve(now)
        ready = self._gate.ready(now, settings)
        held = self._gate.held(chain.from_iterable(ready.values()))
        if not held or not self._gate.has_room(now):
            self._ring_all(ready, new_shops, now, settings)
            self._gate.hold()
        elif not self._asked:
            self._asked = held
            self.recheck_wanted.emit(held)

    def _ring_all(
        self,
        ready: Mapping[Category, Sequence[Notice]],
        new_shops: Collection[str],
        now: datetime,
        settings: AlertSettings,
    ) -> None:
        sounds = True
        for category, notices in ready.items():
            if not self._gate.has_room(now):
                break
            message = self._words.message(category, notices, self._data_time, new_shops)
            is_loud = sounds and settings.of(category).sounds
            self._ring(replace(message, sounds=is_loud), category)
            self._gate.shown(notices, now)
            sounds = sounds and not is_loud

    def tell_standing(self, keys: Collection[str]) -> None:
        """Point to those of the notices asked about that still stand; the others are over."""
        asked, self._asked = self._asked, ()
        self._gate.drop(notice for notice in asked if notice.key not in keys)
        self._gate.is_sure(asked)
        self._look(())

    def _sum_up(self, report: RefreshReport, new_shops: Collection[str]) -> None:
        """Tell in one pop-up what came while the program was closed; one thing alone tells more."""
        now, settings = self._manners.wall.now(), self._manners.settings()
        ready = self._gate.ready(now, settings)
        notices = tuple(chain.from_iterable(ready.values()))
        if len(notices) < 2 or all(notice.shop_id in new_shops for notice in notices):
            return
        ended = sum(notice.kind is NoticeKind.WARNING_ENDED for notice in report.notices)
        message = self._words.meanwhile(ready, ended, report.data_time)
        is_loud = any(settings.of(category).sounds for category in ready)
        self._ring(replace(message, sounds=is_loud), Category.WARNINGS)
        self._gate.shown(notices, now)

    def stop(self) -> bool:
        """Stop the bell; False if its thread still ran after the limit."""
        return self._bell.stop()

    def _take_back(self, report: RefreshReport) -> None:
        ended = {n.key for n in report.notices if n.kind is NoticeKind.WARNING_ENDED}
        if ended:
            self._bell.withdraw(ended)
            self.withdrawn.emit(ended)

    def _ask_for_eve(self, now: datetime, settings: AlertSettings) -> None:
        coming = self._eve.due(now, settings)
        if coming is not None:
            start, end = (self._data_time + (at - now) for at in coming)
            self.eve_wanted.emit(Span(start, end))

    def tell_eve(self, count: int, earliest: datetime | None) -> None:
        """Point to the deadlines within the quiet hours to come, if there are any.

        It counts among the pop-ups of its minute; where that is full it is the next minute's first.
        """
        if count:
            self._evening = self._words.eve(count, earliest)
            self._ring_eve(self._manners.wall.now())

    def _ring_eve(self, now: datetime) -> None:
        if self._evening is not None and self._gate.has_room(now):
            evening, self._evening = self._evening, None
            self._ring(evening, Category.WARNINGS)
            self._gate.shown((), now)

    def _ring(self, message: Message, category: Category) -> None:
        # A partial of a signal's emit: the receiver is a slot in the window's thread.
        if message.about is not None:
            answered = partial(self._opened.emit, message.about)
        else:
            answered = partial(self._pressed.emit, message.target, category)
        if not self._is_seen():
            self._bell.ring(message, answered)
        elif message.sounds:
            QApplication.beep()
        self.rang.emit(message, answered)

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
    manners = Manners(
        lambda: desk.settings.current().alerts, parts.wall, desk.monitor.now, sums_up=True
    )
    bell = DesktopBell(name, icon)
    notifier = Notifier(bell, words_of(parts), manners, polled_shops=polled)
    bell.when_missed(notifier.missed.emit)
    return notifier
