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

from workbench.ui.rules.bars import SHORTEST_FADE, Bar, after, bars_of, beyond
from workbench.ui.theme import Type

if TYPE_CHECKING:
    from workbench.domain.rules.views import RuleEntry
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
    today: float  # from the left of the room
    is_quiet: bool = False  # the row above says already that there are no dates
    marked: object = None  # the version that a warning was judged by


def paint_rule(paint: Paint, entry: RuleEntry, ground: Ground) -> None:
    """Paint one rule: bodies, today's line, words over both."""
    bars = bars_of(entry, ground)
    frames = [_frame(paint.room, bar) for bar in bars]
    for bar, frame in zip(bars, frames, strict=True):
        _paint_body(paint, bar, frame)
    paint_today(paint)
    free_from = paint.room.left()
    for bar, frame in zip(bars, frames, strict=True):
        _paint_words(paint, bar, frame, free_from)
        free_from = frame.right()
    _paint_after(paint, *after(entry, ground))
    if not bars:
        _paint_beyond(paint, *beyond(entry, ground))


def _paint_after(paint: Paint, left: float, words: str) -> None:
    """Say behind the last bar that what follows is not known."""
    if words and 0 <= left < paint.room.width():
        room = paint.room.adjusted(left + INSET, 0, 0, 0)
        _paint_fitting(paint, room, (words,), is_note=True, side=_LEFT)


def _paint_beyond(paint: Paint, left: str, right: str) -> None:
    """Say at the edges where a rule lies that is not on the axis."""
    room = paint.room.adjusted(INSET, 0, -INSET, 0)
    _paint_fitting(paint, room, (left,), is_note=True, side=_LEFT)
    _paint_note(paint, room, right)


def paint_today(paint: Paint) -> None:
    """Paint today's line through a row or header, where the axis shows today."""
    if 0 <= paint.today <= paint.room.width():
        x = paint.room.left() + paint.today
        paint.painter.setPen(QPen(QColor(paint.theme.accent), 1.5))
        paint.painter.drawLine(QLineF(x, paint.room.top(), x, paint.room.bottom()))


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
    """Return ground and edge: the accent means today; what has no dates is quiet."""
    theme = paint.theme
    if not paint.is_on:
        return QColor(theme.surface), QColor(theme.muted)
    if bar.span.is_always and bar.span != paint.marked:
        return QColor(theme.zebra), QColor(theme.line)
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


def _paint_words(paint: Paint, bar: Bar, frame: QRectF, free_from: float) -> None:
    """Paint the longest words that fit; what is open stands at the right, or before the bar."""
    room = frame.adjusted(INSET, 0, -INSET, 0)
    note = "" if paint.is_quiet and bar.span.is_always else bar.note
    end = _paint_note(paint, room, note)
    if note and end == room.right():
        before = QRectF(free_from, frame.top(), frame.left() - free_from, frame.height())
        _paint_note(paint, before.adjusted(INSET, 0, -INSET, 0), note)
    room.setRight(end)
    for label in bar.labels:
        for part in _parts_beside_today(paint, room):
            if _paint_fitting(paint, part, (label,), is_note=False, side=_LEFT):
                return
    _paint_fitting(paint, room, bar.labels, is_note=False, side=_LEFT)


def _paint_note(paint: Paint, room: QRectF, note: str) -> float:
    """Paint a note at the right, clear of today's line; return where the room before it ends."""
    for part in reversed(_parts_beside_today(paint, room)):
        if width := _paint_fitting(paint, part, (note,), is_note=True, side=_RIGHT):
            return part.right() - width - INSET
    return room.right()


def _parts_beside_today(paint: Paint, room: QRectF) -> tuple[QRectF, ...]:
    """Return the room before and behind today's line: words are not struck through."""
    today = paint.room.left() + paint.today
    if not room.left() - INSET < today < room.right() + INSET:
        return (room,)
    before = QRectF(room.left(), room.top(), today - INSET - room.left(), room.height())
    behind = QRectF(today + INSET, room.top(), room.right() - today - INSET, room.height())
    return (before, behind)


def _paint_fitting(
    paint: Paint, room: QRectF, labels: tuple[str, ...], *, is_note: bool, side: Qt.AlignmentFlag
) -> float:
    """Paint the first words that fit; return how wide they are, 0 where none fit."""
    font = Type.NOTE.font()
    metrics = QFontMetricsF(font)
    for label in labels:
        width = metrics.horizontalAdvance(label)
        if label and width <= room.width():
            muted = is_note or not paint.is_on
            paint.painter.setFont(font)
            paint.painter.setPen(QColor(paint.theme.muted if muted else paint.theme.text))
            paint.painter.drawText(room, side, label)
            return width
    return 0.0
