"""The control that asks for an instant."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTime, Signal, Slot
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QHBoxLayout, QVBoxLayout

from workbench.domain.clock import SHANGHAI
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 420
_BEFORE = timedelta(days=1)


def to_wall(at: datetime) -> QDateTime:
    """Return an instant as Shanghai's wall shows it, to the minute."""
    local = at.astimezone(SHANGHAI)
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))


def from_wall(shown: QDateTime) -> datetime:
    """Return what Shanghai's wall shows as an instant."""
    day, time = shown.date(), shown.time()
    return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=SHANGHAI)


class InstantDialog(QDialog):
    """Asks for the instant to look back at; the future is not offered.

    Signals: ``chosen`` (instant).
    """

    chosen = Signal(object)

    def __init__(self, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        question = translate("review", "Look back at which instant?")
        self.setWindowTitle(question)
        self.setFixedWidth(WIDTH)
        self.edit = QDateTimeEdit(to_wall(now - _BEFORE))
        self.edit.setMaximumDateTime(to_wall(now))
        self.edit.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.edit.setCalendarPopup(True)
        self.edit.setAccessibleName(question)
        self.take = button(translate("review", "Look back"), is_primary=True)
        self.take.setDefault(True)
        self.take.clicked.connect(self._on_taken)
        hint = translate("review", "Beijing time. Works without the network; nothing is changed.")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(question, type_=Type.CARD))
        column.addWidget(self.edit)
        column.addWidget(PlainLabel(hint, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True))
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.take)
        column.addLayout(acts)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_taken(self) -> None:
        self.chosen.emit(from_wall(self.edit.dateTime()))
        self.accept()
