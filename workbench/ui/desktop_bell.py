"""The desktop's own notifications, shown from a thread with a loop of its own.

desktop-notifier wants an asyncio loop, so a daemon thread runs one. Where no desktop shows
notifications this falls silent, says so once in the log and tries again with the next message.
"""

from __future__ import annotations

import asyncio
import html
import logging
import platform
import threading
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_notifier import DEFAULT_SOUND, Button, Capability, DesktopNotifier, Icon

from workbench.ui.pointer_words import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine
    from pathlib import Path

    from workbench.ui.pointer_words import Message

    Answered = Callable[[Answer], None]
    Missed = Callable[[Message, Answered], None]

logger = logging.getLogger(__name__)

ANSWER_LIMIT = 5.0  # seconds; D-Bus waits 25 s for a service that hangs
LAST_WORDS = 0.5  # seconds
STOP_LIMIT = 3.0  # seconds
# Of how many messages it is known what they were about, to take them back when that is cured.
REMEMBERED = 60


def _nobody(message: Message, answered: Answered) -> None:
    """Be told that nothing was shown, and do nothing about it."""


class DesktopBell:
    """Shows notifications through the desktop's own service, from a thread with its own loop."""

    def __init__(self, name: str, icon: Path | None = None) -> None:
        self._service = _Service(name, icon)
        self._missed: Missed = _nobody
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)
        self._thread.start()

    def ring(self, message: Message, answered: Callable[[Answer], None]) -> None:
        """Show a message; where there is no desktop to show it somebody else is told."""
        self._do(self._shown(message, answered))

    def when_missed(self, missed: Missed) -> None:
        """Have ``missed`` called, from the bell's thread, with what no desktop showed."""
        self._missed = missed

    async def _shown(self, message: Message, answered: Callable[[Answer], None]) -> None:
        if not await self._service.show(message, answered):
            self._missed(message, answered)

    def withdraw(self, keys: Collection[str]) -> None:
        """Take back what was shown of these keys alone."""
        self._do(self._service.withdraw(frozenset(keys)))

    def _do(self, work: Coroutine[object, object, object]) -> None:
        if self._loop.is_closed():
            work.close()
        else:
            asyncio.run_coroutine_threadsafe(work, self._loop)

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
        self._about: OrderedDict[str, frozenset[str]] = OrderedDict()

    async def show(self, message: Message, answered: Callable[[Answer], None]) -> bool:
        """Show a message, False where no desktop did; that is logged when it begins."""
        # One by one: two messages at once would open two connections and close one.
        async with self._turn:
            if self._bus is not None and not self._bus.connected:
                await self.hang_up()
            failure = await _failure_of(self._send(message, answered))
            if failure is not None:
                await self.hang_up()
        self._say_once(failure)
        return failure is None

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

    async def withdraw(self, keys: frozenset[str]) -> None:
        """Take back the messages whose every key is among ``keys`` or was before."""
        async with self._turn:
            for shown, about in list(self._about.items()):
                left = about - keys
                if left:
                    self._about[shown] = left
                else:
                    del self._about[shown]
                    await _failure_of(self._opened().clear(shown))

    async def _send(self, message: Message, answered: Callable[[Answer], None]) -> None:
        await self.check()
        dispatched = asyncio.Event()
        shown = await self._opened().send(
            message.title,
            _escaped(message.body),
            buttons=[Button(words, partial(answered, answer)) for answer, words in message.buttons],
            on_clicked=partial(answered, Answer.OPEN),
            on_dispatched=dispatched.set,
            sound=DEFAULT_SOUND if message.sounds else None,
        )
        # send() logs its failures and returns as if nothing were wrong.
        if not dispatched.is_set():
            raise _NotShown
        self._about[shown] = message.keys
        while len(self._about) > REMEMBERED:
            self._about.popitem(last=False)

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
