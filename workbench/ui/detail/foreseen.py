"""预计停滞（按历史）: what a parcel's stay at its first hub is, against what is usual there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.parcels.troubles import Trouble
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card
from workbench.ui.widgets.labels import PlainLabel, Tag
from workbench.ui.words import word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.parcels.dwell import Foreseen
    from workbench.ui.formats import Formats
    from workbench.ui.tables.columns import Look

_HOUR = timedelta(hours=1)


def hours_text(span: timedelta | None) -> str:
    """Return 9.2 h (9.2 小时), — where it is not known."""
    if span is None:
        return NOTHING
    return translate("today", "{n} h").replace("{n}", f"{span / _HOUR:.1f}")


def foreseen_words(one: Foreseen, now: datetime, formats: Formats) -> str:
    """Return the numbers behind a foreseen stall in one sentence."""
    source = translate(
        "today",
        "Usually leaves {hub} in {usual} (nine in ten within {late}, {n} parcel(s)); now {stay}",
    )
    source = counted(source, n=one.usual.count)
    for key, value in (
        ("{hub}", one_line(one.usual.hub)),
        ("{usual}", hours_text(one.usual.median)),
        ("{late}", hours_text(one.usual.late)),
        ("{stay}", hours_text(one.stay(now))),
    ):
        source = source.replace(key, value)
    return source


class ForeseenCard(Card):
    """Hidden unless a stall is foreseen; it claims nothing of rules or platforms."""

    def __init__(self) -> None:
        super().__init__()
        top = self.add_row()
        top.addWidget(Tag(word(Trouble.FORESEEN), Tone.ACCENT))
        top.addStretch(1)
        self._numbers = PlainLabel(is_wrapped=True, is_selectable=True)
        note = PlainLabel(
            translate("detail", "Learned from your shops' last 30 days; no rule's limit."),
            type_=Type.NOTE,
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        self.body.addWidget(self._numbers)
        self.body.addWidget(note)

    @property
    def text(self) -> str:
        """Return what the card says."""
        return self._numbers.text()

    def show_foreseen(self, one: Foreseen | None, look: Look) -> None:
        """Show what is foreseen for another parcel, or nothing."""
        self._numbers.setText(foreseen_words(one, look.now, look.formats) if one else "")
        self.setVisible(one is not None)
