"""The left rail: name, views with badges, and at the foot how fresh the data is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.frame.entries import RailEntries
from workbench.ui.frame.foot import RailFoot
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel, Tag, tip

if TYPE_CHECKING:
    from workbench.ui.icons import Icons
    from workbench.ui.start import Stage

WIDTH = 148
COLLAPSED = 52
ROW = 36
# Beside a long name there is no room for five digits; the tooltip has them.
MANY = "99+"
APART = 6


@dataclass(frozen=True, slots=True)
class Place:
    """One view's entry: icon, name, keyboard shortcut."""

    icon: str
    name: str
    key: str


class RailButton(QAbstractButton):
    """One entry; collapsed it is an icon with a dot in place of the badge."""

    def __init__(self, icons: Icons, place: Place) -> None:
        super().__init__()
        self._icons = icons
        self._place = place
        self._badge = ""
        self._badge_tone = Tone.MUTED
        self._is_collapsed = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        # By Tab, not by a click: the list keeps its keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()
        icons.keeper.changed.connect(self.update)

    @property
    def key(self) -> str:
        """Return the key that leads to the view."""
        return self._place.key

    @property
    def badge(self) -> str:
        """Return the number beside the name."""
        return self._badge

    def set_badge(self, badge: str, tone: Tone) -> None:
        """Show another number, "" for none."""
        if (badge, tone) != (self._badge, self._badge_tone):
            self._badge, self._badge_tone = badge, tone
            self._name()
            self.update()

    def set_collapsed(self, is_collapsed: bool) -> None:
        """Show the icon alone, or name and badge."""
        self._is_collapsed = is_collapsed
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._place.name} {self._badge}".strip())
        self.setToolTip(tip(f"{self._place.name} {self._badge} ({self._place.key})"))

    def sizeHint(self) -> QSize:
        """Return the height of an entry."""
        return QSize(COLLAPSED - 16, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon or name, badge."""
        theme = self._icons.keeper.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if self.isChecked() else theme.zebra))
            painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 6, 6)
        if self._is_collapsed:
            self._paint_icon(painter)
        else:
            self._paint_name(painter)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> None:
        tone = Tone.ACCENT if self.isChecked() else Tone.MUTED
        ratio = self.devicePixelRatioF()
        ink = tone.ink(self._icons.keeper.theme)
        pixmap = self._icons.pixmap(self._place.icon, ink, round(16 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        centre = self.rect().center()
        painter.drawPixmap(centre - QPoint(7, 7), pixmap)
        if self._badge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._badge_tone.ink(self._icons.keeper.theme))
            painter.drawEllipse(centre + QPoint(9, -8), 3, 3)

    def shown_badge(self) -> str:
        """Return the number as it is painted: one that would run into the name is just large."""
        name = QFontMetrics(Type.STRONG.font()).horizontalAdvance(self._place.name)
        badge = QFontMetrics(Type.NOTE_STRONG.font()).horizontalAdvance(self._badge)
        fits = name + APART + badge <= self._room().width()
        return self._badge if fits or len(self._badge) < len(MANY) else MANY

    def _room(self) -> QRect:
        return self.rect().adjusted(10, 0, -8, 0)

    def _paint_name(self, painter: QPainter) -> None:
        theme = self._icons.keeper.theme
        room = self._room()
        is_on = self.isChecked()
        painter.setFont((Type.STRONG if is_on else Type.TEXT).font())
        painter.setPen(QColor(theme.accent if is_on else theme.text))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, self._place.name)
        painter.setFont(Type.NOTE_STRONG.font())
        painter.setPen(self._badge_tone.ink(theme))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, self.shown_badge())


class Rail(QWidget):
    """Entries for the views that exist.

    Signals: ``chosen`` (number of the view).
    """

    chosen = Signal(int)

    def __init__(self, stage: Stage, places: tuple[Place, ...], *, is_sandbox: bool) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(translate("frame", "Workbench"), type_=Type.RAIL)
        self.sandbox = Tag(tone=Tone.INFORMATION)
        self.sandbox.setToolTip(tip(translate("frame", "Sandbox")))
        self.buttons = tuple(RailButton(stage.icons, place) for place in places)
        self.entries = RailEntries(stage.icons)
        self.foot = RailFoot(stage)
        self._lay_out()
        self.sandbox.setVisible(is_sandbox)
        for number, entry in enumerate(self.buttons):
            entry.setProperty("number", number)
            entry.clicked.connect(self._on_clicked)
        self.set_collapsed(is_collapsed=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 16, 10, 16)
        column.setSpacing(2)
        column.addWidget(self._title)
        self._marker = QHBoxLayout()
        self._marker.addWidget(self.sandbox)
        self._marker.addStretch(1)
        column.addLayout(self._marker)
        column.addSpacing(8)
        *views, settings = self.buttons
        for entry in views:
            column.addWidget(entry)
        column.addStretch(1)
        column.addWidget(self.entries)
        column.addSpacing(4)
        column.addWidget(settings)
        column.addSpacing(10)
        column.addWidget(self.foot)
        self._title.setContentsMargins(8, 0, 0, 6)

    def set_collapsed(self, *, is_collapsed: bool) -> None:
        """Show icons alone, or names."""
        self.setFixedWidth(COLLAPSED if is_collapsed else WIDTH)
        self._title.setVisible(not is_collapsed)
        sandbox = translate("frame", "Sandbox")
        self.sandbox.setText(sandbox[:1] if is_collapsed else sandbox)
        self._marker.setContentsMargins(0 if is_collapsed else 8, 0, 0, 0)
        for entry in self.buttons:
            entry.set_collapsed(is_collapsed)
        self.entries.set_collapsed(is_collapsed)
        self.foot.set_collapsed(is_collapsed)

    def mark(self, number: int) -> None:
        """Mark the view that shows."""
        self.buttons[number].setChecked(True)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(int(self.sender().property("number")))
