"""One section of the settings: a title, what it is about, and rows of a name and a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.card import Card
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.settings import Overview, Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools

WIDTH = 640
CAPTION = 132


class Section(QScrollArea):
    """A column of cards, as wide as one reads; what it shows is put in by its subclass."""

    name = ""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__()
        self._tools = tools
        self._keeping = keeping
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setWidget(inside)

    def add_card(self, title: str, about: str = "") -> Card:
        """Add a card with a title and a sentence of what it is about."""
        card = Card(title)
        if about:
            card.body.addWidget(note(about))
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in force."""

    def show_overview(self, overview: Overview) -> None:
        """Show what stands beside them."""


def note(text: str = "") -> PlainLabel:
    """Return a small muted sentence."""
    return PlainLabel(text, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)


def number_edit(least: int, most: int) -> QSpinBox:
    """Return a field for a whole number."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedWidth(88)
    return made


def add_row(card: Card, caption: str, *controls: QWidget) -> QHBoxLayout:
    """Add a row: its caption, then its controls from the left."""
    row = card.add_row()
    label = PlainLabel(caption)
    label.setFixedWidth(CAPTION)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label)
    for control in controls:
        control.setAccessibleName(control.accessibleName() or caption)
        row.addWidget(control)
    row.addStretch(1)
    return row
