"""Working hours: by them 下班前须处理 is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Slot
from PySide6.QtWidgets import QTimeEdit

from workbench.domain.today.working_hours import WorkingHours
from workbench.ui.settings.chips import FormChips
from workbench.ui.settings.section import Section, add_row, note
from workbench.ui.settings.words import DAYS
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import time

    from workbench.domain.settings import Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class HoursSection(Section):
    """Begin, end and days."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Working hours")
        self.start, self.end = time_edit(), time_edit()
        days = [(str(number), translate("settings", day)) for number, day in enumerate(DAYS)]
        self.days = FormChips(tools.stage.keeper, days, is_many=True)
        self.closing = note()
        self._lay_out()
        self.start.editingFinished.connect(self._on_changed)
        self.end.editingFinished.connect(self._on_changed)
        self.days.chosen.connect(self._on_days)

    def _lay_out(self) -> None:
        about = translate(
            "settings",
            'What falls due before the next working morning stands under "Before closing time". '
            "Beijing time.",
        )
        card = self.add_card(self.name, about)
        add_row(card, translate("settings", "Begin"), self.start)
        add_row(card, translate("settings", "End"), self.end)
        add_row(card, translate("settings", "Days"), self.days)
        card.body.addWidget(self.closing)

    def show_settings(self, settings: Settings) -> None:
        """Show the hours in force, and what they mean now."""
        hours = settings.hours
        self.start.setTime(to_qt(hours.start))
        self.end.setTime(to_qt(hours.end))
        self.days.mark({str(day) for day in hours.days})
        now = self._tools.desk.monitor.now()
        words = translate("settings", "Now: everything due before {time}")
        moment = self._tools.stage.formats.moment(hours.next_morning(now))
        self.closing.setText(words.replace("{time}", moment))

    @Slot()
    def _on_changed(self) -> None:
        self._change(self._keeping.settings.hours.days)

    @Slot(object)
    def _on_days(self, chosen: Collection[str]) -> None:
        self._change(frozenset(int(day) for day in chosen))

    def _change(self, days: frozenset[int]) -> None:
        hours = WorkingHours(from_qt(self.start.time()), from_qt(self.end.time()), days)
        self._keeping.change(self.name, hours=hours)


def time_edit() -> QTimeEdit:
    """Return a field for a time of day, to the minute."""
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(72)
    return made


def to_qt(at: time) -> QTime:
    """Return a time of day as Qt has it."""
    return QTime(at.hour, at.minute)


def from_qt(at: QTime) -> time:
    """Return a time of day of Qt's, to the minute."""
    return at.toPython().replace(second=0, microsecond=0)  # type: ignore[attr-defined,no-any-return]  # untyped in PySide6
