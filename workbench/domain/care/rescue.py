"""What is wrong with a profile's data, and which ways lead on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    BackupDamaged,
    DiskFaulty,
    FileDamaged,
    FileGone,
    KeyMissing,
    KeyringChanged,
    KeyringGone,
    KeyringLocked,
    LogGone,
    NotOurFile,
    PassphraseFileUnusable,
    PassphraseForgotten,
    PassphraseMissing,
    WrongKey,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.domain.care.backups import Backup
    from workbench.domain.errors import WorkbenchError


class Way(StrEnum):
    """What a person can do about data that do not open, the surest first."""

    CODE = "code"
    RESTORE = "restore"
    SALVAGE = "salvage"


_WAYS: Mapping[type[WorkbenchError], tuple[Way, ...]] = {
    FileDamaged: (Way.RESTORE, Way.SALVAGE),
    BackupDamaged: (Way.RESTORE, Way.SALVAGE),
    DiskFaulty: (Way.RESTORE, Way.SALVAGE),
    FileGone: (Way.RESTORE,),
    LogGone: (Way.RESTORE, Way.SALVAGE),
    NotOurFile: (Way.RESTORE,),
    WrongKey: (Way.CODE, Way.RESTORE),
    KeyMissing: (Way.CODE,),
    KeyringLocked: (Way.CODE,),
    KeyringChanged: (Way.CODE,),
    KeyringGone: (Way.CODE,),
    PassphraseMissing: (Way.CODE,),
    PassphraseForgotten: (Way.CODE,),
    PassphraseFileUnusable: (Way.CODE,),
}


def can_be_helped(trouble: WorkbenchError) -> bool:
    """Tell whether a backup or a code can put right what is wrong."""
    return type(trouble) in _WAYS


@dataclass(frozen=True, slots=True)
class Present:
    """The data that are there now: rows of the main tables, None where they cannot be read."""

    counts: Mapping[str, int] | None
    changed_at: datetime | None

    @property
    def is_there(self) -> bool:
        """Tell whether there is a file at all."""
        return self.changed_at is not None


@dataclass(frozen=True, slots=True)
class Situation:
    """How a profile fares: ``trouble`` is None where all is whole; backups newest first.

    ``has_place`` tells whether a key that the recovery code opens has somewhere to go, without
    anybody typing a new passphrase.
    """

    trouble: WorkbenchError | None
    backups: tuple[Backup, ...] = ()
    has_code: bool = False
    has_place: bool = True

    @property
    def ways(self) -> tuple[Way, ...]:
        """Return the ways that lead on from here."""
        ways = _WAYS.get(type(self.trouble), ()) if self.trouble else ()
        return tuple(way for way in ways if self._is_open(way))

    def _is_open(self, way: Way) -> bool:
        if way is Way.RESTORE:
            return bool(self.backups)
        return self.has_code if way is Way.CODE else True
