"""A picture with boxes over it, drawn with the mouse or moved with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.domain.filing.evidence import Box
from workbench.ui.evidence.boxes import BoxStack
from workbench.ui.theme import COVERED

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent

    from workbench.ui.theming import ThemeKeeper

STEP, FINE = 8, 1  # picture pixels an arrow moves by; with Ctrl the finer step
_NEW = (160, 36)  # picture pixels of a box made by the keyboard: a name or a number
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RedactionCanvas(QWidget):
    """Shows the picture at ``scale``; boxes are kept in the picture's own pixels.

    Signals: ``changed`` whenever the boxes did, ``box_shown`` (QRect in widget pixels) of the box
    that keys moved, to be scrolled into sight.
    """

    changed = Signal()
    box_shown = Signal(QRect)

    def __init__(self, image: QImage, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._image = image
        self._keeper = keeper
        self._from: QPoint | None = None
        self._drawn = QRect()
        self.scale = 1.0
        self.stack = BoxStack(image.width(), image.height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_scale(self, scale: float) -> None:
        """Show the picture smaller or larger."""
        self.scale = min(max(scale, 0.05), 4.0)
        size = QSize(round(self._image.width() * self.scale), self._height())
        self.setFixedSize(size.expandedTo(QSize(1, 1)))
        self.update()

    def _height(self) -> int:
        return round(self._image.height() * self.scale)

    def add_box(self, around: QPoint) -> None:
        """Add a box about a point in widget pixels, for whoever has no mouse."""
        middle = self._picture_point(around)
        left, top = middle.x() - _NEW[0] // 2, middle.y() - _NEW[1] // 2
        # Beneath one that stands there already, so that the new one is seen.
        while any((box.left, box.top) == (max(left, 0), max(top, 0)) for box in self.stack.boxes):
            top += _NEW[1] + STEP
        self.stack.add(Box(left, top, left + _NEW[0], top + _NEW[1]))
        self._tell()

    def undo(self) -> None:
        """Take the last step back."""
        self.stack.undo()
        self._tell()

    def remove(self) -> None:
        """Take the chosen box away."""
        self.stack.remove()
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the picture that shows, and the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.scale < 1)
        part = event.rect()
        source = QRect(self._picture_point(part.topLeft()), self._picture_size(part.size()))
        painter.drawImage(part, self._image, source)
        for number, box in enumerate(self.stack.boxes):
            self._paint_box(painter, self._widget_rect(box), number == self.stack.chosen)
        if not self._drawn.isNull():
            self._paint_box(painter, self._drawn, is_chosen=True)
        painter.end()

    def _paint_box(self, painter: QPainter, rect: QRect, is_chosen: bool) -> None:
        theme = self._keeper.theme
        painter.setBrush(QBrush(QColor(COVERED)))
        edge = QColor(theme.accent if is_chosen else theme.line)
        painter.setPen(QPen(edge, 2 if is_chosen else 1))
        painter.drawRect(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the box under the mouse, or begin a new one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = self._picture_point(event.position().toPoint())
        if self.stack.choose_at(at.x(), at.y()):
            self.update()
        else:
            self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the new box."""
        if self._from is not None:
            self._drawn = QRect(self._from, event.position().toPoint()).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the new box."""
        if self._from is None:
            return
        first, last = self._picture_point(self._from), event.position().toPoint()
        end = self._picture_point(last)
        self._from, self._drawn = None, QRect()
        self.stack.add(Box(first.x(), first.y(), end.x(), end.y()))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen box, with Shift they stretch it; B adds one, Delete removes it."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is not None and self.stack.current is not None:
            self._step(way, event.modifiers())
        elif event.key() == Qt.Key.Key_B:
            self.add_box(self.visibleRegion().boundingRect().center())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove()
        elif event.key() in {Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft}:
            self.stack.turn(1 if event.key() == Qt.Key.Key_BracketRight else -1)
            self._tell()
        else:
            super().keyPressEvent(event)

    def _step(self, way: tuple[int, int], keys: Qt.KeyboardModifier) -> None:
        size = FINE if keys & Qt.KeyboardModifier.ControlModifier else STEP
        across, down = way[0] * size, way[1] * size
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self.stack.stretch(across, down)
        else:
            self.stack.move(across, down)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
        if self.stack.current is not None:
            self.box_shown.emit(self._widget_rect(self.stack.current))

    def _picture_point(self, at: QPoint) -> QPoint:
        return QPoint(round(at.x() / self.scale), round(at.y() / self.scale))

    def _picture_size(self, size: QSize) -> QSize:
        return QSize(round(size.width() / self.scale), round(size.height() / self.scale))

    def _widget_rect(self, box: Box) -> QRect:
        first = QPoint(round(box.left * self.scale), round(box.top * self.scale))
        last = QPoint(round(box.right * self.scale), round(box.bottom * self.scale))
        return QRect(first, last)
