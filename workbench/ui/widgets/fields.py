"""Fields of small forms."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

_LONGEST = 200


def text_field(words: str, hint: str) -> QLineEdit:
    """Return a line to write in, called ``words`` for screen readers."""
    made = QLineEdit()
    made.setAccessibleName(words)
    made.setPlaceholderText(hint)
    made.setMaxLength(_LONGEST)
    return made
