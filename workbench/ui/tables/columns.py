"""A column as it is painted: text, tone, tooltip and sign; what it is stands in domain/tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.domain.tables.fields import Trait, in_window
from workbench.ui.formats import plain
from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from workbench.domain.tables.fields import Field, Fields
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


@dataclass(frozen=True, slots=True)
class Paint(Generic[RowT]):
    """How one column is painted: its text, tone, tooltip, and the sign that stands for a text."""

    text: Callable[[RowT, Look], str]
    tone: Callable[[RowT, Look], Tone] = _muted
    tip: Callable[[RowT, Look], str] = _no_tip
    shape: Callable[[RowT], Shape] | None = None


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """One column of a window: what it is (``domain/tables``) and how it is painted."""

    field: Field
    paint: Paint[RowT]

    @property
    def key(self) -> str:
        """Return the column's name."""
        return self.field.key

    @property
    def is_right(self) -> bool:
        """Tell whether texts end at the right."""
        return self.field.has(Trait.RIGHT)


def painted(fields: Fields, paints: Mapping[str, Paint[RowT]]) -> tuple[Column[RowT], ...]:
    """Return the columns of a window; a column without its paint is a KeyError at import."""
    return tuple(Column(field, paints[field.key]) for field in in_window(fields))


def text_tone(row: object, look: Look) -> Tone:
    """Return the tone of what is read first."""
    return Tone.TEXT


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
        plain(column.paint.text(row, look)),
        column.paint.tone(row, look),
        column.field.has(Trait.STRONG),
        column.is_right,
        column.paint.shape(row) if column.paint.shape else None,
    )
