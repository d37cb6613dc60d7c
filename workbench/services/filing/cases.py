"""The list of filings and appeals: rows, counts, and one case whole.

What is due follows from rules and not from a column, and the cases are written by hand, some
hundreds at most: they are read whole, sorted and searched here.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.filing.appeals import AppealStep
from workbench.domain.filing.case_views import (
    CaseCounts,
    CaseDetail,
    CaseQuery,
    CaseRow,
    CaseSort,
    CaseState,
    CaseStep,
    DueKind,
    state_of,
)
from workbench.domain.filing.coverage import coverage
from workbench.domain.filing.filings import FilingState
from workbench.domain.platforms.platform_records import AppealState
from workbench.services.records.service import judged
from workbench.store.cases.appeals import AppealStore
from workbench.store.cases.filings import FilingStore
from workbench.store.cases.listing import CaseListStore
from workbench.store.orders.files import FileStore
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from workbench.domain.clock import Clock
    from workbench.domain.filing.filings import Filing
    from workbench.domain.filing.offers import OrderBrief
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.policy.packs import PolicyBook
    from workbench.services.filing.guide import FilingGuide
    from workbench.store.cases.listing import ListedFiling
    from workbench.store.engine.cache import Cache

MOST_ORDERS = 50  # that are named beside the list; a filing for a whole shop has thousands
_FAR = datetime.max.replace(tzinfo=UTC)
_BEFORE_SENDING = frozenset({FilingState.DRAFT, FilingState.READY})
_STANDING = frozenset({FilingState.SENT, FilingState.ACCEPTED})
_RANKS = {state: rank for rank, state in enumerate(CaseState)}
_Key = tuple[object, ...]


class CaseService:
    """Answers the list; ``clock`` tells data time. Without a guide no orders are told of."""

    def __init__(
        self, cache: Cache, book: Callable[[], PolicyBook], guide: FilingGuide | None, clock: Clock
    ) -> None:
        self._lists = CaseListStore(cache)
        self._appeals = AppealStore(cache)
        self._records = RecordListStore(cache)
        self._filings = FilingStore(cache)
        self._files = FileStore(cache)
        self._guide = guide
        self._book = book
        self._clock = clock

    def query(self) -> CaseQuery:
        """Return the plain question: what is open, the most urgent first, at this moment."""
        return CaseQuery(self._clock.now())

    def ids(self, query: CaseQuery) -> array[int]:
        """Return the ids of all cases that fit, in order."""
        found = [row for row in self.all() if _fits(row, query)]
        found.sort(key=_key(query.sort), reverse=query.descending)
        return array("q", [row.id for row in found])

    def rows(self, ids: Sequence[int]) -> list[CaseRow]:
        """Return the cases with these ids that still stand, in this order."""
        filings = self._of_filings(self._lists.filings([one for one in ids if one > 0]))
        appeals = self._of_appeals([-one for one in ids if one < 0])
        by_id = {row.id: row for row in (*filings, *appeals)}
        return [by_id[one] for one in ids if one in by_id]

    def all(self) -> list[CaseRow]:
        """Return every case, filings first, each in the order in which they came."""
        appealed = [appeal.record_id for appeal in self._appeals.all()]
        return [*self._of_filings(self._lists.filings()), *self._of_appeals(appealed)]

    def counts(self) -> CaseCounts:
        """Return the numbers for the chips."""
        rows = self.all()
        by_state = Counter(row.state for row in rows)
        open_ones = sum(row.state.is_open for row in rows)
        appeals = sum(row.appeal is not None for row in rows)
        return CaseCounts(len(rows), open_ones, appeals, dict(by_state))

    def detail(self, row_id: int) -> CaseDetail | None:
        """Return one case whole, None when it is gone."""
        row = next(iter(self.rows([row_id])), None)
        if row is None:
            return None
        return self._of_filing(row, row.filing) if row.filing else self._of_appeal(row)

    def _of_filing(self, row: CaseRow, filing: Filing) -> CaseDetail:
        told = self._lists.history(filing.id)
        numbers = filing.scope.orders[:MOST_ORDERS]
        known = self._known(filing.shop_id, numbers)
        others = self._beside(filing)
        return CaseDetail(
            row,
            _steps((at, CaseState(state)) for at, state in told),
            known,
            len(filing.scope.orders) - len(known),
            coverage(others) if filing.ship_from and filing.ship_until else (),
            others,
            self._told_of(filing.shop_id, filing.scope.orders[:MOST_ORDERS]),
        )

    def _of_appeal(self, row: CaseRow) -> CaseDetail:
        record = row.record
        told = self._appeals.history(-row.id)
        number = record.found if record is not None else ""
        known = self._known(row.shop_id, (number,) if number else ())
        return CaseDetail(
            row,
            _steps((at, state_of(one.step)) for at, one in told),
            known,
            records=(record,) if record is not None else (),
        )

    def _known(self, shop_id: str, numbers: Sequence[str]) -> tuple[OrderBrief, ...]:
        is_asked = self._guide is not None and shop_id and numbers
        return self._guide.known(shop_id, numbers) if self._guide and is_asked else ()

    def _beside(self, filing: Filing) -> tuple[Filing, ...]:
        """Return the shop's standing filings with this one among them."""
        return tuple(
            one
            for one in self._filings.all()
            if one.id == filing.id or (one.shop_id == filing.shop_id and one.state in _STANDING)
        )

    def _told_of(self, shop_id: str, numbers: Iterable[str]) -> tuple[RecordRow, ...]:
        keys = (self._files.order_id(shop_id, number) for number in numbers)
        rows = [row for key in keys if key is not None for row in self._records.of_order(key)]
        return tuple(self._judged(rows))

    def _judged(self, rows: Sequence[RecordRow]) -> list[RecordRow]:
        return judged(rows, self._book(), self._clock.now())

    def _of_filings(self, listed: Sequence[ListedFiling]) -> list[CaseRow]:
        wanted = {key for one in listed for key in one.penalties}
        records = {row.id: row for row in self._judged(self._records.rows(sorted(wanted)))}
        closed = {
            appeal.record_id
            for appeal in self._appeals.some(sorted(wanted))
            if appeal.step is not AppealStep.DRAFT
        }
        return [_filing_row(one, records, closed) for one in listed]

    def _of_appeals(self, record_ids: Sequence[int]) -> list[CaseRow]:
        records = {row.id: row for row in self._judged(self._records.rows(record_ids))}
        found = []
        for appeal in self._appeals.some(record_ids):
            record = records.get(appeal.record_id)
            if record is None:
                continue
            is_due = appeal.step is AppealStep.DRAFT and record.appeal.last is not None
            changed_at = self._appeals.history(appeal.record_id)[-1][0]
            due = (record.appeal.last, DueKind.APPEAL_UNTIL) if is_due else (None, DueKind.NONE)
            amount = record.record.amount
            told = (None, appeal, record, 0, 1, abs(amount) if amount is not None else None)
            found.append(CaseRow(record.shop_name, changed_at, *told, *due))
        return found


