"""The group's report at set hours: looked after while the window is open, told of in a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.domain.clock import SHANGHAI
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from workbench.domain.exchange.reports import GroupReport
    from workbench.ui.start import ViewTools

LOOK = 20_000  # milliseconds between two looks at the clock


class GroupReporting(QObject):
    """Makes the report beside the window and offers its message to be copied.

    Signals: ``made`` (GroupReport), ``said`` (text, None), ``failed`` (Trouble).
    """

    made = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, tools: ViewTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._message = ""
        self.bar = MessageBar(tools.stage.icons)
        self.bar.pressed.connect(self._on_copy)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and from time to time."""
        self.look()
        self._timer.start()

    def stop(self) -> bool:
        """Look no more."""
        self._timer.stop()
        return True

    @Slot()
    def look(self) -> None:
        """Make the report whose time has come."""
        if self._tools.desk.settings.due_report() is None:
            return
        self._tools.jobs.run(
            lambda desk: desk.reports.make_due(translate),
            self._on_made,
            self.failed.emit,
            topic="group report",
        )

    def _on_made(self, report: GroupReport | None) -> None:
        if report is None:
            return
        self._message = report.message
        act = translate("today", "Copy for the group")
        tone = Tone.WARNING if report.is_refused else Tone.ACCENT
        self.bar.say(bar_words(report), "today", tone, act)
        self.made.emit(report)

    @Slot()
    def _on_copy(self) -> None:
        copy_text(self._message)
        self.bar.hide()
        self.said.emit(translate("today", "Message for the group copied"), None)


def bar_words(report: GroupReport) -> str:
    """Return which report it is, how much is due, and what became of its file."""
    words = translate("today", "Group report of {time}: {n} to handle before closing time.")
    time = f"{report.at.astimezone(SHANGHAI):%H:%M}"
    told = words.replace("{time}", time).replace("{n}", str(report.count))
    if report.path is None:
        return told
    file = (
        translate("today", "Its file could not be written: {path}")
        if report.is_refused
        else translate("today", "File: {path}")
    )
    return f"{told} {file.replace('{path}', one_line(str(report.path)))}"
