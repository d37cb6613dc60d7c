"""Icons that take the new colours by themselves when the theme changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from workbench.ui.theme import Tone
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from workbench.ui.icons import Icons


class Glyph(QWidget):
    """One icon on its own."""

    def __init__(self, icons: Icons, size: int = 16) -> None:
        super().__init__()
        self._icons = icons
        self._name = ""
        self._tone = Tone.MUTED
        self.setFixedSize(QSize(size, size))
        icons.keeper.changed.connect(self.update)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon as sharp as the display."""
        if not self._name:
            return
        ratio = self.devicePixelRatioF()
        ink = self._tone.ink(self._icons.keeper.theme)
        pixmap = self._icons.pixmap(self._name, ink, round(self.width() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()


class IconButton(QToolButton):
    """A button that is an icon; its words are its tooltip and its accessible name."""

    def __init__(self, icons: Icons, name: str, words: str) -> None:
        super().__init__()
        self._icons = icons
        self._icon = name
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self._tint()
        icons.keeper.changed.connect(self._tint)

    @Slot()
    def _tint(self) -> None:
        self.setIcon(self._icons.icon(self._icon))
