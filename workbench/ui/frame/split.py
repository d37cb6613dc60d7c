"""A list with its detail beside it; in a narrow window the detail is a drawer over the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.translating import translate
from workbench.ui.widgets.labels import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

GAP = 14
# window.md: the detail becomes a drawer in windows narrower than this.
DOCKED_FROM = 1280


class DetailSplit(QWidget):
    """Places ``main`` and ``side``; the side's width is its own.

    Signals: ``side_shown`` (is visible) when the side came or went.
    """

    side_shown = Signal(bool)

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__()
        self._main = main
        self._drawer = QWidget(self)
        self._drawer.setObjectName("drawer")
        self._drawer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side_width = side.width()
        box = QVBoxLayout(self._drawer)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(side)
        self._box = box
        self._is_wanted = True
        self._is_open = False
        if not side.accessibleName():  # it takes the keys to be scrolled
            side.setAccessibleName(translate("frame", "Details"))
        main.setParent(self)
        self._drawer.raise_()

    @property
    def is_docked(self) -> bool:
        """Tell whether the window is wide enough for both."""
        return self.window().width() >= DOCKED_FROM

    @property
    def is_side_visible(self) -> bool:
        """Tell whether the side shows."""
        return self._is_wanted if self.is_docked else self._is_open

    def open_side(self) -> None:
        """Show the side."""
        self._set(is_shown=True)

    def close_side(self) -> bool:
        """Hide the drawer; False where there is none to hide."""
        if self.is_docked or not self._is_open:
            return False
        self._set(is_shown=False)
        return True

    def toggle_side(self) -> None:
        """Show or hide the side."""
        self._set(is_shown=not self.is_side_visible)

    def _set(self, *, is_shown: bool) -> None:
        if self.is_docked:
            self._is_wanted = is_shown
        else:
            self._is_open = is_shown
        self._place()
        self.side_shown.emit(self.is_side_visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place both anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        is_docked, width = self.is_docked, self.width()
        taken = self._side_width + GAP if is_docked and self._is_wanted else 0
        self._main.setGeometry(QRect(0, 0, width - taken, self.height()))
        margin = 0 if is_docked else GAP
        self._box.setContentsMargins(margin, 0, 0, 0)
        side = min(self._side_width + margin, width)
        self._drawer.setGeometry(QRect(width - side, 0, side, self.height()))
        self._drawer.setVisible(self.is_side_visible)
        restyle(self._drawer, docked="true" if is_docked else "false")
