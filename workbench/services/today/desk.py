"""The today view's desk: the board, and what goes out of it to people and programs."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import ExportTargetRefused
from workbench.domain.exchange.exports import DAY, ReportWish
from workbench.domain.platforms.ledger import ledger_lines
from workbench.services.records.carrier_ledger import ledger_report
from workbench.services.today.daily_report import MOST_ROWS, Day, daily_report
from workbench.services.today.speech import Speech, group_message, today_calendar
from workbench.store.engine.meta import MetaStore
from workbench.store.monitor.today import TodayStore
from workbench.store.orders.journeys import Window
from workbench.store.records.carrier_ledger import CarrierLedgerStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.exchange.exports import ExportProgress, ExportReport
    from workbench.domain.platforms.ledger import LedgerLine
    from workbench.domain.today.charts import TodayBoard
    from workbench.services.exports.report_files import ReportFiles
    from workbench.services.rules.service import RuleService
    from workbench.services.today.service import TodayService
    from workbench.store.engine.cache import Cache

    Progress = Callable[[ExportProgress], None]

REVIEWED = "last_reviewed"
LEDGER_MONTHS = 6
CALENDAR = ".ics"


def unheard(_: ExportProgress) -> None:
    """Tell nobody how far it is."""


class TodayDesk:
    """Answers the view and the command line; ``translate`` gives texts in the reader's language."""

    def __init__(
        self,
        cache: Cache,
        today: TodayService,
        rules: Callable[[], RuleService],
        files: ReportFiles,
    ) -> None:
        self._today = today
        self._rules = rules
        self._files = files
        self._store = TodayStore(cache)
        self._ledger = CarrierLedgerStore(cache)
        self._shops = ShopStore(cache)
        self._meta = MetaStore(cache)

    def board(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board of this moment or of a past one, of one shop or, "", of all."""
        return self._today.board(as_of, shop_id)

    def deadlines(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board without its figures, which take longer to count."""
        return self._today.deadlines(as_of, shop_id)

    def message(self, board: TodayBoard, translate: Callable[[str, str], str]) -> str:
        """Return the message for a work group."""
        return group_message(board, self._speech(translate))

    def write(self, board: TodayBoard, path: Path, translate: Callable[[str, str], str]) -> None:
        """Write a board as its file's suffix says: .ics the deadlines, .pdf or .xlsx the report.

        Raises as the two below do.
        """
        if path.suffix.lower() == CALENDAR:
            self.write_calendar(board, path, translate)
        else:
            self.write_report(board, path, translate)

    def write_calendar(
        self, board: TodayBoard, path: Path, translate: Callable[[str, str], str]
    ) -> None:
        """Write the deadlines ahead as a calendar file (.ics).

        Raises:
            ExportTargetRefused: the place cannot be written; an older file stands unchanged.
        """
        write_whole(path, today_calendar(board, self._speech(translate)))

    def write_report(
        self,
        board: TodayBoard,
        path: Path,
        translate: Callable[[str, str], str],
        progress: Progress = unheard,
    ) -> ExportReport:
        """Write the day's report (.pdf, .xlsx), and note that what was known then was reviewed.

        Raises as :meth:`print_report` does.
        """
        written = self.print_report(board, path, translate, progress)
        self.mark_reviewed(board.now)
        return written

    def print_report(
        self,
        board: TodayBoard,
        path: Path,
        translate: Callable[[str, str], str],
        progress: Progress = unheard,
    ) -> ExportReport:
        """Write the daily report; that alone is no proof that somebody reviewed the day.

        An exception out of ``progress`` breaks it off.

        Raises:
            BadInput: another suffix than .pdf or .xlsx, or there is no such folder.
            ExportError: the place cannot be written; an older file stands unchanged.
            StoreError: the trail could not be written.
        """
        report = daily_report(self._day(board), self._speech(translate))
        return self._files.write(report, ReportWish(DAY, path), board.now, progress)

    def mark_reviewed(self, at: datetime) -> None:
        """Note that somebody looked through what was known at an instant."""
        self._meta.set(REVIEWED, at.isoformat())

    def reviewed_at(self) -> datetime | None:
        """Return of which instant a report was made, or marked as reviewed, last."""
        told = self._meta.get(REVIEWED)
        return datetime.fromisoformat(told) if told else None

    def ledger(self, now: datetime, months: int = LEDGER_MONTHS) -> tuple[LedgerLine, ...]:
        """Return what carriers cost in the last months, this one among them."""
        return ledger_lines(self._ledger.entries(Window(_month(now, months), now)))

    def write_ledger(
        self,
        now: datetime,
        wish: ReportWish,
        translate: Callable[[str, str], str],
        progress: Progress = unheard,
    ) -> ExportReport:
        """Write the carriers' costs with the parcels behind them; ``wish`` says how far.

        Raises as :meth:`print_report` does.
        """
        speech = self._speech(translate)
        report = ledger_report(self.ledger(now), now, speech, is_masked=wish.is_masked)
        return self._files.write(report, wish, now, progress)

    def _day(self, board: TodayBoard) -> Day:
        local = board.now.astimezone(SHANGHAI)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        window = Window(midnight, board.now + timedelta(milliseconds=1))
        return Day(
            board,
            self._store.appeared_rows(window, MOST_ROWS + 1),
            self._store.acts_within(window, MOST_ROWS + 1),
            self.reviewed_at(),
        )

    def _speech(self, translate: Callable[[str, str], str]) -> Speech:
        rules = self._rules()
        shops = {health.shop.id: health.shop.name for health in self._shops.all()}
        return Speech(
            translate, lambda rule, is_overdue: rules.chip(rule, is_overdue=is_overdue), shops
        )


def _month(now: datetime, months: int) -> datetime:
    """Return the beginning of the month so many months back, this one counted."""
    local = now.astimezone(SHANGHAI)
    number = local.year * 12 + local.month - months
    return datetime(number // 12, number % 12 + 1, 1, tzinfo=SHANGHAI)


def write_whole(path: Path, content: bytes) -> None:
    """Give a file its name only when all of it is written.

    Raises:
        ExportTargetRefused: the place cannot be written.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExportTargetRefused(path=str(path)) from error
