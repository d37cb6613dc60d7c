"""Where the window stood and what it said once, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_FILE, _GEOMETRY = "window.ini", "geometry"
# Of a small screen: room for the frame and for a glimpse of what lies behind.
_SHARE = 0.9


class WindowPlace:
    """Kept in a small file beside the data: it tells nothing of orders.

    Qt itself sees to screens that are gone and to a window that was larger than today's.
    """

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / _FILE), QSettings.Format.IniFormat)

    def restore(self, window: QWidget) -> None:
        """Put a window where the last one stood; the first one fills a screen that is too small."""
        kept = self._file.value(_GEOMETRY)
        room = window.screen().availableSize() * _SHARE
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)
        elif window.size().boundedTo(room) != window.size():
            # What it is when somebody makes it smaller again.
            window.resize(window.size().boundedTo(room))
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def is_first(self, thing: str) -> bool:
        """Tell, once for each thing that is said once, that it was not said yet."""
        if self._file.contains(thing):
            return False
        self._file.setValue(thing, True)
        return True

    def keep(self, window: QWidget) -> None:
        """Remember where a window stands; a folder that cannot be written changes nothing."""
        self._file.setValue(_GEOMETRY, window.saveGeometry())
        self._file.sync()
