"""A printable report: a title, some lines, and tables of texts; nothing of how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table; ``note`` says what it holds, or what of it was left out."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in the reader's language; ``foot`` stands under every page."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class GroupReport:
    """The report of one set hour (``at``): how much is due before closing time, and its message.

    ``path`` is its file, None where none is wanted; ``is_refused`` where that could not be written.
    """

    at: datetime
    count: int
    message: str
    path: Path | None = None
    is_refused: bool = False
