"""A backup taken out of its file, opened, proved whole, and made ready to take the data's place."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    BackupDamaged,
    BackupLocked,
    NewerSchema,
    NotOurFile,
    RecoveryCodeMissing,
    RecoveryCodeWrong,
    StoreError,
)
from workbench.domain.profile import CACHE_FILE
from workbench.store.engine.cache import Cache
from workbench.store.engine.opening import open_existing, open_still
from workbench.store.engine.page_copy import prove
from workbench.store.keys.data_key import KEY_FILE, KeyHeader, header_bytes, write_private
from workbench.store.safety.audit import AuditEntry, AuditStore
from workbench.store.safety.backup_file import Manifest, extract, read_manifest
from workbench.store.safety.swapping import discard, new_incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.domain.care.backups import Backup
    from workbench.store.keys.data_key import DataKey

    Progress = Callable[[int, int], None]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opener:
    """One way to a backup's key: ``open`` returns it, ``header`` is what opens the data later.

    ``header`` is called once the key has proved right; it returns None where the profile's own
    header goes on to open them. Both get the header that came with the backup.
    """

    open: Callable[[KeyHeader], DataKey]
    header: Callable[[KeyHeader, DataKey], KeyHeader | None]


@dataclass(frozen=True, slots=True)
class Ready:
    """A new data file that waits in ``incoming``, with the backup that it came from."""

    incoming: Path
    backup: Backup
    key: DataKey


def make_ready(folder: Path, path: Path, openers: Sequence[Opener], progress: Progress) -> Ready:
    """Take the backup at ``path`` apart beside a profile's data; these are not touched.

    Raises:
        BackupDamaged: it is none, or not whole.
        BackupLocked: no opener has its key.
        RecoveryCodeWrong, RecoveryCodeMissing: the code that was given does not.
        NewerSchema: a newer program wrote it.
        DiskFull, ReadOnlyFile, StoreError: it could not be laid there.
    """
    manifest = read_manifest(path)
    incoming = new_incoming(folder)
    with ExitStack() as failure:
        failure.callback(discard, incoming)
        data = incoming / CACHE_FILE
        extract(path, manifest, data, progress)
        key, header = _unlocked(path, manifest, data, openers)
        _check_counts(path, manifest, data, key, progress)
        if header is not None:
            write_private(incoming / KEY_FILE, header_bytes(header))
        failure.pop_all()
    return Ready(incoming, manifest.described(path), key)


def _unlocked(
    path: Path, manifest: Manifest, data: Path, openers: Sequence[Opener]
) -> tuple[DataKey, KeyHeader | None]:
    """Return the first key that opens the pages, and the header to go with it.

    A recovery code that was given and is wrong is told as such.
    """
    told: StoreError = BackupLocked(path=str(path))
    for opener in openers:
        try:
            key = opener.open(manifest.header)
            open_still(data, key).close()
        except (RecoveryCodeWrong, RecoveryCodeMissing) as error:
            told = error
        except (NewerSchema, NotOurFile):
            raise
        except StoreError as error:
            logger.info("%s does not open the backup", type(error).__name__)
        else:
            return key, opener.header(manifest.header, key)
    raise told


def _check_counts(
    path: Path, manifest: Manifest, data: Path, key: DataKey, progress: Progress
) -> None:
    try:
        counts = prove(data, key, progress)
    except BackupDamaged as error:
        raise BackupDamaged(path=str(path)) from error
    if counts != manifest.counts:
        raise BackupDamaged(path=str(path))


def note(incoming: Path, key: DataKey, entry: AuditEntry) -> None:
    """Write an act into the trail of a file that is about to take the data's place.

    Both happen together then: whoever finds the new file finds the row.
    """
    path = incoming / CACHE_FILE
    with Cache(open_existing(path, key, read_only=False), path) as cache:
        AuditStore(cache).append(entry)
