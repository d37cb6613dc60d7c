"""Whose round it is: a window and a command line on one profile poll one after the other."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.domain.errors import ProfileInUse
from workbench.domain.refresh import Progress, Stage
from workbench.store.safety.profile_lock import ProfileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROUND_FILE = "round.lock"
# How long to wait before one looks again whether the other round has ended.
LOOK_AGAIN = 0.25


class RoundTurn:
    """The right to poll a profile; ``pause`` waits so many seconds and may raise to give up."""

    def __init__(self, folder: Path, pause: Callable[[float], None]) -> None:
        self._folder = folder
        self._pause = pause

    @contextmanager
    def taken(self, progress: Callable[[Progress], None]) -> Iterator[None]:
        """Hold the turn; as long as another program has it, tell ``progress`` and wait.

        The system lets go of it when a process ends, however it ends.

        Raises:
            ReadOnlyFile, StoreError: the folder cannot be written.
        """
        with self._awaited(progress):
            yield

    def _awaited(self, progress: Callable[[Progress], None]) -> ProfileLock:
        while True:
            try:
                return ProfileLock.take(self._folder, ROUND_FILE)
            except ProfileInUse:
                progress(Progress(Stage.WAITING, 0, 0))
                self._pause(LOOK_AGAIN)
