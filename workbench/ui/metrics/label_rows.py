"""How the 48 h label is painted, item by item and day by day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.metrics import LabelDay, LabelItem, LabelState
from workbench.domain.tables.labels import LABEL_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.tables.columns import Column, Look, Paint, Shape, painted, text_tone
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from collections.abc import Sequence

_TONES = {
    LabelState.LOST: Tone.CRITICAL,
    LabelState.AT_RISK: Tone.WARNING,
    LabelState.SAFE: Tone.GOOD,
    LabelState.FILED: Tone.INFORMATION,
    LabelState.NO_ORDERS: Tone.MUTED,
}
_SHAPES = {
    LabelState.LOST: Shape.CRITICAL,
    LabelState.AT_RISK: Shape.WARNING,
    LabelState.SAFE: Shape.DONE,
    LabelState.FILED: Shape.INFORMATION,
    LabelState.NO_ORDERS: Shape.NONE,
}
# What can still be lost says most of an item, then what is lost.
_ORDER = (
    LabelState.AT_RISK,
    LabelState.LOST,
    LabelState.SAFE,
    LabelState.FILED,
    LabelState.NO_ORDERS,
)


@dataclass(frozen=True, slots=True)
class LabelRow:
    """An item in the list; ``id`` is its place there."""

    id: int
    item: LabelItem

    @property
    def state(self) -> LabelState:
        """Return what says most of the item."""
        states = [day.state for day in self.item.days]
        return min(states, key=_ORDER.index, default=LabelState.NO_ORDERS)

    @property
    def spare(self) -> int | None:
        """Return how many more may be late on the day that can bear the fewest."""
        return self.item.spare


def rows_of(items: Sequence[LabelItem]) -> list[LabelRow]:
    """Return the rows of a list; 0 is no row for a table."""
    return [LabelRow(number, item) for number, item in enumerate(items, 1)]


def _tone(row: LabelRow, look: Look) -> Tone:
    return _TONES[row.state]


def _day(row: LabelRow, number: int) -> LabelDay | None:
    return row.item.days[number] if number < len(row.item.days) else None


def day_text(row: LabelRow, look: Look, *, number: int) -> str:
    """Return a day's word with how many of its orders are in time."""
    day = _day(row, number)
    if day is None or day.state is LabelState.NO_ORDERS:
        return NOTHING
    return f"{word(day.state)} {day.in_time}/{day.orders}"


def _day_tone(row: LabelRow, look: Look, *, number: int) -> Tone:
    day = _day(row, number)
    return _TONES[day.state] if day is not None else Tone.MUTED


def day_tip(row: LabelRow, look: Look, *, number: int) -> str:
    """Return a day in one sentence."""
    day = _day(row, number)
    if day is None:
        return ""
    words = translate(
        "metrics",
        "Label of {day}: of {orders} orders paid {paid}, {in_time} picked up in 48 h, {late} late, "
        "{waiting} may still be in time, {untold} without a told trace",
    )
    fields = {
        "day": look.formats.day(day.computed_on),
        "paid": look.formats.day(day.paid_on),
        "orders": str(day.orders),
        "in_time": str(day.in_time),
        "late": str(day.late),
        "waiting": str(day.waiting),
        "untold": str(day.untold),
    }
    for name, value in fields.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _spare_text(row: LabelRow, look: Look) -> str:
    return NOTHING if row.spare is None else str(row.spare)


def _day_paint(number: int) -> Paint[LabelRow]:
    return Paint(
        partial(day_text, number=number),
        partial(_day_tone, number=number),
        partial(day_tip, number=number),
    )


LABEL_COLUMNS: tuple[Column[LabelRow], ...] = painted(
    LABEL_FIELDS,
    {
        "shape": Paint(
            lambda row, look: _SHAPES[row.state].value,
            _tone,
            lambda row, look: word(row.state),
            lambda row: _SHAPES[row.state],
        ),
        "item": Paint(
            lambda row, look: one_line(row.item.title),
            text_tone,
            lambda row, look: one_line(row.item.title),
        ),
        "shop": Paint(lambda row, look: shop_name(row.item.shop_name)),
        **{f"day{number}": _day_paint(number) for number in range(4)},
        "spare": Paint(_spare_text, _tone),
        "next_limit": Paint(lambda row, look: look.formats.moment(row.item.next_limit), text_tone),
    },
)
