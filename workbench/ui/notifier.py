"""Desktop notifications: at most one pointer per round; the notification panel is the record.

desktop-notifier wants an asyncio loop, so a daemon thread runs one of its own. Clicks come back
through a Qt signal, because the loop's thread must not touch the window. Where no desktop shows
notifications this falls silent, says so once in the log and tries again with the next round.
"""

from __future__ import annotations

import asyncio
import html
import logging
import platform
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from desktop_notifier import Capability, DesktopNotifier, Icon
from PySide6.QtCore import QObject, Signal, Slot

from workbench.domain.grouping import Target, expired_sign_ins, point
from workbench.ui.formats import Formats
from workbench.ui.pointer_words import PointerWords
from workbench.ui.translating import CHINESE, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine, Iterator
    from pathlib import Path

    from workbench.domain.refresh import RefreshReport
    from workbench.ui.contracts import WindowParts
    from workbench.ui.pointer_words import Message

logger = logging.getLogger(__name__)

ANSWER_LIMIT = 5.0  # seconds; D-Bus waits 25 s for a service that hangs
LAST_WORDS = 0.5  # seconds
STOP_LIMIT = 3.0  # seconds


class Bell(Protocol):
    """Shows notifications somewhere; both calls return without waiting for the desktop."""

    def ring(self, message: Message, clicked: Callable[[], None]) -> None:
        """Show a message; ``clicked`` may be called later, from any thread."""
        ...

    def stop(self) -> bool:
        """Show nothing any more; False if something still ran after its limit."""
        ...


class Notifier(QObject):
    """Turns a round's report into desktop notifications.

    Signals: ``clicked`` (shop id, order number, waybill or "") for a notification about one order
    or parcel, ``clicked_many`` for all others. Both arrive in the window's thread.
    """

    clicked = Signal(str, str, str)
    clicked_many = Signal()
    _pressed = Signal(object)

    def __init__(
        self,
        bell: Bell,
        words: PointerWords,
        *,
        polled_shops: Collection[str] = (),
        parent: QObject | None = None,
    ) -> None:
        """Take the ids of shops polled before: the first round of any other is a summary."""
        super().__init__(parent)
        self._bell = bell
        self._words = words
        self._polled = frozenset(polled_shops)
        self._pressed.connect(self._on_pressed)

    @Slot(object)
    def tell(self, report: RefreshReport) -> None:
        """Point to what a round found; nothing worth it shows nothing."""
        polled = {health.shop.id for health in report.shops if health.last_good_poll is not None}
        new_shops = polled - self._polled
        self._polled |= polled
        for message in self._messages(report, new_shops):
            # A partial of a signal's emit: the receiver is a slot in the window's thread.
            self._bell.ring(message, partial(self._pressed.emit, message.target))

    def stop(self) -> bool:
        """Stop the bell; False if its thread still ran after the limit."""
        return self._bell.stop()

    def _messages(self, report: RefreshReport, new_shops: Collection[str]) -> Iterator[Message]:
        expired = expired_sign_ins(report.notices)
        if expired:
            yield self._words.sign_ins(expired)
        pointer = point(report.notices, report.data_time, new_shops=new_shops)
        if pointer is not None:
            yield self._words.warnings(pointer)

    @Slot(object)
    def _on_pressed(self, target: Target | None) -> None:
        if target is None:
            self.clicked_many.emit()
        else:
            self.clicked.emit(target.shop_id, target.order_number, target.waybill)


