"""A layout that puts widgets in a row and breaks the row where there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP = 8


class FlowLayout(QLayout):
    """Chips and buttons of any number on as few lines as fit."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = GAP) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self._hints: list[tuple[QLayoutItem, QSize]] | None = None
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in (Qt calls this for ``addWidget``)."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def invalidate(self) -> None:
        """Forget what was worked out (Qt calls this when an item asks for other room)."""
        self._heights.clear()
        self._hints = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width.

        One change of a text beside it asks some fifty times, for few widths.
        """
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), is_moving=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._place(rect, is_moving=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, is_moving: bool) -> int:
        """Return the height of all lines; what is lower than its line stands in its middle."""
        y = rect.y()
        for items in self._lines(rect.width()):
            line = max(hint.height() for _, hint in items)
            x = rect.x()
            for item, hint in items:
                if is_moving:
                    top = QPoint(x, y + (line - hint.height()) // 2)
                    item.setGeometry(QRect(top, hint))
                x += hint.width() + self._gap
            y += line + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what shows, with its size, line by line."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item, hint in self._shown():
            if not lines or taken + hint.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, hint))
            taken += hint.width() + self._gap
        return lines

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """Return what is not hidden, with the room it asks for; each is asked once."""
        if self._hints is None:
            self._hints = [(item, item.sizeHint()) for item in self._items if not _is_hidden(item)]
        return self._hints


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()
