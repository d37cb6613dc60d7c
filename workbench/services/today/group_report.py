"""The group's report at set hours: made once, recorded as a notice, put into a folder if wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import BadInput, ExportError, marked
from workbench.domain.exchange.reports import GroupReport
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.today.today import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.today.charts import TodayBoard
    from workbench.services.settings.service import SettingsService
    from workbench.services.today.desk import TodayDesk
    from workbench.store.monitor.notices import NoticeStore

_NAME = marked("today_text", "Daily report {day} {time}")
_SOON = (Stretch.OVERDUE, Stretch.BEFORE_CLOSING)


class GroupReportService:
    """Makes what is due; a file that cannot be written takes nothing from the message."""

    def __init__(self, settings: SettingsService, today: TodayDesk, notices: NoticeStore) -> None:
        self._settings = settings
        self._today = today
        self._notices = notices

    def make_due(self, translate: Callable[[str, str], str]) -> GroupReport | None:
        """Make the report whose time has come; None where none is due.

        Raises:
            StoreError: nothing was recorded; it is due again.
        """
        at = self._settings.due_report()
        if at is None:
            return None
        board = self._today.board()
        count = sum(board.due.by_stretch.get(stretch, 0) for stretch in _SOON)
        path, is_refused = self._file(board, at, translate)
        message = self._today.message(board, translate)
        report = GroupReport(at, count, message, path, is_refused)
        self._notices.record([_notice(report, board.now)])
        self._settings.reported(at)
        return report

    def _file(
        self, board: TodayBoard, at: datetime, translate: Callable[[str, str], str]
    ) -> tuple[Path | None, bool]:
        folder = self._settings.current().reports.folder
        if not folder:
            return None, False
        local = at.astimezone(SHANGHAI)
        name = translate("today_text", _NAME)
        name = name.replace("{day}", f"{local:%Y-%m-%d}").replace("{time}", f"{local:%H-%M}")
        path = Path(folder) / f"{name}.pdf"
        try:
            self._today.print_report(board, path, translate)
        except (BadInput, ExportError):
            return path, True
        return path, False


def _notice(report: GroupReport, now: datetime) -> Notice:
    values = {
        "time": f"{report.at.astimezone(SHANGHAI):%H:%M}",
        "count": str(report.count),
        "message": report.message,
    }
    if report.path is not None:
        values["refused" if report.is_refused else "file"] = str(report.path)
    key = f"report/{report.at.isoformat()}"
    return Notice(NoticeKind.GROUP_REPORT, key, Level.INFORMATION, now, values=values)
