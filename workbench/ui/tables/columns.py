"""A column described once: header, text, tone, width, how it sorts and when it gives way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.ui.formats import plain
from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.ui.formats import Formats
    from workbench.ui.rules.contract import RuleBook

RowT = TypeVar("RowT")


class Shape(StrEnum):
    """Signs that repeat what a colour says."""

    CRITICAL = "⬤"
    WARNING = "▲"
    INFORMATION = "●"
    NONE = "◇"
    DONE = "✓"


@dataclass(frozen=True, slots=True)
class Look:
    """What a row is shown by: the instant to count from, the language's formats, rules' words."""

    now: datetime
    formats: Formats
    rules: RuleBook


def _muted(row: object, look: Look) -> Tone:
    return Tone.MUTED


def _no_tip(row: object, look: Look) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RowT]):
    """One column; ``header`` is an English source of the catalogue context "columns".

    ``give_way`` orders what is hidden when there is no room: 0 never, 1 first, 2 next.
    ``is_live`` texts change with the clock alone. The one column that ``stretches`` takes what
    room is left, and at least ``width``; it never gives way.
    """

    key: str
    header: str
    text: Callable[[RowT, Look], str]
    width: int
    tone: Callable[[RowT, Look], Tone] = _muted
    tip: Callable[[RowT, Look], str] = _no_tip
    shape: Callable[[RowT], Shape] | None = None
    sort: StrEnum | None = None
    give_way: int = 0
    is_right: bool = False
    is_strong: bool = False
    is_live: bool = False
    stretches: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """All that is painted of one cell, asked for at once: a question to a model costs time."""

    text: str
    tone: Tone
    is_strong: bool = False
    is_right: bool = False
    shape: Shape | None = None


def cell_of(row: RowT, column: Column[RowT], look: Look) -> Cell:
    """Return what is painted of one cell."""
    return Cell(
        plain(column.text(row, look)),
        column.tone(row, look),
        column.is_strong,
        column.is_right,
        column.shape(row) if column.shape else None,
    )


def visible_keys(columns: tuple[Column[RowT], ...], room: int) -> set[str]:
    """Return the keys of the columns that fit into ``room`` pixels, the most useful first."""
    kept = {column.key for column in columns if not column.give_way}
    left = room - sum(column.width for column in columns if not column.give_way)
    for column in sorted(columns, key=lambda column: -column.give_way):
        if column.give_way and column.width <= left:
            kept.add(column.key)
            left -= column.width
    return kept
