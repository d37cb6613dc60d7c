"""Erasing: what was taken out of the file, and how long personal fields are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# faults.md 4.4: days after an order's end; longer than this is for no purpose that we serve.
RETENTION_DAYS = 90
LONGEST_RETENTION_DAYS = 3 * 365
# Logs are kept for so many days (faults.md 4.4).
LOG_DAYS = 14
# The trail of what was done is kept for three years (faults.md 4.4), however many are leap years.
AUDIT_DAYS = 3 * 365 + 1
# Daily backups age out after so many days, and what was erased with them (faults.md 4.4).
BACKUP_DAYS = 30


@dataclass(frozen=True, slots=True)
class OrderName:
    """An order by the names that a person knows it by; ``id`` is ours."""

    id: int
    shop_id: str
    shop_name: str
    number: str


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went, by what they were.

    ``is_log_empty`` is False while another reader still holds the write-ahead log: what was erased
    stays in it, encrypted, until that reader lets go.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    is_log_empty: bool = True
