"""The drawn line of promised shipping times: a bar per filing, gaps hatched, today's line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.domain.clock import SHANGHAI
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent

    from workbench.domain.filing.coverage import CoverSpan
    from workbench.ui.formats import Formats
    from workbench.ui.theme import Theme
    from workbench.ui.theming import ThemeKeeper

AXIS = 20
LANE = 24
MOST_LANES = 8
_BAR = 16
_STRIP = 14
_FOOT = 18  # room for the word at the foot of today's line
_DAY = timedelta(days=1)
_GAP, _TWICE = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense6Pattern
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Lane:
    """One filing's window, with the words for it; ``is_own`` is the one in focus."""

    filing_id: str
    since: datetime
    until: datetime
    words: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn; ``spans`` cover the line without a hole, each with its words."""

    lanes: tuple[Lane, ...] = ()
    spans: tuple[tuple[CoverSpan, str], ...] = ()
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Where instants stand: from the first to the last window, with half a day around."""

    since: datetime
    until: datetime
    width: float

    @classmethod
    def of(cls, drawing: Drawing, width: float) -> Scale:
        """Return the scale that shows all of a drawing that is not empty."""
        first, last = drawing.spans[0][0].since, drawing.spans[-1][0].until
        edge = max((last - first) * 0.04, timedelta(hours=6))
        return cls(first - edge, last + edge, width)

    def x(self, at: datetime) -> float:
        """Return where an instant stands."""
        return (at - self.since) / (self.until - self.since) * self.width

    def days(self) -> Iterator[datetime]:
        """Yield the midnights to be labelled, at least 60 pixels apart."""
        day = datetime.combine(self.since.astimezone(SHANGHAI).date() + _DAY, time(), SHANGHAI)
        a_day = self.width / ((self.until - self.since) / _DAY)
        step = _DAY * max(round(60 / a_day + 0.5), 1)
        while day < self.until:
            yield day
            day += step


