"""What shows while the sample data are made: between two windows there would be nothing to see."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QSplashScreen

from workbench.ui.first_run.dressing import dressed
from workbench.ui.theme import Type
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from workbench.ui.first_run.contract import Speech
    from workbench.ui.theme import Theme

SIZE = QSize(420, 120)


@contextmanager
def waiting(app: QApplication, speech: Speech) -> Iterator[QSplashScreen]:
    """Show that the samples are being made; a splash screen is painted without an event loop."""
    with dressed(app, speech) as keeper:
        splash = QSplashScreen(_card(keeper.theme, app.devicePixelRatio()))
        splash.setAccessibleName(_words())
        splash.show()
        splash.repaint()
        try:
            yield splash
        finally:
            splash.close()
            splash.deleteLater()


def _words() -> str:
    return translate("firstrun", "The sample data are being made …")


def _card(theme: Theme, ratio: float) -> QPixmap:
    card = QPixmap(SIZE * ratio)
    card.setDevicePixelRatio(ratio)
    card.fill(QColor(theme.surface))
    painter = QPainter(card)
    painter.setPen(QColor(theme.line))
    painter.drawRect(QRect(0, 0, SIZE.width() - 1, SIZE.height() - 1))
    painter.setPen(QColor(theme.text))
    painter.setFont(Type.CARD.font())
    painter.drawText(
        QRect(0, 0, SIZE.width(), SIZE.height()), Qt.AlignmentFlag.AlignCenter, _words()
    )
    painter.end()
    return card
