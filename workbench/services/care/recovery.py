"""Ways on when a profile's data do not open: what is wrong, and a backup in their place."""

from __future__ import annotations

import getpass
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from workbench import __version__
from workbench.domain.care.rescue import Present, Situation
from workbench.domain.errors import (
    BackupDamaged,
    BackupMissing,
    FileDamaged,
    FileGone,
    NewerSchema,
    StoreError,
)
from workbench.services.care.key_recovery import KeyRecovery, KeyWays
from workbench.services.care.salvaging import SalvageService
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of
from workbench.store.engine.failures import touching
from workbench.store.engine.page_copy import count_rows
from workbench.store.keys.data_key import has_data
from workbench.store.safety.audit import AuditEntry
from workbench.store.safety.backup_file import read_manifest
from workbench.store.safety.backups import find_backups
from workbench.store.safety.profile_lock import ProfileLock
from workbench.store.safety.restoring import Ready, make_ready, note
from workbench.store.safety.swapping import discard, settle, swap_in, sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.domain.care.backups import Backup, Rescue
    from workbench.domain.clock import Clock
    from workbench.domain.profile import Profile
    from workbench.store.keys.data_key import DataKey

    Progress = Callable[[int, int], None]


# A backup that was proved and waits beside the data to take their place.
Prepared: TypeAlias = Ready


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that took the data's place, and where what was there before lies now."""

    backup: Backup
    kept_in: Path


class RecoveryService:
    """Looks at a profile that nobody has open, and puts its data right again.

    ``wall`` tells real time. Whatever fails leaves the data as they were.
    """

    def __init__(self, profile: Profile, keys: KeyWays, wall: Clock) -> None:
        self._profile = profile
        self._folder = profile.folder
        self._unlock = keys.unlock
        self._wall = wall
        self.keys = KeyRecovery(profile, keys, wall)

    def examine(self) -> Situation:
        """Open the data, check every page, and tell what is wrong with them, if anything."""
        return self.situation(self._trouble())

    def situation(self, trouble: StoreError | None) -> Situation:
        """Return what can be done about a trouble that was met while the data were opened."""
        backups = tuple(find_backups(self._folder))
        return Situation(trouble, backups, self.keys.has_code(), self.keys.has_place())

    def _trouble(self) -> StoreError | None:
        try:
            settle(self._folder)
            if not has_data(self._folder):
                backups = find_backups(self._folder)
                return FileGone(path=str(self._profile.cache_file)) if backups else None
            with self._opened() as cache:
                return FileDamaged(path=str(cache.path)) if damage_of(cache) else None
        except StoreError as error:
            return error

    def _opened(self) -> Cache:
        return Cache.open(self._profile.cache_file, self._unlock(), read_only=True)

    def present(self) -> Present:
        """Return what a restore would replace; counts are None where they cannot be read."""
        path = self._profile.cache_file
        if not path.exists():
            return Present(None, None)
        changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with suppress(StoreError), self._opened() as cache:
            return Present(count_rows(cache.connection), changed_at)
        return Present(None, changed_at)

    def described(self, path: Path) -> Backup:
        """Return what a backup says of itself.

        Raises:
            BackupDamaged, NewerSchema: it is none, not whole, or of a newer program.
        """
        return read_manifest(path).described(path)

    def restore(self, path: Path, progress: Progress, code: str = "") -> Restored:
        """Put the backup at ``path`` in the place of the data; these are moved aside, not removed.

        Raises:
            ProfileInUse: a window or another command has the data open.
            BackupDamaged, BackupLocked, NewerSchema: the backup does not serve.
            RecoveryCodeWrong, RecoveryCodeMissing: the code does not open it.
            KeyringUnavailable, PassphraseFileUnusable: there is no place for its key here.
            DiskFull, ReadOnlyFile, StoreError: as their names say.
        """
        self._clear_the_way()
        return self.put(make_ready(self._folder, path, self.keys.openers(code), progress))

    def prepare(self, path: Path, progress: Progress, code: str = "") -> Prepared:
        """Take a backup apart and prove it, beside data that may be open; ``put`` does the rest.

        An exception from ``progress`` ends it and passes through; nothing is left then.

        Raises:
            As ``restore`` does, but for ProfileInUse.
        """
        ready = make_ready(self._folder, path, self.keys.openers(code), progress)
        with ExitStack() as failure:
            failure.callback(discard, ready.incoming)
            progress(1, 1)  # who left meanwhile says so here
            failure.pop_all()
        return ready

    def put(self, prepared: Prepared) -> Restored:
        """Put what was prepared in the place of the data, which nobody has open any more.

        Raises:
            ProfileInUse: somebody has; what was prepared is gone, the data are as they were.
            DiskFull, ReadOnlyFile, StoreError: as their names say.
        """
        settle(self._folder)
        orders = {"orders": prepared.backup.orders}
        return Restored(
            prepared.backup, self._put_in_place(prepared.incoming, prepared.key, orders)
        )

    def restore_last(self, progress: Progress, code: str = "") -> Restored:
        """Restore the newest backup that is whole.

        Raises:
            BackupMissing: none is. Others as for ``restore``.
        """
        for backup in find_backups(self._folder):
            with suppress(BackupDamaged, NewerSchema):
                return self.restore(backup.path, progress, code)
        raise BackupMissing(path=str(self._profile.backups))

    def salvage(self, progress: Progress, code: str = "") -> Rescue:
        """Put all that can be read in the place of the data, gaps filled from the last backup.

        Raises:
            FileDamaged, WrongKey: not even the names of the tables can be read.
            ProfileInUse: a window or another command has the data open.
            RecoveryCodeWrong, RecoveryCodeMissing: the code does not open the data.
            DiskFull, ReadOnlyFile, StoreError: as their names say; nothing was changed.
        """
        self._clear_the_way()
        service = SalvageService(self._profile, self.keys)
        return service.run(progress, code, self._put_in_place)

    def _clear_the_way(self) -> None:
        """Make sure that nobody has the data open, and tidy up after a restore that was killed.

        Raises:
            ProfileInUse: a window or another command has.
        """
        with touching(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settle(self._folder)
        sweep(self._folder)

    def _put_in_place(self, incoming: Path, key: DataKey, counts: Mapping[str, int]) -> Path:
        """Swap the finished files of ``incoming`` in, with a row in their audit trail."""
        now = self._wall.now()
        with ExitStack() as failure:
            failure.callback(discard, incoming)
            entry = AuditEntry("restore", now, getpass.getuser(), "", counts, __version__)
            note(incoming, key, entry)
            ProfileLock.take(self._folder).release()
            failure.pop_all()
        return swap_in(incoming, now)
