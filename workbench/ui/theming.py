"""Which theme is on: the system's unless the seller chose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStyleFactory

from workbench.domain.settings import Density, ThemeChoice
from workbench.ui.stylesheet import style_sheet
from workbench.ui.theme import DARK, LIGHT, Theme, Type, palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


# Pixels of a row of a list (window.md, principle 7).
ROW_HEIGHTS = {Density.ROOMY: 40, Density.COMPACT: 30}


class ThemeKeeper(QObject):
    """Dresses the application and follows the system's scheme.

    Signals: ``changed`` after the application wears another theme; painters then repaint.
    ``row_height_changed`` (pixels) when the rows of lists are to be higher or lower.
    """

    changed = Signal()
    row_height_changed = Signal(int)

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._density = Density.ROOMY
        self._theme = self._wanted()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(Type.TEXT.font())
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """Return the tokens in force."""
        return self._theme

    @property
    def row_height(self) -> int:
        """Return how high the rows of lists are, in pixels."""
        return ROW_HEIGHTS[self._density]

    def choose_density(self, density: Density) -> None:
        """Make the rows of all lists as high as the seller chose."""
        if density is not self._density:
            self._density = density
            self.row_height_changed.emit(self.row_height)

    def choose(self, choice: ThemeChoice) -> None:
        """Wear what the seller chose."""
        self._choice = choice
        self._update()

    @Slot()
    def _on_scheme_changed(self) -> None:
        self._update()

    def _update(self) -> None:
        if (wanted := self._wanted()) is not self._theme:
            self._theme = wanted
            self._dress()
            self.changed.emit()

    def _wanted(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            is_dark = self._choice is ThemeChoice.DARK
        return DARK if is_dark else LIGHT

    def _dress(self) -> None:
        self._app.setPalette(palette(self._theme))
        self._app.setStyleSheet(style_sheet(self._theme))
