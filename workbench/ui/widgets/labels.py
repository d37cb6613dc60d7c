"""Labels that never take markup: foreign text stays text (faults I1 to I4, I7)."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from workbench.ui.formats import plain
from workbench.ui.theme import Tone, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def tip(text: str) -> str:
    """Return a tooltip that shows ``text`` literally; tooltips guess at markup otherwise."""
    if not text:
        return ""
    lines = html.escape(plain(text)).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def restyle(widget: QWidget, **properties: str) -> None:
    """Set the properties that the style sheet asks for and wear what it says."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class PlainLabel(QLabel):
    """A label of one type and tone, plain text only."""

    def __init__(
        self,
        text: str = "",
        *,
        type_: Type = Type.TEXT,
        tone: Tone = Tone.TEXT,
        is_wrapped: bool = False,
        is_selectable: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(type_.font())
        self.setWordWrap(is_wrapped)
        self.set_tone(tone)
        self.setText(text)
        if is_wrapped:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if is_selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.setCursor(Qt.CursorShape.IBeamCursor)

    def setText(self, text: str) -> None:
        """Show ``text`` literally, without what cannot be seen."""
        shown = plain(text)
        if shown != self.text():
            super().setText(shown)

    def set_tone(self, tone: Tone) -> None:
        """Take the colour of a tone."""
        restyle(self, tone=tone.value)


class Tag(PlainLabel):
    """A short word on its tone's soft ground."""

    def __init__(self, text: str = "", tone: Tone = Tone.MUTED) -> None:
        super().__init__(text, type_=Type.NOTE, tone=tone)
        self.setProperty("tag", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
