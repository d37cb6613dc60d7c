"""Imports as the log keeps them: what a file brought, and what taking it back did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.pages import SavedPage

if TYPE_CHECKING:
    from datetime import datetime


# The source of scans that a file told.
IMPORT_SOURCE = "import"


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One imported file; ``undone_at`` is None as long as it stands (instants in UTC).

    ``told_at`` is the date of the file, ``shops`` the ids of shops that it made.
    """

    file: str
    sha256: str
    format: str
    at: datetime
    told_at: datetime
    rejected: int = 0
    unknown_columns: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()
    saved: SavedPage = field(default_factory=SavedPage)
    undone_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did, in orders, or in platforms' records.

    ``restored`` ones stand as before it, but for what others told since; of ``kept`` ones others
    told everything anew.
    """

    removed: int
    restored: int
    kept: int
    is_of_records: bool = False
