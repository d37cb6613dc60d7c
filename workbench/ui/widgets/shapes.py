"""The signs ⬤ ▲ ● ◇ ✓, painted, so that no font decides how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from workbench.ui.tables.columns import Shape

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_RADII = {Shape.CRITICAL: 6.5, Shape.INFORMATION: 5.0}
_CORNERS = {
    Shape.WARNING: ((0.0, -5.5), (6.5, 5.5), (-6.5, 5.5)),
    Shape.NONE: ((0.0, -5.5), (5.5, 0.0), (0.0, 5.5), (-5.5, 0.0)),
    Shape.DONE: ((-5.5, 0.5), (-1.5, 4.5), (5.5, -4.0)),
}


def paint_shape(painter: QPainter, centre: QPointF, shape: Shape, ink: QColor) -> None:
    """Paint a sign around ``centre``; ◇ and ✓ are strokes, the others are filled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_stroke = shape in {Shape.NONE, Shape.DONE}
    painter.setPen(QPen(ink, 1.75) if is_stroke else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_stroke else ink)
    if shape in _RADII:
        radius = _RADII[shape]
        painter.drawEllipse(QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(centre))
    else:
        corners = QPolygonF([QPointF(x, y) + centre for x, y in _CORNERS[shape]])
        (painter.drawPolyline if shape is Shape.DONE else painter.drawPolygon)(corners)
    painter.restore()
