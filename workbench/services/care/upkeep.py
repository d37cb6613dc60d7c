"""What is looked after between rounds: that the log stays short, and that the data lie well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.care.whereabouts import Ground
from workbench.domain.errors import ReadOnlyFile
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.store.safety.upgrade_copies import tidy_copies

if TYPE_CHECKING:
    from workbench.domain.care.whereabouts import Whereabouts
    from workbench.domain.clock import Clock
    from workbench.services.notices.board import NoticeBoard
    from workbench.store.engine.write_log import WriteLog

MEGABYTE = 1 << 20
_KINDS = {
    Ground.NETWORK: NoticeKind.ON_NETWORK,
    Ground.SYNCED: NoticeKind.IN_SYNCED_FOLDER,
}


@dataclass(frozen=True, slots=True)
class LogLimits:
    """Bytes from which on the log is written back by hand, and told of (faults B11: 64 MB)."""

    long: int = 16 * MEGABYTE
    too_long: int = 64 * MEGABYTE


class Upkeep:
    """Looks after one open profile.

    ``clock`` tells data time, for notices; ``wall`` real time, by which files grow old.
    """

    def __init__(
        self, log: WriteLog, where: Whereabouts, board: NoticeBoard, clock: Clock, wall: Clock
    ) -> None:
        self._log = log
        self._where = where
        self._board = board
        self._clock = clock
        self._wall = wall

    def tend(self, limits: LogLimits | None = None) -> None:
        """Shorten a long log and tell what a person has to mend, once; waits for nobody."""
        try:
            self._tend_log(limits or LogLimits())
            self._tell_place()
            tidy_copies(self._log.path, self._wall.now())
        except ReadOnlyFile:
            return

    def _tend_log(self, limits: LogLimits) -> None:
        if self._log.size <= limits.long:
            return
        self._log.shorten()
        if self._log.size > limits.too_long:
            self._tell(NoticeKind.LOG_HELD, "log", {})

    def _tell_place(self) -> None:
        kind = _KINDS.get(self._where.ground)
        if kind is not None:
            self._tell(kind, "place", {"place": self._where.name})

    def _tell(self, kind: NoticeKind, key: str, values: dict[str, str]) -> None:
        """Record a notice; the same one again is no news, read or not."""
        self._board.record([Notice(kind, key, Level.WARNING, self._clock.now(), values=values)])
