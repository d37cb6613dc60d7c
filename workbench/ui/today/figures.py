"""What the charts of a board show: marks with labels, words and where a click leads (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from workbench.ui.monitor.choice import MonitorChoice


class Form(Enum):
    """How a figure is drawn: columns over time, or named rows."""

    COLUMNS = "columns"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: its place's name, its value (None: not known), the words beside it.

    ``tick`` stands under a column, "" for none. ``spoken`` is the whole of it in one sentence, for
    tooltip and screen reader; ``cells`` are its row in the table. ``choice`` is where it leads.
    """

    name: str
    value: float | None
    label: str
    spoken: str
    cells: tuple[str, ...]
    tick: str = ""
    tone: Tone = Tone.INFORMATION
    choice: MonitorChoice | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart with the table behind it.

    ``headers`` name the columns of ``cells``. ``line`` is a value to be drawn across with its words
    ``line_label``; ``full`` is the top of the scale, else the largest value is.
    """

    key: str
    title: str
    note: str
    form: Form
    headers: tuple[str, ...]
    marks: tuple[Mark, ...] = field(default=())
    empty: str = ""
    line: float | None = None
    line_label: str = ""
    full: float | None = None

    @property
    def top(self) -> float:
        """Return the value at the upper end of the scale, never 0; the lower end is 0."""
        known = [mark.value for mark in self.marks if mark.value is not None]
        return self.full or max([*known, self.line or 0.0, 0.0]) or 1.0

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return not any(mark.value or mark.label for mark in self.marks)

    def as_text(self) -> str:
        """Return the table as lines of cells with tabs between, as spreadsheets take them."""
        return "\n".join("\t".join(row) for row in (self.headers, *(m.cells for m in self.marks)))
