"""The card of what was done about a row: who, when, when to look again, a note."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QMenu

from workbench.domain.handling import LONGEST_NOTE, HandlingState
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.labels import PlainLabel, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.views import HandlingEntry, RowDetail
    from workbench.ui.tables.columns import Look

_HOURS = (4, 12, 24, 48)


class LogCard(Card):
    """What was done about the row, newest last; hidden where there is nothing to do or done.

    Signals: ``look_wanted`` (instant, None for never by time), ``morning_wanted`` for the next
    working morning, ``note_wanted`` (text).
    """

    look_wanted = Signal(object)
    morning_wanted = Signal()
    note_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("detail", "Done so far"))
        self._row_id = 0
        self._look: Look | None = None
        self._lines = PlainLabel(
            type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True, is_selectable=True
        )
        self.again = button("", is_link=True)
        self.again.setToolTip(
            tip(translate("detail", "Without a new scan the row comes back to do at this time"))
        )
        self.menu = QMenu(self)
        self.again.setMenu(self.menu)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(translate("detail", "Note (Enter keeps it)"))
        self.note.setAccessibleName(translate("detail", "Note"))
        self.note.returnPressed.connect(self._on_note)
        self._offer()
        for widget in (self._lines, self.again, self.note):
            self.body.addWidget(widget)

    def _offer(self) -> None:
        for hours in _HOURS:
            words = translate("detail", "In {n} hours").replace("{n}", str(hours))
            self.menu.addAction(words).triggered.connect(partial(self._choose, hours))
        morning = self.menu.addAction(translate("detail", "Next working morning"))
        morning.triggered.connect(self.morning_wanted)
        never = self.menu.addAction(translate("detail", "Not by time"))
        never.triggered.connect(self._on_never)

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show a row's acts with their times; what is being typed stays with its row."""
        self._look = look
        if detail.row.id != self._row_id:
            self._row_id = detail.row.id
            self.note.clear()
        self._lines.setText("\n".join(_line(entry, look) for entry in detail.handling))
        self._lines.setVisible(bool(detail.handling))
        last = detail.handling[-1] if detail.handling else None
        is_waiting = last is not None and last.state is not HandlingState.TO_DO
        self.again.setVisible(is_waiting)
        if last is not None:
            words = translate("detail", "Look again: {time}")
            self.again.setText(words.replace("{time}", _until(last, look)))
        self.setVisible(bool(detail.handling) or bool(detail.row.rule))

    def _choose(self, hours: int) -> None:
        if self._look is not None:
            self.look_wanted.emit(self._look.now + timedelta(hours=hours))

    @Slot()
    def _on_never(self) -> None:
        self.look_wanted.emit(None)

    @Slot()
    def _on_note(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.note_wanted.emit(text)


def _until(entry: HandlingEntry, look: Look) -> str:
    if entry.look_at is None:
        return translate("detail", "not by time")
    return look.formats.moment(entry.look_at)


def _line(entry: HandlingEntry, look: Look) -> str:
    """Return who did what when; a row that came back by itself says so."""
    by_itself = entry.state is HandlingState.TO_DO and not entry.actor
    who = translate("detail", "came back by itself") if by_itself else one_line(entry.actor)
    parts = (look.formats.moment(entry.at), word(entry.state), who, one_line(entry.note))
    return "  ".join(part for part in parts if part)
