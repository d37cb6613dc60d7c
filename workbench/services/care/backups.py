"""Backups of an open profile: by hand, and one a day by itself."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.domain.errors import BackupRoomMissing, DiskFull, ReadOnlyFile, StoreError
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.safety.backups import Stamp, daily_target, find_backups, thin, write_backup

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.care.backups import Backup
    from workbench.domain.clock import Clock
    from workbench.domain.profile import Profile
    from workbench.services.notices.board import NoticeBoard
    from workbench.store.engine.cache import Cache
    from workbench.store.keys.data_key import DataKey

    Progress = Callable[[int, int], None]

DAY = timedelta(hours=24)
# A disk that is full now may have room again in an hour; a notice every five minutes helps nobody.
_PATIENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class BackupTools:
    """``clock`` tells data time, for notices; ``wall`` real time, for backups."""

    unlock: Callable[[], DataKey]
    board: NoticeBoard
    clock: Clock
    wall: Clock


class BackupService:
    """Writes verified backups of one open cache."""

    def __init__(self, cache: Cache, profile: Profile, tools: BackupTools) -> None:
        self._cache = cache
        self._profile = profile
        self._tools = tools
        self._tried_at: datetime | None = None

    def write(self, target: Path, progress: Progress) -> Backup:
        """Write a backup to ``target``, verified by opening it; the window may stay open.

        Raises:
            BadInput: a file stands there that is no backup, or there is no such folder.
            StoreError: it could not be written; what stood there is unchanged.
        """
        now = self._tools.wall.now()
        stamp = Stamp(now, __version__)
        made = write_backup(self._cache, self._tools.unlock(), target, stamp, progress)
        self._note(made)
        return made

    def daily_ones(self) -> list[Backup]:
        """Return the backups beside the data, the newest first."""
        return find_backups(self._profile.folder)

    def daily(self, progress: Progress) -> Backup | None:
        """Write today's backup if the last one is more than a day old, and thin the older ones.

        A demo has none. What keeps it from being written is told in the notification panel, and
        tried again in an hour; an exception from ``progress`` passes through.
        """
        now = self._tools.wall.now()
        if self._profile.is_demo or not self._is_due():
            return None
        self._tried_at = now
        folder = self._profile.folder
        try:
            made = self.write(daily_target(folder, now), progress)
            thin(folder, now)
        except ReadOnlyFile:
            return None
        except StoreError as error:
            self._tell(error)
            return None
        return made

    def _is_due(self) -> bool:
        now = self._tools.wall.now()
        if self._tried_at is not None and now - self._tried_at < _PATIENCE:
            return False
        newest = find_backups(self._profile.folder)[:1]
        return all(now - backup.made_at > DAY for backup in newest)

    def _note(self, made: Backup) -> None:
        """Leave a row in the audit trail; data that can only be read have none."""
        entry = AuditEntry(
            "backup",
            made.made_at,
            getpass.getuser(),
            made.profile,
            {"orders": made.orders, "bytes": made.size},
            __version__,
        )
        try:
            AuditStore(self._cache).append(entry)
        except ReadOnlyFile:
            return

    def _tell(self, error: StoreError) -> None:
        is_full = isinstance(error, DiskFull)
        values = error.values if isinstance(error, BackupRoomMissing) else {}
        self._tools.board.record(
            [
                Notice(
                    NoticeKind.BACKUP_SKIPPED if is_full else NoticeKind.BACKUP_FAILED,
                    "backup",
                    Level.WARNING,
                    self._tools.clock.now(),
                    values={name: values.get(name, "?") for name in ("needed", "free")},
                )
            ]
        )
