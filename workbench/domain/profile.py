"""Profiles: the folder one seller's data lives in, and how a demo's is told from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEMO_FILE = "demo"
WORDS_FILE = "carrier-words.txt"
CACHE_FILE = "workbench.db"
BACKUP_FOLDER = "backups"
BACKUP_SUFFIX = ".backup"
# What was taken out when a backup or salvaged data took its place; never removed by the program.
REPLACED_FOLDER = "replaced"
# Characters: short ones are guessed on a graphics card in spite of scrypt.
SHORTEST_PASSPHRASE = 8


class KeyPlace(StrEnum):
    """What keeps the key of new data when nobody types a passphrase."""

    KEYRING = "keyring"
    FILE = "file"
    NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A data folder; a demo profile is recognised by an empty file beside its data."""

    folder: Path

    @property
    def cache_file(self) -> Path:
        """Return where the encrypted cache lies."""
        return self.folder / CACHE_FILE

    @property
    def backups(self) -> Path:
        """Return the folder of the daily backups."""
        return self.folder / BACKUP_FOLDER

    @property
    def words_file(self) -> Path:
        """Return where the seller's own words for carriers' texts stand, if there are any."""
        return self.folder / WORDS_FILE

    @property
    def demo_file(self) -> Path:
        """Return the file that only a demo profile has."""
        return self.folder / DEMO_FILE

    @property
    def is_demo(self) -> bool:
        """Tell whether this folder holds invented data."""
        return self.demo_file.is_file()
