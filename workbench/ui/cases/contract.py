"""What the view of filings and appeals asks; the services satisfy it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.filing.appeals import Appeal, AppealStep
    from workbench.domain.filing.case_views import CaseCounts, CaseDetail, CaseQuery, CaseRow
    from workbench.services.filing.appeals import AppealSight


class CaseReader(Protocol):
    """Filings and appeals in one list; ``rows`` and ``query`` are quick."""

    def query(self) -> CaseQuery:
        """Return the plain question: what is open, the most urgent first, at this moment."""
        ...

    def ids(self, query: CaseQuery) -> array[int]:
        """Return the ids of all cases that fit, in order."""
        ...

    def rows(self, ids: Sequence[int]) -> list[CaseRow]:
        """Return the cases with these ids that still stand, in any order."""
        ...

    def counts(self) -> CaseCounts:
        """Return the numbers for the chips."""
        ...

    def detail(self, row_id: int) -> CaseDetail | None:
        """Return one case whole, None when it is gone."""
        ...


class AppealKeeper(Protocol):
    """Appeals against penalties; all are jobs."""

    def sight(self, record_id: int) -> AppealSight:
        """Return a penalty as it is appealed against."""
        ...

    def keep(self, appeal: Appeal) -> Appeal:
        """Save an appeal as it is written."""
        ...

    def step(
        self, appeal: Appeal, step: AppealStep, at: datetime, amount: int | None = None
    ) -> Appeal:
        """Record what became of an appeal."""
        ...

    def withdraw(self, record_id: int) -> None:
        """Take an appeal out."""
        ...

    def restore(self, record_id: int) -> None:
        """Let an appeal stand again."""
        ...
