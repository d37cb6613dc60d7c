"""Choices of a page: each a radio button with a sentence of what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from workbench.ui.theme import Type
from workbench.ui.widgets.card import Card
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT = 22


class Choices(QWidget):
    """One of several cards is chosen; arrows move between them.

    Signals: ``chosen`` (value) after a press.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Take value, name and sentence of each."""
        super().__init__()
        self.buttons: dict[str, QRadioButton] = {}
        self.cards: dict[str, Card] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for value, name, about in choices:
            column.addWidget(self._card(value, name, about))

    def _card(self, value: str, name: str, about: str) -> Card:
        made = self.buttons[value] = QRadioButton(name)
        made.setFont(Type.STRONG.font())
        made.setAccessibleDescription(about)
        made.setProperty("value", value)
        made.clicked.connect(self._on_clicked)
        self._group.addButton(made)
        card = self.cards[value] = Card()
        card.body.addWidget(made)
        if about:
            told = PlainLabel(about, is_wrapped=True)
            told.setContentsMargins(INDENT, 0, 0, 0)
            card.body.addWidget(told)
        return card

    @property
    def value(self) -> str:
        """Return what is chosen, "" while nothing is."""
        return next((value for value, each in self.buttons.items() if each.isChecked()), "")

    def choose(self, value: str) -> None:
        """Mark a choice."""
        self.buttons[value].setChecked(True)

    def take_keys(self) -> None:
        """Give the keys to what is chosen."""
        made = self.buttons.get(self.value) or next(iter(self.buttons.values()))
        made.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("value")))