class DesktopBell:
    """Shows notifications through the desktop's own service, from a thread with its own loop."""

    def __init__(self, name: str, icon: Path | None = None) -> None:
        self._service = _Service(name, icon)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)
        self._thread.start()

    def ring(self, message: Message, clicked: Callable[[], None]) -> None:
        """Show a message, or nothing where there is no desktop to show it."""
        if not self._loop.is_closed():
            asyncio.run_coroutine_threadsafe(self._service.show(message, clicked), self._loop)

    def stop(self, limit: float = STOP_LIMIT) -> bool:
        """End the loop and its thread; False if it still ran after ``limit`` seconds."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(limit)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._loop.run_forever()
        self._loop.run_until_complete(self._end())
        self._loop.close()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if others:
            # What was just told may still arrive; a connection half made could not be closed.
            await asyncio.wait(others, timeout=LAST_WORDS)
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._service.hang_up()


def desktop_notifier(parts: WindowParts) -> Notifier:
    """Return a notifier for the window made of ``parts``, ringing on this desktop."""
    name = translate("frame", "Fulfilment workbench")
    icon = parts.resources / "icons" / "application.svg"
    words = PointerWords(parts.desk.rules.chip, Formats(parts.language == CHINESE))
    polled = {
        health.shop.id for health in parts.desk.shops.health() if health.last_good_poll is not None
    }
    return Notifier(DesktopBell(name, icon), words, polled_shops=polled)


def is_reachable() -> bool:
    """Tell whether a desktop would show notifications; waits up to ``ANSWER_LIMIT``."""

    async def ask() -> bool:
        service = _Service("workbench", None)
        failure = await _failure_of(service.check())
        await service.hang_up()
        return failure is None

    return asyncio.run(ask())


class _NotShown(Exception):
    """The desktop's service is there, but does not show what it is given."""


class _Service:
    """One connection to the desktop's notification service; lives in one loop."""

    def __init__(self, name: str, icon: Path | None) -> None:
        self._name = name
        self._icon = icon
        self._notifier: DesktopNotifier | None = None
        self._is_silent = False
        self._turn = asyncio.Lock()

    async def show(self, message: Message, clicked: Callable[[], None]) -> None:
        """Show a message; that the desktop cannot be reached is logged when it begins."""
        # One by one: two messages at once would open two connections and close one.
        async with self._turn:
            if self._bus is not None and not self._bus.connected:
                await self.hang_up()
            failure = await _failure_of(self._send(message, clicked))
            if failure is not None:
                await self.hang_up()
        self._say_once(failure)

    def _say_once(self, failure: BaseException | None) -> None:
        if self._is_silent != (failure is not None):
            self._is_silent = failure is not None
            state = f"silent ({type(failure).__name__})" if failure is not None else "back"
            logger.info("desktop notifications are %s; the panel records all", state)

    async def check(self) -> None:
        """Raise what the library or the system raises where there is no desktop to show things."""
        if Capability.TITLE not in await self._opened().get_capabilities():
            raise _NotShown

    async def hang_up(self) -> None:
        """Close the connection; the next message opens a new one."""
        bus, self._notifier = self._bus, None
        if bus is not None:
            bus.disconnect()
            await _failure_of(bus.wait_for_disconnect())

    @property
    def _bus(self) -> Any:
        # WORKAROUND desktop-notifier 6.2 never closes its D-Bus connection (dbus_fast's
        # MessageBus) and keeps one that broke. Other systems' backends have none.
        return getattr(getattr(self._notifier, "_backend", None), "bus", None)

    async def _send(self, message: Message, clicked: Callable[[], None]) -> None:
        await self.check()
        shown = asyncio.Event()
        await self._opened().send(
            message.title,
            _escaped(message.body),
            on_clicked=clicked,
            on_dispatched=shown.set,
        )
        # send() logs its failures and returns as if nothing were wrong.
        if not shown.is_set():
            raise _NotShown

    def _opened(self) -> DesktopNotifier:
        if self._notifier is None:
            icon = Icon(path=self._icon) if self._icon else None
            self._notifier = DesktopNotifier(app_name=self._name, app_icon=icon)
        return self._notifier


async def _failure_of(work: Coroutine[object, object, object]) -> BaseException | None:
    """Do some work and return what it failed with; backends raise what their systems raise."""
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=ANSWER_LIMIT)
    if not done:
        task.cancel()
        return TimeoutError()
    return task.exception()


def _escaped(body: str) -> str:
    # Freedesktop notifications take markup in their body (never in the title); Windows and macOS
    # show it as it is. https://specifications.freedesktop.org/notification-spec/latest/markup.html
    return html.escape(body, quote=False) if platform.system() == "Linux" else body
