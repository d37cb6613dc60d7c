"""The coloured band that says from when a view looks, and how to come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy

from workbench.domain.counting import counted
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.glyphs import Glyph
from workbench.ui.widgets.labels import PlainLabel, restyle
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.past import Past
    from workbench.ui.formats import Formats
    from workbench.ui.icons import Icons


class ReviewBand(QFrame):
    """Hidden while the view shows the present.

    Signals: ``left`` to come back to the present, ``instant_wanted`` for another instant, and what
    is wanted of this one: ``day_wanted``, ``differences_wanted``, ``report_wanted`` to print it,
    ``reviewed`` to note that it was looked through.
    """

    left = Signal()
    instant_wanted = Signal()
    day_wanted = Signal()
    differences_wanted = Signal()
    report_wanted = Signal()
    reviewed = Signal()

    def __init__(self, icons: Icons, formats: Formats) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._formats = formats
        self._icon = Glyph(icons)
        self.sentence = PlainLabel(is_wrapped=True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.day = button(translate("review", "This day"))
        self.menu = QMenu(self.day)
        self.day.setMenu(self.menu)
        self._fill()
        self.leave = button("", is_primary=True)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        for widget in (self._icon, self.sentence, self.day, self.leave):
            row.addWidget(widget)
        self.hide()

    def _fill(self) -> None:
        for words, signal in (
            (translate("review", "Warnings and acts…"), self.day_wanted),
            (translate("review", "What is different now…"), self.differences_wanted),
            (translate("review", "Daily report (PDF, XLSX)…"), self.report_wanted),
            (translate("review", "Mark as reviewed"), self.reviewed),
        ):
            self.menu.addAction(words).triggered.connect(signal)
        self.menu.addSeparator()
        other = self.menu.addAction(translate("review", "Another instant…") + "\tCtrl+R")
        other.triggered.connect(self.instant_wanted)

    def show_reading(self, as_of: datetime, percent: int | None = None) -> None:
        """Say that an instant is being read, and how much of it was; leaving gives it up."""
        words = translate("review", "Reading what was known at {time} …")
        sentence = words.replace("{time}", self._formats.full_moment(as_of))
        share = "" if percent is None else f" {percent}%"
        self._say(f"{sentence}{share}", is_reading=True)

    def _say(self, sentence: str, *, is_reading: bool) -> None:
        back = translate("review", "Back to now")
        self.leave.setText(translate("asking", "Cancel") if is_reading else back)
        self.day.setVisible(not is_reading)
        self.sentence.setText(sentence)
        tone = Tone.INFORMATION if is_reading else Tone.WARNING
        self._icon.show_icon("history", tone)
        restyle(self, tone=tone.value)
        self.show()

    def show_past(self, past: Past | None) -> None:
        """Say from when the view looks, and what changed since; nothing for the present."""
        if past is None:
            self.hide()
            return
        words = translate(
            "review",
            "Looking back at {time} ・ {n} warning(s) then. Since: {appeared} new, {gone} gone, "
            "{changed} changed. Only notes can be written.",
        )
        words = counted(
            words,
            n=len(past.warned),
            appeared=past.compared.appeared,
            gone=past.compared.gone,
            changed=past.compared.changed,
        )
        time = self._formats.full_moment(past.as_of)
        self._say(words.replace("{time}", time), is_reading=False)


def nothing_then() -> StateWords:
    """Return what stands where no warning was on record: no proof that all was well."""
    return StateWords(
        "empty",
        Tone.MUTED,
        translate("review", "No warning was on record then"),
        translate(
            "review",
            "Only what this computer had decided by then is shown; before its first update there "
            "is nothing.",
        ),
    )
