"""The card of what was sent to the platform from here; a lost answer asks to be settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.platforms.beside import UNSETTLED
from workbench.domain.platforms.shipping_acts import ActKind, ActState
from workbench.ui.beside.cards import RowsCard
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel, Tag, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.platforms.shipping_acts import RecordedAct
    from workbench.ui.tables.columns import Look

_TONES = {
    ActState.SENDING: Tone.CRITICAL,
    ActState.UNKNOWN: Tone.CRITICAL,
    ActState.DONE: Tone.GOOD,
    ActState.REFUSED: Tone.MUTED,
}


class ActsCard(RowsCard):
    """已发往平台的操作: those that nobody knows the end of come first.

    Signals: ``look_wanted`` (act id) to ask the platform, ``settled`` (act id, whether it was done)
    where the seller has seen it there.
    """

    look_wanted = Signal(int)
    settled = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(translate("beside", "Sent to the platform from here"))

    def show_acts(self, acts: Sequence[RecordedAct], look: Look) -> None:
        """Show another order's acts."""
        ordered = sorted(acts, key=lambda act: act.state not in UNSETTLED)
        self.show_rows([self._row(recorded, look) for recorded in ordered])

    def _row(self, recorded: RecordedAct, look: Look) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        what = PlainLabel(act_words(recorded), is_wrapped=True, is_selectable=True)
        grid.addWidget(what, 0, 0, 1, 2)
        grid.addWidget(Tag(word(recorded.state), _TONES[recorded.state]), 1, 0)
        note = PlainLabel(_note(recorded, look), type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        grid.addWidget(note, 1, 1)
        if recorded.state in UNSETTLED:
            grid.addWidget(_doubt(), 2, 0, 1, 2)
            grid.addLayout(self._ends(recorded.id), 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return made

    def _ends(self, act_id: int) -> QHBoxLayout:
        """Return the ways out of the doubt: ask the platform, or say what was seen there."""
        ask = button(translate("beside", "Ask the platform"), is_primary=True)
        ask.setToolTip(tip(translate("beside", "Reads the order there; nothing is sent")))
        ask.clicked.connect(partial(self.look_wanted.emit, act_id))
        done = button(translate("beside", "It was done"), is_link=True)
        done.clicked.connect(partial(self.settled.emit, act_id, True))
        not_done = button(translate("beside", "It was not"), is_link=True)
        not_done.clicked.connect(partial(self.settled.emit, act_id, False))
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (ask, done, not_done):
            row.addWidget(each)
        row.addStretch(1)
        return row


def act_words(recorded: RecordedAct) -> str:
    """Return what was done, with carrier and number."""
    act = recorded.act
    if act.kind is ActKind.SHIP_UNTRACED:
        return word(act.kind)
    carrier = carrier_by_id(act.carrier).name if act.carrier else ""
    return f"{word(act.kind)} {carrier} {one_line(act.waybill)}".strip()


def _note(recorded: RecordedAct, look: Look) -> str:
    reason = translate("errors", recorded.reason) if recorded.reason else ""
    parts = (look.formats.moment(recorded.asked_at), one_line(recorded.actor), one_line(reason))
    return " ・ ".join(part for part in parts if part)


def _doubt() -> PlainLabel:
    said = translate(
        "beside",
        "The answer was lost: nobody knows whether the platform did it. Check there; nothing is"
        " sent again by itself.",
    )
    return PlainLabel(said, type_=Type.NOTE, tone=Tone.CRITICAL, is_wrapped=True)
