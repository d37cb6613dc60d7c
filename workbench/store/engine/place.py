"""Whether an open file still stands where it was opened.

A file that is moved or deleted stays open on POSIX, and SQLite would go on writing into it: what is
acknowledged then is gone with the program. Windows refuses to move an open file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import FileMoved

if TYPE_CHECKING:
    from pathlib import Path

_Identity = tuple[int, int]


class Place:
    """A cache's file and log as they were when it was opened; of None nothing is asked."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = self._look()

    def check(self) -> None:
        """Look again; two calls of the system.

        Raises:
            FileMoved: another file stands there, or none.
        """
        if self._look() != self._known:
            raise FileMoved(path=str(self._path))

    def _look(self) -> tuple[_Identity | None, ...]:
        if self._path is None:
            return ()
        return _identity(self._path), _identity(self._path.with_name(f"{self._path.name}-wal"))


def _identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
