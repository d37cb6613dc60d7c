"""Rows of an export → orders: rows of one order are put together, whole or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.exchange.other_columns import gathered
from workbench.domain.orders import OrderStatus
from workbench.files.cells import (
    LOST_DIGITS,
    NO_NUMBER,
    clean,
    is_long_number,
    may_have_lost_digits,
)
from workbench.files.order_rows import Line, RowFacts, RowReader, RowUnclear
from workbench.files.wire import FileRow, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

Numbered = tuple[int, "Sequence[object]"]

# An order of lines stands where its least advanced line stands that still matters.
_STEPS = (
    OrderStatus.AWAITING_PAYMENT,
    OrderStatus.AWAITING_SHIPMENT,
    OrderStatus.SHIPPED,
    OrderStatus.COMPLETED,
)


@dataclass(slots=True)
class Survey:
    """What a first pass over the order numbers finds.

    ``scattered`` are orders whose rows do not stand together; they are put together at the end.
    ``lost_digits``: most long numbers end in zeros, as a spreadsheet program leaves them.
    """

    rows: int = 0
    scattered: frozenset[str] = frozenset()
    lost_digits: bool = False


@dataclass(slots=True)
class Tally:
    """What is reported beside the orders."""

    unknown_words: Counter[str] = field(default_factory=Counter)
    unknown_columns: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Group:
    """The rows of one order so far; ``trouble`` is why it is left out."""

    row: int
    number: str
    facts: list[RowFacts] = field(default_factory=list)
    trouble: Rejected | None = None


def survey(rows: Iterable[Numbered], reader: RowReader) -> Survey:
    """Look over the order numbers once."""
    found = Survey()
    seen: set[str] = set()
    scattered: set[str] = set()
    last, long, cut = "", 0, 0
    for _, row in rows:
        found.rows += 1
        number = _raw_number(reader, row)
        if not number or number == last:
            continue
        if number in seen:
            scattered.add(number)
        seen.add(number)
        last = number
        if is_long_number(number):
            long += 1
            cut += may_have_lost_digits(number)
    found.scattered = frozenset(scattered)
    found.lost_digits = long > 1 and cut * 2 > long
    return found


def _raw_number(reader: RowReader, row: Sequence[object]) -> str:
    for place in reader.header.fields.get("number", ()):
        if place < len(row) and (text := clean(row[place])):
            return text
    return ""


class OrderReader:
    """Puts the rows of a file together into orders."""

    def __init__(self, reader: RowReader, found: Survey) -> None:
        self._reader = reader
        self._survey = found
        self._format = reader.header.format
        self._unknown = reader.header.unknown
        self.tally = Tally()

    def read(self, rows: Iterable[Numbered]) -> Iterator[FileRow | Rejected]:
        """Yield each order once, or why it is left out."""
        held: dict[str, _Group] = {}
        for group in self._groups(rows, held):
            yield self._finish(group)
        for group in held.values():
            yield self._finish(group)

    def _groups(self, rows: Iterable[Numbered], held: dict[str, _Group]) -> Iterator[_Group]:
        """Yield what stands together; scattered orders gather in ``held``."""
        group: _Group | None = None
        for place, row in rows:
            if not any(clean(cell) for cell in row):
                continue
            begun = self._begin(place, row)
            if begun is None and group is None:
                yield _Group(place, "", trouble=Rejected(place, NO_NUMBER))
                continue
            if begun is not None and _is_another(begun, group):
                if group is not None and held.get(group.number) is not group:
                    yield group
                group = self._held(begun, held)
            if group is not None:
                self._add(group, place, row)
        if group is not None and held.get(group.number) is not group:
            yield group

    def _begin(self, place: int, row: Sequence[object]) -> _Group | None:
        """Return the group that a row belongs to by its number, None for a continuation row."""
        try:
            number = self._reader.number(row)
        except RowUnclear as error:
            raw = _raw_number(self._reader, row)
            return _Group(place, raw, trouble=Rejected(place, error.reason, error.values))
        if not number:
            return None
        if self._survey.lost_digits and may_have_lost_digits(number):
            column = self._reader.header.names[self._reader.header.fields["number"][0]]
            return _Group(place, number, trouble=Rejected(place, LOST_DIGITS, {"column": column}))
        return _Group(place, number)

    def _held(self, group: _Group, held: dict[str, _Group]) -> _Group:
        # Different numbers that a spreadsheet program cut look alike; each row is told on its own.
        if group.trouble is None and group.number in self._survey.scattered:
            return held.setdefault(group.number, group)
        return group

    def _add(self, group: _Group, place: int, row: Sequence[object]) -> None:
        for column, name in self._unknown.items():
            if column < len(row) and clean(row[column]):
                self.tally.unknown_columns[name] += 1
        if group.trouble is not None:
            return
        try:
            group.facts.append(self._reader.facts(row))
        except RowUnclear as error:
            group.trouble = Rejected(place, error.reason, error.values)

    def _finish(self, group: _Group) -> FileRow | Rejected:
        if group.trouble is not None:
            return group.trouble
        facts = group.facts
        whole = facts[0] if len(facts) == 1 else _together(facts)
        status, word = self._status(facts)
        lines = _lines(facts)
        return FileRow(
            group.row,
            group.number,
            status,
            word,
            whole.created_at,
            whole.paid_at,
            self._ship_by(facts),
            self._amount(whole, lines),
            whole.shop,
            whole.region,
            whole.person,
            lines,
            whole.parcels or None,
            whole.shipped_at,
            gathered(cell for one in facts for cell in one.others),
        )

    def _status(self, facts: Sequence[RowFacts]) -> tuple[OrderStatus, str]:
        """Return where the whole order stands, with the word that says so.

        It stands where the least advanced of its lines stands that is not cancelled.
        """
        if len(facts) == 1 and (status := self._known(facts[0].word)) is not OrderStatus.UNKNOWN:
            return status, facts[0].word
        told = {one.word: self._known(one.word) for one in facts if one.word}
        for word, status in told.items():
            self.tally.unknown_words[word] += status is OrderStatus.UNKNOWN
        for status in (*_STEPS, OrderStatus.CANCELLED):
            words = [word for word, known in told.items() if known is status]
            if words and OrderStatus.UNKNOWN not in told.values():
                return status, words[0]
        return OrderStatus.UNKNOWN, next(iter(told), "")

    def _known(self, word: str) -> OrderStatus:
        return self._format.statuses.get(word, OrderStatus.UNKNOWN)

    def _ship_by(self, facts: Sequence[RowFacts]) -> datetime | None:
        """Return the earliest promise of the lines that still stand."""
        promises = [
            one.ship_by
            for one in facts
            if one.ship_by and self._known(one.word) is not OrderStatus.CANCELLED
        ]
        return min(promises, default=None)

    def _amount(self, whole: RowFacts, lines: Sequence[Line]) -> int | None:
        """Return the order's own amount, else the sum of its lines where a file tells all."""
        if not self._format.sums_lines:
            return whole.amount
        parts = [line[3] for line in lines]
        told = [part for part in parts if part is not None]
        return sum(told) if told and len(told) == len(parts) else None


def _lines(facts: Sequence[RowFacts]) -> tuple[Line, ...]:
    """Return the lines of an order; a row that a file repeats is one line."""
    if len(facts) == 1:
        return (facts[0].line,) if facts[0].line else ()
    return tuple(dict.fromkeys(one.line for one in facts if one.line))


def _is_another(begun: _Group, group: _Group | None) -> bool:
    return group is None or begun.trouble is not None or begun.number != group.number


def _together(facts: Sequence[RowFacts]) -> RowFacts:
    """Return what the rows of one order tell together; the first that tells a thing counts."""
    whole = RowFacts()
    for one in facts:
        whole.shop = whole.shop or one.shop
        whole.created_at = whole.created_at or one.created_at
        whole.paid_at = whole.paid_at or one.paid_at
        whole.shipped_at = whole.shipped_at or one.shipped_at
        whole.amount = one.amount if whole.amount is None else whole.amount
        whole.region = whole.region or one.region
        whole.person = whole.person or one.person
    whole.parcels = tuple(dict.fromkeys(parcel for one in facts for parcel in one.parcels))
    return whole
