"""What leaves the today view: a report, a calendar, the carriers' account, a message to copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.domain.clock import SHANGHAI
from workbench.domain.exchange.exports import LEDGER, ReportWish
from workbench.ui.exports.outgoing import Outgoing
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from workbench.domain.exchange.exports import ExportReport
    from workbench.domain.today.charts import TodayBoard
    from workbench.ui.contracts import Desk
    from workbench.ui.exports.outgoing import Tell
    from workbench.ui.start import ViewTools

CALENDAR = ".ics"
SUFFIXES = (".pdf", ".xlsx", CALENDAR)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a file goes; ``is_ledger``: the carriers' account, else the day.

    ``is_whole``: its waybills are to be read, if there is a reason.
    """

    path: Path
    is_ledger: bool = False
    is_whole: bool = False


def ask_file(parent: QWidget, name: str) -> Wanted | None:
    """Show the system's own dialog; return what was chosen, None if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    day, masked, whole = _day_kinds(), _ledger_kinds(), _whole_ledger_kinds()
    told, kind = QFileDialog.getSaveFileName(
        parent,
        translate("today", "Export"),
        QDir(folder).filePath(f"{name}.pdf"),
        ";;".join((*day, *masked, *whole)),
    )
    path = with_suffix(Path(told), kind)
    return Wanted(path, kind in {*masked, *whole}, kind in whole) if told else None


def with_suffix(path: Path, kind: str) -> Path:
    """Return ``path`` with the suffix of the chosen kind, unless it has one of ours already."""
    if path.suffix.lower() in SUFFIXES:
        return path
    chosen = next((suffix for suffix in SUFFIXES if f"*{suffix}" in kind), SUFFIXES[0])
    return path.with_name(f"{path.name}{chosen}")


def _day_kinds() -> tuple[str, ...]:
    return (
        translate("today", "Daily report to print (*.pdf)"),
        translate("today", "Daily report as a workbook (*.xlsx)"),
        translate("today", "Deadlines as a calendar (*.ics)"),
    )


def _ledger_kinds() -> tuple[str, ...]:
    return (
        translate("today", "Carriers' account (*.xlsx)"),
        translate("today", "Carriers' account (*.pdf)"),
    )


def _whole_ledger_kinds() -> tuple[str, ...]:
    return (
        translate("today", "Carriers' account with whole waybills (*.xlsx)"),
        translate("today", "Carriers' account with whole waybills (*.pdf)"),
    )


class GivingOut(QObject):
    """Asks where files go and has them written beside the window.

    Signals: ``file_wanted`` (Outgoing, whether its waybills are to be read) for what takes a
    while, ``said`` (text, None) when something is out, ``failed`` (Trouble).
    """

    file_wanted = Signal(object, bool)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self, tools: ViewTools, parent: QWidget, shown: Callable[[], TodayBoard | None]
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._tools = tools
        self._parent = parent
        self.ask: Callable[[QWidget, str], Wanted | None] = ask_file

    @Slot()
    def export(self) -> None:
        """Ask for a file, and write what it is to hold."""
        board = self._shown()
        if board is not None:
            self.export_board(board)

    @Slot(object)
    def export_board(self, board: TodayBoard) -> None:
        """Ask for a file of another board than the one that shows."""
        day = board.now.astimezone(SHANGHAI).date().isoformat()
        name = translate("today", "Daily report {day}").replace("{day}", day)
        wanted = self.ask(self._parent, name)
        if wanted is None:
            return
        if wanted.is_ledger:
            self.file_wanted.emit(ledger_out(board.now, wanted.path), wanted.is_whole)
        elif wanted.path.suffix.lower() == CALENDAR:
            self._write_calendar(board, wanted.path)
        else:
            self.file_wanted.emit(report_out(board, wanted.path), False)

    def _write_calendar(self, board: TodayBoard, path: Path) -> None:
        self._tools.jobs.run(
            lambda desk: desk.today.write_calendar(board, path, translate),
            lambda _: self._on_written(path),
            self.failed.emit,
        )

    @Slot()
    def copy_message(self) -> None:
        """Put the message for a work group on the clipboard."""
        board = self._shown()
        if board is None:
            return
        self._tools.jobs.run(
            lambda desk: desk.today.message(board, translate), self._on_message, self.failed.emit
        )

    @Slot(str)
    def tell_copied(self, title: str) -> None:
        """Say that a figure's numbers are on the clipboard."""
        words = translate("today", '"{title}" copied')
        self.said.emit(words.replace("{title}", title), None)

    def _on_written(self, path: Path) -> None:
        words = translate("today", "Written: {path}").replace("{path}", one_line(str(path)))
        self.said.emit(words, None)

    @Slot(str)
    def _on_message(self, message: str) -> None:
        copy_text(message)
        self.said.emit(translate("today", "Message for the group copied"), None)


def report_out(board: TodayBoard, path: Path) -> Outgoing:
    """Return the day's report on its way out."""

    def write(desk: Desk, _: str, tell: Tell) -> ExportReport:
        return desk.today.write_report(board, path, translate, tell)

    return Outgoing(path, lambda _: len(board.due.groups), write)


def ledger_out(now: datetime, path: Path) -> Outgoing:
    """Return the carriers' account on its way out."""

    def count(desk: Desk) -> int:
        return sum(len(line.entries) for line in desk.today.ledger(now))

    def write(desk: Desk, reason: str, tell: Tell) -> ExportReport:
        wish = ReportWish(LEDGER, path, reason)
        return desk.today.write_ledger(now, wish, translate, tell)

    return Outgoing(path, count, write)
