"""Paints a rule's versions: what holds today in the accent, open ends fading, today's line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from workbench.ui.rules.bars import SHORTEST_FADE, Bar, beyond
from workbench.ui.theme import Type

if TYPE_CHECKING:
    from workbench.domain.rule_views import RuleEntry
    from workbench.ui.rules.bars import Ground
    from workbench.ui.theme import Theme

THICKNESS = 22.0
RADIUS = 4.0
INSET = 8.0  # from a bar's edge to its words
HATCH = 7.0  # between two lines of a hatched ground
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Paint:
    """What one row is painted with."""

    painter: QPainter
    theme: Theme
    room: QRectF
    is_on: bool
    marked: object = None  # the version that a warning was judged by


def paint_bars(paint: Paint, bars: list[Bar]) -> None:
    """Paint one rule's bars into its room."""
    for bar in bars:
        frame = _frame(paint.room, bar)
        _paint_body(paint, bar, frame)
        _paint_words(paint, bar, frame)


def paint_beyond(paint: Paint, entry: RuleEntry, ground: Ground) -> None:
    """Say at the edge where a rule lies that is not on the axis."""
    left, right = beyond(entry, ground)
    paint.painter.setFont(Type.NOTE.font())
    paint.painter.setPen(QColor(paint.theme.muted))
    room = paint.room.adjusted(INSET, 0, -INSET, 0)
    paint.painter.drawText(room, _LEFT, left)
    paint.painter.drawText(room, _RIGHT, right)


def paint_today(painter: QPainter, theme: Theme, x: float, top: float, bottom: float) -> None:
    """Paint today's line."""
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.drawLine(QLineF(x, top, x, bottom))


def _frame(room: QRectF, bar: Bar) -> QRectF:
    top = room.center().y() - THICKNESS / 2
    # A hair of ground between two versions that meet.
    return QRectF(room.left() + bar.left, top, max(bar.width - 1.5, 2.5), THICKNESS)


def _paint_body(paint: Paint, bar: Bar, frame: QRectF) -> None:
    fill, edge = _colours(paint, bar)
    painter = paint.painter
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.fillPath(path, _faded(bar, frame, paint.room, fill))
    _paint_hatch(paint, bar, frame, path)
    width = 2.0 if bar.span == paint.marked else 1.0
    pen = QPen(_faded(bar, frame, paint.room, edge), width)
    if not paint.is_on:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.strokePath(path, pen)
    painter.restore()


def _colours(paint: Paint, bar: Bar) -> tuple[QColor, QColor]:
    """Return ground and edge: the accent means today, nothing else."""
    theme = paint.theme
    if not paint.is_on:
        return QColor(theme.surface), QColor(theme.muted)
    if bar.is_in_force:
        return QColor(theme.accent_soft), QColor(theme.accent)
    return QColor(theme.zebra), QColor(theme.muted)


def _faded(bar: Bar, frame: QRectF, room: QRectF, colour: QColor) -> QBrush:
    """Return the colour as a brush that runs out where an end is not known."""
    if bar.fades_from is None and not bar.fades_in:
        return QBrush(colour)
    gone = QColor(colour)
    gone.setAlpha(0)
    run = QLinearGradient(frame.left(), 0, frame.right(), 0)
    run.setColorAt(0, gone if bar.fades_in else colour)
    if bar.fades_in:
        run.setColorAt(min(SHORTEST_FADE / max(frame.width(), 1), 0.9), colour)
    if bar.fades_from is not None:
        begun = (room.left() + bar.fades_from - frame.left()) / max(frame.width(), 1)
        run.setColorAt(min(max(begun, 0.0), 0.99), colour)
        run.setColorAt(1, gone)
    return QBrush(run)


def _paint_hatch(paint: Paint, bar: Bar, frame: QRectF, path: QPainterPath) -> None:
    """Hatch what is ours to assume: the time after today, or all of it without dates."""
    left = frame.left()
    if bar.fades_from is not None:
        left = max(left, paint.room.left() + bar.fades_from)
    elif not bar.span.is_always:
        return
    painter = paint.painter
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setClipRect(
        frame.adjusted(left - frame.left(), 0, 0, 0), Qt.ClipOperation.IntersectClip
    )
    painter.setPen(QPen(QColor(paint.theme.line), 1.5))
    x = left - frame.height()
    while x < frame.right():
        painter.drawLine(QPointF(x, frame.bottom()), QPointF(x + frame.height(), frame.top()))
        x += HATCH
    painter.restore()


def _paint_words(paint: Paint, bar: Bar, frame: QRectF) -> None:
    """Paint the longest words that fit, and at the right what is open."""
    room = frame.adjusted(INSET, 0, -INSET, 0)
    taken = 0.0
    if bar.note:
        taken = _paint_fitting(paint, room, (bar.note,), is_note=True)
    left = room.adjusted(0, 0, -(taken + INSET) if taken else 0, 0)
    _paint_fitting(paint, left, bar.labels, is_note=False)


def _paint_fitting(paint: Paint, room: QRectF, labels: tuple[str, ...], *, is_note: bool) -> float:
    """Paint the first words that fit; return how wide they are, 0 where none fit."""
    font = Type.NOTE.font()
    metrics = QFontMetricsF(font)
    for label in labels:
        width = metrics.horizontalAdvance(label)
        if label and width <= room.width():
            muted = is_note or not paint.is_on
            paint.painter.setFont(font)
            paint.painter.setPen(QColor(paint.theme.muted if muted else paint.theme.text))
            paint.painter.drawText(room, _RIGHT if is_note else _LEFT, label)
            return width
    return 0.0
