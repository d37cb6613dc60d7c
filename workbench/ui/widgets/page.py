"""How every view stands in the window: what is above in one column, its body below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP = 12
LEFT, TOP = 20, 16
# At the right a body may have a scroll bar, which stands in the margin; nothing else does.
RIGHT, BAR = 8, 12


def lay_page(page: QWidget, above: Iterable[QWidget], body: QWidget | QLayout) -> None:
    """Lay a view out; ``body`` takes the room that is left."""
    column = QVBoxLayout(page)
    column.setContentsMargins(LEFT, TOP, RIGHT, TOP)
    column.setSpacing(GAP)
    top = QVBoxLayout()
    top.setContentsMargins(0, 0, BAR, 0)
    top.setSpacing(GAP)
    for widget in above:
        top.addWidget(widget)
    column.addLayout(top)
    if isinstance(body, QLayout):
        column.addLayout(body, 1)
    else:
        column.addWidget(body, 1)
