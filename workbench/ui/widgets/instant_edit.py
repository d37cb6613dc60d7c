"""The field for an instant: Shanghai's wall time to the minute, with a calendar in our looks."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateTimeEdit, QToolButton

from workbench.domain.clock import SHANGHAI
from workbench.ui.translating import translate

SHOWN_AS = "yyyy-MM-dd HH:mm"
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
# Qt draws its arrows in black, which nobody sees on a dark ground.
_TURNING = {"qt_calendar_prevmonth": "‹", "qt_calendar_nextmonth": "›"}


def to_wall(at: datetime) -> QDateTime:
    """Return an instant as Shanghai's wall shows it, to the minute."""
    local = at.astimezone(SHANGHAI)
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))


def from_wall(shown: QDateTime) -> datetime:
    """Return what Shanghai's wall shows as an instant."""
    day, time = shown.date(), shown.time()
    return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=SHANGHAI)


class InstantEdit(QDateTimeEdit):
    """Shows and takes an instant."""

    def __init__(self, start: datetime, words: str) -> None:
        super().__init__(to_wall(start))
        self.setDisplayFormat(SHOWN_AS)
        self.setCalendarPopup(True)
        self.setAccessibleName(words)
        self.setCalendarWidget(_calendar())

    @property
    def instant(self) -> datetime:
        """Return the instant that is shown."""
        return from_wall(self.dateTime())


def _calendar() -> QCalendarWidget:
    """Return a calendar in the window's language whose weekends are no alarm."""
    made = QCalendarWidget()
    made.setLocale(QLocale(translate("review", "en_GB")))
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in _WEEKEND:
        made.setWeekdayTextFormat(day, QTextCharFormat())
    for name, sign in _TURNING.items():
        turning = made.findChild(QToolButton, name)
        if isinstance(turning, QToolButton):
            turning.setIcon(QIcon())
            turning.setText(sign)
    return made