@dataclass(frozen=True, slots=True)
class _Due:
    """An instant and what it is."""

    at: datetime | None
    kind: DueKind


def _filing_row(
    listed: ListedFiling, records: Mapping[int, RecordRow], closed: set[int]
) -> CaseRow:
    told = [records[key] for key in listed.penalties if key in records]
    amounts = [abs(row.record.amount) for row in told if row.record.amount is not None]
    due = _due(listed, [row for row in told if row.id not in closed])
    return CaseRow(
        listed.shop_name,
        listed.changed_at,
        listed.filing,
        files=listed.files,
        penalties=len(told),
        amount=sum(amounts) if amounts else None,
        due=due.at,
        due_kind=due.kind,
    )


def _due(listed: ListedFiling, penalties: Sequence[RecordRow]) -> _Due:
    """Return what is due next: to file, else the filing's end, else the last day to appeal."""
    filing = listed.filing
    ends = [
        row.appeal.last
        for row in penalties
        if row.appeal_state is AppealState.OPEN and row.appeal.last is not None
    ]
    if filing.state in _BEFORE_SENDING:
        if listed.deadline is not None:
            return _Due(listed.deadline, DueKind.FILE_BEFORE)
    elif filing.state is FilingState.ACCEPTED:
        end = filing.valid_to or filing.extends_to or filing.ship_until
        if end is not None:
            return _Due(end, DueKind.ENDS)
    if ends:
        return _Due(min(ends), DueKind.APPEAL_UNTIL)
    return _Due(None, DueKind.NONE)


def _steps(told: Iterable[tuple[datetime, CaseState]]) -> tuple[CaseStep, ...]:
    """Return the steps at which the state became another one."""
    found: list[CaseStep] = []
    for at, state in told:
        if not found or found[-1].state is not state:
            found.append(CaseStep(at, state))
    return tuple(found)


def _fits(row: CaseRow, query: CaseQuery) -> bool:
    if query.state is not None and row.state is not query.state:
        return False
    if query.state is None and query.open_only and not row.state.is_open:
        return False
    if query.appeals_only and row.appeal is None:
        return False
    if query.shop_id and row.shop_id != query.shop_id:
        return False
    return all(_hits(word, row) for word in query.search.casefold().split())


def _hits(word: str, row: CaseRow) -> bool:
    """Tell whether a word begins a number, or stands in the shop's name, ground or statement."""
    record = row.record.record if row.record is not None else None
    numbers = (row.number, *row.orders, record.foreign_id if record else "")
    if any(number.casefold().startswith(word) for number in numbers):
        return True
    statement = row.filing.details.statement if row.filing else ""
    if row.appeal is not None:
        statement = row.appeal.statement
    texts = (row.shop_name, statement, record.what if record else "")
    return any(word in text.casefold() for text in texts)


def _key(sort: CaseSort) -> Callable[[CaseRow], _Key]:
    """Return what a row is sorted by; what is not told stands last, rows of a kind by id."""
    keys: Mapping[CaseSort, Callable[[CaseRow], _Key]] = {
        CaseSort.URGENCY: lambda row: (_RANKS[row.state], row.due or _FAR),
        CaseSort.DUE: lambda row: (row.due or _FAR,),
        CaseSort.KIND: lambda row: (row.appeal is not None, _RANKS[row.state]),
        CaseSort.GROUND: lambda row: (_ground(row),),
        CaseSort.SHOP: lambda row: (row.shop_name,),
        CaseSort.NUMBER: lambda row: (not row.number, row.number),
        CaseSort.SENT_AT: lambda row: (row.sent_at or _FAR,),
        CaseSort.CHANGED_AT: lambda row: (row.changed_at,),
        CaseSort.AMOUNT: lambda row: (row.amount is None, row.amount or 0),
    }
    chosen = keys[sort]
    return lambda row: (*chosen(row), row.id)


def _ground(row: CaseRow) -> str:
    if row.filing is not None:
        return row.filing.case.value
    return row.record.record.what if row.record is not None else ""
