"""Charts painted with the theme's tokens: bars from zero, labelled directly, keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.ui.theme import Type
from workbench.ui.today.figures import Figure, Form
from workbench.ui.today.painting import (
    COLUMN_HEIGHT,
    LEFT,
    ROW_HEIGHT,
    ChartLayout,
    ChartPainter,
    Lit,
)
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent

    from workbench.ui.theming import ThemeKeeper
    from workbench.ui.today.figures import Mark

_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Chart(QWidget):
    """One figure, drawn; arrows go from mark to mark, Enter or a click follows it.

    Signals: ``opened`` (Mark) when one with a choice is followed.
    """

    opened = Signal(object)

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._figure = Figure("", "", "", Form.COLUMNS, ())
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keeper.changed.connect(self.update)

    @property
    def figure(self) -> Figure:
        """Return what is drawn."""
        return self._figure

    @property
    def current(self) -> Mark | None:
        """Return the mark that is looked at."""
        marks = self._figure.marks
        return marks[self._at] if 0 <= self._at < len(marks) else None

    def show_figure(self, figure: Figure) -> None:
        """Draw another figure; the mark looked at keeps its place."""
        if figure == self._figure:
            return
        before = self.sizeHint()
        self._figure = figure
        self._at = min(self._at, len(figure.marks) - 1)
        if self.sizeHint() != before:
            self.updateGeometry()
        self._name()
        self.update()

    def _name(self) -> None:
        """Tell the screen reader what is drawn, and the mark that is looked at."""
        at = self.current
        self.setAccessibleName(f"{self._figure.title}: {at.spoken}" if at else self._figure.title)
        self.setAccessibleDescription(self._figure.note)

    def sizeHint(self) -> QSize:
        """Return the room for the marks."""
        if self._figure.form is Form.COLUMNS:
            return QSize(280, COLUMN_HEIGHT)
        return QSize(280, ROW_HEIGHT * max(len(self._figure.marks), 1))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(200, self.sizeHint().height())

    def _layout(self) -> ChartLayout:
        return ChartLayout(self._figure, self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, labels, ticks and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(Type.NOTE.font())
        theme = self._keeper.theme
        if self._figure.is_empty:
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(self.rect()), LEFT, self._figure.empty)
        else:
            is_lit = self.hasFocus() or self.underMouse()
            lit = Lit(self._at if is_lit else -1, is_framed=self.hasFocus())
            ChartPainter(painter, self._layout(), theme).paint(lit)
        painter.end()

    def _look_at(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self._name()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at what is under the mouse."""
        self._look_at(self._layout().number_at(event.position()))
        leads = self.current is not None and self.current.choice is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Look at nothing any more, unless the keys do."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._look_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow what is clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._look_at(self._layout().number_at(event.position()))
            self.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark, and follow one."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None and self._figure.marks:
            self._look_at(min(max(self._at + step, 0), len(self._figure.marks) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.follow()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first mark."""
        super().focusInEvent(event)
        if self.current is None and self._figure.marks:
            self._look_at(0)

    def follow(self) -> None:
        """Follow the mark that is looked at."""
        if self.current is not None and self.current.choice is not None:
            self.opened.emit(self.current)

    def event(self, event: QEvent) -> bool:
        """Say the mark's sentence where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)  # type: ignore[arg-type]  # Qt sends a QHelpEvent with this type
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        number = self._layout().number_at(QPointF(event.pos()))
        marks = self._figure.marks
        QToolTip.showText(event.globalPos(), tip(marks[number].spoken if number >= 0 else ""), self)
