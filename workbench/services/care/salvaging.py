"""Salvage: what can be read of a damaged file, made into a whole one."""

from __future__ import annotations

from contextlib import ExitStack, closing, suppress
from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.care.backups import Rescue
from workbench.domain.errors import StoreError
from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.engine.loose_pages import WholePages
from workbench.store.engine.opening import open_existing, open_still
from workbench.store.engine.page_copy import prove
from workbench.store.safety.backups import find_backups
from workbench.store.safety.damaged import DamagedFile
from workbench.store.safety.restoring import make_ready
from workbench.store.safety.salvage import Salvage
from workbench.store.safety.swapping import discard, new_incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.domain.care.backups import TableRescue
    from workbench.domain.profile import Profile
    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.store.engine.driver import Connection
    from workbench.store.keys.data_key import DataKey
    from workbench.store.safety.restoring import Ready

    Progress = Callable[[int, int], None]
    PutInPlace = Callable[[Path, DataKey, Mapping[str, int]], Path]


class SalvageService:
    """Saves what a damaged file still tells; the file itself is moved aside as it is."""

    def __init__(self, profile: Profile, keys: KeyRecovery) -> None:
        self._profile = profile
        self._folder = profile.folder
        self._keys = keys

    def run(self, progress: Progress, code: str, put_in_place: PutInPlace) -> Rescue:
        """Save what can be read, and let it take the data's place (``RecoveryService.salvage``)."""
        key = self._keys.key_by(code)
        path = self._profile.cache_file
        with ExitStack() as last:
            reader = self._reader(path, key, last)
            backup = self._last_backup(progress)
            if backup is not None:
                last.callback(discard, backup.incoming)
            incoming, tables = self._saved(reader, backup, key, progress)
        read = {each.table: each.read + each.from_backup for each in tables}
        kept = put_in_place(incoming, key, read)
        return Rescue(tables, backup.backup if backup else None, kept)

    @staticmethod
    def _reader(path: Path, key: DataKey, stack: ExitStack) -> DamagedFile:
        """Return a reader of the damaged file; a log beside it may be newer than its pages."""
        log = path.with_name(f"{path.name}-wal")
        is_alone = not log.exists() or not log.stat().st_size
        stream = stack.enter_context(path.open("rb"))
        pages = WholePages(stream, key) if is_alone else None
        opening = partial(open_existing, path, key, read_only=True)
        return stack.enter_context(closing(DamagedFile(opening, pages)))

    def _last_backup(self, progress: Progress) -> Ready | None:
        """Return the newest backup that is whole, taken out of its file; None if there is none."""
        for backup in find_backups(self._folder):
            with suppress(StoreError):
                return make_ready(self._folder, backup.path, self._keys.openers(), progress)
        return None

    def _saved(
        self, reader: DamagedFile, backup: Ready | None, key: DataKey, progress: Progress
    ) -> tuple[Path, tuple[TableRescue, ...]]:
        """Return a new data file with all that could be saved, proved whole."""
        incoming = new_incoming(self._folder)
        path = incoming / CACHE_FILE
        with ExitStack() as failure:
            failure.callback(discard, incoming)
            with Cache.open(path, key) as fresh, ExitStack() as stack:
                saved = stack.enter_context(closing(_open(backup))) if backup else None
                tables = Salvage(reader, saved, fresh, progress).run()
            prove(path, key, progress)
            failure.pop_all()
        return incoming, tables


def _open(backup: Ready) -> Connection:
    return open_still(backup.incoming / CACHE_FILE, backup.key)
