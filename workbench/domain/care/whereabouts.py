"""Where a profile's folder lies: on a disk of this computer, on a network, or synchronised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What kind of place a folder is in."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The kind of place, and the name it is known by (a program's or a file system's)."""

    ground: Ground = Ground.LOCAL
    name: str = ""

    @property
    def is_safe(self) -> bool:
        """Tell whether a database may live there."""
        return self.ground is Ground.LOCAL
