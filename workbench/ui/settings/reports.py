"""When the group's report is made, and where its file goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from workbench.domain.settings import MOST_REPORTS, ReportTimes
from workbench.ui.settings.hours import from_qt, time_edit, to_qt
from workbench.ui.settings.section import Section
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button, empty_out
from workbench.ui.widgets.folders import start_folder
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.settings import Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools

# Offered one after the other: when work begins, after lunch, before closing time.
_USUAL = (time(9), time(14), time(17), time(11), time(16), time(20))


def ask_folder(parent: QWidget) -> str:
    """Show the system's own dialog and return the chosen folder, "" if it was left."""
    folder = start_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    title = translate("settings", "Folder of the reports")
    return QFileDialog.getExistingDirectory(parent, title, folder)


class TimeRow(QWidget):
    """One time, and the button that takes it out."""

    def __init__(self, at: time) -> None:
        super().__init__()
        self.edit: QTimeEdit = time_edit()
        self.edit.setTime(to_qt(at))
        self.edit.setAccessibleName(translate("settings", "Time of a report"))
        self.remove = button(translate("settings", "Remove"), is_link=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        row.addStretch(1)


class ReportsSection(Section):
    """Times of the day, and a folder."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Group report")
        self.ask: Callable[[QWidget], str] = ask_folder
        self.rows: list[TimeRow] = []
        self.none = PlainLabel(translate("settings", "No report by itself."), tone=Tone.MUTED)
        self.adding = button(translate("settings", "Add a time"))
        self.folder = PlainLabel(is_wrapped=True, is_selectable=True)
        self.choosing = button(translate("settings", "Choose a folder…"))
        self.leaving = button(translate("settings", "No file"), is_link=True)
        self._times = QVBoxLayout()
        self._times.setSpacing(6)
        self._lay_out()
        self.adding.clicked.connect(self._on_add)
        self.choosing.clicked.connect(self._on_choose)
        self.leaving.clicked.connect(lambda: self._change(folder=""))

    def _lay_out(self) -> None:
        about = translate(
            "settings",
            "At these times, on working days and while the window is open, a message for the work "
            "group is made: what is due by shop and outlet, without any order's number. A bar "
            "offers it to be copied, and the notifications keep it.",
        )
        card = self.add_card(self.name, about)
        card.body.addWidget(self.none)
        card.body.addLayout(self._times)
        row = card.add_row()
        row.addWidget(self.adding)
        row.addStretch(1)
        file = self.add_card(
            translate("settings", "Daily report as a file"),
            translate("settings", "The daily report (PDF, waybills masked) is put here as well."),
        )
        file.body.addWidget(self.folder)
        acts = file.add_row()
        for act in (self.choosing, self.leaving):
            acts.addWidget(act)
        acts.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show the times and the folder in force."""
        reports = settings.reports
        if [from_qt(row.edit.time()) for row in self.rows] != list(reports.times):
            self._show_times(reports.times)
        self.none.setVisible(not reports.times)
        self.adding.setEnabled(len(reports.times) < MOST_REPORTS)
        self.folder.setText(reports.folder or translate("settings", "No file is written."))
        self.leaving.setVisible(bool(reports.folder))

    def _show_times(self, times: tuple[time, ...]) -> None:
        empty_out(self._times)
        self.rows = [TimeRow(at) for at in times]
        for number, row in enumerate(self.rows):
            row.edit.editingFinished.connect(self._on_edited)
            row.remove.clicked.connect(partial(self._remove, number))
            self._times.addWidget(row)

    @Slot()
    def _on_add(self) -> None:
        held = self._keeping.settings.reports.times
        wanted = next((at for at in _USUAL if at not in held), _USUAL[0])
        self._change(times=tuple(sorted({*held, wanted})))

    @Slot()
    def _on_edited(self) -> None:
        times = {from_qt(row.edit.time()) for row in self.rows}
        self._change(times=tuple(sorted(times)))

    def _remove(self, number: int) -> None:
        held = self._keeping.settings.reports.times
        self._change(times=tuple(at for at in held if at != held[number]))

    @Slot()
    def _on_choose(self) -> None:
        folder = self.ask(self.window())
        if folder:
            self._change(folder=folder)

    def _change(self, **parts: object) -> None:
        reports: ReportTimes = replace(self._keeping.settings.reports, **parts)  # type: ignore[arg-type]  # its own fields
        self._keeping.change(self.name, reports=reports)
