"""What the today view asks for; services satisfy it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from workbench.domain.exchange.exports import ExportProgress, ExportReport, ReportWish
    from workbench.domain.platforms.ledger import LedgerLine
    from workbench.domain.today.charts import TodayBoard


class TodayReader(Protocol):
    """What must be done today; every answer is a job."""

    def board(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board of this moment or of a past one, of one shop or, "", of all."""
        ...

    def deadlines(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board without its figures, which take longer to count."""
        ...

    def message(self, board: TodayBoard, translate: Callable[[str, str], str]) -> str:
        """Return the message for a work group."""
        ...

    def write_calendar(
        self, board: TodayBoard, path: Path, translate: Callable[[str, str], str]
    ) -> None:
        """Write the deadlines ahead as a calendar file."""
        ...

    def write_report(
        self,
        board: TodayBoard,
        path: Path,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        """Write the day's report (.pdf, .xlsx); an exception out of ``progress`` breaks it off."""
        ...

    def reviewed_at(self) -> datetime | None:
        """Return of which instant a report was made, or the view marked, last; quick."""
        ...

    def mark_reviewed(self, at: datetime) -> None:
        """Note that somebody looked through what was known at an instant."""
        ...

    def ledger(self, now: datetime) -> tuple[LedgerLine, ...]:
        """Return what carriers cost in the last months."""
        ...

    def write_ledger(
        self,
        now: datetime,
        wish: ReportWish,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        """Write what carriers cost, with the parcels behind it, masked unless there is a reason."""
        ...
