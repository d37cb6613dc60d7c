"""Foreign text broken into lines as a reader breaks it: at words, and no line begins with 】.

``QPainter.drawText`` with ``TextWrapAnywhere`` breaks before any letter; a ``QTextLayout`` can
break within a word only where the word alone is wider than the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


def wrapped(text: str, font: QFont, width: int) -> QTextLayout:
    """Return a text laid out in lines of ``width`` pixels, the first one at the top."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    made.setTextOption(option)
    made.beginLayout()
    top = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    made.endLayout()
    return made
