"""What leaves the today view: a report, a calendar, the carriers' account, a message to copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from workbench.domain.clock import SHANGHAI
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.folders import start_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbench.domain.today_charts import TodayBoard
    from workbench.ui.start import ViewTools
    from workbench.ui.today.contract import TodayReader

SUFFIXES = (".pdf", ".xlsx", ".ics")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a file goes; ``is_ledger``: the carriers' account, else the day."""

    path: Path
    is_ledger: bool = False


def ask_file(parent: QWidget, name: str) -> Wanted | None:
    """Show the system's own dialog; return what was chosen, None if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    told, kind = QFileDialog.getSaveFileName(
        parent,
        translate("today", "Export"),
        QDir(folder).filePath(f"{name}.pdf"),
        ";;".join((*_day_kinds(), *_ledger_kinds())),
    )
    return Wanted(with_suffix(Path(told), kind), kind in _ledger_kinds()) if told else None


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
        translate("today", "Carriers' account with whole waybills (*.xlsx)"),
        translate("today", "Carriers' account with whole waybills (*.pdf)"),
    )


class GivingOut(QObject):
    """Asks where files go and has them written beside the window.

    Signals: ``said`` (text, None) when something is out, ``failed`` (Trouble).
    """

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
        self._tools.jobs.run(
            lambda desk: _write(desk.today, board, wanted), self._on_written, self.failed.emit
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
        words = translate("today", "“{title}” copied")
        self.said.emit(words.replace("{title}", title), None)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        words = translate("today", "Written: {path}").replace("{path}", str(path))
        self.said.emit(words, None)

    @Slot(str)
    def _on_message(self, message: str) -> None:
        copy_text(message)
        self.said.emit(translate("today", "Message for the group copied"), None)


def _write(today: TodayReader, board: TodayBoard, wanted: Wanted) -> Path:
    if wanted.is_ledger:
        today.write_ledger(board.now, wanted.path, translate)
    else:
        today.write(board, wanted.path, translate)
    return wanted.path
