"""How a clock counts, in the window's words; a name it does not know stands as it is."""

from __future__ import annotations

from workbench.domain.rules.words import AWAITED, BOUNDS, COUNTS_FROM, MOVED
from workbench.ui.rules.words import said


def counts_from_word(name: str) -> str:
    """Return from which instant a clock counts."""
    return said(COUNTS_FROM, name)


def awaited_word(name: str) -> str:
    """Return which event stops a clock."""
    return said(AWAITED, name)


def bound_word(name: str) -> str:
    """Return what reaching the very limit means."""
    return said(BOUNDS, name)


def moved_word(name: str) -> str:
    """Return which filing moves a clock, "" where none does."""
    return said(MOVED, name) if MOVED.get(name, name) else ""
