"""Files out: what is asked for, how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Stands in the name of every file whose waybills can be read (faults 4.7), in either language.
PERSONAL_MARK = "含个人信息"


def with_personal_mark(path: Path) -> Path:
    """Return the name of a file whose waybills can be read."""
    if PERSONAL_MARK in path.name:
        return path
    return path.with_name(f"{path.stem}-{PERSONAL_MARK}{path.suffix}")


class ExportView(StrEnum):
    """Which table goes out; ``TABLES`` is a copy of all masked tables, for SQLite alone."""

    MONITOR = "monitor"
    ORDERS = "orders"
    NOTICES = "notices"
    RECORDS = "penalties"
    TICKETS = "tickets"
    LABELS = "labels"
    FILINGS = "filings"
    REVIEW = "review"
    TABLES = "tables"


class ExportForm(StrEnum):
    """How it is written; the value is the file's suffix."""

    XLSX = "xlsx"
    CSV = "csv"
    DB = "db"


class ValueKind(StrEnum):
    """What a column holds: text, an instant (UTC), money (分) or a number to count with."""

    TEXT = "text"
    INSTANT = "instant"
    MONEY = "money"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column as writers see it: our name, the heading in the reader's language, the kind."""

    key: str
    heading: str
    kind: ValueKind = ValueKind.TEXT


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A filtered view to be written to ``target``; its suffix says how.

    ``filters`` are those of ``export_filters.py``. Waybill numbers are masked unless a ``reason``
    is given; nothing else can be unmasked: no plain name, phone or street is kept.
    """

    view: ExportView
    target: Path
    filters: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    @property
    def is_masked(self) -> bool:
        """Tell whether waybill numbers are starred."""
        return not self.reason.strip()


# What the audit trail calls the two reports.
DAY, LEDGER = "day", "ledger"


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Where a report goes; ``kind`` names it in the trail.

    Waybill numbers in it are masked unless there is a ``reason``.
    """

    kind: str
    target: Path
    reason: str = ""

    @property
    def is_masked(self) -> bool:
        """Tell whether waybill numbers are starred."""
        return not self.reason.strip()

    @property
    def path(self) -> Path:
        """Return the file's name; one whose waybills can be read says so."""
        return self.target if self.is_masked else with_personal_mark(self.target)


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How many rows are written; ``total`` is 0 while it is not known."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written: where, how many rows, of which columns, and the file's SHA-256 (hex)."""

    path: Path
    rows: int
    columns: tuple[str, ...]
    sha256: str
    is_masked: bool
