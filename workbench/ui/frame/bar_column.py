"""The bars over all views; without any the views begin at the window's own margin."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

SIDE, TOP, GAP = 20, 12, 8


class BarColumn(QVBoxLayout):
    """Takes room, margins among it, only while one of its bars shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(SIDE, TOP, SIDE, 0)
        self.setSpacing(GAP)

    @property
    def is_quiet(self) -> bool:
        """Tell whether no bar has anything to say."""
        items = [self.itemAt(at) for at in range(self.count())]
        bars = [item.widget() for item in items if item is not None]
        return all(bar is None or bar.isHidden() for bar in bars)

    def sizeHint(self) -> QSize:
        """Return the room wanted."""
        return QSize() if self.is_quiet else super().sizeHint()

    def minimumSize(self) -> QSize:
        """Return the least room."""
        return QSize() if self.is_quiet else super().minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the bars at a width, whose sentences may wrap."""
        return 0 if self.is_quiet else super().heightForWidth(width)

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the least height at a width."""
        return 0 if self.is_quiet else super().minimumHeightForWidth(width)
