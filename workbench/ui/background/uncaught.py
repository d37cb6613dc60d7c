"""Exceptions that nobody caught in threads of Python's own: the notifier's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def hear_threads(hook: Hook) -> Callable[[], None]:
    """Give what ends a thread to ``hook``; return what stops that.

    ``hook`` is called as ``sys.excepthook`` is for what ends the program.
    """
    before = threading.excepthook

    def hear(ended: threading.ExceptHookArgs) -> None:
        error = ended.exc_value or ended.exc_type()
        hook(ended.exc_type, error, ended.exc_traceback)

    def leave() -> None:
        threading.excepthook = before

    threading.excepthook = hear
    return leave
