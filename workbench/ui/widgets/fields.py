"""Fields of small forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit

from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    # Name, caption and hint of each field, in the order of a form.
    FieldWords: TypeAlias = Sequence[tuple[str, str, str]]

_LONGEST = 200
GAP = 12


def text_field(words: str, hint: str) -> QLineEdit:
    """Return a line to write in, called ``words`` for screen readers."""
    made = QLineEdit()
    made.setAccessibleName(words)
    made.setPlaceholderText(hint)
    made.setMaxLength(_LONGEST)
    return made


def text_box(words: str, height: int, hint: str = "") -> QPlainTextEdit:
    """Return a box for some lines, called ``words`` for screen readers; Tab leaves it."""
    made = QPlainTextEdit()
    made.setFixedHeight(height)
    made.setTabChangesFocus(True)
    made.setAccessibleName(words)
    made.setPlaceholderText(hint)
    return made


class FieldGrid(QGridLayout):
    """Lines to write in with their captions, one under the other."""

    def __init__(self, words: FieldWords) -> None:
        super().__init__()
        self.setHorizontalSpacing(GAP)
        self.setVerticalSpacing(8)
        self.fields = {name: text_field(caption, hint) for name, caption, hint in words}
        self._captions: dict[str, PlainLabel] = {}
        for line, (name, caption, _) in enumerate(words):
            label = self._captions[name] = PlainLabel(caption, type_=Type.NOTE, tone=Tone.MUTED)
            self.addWidget(label, line, 0)
            self.addWidget(self.fields[name], line, 1)

    @property
    def texts(self) -> dict[str, str]:
        """Return what was typed, by name."""
        return {name: field.text() for name, field in self.fields.items()}

    def offer(self, name: str, *, is_offered: bool) -> None:
        """Show a field with its caption, or neither."""
        for part in (self.fields[name], self._captions[name]):
            part.setVisible(is_offered)
