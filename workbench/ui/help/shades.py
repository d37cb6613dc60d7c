"""Pictures of the light window shown in a dark help: light becomes dark, and red stays red.

The pictures are drawn in at most 256 colours, so that a new table of colours is a new picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from workbench.ui.theme import Theme

# Below this a colour is a grey of the theme's own; above it keeps its hue, a little duller.
_GREY, _DULLER = 0.25, 0.65


def shaded(picture: QImage, theme: Theme) -> QImage:
    """Return a picture as it is looked at in a theme; one without a table stays as it is."""
    if not theme.is_dark or picture.format() != QImage.Format.Format_Indexed8:
        return picture
    made = picture.copy()
    made.setColorTable(
        [_turned(QColor(colour), theme).rgba64().toArgb32() for colour in picture.colorTable()]
    )
    return made


def _turned(colour: QColor, theme: Theme) -> QColor:
    ground, ink = QColor(theme.surface), QColor(theme.text)
    share = 1 - colour.lightnessF()
    # Saturation of what is almost white or black says little: how far its parts lie apart does.
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    if max(parts) - min(parts) < _GREY * max(share, 0.1):
        return _between(ground, ink, share)
    lightness = ground.lightnessF() + share * (ink.lightnessF() - ground.lightnessF())
    saturation = colour.hslSaturationF() * _DULLER
    return QColor.fromHslF(colour.hslHueF(), saturation, lightness)


def _between(first: QColor, second: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        first.redF() + share * (second.redF() - first.redF()),
        first.greenF() + share * (second.greenF() - first.greenF()),
        first.blueF() + share * (second.blueF() - first.blueF()),
    )
