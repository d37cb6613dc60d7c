"""Ends a read that nobody waits for any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.engine.cache import Cache

# Steps of SQLite's machine between two questions: a few milliseconds.
_STEPS = 50_000


def give_up_when(cache: Cache, is_over: Callable[[], bool]) -> None:
    """Ask ``is_over`` every few milliseconds of a statement; the driver raises once it is true.

    It is asked in the connection's own thread, so that it never meets another statement than the
    one it was meant for.
    """
    cache.connection.set_progress_handler(lambda: int(is_over()), _STEPS)
