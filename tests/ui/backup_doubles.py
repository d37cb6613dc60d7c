"""Backups in memory."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.season import NOW
from workbench.domain.care.backups import Backup

if TYPE_CHECKING:
    from collections.abc import Callable


def backup(
    path: str = "/data/backups/a.backup", orders: int = 1234, size: int = 2_500_000
) -> Backup:
    return Backup(Path(path), NOW, "0.1.0", "profile", size, {"orders": orders})


@dataclass
class MemoryBackups:
    """Writes nothing; says how far it is before and after ``gate`` opens, then ends or fails."""

    made: list[Backup] = field(default_factory=lambda: [backup()])
    asked: list[Path] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def daily_ones(self) -> list[Backup]:
        return list(self.made)

    def write(self, target: Path, progress: Callable[[int, int], None]) -> Backup:
        self.asked.append(target)
        progress(1, 2)
        assert self.gate.wait(10)
        progress(2, 2)
        if self.error is not None:
            raise self.error
        return backup(str(target))
