"""The field for an instant: Shanghai's time, and a calendar in the window's language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QToolButton

from workbench.ui.widgets.instant_edit import InstantEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from workbench.ui.start import Stage

AT = datetime(2024, 1, 23, 18, 30, tzinfo=UTC)


def test_an_instant_is_shown_in_shanghais_time(qtbot: QtBot, stage: Stage) -> None:
    edit = InstantEdit(AT, "时刻")
    qtbot.addWidget(edit)
    assert edit.text() == "2024-01-24 02:30"
    assert edit.instant == AT


def test_the_calendar_speaks_chinese_and_weekends_are_no_alarm(qtbot: QtBot, stage: Stage) -> None:
    edit = InstantEdit(AT, "时刻")
    qtbot.addWidget(edit)
    calendar = edit.calendarWidget()
    assert calendar.locale().language() is QLocale.Language.Chinese
    weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert weekend == calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
    turning = calendar.findChild(QToolButton, "qt_calendar_prevmonth")
    assert isinstance(turning, QToolButton)
    assert turning.text() == "‹"
