"""Our own icons: 16 px SVG strokes, tinted with the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDir, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from workbench.ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor

    from workbench.ui.theming import ThemeKeeper

# By this prefix the style sheet finds the same files.
SEARCH = "icons"
# One pixmap per display scale (100 % to 300 %): QIcon picks, nothing is stretched.
_SIZES = (16, 24, 32, 48)
_APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)


class Icons:
    """Reads ``<folder>/<name>.svg`` and paints it in a tone of the present theme."""

    def __init__(self, folder: Path, keeper: ThemeKeeper) -> None:
        self._folder = folder
        QDir.setSearchPaths(SEARCH, [str(folder)])
        self.keeper = keeper

    def icon(self, name: str, tone: Tone = Tone.MUTED) -> QIcon:
        """Return the icon, with the accent colour where it is switched on."""
        theme = self.keeper.theme
        made = QIcon()
        for size in _SIZES:
            made.addPixmap(self.pixmap(name, tone.ink(theme), size), QIcon.Mode.Normal)
            accent = self.pixmap(name, Tone.ACCENT.ink(theme), size)
            made.addPixmap(accent, QIcon.Mode.Normal, QIcon.State.On)
        return made

    def pixmap(self, name: str, ink: QColor, size: int) -> QPixmap:
        """Return the icon in one colour, ``size`` physical pixels square."""
        return self._painted(name, ink.name(), size)

    def application(self) -> QIcon:
        """Return the program's own icon; it keeps its colours in both themes."""
        made = QIcon()
        for size in _APPLICATION_SIZES:
            made.addPixmap(self._painted("application", "", size))
        return made

    def _painted(self, name: str, ink: str, size: int) -> QPixmap:
        """Return a picture from Qt's cache, which keeps what was painted last."""
        path, found = self._folder / f"{name}.svg", QPixmap()
        key = f"{path} {ink} {size}"
        if not QPixmapCache.find(key, found):
            source = path.read_text(encoding="utf-8")
            found = _render(source.replace("currentColor", ink) if ink else source, size)
            QPixmapCache.insert(key, found)
        return found


def _render(source: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
