"""How long a write waits while another program or thread writes, and who writes next.

SQLite lets in whoever asks in the right moment: one that writes again as soon as it has written
keeps all others out for good. So who wants to write goes through a door first, which the one next
in turn keeps shut behind itself until it writes. The door is a lock on a file beside the cache,
since threads and programs alike have to pass it; readers do not.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.errors import ProfileInUse, StoreError
from workbench.store.engine.driver import DatabaseError
from workbench.store.engine.failures import BUSY, primary_code
from workbench.store.safety.profile_lock import ProfileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")

# SQLite waits so many milliseconds by itself, deaf to everything and looking up ever more seldom;
# then it is asked whether to go on, so that a window that closes is not held up.
DEAF = 50
# An import of a million orders writes for some minutes in one transaction.
LOOKS = 30_000
DOOR = "writing.lock"
_MOMENT = 0.01  # seconds; a pause of nothing would not hear that it is to end


class Patience:
    """Tries again for as long as others write; ``pause`` waits and may raise to give up.

    Without it one waits as long as SQLite does; of ``folder`` None there is no door.
    """

    def __init__(
        self, pause: Callable[[float], None] | None = None, folder: Path | None = None
    ) -> None:
        self._pause = pause
        self._folder = folder
        self._look: Callable[[], None] | None = None

    @property
    def is_endless(self) -> bool:
        """Tell whether it goes on after SQLite's own wait."""
        return self._pause is not None

    @contextmanager
    def watched(self, look: Callable[[], None] | None) -> Iterator[None]:
        """Call ``look`` before each pause of the block; what it raises ends the wait as well."""
        before, self._look = self._look, look
        try:
            yield
        finally:
            self._look = before

    def run(self, act: Callable[[], T]) -> T:
        """Do ``act`` when its turn comes; it has done nothing where somebody else was writing.

        Raises:
            DatabaseError: what SQLite said, busy too when there is no patience left.
        """
        with self._next_in_turn():
            for _ in range(LOOKS if self._pause is not None else 0):
                try:
                    return act()
                except DatabaseError as error:
                    if primary_code(error) != BUSY:
                        raise
                self._wait()
            return act()

    def _next_in_turn(self) -> ProfileLock:
        """Go through the door and shut it; where there can be no door, nobody can write either.

        Who has no patience leaves it to SQLite where another is next.
        """
        if self._folder is None:
            return ProfileLock(None)
        for _ in range(LOOKS if self._pause is not None else 1):
            try:
                return ProfileLock.take(self._folder, DOOR)
            except ProfileInUse:
                self._wait()
            except StoreError:
                break
        return ProfileLock(None)

    def _wait(self) -> None:
        if self._look is not None:
            self._look()
        if self._pause is not None:
            self._pause(_MOMENT)
