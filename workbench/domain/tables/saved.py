"""A narrowed list that a person gave a name, to see it again."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_NAME = 40
MOST = 40


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """``filters`` are those of ``domain/exchange/export_filters.py``, as pairs."""

    name: str
    filters: tuple[tuple[str, str], ...] = ()
