"""Who uses a profile: every open cache shares a lock, and what swaps the files takes it whole.

The lock lies on a file of its own beside the cache, in the data folder and not in a temporary one,
so that programs started in different ways meet. The system lets go of it when a process ends,
however it ends.
"""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.domain.errors import CacheBusy, ProfileInUse
from workbench.store.engine.failures import touching

if TYPE_CHECKING:
    from pathlib import Path

LOCK_FILE = "workbench.lock"

if sys.platform == "win32":
    import msvcrt

    # Windows knows no shared lock here: each user holds one byte of many, at random, and whoever
    # wants all to itself holds the whole range.
    _RANGE = 0x3FFFFFFF

    def _lock(descriptor: int, *, whole: bool) -> None:
        begin, length = (0, _RANGE) if whole else (secrets.randbelow(_RANGE), 1)
        os.lseek(descriptor, begin, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, length)
else:
    import fcntl

    def _lock(descriptor: int, *, whole: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if whole else fcntl.LOCK_SH) | fcntl.LOCK_NB)


class ProfileLock:
    """A hold on a profile; let go of by ``release`` or by the end of the process."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    @classmethod
    def share(cls, folder: Path) -> ProfileLock:
        """Return a hold beside others; where no file can be made there is nobody to keep out.

        Raises:
            CacheBusy: the files are being swapped.
        """
        try:
            descriptor = _open(folder)
        except OSError:
            return cls(None)
        try:
            _lock(descriptor, whole=False)
        except OSError as error:
            os.close(descriptor)
            raise CacheBusy(path=str(folder)) from error
        return cls(descriptor)

    @classmethod
    def take(cls, folder: Path, name: str = LOCK_FILE) -> ProfileLock:
        """Return a hold that nobody shares; ``name`` is the file of another right than the data's.

        Raises:
            ProfileInUse: a window or another command has the profile open.
            ReadOnlyFile, StoreError: the folder cannot be written.
        """
        with touching(folder):
            descriptor = _open(folder, name)
        try:
            _lock(descriptor, whole=True)
        except OSError as error:
            os.close(descriptor)
            raise ProfileInUse(path=str(folder)) from error
        return cls(descriptor)

    def release(self) -> None:
        """Let go."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __enter__(self) -> ProfileLock:
        return self

    def __exit__(self, *failure: object) -> None:
        self.release()


def _open(folder: Path, name: str = LOCK_FILE) -> int:
    path = folder / name
    with suppress(FileNotFoundError):
        return os.open(path, os.O_RDONLY)  # a lock asks for no right to write
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
