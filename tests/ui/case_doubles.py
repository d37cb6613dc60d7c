"""Cases in memory: rows that a test writes down, appeals that are kept as they are told."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.ui.season import NOW
from workbench.domain.filing.appeals import Appeal, AppealStep, stepped
from workbench.domain.filing.case_views import CaseCounts, CaseDetail, CaseQuery
from workbench.policy.appeal_prospect import Obstacle, Prospect
from workbench.services.filing.appeals import AppealSight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.filing.case_views import CaseRow
    from workbench.domain.platforms.platform_records import RecordRow


@dataclass
class MemoryCases:
    """Tells the rows that a test wrote down, filtered by state and search alone."""

    all_rows: list[CaseRow] = field(default_factory=list)
    asked: list[CaseQuery] = field(default_factory=list)
    details: dict[int, CaseDetail] = field(default_factory=dict)

    def query(self) -> CaseQuery:
        return CaseQuery(NOW)

    def ids(self, query: CaseQuery) -> array[int]:
        self.asked.append(query)
        return array("q", [row.id for row in self.all_rows if _fits(row, query)])

    def rows(self, ids: Sequence[int]) -> list[CaseRow]:
        return [row for row in self.all_rows if row.id in ids]

    def counts(self) -> CaseCounts:
        rows = self.all_rows
        states = Counter(row.state for row in rows)
        appeals = sum(row.appeal is not None for row in rows)
        return CaseCounts(len(rows), sum(row.state.is_open for row in rows), appeals, states)

    def detail(self, row_id: int) -> CaseDetail | None:
        row = next((row for row in self.all_rows if row.id == row_id), None)
        if row is None:
            return None
        return replace(self.details.get(row_id, CaseDetail(row)), row=row)


def _fits(row: CaseRow, query: CaseQuery) -> bool:
    if query.state is not None and row.state is not query.state:
        return False
    if query.state is None and query.open_only and not row.state.is_open:
        return False
    is_found = any(number.startswith(query.search) for number in (row.number, *row.orders))
    return is_found or not query.search


@dataclass
class MemoryAppeals:
    """Keeps appeals by record; a test says what is known of their prospects."""

    records: dict[int, RecordRow] = field(default_factory=dict)
    kept: dict[int, Appeal] = field(default_factory=dict)
    gone: dict[int, Appeal] = field(default_factory=dict)
    prospect: Prospect = field(default_factory=lambda: Prospect(False, Obstacle.NONE))

    def sight(self, record_id: int) -> AppealSight:
        kept = self.kept.get(record_id)
        record = self.records[record_id]
        return AppealSight(record, kept or Appeal(record_id), self.prospect, kept is not None)

    def keep(self, appeal: Appeal) -> Appeal:
        self.kept[appeal.record_id] = appeal
        return appeal

    def step(
        self, appeal: Appeal, step: AppealStep, at: datetime, amount: int | None = None
    ) -> Appeal:
        return self.keep(stepped(appeal, step, at, amount))

    def withdraw(self, record_id: int) -> None:
        self.gone[record_id] = self.kept.pop(record_id)

    def restore(self, record_id: int) -> None:
        self.kept[record_id] = self.gone.pop(record_id)
