"""The picture of two traces has the same pixels on every system."""

from __future__ import annotations

from PIL import ImageFont

from workbench import paths
from workbench.files.trace_picture import _Letters


def test_letters_are_laid_out_in_the_way_that_every_system_has() -> None:
    letters = _Letters.of(paths.resource("fonts") / "wqy-microhei.ttf")
    engines = {font.layout_engine for font in (letters.title, letters.head, letters.text)}
    assert engines == {ImageFont.Layout.BASIC}
