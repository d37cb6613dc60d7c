"""An invented board, and a reader that answers with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.exchange.exports import ExportProgress, ExportReport
from workbench.domain.parcels.dwell import Foreseen, Usual
from workbench.domain.platforms.ledger import LedgerLine
from workbench.domain.rules.decisions import Level
from workbench.domain.rules.effects import Stake
from workbench.domain.today.charts import CarrierPace, DayCount, PickupDay, TodayBoard
from workbench.domain.today.today import DueRow, Moment, due_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.exchange.exports import ReportWish

# 10:00 in Shanghai; the next working morning is 09:00 on the day after.
NOW = datetime(2024, 1, 24, 2, tzinfo=UTC)
AT = Moment(NOW, datetime(2024, 1, 25, 1, tzinfo=UTC))
DEPARTURE = "1688.false_track.no_departure_48h"
YIWU = "义乌转运中心"
SHOP = "shop-1"


def due_row(row_id: int, hours: float) -> DueRow:
    """A parcel of order ``row_id`` at 义乌 that is due so many hours after NOW."""
    level = Level.CRITICAL if hours < 0 else Level.WARNING
    due = NOW + timedelta(hours=hours)
    return DueRow(
        row_id, row_id, SHOP, DEPARTURE, level, due, hours < 0, "yuantong", YIWU,
        f"A{row_id}", f"YT{row_id}",
    )  # fmt: skip


def some_board() -> TodayBoard:
    """One row overdue, two due at 13:12 and 13:30, one due the day after tomorrow."""
    rows = [due_row(1, -1), due_row(2, 3.2), due_row(3, 3.5), due_row(4, 50)]
    usual = Usual("yuantong", YIWU, timedelta(hours=9), timedelta(hours=12), 20)
    days = [date(2024, 1, 11) + timedelta(days=number) for number in range(14)]
    return TodayBoard(
        AT,
        due_list(rows, {1: [Stake(None, fen=500, points=2)], 2: [Stake(NOW, unknown=1)]}, AT),
        tuple(DayCount(day, 7 if day.day == 24 else 0) for day in days),
        (CarrierPace("yuantong", timedelta(hours=9.2), 40, 2, 80),),
        (PickupDay(date(2024, 1, 20), 50, 49), PickupDay(date(2024, 1, 21), 200, 199)),
        (Foreseen(20, SHOP, usual, NOW - timedelta(hours=20), "A10", "YT10"),),
    )


@dataclass
class MemoryToday:
    """Answers with a board; ``asked`` are the questions so far, ``first`` those for deadlines."""

    answer: TodayBoard = field(default_factory=some_board)
    asked: list[tuple[datetime | None, str]] = field(default_factory=list)
    first: list[tuple[datetime | None, str]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    reviewed: datetime | None = None

    def board(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        self.asked.append((as_of, shop_id))
        return replace(self.answer, is_past=as_of is not None)

    def deadlines(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        self.first.append((as_of, shop_id))
        return TodayBoard(AT, self.answer.due, is_past=as_of is not None, is_whole=False)

    def message(self, board: TodayBoard, translate: Callable[[str, str], str]) -> str:
        return f"{len(board.due.groups)} groups"

    def write_calendar(
        self, board: TodayBoard, path: Path, translate: Callable[[str, str], str]
    ) -> None:
        self.written.append(f"calendar {path.name}")

    def write_report(
        self,
        board: TodayBoard,
        path: Path,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        progress(ExportProgress(0, 6))
        self.written.append(f"report {path.name}")
        return ExportReport(path, 6, (), "0" * 64, is_masked=True)

    def reviewed_at(self) -> datetime | None:
        return self.reviewed

    def mark_reviewed(self, at: datetime) -> None:
        self.reviewed = at

    def ledger(self, now: datetime) -> tuple[LedgerLine, ...]:
        return (LedgerLine("2024-01", "yuantong", YIWU, 2, 500, 1, 0, 0),)

    def write_ledger(
        self,
        now: datetime,
        wish: ReportWish,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        progress(ExportProgress(0, 1))
        self.written.append(f"ledger {wish.path.name} {wish.reason}".rstrip())
        return ExportReport(wish.path, 1, (), "0" * 64, wish.is_masked)
