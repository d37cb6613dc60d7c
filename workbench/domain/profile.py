"""Profiles: the folder one seller's data lives in, and what a demo profile remembers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEMO_FILE = "demo.json"
CACHE_FILE = "workbench.db"


@dataclass(frozen=True, slots=True)
class Profile:
    """A data folder; a demo profile is recognised by the file that tells where its season runs."""

    folder: Path

    @property
    def cache_file(self) -> Path:
        """Return where the encrypted cache lies."""
        return self.folder / CACHE_FILE

    @property
    def demo_file(self) -> Path:
        """Return where a demo profile keeps its season's whereabouts."""
        return self.folder / DEMO_FILE

    @property
    def is_demo(self) -> bool:
        """Tell whether this folder holds invented data."""
        return self.demo_file.is_file()
