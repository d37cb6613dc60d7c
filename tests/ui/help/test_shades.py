"""Pictures of the light window in a dark help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from tests.ui.conftest import RESOURCES
from workbench.ui.help.shades import shaded
from workbench.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = RESOURCES / "help" / "pictures"


def painted(*colours: str) -> QImage:
    """Return a picture of one pixel for each colour."""
    made = QImage(len(colours), 1, QImage.Format.Format_Indexed8)
    made.setColorTable([QColor(colour).rgb() for colour in colours])
    for place in range(len(colours)):
        made.setPixel(place, 0, place)
    return made


def test_a_light_help_shows_them_as_they_are() -> None:
    picture = painted("#FFFFFF", "#C92A2A")
    assert shaded(picture, LIGHT) == picture


def test_white_becomes_the_ground_of_the_theme() -> None:
    assert shaded(painted("#FFFFFF"), DARK).pixelColor(0, 0).name() == DARK.surface.lower()


@pytest.mark.parametrize(
    ("colour", "hue"),
    [
        pytest.param(LIGHT.critical, "red", id="critical"),
        pytest.param(LIGHT.critical_soft, "red", id="soft ground of critical"),
        pytest.param(LIGHT.good, "green", id="good"),
        pytest.param(LIGHT.information, "blue", id="information"),
    ],
)
def test_what_a_colour_says_it_still_says(colour: str, hue: str) -> None:
    turned = shaded(painted(colour), DARK).pixelColor(0, 0)
    parts = {"red": turned.red(), "green": turned.green(), "blue": turned.blue()}
    assert max(parts, key=lambda part: parts[part]) == hue


@pytest.mark.parametrize("ground", [LIGHT.surface, LIGHT.window, LIGHT.critical_soft])
def test_ink_stands_out_from_its_ground(ground: str) -> None:
    picture = shaded(painted(LIGHT.text, ground), DARK)
    ink, under = picture.pixelColor(0, 0), picture.pixelColor(1, 0)
    assert ink.lightness() - under.lightness() > 100


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.png")), ids=lambda path: path.stem)
def test_every_picture_of_ours_can_be_turned(path: Path) -> None:
    picture = QImage(str(path))
    assert picture.format() == QImage.Format.Format_Indexed8
    assert shaded(picture, DARK) != picture