class CoverageBars(QWidget):
    """Draws filings over the line; arrows go from span to span, a click chooses a filing.

    Signals: ``looked_at`` (words of the span that is looked at), ``chosen`` (filing id).
    """

    looked_at = Signal(str)
    chosen = Signal(str)

    def __init__(self, keeper: ThemeKeeper, formats: Formats) -> None:
        super().__init__()
        self._keeper = keeper
        self._formats = formats
        self._drawing = Drawing()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keeper.changed.connect(self.update)

    @property
    def drawing(self) -> Drawing:
        """Return what is drawn."""
        return self._drawing

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw another line."""
        self._drawing = drawing
        self._at = min(self._at, len(drawing.spans) - 1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the lanes."""
        return QSize(300, AXIS + LANE * len(self._drawing.lanes) + _STRIP + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint days, bars, the strip of gaps, and today."""
        if not self._drawing.spans:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(Type.NOTE.font())
        scale = Scale.of(self._drawing, self.width())
        pen = _BarPainter(painter, scale, self._keeper.theme)
        pen.paint_days(self.height(), self._formats)
        for number, lane in enumerate(self._drawing.lanes):
            pen.paint_lane(AXIS + number * LANE, lane)
        top = AXIS + len(self._drawing.lanes) * LANE
        for number, (span, _) in enumerate(self._drawing.spans):
            pen.paint_span(top, span, is_lit=self.hasFocus() and number == self._at)
        if self._drawing.now is not None:
            pen.paint_today(self._drawing.now, self.height())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from span to span, and choose the first filing of one."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None and self._drawing.spans:
            self._look_at(min(max(self._at + step, 0), len(self._drawing.spans) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at >= 0:
            self._choose(self._drawing.spans[self._at][0])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first span."""
        super().focusInEvent(event)
        if self._at < 0 and self._drawing.spans:
            self._look_at(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the filing whose bar is clicked, else look at the span beneath."""
        lane = self._lane_at(event.position())
        if lane is not None:
            self.chosen.emit(lane.filing_id)
        elif self._drawing.spans:
            self._look_at(self._span_at(event.position()))

    def event(self, event: QEvent) -> bool:
        """Say a bar's or a span's words where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)  # type: ignore[arg-type]  # Qt sends a QHelpEvent with this type
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        lane, words = self._lane_at(at), ""
        if lane is not None:
            words = lane.words
        elif self._drawing.spans:
            words = self._drawing.spans[self._span_at(at)][1]
        QToolTip.showText(event.globalPos(), tip(words), self)

    def _lane_at(self, at: QPointF) -> Lane | None:
        number = int((at.y() - AXIS) // LANE)
        if not 0 <= number < len(self._drawing.lanes):
            return None
        lane, scale = self._drawing.lanes[number], Scale.of(self._drawing, self.width())
        return lane if scale.x(lane.since) <= at.x() <= scale.x(lane.until) else None

    def _span_at(self, at: QPointF) -> int:
        scale = Scale.of(self._drawing, self.width())
        ends = [scale.x(span.until) for span, _ in self._drawing.spans]
        return next((n for n, end in enumerate(ends) if at.x() <= end), len(ends) - 1)

    def _look_at(self, number: int) -> None:
        self._at = number
        words = self._drawing.spans[number][1]
        self.setAccessibleDescription(words)
        self.looked_at.emit(words)
        self.update()

    def _choose(self, span: CoverSpan) -> None:
        if span.filings:
            self.chosen.emit(span.filings[0])


class _BarPainter:
    """Paints the parts of one line."""

    def __init__(self, painter: QPainter, scale: Scale, theme: Theme) -> None:
        self._painter = painter
        self._scale = scale
        self._theme = theme

    def paint_days(self, height: int, formats: Formats) -> None:
        """Label the midnights, as far as there is room."""
        metrics = QFontMetricsF(self._painter.font())
        for day in self._scale.days():
            x = self._scale.x(day)
            self._painter.setPen(QPen(QColor(self._theme.line), 1))
            self._painter.drawLine(QPointF(x, AXIS - 3), QPointF(x, height - _FOOT))
            words = formats.day(day.date())
            if x + 2 + metrics.horizontalAdvance(words) <= self._scale.width:
                self._painter.setPen(QColor(self._theme.muted))
                self._painter.drawText(QPointF(x + 2, AXIS - 7), words)

    def paint_lane(self, top: float, lane: Lane) -> None:
        """Paint one filing's window with its words in it, or beside it where it is short."""
        left, right = self._scale.x(lane.since), self._scale.x(lane.until)
        bar = QRectF(left, top + (LANE - _BAR) / 2, max(right - left, 3), _BAR)
        tone = Tone.ACCENT if lane.is_own else Tone.INFORMATION
        self._painter.setPen(QPen(tone.ink(self._theme), 1))
        self._painter.setBrush(tone.soft(self._theme))
        self._painter.drawRoundedRect(bar, 4, 4)
        metrics = QFontMetricsF(self._painter.font())
        room = bar.adjusted(6, 0, -4, 0)
        if room.width() < metrics.horizontalAdvance(lane.words):
            room = _beside(bar, self._scale.width)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        words = metrics.elidedText(lane.words, Qt.TextElideMode.ElideRight, room.width())
        self._painter.setPen(QColor(self._theme.text))
        self._painter.drawText(room, middle, words)

    def paint_span(self, top: float, span: CoverSpan, *, is_lit: bool) -> None:
        """Paint one piece of the strip: covered, covered twice, or hatched where nothing covers."""
        left, right = self._scale.x(span.since), self._scale.x(span.until)
        strip = QRectF(left, top + 2, max(right - left, 2), _STRIP - 4)
        tone = Tone.CRITICAL if span.is_gap else Tone.GOOD
        ink = tone.ink(self._theme)
        self._painter.setPen(QPen(ink, 2 if is_lit else 1))
        self._painter.setBrush(tone.soft(self._theme))
        self._painter.drawRect(strip)
        if span.is_gap or len(span.filings) > 1:
            # A pattern has a hole in every place: it is laid over the soft ground.
            style = _GAP if span.is_gap else _TWICE
            self._painter.setBrush(QBrush(ink, style))
            self._painter.drawRect(strip)

    def paint_today(self, now: datetime, height: int) -> None:
        """Paint today's line where it is in sight."""
        x = self._scale.x(now)
        if not 0 <= x <= self._scale.width:
            return
        self._painter.setPen(QPen(QColor(self._theme.accent), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(x, 0), QPointF(x, height))
        self._painter.setPen(QColor(self._theme.accent))
        self._painter.drawText(QPointF(x + 3, height - 4), translate("coverage", "now"))


def _beside(bar: QRectF, width: float) -> QRectF:
    """Return the wider room left or right of a bar."""
    right = QRectF(bar.right() + 4, bar.top(), max(width - bar.right() - 6, 0), bar.height())
    left = QRectF(2, bar.top(), max(bar.left() - 6, 0), bar.height())
    return right if right.width() >= left.width() else left
