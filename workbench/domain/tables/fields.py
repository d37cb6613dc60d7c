"""A column as data: its name, heading, kind, width and sort key, without how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind

if TYPE_CHECKING:
    from collections.abc import Mapping


LEAST = 84  # pixels that a column keeps that stretches


class TableName(StrEnum):
    """The tables whose columns a person may arrange."""

    MONITOR = "monitor"
    ORDERS = "orders"
    RECORDS = "records"
    NOTICES = "notices"
    TICKETS = "tickets"
    CASES = "filings"


class Trait(StrEnum):
    """How a column behaves in a window, beside its width.

    ``RIGHT`` aligns numbers, ``STRONG`` is set in the emphasised weight, ``LIVE`` changes with the
    clock alone, ``STRETCHES`` takes what room is left, ``OPTIONAL`` shows only once a person asked
    for it.
    """

    RIGHT = "right"
    STRONG = "strong"
    LIVE = "live"
    STRETCHES = "stretches"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of one table.

    ``heading`` is an English source of the catalogue context "columns", ``in_file`` another one
    where a file says it otherwise. ``width`` in pixels; 0 stands in files only. ``kind`` is how a
    file holds the value; None stands in windows only. ``give_way`` orders what is hidden when a
    window has no room: 0 never, 1 first, 2 next. ``ample`` is the width that it takes where there
    is room to spare, before the column that stretches takes the rest. ``wide`` is the width where
    the window speaks English, whose words take more room; 0: the same.
    """

    key: str
    heading: str
    in_file: str = ""
    kind: ValueKind | None = ValueKind.TEXT
    width: int = 0
    wide: int = 0
    ample: int = 0
    sort: StrEnum | None = None
    give_way: int = 0
    traits: frozenset[Trait] = frozenset()

    @property
    def file_heading(self) -> str:
        """Return the heading in files."""
        return self.in_file or self.heading

    def has(self, trait: Trait) -> bool:
        """Tell whether the column behaves so."""
        return trait in self.traits


Fields = tuple[Field, ...]


def shop_fields(*, sort: StrEnum, width: int, ample: int, give_way: int, wide: int = 0) -> Fields:
    """Return platform and shop: one column of a window, two of a file."""
    together = Field(
        key="platform_shop",
        heading=marked("columns", "Platform · shop"),
        kind=None,
        width=width,
        wide=wide,
        ample=ample,
        sort=sort,
        give_way=give_way,
    )
    return (
        together,
        Field(key="platform", heading=marked("columns", "Platform")),
        Field(key="shop", heading=marked("columns", "Shop")),
    )


def in_window(fields: Fields) -> Fields:
    """Return the columns of a window, in order."""
    return tuple(field for field in fields if field.width)


def in_files(fields: Fields) -> Fields:
    """Return the columns of a file, in order."""
    return tuple(field for field in fields if field.kind is not None)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a person arranged a table's columns; what is not named stands as described.

    ``order`` holds keys from the left; ``widths`` pixels by key; ``hidden`` and ``shown`` what was
    switched off and on by hand.
    """

    order: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    def width(self, field: Field) -> int:
        """Return a column's width in pixels."""
        return dict(self.widths).get(field.key, field.width)

    def ordered(self, fields: Fields) -> Fields:
        """Return the columns in the chosen order; those it does not name keep their neighbours."""
        places = _places(fields, self.order)
        return tuple(sorted(fields, key=lambda field: places[field.key]))

    def visible(self, fields: Fields, room: int) -> frozenset[str]:
        """Return the keys of the columns that show in ``room`` pixels, the most useful first."""
        wanted = [field for field in fields if self._is_wanted(field)]
        kept = [field for field in wanted if not field.give_way or field.key in self.shown]
        left = room - sum(self.width(field) for field in kept)
        for field in sorted(wanted, key=lambda field: -field.give_way):
            if field not in kept and self.width(field) <= left:
                kept.append(field)
                left -= self.width(field)
        return frozenset(field.key for field in kept)

    def sizes(self, fields: Fields, room: int) -> dict[str, int]:
        """Return the widths in ``room`` pixels by key, of the columns that show there.

        Room to spare goes to the columns that would take more, from the left; where it is wanting
        the column that stretches gets narrower, down to ``LEAST``.
        """
        kept = self.visible(fields, room)
        shown = [field for field in fields if field.key in kept]
        sizes = {field.key: self.width(field) for field in shown}
        spare = room - sum(sizes.values())
        set_by_hand = dict(self.widths)
        for field in shown:
            if spare > 0 and field.key not in set_by_hand:
                more = min(max(field.ample - field.width, 0), spare)
                sizes[field.key] += more
                spare -= more
            elif spare < 0 and field.has(Trait.STRETCHES):
                sizes[field.key] = max(sizes[field.key] + spare, min(LEAST, sizes[field.key]))
        return sizes

    def _is_wanted(self, field: Field) -> bool:
        if field.key in self.shown:
            return True
        return field.key not in self.hidden and not field.has(Trait.OPTIONAL)

    def with_column(self, key: str, *, is_shown: bool) -> Layout:
        """Return the layout with one column switched on or off."""
        hidden, shown = set(self.hidden) - {key}, set(self.shown) - {key}
        (shown if is_shown else hidden).add(key)
        return Layout(self.order, self.widths, tuple(sorted(hidden)), tuple(sorted(shown)))

    def with_sizes(self, order: tuple[str, ...], widths: Mapping[str, int]) -> Layout:
        """Return the layout with the columns moved and sized."""
        return Layout(order, tuple(sorted(widths.items())), self.hidden, self.shown)


def _places(fields: Fields, order: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Return where each column stands: one that no order names follows the one before it."""
    places: dict[str, tuple[int, int]] = {}
    last = -1
    for number, field in enumerate(fields):
        last = order.index(field.key) if field.key in order else last
        places[field.key] = (last, number if field.key not in order else -1)
    return places
