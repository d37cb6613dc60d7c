"""What the window asks about policy packs; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.refresh import Progress
    from workbench.domain.rules.packs import PackEntry
    from workbench.domain.rules.replay import ReplayProgress, ReplayReport
    from workbench.services.rules.packs import PackChange


class PackKeeper(Protocol):
    """Policy packs; ``replay`` and ``judge`` take as long as there are orders."""

    def packs(self) -> list[PackEntry]:
        """Return every pack, ours and the seller's."""
        ...

    def look(self, path: Path) -> PackChange:
        """Return what would be in force with a file; nothing is written."""
        ...

    def look_at_switch(self, pack_id: str, *, is_on: bool) -> PackChange:
        """Return what would be in force with a pack switched; nothing is written."""
        ...

    def replay(
        self, change: PackChange, progress: Callable[[ReplayProgress], None]
    ) -> ReplayReport:
        """Hold the cached orders against it; an exception from ``progress`` ends it and passes."""
        ...

    def add(self, change: PackChange, *, is_on: bool) -> None:
        """Keep a seller's file, switched on or off."""
        ...

    def switch(self, pack_id: str, *, is_on: bool) -> None:
        """Let a pack count or not."""
        ...

    def remove(self, pack_id: str) -> None:
        """Take a seller's pack out."""
        ...

    def restore(self, pack_id: str) -> None:
        """Bring back what was removed last."""
        ...

    def judge(self, progress: Callable[[Progress], None]) -> int:
        """Judge what a change touches; an exception from ``progress`` ends it early."""
        ...
