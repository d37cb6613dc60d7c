"""Another data file in the place of the present one: all of it or nothing, wherever it is cut off.

What comes in waits in a folder of its own; a marker says that it is to take its place. From then on
every start first finishes the swap. What was there before is moved to ``replaced/<instant>`` with
its log and, where the key changes too, its key: nothing is ever removed.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import StoreError
from workbench.domain.profile import CACHE_FILE, REPLACED_FOLDER
from workbench.store.engine.failures import touching
from workbench.store.keys.data_key import (
    KEY_FILE,
    SWAP_MARKER,
    is_unsettled,
    make_private_folder,
    publish,
    sync_folder,
    write_private,
)
from workbench.store.safety.profile_lock import ProfileLock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

INCOMING = "workbench.incoming-"
# The log goes first: beside another file it would be taken for that one's.
_OLD = (f"{CACHE_FILE}-wal", f"{CACHE_FILE}-shm")
_SWAPPED = (CACHE_FILE, KEY_FILE)


class Swap(msgspec.Struct, frozen=True):
    """What the marker holds: the names of the two folders."""

    incoming: str
    kept: str


def new_incoming(folder: Path) -> Path:
    """Return an empty private folder in which a new data file can be made."""
    incoming = folder / f"{INCOMING}{secrets.token_hex(4)}"
    with touching(incoming):
        make_private_folder(folder)
        incoming.mkdir(mode=0o700)
    return incoming


def discard(incoming: Path) -> None:
    """Remove a new data file that is not wanted after all."""
    for path in incoming.iterdir() if incoming.is_dir() else ():
        path.unlink()
    if incoming.is_dir():
        incoming.rmdir()


def sweep(folder: Path) -> None:
    """Remove what a restore left that was killed before its swap; nobody has the data open.

    Raises:
        ProfileInUse: somebody has, who may be at it this very moment.
    """
    with ProfileLock.take(folder), touching(folder):
        for incoming in folder.glob(f"{INCOMING}*"):
            discard(incoming)


def swap_in(incoming: Path, at: datetime) -> Path:
    """Put the finished files of ``incoming`` in their places; return where the old ones lie now.

    Raises:
        ProfileInUse: somebody has the profile open; nothing was changed.
        ReadOnlyFile, DiskFull, StoreError: as their names say; the next start goes on.
    """
    folder = incoming.parent
    with ProfileLock.take(folder), touching(folder):
        kept = _free_name(folder / REPLACED_FOLDER, f"{at:%Y%m%dT%H%M%SZ}")
        draft = folder / f"{SWAP_MARKER}.{secrets.token_hex(4)}"
        write_private(draft, msgspec.json.encode(Swap(incoming.name, kept.name)))
        publish(draft, folder / SWAP_MARKER)
        _finish(folder)
    return kept


def settle(folder: Path) -> None:
    """Finish a swap that was cut short; without one nothing happens.

    Raises:
        ProfileInUse: it is being done at this moment.
        StoreError: it cannot be finished yet.
    """
    if is_unsettled(folder):
        with ProfileLock.take(folder), touching(folder):
            _finish(folder)


def _finish(folder: Path) -> None:
    """Do what is left of a swap; each step leaves a state from which this begins anew."""
    try:
        swap = msgspec.json.decode((folder / SWAP_MARKER).read_bytes(), type=Swap)
    except FileNotFoundError:
        return
    except msgspec.DecodeError as error:
        raise StoreError(path=str(folder / SWAP_MARKER)) from error
    incoming, kept = folder / swap.incoming, folder / REPLACED_FOLDER / swap.kept
    for place in (kept.parent, kept):
        place.mkdir(mode=0o700, exist_ok=True)
    if (incoming / CACHE_FILE).exists():
        for name in _OLD:
            _move(folder / name, kept / name)
    for name in _SWAPPED:
        if (incoming / name).exists():
            _move(folder / name, kept / name)
            _move(incoming / name, folder / name)
    for place in (kept, kept.parent, folder):
        sync_folder(place)
    discard(incoming)
    (folder / SWAP_MARKER).unlink()
    sync_folder(folder)


def _move(source: Path, target: Path) -> None:
    if source.exists() and not target.exists():
        source.rename(target)


def _free_name(folder: Path, name: str) -> Path:
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path
