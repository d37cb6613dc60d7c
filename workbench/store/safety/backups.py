"""Backups made and found: verified by opening the copy before it takes its name."""

from __future__ import annotations

import secrets
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.care.backups import to_keep
from workbench.domain.errors import (
    BackupDamaged,
    BackupRoomMissing,
    BadInput,
    KeyMissing,
    NewerSchema,
    StoreError,
    marked,
)
from workbench.domain.profile import BACKUP_FOLDER, BACKUP_SUFFIX
from workbench.store.engine.failures import touching
from workbench.store.engine.opening import PAGE_SIZE
from workbench.store.engine.page_copy import copy_pages, prove
from workbench.store.keys.data_key import make_private_folder, read_header, sync_folder
from workbench.store.keys.recovery_keys import portable
from workbench.store.safety.backup_file import Manifest, append_manifest, digest_of, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.care.backups import Backup
    from workbench.store.engine.cache import Cache
    from workbench.store.keys.data_key import DataKey

    Progress = Callable[[int, int], None]

# What a copy needs beyond its pages: manifest, and the file system's own.
_MARGIN = 1 << 20
_MEGABYTE = 1 << 20
_DRAFT = ".part"
# A draft this old belongs to a program that was killed.
_ABANDONED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a backup is made (UTC, real time) and by which version of the program."""

    made_at: datetime
    program: str


def write_backup(
    cache: Cache, key: DataKey, target: Path, stamp: Stamp, progress: Progress
) -> Backup:
    """Write a verified backup of an open cache to ``target``, whole or not at all.

    Others may use the cache meanwhile. An earlier backup of that name is replaced, any other file
    is not. An exception from ``progress`` cancels and leaves nothing behind.

    Raises:
        BadInput: a file stands there that is no backup.
        BackupRoomMissing, DiskFull, ReadOnlyFile, StoreError: it could not be written.
        FileDamaged: the cache itself is not whole.
        BackupDamaged: what was written is not what was read.
    """
    header = read_header(cache.path.parent)
    if header is None:
        raise KeyMissing(path=str(cache.path))
    _check_target(target)
    _check_room(cache, target.parent)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}{_DRAFT}")
    with ExitStack() as failure:
        failure.callback(draft.unlink, missing_ok=True)
        counts = copy_pages(cache, draft, key, progress)
        if prove(draft, key, progress) != counts:
            raise BackupDamaged(path=str(target))
        size = draft.stat().st_size
        schema = int(cache.value("PRAGMA user_version"))
        digest = digest_of(draft, size, progress)
        manifest = Manifest(
            stamp.made_at, stamp.program, schema, counts, size, digest, portable(header)
        )
        append_manifest(draft, manifest)
        with touching(target):
            draft.replace(target)
            sync_folder(target.parent)
    return manifest.described(target)


def _check_target(target: Path) -> None:
    if not target.parent.is_dir():
        reason = marked("errors", "there is no such folder")
        raise BadInput(what=str(target.parent), reason=reason)
    if not target.exists():
        return
    try:
        read_manifest(target)
    except (BackupDamaged, NewerSchema) as error:
        reason = marked("errors", "another file stands there; choose another name")
        raise BadInput(what=str(target), reason=reason) from error


def _check_room(cache: Cache, folder: Path) -> None:
    needed = cache.value("PRAGMA page_count") * PAGE_SIZE + _MARGIN
    with touching(folder):
        free = shutil.disk_usage(folder).free
    if free < needed:
        values = {"needed": str(needed // _MEGABYTE + 1), "free": str(free // _MEGABYTE)}
        raise BackupRoomMissing(path=str(folder), **values)


def find_backups(folder: Path) -> list[Backup]:
    """Return the backups in a profile's folder of them, newest first; others are passed over."""
    found = []
    for path in (folder / BACKUP_FOLDER).glob(f"*{BACKUP_SUFFIX}"):
        try:
            found.append(read_manifest(path).described(path))
        except StoreError:
            continue
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def daily_target(folder: Path, made_at: datetime) -> Path:
    """Return where the backup made at an instant goes; its private folder is there then."""
    place = folder / BACKUP_FOLDER
    with touching(place):
        make_private_folder(place)
    return place / f"workbench-{made_at:%Y%m%dT%H%M%SZ}{BACKUP_SUFFIX}"


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove the daily backups that no day or week needs, and old drafts; return which.

    Files that are no whole backup are left: somebody else put them there, or looks at them.
    """
    found = find_backups(folder)
    kept = to_keep([backup.made_at for backup in found], now)
    gone = [backup.path for backup in found if backup.made_at not in kept]
    gone += _abandoned(folder / BACKUP_FOLDER, now)
    for path in gone:
        with touching(path):
            path.unlink(missing_ok=True)
    return gone


def _abandoned(folder: Path, now: datetime) -> list[Path]:
    limit = (now - _ABANDONED).timestamp()
    return [path for path in folder.glob(f".*{_DRAFT}") if path.stat().st_mtime < limit]
