"""The monitor as it was known at a past instant: rows in memory, asked like those of now (pure)."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING

from workbench.domain.views import (
    Grouping,
    MonitorCounts,
    MonitorGroup,
    MonitorQuery,
    MonitorRow,
    SortKey,
    Urgency,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.handling import HandlingState
    from workbench.domain.parcels.troubles import Trouble
    from workbench.domain.rules.decisions import Level
    from workbench.domain.views import Span

_WITHIN = {
    Urgency.WITHIN_6H: timedelta(hours=6),
    Urgency.WITHIN_24H: timedelta(hours=24),
    Urgency.WITHIN_48H: timedelta(hours=48),
}
_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class PastRow:
    """A row that warned, and what filters ask of it beside what it shows."""

    row: MonitorRow
    province: str = ""


# So many lines of each kind are listed; more nobody reads, and the daily report tells the sums.
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Compared:
    """How many warnings came, went and changed between then and now."""

    appeared: int = 0
    gone: int = 0
    changed: int = 0


def compared(
    then: Mapping[int, tuple[str, Level]], now: Mapping[int, tuple[str, Level]]
) -> Compared:
    """Return the differences of leading warnings, rule and level by row id."""
    both = then.keys() & now.keys()
    changed = sum(then[row_id] != now[row_id] for row_id in both)
    return Compared(len(now) - len(both), len(then) - len(both), changed)


class DifferenceKind(StrEnum):
    """How a leading warning differs between then and now."""

    APPEARED = "appeared"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row whose leading warning is another now; a rule is "" where nothing warned."""

    kind: DifferenceKind
    order_number: str
    waybill: str
    rule_then: str = ""
    level_then: Level | None = None
    rule_now: str = ""
    level_now: Level | None = None


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A warning that was decided, or an act, on the day looked at (UTC instants).

    ``rule`` and ``level`` are a decision's, ``state``, ``actor`` and ``note`` an act's.
    """

    at: datetime
    order_number: str
    waybill: str
    rule: str = ""
    level: Level | None = None
    state: HandlingState | None = None
    actor: str = ""
    note: str = ""


@dataclass(frozen=True)
class Past:
    """All rows that warned at ``as_of`` (UTC), handled ones among them.

    ``troubles`` are those of then by row id, once they were read; ``quiet`` the rows among them
    that did not warn.
    """

    as_of: datetime
    closing: datetime
    warned: tuple[PastRow, ...]
    compared: Compared = Compared()
    by_id: Mapping[int, MonitorRow] = field(default_factory=dict)
    troubles: Mapping[int, Trouble] = field(default_factory=dict)
    quiet: tuple[PastRow, ...] = ()

    @classmethod
    def of(
        cls, as_of: datetime, closing: datetime, rows: Sequence[PastRow], diff: Compared
    ) -> Past:
        """Return the past with its rows by their ids."""
        return cls(as_of, closing, tuple(rows), diff, {one.row.id: one.row for one in rows})

    def with_troubles(self, troubles: Mapping[int, Trouble], quiet: Sequence[PastRow]) -> Past:
        """Return the same past with the parcels that were in trouble."""
        rows = {**self.by_id, **{one.row.id: one.row for one in quiet}}
        return replace(self, troubles=troubles, quiet=tuple(quiet), by_id=rows)

    def query(self) -> MonitorQuery:
        """Return the plain question of that instant."""
        return MonitorQuery(now=self.as_of, closing=self.closing)

    def ids(self, query: MonitorQuery) -> array[int]:
        """Return the ids of the rows that fit, in order."""
        rows = sorted(self._fitting(query), key=lambda row: row.id)
        rows.sort(key=_KEYS[query.sort], reverse=query.descending)
        return array("q", [row.id for row in rows])

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        """Return the rows with these ids."""
        return [self.by_id[row_id] for row_id in ids if row_id in self.by_id]

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        """Return the numbers on the chips of then."""
        here = self._fitting(replace(query, rule="", urgency=Urgency.ALL_OPEN))
        limits = _limits(query)
        counted = Counter(chain.from_iterable(_chips(row, query, limits) for row in here))
        by_urgency = {urgency: counted[urgency] for urgency in Urgency}
        by_rule = Counter(row.rule for row in here if _is_urgent(row, query))
        warnings = sum(not one.row.handling.is_done for one in self.warned)
        return MonitorCounts(
            by_urgency, dict(by_rule), len(self.warned), warnings, self._by_trouble(query)
        )

    def _by_trouble(self, query: MonitorQuery) -> dict[Trouble, int]:
        plain = replace(query, rule="", trouble=None, urgency=Urgency.ALL_OPEN)
        troubled = (one for one in (*self.warned, *self.quiet) if one.row.id in self.troubles)
        return dict(Counter(self.troubles[row.id] for row in _that_fit(troubled, plain)))

    def groups(self, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        """Return the rows that fit gathered by carrier and site, or by shop; soonest first."""
        gathered: dict[tuple[str, ...], list[MonitorRow]] = {}
        for row in self._fitting(query):
            place = (row.carrier, row.last_site)
            key = ("", "", row.shop_id) if grouping is Grouping.SHOP else (*place, "")
            gathered.setdefault(key, []).append(row)
        groups = [_group(key, rows) for key, rows in gathered.items()]
        return sorted(groups, key=lambda group: (_time(group.earliest), -group.count, group.site))

    def _fitting(self, query: MonitorQuery) -> list[MonitorRow]:
        trouble = query.trouble
        if trouble is None:
            return _that_fit(self.warned, query)
        known = (*self.warned, *self.quiet)
        return _that_fit((one for one in known if self.troubles.get(one.row.id) is trouble), query)


def _that_fit(rows: Iterable[PastRow], query: MonitorQuery) -> list[MonitorRow]:
    """Return the rows that fit: of a hundred thousand each is asked only what was chosen."""
    for told, chosen in _chosen_places(query):
        rows = [one for one in rows if told(one) == chosen]
    for is_fit in _chosen_tests(query):
        rows = [one for one in rows if is_fit(one.row)]
    return [one.row for one in rows]


def _chosen_places(query: MonitorQuery) -> list[tuple[Callable[[PastRow], str], str]]:
    places: tuple[tuple[Callable[[PastRow], str], str], ...] = (
        (lambda one: one.row.rule, query.rule),
        (lambda one: one.row.shop_id, query.shop_id),
        (lambda one: one.row.platform, query.platform),
        (lambda one: one.row.carrier, query.carrier),
        (lambda one: one.row.last_site, query.site),
        (lambda one: one.province, query.province),
    )
    return [(told, chosen) for told, chosen in places if chosen]


def _chosen_tests(query: MonitorQuery) -> list[Callable[[MonitorRow], bool]]:
    search, marked = query.search.strip().casefold(), frozenset(query.ids)
    tests: tuple[tuple[object, Callable[[MonitorRow], bool]], ...] = (
        (marked, lambda row: row.id in marked),
        (query.is_nowhere, lambda row: _is_nowhere(row, query)),
        (query.due, lambda row: _is_within(query.due, row.deadline)),
        (query.paid, lambda row: _is_within(query.paid, row.paid_at)),
        (query.urgency is not Urgency.ALL_OPEN, lambda row: _is_urgent(row, query)),
        (search, lambda row: _is_found(row, search)),
    )
    return [is_fit for is_chosen, is_fit in tests if is_chosen]


def _is_nowhere(row: MonitorRow, query: MonitorQuery) -> bool:
    return not (row.last_site or (row.carrier and not query.carrier))


def _is_within(span: Span | None, at: datetime | None) -> bool:
    return span is None or (at is not None and span.since <= at < span.until)


def _is_found(row: MonitorRow, folded: str) -> bool:
    texts = (row.order_number, row.waybill, row.last_event_text, row.last_site)
    return any(folded in text.casefold() for text in texts)


_Limits = list[tuple[Urgency, "datetime"]]


def _limits(query: MonitorQuery) -> _Limits:
    """Return until when a row is under each chip that begins now."""
    within = [(urgency, query.now + length) for urgency, length in _WITHIN.items()]
    return [(Urgency.BEFORE_CLOSING, query.closing), *within]


def _chips(row: MonitorRow, query: MonitorQuery, limits: _Limits) -> list[Urgency]:
    """Return all chips under which a row stood then (``_is_urgent`` of each, asked once)."""
    if row.handling.is_done:
        return [Urgency.ALL_OPEN, Urgency.HANDLED]
    found, due, now = [Urgency.ALL_OPEN, Urgency.ALL_WARNINGS], row.deadline, query.now
    is_missed = row.verdict.is_missed
    if is_missed or (due is not None and due < now):
        found.append(Urgency.OVERDUE)
    if not is_missed and (due is None or due >= now + _DAY):
        found.append(Urgency.LATER)
    if not is_missed and due is not None and due >= now:
        found.extend(urgency for urgency, until in limits if due < until)
    return found


def _is_urgent(row: MonitorRow, query: MonitorQuery) -> bool:
    """Tell whether a row stood under a chip then; what waits after an act has its own."""
    urgency, due, now = query.urgency, row.deadline, query.now
    if urgency is Urgency.ALL_OPEN:
        return True
    if urgency is Urgency.HANDLED or row.handling.is_done:
        return urgency is Urgency.HANDLED and row.handling.is_done
    is_missed = row.verdict.is_missed
    if urgency is Urgency.OVERDUE:
        return is_missed or (due is not None and due < now)
    if urgency is Urgency.LATER:
        return not is_missed and (due is None or due >= now + _DAY)
    until = query.closing if urgency is Urgency.BEFORE_CLOSING else now + _WITHIN.get(urgency, _DAY)
    is_between = due is not None and now <= due < until
    return urgency is Urgency.ALL_WARNINGS or (not is_missed and is_between)


def _time(at: datetime | None) -> float:
    return at.timestamp() if at is not None else float("inf")


_KEYS: dict[SortKey, Callable[[MonitorRow], tuple[object, ...]]] = {
    SortKey.DEADLINE: lambda row: (_time(row.deadline),),
    SortKey.RULE: lambda row: (row.rule, _time(row.deadline)),
    SortKey.HANDLING: lambda row: (row.handling.value, _time(row.deadline)),
    SortKey.SHOP: lambda row: (row.shop_name, _time(row.deadline)),
    SortKey.ORDER_NUMBER: lambda row: (row.order_number,),
    SortKey.CARRIER: lambda row: (row.carrier, _time(row.deadline)),
    SortKey.WAYBILL: lambda row: (row.waybill,),
    SortKey.LAST_EVENT: lambda row: (_time(row.last_event_at),),
    SortKey.POLLED: lambda row: (_time(row.last_event_at),),
}


def _group(key: tuple[str, ...], rows: Iterable[MonitorRow]) -> MonitorGroup:
    found = list(rows)
    carrier, site, shop_id = key
    level = min((row.level for row in found), key=lambda one: one.rank)
    dues = [row.deadline for row in found if row.deadline is not None]
    name = found[0].shop_name if shop_id else ""
    return MonitorGroup(carrier, site, shop_id, name, len(found), min(dues, default=None), level)
