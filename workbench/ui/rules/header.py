"""The header of the timeline: two names, and the axis with today on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView

from workbench.domain.clock import SHANGHAI
from workbench.ui.rules.axis import ticks
from workbench.ui.rules.delegate import INDENT, line_room
from workbench.ui.rules.model import RuleColumn
from workbench.ui.rules.painting import Paint, paint_today
from workbench.ui.tables.delegate import PADDING
from workbench.ui.theme import Type
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.ui.formats import Formats
    from workbench.ui.rules.delegate import Scale
    from workbench.ui.theming import ThemeKeeper

HEIGHT = 46
GAP = 6.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RuleHeader(QHeaderView):
    """Paints names and, over the bars, years, months or days."""

    def __init__(self, scale: Scale, keeper: ThemeKeeper, formats: Formats) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._scale = scale
        self._keeper = keeper
        self._formats = formats
        self.setFixedHeight(HEIGHT)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one section."""
        theme = self._keeper.theme
        painter.fillRect(rect, QColor(theme.surface))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section == RuleColumn.LINE:
            self._paint_axis(painter, rect)
            return
        painter.setFont(Type.NOTE_STRONG.font())
        painter.setPen(QColor(theme.muted))
        indent = INDENT if section == RuleColumn.TITLE else PADDING
        text = str(self.model().headerData(section, self.orientation()) or "")
        painter.drawText(rect.adjusted(indent, 0, 0, 0), _LEFT, text)

    def _paint_axis(self, painter: QPainter, rect: QRect) -> None:
        """Paint ticks below and today above them, so that neither covers the other."""
        room, axis = line_room(rect), self._scale.axis
        upper = QRectF(room.left(), rect.top() + 4, room.width(), 18)
        lower = QRectF(room.left(), rect.top() + 23, room.width(), 18)
        self._paint_today(painter, room, upper, float(rect.bottom() + 1))
        for tick in ticks(axis, room.width(), self._formats):
            type_ = Type.NOTE_STRONG if tick.is_strong else Type.NOTE
            x = room.left() + axis.place(tick.at, room.width())
            width = QFontMetricsF(type_.font()).horizontalAdvance(tick.text)
            if x + GAP + width > room.right():
                continue
            place = QRectF(x + GAP, lower.top(), width + 1, lower.height())
            # Its own ground, so that today's line does not run through the words.
            painter.fillRect(place, QColor(self._keeper.theme.surface))
            painter.setFont(type_.font())
            painter.setPen(QColor(self._keeper.theme.muted))
            painter.drawText(place, _LEFT, tick.text)

    def _paint_today(self, painter: QPainter, room: QRectF, upper: QRectF, bottom: float) -> None:
        at = self._scale.axis.place(self._scale.now, room.width())
        if not 0 <= at <= room.width():
            return
        theme, x = self._keeper.theme, room.left() + at
        day = self._formats.full_day(self._scale.now.astimezone(SHANGHAI).date())
        text = translate("rules", "Today {day}").replace("{day}", day)
        painter.setFont(Type.NOTE_STRONG.font())
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        left = x + GAP if x + GAP + width <= room.right() else x - GAP - width
        painter.setPen(QColor(theme.accent))
        painter.drawText(QRectF(left, upper.top(), width + 1, upper.height()), _LEFT, text)
        line = QRectF(room.left(), upper.top(), room.width(), bottom - upper.top())
        paint_today(Paint(painter, theme, line, is_on=True, today=at))
