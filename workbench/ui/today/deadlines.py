"""The list of deadlines by time: headings for the stretches, two lines for each group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.today.today import DueGroup, Stretch
from workbench.ui.formats import plain
from workbench.ui.monitor.columns import level_shape
from workbench.ui.tables.selection import choose_index
from workbench.ui.theme import LEVEL_TONES, Tone, Type
from workbench.ui.today.words import (
    BETWEEN,
    STRETCH_TONES,
    group_line,
    group_time,
    group_title,
    risk_text,
    stretch_word,
)
from workbench.ui.translating import translate
from workbench.ui.widgets.shapes import paint_shape
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.today.today import DueList
    from workbench.ui.tables.columns import Look
    from workbench.ui.theming import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex
LineRole = int(Qt.ItemDataRole.UserRole) + 1
HEADING, ROW = 34, 52
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the list says; ``group`` is None for a heading."""

    title: str
    time: str = ""
    below: str = ""
    risk: str = ""
    tone: Tone = Tone.MUTED
    stretch: Stretch = Stretch.LATER
    group: DueGroup | None = None

    @property
    def spoken(self) -> str:
        """Return all of it in one sentence, for the screen reader."""
        level = word(self.group.level) if self.group else ""
        parts = (level, self.title, self.time, self.below, self.risk)
        return ", ".join(part for part in parts if part)


def lines_of(due: DueList, shops: Mapping[str, str], look: Look) -> list[Line]:
    """Return headings and groups in order."""
    lines: list[Line] = []
    shown: Stretch | None = None
    for group in due.groups:
        if group.stretch is not shown:
            shown = group.stretch
            number = look.formats.count(due.by_stretch[shown])
            tone = STRETCH_TONES.get(shown, Tone.MUTED)
            lines.append(Line(stretch_word(shown), number, tone=tone, stretch=shown))
        lines.append(_line(group, shops, look))
    return lines


def _line(group: DueGroup, shops: Mapping[str, str], look: Look) -> Line:
    shop = shop_name(shops.get(group.shop_id, group.shop_id))
    return Line(
        plain(group_title(group, look)),
        group_time(group, look),
        plain(group_line(group, shop, look)),
        risk_text(group.risk, look.formats),
        LEVEL_TONES[group.level],
        group.stretch,
        group,
    )


class DeadlineModel(QAbstractListModel):
    """Lines that are all in memory: they are few however many rows there are."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    @property
    def lines(self) -> list[Line]:
        """Return the lines."""
        return self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a line says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LineRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].group is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show(self, lines: list[Line]) -> None:
        """Show other lines; the same ones in the same places only change their words."""
        if [_name(line) for line in lines] == [_name(line) for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()


def _name(line: Line) -> tuple[object, ...]:
    group = line.group
    return (line.stretch, group and (group.since, group.shop_id, group.rule))


@dataclass(frozen=True, slots=True)
class Words:
    """One text as it is painted."""

    text: str
    type_: Type
    tone: Tone = Tone.TEXT
    is_right: bool = False


class DeadlineDelegate(QStyledItemDelegate):
    """Paints a heading, or a group on two lines with what it costs at the right."""

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        line: Line = index.data(LineRole)
        return QSize(200, ROW if line.group else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        rect, theme = option.rect, self._keeper.theme
        line: Line = index.data(LineRole)
        painter.save()
        if QStyle.StateFlag.State_MouseOver in option.state and line.group:
            painter.fillRect(rect, QColor(theme.zebra))
        if QStyle.StateFlag.State_Selected in option.state and line.group:
            painter.fillRect(rect, QColor(theme.selection))
            if option.widget is not None and option.widget.hasFocus():
                painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(theme.accent))
        room = rect.adjusted(14, 0, -14, 0)
        if line.group is None:
            self._paint_heading(painter, room, line)
        else:
            self._paint_group(painter, room, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, room: QRect, line: Line) -> None:
        theme = self._keeper.theme
        painter.fillRect(room.adjusted(-14, room.height() - 1, 14, 0), QColor(theme.line))
        painter.setFont(Type.NOTE_STRONG.font())
        painter.setPen(line.tone.ink(theme))
        painter.drawText(room, _LEFT, f"{line.title}  {line.time}")

    def _paint_group(self, painter: QPainter, room: QRect, line: Line) -> None:
        theme = self._keeper.theme
        if line.group is not None:
            centre = QPointF(room.left() + 7, room.center().y() + 0.5)
            paint_shape(painter, centre, level_shape(line.group.level), line.tone.ink(theme))
        upper = QRect(room.left() + 26, room.top() + 7, room.width() - 26, 20)
        lower = upper.translated(0, 20)
        time = Words(line.time, Type.STRONG, line.tone, is_right=True)
        self._pair(painter, upper, Words(line.title, Type.STRONG), time)
        risk = Words(line.risk, Type.NOTE, is_right=True)
        self._pair(painter, lower, Words(line.below, Type.NOTE, Tone.MUTED), risk)

    def _pair(self, painter: QPainter, room: QRect, left: Words, right: Words) -> None:
        """Paint two texts on one line; the one at the right is never cut by the other."""
        taken = self._text(painter, room, right)
        self._text(painter, room.adjusted(0, 0, -taken, 0), left)

    def _text(self, painter: QPainter, room: QRect, words: Words) -> int:
        """Paint a text, cut where it must be; return the room it took."""
        font = words.type_.font()
        metrics = QFontMetrics(font)
        whole = whole_parts(words.text, metrics, room.width())
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(words.tone.ink(self._keeper.theme))
        painter.drawText(room, _RIGHT if words.is_right else _LEFT, shown)
        return metrics.horizontalAdvance(shown) + 12 if shown else 0


def whole_parts(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a line without the last of its parts that do not fit: half a number helps nobody."""
    parts = text.split(BETWEEN)
    while len(parts) > 1 and metrics.horizontalAdvance(BETWEEN.join(parts)) > width:
        parts.pop()
    return BETWEEN.join(parts)


class DeadlineList(QListView):
    """Deadlines by time.

    Signals: ``opened`` (DueGroup) on a click or Enter.
    """

    opened = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self.deadlines = DeadlineModel()
        self.setModel(self.deadlines)
        self.setItemDelegate(DeadlineDelegate(keeper))
        self.setAccessibleName(translate("today", "Deadlines by time"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        for pressed in (self.clicked, self.activated):
            pressed.connect(self._on_activated)
        keeper.changed.connect(self.viewport().update)

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines, keeping the chosen one chosen."""
        current = self.currentIndex().row()
        chosen = _name(self.deadlines.lines[current]) if current >= 0 else None
        self.deadlines.show(lines)
        names = [_name(line) for line in lines]
        row = names.index(chosen) if chosen in names else min(1, len(lines) - 1)
        if row >= 0 and self.currentIndex().row() != row:
            choose_index(self, self.deadlines.index(row))

    @Slot("QModelIndex")
    def _on_activated(self, index: QModelIndex) -> None:
        group = self.deadlines.lines[index.row()].group
        if group is not None:
            self.opened.emit(group)
